"""AdamW with smaller steps for lower blocks, and a running mean of the weights."""
from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from training.image.vit import Detector

HEAD_FACTOR = 5.0
WEIGHT_DECAY = 0.05
MAX_GRADIENT_NORM = 1.0
WARM_UP_STEPS = 100
EMA = 0.999


def rate_at(share: float, steps: int) -> float:
    """Factor of the rate, 0..1, at a share of the run: a short rise, then half a cosine."""
    return min(1.0, (steps + 1) / WARM_UP_STEPS) * max(0.01, 0.5 * (1 + math.cos(math.pi * min(1.0, share))))


class Optimiser:
    """Only what may change; `mean` holds its running mean."""

    def __init__(self, model: Detector, rate: float, decay: float) -> None:
        self.parameters = [value for value in model.parameters() if value.requires_grad]
        self.inner = torch.optim.AdamW(groups(model, rate, decay), betas=(0.9, 0.98))
        self.rates = [group["lr"] for group in self.inner.param_groups]
        self.mean = [value.detach().clone() for value in self.parameters]
        self.steps = 0

    def step(self, factor: float) -> None:
        """One update with the rate times `factor`."""
        for group, rate in zip(self.inner.param_groups, self.rates, strict=True):
            group["lr"] = rate * factor
        nn.utils.clip_grad_norm_(self.parameters, MAX_GRADIENT_NORM)
        self.inner.step()
        self.inner.zero_grad(set_to_none=True)
        self.steps += 1
        kept = min(EMA, (1 + self.steps) / (20 + self.steps))
        for mean, value in zip(self.mean, self.parameters, strict=True):
            mean.lerp_(value.detach(), 1 - kept)

    @contextmanager
    def averaged(self) -> Iterator[None]:
        """The mean in place of the weights, for as long as the block runs."""
        own = [value.detach().clone() for value in self.parameters]
        self._put(self.mean)
        try:
            yield
        finally:
            self._put(own)

    def _put(self, values: list[Tensor]) -> None:
        with torch.no_grad():
            for value, new in zip(self.parameters, values, strict=True):
                value.copy_(new)

    def state(self) -> dict[str, object]:
        """All that a resumed run needs."""
        return {"inner": self.inner.state_dict(), "mean": self.mean, "steps": self.steps,
                "weights": [value.detach() for value in self.parameters]}

    def restore(self, state: dict[str, object]) -> None:
        self.inner.load_state_dict(state["inner"])  # type: ignore[arg-type]
        self.mean, self.steps = state["mean"], state["steps"]  # type: ignore[assignment]
        self._put(state["weights"])  # type: ignore[arg-type]


def groups(model: Detector, rate: float, decay: float) -> list[dict[str, object]]:
    """One group a depth and kind; gains, offsets and positions do not decay."""
    made: dict[tuple[int, bool], list[Tensor]] = {}
    for name, value in model.named_parameters():
        if value.requires_grad:
            made.setdefault((level_of(name, model), value.ndim == 2 or value.ndim == 4), []).append(value)
    top = model.trunk.shape.depth
    return [{"params": values, "lr": rate * (HEAD_FACTOR if level > top else decay ** (top - level)),
             "weight_decay": WEIGHT_DECAY if decays else 0.0} for (level, decays), values in made.items()]


def level_of(name: str, model: Detector) -> int:
    """0 for the patch layer, 1.. for blocks (last norm: the last block), one more for the head."""
    if name.startswith("trunk.blocks."):
        return int(name.split(".")[2]) + 1
    if name.startswith("trunk.norm"):
        return model.trunk.shape.depth
    return model.trunk.shape.depth + 1 if name.startswith("head") else 0
