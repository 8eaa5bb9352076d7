"""The headline: what a head on frozen features tells of sources, and of generator families, that it has never seen.

    python -m training.image.leave_source_out --index index.tsv --features features/ --trunk dinov2 \
        --out training/results/leave-source-out-image-dinov2.json [--heads 12 6,9,12 3,6,9,12] [--l2 0.03 0.3] [--network]

A fold holds out whole sources (galleries that hold real and generated pictures of the same subjects stay together), or
whole families of generators beside whole real sources. It learns from every draw of the other pictures, and each draw is
judged apart. The threshold of a fold is the score that 1 % of the real pictures of the other folds exceed, sources
weighing alike; each was scored by a head that had not seen it. Intervals draw whole sources again.
"""
from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.common.cache import Json, write_json
from training.common.rank import Flags, Numbers, auroc, aurocs, interval, recall_at, source_draws
from training.common.stats import rate
from training.image.examples import (
    Examples,
    Folds,
    Labelled,
    Names,
    chances,
    columns_of,
    folds_of,
    joined,
    learnt_from,
    units,
)
from training.image.features import DEPTHS, read
from training.image.heads import Columns, by_draw, fit
from training.image.index import read_pictures

PROTOCOLS = ("source", "family")
SHARE = 0.01
ROUNDS = 300
SMALLEST_GALLERY = 5  # pictures of each class
SMALLEST_KIND = 100  # real pictures; fewer do not make a worst kind
HEADLINE = ("auroc", "auroc95", "recallAtOwn1", "galleries", "falsePositives", "falsePositives95", "recall", "recall95", "worstKind")
Fitter = Callable[[Columns, Flags, Numbers], Callable[[Columns], Numbers]]


@dataclass(frozen=True)
class Recipe:
    """One head: its depths, its penalty, and whether it is a network (then the seed)."""

    depths: tuple[int, ...]
    l2: float
    seed: int | None = None

    @property
    def name(self) -> str:
        kind = f"l2={self.l2:g}" if self.seed is None else "network"
        return f"{'+'.join(map(str, self.depths))} {kind}"

    def fitted(self, columns: Columns, is_ai: Flags, weights: Numbers) -> Callable[[Columns], Numbers]:
        return fit(columns, is_ai, weights, self.l2, self.seed).score


def main() -> None:
    """Command line entry."""
    args = parse()
    started, pictures = time.monotonic(), read_pictures(args.index, args.roles)
    examples = joined(read(args.features, args.trunk, args.draws), pictures)
    recipes = [Recipe(depths, l2) for depths in args.heads for l2 in args.l2]
    if args.network:
        recipes += [Recipe(depths, 0.0, args.seed) for depths in args.heads]
    result: Json = {"trunk": args.trunk, "draws": args.draws, "folds": args.folds, "seed": args.seed, **counted(examples)}
    for protocol in args.protocols:
        cells = {one.name: validated(examples, one, protocol, args) for one in recipes}
        for name, cell in cells.items():
            print(protocol, name, shown(cell), flush=True)
        result[protocol] = shortened(cells, args.draws[0])
    write_json(args.out, {**result, "seconds": round(time.monotonic() - started)})


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--trunk", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--draws", nargs="+", default=["clean", "random-1"])
    parser.add_argument("--roles", nargs="*", default=["train"])
    parser.add_argument("--heads", nargs="+", type=depths_of, default=[(12,), (9, 12), (6, 9, 12), DEPTHS])
    parser.add_argument("--l2", nargs="+", type=float, default=[0.03, 0.3])
    parser.add_argument("--network", action="store_true", help="small networks too")
    parser.add_argument("--protocols", nargs="+", choices=PROTOCOLS, default=PROTOCOLS)
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def depths_of(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in text.split(","))


def counted(examples: Examples) -> Json:
    """How much there is."""
    is_ai, sources = examples.is_ai, examples.column("source")
    return {"real": int((~is_ai).sum()), "ai": int(is_ai.sum()), "sources": len(set(sources)),
            "families": len(set(examples.column("family")[is_ai])), "galleries": len(galleries(examples))}


def validated(examples: Examples, recipe: Recipe, protocol: str, args: argparse.Namespace) -> Json:
    """Figures of one head under one protocol, by draw."""
    columns = columns_of(examples.features, recipe.depths)
    folds = folds_of(units(examples, protocol), examples.is_ai, args.folds, args.seed)
    scores = held_out(columns, examples, folds, recipe.fitted)
    return {draw: figures(examples, scores[:, place], folds, args.seed) for place, draw in enumerate(args.draws)}


def held_out(columns: Columns, examples: Examples, folds: Folds, fitter: Fitter, factors: Numbers | float = 1.0) -> Numbers:
    """[n, draws]: each picture's logits from a head that saw none of what its fold holds out; nan if none could be fitted.

    `factors` of the pictures' weights.
    """
    scores, is_ai, weights = np.full(columns.shape[:2], np.nan), examples.is_ai, chances(examples) * factors
    for fold in np.unique(folds):
        test = folds == fold
        learnt = learnt_from(examples, test)
        if len(np.unique(is_ai[learnt])) < 2:
            continue
        score = fitter(columns[learnt], is_ai[learnt], weights[learnt])
        scores[test] = by_draw(score, columns[test])
    return scores


def figures(examples: Examples, z: Numbers, folds: Folds, seed: int) -> Json:
    """AUROC, galleries, and what the threshold of the other folds does; see the module."""
    known = ~np.isnan(z)
    if not known.all():
        examples, z, folds = examples.where(known), z[known], folds[known]
    is_ai, sources = examples.is_ai, examples.column("source")
    if len(np.unique(is_ai)) < 2:
        raise ValueError("no fold holds out one class and leaves both: too few sources that share no gallery")
    flagged = above_others(z, is_ai, sources, folds)
    draws = source_draws(is_ai, sources.tolist(), ROUNDS, seed)
    return {
        "auroc": round(auroc(is_ai, z), 4), "auroc95": interval(aurocs(is_ai, z, draws)),
        "recallAtOwn1": round(recall_at(is_ai, z), 4), "galleries": inside(examples, z, seed),
        "falsePositives": rate(int(flagged[~is_ai].sum()), int((~is_ai).sum())),
        "falsePositives95": interval([ratio(flagged, ~is_ai, draw) for draw in draws]),
        "recall": rate(int(flagged[is_ai].sum()), int(is_ai.sum())),
        "recall95": interval([ratio(flagged, is_ai, draw) for draw in draws]),
        **slices(examples, z, flagged),
    }


def slices(examples: Examples, z: Numbers, flagged: Flags) -> Json:
    """The same by kind, family and source."""
    is_ai = examples.is_ai
    kind, family, source = (examples.column(name) for name in ("kind", "family", "source"))
    kinds = by_name(flagged, kind, ~is_ai)
    rates = [cell["rate"] for cell in kinds.values() if cell["n"] >= SMALLEST_KIND]
    return {
        "worstKind": max(rates, default=None), "falsePositivesByKind": kinds,
        "recallByFamily": by_name(flagged, family, is_ai), "recallByKind": by_name(flagged, kind, is_ai),
        "falsePositivesBySource": by_name(flagged, source, ~is_ai), "recallBySource": by_name(flagged, source, is_ai),
        "aurocByFamily": each_against_all(z, is_ai, family, is_ai),
        "aurocByKind": each_against_all(z, is_ai, kind, ~is_ai),
    }


def above_others(z: Numbers, is_ai: Flags, sources: Names, folds: Folds) -> Flags:
    """Pictures above the threshold that the real pictures of the other folds set."""
    flagged = np.zeros(len(z), bool)
    for fold in np.unique(folds):
        others = ~is_ai & (folds != fold)
        if others.any():
            flagged[folds == fold] = z[folds == fold] > threshold(z[others], sources[others])
    return flagged


def threshold(z: Numbers, sources: Names, share: float = SHARE) -> float:
    """Smallest score that at most `share` of the sources' weight exceeds, every source weighing alike."""
    names, place, count = np.unique(sources, return_inverse=True, return_counts=True)
    weight = 1 / (count[place] * len(names))
    order = np.argsort(-z)
    above = np.cumsum(weight[order])
    return float(z[order][np.searchsorted(above, share, side="right")]) if share < above[-1] else -math.inf


def ratio(flagged: Flags, rows: Flags, draw: Numbers) -> float:
    """Share of the rows that are flagged, weighted; nan without weight."""
    total = float(draw[rows].sum())
    return float(draw[rows & flagged].sum() / total) if total else math.nan


def by_name(flagged: Flags, names: Names, rows: Flags) -> Json:
    """Share flagged by name, largest first."""
    found = {name: flagged[rows & (names == name)] for name in np.unique(names[rows])}
    return {str(name): rate(int(one.sum()), len(one)) for name, one in sorted(found.items(), key=lambda p: -len(p[1]))}


def each_against_all(z: Numbers, is_ai: Flags, names: Names, rows: Flags) -> Json:
    """AUROC of the pictures of each name against all of the other class."""
    other = is_ai != is_ai[rows][0]
    cells: Json = {}
    for name in np.unique(names[rows]):
        chosen = (rows & (names == name)) | other
        cells[str(name)] = round(auroc(is_ai[chosen], z[chosen]), 4)
    return cells


def galleries(examples: Labelled) -> list[str]:
    """Matched galleries with enough pictures of both classes."""
    names, is_ai = examples.column("matched"), examples.is_ai
    return [str(name) for name in np.unique(names)
            if name and min((is_ai & (names == name)).sum(), (~is_ai & (names == name)).sum()) >= SMALLEST_GALLERY]


def inside(examples: Labelled, z: Numbers, seed: int) -> Json:
    """AUROC inside each matched gallery, and their mean with an interval over galleries."""
    names, is_ai = examples.column("matched"), examples.is_ai
    each = {name: round(auroc(is_ai[names == name], z[names == name]), 4) for name in galleries(examples)}
    if not each:
        return {"mean": None, "each": {}}
    values, rng = np.array(list(each.values())), np.random.default_rng(seed)
    means = [float(rng.choice(values, len(values)).mean()) for _ in range(ROUNDS)]
    return {"mean": round(float(values.mean()), 4), "mean95": interval(means), "each": each}


def shortened(cells: dict[str, Json], draw: str) -> Json:
    """All figures of the head that orders the first draw best, and the headline of the others."""
    best = max(cells, key=lambda name: float(cells[name][draw]["auroc"]))
    heads = {name: {d: {k: v for k, v in one.items() if k in HEADLINE} for d, one in cell.items()}
             for name, cell in cells.items()}
    return {"best": best, "heads": heads, "bestInFull": cells[best]}


def shown(cell: Json) -> str:
    """One line of the figures that decide."""
    return " | ".join(
        f"{draw}: AUROC {one['auroc']} {one['auroc95']} galleries {one['galleries']['mean']} "
        f"FPR {one['falsePositives']['rate']} recall {one['recall']['rate']}" for draw, one in cell.items())


if __name__ == "__main__":
    main()
