"""From a made repository to an index: what is taken, what is left out, who keeps a near-duplicate."""
from __future__ import annotations

import io
import json
import subprocess
from argparse import Namespace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from training.common.cache import read_jsonl
from training.common.mirror import Mirror
from training.image import assemble, freeze, licences, rebuild
from training.image.phash import as_hashes, nearest, phash
from training.image.sources import read_sources
from training.image.stored import Unusable, stored_form


def picture(seed: int, width: int = 300, height: int = 260) -> Image.Image:
    """Soft random blobs: unlike each other, and not flat."""
    small = np.random.default_rng(seed).integers(0, 255, (6, 6, 3), dtype=np.uint8)
    return Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC)


def encoded(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


@pytest.fixture
def mirrors(tmp_path: Path) -> Path:
    """A folder of one mirror with pictures in ai/ and real/."""
    work = tmp_path / "mirrors" / "some+where" / "repo"
    files = {"ai/1.png": encoded(picture(1)), "ai/2.png": encoded(picture(2)), "ai/small.png": encoded(picture(3, 90, 90)),
             "real/5.jpg": encoded(picture(5), "JPEG"), "real/again.jpg": encoded(picture(1), "JPEG", quality=60),
             "real/broken.jpg": b"no picture"}
    for name, content in files.items():
        (work / name).parent.mkdir(parents=True, exist_ok=True)
        (work / name).write_bytes(content)
    for command in (["init", "-q"], ["add", "."],
                    ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "x"]):
        subprocess.run(["git", "-C", str(work), *command], check=True)
    return tmp_path / "mirrors"


@pytest.fixture
def sources(mirrors: Path, tmp_path: Path) -> Path:
    commit = subprocess.run(["git", "-C", str(mirrors / "some+where" / "repo"), "rev-parse", "HEAD"], check=True,
                            capture_output=True, text=True).stdout.strip()
    entry = {"repo": "some/where", "commit": commit, "licence": "MIT", "why": "made here", "role": "test", "matched": "pair"}
    path = tmp_path / "sources.json"
    path.write_text(json.dumps([
        {**entry, "source": "a", "label": "ai", "kind": "photo", "family": "flux", "generator": "FLUX", "files": ["ai/*"]},
        {**entry, "source": "r", "label": "real", "kind": "photo", "files": ["real/*"], "matched": ""}]))
    return path


def built(mirrors: Path, sources: Path, out: Path) -> list[dict[str, Any]]:
    """Facts after one run of every source."""
    out.mkdir(exist_ok=True)
    given = Namespace(mirrors=mirrors, out=out, most=10)
    known = rebuild.known_facts(out / rebuild.FACTS)
    with (out / rebuild.FACTS).open("a") as facts:
        for source, entry, wanted in rebuild.jobs(None, sources):
            rebuild.make_source(source, entry, wanted, given, known.get(source, {}), facts)
    return read_jsonl(out / rebuild.FACTS)


def test_unusable_pictures_are_left_out_with_a_reason(mirrors: Path, sources: Path, tmp_path: Path) -> None:
    facts = {Path(fact["path"]).name: fact for fact in built(mirrors, sources, tmp_path / "pool")}
    assert facts["small.png"]["left_out"] == "small"
    assert facts["broken.jpg"]["left_out"] == "unreadable"
    assert (tmp_path / "pool" / facts["5.jpg"]["file"]).is_file()


def test_a_second_run_makes_nothing_again(mirrors: Path, sources: Path, tmp_path: Path) -> None:
    first = built(mirrors, sources, tmp_path / "pool")
    assert built(mirrors, sources, tmp_path / "pool") == first


def test_a_picture_under_both_labels_is_kept_once(mirrors: Path, sources: Path, tmp_path: Path) -> None:
    facts = [fact for fact in built(mirrors, sources, tmp_path / "pool") if "file" in fact]
    rows = list(assemble.of_sources(sources, facts).values())
    kept = assemble.without_near_duplicates(rows)
    assert len(rows) == 4
    assert len(kept) == 3


def test_the_role_that_trains_gives_way() -> None:
    common = {"phash": "00", "supplied": False, "label": "ai", "kind": "photo", "matched": "", "source": "s", "original": "0",
              "family": "flux"}
    kept = assemble.without_near_duplicates([{**common, "role": "train"}, {**common, "role": "test"}])
    assert [row["role"] for row in kept] == ["test"]


def test_families_of_the_test_are_in_no_other_role() -> None:
    rows = [{"family": "kolors", "role": role, "label": "ai"} for role in ("train", "test")]
    assert [row["role"] for row in assemble.without_held_families(rows, {"kolors": "test"})] == ["test"]


def test_a_repository_has_one_role(sources: Path) -> None:
    entries = json.loads(sources.read_text())
    entries[1]["role"] = "train"
    sources.write_text(json.dumps(entries))
    with pytest.raises(SystemExit, match="two roles"):
        read_sources(sources)


def test_large_pictures_are_stored_smaller_and_small_ones_as_they_are() -> None:
    small = encoded(picture(1))
    assert stored_form(small, "0" * 64, True)[0].content == small
    large = encoded(picture(1, 2000, 1700))
    crop, _ = stored_form(large, "0" * 64, True)
    assert (crop.width, crop.height, crop.format) == (640, 640, "webp-lossless")
    copy, _ = stored_form(large, f"{99:08x}" + "0" * 56, True)
    assert (copy.width, copy.format) == (896, "jpeg")
    assert (copy.orig_width, copy.orig_format) == (2000, "png")


@pytest.mark.parametrize(("image", "reason"), [
    (picture(1, 900, 210), "long"), (Image.new("RGB", (300, 300), "white"), "flat"),
    (Image.new("RGBA", (300, 300), (9, 9, 9, 0)), "transparent"),
])
def test_reasons(image: Image.Image, reason: str) -> None:
    with pytest.raises(Unusable, match=reason):
        stored_form(encoded(image), "0" * 64, True)


def test_hash_stays_when_scaled_and_compressed() -> None:
    copy = Image.open(io.BytesIO(encoded(picture(1, 150, 130), "JPEG", quality=50)))
    distance = nearest(phash(picture(1)), as_hashes([phash(copy), phash(picture(2))]))
    assert distance[0] <= 4 < distance[1]


def test_objects_that_are_not_there(mirrors: Path) -> None:
    commit = subprocess.run(["git", "-C", str(mirrors / "some+where" / "repo"), "rev-parse", "HEAD"], check=True,
                            capture_output=True, text=True).stdout.strip()
    found = dict(Mirror(mirrors, "some/where", commit).objects(["0" * 40, f"{commit}:real/broken.jpg"]))
    assert list(found.values()) == [None, b"no picture"]


def test_frozen_lists_and_ledger(tmp_path: Path) -> None:
    index = tmp_path / "index.tsv"
    row = {"role": "test", "sha256": "ab", "label": "ai", "licence": "MIT (repo)", "source": "x/y"}
    assemble.write_index(index, [row, {**row, "role": "train", "sha256": "cd", "licence": ""}])
    found = freeze.digests(index)
    assert found == {"validation": [], "calibration": [], "test": ["ab"]}
    for role in freeze.ROLES:
        (tmp_path / f"{role}.txt").write_text("ab\n" if role == "test" else "")
    assert freeze.differences(found, tmp_path) == 0
    totals = licences.ledger([row, {**row, "licence": ""}])["totals"]
    assert (totals["permissive"]["ai"], totals["unclear"]["ai"]) == (1, 1)
