"""The detector of the first release as one that `train --start` goes on from.

    python -m training.image.first_release --onnx image-v0/onnx/model_quantized.onnx --index index.tsv --out image-v0-detector.pt

Its head sees the last class token and patch mean as the trunk's norm leaves them, and the patch means of blocks 3, 6 and 9
under norms of their own; ours sees all of them normed alike. Scale and shift of those norms go into the head; for the last
block they are the mean over some pictures of role `train` (they differ by a hundredth from picture to picture). Prints how
far the logits are from the file's on other pictures.
"""
from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper

from training.image.features import centre_square
from training.image.image_score import ImageModel, Pixels, whole_pixels
from training.image.index import in_turns, read_pictures
from training.image.opened import opened
from training.image.shipped import differences, pixels_of
from training.image.trunk import from_onnx
from training.image.vit import LOGITS, Detector, Trunk, pooled, save

Array = npt.NDArray[np.float32]
TAPPED = 3  # blocks 3, 6, 9
MEASURED, CHECKED = 96, 32  # pictures


def detector(path: Path, pictures: Sequence[Pixels]) -> Detector:
    """Trunk and head of the file; `pictures` [224, 224, 3] measure its last norm."""
    held = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(path)).graph.initializer}
    model = Detector()
    model.trunk.load_state_dict(from_onnx(path).state_dict())
    weights, bias = folded(held, last_states(model.trunk, pictures))
    with torch.no_grad():
        model.head.weight.copy_(torch.from_numpy(np.ascontiguousarray(weights.reshape(-1, LOGITS).T)))
        model.head.bias.copy_(torch.from_numpy(bias))
    return model.eval()


def folded(held: Mapping[str, Array], last: Array) -> tuple[Array, Array]:
    """Head weights [8, width, 2] in our order and bias [2]; `last` [n, 2, width]: class token and patch mean, normed."""
    theirs, bias = parts_of_head(held), held["head.bias"].copy()
    width = last.shape[-1]
    ours = np.zeros((2 * (TAPPED + 1), width, LOGITS), np.float32)
    for kind in (0, 1):
        ours[2 * TAPPED + kind] = theirs[kind] * last[:, kind].std(-1).mean()
        bias += last[:, kind].mean() * theirs[kind].sum(0)
    for tap in range(TAPPED):
        scale, shift = held[f"tapnorm.{tap}.weight"], held[f"tapnorm.{tap}.bias"]
        ours[2 * tap + 1] = theirs[2 + tap] * scale[:, None]
        bias += shift @ theirs[2 + tap]
    return ours, bias


def parts_of_head(held: Mapping[str, Array]) -> Array:
    """Their head [5, width, 2], turned back from 8 bits: last class token, last patch mean, three patch means."""
    name = "head.weight_Transposed"
    zero = held[f"{name}_zero_point"].astype(np.float32)
    whole: Array = (held[f"{name}_quantized"].astype(np.float32) - zero) * held[f"{name}_scale"]
    return whole.reshape(2 + TAPPED, -1, LOGITS)


def last_states(trunk: Trunk, pictures: Sequence[Pixels]) -> Array:
    """[n, 2, width]: class token and patch mean after the last norm."""
    with torch.inference_mode():
        found = [torch.stack(pooled(trunk(pixels_of(one), [trunk.shape.depth])), 1) for one in pictures]
    return torch.cat(found).numpy()


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--onnx", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    pictures = in_turns(read_pictures(args.index, ["train"]), MEASURED + CHECKED, MEASURED)
    views = [whole_pixels(centre_square(image)) for _, image in opened(pictures)]
    model = detector(args.onnx, views[:MEASURED])
    save(model, args.out, {"from": args.onnx.name})
    found = differences(model, ImageModel(args.onnx), views[MEASURED:])
    print(f"{args.out}: logits of {len(found)} pictures differ from the file's by {found.mean():.2f}, at most {found.max():.2f}")


if __name__ == "__main__":
    main()
