"""Caches what frozen trunks see: every picture, in several deliveries, looked at once.

    python -m training.image.features --index index.tsv --trunk dinov2=dinov2.pt [--trunk image-v0=image-v0.pt] \
        --out features/ [--draws clean random-1 random-2] [--most 4000] [--per-source 80] [--roles train]

Per draw: class token and patch mean after blocks 3, 6, 9, 12 (normed after the last), float16 [n, 8, width], beside
delivery and sharpness values for the null probes. Written in shards as it goes; a stopped run goes on, and an index
that grew only adds. Pictures come in turns of class and source, so a run may be ended at any time.
"""
from __future__ import annotations

import argparse
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image

from training.image.delivery import deliver
from training.image.image_score import SIZE, Pixels, normalised, whole_pixels
from training.image.index import Picture, in_turns, read_pictures, seeded
from training.image.null_features import of_delivery, of_sharpness
from training.image.opened import opened
from training.image.vit import Trunk, load_trunk, pooled

DEPTHS = (3, 6, 9, 12)
DRAWS = ("clean", "random-1", "random-2")
SHARD = 96  # pictures; about a minute of work on two cores
LARGEST_SIDE = 2400  # px; larger files are first halved, which the deliveries would do anyway
Features = npt.NDArray[np.float16]


@dataclass(frozen=True)
class Seen:
    """One picture's views: pixels [draws, side, side, 3], delivery and sharpness values [draws, …]."""

    sha256: str
    views: Pixels
    delivery: npt.NDArray[np.float32]
    sharpness: npt.NDArray[np.float32]


@dataclass(frozen=True)
class Cached:
    """Everything known of n pictures: features by trunk [n, draws, 8, width], null values [n, draws, …]."""

    sha256: list[str]
    features: Features
    delivery: npt.NDArray[np.float32]
    sharpness: npt.NDArray[np.float32]


def make(pictures: Sequence[Picture], trunks: dict[str, Trunk], draws: Sequence[str], out: Path, batch: int) -> None:
    """Adds shards for the pictures that no shard holds yet."""
    known = {name for path in shards(out) for name in np.load(path)["sha256"].tolist()}
    missing = [one for one in pictures if one.sha256 not in known]
    print(f"{len(missing)} of {len(pictures)} pictures to look at", flush=True)
    started, number = time.monotonic(), len(shards(out))
    [side] = {trunk.shape.side for trunk in trunks.values()}
    for first in range(0, len(missing), SHARD):
        seen = [see(one, image, draws, side) for one, image in opened(missing[first : first + SHARD])]
        if not seen:
            continue
        write(out / f"{number:05}.npz", seen, {name: look(trunk, seen, batch) for name, trunk in trunks.items()}, draws)
        number, done = number + 1, min(first + SHARD, len(missing))
        speed = done / (time.monotonic() - started)
        print(f"{done} pictures, {speed:.2f}/s, {(len(missing) - done) / speed / 60:.0f} min left", flush=True)


def see(one: Picture, image: Image.Image, draws: Sequence[str], side: int = SIZE) -> Seen:
    """All draws of one picture: its centre square, delivered, as a model with an input of `side` px views it."""
    square = centre_square(image)
    made = [deliver(square, draw, seeded(one.sha256, draw)) for draw in draws]
    views = np.stack([whole_pixels(each.image, side) for each in made])
    return Seen(one.sha256, views, np.stack([of_delivery(each) for each in made]), np.stack([of_sharpness(v) for v in views]))


def centre_square(image: Image.Image) -> Image.Image:
    """What the model's view keeps of a picture; shape then says nothing."""
    side = min(image.size)
    left, top = (image.width - side) // 2, (image.height - side) // 2
    image = image.crop((left, top, left + side, top + side))
    return image.reduce(2) if side > LARGEST_SIDE else image


def look(trunk: Trunk, seen: Sequence[Seen], batch: int) -> Features:
    """[n, draws, 8, width]."""
    views = np.concatenate([one.views for one in seen])
    device = next(trunk.parameters()).device
    parts = []
    with torch.inference_mode():
        for first in range(0, len(views), batch):
            pixels = torch.from_numpy(np.ascontiguousarray(normalised(views[first : first + batch]))).to(device)
            parts.append(torch.stack(pooled(trunk(pixels, DEPTHS)), 1).cpu().numpy().astype(np.float16))
    found = np.concatenate(parts)
    return found.reshape(len(seen), -1, *found.shape[1:])


def write(path: Path, seen: Sequence[Seen], features: dict[str, Features], draws: Sequence[str]) -> None:
    """A shard, whole or not at all."""
    waiting = path.with_suffix(".part")
    with waiting.open("wb") as file:
        arrays: dict[str, Any] = {
            "sha256": np.array([one.sha256 for one in seen]), "draws": np.array(draws),
            "delivery": np.stack([one.delivery for one in seen]), "sharpness": np.stack([one.sharpness for one in seen]),
            **{f"features-{name}": value for name, value in features.items()}}
        np.savez(file, **arrays)
    os.replace(waiting, path)


def shards(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.npz"))


def read(folder: Path, trunk: str, draws: Sequence[str] | None = None) -> Cached:
    """All shards that hold features of this trunk, with some or all of the draws (in their order)."""
    parts = [part for part in map(np.load, shards(folder)) if f"features-{trunk}" in part]
    if not parts:
        raise ValueError(f"no features of {trunk} in {folder}")
    chosen = [[part["draws"].tolist().index(d) for d in draws or part["draws"].tolist()] for part in parts]

    def joined(name: str) -> npt.NDArray[np.float32]:
        return np.concatenate([part[name][:, picked] for part, picked in zip(parts, chosen, strict=True)])

    return Cached([name for part in parts for name in part["sha256"].tolist()],
                  joined(f"features-{trunk}").astype(np.float16), joined("delivery"), joined("sharpness"))


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--trunk", action="append", required=True, metavar="NAME=FILE")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--draws", nargs="+", default=DRAWS)
    parser.add_argument("--roles", nargs="*", default=["train"])
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--per-source", type=int, default=1_000_000)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    trunks = {name: load_trunk(Path(file)).eval().to(device) for name, file in (one.split("=", 1) for one in args.trunk)}
    args.out.mkdir(parents=True, exist_ok=True)
    pictures = in_turns(read_pictures(args.index, args.roles), args.most, args.per_source)
    make(pictures, trunks, args.draws, args.out, args.batch)


if __name__ == "__main__":
    main()
