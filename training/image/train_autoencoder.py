"""Trains a small autoencoder of our own on real pictures of role `train`. CPU or CUDA; can be stopped and resumed.

    python -m training.image.train_autoencoder --index index.tsv --upsampler nearest|transposed|shuffle \
        --out own/nearest.pt [--halvings 2|3] [--minutes 10] [--resume]

The file is named after what the pairs shall call the decoder. Below 22 dB on the pictures that are watched it is of no
use: give it more minutes. --resume goes on from the file; --minutes counts those of earlier runs.
"""
from __future__ import annotations

import argparse
import math
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.image.autoencoder import Autoencoder
from training.image.index import Picture, in_turns, read_pictures, seeded
from training.image.opened import opened
from training.image.optimiser import rate_at
from training.image.small_autoencoder import UPSAMPLERS, Shape, save_small, small

CROP, CROPS = 128, 4  # px; of each picture
GRADIENT_WEIGHT = 1.0  # of edges beside colours, or the result is blurred
RATE = 3e-3
CHECKPOINT_MINUTES = 1.0
WATCHED = 16  # pictures that are not learnt from


def train(model: Autoencoder, crops: Tensor, check: Tensor, shape: Shape, args: argparse.Namespace) -> None:
    """`crops` and `check`: uint8 [n, 3, 128, 128]. Runs for `args.minutes`, those of a resumed run included."""
    device = next(model.parameters()).device
    optimiser, spent, steps = torch.optim.AdamW(model.parameters(), RATE, weight_decay=1e-4), 0.0, 0
    if args.resume:
        stored = torch.load(args.out, map_location=device, weights_only=True)
        model.load_state_dict(stored["weights"])
        optimiser.load_state_dict(stored["optimiser"])
        spent, steps = stored["minutes"], stored["steps"]
    started, saved, elapsed = time.monotonic() - 60 * spent, spent, spent

    def keep() -> None:
        save_small(model, shape, args.out, {"optimiser": optimiser.state_dict(), "minutes": elapsed, "steps": steps})
        print(f"step {steps} min {elapsed:.1f} PSNR {psnr(model, check):.2f} dB", flush=True)

    while elapsed < args.minutes:
        for group in optimiser.param_groups:
            group["lr"] = RATE * rate_at(elapsed / args.minutes, steps)
        pixels = as_input(crops[torch.randint(len(crops), (args.batch,))], device)
        loss = loss_of(model(pixels), pixels)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        steps, elapsed = steps + 1, (time.monotonic() - started) / 60
        if elapsed - saved > CHECKPOINT_MINUTES:
            saved = elapsed
            keep()
    keep()


def loss_of(made: Tensor, real: Tensor) -> Tensor:
    """Mean distance of colours, and of the steps to the next px across and down."""
    off = made - real
    return off.abs().mean() + GRADIENT_WEIGHT * (off.diff(dim=-1).abs().mean() + off.diff(dim=-2).abs().mean())


def psnr(model: Autoencoder, check: Tensor) -> float:
    """dB over all pictures that are watched."""
    device = next(model.parameters()).device
    with torch.inference_mode():
        off = [(model(part).clamp(0, 1) - part).square().mean() for part in (as_input(c, device) for c in torch.split(check, 16))]
    return -10 * math.log10(float(torch.stack(off).mean()))


def as_input(pixels: Tensor, device: torch.device) -> Tensor:
    """float32 in 0..1."""
    return pixels.to(device).float() / 255


def crops_of(pictures: Sequence[Picture], seed: int) -> Tensor:
    """uint8 [n, 3, 128, 128]: places of every picture at its own size, and one of the whole of it reduced."""
    found: list[np.ndarray] = []
    for one, image in opened(pictures):
        if min(image.size) < CROP:
            continue
        rng = seeded(one.sha256, f"crops:{seed}")
        found += [np.asarray(image.crop(place(image.size, rng))) for _ in range(CROPS - 1)]
        found.append(np.asarray(image.resize((CROP, CROP))))
    return torch.from_numpy(np.stack(found)).permute(0, 3, 1, 2).contiguous()


def place(size: tuple[int, int], rng: random.Random) -> tuple[int, int, int, int]:
    """A random box."""
    left, top = rng.randint(0, size[0] - CROP), rng.randint(0, size[1] - CROP)
    return left, top, left + CROP, top + CROP


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--upsampler", choices=UPSAMPLERS, required=True)
    parser.add_argument("--halvings", type=int, choices=(2, 3), default=2)
    parser.add_argument("--width", type=int, default=24)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, default=600, help="pictures to learn from")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--resume", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    reals = [one for one in read_pictures(args.index, ["train"]) if not one.is_ai]
    pictures = in_turns(reals, args.most + WATCHED, args.most)
    check, crops = crops_of(pictures[:WATCHED], args.seed), crops_of(pictures[WATCHED:], args.seed)
    shape = Shape(args.upsampler, args.halvings, args.width)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    print(f"{len(crops)} crops to learn from, {len(check)} watched", flush=True)
    train(small(shape).to("cuda" if torch.cuda.is_available() else "cpu"), crops, check, shape, args)


if __name__ == "__main__":
    main()
