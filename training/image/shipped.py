"""The shipped 8-bit detector as one that `train --start` goes on from, where the run that made it is gone.

    python -m training.image.shipped --model assets/public/models/image-v1 --out image-v1.pt [--depths 3 6 9 12]

Weights are turned back from 8 bits; the class token comes with its position added. Prints how far the logits of noise
are from the file's, which also rounds activations.
"""
from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from onnx import numpy_helper
from torch import Tensor

from training.image.image_score import quantised
from training.image.trunk import Array, matrices, tensor
from training.image.vit import Detector, Shape, save

NOISE = 8  # views


def detector(folder: Path, depths: Sequence[int]) -> Detector:
    """What `export` wrote to the folder. Raises RuntimeError when weights are missing or of another shape."""
    shape = shape_of(json.loads((folder / "config.json").read_text(encoding="utf8")))
    graph = onnx.load(str(quantised(folder))).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    model = Detector(shape, depths)
    named = {name: tensor(value) for name, value in {**held, **matrices(graph, held)}.items() if name in model.state_dict()}
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


def largest_difference(model: Detector, folder: Path) -> float:
    """Of any logit of noise, from the file's."""
    side = model.trunk.shape.side
    noise = np.random.default_rng(1).normal(size=(NOISE, 3, side, side)).astype(np.float32)
    theirs = ort.InferenceSession(str(quantised(folder))).run(None, {"pixel_values": noise})[0]
    with torch.inference_mode():
        ours = model(torch.from_numpy(noise)).numpy()
    return float(np.abs(ours - theirs).max())


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder that export wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--depths", nargs="+", type=int, default=(3, 6, 9, 12))
    args = parser.parse_args()
    model = detector(args.model, args.depths)
    save(model, args.out, {"from": args.model.name})
    print(f"{args.out}: logits of noise differ from the file's by at most {largest_difference(model, args.model):.3f}")


if __name__ == "__main__":
    main()
