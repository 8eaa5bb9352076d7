"""Two models on identical pictures: false flags, recall and AUROC by delivery, and for photos; see `common/compare.py`.

    python -m training.image.compare --before OUT0/scores.jsonl --after OUT1/scores.jsonl --index test.tsv \\
        --out training/results/image-v0-v1.json

`index`: the pictures that were scored, as `cut` wrote them.
"""
from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from training.common.cache import Json, read_tsv, write_json
from training.common.compare import ROUNDS, Slices, compared, latest, table
from training.image.scored import CONDITIONS


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before", type=Path, required=True)
    parser.add_argument("--after", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    args = parser.parse_args()
    units = delivered(read_tsv(args.index))
    made = compared(units, latest(args.before), latest(args.after), by_delivery(), args.rounds)
    print(table(made, "delivery"))
    by = made.pop("slices")
    write_json(args.out, {"rounds": args.rounds, "units": len(units), **made, "byDelivery": by})


def delivered(rows: Sequence[dict[str, str]]) -> list[Json]:
    """Every picture in every tier."""
    return [{**row, "id": f"{row['path']} {tier}", "tier": tier} for row in rows for tier in CONDITIONS]


def by_delivery() -> Slices:
    """All pictures of a tier, and its photos."""
    every: Slices = {tier: lambda unit, tier=tier: unit["tier"] == tier for tier in CONDITIONS}  # type: ignore[misc]
    photos: Slices = {f"{tier}, photos": lambda unit, tier=tier: unit["tier"] == tier and unit["kind"] == "photo"  # type: ignore[misc]
                      for tier in CONDITIONS}
    return {**every, **photos}


if __name__ == "__main__":
    main()
