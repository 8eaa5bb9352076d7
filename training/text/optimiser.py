"""AdamW with smaller steps for lower layers, and a running mean of the weights."""
from __future__ import annotations

import torch
from torch import Tensor, nn

from training.text.encoder import Encoder

HEAD_FACTOR = 5.0
WEIGHT_DECAY = 0.01
MAX_GRADIENT_NORM = 1.0
WARM_UP_STEPS = 100
FALL_FROM = 0.6  # share of the run after which the rate falls to nothing


def rate_at(share: float, steps: int) -> float:
    """Factor of the rate, 0..1, at a share of the run."""
    warm = min(1.0, (steps + 1) / WARM_UP_STEPS)
    return warm * (1.0 if share < FALL_FROM else max(0.02, (1 - share) / (1 - FALL_FROM)))


class Optimiser:
    """Word vectors and the lowest `frozen` layers do not change; they are shared by all later runs."""

    def __init__(self, model: Encoder, rate: float, decay: float, frozen: int) -> None:
        freeze(model, frozen)
        self.parameters = [value for value in model.parameters() if value.requires_grad]
        self.inner = torch.optim.AdamW(groups(model, rate, decay), betas=(0.9, 0.98))
        self.rates = [group["lr"] for group in self.inner.param_groups]
        self.sums: list[Tensor] | None = None
        self.count = 0

    def step(self, factor: float) -> None:
        """One update with the rate times `factor`."""
        for group, rate in zip(self.inner.param_groups, self.rates):
            group["lr"] = rate * factor
        nn.utils.clip_grad_norm_(self.parameters, MAX_GRADIENT_NORM)
        self.inner.step()
        self.inner.zero_grad(set_to_none=True)

    def average(self) -> None:
        """Adds the present weights to the mean."""
        self.count += 1
        if self.sums is None:
            self.sums = [value.detach().clone() for value in self.parameters]
            return
        for mean, value in zip(self.sums, self.parameters):
            mean.lerp_(value.detach(), 1 / self.count)

    def take_average(self) -> None:
        """The mean becomes the weights."""
        with torch.no_grad():
            for mean, value in zip(self.sums or self.parameters, self.parameters):
                value.copy_(mean)


def freeze(model: Encoder, frozen: int) -> None:
    model.words.requires_grad_(False)
    if frozen:
        for part in (model.positions, model.norm, *list(model.layers)[:frozen]):
            part.requires_grad_(False)
        model.segment.requires_grad_(False)


def groups(model: Encoder, rate: float, decay: float) -> list[dict[str, object]]:
    """One group a layer and kind; vectors of gains and offsets do not decay."""
    made: dict[tuple[int, bool], list[Tensor]] = {}
    for name, value in model.named_parameters():
        if value.requires_grad:
            made.setdefault((depth(name, model.shape.layers), value.ndim > 1), []).append(value)
    return [
        {"params": values, "lr": rate * factor(level, decay, model.shape.layers),
         "weight_decay": WEIGHT_DECAY if decays else 0.0}
        for (level, decays), values in made.items()
    ]


def depth(name: str, layers: int) -> int:
    """0 for embeddings, 1.. for layers, layers + 1 for the head."""
    if name.startswith("layers."):
        return int(name.split(".")[1]) + 1
    return layers + 1 if name.startswith("head") else 0


def factor(level: int, decay: float, layers: int) -> float:
    return HEAD_FACTOR if level > layers else float(decay ** (layers - level))
