"""Two detectors on the same pictures of role validation, by delivery.

    python -m training.image.side_by_side --before run-b/final.pt --after run-d/final.pt [run-e/final.pt …] \
        --index index.tsv --out training/results/permissive-image.json [--most 700] [--per-source 40]

Several of one recipe are averaged, as `export` does. Native PyTorch, fp32, sources taking turns. Gains are after minus
before, sources drawn again. `recallAtOwn1`: AI pictures above each detector's own threshold of 1 % of the others. What
ships is compared by `compare`, through the extension.
"""
from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch

from training.common.cache import Json, write_json
from training.common.rank import Numbers, auroc, aurocs, interval, recall_at, source_draws
from training.image.examples import Rows
from training.image.features import see
from training.image.index import in_turns, read_pictures
from training.image.leave_source_out import ROUNDS, inside
from training.image.opened import opened
from training.image.train import CHECKED_ON, score
from training.image.vit import load_mean


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--before", type=Path, nargs="+", required=True)
    parser.add_argument("--after", type=Path, nargs="+", required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, default=700)
    parser.add_argument("--per-source", type=int, default=40)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    pictures = in_turns(read_pictures(args.index, ["validation"]), args.most, args.per_source)
    seen = [(one, see(one, image, CHECKED_ON).views) for one, image in opened(pictures)]
    judged, views = Rows([one for one, _ in seen]), torch.from_numpy(np.stack([each for _, each in seen]))
    detectors = {"before": load_mean(args.before), "after": load_mean(args.after)}
    made: Json = {}
    for place, draw in enumerate(CHECKED_ON):
        made[draw] = compared(judged, {name: score(model, views[:, place]) for name, model in detectors.items()})
        print(draw, made[draw], flush=True)
    write_json(args.out, {"pictures": len(judged), "ai": int(judged.is_ai.sum()),
                          "sources": len(set(judged.column("source"))), "byDraw": made})


def compared(judged: Rows, scores: Mapping[str, Numbers], seed: int = 1) -> Json:
    """Figures of each by name ("before", "after"), and what the second gains, under the same draws of sources."""
    is_ai = judged.is_ai
    rounds = source_draws(is_ai, judged.column("source").tolist(), ROUNDS, seed)
    under = {name: np.array([auroc(is_ai, z), *aurocs(is_ai, z, rounds)]) for name, z in scores.items()}
    gain = under["after"] - under["before"]
    figures = {name: {"auroc": round(float(under[name][0]), 4), "auroc95": interval(under[name][1:].tolist()),
                      "recallAtOwn1": round(recall_at(is_ai, z), 4), "galleries": inside(judged, z, seed)}
               for name, z in scores.items()}
    return {**figures, "gain": round(float(gain[0]), 4), "gain95": interval(gain[1:].tolist())}


if __name__ == "__main__":
    main()
