"""A perceptual hash: 64 bits that stay nearly the same when a picture is scaled or compressed again."""
from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image

SIDE, KEPT = 32, 8  # cosine transform of a 32 x 32 grey copy, of which the lowest 8 x 8 frequencies are kept
_N = np.arange(SIDE)
_DCT = np.cos(np.pi * (2 * _N[None, :] + 1) * _N[:KEPT, None] / (2 * SIDE))
Hashes = npt.NDArray[np.uint64]


def phash(pixels: Image.Image) -> int:
    """Bit set where a frequency is above the median of all but the mean grey."""
    grey = np.asarray(pixels.convert("L").resize((SIDE, SIDE), Image.Resampling.BOX), np.float64)
    low = (_DCT @ grey @ _DCT.T).ravel()
    bits = low > np.median(low[1:])
    return int("".join("1" if bit else "0" for bit in bits), 2)


def nearest(one: int, others: Hashes) -> npt.NDArray[np.uint8]:
    """Number of different bits to each of `others`."""
    bits: npt.NDArray[np.uint8] = np.bitwise_count(others ^ np.uint64(one))
    return bits


def as_hashes(values: Sequence[int]) -> Hashes:
    """An array of hashes."""
    return np.array(values, np.uint64)
