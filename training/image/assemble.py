"""Joins the facts of a pool with what its pictures are, removes near-duplicates and writes the index.

    python -m training.image.assemble --pool POOL --manifest manifest.tsv.gz --sources training/image/sources.json \
        --out index.tsv

Roles of the supplied manifest's sources are in roles.json, those of this project's own in sources.json; a repository is
held whole in one role. A picture that nearly equals one of another role is dropped from the role that can spare it most:
train before validation, calibration and test.
"""
from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from training.common.cache import Json, read_jsonl
from training.common.mirror import matches
from training.image.phash import as_hashes, nearest
from training.image.rebuild import FACTS
from training.image.sources import Source, read_sources
from training.image.wanted import manifest_source, read_manifest

COLUMNS = [
    "path", "label", "kind", "family", "generator", "source", "group", "role", "sha256", "width", "height", "format", "bytes",
    "orig_width", "orig_height", "orig_format", "licence", "matched", "year", "original", "camera", "taken", "repo_path",
]
ROLE_ORDER = ("test", "calibration", "validation", "train")
NEAR, NEAR_GRAPHIC = 4, 1  # differing bits of 64; graphics on plain ground differ by few bits and yet are not the same
GRAPHICS = ("chart", "screenshot", "scan", "poster", "meme", "game-screenshot")
ROLES = Path(__file__).with_name("roles.json")


def main() -> None:
    """Reads the command line, writes the index and prints rows by role and label."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pool", type=Path, required=True)
    parser.add_argument("--manifest", type=Path)
    parser.add_argument("--sources", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    facts = [fact for fact in read_jsonl(given.pool / FACTS) if "file" in fact]
    known = {**of_manifest(given.manifest, facts), **of_sources(given.sources, facts)}
    rows = [known[fact["source"], fact["key"]] for fact in facts if (fact["source"], fact["key"]) in known]
    for row in rows:
        row["path"] = str((given.pool / row["path"]).resolve().relative_to(given.out.parent.resolve()))
    kept = without_near_duplicates(without_held_families(rows, held_families()))
    write_index(given.out, kept)
    print(f"{len(facts)} made, {len(facts) - len(rows)} no longer wanted, {len(rows) - len(kept)} near-duplicates or of a held family")
    for (role, label), count in sorted(Counter((row["role"], row["label"]) for row in kept).items()):
        print(f"{role} {label}: {count} of {len({r['source'] for r in kept if (r['role'], r['label']) == (role, label)})}")


def of_manifest(path: Path | None, facts: Iterable[Json]) -> dict[tuple[str, str], Json]:
    """Index rows of the supplied manifest's pictures, by source and key."""
    made = {(fact["source"], fact["key"]): fact for fact in facts}
    roles = _manifest_roles()
    rows = {}
    for row in read_manifest(path) if path else ():
        key = manifest_source(row), row["sha256"]
        if key in made:
            rows[key] = _row(made[key], row["source_repo"], {
                **{name: row[name].removeprefix("-") for name in ("label", "kind", "family", "generator", "group", "licence")},
                "role": roles["roles"].get(row["source_repo"], "train"), "year": row["first_date"][:4],
                "matched": row["source_repo"] if row["source_repo"] in roles["matched"] else "", "supplied": True})
    return rows


def of_sources(path: Path | None, facts: Iterable[Json]) -> dict[tuple[str, str], Json]:
    """Index rows of this project's own sources, by source and key."""
    entries = {entry.source: entry for entry in read_sources(path)} if path else {}
    return {(fact["source"], fact["key"]): _of_source(entries[fact["source"]], fact)
            for fact in facts if fact["source"] in entries and is_match(fact["path"], entries[fact["source"]])}


def is_match(path: str, entry: Source) -> bool:
    """Whether the entry still wants a picture that was made from it earlier."""
    return matches(path, entry.files) and not matches(path, entry.exclude)


def _of_source(entry: Source, fact: Json) -> Json:
    place = fact["path"] if entry.group == "file" else str(Path(fact["path"]).parent)
    return _row(fact, entry.repo, {
        "label": entry.label, "kind": entry.kind, "family": entry.family, "generator": entry.generator,
        "group": f"{entry.repo}:{place}", "licence": entry.licence, "role": entry.role, "year": entry.year or "",
        "matched": entry.matched, "supplied": False})


def _row(fact: Json, repo: str, about: Json) -> Json:
    return {**fact, **about, "path": fact["file"], "repo_path": fact["path"], "source": repo}


def _manifest_roles() -> dict[str, Any]:
    found = json.loads(ROLES.read_text("utf8"))
    roles = {repo: role for role in ROLE_ORDER for repo in found.get(role, ())}
    return {"roles": roles, "matched": set(found["matched"])}


def held_families() -> dict[str, str]:
    """The role of each generator family that is held whole in one role."""
    found: dict[str, str] = json.loads(ROLES.read_text("utf8"))["families"]
    return found


def without_held_families(rows: Iterable[Json], held: dict[str, str]) -> list[Json]:
    """Rows but those of a held family in another role than its own."""
    return [row for row in rows if held.get(row["family"], row["role"]) == row["role"]]


def without_near_duplicates(rows: Sequence[Json]) -> list[Json]:
    """Rows of which none nearly equals another, test first; the supplied manifest is trusted to have none of its own."""
    ordered = sorted(rows, key=lambda row: (ROLE_ORDER.index(row["role"]), not row["supplied"], row["original"]))
    hashes = as_hashes([int(row["phash"], 16) for row in ordered])
    keep = np.zeros(len(ordered), bool)
    for place, row in enumerate(ordered):
        distance = nearest(int(row["phash"], 16), hashes[:place])
        near = np.flatnonzero(keep[:place] & (distance <= NEAR))
        keep[place] = not any(_clash(row, ordered[i], int(distance[i])) for i in near)
    dropped = Counter(row["source"] for row, kept in zip(ordered, keep, strict=True) if not kept)
    print("near-duplicates by source:", dict(dropped.most_common(20)), file=sys.stderr)
    return [row for row, kept in zip(ordered, keep, strict=True) if kept]


def _clash(row: Json, other: Json, distance: int) -> bool:
    if row["role"] != other["role"]:
        return True
    if row["supplied"] and other["supplied"]:
        return False
    if row["label"] != other["label"]:  # the same picture under both labels, unless a gallery pairs them on purpose
        return not row["matched"] or row["matched"] != other["matched"]
    return distance <= (NEAR_GRAPHIC if row["kind"] in GRAPHICS else NEAR)


def write_index(path: Path, rows: Iterable[Json]) -> None:
    """Tab-separated, replaced in one step, so that a reader never sees half of it."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows([" ".join(str(row.get(name, "")).split()) for name in COLUMNS] for row in rows)
    part.replace(path)


if __name__ == "__main__":
    main()
