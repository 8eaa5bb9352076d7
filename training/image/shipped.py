"""The shipped 8-bit detector as one that `train --start` goes on from, where the run that made it is gone.

    python -m training.image.shipped --model assets/public/models/image-v1 --out image-v1.pt [--depths 3 6 9 12]

Weights are turned back from 8 bits; the class token comes with its position added. Prints how far the scores of noise are
from the file's, which also rounds activations.
"""
from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.image.features import DEPTHS
from training.image.image_score import ImageModel, Pixels, normalised, quantised
from training.image.trunk import Array, tensor, weights_in
from training.image.vit import Detector, Shape, save

NOISE = 8  # views


def detector(folder: Path, depths: Sequence[int]) -> Detector:
    """What `export` wrote to the folder. Raises RuntimeError when weights are missing or of another shape."""
    shape = shape_of(json.loads((folder / "config.json").read_text(encoding="utf8")))
    held, model = weights_in(quantised(folder)), Detector(shape, depths)
    named = {name: tensor(value) for name, value in held.items() if name in model.state_dict()}
    model.load_state_dict({**named, **places(list(held.values()), shape)})
    return model.eval()


def shape_of(config: dict[str, int]) -> Shape:
    """Sizes, as `export` states them."""
    patch = config["patch_size"]
    return Shape(config["hidden_size"], config["num_hidden_layers"], config["num_attention_heads"], patch,
                 config["image_size"] // patch)


def places(values: Sequence[Array], shape: Shape) -> dict[str, Tensor]:
    """Class token with its position, and patch positions; the exporter gives them no names of ours."""
    def of(count: int) -> Tensor:
        return next(tensor(one) for one in values if one.shape == (1, count, shape.width))

    token = of(1)
    return {"trunk.token": token, "trunk.positions": torch.cat([torch.zeros_like(token), of(shape.grid**2)], 1)}


def differences(model: Detector, shipped: ImageModel, views: Sequence[Pixels]) -> Array:
    """Of logits[1] - logits[0], view by view."""
    with torch.inference_mode():
        ours = [model(pixels_of(one))[0] for one in views]
    return np.array([abs(float(z[1] - z[0]) - shipped.logits(normalised(one[None]))[0]) for z, one in zip(ours, views, strict=True)])


def pixels_of(view: Pixels) -> Tensor:
    return torch.from_numpy(np.ascontiguousarray(normalised(view[None])))


def noise(side: int) -> Pixels:
    """Views [n, side, side, 3]."""
    return np.random.default_rng(1).integers(0, 256, (NOISE, side, side, 3), np.uint8)


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder that export wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--depths", nargs="+", type=int, default=DEPTHS)
    args = parser.parse_args()
    model = detector(args.model, args.depths)
    save(model, args.out, {"from": args.model.name})
    found = differences(model, ImageModel(quantised(args.model)), list(noise(model.trunk.shape.side)))
    print(f"{args.out}: scores of noise differ from the file's by at most {found.max():.3f}")


if __name__ == "__main__":
    main()
