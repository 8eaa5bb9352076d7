"""Small autoencoders of our own. They differ in how they grow a picture back: each way leaves other traces."""
from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from training.image.autoencoder import Autoencoder, Residual, conv

UPSAMPLERS = ("nearest", "transposed", "shuffle")
VALUES_PER_CODE = 6  # of the picture, for each one of the code; as in the autoencoders of large generators


@dataclass(frozen=True)
class Shape:
    """`halvings` 2 or 3: the code is 4 or 8 times smaller than the picture."""

    upsampler: str
    halvings: int = 2
    width: int = 24

    @property
    def code(self) -> int:
        """Channels of the code."""
        return int(3 * 4**self.halvings / VALUES_PER_CODE)


def small(shape: Shape) -> Autoencoder:
    """Few operations where the picture is large, so that two cores can train it."""
    width = shape.width
    encoder: list[nn.Module] = [conv(3, width, stride=2), nn.ReLU()]
    for _ in range(1, shape.halvings):
        encoder += [conv(width, width, stride=2), nn.ReLU()]
    encoder += [Residual(width), conv(width, shape.code)]
    decoder: list[nn.Module] = [conv(shape.code, width), nn.ReLU(), Residual(width)]
    for _ in range(1, shape.halvings):
        decoder += [*doubled(shape.upsampler, width, width), nn.ReLU()]
    decoder += [*doubled(shape.upsampler, width, width // 2), nn.ReLU(), conv(width // 2, 3)]
    return Autoencoder(nn.Sequential(*encoder), nn.Sequential(*decoder))


def doubled(upsampler: str, before: int, after: int) -> list[nn.Module]:
    """Layers that double the size."""
    if upsampler == "nearest":
        return [nn.UpsamplingNearest2d(scale_factor=2), conv(before, after)]
    if upsampler == "transposed":
        return [nn.ConvTranspose2d(before, after, 4, 2, 1)]
    if upsampler == "shuffle":
        return [conv(before, 4 * after), nn.PixelShuffle(2)]
    raise ValueError(f"upsampler {upsampler!r}, not one of {', '.join(UPSAMPLERS)}")


def save_small(model: Autoencoder, shape: Shape, path: Path, more: dict[str, Any]) -> None:
    """Shape, weights, and what else is given; whole or not at all."""
    waiting = path.with_suffix(".part")
    torch.save({"shape": asdict(shape), "weights": model.state_dict(), **more}, waiting)
    waiting.replace(path)


def load_small(path: Path) -> Autoencoder:
    """An autoencoder that `save_small` wrote."""
    stored = torch.load(path, map_location="cpu", weights_only=True)
    model = small(Shape(**stored["shape"]))
    model.load_state_dict(stored["weights"])
    return model.eval()
