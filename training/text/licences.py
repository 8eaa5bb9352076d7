"""Licence ledger: how much of the data is under which stated licence, by label, language and role.

    python -m training.text.licences --data A.jsonl.gz B.jsonl ... --out licences.json --table licences.md

What counts as permissive is in `common/licences.json`. A statement is copied, never interpreted further:
"none stated" stays that, whatever a text's owner may allow.
"""
from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from training.common.cache import Json, write_json
from training.common.licences import CLASSES, licence_class, stated_licence
from training.text.corpus import Row, load_rows, role_of

Cell = tuple[str, str, str, str]  # licence, language, label, role


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--table", type=Path, required=True, help="markdown")
    args = parser.parse_args()
    result = ledger(row for path in args.data for row in load_rows([path]))
    write_json(args.out, {"data": [path.name for path in args.data], **result})
    args.table.write_text(table(result["licences"], result["totals"]), encoding="utf8")
    print(json.dumps(result["totals"]))


def ledger(rows: Iterable[Row]) -> Json:
    """Counts of rows by licence, language, label and role, each licence with its class; and totals by class."""
    counts: Counter[Cell] = Counter()
    sources: dict[str, set[str]] = {}
    for row in rows:
        stated = stated_licence(row["licence"])
        counts[stated, row["lang"], row["label"], role_of(row)] += 1
        sources.setdefault(stated, set()).add(row["source"])
    licences = [_entry(name, counts, sources[name]) for name in sorted(sources)]
    return {"licences": licences, "totals": {kind: _total(licences, kind) for kind in CLASSES}}


def table(licences: Sequence[Json], totals: Json) -> str:
    """Markdown: one line a licence, largest first within its class."""
    lines = ["| licence as stated | class | human | AI | languages | sources |", "| --- | --- | ---: | ---: | --- | ---: |"]
    order = sorted(licences, key=lambda e: (CLASSES.index(e["class"]), -e["human"] - e["ai"]))
    for entry in order:
        stated, languages = entry["licence"].replace("|", "\\|"), ", ".join(entry["byLanguage"])
        lines.append(f"| {stated} | {entry['class']} | {entry['human']:,} | {entry['ai']:,} | {languages} "
                     f"| {len(entry['sources'])} |")
    for kind, total in totals.items():
        lines.append(f"| **all {kind}** | | {total['human']:,} | {total['ai']:,} | | {total['sources']} |")
    return "\n".join(lines) + "\n"


def _entry(stated: str, counts: Counter[Cell], sources: set[str]) -> Json:
    mine = {cell: n for cell, n in counts.items() if cell[0] == stated}
    return {
        "licence": stated, "class": licence_class(stated),
        "human": _sum(mine, 2, "human"), "ai": _sum(mine, 2, "ai"),
        "byLanguage": _by(mine, 1), "byRole": _by(mine, 3), "sources": sorted(sources),
    }


def _by(counts: dict[Cell, int], place: int) -> Json:
    return {value: {"human": _sum(counts, place, value, "human"), "ai": _sum(counts, place, value, "ai")}
            for value in sorted({cell[place] for cell in counts})}


def _sum(counts: dict[Cell, int], place: int, value: str, label: str | None = None) -> int:
    return sum(n for cell, n in counts.items() if cell[place] == value and label in (None, cell[2]))


def _total(licences: Sequence[Json], kind: str) -> Json:
    found = [entry for entry in licences if entry["class"] == kind]
    return {"human": sum(e["human"] for e in found), "ai": sum(e["ai"] for e in found),
            "sources": len({s for e in found for s in e["sources"]})}


if __name__ == "__main__":
    main()
