"""Two models on identical texts: false flags, recall and AUROC by length; see `common/compare.py`.

    python -m training.text.compare --before OUT0/scores.jsonl --after OUT1/scores.jsonl --units U.jsonl \\
        --out training/results/text-v0-v1.json

A unit without a line on one side ends the command with 1, unless --partial is given.
"""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from training.common.cache import read_jsonl, write_json
from training.common.compare import ROUNDS, Slices, compared, latest, table

ENDLESS = 10**9
LENGTHS = {  # words, lower end included; as in the tables of `npm run evaluate`, then the lengths with a target
    "all": (0, ENDLESS), "50-99": (50, 100), "100-149": (100, 150), "150-199": (150, 200), "200-399": (200, 400),
    "400+": (400, ENDLESS), "100+": (100, ENDLESS), "150+": (150, ENDLESS),
}


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before", type=Path, required=True)
    parser.add_argument("--after", type=Path, required=True)
    parser.add_argument("--units", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--partial", action="store_true", help="compare what is there")
    args = parser.parse_args()
    units, before, after = read_jsonl(args.units), latest(args.before), latest(args.after)
    lacking = sum(unit["id"] not in before or unit["id"] not in after for unit in units)
    if lacking and not args.partial:
        sys.exit(f"{lacking} of {len(units)} units have no line in one of the files")
    made = compared(units, before, after, by_length(), args.rounds)
    print(table(made, "words"))
    by = made.pop("slices")
    write_json(args.out, {"rounds": args.rounds, "units": len(units), "lacking": lacking, **made, "byLength": by})


def by_length() -> Slices:
    """One slice for each length."""
    return {name: lambda unit, low=low, high=high: low <= unit["words"] < high  # type: ignore[misc]
            for name, (low, high) in LENGTHS.items()}


if __name__ == "__main__":
    main()
