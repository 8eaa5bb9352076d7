"""Endless balanced batches of delivered pictures; a real picture may bring its own reconstruction along."""
from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image, ImageEnhance
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from training.common.cache import read_tsv
from training.image.delivery import along_any_path
from training.image.examples import weights_of
from training.image.features import centre_square
from training.image.image_score import SIZE, Pixels, load, normalised, whole_pixels
from training.image.index import Picture
from training.image.opened import UNREADABLE

JITTERED, CUT_OUT, GREY = 0.3, 0.2, 0.05
CROPPED_BEFORE, SMALLEST_CROP = 0.5, 0.7  # share of pictures, of the shorter side
Example = tuple[Pixels, int]


@dataclass(frozen=True)
class Mix:
    """Shares of examples: pairs of the real pictures drawn, native crops of all views."""

    pairs: float = 0.3
    native: float = 0.0
    factors: dict[str, float] = field(default_factory=dict)  # by hash: how much more often a picture is drawn


@dataclass(frozen=True)
class Pair:
    """A reconstruction, and the part of the real picture that it was made of: same region, same size."""

    real: Path
    copy: Path


class Stream(IterableDataset[Example]):
    """Classes 1:1, families and sources by the root of their size. `pairs`: by hash of the real picture."""

    def __init__(self, pictures: Sequence[Picture], mix: Mix, seed: int, pairs: dict[str, list[Pair]]) -> None:
        self.pictures, self.mix, self.seed, self.pairs = list(pictures), mix, seed, pairs
        weights = weights_of(self.pictures) * [mix.factors.get(one.sha256, 1.0) for one in self.pictures]
        self.sides = [self._side(weights, is_ai) for is_ai in (False, True)]

    def _side(self, weights: npt.NDArray[np.float64], is_ai: bool) -> tuple[list[Picture], list[float]]:
        rows = [place for place, one in enumerate(self.pictures) if one.is_ai == is_ai]
        return [self.pictures[row] for row in rows], np.cumsum(weights[rows]).tolist()

    def __iter__(self) -> Iterator[Example]:
        worker = get_worker_info()
        rng = random.Random(f"{self.seed}:{worker.id if worker else 0}")
        while True:
            for side in self.sides:
                yield from self.drawn(side, rng)

    def drawn(self, side: tuple[list[Picture], list[float]], rng: random.Random) -> Iterator[Example]:
        """One example, or a real picture and its reconstruction along the same path; nothing if a file cannot be read."""
        one = rng.choices(side[0], cum_weights=side[1])[0]
        pairs = self.pairs.get(one.sha256, [])
        files = [(one.file, int(one.is_ai))]
        if pairs and rng.random() < self.mix.pairs:
            pair = rng.choice(pairs)
            files = [(pair.real, 0), (pair.copy, 1)]
        path = rng.getrandbits(64)
        native = rng.random() < self.mix.native
        try:
            images = [(load(file), label) for file, label in files]
        except UNREADABLE:
            return
        for image, label in images:
            yield augmented(image, random.Random(path), native), label


def augmented(image: Image.Image, rng: random.Random, native: bool) -> Pixels:
    """One training view [224, 224, 3]."""
    image = cropped(image, rng) if rng.random() < CROPPED_BEFORE else centre_square(image)
    if rng.random() < 0.5:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if rng.random() < JITTERED:
        for change in (ImageEnhance.Color, ImageEnhance.Brightness, ImageEnhance.Contrast):
            image = change(image).enhance(rng.uniform(0.75, 1.3))
    if rng.random() < GREY:
        image = image.convert("L").convert("RGB")
    made = along_any_path(image, rng).image
    pixels = native_pixels(made, rng) if native and min(made.size) >= SIZE else whole_pixels(made)
    return with_cut_out(pixels, rng) if rng.random() < CUT_OUT else pixels


def cropped(image: Image.Image, rng: random.Random) -> Image.Image:
    """A random square."""
    side = round(min(image.size) * rng.uniform(SMALLEST_CROP, 1))
    left, top = rng.randint(0, image.width - side), rng.randint(0, image.height - side)
    return image.crop((left, top, left + side, top + side))


def native_pixels(image: Image.Image, rng: random.Random) -> Pixels:
    """A random crop that is not resized."""
    left, top = rng.randint(0, image.width - SIZE), rng.randint(0, image.height - SIZE)
    return np.asarray(image.crop((left, top, left + SIZE, top + SIZE)))


def with_cut_out(pixels: Pixels, rng: random.Random) -> Pixels:
    """A grey block of at most a quarter of the view."""
    wide, high = rng.randint(16, SIZE // 2), rng.randint(16, SIZE // 2)
    left, top = rng.randint(0, SIZE - wide), rng.randint(0, SIZE - high)
    changed = pixels.copy()
    changed[top : top + high, left : left + wide] = 124
    return changed


def read_pairs(folder: Path | None) -> dict[str, list[Pair]]:
    """Pairs by hash of the real picture, as `reconstruct` lists them in the folder's `pairs.tsv`."""
    found: dict[str, list[Pair]] = {}
    if folder:
        for row in read_tsv(folder / "pairs.tsv"):
            found.setdefault(row["sha256"], []).append(Pair(folder / row["real"], folder / row["path"]))
    return found


def collate(examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """uint8 pixels [n, 224, 224, 3] and labels [n]; normalised on the device."""
    pixels = torch.from_numpy(np.stack([one for one, _ in examples]))
    return pixels, torch.tensor([label for _, label in examples])


def loader(stream: Stream, batch: int, workers: int) -> DataLoader[Example]:
    """On a GPU at least twelve workers keep it busy; on two cores none."""
    return DataLoader(stream, batch, num_workers=workers, collate_fn=collate, prefetch_factor=4 if workers else None,
                      persistent_workers=workers > 0)


def to_input(pixels: Tensor, device: torch.device) -> Tensor:
    """float32 [n, 3, 224, 224]."""
    if device.type == "cpu":
        return torch.from_numpy(np.ascontiguousarray(normalised(pixels.numpy())))
    scaled = pixels.to(device, non_blocking=True).permute(0, 3, 1, 2).float() / 255
    mean, spread = (torch.tensor(v, device=device).view(1, 3, 1, 1) for v in ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)))
    return (scaled - mean) / spread
