"""Attacked copies of AI passages, to measure what an attack costs. The passages as they are stay in, for comparison.
Cells of source, generator and length take turns, so that no source fills the sample.

    python -m training.text.attacked --units units-test.jsonl --count 150 --out units-attacks.jsonl
"""
from __future__ import annotations

import argparse
import random
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from training.common.cache import read_jsonl, write_jsonl
from training.text.attacks import ENGLISH, by_name

T = TypeVar("T")
MIN_WORDS = 100  # where the targets are set
LENGTHS = (200, 150, 100, 50)  # lower ends of the bins that passages are spread over


def attacked(units: Sequence[dict[str, Any]], names: Sequence[str], seed: int) -> list[dict[str, Any]]:
    """Every unit as it is, and once under each attack; ids end with the attack."""
    out = []
    for unit in units:
        out.append({**unit, "attack": "none"})
        for name in names:
            rng = random.Random(f"{seed}{name}{unit['id']}")
            out.append({**unit, "id": f"{unit['id']}-{name}", "attack": name, "text": by_name(unit["lang"])[name](unit["text"], rng)})
    return out


def chosen(units: Sequence[dict[str, Any]], count: int, seed: int) -> list[dict[str, Any]]:
    """Up to `count` units: sources take turns, inside a source its generators and lengths; any order is drawn."""
    rng = random.Random(seed)
    held: dict[str, dict[tuple[str, int], list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for unit in rng.sample(list(units), len(units)):
        length = next((least for least in LENGTHS if unit["words"] >= least), 0)
        held[unit["source"]][unit["generator"], length].append(unit)
    return list(islice(_turns([_turns(list(cells.values())) for cells in held.values()]), count))


def _turns(queues: Sequence[Iterable[T]]) -> Iterator[T]:
    """One of each queue, then the next of each, until all are empty."""
    waiting = deque(iter(queue) for queue in queues)
    while waiting:
        queue = waiting.popleft()
        for one in islice(queue, 1):
            yield one
            waiting.append(queue)


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=Path, required=True)
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--min-words", type=int, default=MIN_WORDS)
    parser.add_argument("--attacks", nargs="+", default=sorted(ENGLISH))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rows = [row for row in read_jsonl(args.units)
            if row["label"] == "ai" and row["unit"] == "passage" and row["words"] >= args.min_words]
    passages = chosen(rows, args.count, args.seed)
    made = attacked(passages, args.attacks, args.seed)
    write_jsonl(args.out, made)
    print(f"{args.out}: {len(passages)} passages, {len(made)} rows, {len(args.attacks)} attacks")


if __name__ == "__main__":
    main()
