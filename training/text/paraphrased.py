"""AI texts with what paraphrasers made of them, to measure what a paraphrase costs.

    python -m training.text.paraphrased --data paraphrase.jsonl --count 40 --out units-paraphrase.jsonl

Rows of one source and `group` are one text before (`attack` none) and after each attack. Taken are groups that every attack
of their source has, `--count` of each source; of every text its start, up to the longest passage.
"""
from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from training.common.cache import write_jsonl
from training.text.corpus import Row, load_rows
from training.text.cut import MAX_WORDS, MIN_WORDS, SENTENCE_END, Unit, unit

Group = dict[str, Row]
"""Rows by attack."""


def units_of(rows: Iterable[Row], count: int, seed: int) -> Iterator[Unit]:
    """The original and its paraphrases, one after the other, of `count` groups of every source; any choice is drawn."""
    for source, groups in sorted(_groups(rows).items()):
        attacks = sorted({attack for group in groups for attack in group}, key=lambda attack: (attack != "none", attack))
        whole = [group for group in groups if len(group) == len(attacks) and "none" in group]
        for group in random.Random(f"{seed}{source}").sample(whole, min(count, len(whole))):
            for attack in attacks:
                made = unit(group[attack], group[attack]["text"], "passage")
                yield {**made, "id": made["id"] if attack == "none" else f"{made['id']}-{attack}"}


def _groups(rows: Iterable[Row]) -> dict[str, list[Group]]:
    """Groups by source, of texts that begin with a passage."""
    held: dict[str, dict[str, Group]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        start = start_of(row["text"])
        if row["label"] == "ai" and start is not None:
            held[row["source"]][row["group"]].setdefault(row["attack"], {**row, "text": start})
    return {source: list(groups.values()) for source, groups in held.items()}


def start_of(text: str) -> str | None:
    """Whole sentences from the start, up to `MAX_WORDS` words; None when they are fewer than `MIN_WORDS`."""
    paragraphs: list[str] = []
    left = MAX_WORDS
    for paragraph in text.split("\n\n"):
        kept: list[str] = []
        for sentence in SENTENCE_END.split(paragraph):
            left -= len(sentence.split())
            if left < 0:
                break
            kept.append(sentence)
        paragraphs.append(" ".join(kept).strip())
        if left < 0:
            break
    start = "\n\n".join(paragraph for paragraph in paragraphs if paragraph)
    return start if len(start.split()) >= MIN_WORDS else None


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--lang", default="en")
    parser.add_argument("--count", type=int, default=40, help="texts of each source, every one with all its paraphrases")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    units = list(units_of(load_rows(args.data, args.lang), args.count, args.seed))
    write_jsonl(args.out, units)
    print(args.out, dict(Counter((one["source"], one["attack"]) for one in units)))


if __name__ == "__main__":
    main()
