"""Autoencoders as one module, and TAEF2 (github.com/madebyollin/taesd, MIT), a small one for the codes of FLUX.2.

Written from the names and shapes of the stored weights and their description; the weights are an argument, never
committed. What is stored is in the order of use, so ours may bear other names.
"""
from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

CODE, WIDTH, HALVINGS = 32, 64, 3  # channels of the code and inside; the code is 8 times smaller than the picture
CONTEXT, CONTEXT_GROUPS = 4, 4  # widening of a look at the whole picture, and groups that are normed in it
LARGEST = 3.0  # values of a code stay within this


class Autoencoder(nn.Module):
    """RGB [n, 3, h, w] in 0..1, sides multiples of 16 -> code -> RGB that may leave 0..1 a little."""

    def __init__(self, encoder: nn.Module, decoder: nn.Module) -> None:
        super().__init__()
        self.encoder, self.decoder = encoder, decoder

    def encode(self, pixels: Tensor) -> Tensor:
        found: Tensor = self.encoder(pixels)
        return found

    def decode(self, code: Tensor) -> Tensor:
        made: Tensor = self.decoder(code)
        return made

    def forward(self, pixels: Tensor) -> Tensor:
        return self.decode(self.encode(pixels))


def load_taef2(encoder: Path, decoder: Path) -> Autoencoder:
    """TAEF2 in float32; files of another architecture are a ValueError."""
    model = Autoencoder(taef2_encoder(), taef2_decoder())
    for part, path in ((model.encoder, encoder), (model.decoder, decoder)):
        put(part, torch.load(path, map_location="cpu", weights_only=True), path.name)
    return model.eval()


def put(part: nn.Module, stored: dict[str, Tensor], name: str) -> None:
    """Stored weights into a module, by their order."""
    ours = part.state_dict()
    if [value.shape for value in ours.values()] != [value.shape for value in stored.values()]:
        raise ValueError(f"{name} does not hold the weights of TAEF2")
    part.load_state_dict({ours_name: value.float() for ours_name, value in zip(ours, stored.values(), strict=True)})


def taef2_encoder(width: int = WIDTH, code: int = CODE) -> nn.Sequential:
    """RGB [n, 3, h, w] -> code [n, 32, h/8, w/8]."""
    layers: list[nn.Module] = [conv(3, width), Residual(width)]
    for halving in range(1, HALVINGS + 1):
        smallest = halving == HALVINGS
        layers += [conv(width, width, stride=2, bias=False), *(Residual(width, smallest) for _ in range(3))]
    return nn.Sequential(*layers, conv(width, code))


def taef2_decoder(width: int = WIDTH, code: int = CODE) -> nn.Sequential:
    """Code [n, 32, h/8, w/8] -> RGB [n, 3, h, w]."""
    layers: list[nn.Module] = [Bounded(), conv(code, width), nn.ReLU(), *(Residual(width, True) for _ in range(3))]
    for blocks in (3, 3, 1):
        layers += [nn.UpsamplingNearest2d(scale_factor=2), conv(width, width, bias=False)]
        layers += [Residual(width) for _ in range(blocks)]
    return nn.Sequential(*layers, conv(width, 3))


def conv(before: int, after: int, stride: int = 1, bias: bool = True) -> nn.Conv2d:
    """3x3, the size kept or halved."""
    return nn.Conv2d(before, after, 3, stride, 1, bias=bias)


class Bounded(nn.Module):
    """Softly within -3..3."""

    def forward(self, code: Tensor) -> Tensor:
        return LARGEST * torch.tanh(code / LARGEST)


class Residual(nn.Module):
    """Three convolutions beside the state; `context`: first a look through values normed over the whole picture."""

    def __init__(self, width: int, context: bool = False) -> None:
        super().__init__()
        self.beside = nn.Sequential(conv(width, width), nn.ReLU(), conv(width, width), nn.ReLU(), conv(width, width))
        self.context = whole_picture(width) if context else None

    def forward(self, state: Tensor) -> Tensor:
        if self.context is not None:
            state = state + self.context(state)
        return F.relu(state + self.beside(state))


def whole_picture(width: int) -> nn.Sequential:
    """Point by point, but normed over all of it."""
    wide = CONTEXT * width
    return nn.Sequential(nn.Conv2d(width, wide, 1, bias=False), nn.GroupNorm(CONTEXT_GROUPS, wide), nn.ReLU(),
                         nn.Conv2d(wide, width, 1, bias=False))
