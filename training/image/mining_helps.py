"""Whether rounds of mining hard reals help a head on frozen features, on sources it has never seen.

    python -m training.image.mining_helps --index index.tsv --features features/ --trunk dinov2 \
        --out training/results/mining-image-dinov2.json [--rounds 2] [--factor 3]

A round scores every real picture of role train with a head that never saw its source; those that come out most like AI
(a tenth of each kind) weigh `factor` times as much from then on. Each round's head is judged on the sources of role
validation. Factors of the last round are in the form that `train --factors` takes when --factors names a file.
"""
from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.common.cache import Json, write_json
from training.common.rank import Flags, Numbers, auroc, gain95, recall_at, source_draws
from training.image.examples import Examples, chances, columns_of, folds_of, joined, units
from training.image.features import DEPTHS, read
from training.image.heads import by_draw
from training.image.index import read_pictures
from training.image.leave_source_out import ROUNDS, Recipe, depths_of, held_out

HARDEST = 0.1  # share of the reals of each kind


def main() -> None:
    """Command line entry."""
    args = parse()
    cached = read(args.features, args.trunk, args.draws)
    learnt, judged = (joined(cached, read_pictures(args.index, [role])) for role in ("train", "validation"))
    miner = Miner(learnt, judged, Recipe(args.depths, args.l2))
    result, factors = mined(miner, args.draws, args.rounds, args.factor)
    write_json(args.out, {"trunk": args.trunk, "pictures": len(learnt), "judged": len(judged), "factor": args.factor, **result})
    if args.factors:
        weighed = {one.sha256: float(f) for one, f in zip(learnt.pictures, factors, strict=True) if f != 1}
        write_json(args.factors, weighed)
    for point in result["rounds"]:
        print(point)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--trunk", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--factors", type=Path)
    parser.add_argument("--draws", nargs="+", default=["clean", "random-1"])
    parser.add_argument("--depths", type=depths_of, default=DEPTHS)
    parser.add_argument("--l2", type=float, default=0.3)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--factor", type=float, default=3.0)
    return parser.parse_args()


class Miner:
    """Heads under factors of the pictures' weights: on all that may be learnt from, and with sources left out."""

    def __init__(self, learnt: Examples, judged: Examples, recipe: Recipe, folds: int = 6) -> None:
        self.learnt, self.judged, self.recipe = learnt, judged, recipe
        self.columns, self.seen = (columns_of(one.features, recipe.depths) for one in (learnt, judged))
        self.folds = folds_of(units(learnt, "source"), learnt.is_ai, folds, 1)

    def scores(self, factors: Numbers) -> Numbers:
        """[n judged, draws]."""
        score = self.recipe.fitted(self.columns, self.learnt.is_ai, chances(self.learnt) * factors)
        return by_draw(score, self.seen)

    def left_out(self, factors: Numbers) -> Numbers:
        """[n learnt]: mean over the draws, of heads that saw neither the picture's source nor its gallery; nan if none."""
        scores = held_out(self.columns, self.learnt, self.folds, self.recipe.fitted, factors)
        return np.asarray(scores.mean(1))


def mined(miner: Miner, draws: Sequence[str], rounds: int, factor: float) -> tuple[Json, Numbers]:
    """A point before the first round and after each, with the factors of the last."""
    factors = np.ones(len(miner.learnt))
    base = miner.scores(factors)
    points: list[Json] = [{"hard": 0, **point(miner.judged, base, base, draws)}]
    for _ in range(rounds):
        factors[hard_reals(miner.learnt, miner.left_out(factors))] = factor
        hard = int((factors != 1).sum())
        points.append({"hard": hard, **point(miner.judged, base, miner.scores(factors), draws)})
    return {"rounds": points}, factors


def hard_reals(learnt: Examples, z: Numbers) -> Flags:
    """The tenth of the reals of each kind that scores highest; those without a score are not among them."""
    kind, real, hard = learnt.column("kind"), ~learnt.is_ai & ~np.isnan(z), np.zeros(len(z), bool)
    for name in np.unique(kind[real]):
        rows = np.flatnonzero(real & (kind == name))
        hard[rows[np.argsort(-z[rows])[: max(1, round(HARDEST * len(rows)))]]] = True
    return hard


def point(judged: Examples, base: Numbers, now: Numbers, draws: Sequence[str]) -> Json:
    """AUROC, gain over no mining, and recall at own 1 % false positives, by draw."""
    is_ai = judged.is_ai
    rounds = source_draws(is_ai, judged.column("source").tolist(), ROUNDS)
    made: Json = {}
    for place, draw in enumerate(draws):
        before, after = base[:, place], now[:, place]
        made[draw] = {"auroc": round(auroc(is_ai, after), 4), "gain95": gain95(is_ai, before, after, rounds),
                      "recallAtOwn1": round(recall_at(is_ai, after), 4)}
    return made


if __name__ == "__main__":
    main()
