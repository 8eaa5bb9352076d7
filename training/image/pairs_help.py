"""Whether aligned pairs help a head on frozen features, on sources it has never seen.

    python -m training.image.pairs_help --index index.tsv --features features/ --trunk dinov2=dinov2.pt \
        --pairs pairs/ --out training/results/pairs-image-dinov2.json

The same folds twice: with and without the pairs of `reconstruct`. A real picture and its reconstruction go along one
path (same size, codec, quality) and are held out with their source. `seen` is the AUROC of reconstructions against their
own real pictures, on held-out sources: what is left of a decoder's trace after delivery, at the size the model looks at.
"""
from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from training.common.cache import Json, write_json
from training.common.rank import Flags, Numbers, auroc, gain95, source_draws
from training.image.batches import read_pairs
from training.image.examples import Examples, columns_of, folds_of, joined, units
from training.image.features import DEPTHS, look, read, see
from training.image.image_score import load
from training.image.index import Picture, read_pictures
from training.image.leave_source_out import ROUNDS, Recipe, depths_of, held_out, inside
from training.image.vit import Trunk, load_trunk

FAMILY = "reconstruction"


def main() -> None:
    """Command line entry."""
    args = parse()
    name, _, file = args.trunk.partition("=")
    pictures = read_pictures(args.index, ["train"])
    base = joined(read(args.features, name, args.draws), pictures)
    pairs = looked_at(pictures, args.pairs, load_trunk(Path(file)).eval(), args.draws)
    result = compared(base, pairs, Recipe(args.depths, args.l2), args.draws, args.seed)
    write_json(args.out, {"trunk": name, "pictures": len(base), "pairs": len(pairs) // 2, **result})
    print(result)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--trunk", required=True, metavar="NAME=FILE")
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--draws", nargs="+", default=["clean", "random-1"])
    parser.add_argument("--depths", type=depths_of, default=DEPTHS)
    parser.add_argument("--l2", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def looked_at(pictures: Sequence[Picture], folder: Path, trunk: Trunk, draws: Sequence[str]) -> Examples:
    """Every real picture of a pair, followed by its reconstruction."""
    by_hash, seen, rows = {one.sha256: one for one in pictures}, [], []
    for name, pairs in sorted(read_pairs(folder).items()):
        if name in by_hash:
            for file, is_ai in ((pairs[0].real, False), (pairs[0].copy, True)):
                rows.append(replace(by_hash[name], file=file, is_ai=is_ai, family=FAMILY if is_ai else by_hash[name].family))
                seen.append(see(rows[-1], load(file), draws))
    features = np.concatenate([look(trunk, seen[first : first + 32], 16) for first in range(0, len(seen), 32)])
    return Examples(features, np.stack([one.delivery for one in seen]), np.stack([one.sharpness for one in seen]), rows)


def compared(base: Examples, pairs: Examples, recipe: Recipe, draws: Sequence[str], seed: int, folds: int = 6) -> Json:
    """AUROC over held-out sources and inside galleries, without and with the pairs, and the difference."""
    both = Examples(np.concatenate([base.features, pairs.features]), np.concatenate([base.delivery, pairs.delivery]),
                    np.concatenate([base.sharpness, pairs.sharpness]), [*base.pictures, *pairs.pictures])
    columns, fold = columns_of(both.features, recipe.depths), folds_of(units(both, "source"), both.is_ai, folds, seed)
    n = len(base)
    without = held_out(columns[:n], base, fold[:n], recipe.fitted)
    with_pairs = held_out(columns, both, fold, recipe.fitted)
    return {draw: {**cell(base, without[:, place], with_pairs[:n, place], seed),
                   "seen": round(auroc(pairs.is_ai, with_pairs[n:, place]), 4)} for place, draw in enumerate(draws)}


def cell(base: Examples, without: Numbers, with_pairs: Numbers, seed: int) -> Json:
    """Figures of one draw."""
    known: Flags = ~(np.isnan(without) | np.isnan(with_pairs))
    judged, scores = base.where(known), {"without": without[known], "with": with_pairs[known]}
    rounds = source_draws(judged.is_ai, judged.column("source").tolist(), ROUNDS, seed)
    figures: Json = {name: {"auroc": round(auroc(judged.is_ai, z), 4), "galleries": inside(judged, z, seed)["mean"]}
                     for name, z in scores.items()}
    return {**figures, "gain": round(figures["with"]["auroc"] - figures["without"]["auroc"], 4),
            "gain95": gain95(judged.is_ai, scores["without"], scores["with"], rounds)}


if __name__ == "__main__":
    main()
