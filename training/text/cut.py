"""Cuts documents into the units that are scored: passages of 50-300 words, and whole documents from 400 words.

    python -m training.text.cut --data DOCS.jsonl ... --role calibration --lang en --out units.jsonl [--most 400]

A passage starts where a paragraph starts and ends where a sentence ends, as on a page. Lengths follow one law for both
classes. Rows that are passages already (under 400 words) are cut by the same law. At most `--most` and `--most-documents` of a source.
"""
from __future__ import annotations

import argparse
import hashlib
import math
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, cast

from training.common.cache import write_jsonl
from training.text.corpus import ROLES, Row, load_rows, split

MIN_WORDS, MAX_WORDS, DOCUMENT_WORDS = 50, 300, 400
MAX_DOCUMENT_WORDS = 3000
SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]’”]*\s+")


class Unit(Row):
    """A row that is scored once: `unit` says how it was cut, `words` are counted before normalising."""

    unit: Literal["passage", "document"]
    words: int


def units_of(row: Row, rng: random.Random) -> Iterator[Unit]:
    """One passage of a drawn length; the whole row as well when it is a document."""
    passage = passage_of(row["text"], rng)
    if passage is not None:
        yield unit(row, passage, "passage")
    if len(row["text"].split()) >= DOCUMENT_WORDS:
        yield unit(row, whole(row["text"]), "document")


def passage_of(text: str, rng: random.Random) -> str | None:
    """Sentences from the start of a drawn paragraph until the drawn number of words; None when too little is there."""
    wanted = round(math.exp(rng.uniform(math.log(MIN_WORDS + 5), math.log(MAX_WORDS))))
    paragraphs = [part for part in text.split("\n\n") if part.strip()]
    words = [len(part.split()) for part in paragraphs]
    starts = [i for i in range(len(paragraphs)) if sum(words[i:]) >= wanted] or [0]
    sentences: list[str] = []
    count = 0
    for paragraph in paragraphs[rng.choice(starts) :]:
        for sentence in SENTENCE_END.split(paragraph):
            length = len(sentence.split())
            if count and count + length > MAX_WORDS:
                return joined(sentences, count)
            sentences.append(sentence)
            count += length
            if count >= wanted:
                return joined(sentences, count)
        sentences.append("\n\n")
    return joined(sentences, count)


def joined(sentences: list[str], words: int) -> str | None:
    text = re.sub(r" ?\n\n ?", "\n\n", " ".join(sentences)).strip()
    return text if MIN_WORDS <= words <= MAX_WORDS else None


def whole(text: str) -> str:
    """The document, cut after `MAX_DOCUMENT_WORDS` words at the end of a paragraph."""
    kept: list[str] = []
    words = 0
    for paragraph in text.split("\n\n"):
        kept.append(paragraph)
        words += len(paragraph.split())
        if words >= MAX_DOCUMENT_WORDS:
            break
    return "\n\n".join(kept)


def unit(row: Row, text: str, kind: Literal["passage", "document"]) -> Unit:
    digest = hashlib.sha1(text.encode()).hexdigest()[:12]
    made = {**row, "id": f"{row['source']}-{kind[0]}-{digest}", "text": text, "unit": kind, "words": len(text.split())}
    return cast(Unit, made)


def capped(units: Iterable[Unit], most: dict[str, int], rng: random.Random) -> list[Unit]:
    """At most `most` of every source, label and kind of unit; identical texts once."""
    by: dict[tuple[str, str, str], dict[str, Unit]] = defaultdict(dict)
    for one in units:
        by[one["unit"], one["source"], one["label"]][one["id"]] = one
    return [one for (kind, *_), held in by.items()
            for one in rng.sample(list(held.values()), min(most[kind], len(held)))]


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--role", choices=ROLES, required=True)
    parser.add_argument("--lang", default="en")
    parser.add_argument("--most", type=int, default=300, help="passages of one source and label")
    parser.add_argument("--most-documents", type=int, default=100, help="documents of one source and label")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    rows = split(load_rows(args.data, args.lang))[args.role]
    most = {"passage": args.most, "document": args.most_documents}
    units = capped((one for row in rows for one in units_of(row, rng)), most, rng)
    write_jsonl(args.out, units)
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for one in units:
        counts[one["label"], one["unit"]] += 1
    print(args.out, dict(counts))


if __name__ == "__main__":
    main()
