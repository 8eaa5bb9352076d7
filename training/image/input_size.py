"""Whether a larger input helps a head on frozen features at equal total cost, on sources it has never seen.

    python -m training.image.input_size --index index.tsv --small dinov2=dinov2.pt --features features/ \
        --large dinov2-336=dinov2-336.pt --large-features features-336/ --out training/results/input-size-image-dinov2.json

`features` makes both folders, `trunk --grid 24` the larger trunk. `alike`: both learn from the pictures that the larger
input was looked at with. `atEqualCost`: the larger one learns from as many pictures as the processor time of all the
smaller one's pays for, fewer by the measured ratio of their times. Judged on the sources of role validation.
"""
from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import numpy as np
import torch

from training.common.cache import Json, write_json
from training.common.rank import Flags, Numbers, auroc, gain95, source_draws
from training.image.examples import Examples, chances, columns_of, joined
from training.image.features import DEPTHS, read
from training.image.heads import by_draw, fit
from training.image.index import in_turns, read_pictures
from training.image.leave_source_out import ROUNDS, depths_of, inside
from training.image.vit import Trunk, load_trunk

TIMED, TIMED_BATCH = 7, 8


def main() -> None:
    """Command line entry."""
    args = parse()
    torch.set_num_threads(args.threads)
    (small, small_file), (large, large_file) = (one.split("=", 1) for one in (args.small, args.large))
    cost = cost_ratio(load_trunk(Path(small_file)).eval(), load_trunk(Path(large_file)).eval())
    sizes = [read(folder, name, args.draws) for folder, name in ((args.features, small), (args.large_features, large))]
    learnt, judged = ([joined(one, read_pictures(args.index, [role])) for one in sizes] for role in ("train", "validation"))
    result = compared(learnt, same(judged), cost, args.depths, args.l2, args.draws)
    write_json(args.out, {"small": small, "large": large, "costRatio": round(cost, 2), **result})
    print(result)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--small", required=True, metavar="NAME=FILE")
    parser.add_argument("--features", type=Path, required=True)
    parser.add_argument("--large", required=True, metavar="NAME=FILE")
    parser.add_argument("--large-features", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--draws", nargs="+", default=["clean", "random-1"])
    parser.add_argument("--depths", type=depths_of, default=DEPTHS)
    parser.add_argument("--l2", type=float, default=0.3)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def cost_ratio(small: Trunk, large: Trunk) -> float:
    """Time of the larger over that of the smaller, runs alternating."""
    ratios = []
    with torch.inference_mode():
        for _ in range(TIMED):
            spent = []
            for trunk in (small, large):
                pixels, started = torch.randn(TIMED_BATCH, 3, trunk.shape.side, trunk.shape.side), time.perf_counter()
                trunk(pixels, DEPTHS)
                spent.append(time.perf_counter() - started)
            ratios.append(spent[1] / spent[0])
    return median(ratios)


def same(sides: Sequence[Examples]) -> list[Examples]:
    """The pictures that all hold, in one order."""
    shared = set.intersection(*({one.sha256 for one in side.pictures} for side in sides))
    ordered = []
    for side in sides:
        rows = sorted((row for row, one in enumerate(side.pictures) if one.sha256 in shared),
                      key=lambda row, side=side: side.pictures[row].sha256)  # type: ignore[misc]
        ordered.append(Examples(side.features[rows], side.delivery[rows], side.sharpness[rows], [side.pictures[r] for r in rows]))
    return ordered


def compared(learnt: Sequence[Examples], judged: Sequence[Examples], cost: float, depths: Sequence[int], l2: float,
             draws: Sequence[str]) -> Json:
    """Both protocols; `learnt` and `judged` hold the smaller input's, then the larger's."""
    small, large = same(learnt)
    fewer = chosen(learnt[1], round(min(len(learnt[1]), len(learnt[0]) / cost)))
    return {"judged": len(judged[0]),
            "alike": against([small, large], judged, depths, l2, draws),
            "atEqualCost": against([learnt[0], fewer], judged, depths, l2, draws)}


def chosen(some: Examples, count: int) -> Examples:
    """So many of them, classes and sources taking turns."""
    kept = {one.sha256 for one in in_turns(some.pictures, count, count)}
    rows: Flags = np.array([one.sha256 in kept for one in some.pictures])
    return some.where(rows)


def against(learnt: Sequence[Examples], judged: Sequence[Examples], depths: Sequence[int], l2: float, draws: Sequence[str]) -> Json:
    """Figures of the two by draw, and what the larger input gains."""
    scores = [scored(one, other, depths, l2) for one, other in zip(learnt, judged, strict=True)]
    is_ai, seen = judged[0].is_ai, judged[0]
    rounds = source_draws(is_ai, seen.column("source").tolist(), ROUNDS)
    made: Json = {"pictures": [len(one) for one in learnt]}
    for place, draw in enumerate(draws):
        small, large = (z[:, place] for z in scores)
        made[draw] = {**{name: {"auroc": round(auroc(is_ai, z), 4), "galleries": inside(seen, z, 1)["mean"]}
                         for name, z in (("small", small), ("large", large))}, "gain95": gain95(is_ai, small, large, rounds)}
    return made


def scored(learnt: Examples, judged: Examples, depths: Sequence[int], l2: float) -> Numbers:
    """[n judged, draws]: logits of a head that learnt from the others."""
    head = fit(columns_of(learnt.features, depths), learnt.is_ai, chances(learnt), l2)
    return by_draw(head.score, columns_of(judged.features, depths))


if __name__ == "__main__":
    main()
