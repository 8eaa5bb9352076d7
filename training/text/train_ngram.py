"""Trains the hashed n-gram table of one language: logistic regression by averaged SGD.

    python -m training.text.train_ngram --data A.jsonl.gz B.jsonl --lang en --out OUT \
        [--count 80000] [--alpha 1e-6 3e-6] [--epochs 5] [--factors hard.json] [--permissive] [--seed 1]

Sources and their roles: `training.text.corpus`. Every alpha is fitted on the training sources; the one with the best
AUROC on the validation sources is kept. OUT/ngram-LANG.npz holds the weights (coef, bias), OUT/ngram-LANG.json the
figures, OUT/ngram-LANG-scores.jsonl the scores of every row that is not for training. `--factors`: JSON, id -> factor
(hard negatives). `--permissive` learns only from rows whose stated licence is of that class; what it loses is the price
of the others.
"""
from __future__ import annotations

import argparse
import json
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import SGDClassifier

from training.common.cache import Json, write_json
from training.common.licences import is_permissive
from training.common.rank import Flags, Numbers, auroc, aurocs, interval, recall_at, source_draws
from training.text.corpus import Role, Row, load_rows, split
from training.text.ngram import TABLES, Table, features
from training.text.ngram_examples import CHARACTERS_PER_WORD, examples, labels_of
from training.text.normalize import BINS, length_bin, normalize

JUDGED: tuple[Role, ...] = ("validation", "in-source", "calibration")  # the test sources stay closed
MOST_JUDGED = 8000  # rows of one role
ROUNDS = 300


@dataclass(frozen=True)
class Fit:
    """Weights of one run; z = bias + features @ coef."""

    alpha: float
    coef: Numbers
    bias: float

    def scores(self, matrix: sp.csr_matrix) -> Numbers:
        """z of each row."""
        z: Numbers = matrix @ self.coef + self.bias
        return z


@dataclass(frozen=True)
class Pool:
    """Rows that are judged as they are, with their features."""

    rows: Sequence[Row]
    matrix: sp.csr_matrix
    bins: Sequence[str | None]

    @property
    def is_ai(self) -> Flags:
        """Per row."""
        return labels_of(self.rows).astype(bool)


def main() -> None:
    """Command line entry."""
    args = parse()
    started, table = time.monotonic(), TABLES[args.lang]
    parts = split(load_rows(args.data, args.lang))
    if args.permissive:
        parts["train"] = [row for row in parts["train"] if is_permissive(row["licence"])]
    factors = json.loads(args.factors.read_text()) if args.factors else None
    drawn = examples(parts["train"], args.count, args.seed, factors)
    matrix = features(drawn.texts, table)
    report(started, f"{matrix.shape[0]} passages, {matrix.nnz} values")
    pools = {role: pool_of(parts[role], table, args.seed) for role in JUDGED if parts[role]}
    fits = []
    for alpha in args.alpha:
        fits.append(fit(matrix, drawn.labels, alpha, args.epochs, args.seed))
        report(started, f"alpha {alpha:g} " + " ".join(f"{r} {area(fits[-1], p):.4f}" for r, p in pools.items()))
    best = max(fits, key=lambda f: area(f, pools["validation"]))
    args.out.mkdir(parents=True, exist_ok=True)
    name = f"ngram-{args.lang}"
    np.savez_compressed(args.out / f"{name}.npz", coef=best.coef.astype(np.float32), bias=best.bias, alpha=best.alpha)
    write_scores(args.out / f"{name}-scores.jsonl", best, pools)
    write_json(args.out / f"{name}.json", {
        "lang": args.lang, "permissiveOnly": args.permissive, "passages": len(drawn.texts),
        "rows": {role: len(rows) for role, rows in parts.items()},
        "epochs": args.epochs, "seed": args.seed, "alpha": best.alpha,
        "aurocByAlpha": {f"{f.alpha:g}": {role: area(f, pool) for role, pool in pools.items()} for f in fits},
        "pools": {role: figures(best, pool) for role, pool in pools.items()},
        "seconds": round(time.monotonic() - started),
    })
    report(started, json.dumps({role: figures(best, pool)["all"] for role, pool in pools.items()}))


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--lang", choices=sorted(TABLES), default="en")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--count", type=int, default=80_000, help="training passages")
    parser.add_argument("--alpha", type=float, nargs="+", default=[3e-7, 1e-6, 3e-6, 1e-5])
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--factors", "--weights", type=Path, help="JSON, id -> factor on the chance of a row")
    parser.add_argument("--permissive", action="store_true", help="train on permissively licensed rows alone")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def pool_of(rows: Sequence[Row], table: Table, seed: int) -> Pool:
    """At most MOST_JUDGED of the rows, by chance."""
    rng = np.random.default_rng(seed)
    chosen = np.sort(rng.choice(len(rows), min(len(rows), MOST_JUDGED), replace=False))
    kept = [rows[i] for i in chosen]
    texts = [normalize(row["text"]) for row in kept]
    return Pool(kept, features(texts, table), [length_bin(words(t, r["lang"])) for t, r in zip(texts, kept, strict=True)])


def words(text: str, lang: str) -> int:
    """Words of a cleaned text; of Japanese, the number that its characters stand for."""
    return round(len(text.replace(" ", "")) / CHARACTERS_PER_WORD) if lang == "ja" else len(text.split())


def fit(matrix: sp.csr_matrix, labels: Any, alpha: float, epochs: int, seed: int) -> Fit:
    """Logistic regression with L2 penalty `alpha`, weights averaged over all steps."""
    model = SGDClassifier(loss="log_loss", alpha=alpha, max_iter=epochs, tol=None, average=True, random_state=seed)
    model.fit(matrix, labels)
    return Fit(alpha, model.coef_[0].astype(np.float64), float(model.intercept_[0]))


def area(model: Fit, pool: Pool) -> float:
    """AUROC on a pool, four decimals."""
    return round(auroc(pool.is_ai, model.scores(pool.matrix)), 4)


def figures(model: Fit, pool: Pool) -> Json:
    """AUROC with an interval over sources, and recall at the pool's own 1 % false alarms; for all and by length."""
    z, is_ai = model.scores(pool.matrix), pool.is_ai
    sources = [row["source"] for row in pool.rows]
    masks = {"all": np.ones(len(z), bool), **{b: np.array([one == b for one in pool.bins]) for b in BINS}}
    return {name: _cell(is_ai[m], z[m], [s for s, keep in zip(sources, m, strict=True) if keep])
            for name, m in masks.items()}


def _cell(is_ai: Flags, z: Numbers, sources: Sequence[str]) -> Json:
    value = auroc(is_ai, z)
    if math.isnan(value):
        return {"human": int((~is_ai).sum()), "ai": int(is_ai.sum())}
    draws = source_draws(is_ai, sources, ROUNDS)
    return {"human": int((~is_ai).sum()), "ai": int(is_ai.sum()), "auroc": round(value, 4),
            "auroc95": interval(aurocs(is_ai, z, draws)), "recallAtOwn1": round(recall_at(is_ai, z), 4)}


def write_scores(path: Path, model: Fit, pools: dict[Role, Pool]) -> None:
    """One line a row with id, role, source, label and z."""
    with path.open("w", encoding="utf8") as out:
        for role, pool in pools.items():
            for row, z in zip(pool.rows, model.scores(pool.matrix), strict=True):
                line = {"id": row["id"], "role": role, "source": row["source"], "label": row["label"], "z": round(float(z), 4)}
                out.write(json.dumps(line) + "\n")


def report(started: float, text: str) -> None:
    """A line of progress with the seconds so far."""
    print(f"{time.monotonic() - started:5.0f} s  {text}", flush=True)


if __name__ == "__main__":
    main()
