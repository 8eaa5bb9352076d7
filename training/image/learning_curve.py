"""What more sources, more pictures of each, or permissive licences alone do to a head on frozen features.

    python -m training.image.learning_curve --index index.tsv --features features/ --trunk dinov2 \
        --out training/results/learning-curve-image-dinov2.json [--judged validation] [--seeds 5]

Learns from role `train`, judged on whole sources of another role. A share of the sources is drawn anew with each seed,
classes apart, so both are always there; figures are means over the seeds, with the lowest and the highest. Rows with a
permissive licence stand beside as many rows of any licence, drawn from as many sources.
"""
from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.common.cache import Json, write_json
from training.common.licences import is_permissive
from training.common.rank import Flags, Numbers, auroc
from training.image.examples import Examples, chances, columns_of, joined
from training.image.features import DEPTHS, read
from training.image.heads import by_draw, fit
from training.image.index import read_pictures
from training.image.leave_source_out import depths_of

SHARES = (0.1, 0.2, 0.4, 0.7, 1.0)  # of the sources
CAPS = (2, 4, 8, 16, 32)  # pictures of a source


def main() -> None:
    """Command line entry."""
    args = parse()
    cached = read(args.features, args.trunk, args.draws)
    learnt, judged = (joined(cached, read_pictures(args.index, [role])) for role in ("train", args.judged))
    bench = Bench(learnt, judged, args.depths, args.l2)
    result = {"trunk": args.trunk, "judged": {**counted(judged), "role": args.judged}, **curves(bench, args.draws, args.seeds)}
    write_json(args.out, result)
    for name in ("bySources", "byPictures", "byLicence"):
        for point in result[name]:
            print(name, point)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--trunk", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--draws", nargs="+", default=["clean", "random-1"])
    parser.add_argument("--judged", default="validation")
    parser.add_argument("--depths", type=depths_of, default=DEPTHS)
    parser.add_argument("--l2", type=float, default=0.3)
    parser.add_argument("--seeds", type=int, default=5)
    return parser.parse_args()


class Bench:
    """Fits a head on some rows of one set and judges it on all rows of another."""

    def __init__(self, learnt: Examples, judged: Examples, depths: Sequence[int], l2: float) -> None:
        self.learnt, self.judged, self.l2 = learnt, judged, l2
        self.columns, self.seen = (columns_of(one.features, depths) for one in (learnt, judged))

    def aurocs(self, rows: Flags) -> list[float]:
        """By draw, of a head that learns from these rows."""
        some = self.learnt.where(rows)
        head = fit(self.columns[rows], some.is_ai, chances(some), self.l2)
        return [auroc(self.judged.is_ai, z) for z in by_draw(head.score, self.seen).T]


def curves(bench: Bench, draws: Sequence[str], seeds: int) -> Json:
    """Points by share of the sources, by cap on a source, and by licence."""
    learnt = bench.learnt
    permissive = np.array([is_permissive(one.licence) for one in learnt.pictures])
    return {
        "bySources": [point(bench, draws, [of_sources(learnt, share, seed) for seed in range(seeds)]) for share in SHARES],
        "byPictures": [point(bench, draws, [of_each(learnt, cap, seed) for seed in range(seeds)]) for cap in CAPS],
        "byLicence": [
            {"licence": "permissive", **point(bench, draws, [permissive])},
            {"licence": "any, as many", **point(bench, draws, [as_many(learnt, permissive, seed) for seed in range(seeds)])},
            {"licence": "any, all", **point(bench, draws, [np.ones(len(learnt), bool)])}],
    }


def of_sources(learnt: Examples, share: float, seed: int) -> Flags:
    """All pictures of a share of the sources, those with AI pictures and the others apart; at least one of each."""
    rng, chosen = np.random.default_rng(seed), set[str]()
    source, is_ai = learnt.column("source"), learnt.is_ai
    with_ai = set(source[is_ai].tolist())
    for names in (sorted(with_ai), sorted(set(source.tolist()) - with_ai)):
        chosen |= set(rng.permutation(names)[: max(1, round(share * len(names)))].tolist())
    return np.isin(source, sorted(chosen))


def of_each(learnt: Examples, cap: int, seed: int) -> Flags:
    """At most `cap` pictures of every source and class."""
    rng, taken, kept = np.random.default_rng(seed), dict[tuple[str, bool], int](), np.zeros(len(learnt), bool)
    for row in rng.permutation(len(learnt)):
        one = learnt.pictures[row]
        count = taken.get((one.source, one.is_ai), 0)
        kept[row] = count < cap
        taken[one.source, one.is_ai] = count + 1
    return kept


def as_many(learnt: Examples, like: Flags, seed: int) -> Flags:
    """Random sources until there are as many pictures of each class as among `like`."""
    rng, kept = np.random.default_rng(seed), np.zeros(len(learnt), bool)
    source, is_ai = learnt.column("source"), learnt.is_ai
    for side in (False, True):
        wanted = int((like & (is_ai == side)).sum())
        names = rng.permutation(sorted(set(source[is_ai == side].tolist())))
        rows = np.concatenate([np.flatnonzero((source == name) & (is_ai == side)) for name in names])
        kept[rows[:wanted]] = True
    return kept


def point(bench: Bench, draws: Sequence[str], chosen: Sequence[Flags]) -> Json:
    """How much was learnt from, and AUROC by draw over the seeds."""
    found: Numbers = np.array([bench.aurocs(rows) for rows in chosen])
    sizes = [counted(bench.learnt.where(rows)) for rows in chosen]
    mean = {name: round(sum(one[name] for one in sizes) / len(sizes)) for name in ("pictures", "sources")}
    return {**mean, "auroc": {draw: [round(float(v), 4) for v in (one.mean(), one.min(), one.max())]
                              for draw, one in zip(draws, found.T, strict=True)}}


def counted(some: Examples) -> dict[str, int]:
    """Pictures and sources."""
    return {"pictures": len(some), "sources": len(set(some.column("source")))}


if __name__ == "__main__":
    main()
