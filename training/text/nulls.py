"""Null probes as gates: what length, format, topic, era or register alone tell, on sources held out whole.

    python -m training.text.nulls --data A.jsonl.gz ... --lang en --out nulls.json [--scores OUT/ngram-en-scores.jsonl]

Every probe is fitted on all other folds of sources and judged on its own. Intervals draw whole sources again.
--scores: lines with id, z and role, the scores of a model; only sources that it never saw are compared. Ends with 1 when the model's
AUROC minus that of the best probe, on the same rows, has an interval that reaches zero.
"""
from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression, SGDClassifier
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from training.common.cache import Json, read_jsonl, write_json
from training.common.rank import Flags, Numbers, auroc, aurocs, interval, source_draws
from training.text.corpus import Row, load_rows
from training.text.ngram import TABLES
from training.text.ngram_examples import labels_of
from training.text.normalize import normalize
from training.text.null_features import HASHED, PROBES
from training.text.sampling import weights

TRAINED_ON = ("train", "in-source")
ROUNDS = 500
FOLDS = 5


def main() -> None:
    """Command line entry."""
    args = parse()
    model = read_scores(args.scores) if args.scores else {}
    rows = chosen(load_rows(args.data, args.lang), model, args.per_source, args.seed)
    result, passed = judge(rows, model, args.seed)
    write_json(args.out, {"lang": args.lang, "perSource": args.per_source, "folds": FOLDS, **result})
    for name, cell in [*result["probes"].items(), *result.get("model", {}).items()]:
        print(name, json.dumps(cell))
    sys.exit(0 if passed else 1)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--lang", choices=sorted(TABLES), default="en")
    parser.add_argument("--scores", type=Path, help="JSONL with id and z")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--per-source", type=int, default=300, help="most rows of one source and label, scored ones first")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def read_scores(path: Path) -> dict[str, float]:
    """z by id; rows of sources that the model was trained on are left out."""
    return {line["id"]: float(line["z"]) for line in read_jsonl(path) if line.get("role") not in TRAINED_ON}


def chosen(rows: Sequence[Row], model: dict[str, float], most: int, seed: int) -> list[Row]:
    """At most `most` rows of each source and label, those that the model scored before others; texts cleaned."""
    taken: Counter[tuple[str, str]] = Counter()
    order = sorted(np.random.default_rng(seed).permutation(len(rows)), key=lambda i: rows[i]["id"] not in model)
    out: list[Row] = []
    for i in order:
        key = rows[i]["source"], rows[i]["label"]
        taken[key] += 1
        if taken[key] <= most:
            cleaned = rows[i].copy()
            cleaned["text"] = normalize(cleaned["text"])
            out.append(cleaned)
    return out


def judge(rows: Sequence[Row], model: dict[str, float], seed: int) -> tuple[Json, bool]:
    """Figures of all probes and, where scores are given, whether the model beats the best of them."""
    is_ai, sources = labels_of(rows).astype(bool), [row["source"] for row in rows]
    folds, chances = folds_of(rows, seed), weights(rows) * len(rows)
    draws = source_draws(is_ai, sources, ROUNDS, seed)
    nulls: dict[str, Numbers] = {}
    result: Json = {"rows": len(rows), "sources": len(set(sources)), "probes": {}}
    for name, (probe, allowed) in PROBES.items():
        nulls[name] = held_out(probe(rows), is_ai, folds, chances)
        cell = figure(is_ai, nulls[name], draws)
        result["probes"][name] = {**cell, "allowed": allowed, "clean": allowed is None or cell["auroc"] <= allowed}
    if not model:
        return result, True
    scored = np.array([row["id"] in model for row in rows])
    z = np.array([model.get(row["id"], 0.0) for row in rows])[scored]
    seen = {name: values[scored] for name, values in nulls.items()}
    result["model"] = against(is_ai[scored], z, seen, [s for s, k in zip(sources, scored, strict=True) if k], seed)
    return result, bool(result["model"]["gain"]["passed"])


def against(is_ai: Flags, z: Numbers, nulls: dict[str, Numbers], sources: Sequence[str], seed: int) -> Json:
    """The model, the probes on the same rows, and the model minus the best probe."""
    draws = source_draws(is_ai, sources, ROUNDS, seed)
    cells = {name: figure(is_ai, values, draws) for name, values in nulls.items()}
    best = max(cells, key=lambda name: float(cells[name]["auroc"]))
    pairs = zip(aurocs(is_ai, z, draws), aurocs(is_ai, nulls[best], draws), strict=True)
    span = interval([one - null for one, null in pairs])
    gain = {"best": best, "gain": round(auroc(is_ai, z) - auroc(is_ai, nulls[best]), 4), "gain95": span,
            "passed": span[0] > 0}
    return {"model": figure(is_ai, z, draws), "nulls": cells, "gain": gain}


def figure(is_ai: Flags, score: Numbers, draws: Sequence[Numbers]) -> Json:
    """AUROC with its interval over sources."""
    return {"human": int((~is_ai).sum()), "ai": int(is_ai.sum()), "auroc": round(auroc(is_ai, score), 4),
            "auroc95": interval(aurocs(is_ai, score, draws))}


def folds_of(rows: Sequence[Row], seed: int) -> Numbers:
    """Fold of each row: sources whole, those of mostly AI and mostly human text dealt out apart, largest first."""
    sizes: dict[str, list[int]] = {}
    for row in rows:
        sizes.setdefault(row["source"], [0, 0])[row["label"] == "ai"] += 1
    rng = np.random.default_rng(seed)
    fold: dict[str, int] = {}
    for side in (False, True):
        names = sorted(s for s, (human, ai) in sizes.items() if (ai > human) == side)
        order = sorted(rng.permutation(names), key=lambda s: -sum(sizes[s]))
        load = [0] * FOLDS
        for name in order:
            lightest = load.index(min(load))
            fold[name] = lightest
            load[lightest] += sum(sizes[name])
    return np.array([fold[row["source"]] for row in rows], np.float64)


def held_out(matrix: sp.csr_matrix, is_ai: Flags, folds: Numbers, chances: Numbers) -> Numbers:
    """Each row's logit from a probe that never saw the row's source; `chances` weigh rows while fitting."""
    score = np.zeros(len(is_ai))
    for fold in np.unique(folds):
        test, train = folds == fold, folds != fold
        if len(np.unique(is_ai[train])) < 2:
            continue
        model = _model(matrix.shape[1])
        model.fit(matrix[train], is_ai[train], **{f"{model.steps[-1][0]}__sample_weight": chances[train]})
        score[test] = model.decision_function(matrix[test])
    return score


def _model(width: int) -> Pipeline:
    """Averaged SGD for hashed words, plain logistic regression on scaled columns for the few features of the others."""
    if width >= HASHED:
        return make_pipeline(SGDClassifier(loss="log_loss", alpha=1e-5, max_iter=5, tol=None, average=True, random_state=0))
    return make_pipeline(StandardScaler(with_mean=False), LogisticRegression(C=1.0, max_iter=500))


if __name__ == "__main__":
    main()
