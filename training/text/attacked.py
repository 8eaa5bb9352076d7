"""Attacked copies of AI passages, to measure what an attack costs. The passages as they are stay in, for comparison.

    python -m training.text.attacked --units units-test.jsonl --count 150 --out units-attacks.jsonl
"""
from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from training.common.cache import read_jsonl, write_jsonl
from training.text.attacks import ENGLISH, by_name

MIN_WORDS = 100  # where the targets are set


def attacked(units: Sequence[dict[str, Any]], names: Sequence[str], seed: int) -> list[dict[str, Any]]:
    """Every unit as it is, and once under each attack; ids end with the attack."""
    out = []
    for unit in units:
        out.append({**unit, "attack": "none"})
        for name in names:
            rng = random.Random(f"{seed}{name}{unit['id']}")
            out.append({**unit, "id": f"{unit['id']}-{name}", "attack": name, "text": by_name(unit["lang"])[name](unit["text"], rng)})
    return out


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=Path, required=True)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--attacks", nargs="+", default=sorted(ENGLISH))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rows = [row for row in read_jsonl(args.units)
            if row["label"] == "ai" and row["unit"] == "passage" and row["words"] >= MIN_WORDS]
    chosen = random.Random(args.seed).sample(rows, min(args.count, len(rows)))
    made = attacked(chosen, args.attacks, args.seed)
    write_jsonl(args.out, made)
    print(f"{args.out}: {len(chosen)} passages, {len(made)} rows, {len(args.attacks)} attacks")


if __name__ == "__main__":
    main()
