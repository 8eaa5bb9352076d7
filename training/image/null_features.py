"""What can be known of a picture without understanding it: file, delivery, sharpness."""
from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from training.image.delivery import CODECS, Delivered
from training.image.image_score import Pixels
from training.image.index import Picture

Values = npt.NDArray[np.float32]
FORMATS = ("jpeg", "png", "webp")
FLAT_STEP = 1.0


def of_file(one: Picture) -> Values:
    """Size, shape, bytes a pixel and format of the file in the index."""
    wide, high = max(1, one.width), max(1, one.height)
    bits = math.log(max(1, one.bytes) / (wide * high))
    return np.array([math.log(wide), math.log(high), wide / high, bits, *(one.format == f for f in FORMATS)], np.float32)


def of_delivery(made: Delivered) -> Values:
    """The same after delivery: what still tells the classes apart once both went the same way."""
    wide, high = made.image.size
    bits = math.log(max(1, made.bytes) / (wide * high)) if made.bytes else 0.0
    return np.array([math.log(wide), math.log(high), wide / high, bits, *(made.codec == c for c in CODECS)], np.float32)


def of_sharpness(pixels: Pixels) -> Values:
    """Blur and contrast of the view [224, 224, 3] that a model sees: Laplacian, gradients, flat and extreme places."""
    grey = pixels.astype(np.float32).mean(2)
    around = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    laplacian = np.abs(4 * grey[1:-1, 1:-1] - around)
    across, down = np.abs(np.diff(grey, axis=1)), np.abs(np.diff(grey, axis=0))
    colour = pixels.max(2).astype(np.float32) - pixels.min(2)
    return np.array([
        np.log1p(laplacian.mean()), np.log1p(laplacian.var()), (laplacian < FLAT_STEP).mean(),
        np.log1p(np.quantile(laplacian, 0.95)), np.log1p(across.mean()), np.log1p(down.mean()),
        laplacian.mean() / (1e-3 + across.mean() + down.mean()), grey.mean(), grey.std(), colour.mean(), colour.std(),
        (grey < 8).mean(), (grey > 247).mean(),
    ], np.float32)
