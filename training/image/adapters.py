"""Which weights of a detector may change: the head, the last blocks, all, or low-rank additions to every block."""
from __future__ import annotations

import re

import torch
from torch import Tensor, nn
from torch.nn.utils import parametrize

from training.image.vit import Block, Detector

ADAPTED = ("qkv", "out", "inner", "outer")
RANK, STRENGTH = 8, 2.0


class LowRank(nn.Module):
    """weight + strength · up · down (arXiv 2106.09685); begins as the weight itself."""

    def __init__(self, rows: int, columns: int, rank: int) -> None:
        super().__init__()
        self.down = nn.Parameter(torch.randn(rank, columns) / columns**0.5)
        self.up = nn.Parameter(torch.zeros(rows, rank))

    def forward(self, weight: Tensor) -> Tensor:
        return weight + STRENGTH * self.up @ self.down


def choose(model: Detector, tuned: str, rank: int = RANK) -> None:
    """`tuned`: head, last:N, all, or lora. Everything else stays as it is."""
    model.requires_grad_(tuned == "all")
    model.head.requires_grad_(True)
    if found := re.fullmatch(r"last:(\d+)", tuned):
        for block in list(model.trunk.blocks)[-int(found[1]):]:
            block.requires_grad_(True)
        model.trunk.norm.requires_grad_(True)
    elif tuned == "lora":
        for block in model.trunk.blocks:
            adapt(block, rank)
    elif tuned not in ("head", "all"):
        raise ValueError(f"nothing is tuned by {tuned!r}")


def adapt(block: nn.Module, rank: int) -> None:
    """Low-rank additions on the four products of a block."""
    assert isinstance(block, Block)
    for name in ADAPTED:
        linear: nn.Linear = getattr(block, name)
        parametrize.register_parametrization(linear, "weight", LowRank(linear.out_features, linear.in_features, rank))


def merge(model: Detector) -> Detector:
    """Additions become part of the weights; the model is a plain one again."""
    for module in model.modules():
        if parametrize.is_parametrized(module, "weight"):
            parametrize.remove_parametrizations(module, "weight", leave_parametrized=True)
    return model
