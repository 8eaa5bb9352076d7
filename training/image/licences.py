"""Licence ledger of an index: how many pictures are under which stated licence, by label and role.

    python -m training.image.licences --index index.tsv --out training/results/image-licences.json

What counts as permissive is in `common/licences.json`. Nearly every statement is about the repository; whether it covers
the pictures in it is not known.
"""
from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from training.common.cache import Json, read_tsv, write_json
from training.common.licences import CLASSES, licence_class, stated_licence

Row = Mapping[str, str]


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    result = ledger(read_tsv(args.index))
    write_json(args.out, result)
    print(json.dumps(result["totals"]))


def ledger(rows: Iterable[Row]) -> Json:
    """Counts by licence, label and role, each licence with its class and sources; totals by class."""
    cells: Counter[tuple[str, str, str]] = Counter()
    sources: dict[str, set[str]] = {}
    for row in rows:
        stated = stated_licence(row["licence"])
        cells[stated, row["role"], row["label"]] += 1
        sources.setdefault(stated, set()).add(row["source"])
    entries = [_entry(stated, cells, sources[stated]) for stated in sorted(sources)]
    return {"licences": entries, "totals": {kind: _total(entries, kind) for kind in CLASSES}}


def _entry(stated: str, cells: Counter[tuple[str, str, str]], sources: set[str]) -> Json:
    by_role: dict[str, Json] = {}
    for (licence, role, label), count in sorted(cells.items()):
        if licence == stated:
            by_role.setdefault(role, {"ai": 0, "real": 0})[label] = count
    return {"licence": stated, "class": licence_class(stated), **_sum(by_role.values()), "byRole": by_role,
            "sources": sorted(sources)}


def _total(entries: Iterable[Json], kind: str) -> Json:
    found = [entry for entry in entries if entry["class"] == kind]
    return {**_sum(found), "sources": len({source for entry in found for source in entry["sources"]})}


def _sum(parts: Iterable[Json]) -> Json:
    listed = list(parts)
    return {label: sum(part[label] for part in listed) for label in ("ai", "real")}


if __name__ == "__main__":
    main()
