"""Null probes as gates: what file, delivery or sharpness alone tell, on sources held out whole.

    python -m training.image.nulls --index index.tsv --features features/ --out nulls.json \
        [--trunk dinov2 --depths 6,9,12 --l2 0.3] [--scores OUT/scores.jsonl … --tier clean]

`file` is what the files in the index give away and no model ever sees; `delivery` and `sharpness` are of canonical
pictures and must be near chance, or stay well below the model. The model is a head on the cached features under the same
folds, or scores of the extension on sources that it never saw (of an index beside this one). `realAgainstReal`: the same head, asked
to tell halves of the real sources apart, drawn at random: the floor below which an AUROC claims nothing.
Ends with 1 when the model minus the best of `delivery` and `sharpness`, on the same pictures, has an interval that
reaches zero, or when it does not beat real against real.
"""
from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from training.common.cache import Json, read_jsonl, write_json
from training.common.rank import Flags, Numbers, auroc, aurocs, interval, source_draws
from training.image.examples import Examples, columns_of, folds_of, joined, units
from training.image.features import DEPTHS, read
from training.image.heads import Columns
from training.image.index import Picture, read_pictures
from training.image.leave_source_out import Recipe, depths_of, galleries, held_out
from training.image.null_features import of_file
from training.image.scored import picture_and_tier

ALLOWED = {"delivery": 0.60, "sharpness": None, "file": None}
BEATEN = ("delivery", "sharpness")  # what a model has to beat; it never sees the file
ROUNDS, FOLDS, HALVES = 500, 6, 8


def main() -> None:
    """Command line entry."""
    args = parse()
    pictures = read_pictures(args.index, args.roles)
    examples = joined(read(args.features, args.trunk, [args.draw]), pictures)
    rows = [row for path in args.scores for row in read_jsonl(path)]
    model = tier_scores(rows, args.tier, args.index.parent) if rows else None
    result, passed = judge(examples, Recipe(args.depths, args.l2), model, args.seed)
    write_json(args.out, {"draw": args.draw, "trunk": args.trunk, "folds": FOLDS, **result})
    for name, cell in [*result["probes"].items(), ("model", result["model"]), ("real against real", result["realAgainstReal"])]:
        print(name, json.dumps(cell))
    print("passed" if passed else "NOT PASSED")
    sys.exit(0 if passed else 1)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--trunk", default="dinov2")
    parser.add_argument("--draw", default="clean")
    parser.add_argument("--depths", type=depths_of, default=DEPTHS)
    parser.add_argument("--l2", type=float, default=0.3)
    parser.add_argument("--scores", type=Path, nargs="*", default=[], help="scores.jsonl of the extension, in place of the head")
    parser.add_argument("--tier", default="clean")
    parser.add_argument("--roles", nargs="*", default=["train"])
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def tier_scores(scores: Sequence[Json], tier: str, folder: Path) -> dict[Path, float]:
    """z by file of the picture, of rows that have a score; the index that was scored lies in `folder`."""
    found = {}
    for row in scores:
        path, shown = picture_and_tier(row)
        if shown == tier and row.get("z") is not None:
            found[folder / path] = float(row["z"])
    return found


def judge(examples: Examples, recipe: Recipe, model: dict[Path, float] | None, seed: int) -> tuple[Json, bool]:
    """All probes and the model on the same pictures, and whether the model beats what it has to."""
    if model is not None:
        examples = examples.where(np.array([one.file in model for one in examples.pictures]))
    is_ai = examples.is_ai
    folds = folds_of(units(examples, "source"), is_ai, FOLDS, seed)
    probes = {name: held_out(made(examples)[:, None], examples, folds, boosted)[:, 0] for name, made in PROBES.items()}
    if model is None:
        z = held_out(columns_of(examples.features, recipe.depths), examples, folds, recipe.fitted)[:, 0]
    else:
        z = np.array([model[one.file] for one in examples.pictures])
    draws = source_draws(is_ai, examples.column("source").tolist(), ROUNDS, seed)
    result: Json = {"pictures": len(examples), "ai": int(is_ai.sum()), "sources": len(set(examples.column("source")))}
    result["probes"] = {name: {**figure(examples, score, draws), "allowed": ALLOWED[name], "clean": clean(name, is_ai, score)}
                        for name, score in probes.items()}
    result["model"] = figure(examples, z, draws)
    result["gain"] = gain(is_ai, z, probes, draws)
    result["realAgainstReal"] = real_against_real(examples, recipe, seed)
    beats_reals = result["model"]["auroc95"][0] > result["realAgainstReal"]["highest"]
    return result, bool(result["gain"]["gain95"][0] > 0 and beats_reals)


def figure(examples: Examples, score: Numbers, draws: Sequence[Numbers]) -> Json:
    """AUROC with its interval over sources, and the mean inside matched galleries."""
    is_ai, names = examples.is_ai, examples.column("matched")
    inside = [auroc(is_ai[names == name], score[names == name]) for name in galleries(examples)]
    return {"auroc": round(auroc(is_ai, score), 4), "auroc95": interval(aurocs(is_ai, score, draws)),
            "insideGalleries": round(float(np.mean(inside)), 4) if inside else None}


def clean(name: str, is_ai: Flags, score: Numbers) -> bool:
    """Whether a probe finds no more than it may."""
    allowed = ALLOWED[name]
    return allowed is None or auroc(is_ai, score) <= allowed


def gain(is_ai: Flags, z: Numbers, probes: dict[str, Numbers], draws: Sequence[Numbers]) -> Json:
    """The model minus the best probe that it has to beat."""
    best = max(BEATEN, key=lambda name: auroc(is_ai, probes[name]))
    pairs = zip(aurocs(is_ai, z, draws), aurocs(is_ai, probes[best], draws), strict=True)
    return {"over": best, "gain": round(auroc(is_ai, z) - auroc(is_ai, probes[best]), 4),
            "gain95": interval([one - null for one, null in pairs])}


def real_against_real(examples: Examples, recipe: Recipe, seed: int) -> Json:
    """AUROC of the head between random halves of the real sources, each source held out: chance, and how far it strays."""
    real = examples.where(~examples.is_ai)
    columns, rng, found = columns_of(real.features, recipe.depths), np.random.default_rng(seed), []
    names = np.unique(real.column("source"))
    for _ in range(HALVES):
        half = set(rng.permutation(names)[: len(names) // 2])
        marked = relabelled(real, [one.source in half for one in real.pictures])
        folds = folds_of([one.source for one in marked.pictures], marked.is_ai, FOLDS, seed)
        z = held_out(columns, marked, folds, recipe.fitted)[:, 0]
        found.append(auroc(marked.is_ai[~np.isnan(z)], z[~np.isnan(z)]))
    return {"halves": HALVES, "mean": round(float(np.mean(found)), 4), "highest": round(max(found), 4),
            "lowest": round(min(found), 4)}


def relabelled(examples: Examples, marks: Sequence[bool]) -> Examples:
    """The same pictures with other labels and no galleries."""
    changed = [Picture(**{**vars(one), "is_ai": mark, "matched": "", "family": "half" if mark else one.family})
               for one, mark in zip(examples.pictures, marks, strict=True)]
    return Examples(examples.features, examples.delivery, examples.sharpness, changed)


def boosted(columns: Columns, is_ai: Flags, weights: Numbers) -> Callable[[Columns], Numbers]:
    """A forest of boosted trees; the strongest cheap reader of a few columns."""
    model = HistGradientBoostingClassifier(max_iter=120, min_samples_leaf=20, l2_regularization=1.0, random_state=0)
    model.fit(columns[:, 0], is_ai, sample_weight=weights)
    return lambda other: np.asarray(model.decision_function(other), np.float64)


PROBES: dict[str, Callable[[Examples], Columns]] = {
    "file": lambda examples: np.stack([of_file(one) for one in examples.pictures]),
    "delivery": lambda examples: examples.delivery[:, 0],
    "sharpness": lambda examples: examples.sharpness[:, 0],
}


if __name__ == "__main__":
    main()
