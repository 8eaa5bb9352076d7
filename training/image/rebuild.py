"""Makes the pool of pictures out of git mirrors: the files, and one line of facts for each.

    python -m training.image.rebuild --mirrors MIRRORS --out POOL --manifest manifest.tsv.gz \
        --sources training/image/sources.json [--most 400] [--only SOURCE]

`--manifest` is the supplied list of pictures, `--sources` this project's own. Pictures are taken in the order of their
hashes until `--most` (or the entry's own `max`) fit, so a larger number only adds to a smaller one. Facts are appended to
POOL/facts.jsonl as they are made, also of those left out: a stopped run goes on where it was. What a picture is (label,
kind, role …) is not in the facts; `training.image.assemble` joins it.
"""
from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from training.common.cache import Json, read_jsonl
from training.common.mirror import Mirror, MirrorError
from training.image.phash import phash
from training.image.sources import Source, read_sources
from training.image.stored import Stored, Unusable, stored_form
from training.image.wanted import Wanted, of_manifest, of_source

FACTS = "facts.jsonl"


def main() -> None:
    """Reads the command line, makes the pictures and logs one line a source to standard error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mirrors", type=Path, required=True, help="folder of bare git mirrors, owner+name[/repo|.git]")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--manifest", type=Path, help="manifest.tsv.gz")
    parser.add_argument("--sources", type=Path, help="sources.json")
    parser.add_argument("--most", type=int, default=400, help="pictures of a source")
    parser.add_argument("--only", action="append", help="source, to try an entry")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    facts = given.out / FACTS
    known = known_facts(facts)
    failed = 0
    with facts.open("a", encoding="utf8") as out:
        for source, entry, wanted in jobs(given.manifest, given.sources):
            if given.only and source not in given.only:
                continue
            try:
                make_source(source, entry, wanted, given, known.get(source, {}), out)
            except MirrorError as error:
                failed += 1
                print(f"{source}: FAILED: {error}", file=sys.stderr, flush=True)
    if failed:
        sys.exit(f"{failed} sources could not be built")


def jobs(manifest: Path | None, sources: Path | None) -> Iterator[tuple[str, Source | None, list[Wanted]]]:
    """Sources with their entries (this project's own) or their pictures (the supplied manifest's); the own first."""
    for entry in read_sources(sources) if sources else ():
        yield entry.source, entry, []
    for source, wanted in (of_manifest(manifest) if manifest else {}).items():
        yield source, None, wanted


def known_facts(path: Path) -> dict[str, dict[str, Json]]:
    """Facts of an earlier run by source and key; none when there was none."""
    known: dict[str, dict[str, Json]] = {}
    for row in read_jsonl(path) if path.exists() else ():
        known.setdefault(row["source"], {})[row["key"]] = row
    return known


def make_source(source: str, entry: Source | None, wanted: Sequence[Wanted], given: argparse.Namespace,
                known: dict[str, Json], out: IO[str]) -> None:
    """Makes what is missing of one source. Raises MirrorError when its repository or commit is not there."""
    mirror = Mirror(given.mirrors, entry.repo if entry else wanted[0].repo, entry.commit if entry else wanted[0].commit)
    most = min(given.most, entry.max) if entry else given.most
    wanted = of_source(entry, mirror) if entry else wanted
    if not wanted:
        raise MirrorError(f"nothing matches {entry.files if entry else ''}")
    left_out: Counter[str] = Counter()
    made = 0
    for one in wanted:
        if made >= most:
            break
        fact = known.get(one.key)
        if fact is None:
            fact = make_picture(one, entry, mirror, given.out)
            out.write(json.dumps(fact, ensure_ascii=False) + "\n")
            out.flush()
        made += "file" in fact
        left_out.update([fact["left_out"]] if "left_out" in fact else [])
    print(f"{source}: {len(wanted)} found, {made} made, left out {dict(left_out)}", file=sys.stderr, flush=True)


def make_picture(wanted: Wanted, entry: Source | None, mirror: Mirror, out: Path) -> Json:
    """Writes the picture under `out`; its facts, or the reason why it was left out."""
    name = {"source": wanted.source, "key": wanted.key, "path": wanted.path}
    content = original(wanted, mirror)
    if content is None:
        return {**name, "left_out": "missing"}
    digest = hashlib.sha256(content).hexdigest()
    try:
        stored, pixels = stored_form(content, digest, check=entry is not None)
    except Unusable as reason:
        return {**name, "left_out": str(reason)}
    if entry and entry.needs == "camera" and not (stored.camera and stored.taken):
        return {**name, "left_out": "no camera"}
    file = Path(wanted.repo.replace("/", "+")) / f"{digest[:20]}.{stored.extension}"
    (out / file).parent.mkdir(parents=True, exist_ok=True)
    (out / file).write_bytes(stored.content)
    return {**name, "file": str(file), "original": digest, **_about(stored), "phash": f"{phash(pixels):016x}"}


def original(wanted: Wanted, mirror: Mirror) -> bytes | None:
    """The original's bytes, by id, by path or from the path's history; None when none has the hash that is wanted."""
    names = [wanted.blob] if wanted.blob else []
    for _, content in mirror.objects([*names, f"{wanted.commit}:{wanted.path}"]):
        if content is not None and _fits(content, wanted):
            return content
    if wanted.sha256:
        for _, content in mirror.objects(mirror.path_history(wanted.path)):
            if content is not None and _fits(content, wanted):
                return content
    return None


def _fits(content: bytes, wanted: Wanted) -> bool:
    return not wanted.sha256 or hashlib.sha256(content).hexdigest() == wanted.sha256


def _about(stored: Stored) -> Json:
    return {
        "sha256": hashlib.sha256(stored.content).hexdigest(), "bytes": len(stored.content), "format": stored.format,
        "width": stored.width, "height": stored.height, "orig_format": stored.orig_format,
        "orig_width": stored.orig_width, "orig_height": stored.orig_height, "camera": stored.camera, "taken": stored.taken,
    }


if __name__ == "__main__":
    main()
