"""Finds hard human texts: those that a table trained on the other half of the groups calls most like AI.

    python -m training.text.mine --data A.jsonl.gz ... --lang en --out hard.json [--share 0.03] [--factor 3]

Writes JSON, row id -> factor, for `--factors` of both training commands. Only training sources are mined.
"""
from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.text.corpus import Row, load_rows, split
from training.text.ngram import TABLES, features
from training.text.ngram_examples import examples
from training.text.normalize import normalize
from training.text.train_ngram import fit

ALPHA, EPOCHS = 1e-6, 4
BATCH = 3000


def hardest(rows: Sequence[Row], lang: str, count: int, share: float, seed: int) -> list[Row]:
    """The `share` of human rows with the highest scores; a row's own group is never in the table that scores it."""
    halves: tuple[list[Row], list[Row]] = ([], [])
    for row in rows:
        halves[hashlib.sha1(b"mine" + row["group"].encode()).digest()[0] % 2].append(row)
    scored: list[tuple[float, Row]] = []
    for learnt, judged in (halves, halves[::-1]):
        human = [row for row in judged if row["label"] == "human"]
        scored += zip(scores(learnt, human, lang, count, seed), human, strict=True)
    scored.sort(key=lambda one: -one[0])
    return [row for _, row in scored[: int(share * len(scored))]]


def scores(learnt: Sequence[Row], judged: Sequence[Row], lang: str, count: int, seed: int) -> list[float]:
    """z of the judged rows from a table fitted on the learnt ones."""
    table = TABLES[lang]
    drawn = examples(learnt, count, seed, None)
    model = fit(features(drawn.texts, table), drawn.labels, ALPHA, EPOCHS, seed)
    out: list[float] = []
    for start in range(0, len(judged), BATCH):
        texts = [normalize(row["text"]) for row in judged[start : start + BATCH]]
        out += model.scores(features(texts, table)).tolist()
    return out


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--lang", choices=sorted(TABLES), default="en")
    parser.add_argument("--count", type=int, default=40_000, help="training passages of each half")
    parser.add_argument("--share", type=float, default=0.03)
    parser.add_argument("--factor", type=float, default=3.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    hard = hardest(split(load_rows(args.data, args.lang))["train"], args.lang, args.count, args.share, args.seed)
    args.out.write_text(json.dumps({row["id"]: args.factor for row in hard}), encoding="utf8")
    print(len(hard), Counter(row["source"] for row in hard).most_common(20), np.mean([len(r["text"]) for r in hard]))


if __name__ == "__main__":
    main()
