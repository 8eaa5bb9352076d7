"""DINOv2 ViT-S/14 (arXiv 2304.07193) in plain PyTorch, with the states of several depths, and the detector on it.

A depth d means the residual stream after block d, 1..12. Only the last one goes through the final norm.
"""
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

EPSILON = 1e-6
LOGITS = 2  # 0 camera-or-hand, 1 ai-generated


@dataclass(frozen=True)
class Shape:
    """Sizes of a trunk: `grid` patches of `patch` px on each side."""

    width: int = 384
    depth: int = 12
    heads: int = 6
    patch: int = 14
    grid: int = 16

    @property
    def side(self) -> int:
        """Side of the input, px."""
        return self.patch * self.grid


class Trunk(nn.Module):
    """Pixels [n, 3, side, side] (RGB, normalised) -> token states [n, 1 + patches, width] by depth."""

    def __init__(self, shape: Shape = Shape()) -> None:
        super().__init__()
        self.shape = shape
        self.patch = nn.Conv2d(3, shape.width, shape.patch, shape.patch)
        self.token = nn.Parameter(torch.zeros(1, 1, shape.width))
        self.positions = nn.Parameter(torch.zeros(1, 1 + shape.grid**2, shape.width))
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.depth))
        self.norm = nn.LayerNorm(shape.width, EPSILON)

    def forward(self, pixels: Tensor, depths: Sequence[int], keep: float = 1.0) -> list[Tensor]:
        """States after each of `depths`, ascending; `keep`: share of patches that are looked at."""
        state, states = self.embed(pixels, keep), []
        for index, block in enumerate(self.blocks, 1):
            state = block(state)
            if index in depths:
                states.append(self.norm(state) if index == self.shape.depth else state)
            if index == max(depths):
                break
        return states

    def embed(self, pixels: Tensor, keep: float) -> Tensor:
        patches = self.patch(pixels).flatten(2).transpose(1, 2) + self.positions[:, 1:]
        if keep < 1:
            patches = some_of(patches, keep)
        token = (self.token + self.positions[:, :1]).expand(patches.shape[0], -1, -1)
        return torch.cat([token.to(patches.dtype), patches], 1)


def some_of(patches: Tensor, keep: float) -> Tensor:
    """The same number of random patches of each picture."""
    batch, count, width = patches.shape
    order = torch.rand(batch, count, device=patches.device).argsort(1)[:, : int(count * keep)]
    return patches.gather(1, order[:, :, None].expand(-1, -1, width))


class Block(nn.Module):
    """Self-attention and feed-forward, norm before and a learnt scale after each."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        width = shape.width
        self.heads = shape.heads
        self.norm1, self.norm2 = nn.LayerNorm(width, EPSILON), nn.LayerNorm(width, EPSILON)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.inner, self.outer = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)
        self.scale1, self.scale2 = nn.Parameter(torch.ones(width)), nn.Parameter(torch.ones(width))

    def forward(self, state: Tensor) -> Tensor:
        state = state + self.scale1 * self.out(self.attend(self.norm1(state)))
        fed: Tensor = state + self.scale2 * self.outer(F.gelu(self.inner(self.norm2(state))))
        return fed

    def attend(self, state: Tensor) -> Tensor:
        batch, count, width = state.shape
        parts = self.qkv(state).view(batch, count, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        if torch.onnx.is_in_onnx_export():
            weights = torch.matmul(query * (width // self.heads) ** -0.5, key.transpose(-1, -2))
            mixed = torch.matmul(F.softmax(weights, -1), value)
        else:
            mixed = F.scaled_dot_product_attention(query, key, value)
        return mixed.transpose(1, 2).reshape(batch, count, width)


class Detector(nn.Module):
    """Class token and patch mean of some depths, each normed, and one linear layer: logits [n, 2]."""

    def __init__(self, shape: Shape = Shape(), depths: Sequence[int] = (3, 6, 9, 12), drop: float = 0.0) -> None:
        super().__init__()
        self.depths = tuple(depths)
        self.trunk = Trunk(shape)
        self.norm = nn.LayerNorm(shape.width, EPSILON, elementwise_affine=False)
        self.drop = nn.Dropout(drop)
        self.head = nn.Linear(2 * len(self.depths) * shape.width, LOGITS)
        nn.init.normal_(self.head.weight, std=0.005)
        nn.init.zeros_(self.head.bias)

    def forward(self, pixel_values: Tensor, keep: float = 1.0) -> Tensor:
        found: Tensor = self.head(self.drop(self.features(pixel_values, keep)))
        return found

    def features(self, pixels: Tensor, keep: float = 1.0) -> Tensor:
        """[n, 2 · depths · width]: for each depth the class token, then the patch mean."""
        return torch.cat([self.norm(part) for part in pooled(self.trunk(pixels, self.depths, keep))], 1)


def pooled(states: Sequence[Tensor]) -> list[Tensor]:
    """For each depth the class token [n, width], then the mean of the patches."""
    return [part for state in states for part in (state[:, 0], state[:, 1:].mean(1))]


def save(model: Detector, path: Path, notes: dict[str, Any]) -> None:
    """Shape, depths, weights in float32, and notes about the run."""
    weights = {name: value.detach().float().cpu() for name, value in model.state_dict().items()}
    torch.save({"shape": asdict(model.trunk.shape), "depths": model.depths, "weights": weights, "notes": notes}, path)


def load(path: Path) -> Detector:
    """A detector that `save` wrote."""
    stored = torch.load(path, map_location="cpu", weights_only=True)
    model = Detector(Shape(**stored["shape"]), stored["depths"])
    model.load_state_dict(stored["weights"])
    return model


def load_mean(paths: Sequence[Path]) -> Detector:
    """The mean of the weights of runs that began at one place (Wortsman et al. 2022, model soups)."""
    models = [load(path) for path in paths]
    states = [model.state_dict() for model in models]
    models[0].load_state_dict({name: torch.stack([one[name] for one in states]).mean(0) for name in states[0]})
    return models[0].eval()


def save_trunk(trunk: Trunk, path: Path, notes: dict[str, Any]) -> None:
    """Shape, weights and where they are from."""
    torch.save({"shape": asdict(trunk.shape), "weights": trunk.state_dict(), "notes": notes}, path)


def load_trunk(path: Path) -> Trunk:
    """A trunk that `save_trunk` wrote, or that of a detector."""
    stored = torch.load(path, map_location="cpu", weights_only=True)
    trunk = Trunk(Shape(**stored["shape"]))
    weights = {name.removeprefix("trunk."): value for name, value in stored["weights"].items()
               if not name.startswith("head.")}
    trunk.load_state_dict(weights)
    return trunk
