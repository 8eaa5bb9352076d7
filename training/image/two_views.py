"""Whether a second look, at native resolution, helps where the whole picture leaves a detector undecided.

    python -m training.image.two_views --model run/final.pt --index index.tsv --out training/results/two-views-image.json

Pictures of role validation, delivered. Second view: the 224 px square, nothing resized, that has most detail of nine; a
picture too small for one keeps its first score. `mean`: both scores, always. `undecided`: their mean where the first lies
in the middle half of all scores, else the first. `galleries`: inside the matched ones, where style cannot help. The
detector was trained on whole pictures (and on native crops, if `train --native` was given).
"""
from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from training.common.cache import Json, write_json
from training.common.rank import Numbers, auroc, gain95, source_draws
from training.image.delivery import deliver
from training.image.examples import Rows
from training.image.features import centre_square
from training.image.image_score import SIZE, Pixels, whole_pixels
from training.image.index import in_turns, read_pictures, seeded
from training.image.leave_source_out import ROUNDS, inside
from training.image.opened import opened
from training.image.train import score
from training.image.vit import Detector, load

PLACES = 3
DRAWS = ("clean", "random-1")


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, default=700)
    parser.add_argument("--per-source", type=int, default=40)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    model, pictures = load(args.model), in_turns(read_pictures(args.index, ["validation"]), args.most, args.per_source)
    seen = [(one, [deliver(centre_square(image), draw, seeded(one.sha256, draw)).image for draw in DRAWS])
            for one, image in opened(pictures)]
    judged = Rows([one for one, _ in seen])
    made: Json = {}
    for place, draw in enumerate(DRAWS):
        images = [images[place] for _, images in seen]
        first = score(model, torch.from_numpy(np.stack([whole_pixels(one) for one in images])))
        made[draw] = compared(judged, first, second_scores(model, images, first))
        print(draw, made[draw], flush=True)
    write_json(args.out, {"pictures": len(seen), "byDraw": made})


def second_scores(model: Detector, images: list[Image.Image], first: Numbers) -> Numbers:
    """Scores of the second view, the first ones where there is none."""
    crops = {row: detailed(image) for row, image in enumerate(images) if min(image.size) >= SIZE}
    second = first.copy()
    if crops:
        second[list(crops)] = score(model, torch.from_numpy(np.stack(list(crops.values()))))
    return second


def detailed(image: Image.Image) -> Pixels:
    """Of nine squares the one whose neighbouring pixels differ most."""
    lefts, tops = (np.linspace(0, side - SIZE, PLACES).astype(int) for side in image.size)
    squares = [np.asarray(image.crop((int(x), int(y), int(x) + SIZE, int(y) + SIZE))) for y in tops for x in lefts]
    return max(squares, key=detail)


def detail(square: Pixels) -> float:
    """Mean absolute difference of neighbours along both axes."""
    grey = square.astype(np.float32).mean(-1)
    return float(np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean())


def compared(judged: Rows, first: Numbers, second: Numbers, seed: int = 1) -> Json:
    """Figures of each way, and its gain over the whole view alone under the same draws of sources."""
    is_ai, (low, high), mean = judged.is_ai, np.quantile(first, (0.25, 0.75)), (first + second) / 2
    ways = {"mean": mean, "undecided": np.where((first > low) & (first < high), mean, first), "second": second}
    figures: Json = {name: {"auroc": round(auroc(is_ai, z), 4), "galleries": inside(judged, z, seed)}
                     for name, z in {"whole": first, **ways}.items()}
    draws = source_draws(is_ai, judged.column("source").tolist(), ROUNDS, seed)
    for name, z in ways.items():
        figures[name]["gain95"] = gain95(is_ai, first, z, draws)
    return figures


if __name__ == "__main__":
    main()
