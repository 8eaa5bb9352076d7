"""Heads on cached features: logistic regression with strong L2, or a small network."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from sklearn.linear_model import LogisticRegression
from torch import Tensor, nn

from training.common.rank import Flags, Numbers

Columns = npt.NDArray[np.float32]
HIDDEN, DROP, ROUNDS, BATCH, RATE, DECAY = 128, 0.5, 12, 256, 1e-3, 0.05
SMALLEST_SPREAD = 1e-3


class Head(Protocol):
    """Anything that gives one logit a picture."""

    def score(self, columns: Columns) -> Numbers:
        """[n, f] -> [n], larger = more like AI."""


@dataclass(frozen=True)
class Linear:
    """z = columns · weights + bias."""

    weights: Columns
    bias: float

    def score(self, columns: Columns) -> Numbers:
        return (columns @ self.weights + self.bias).astype(np.float64)


@dataclass(frozen=True)
class Network:
    """One hidden layer, on columns brought to one scale."""

    mean: Columns
    spread: Columns
    model: nn.Module

    def score(self, columns: Columns) -> Numbers:
        with torch.inference_mode():
            found: Tensor = self.model(torch.from_numpy((columns - self.mean) / self.spread))
        return found[:, 0].numpy().astype(np.float64)


def by_draw(score: Callable[[Columns], Numbers], columns: Columns) -> Numbers:
    """[n, draws, f] -> [n, draws]; `score` is that of a head."""
    return score(columns.reshape(-1, columns.shape[-1])).reshape(columns.shape[:2])


def fit(columns: Columns, is_ai: Flags, weights: Numbers, l2: float, seed: int | None = None) -> Head:
    """`columns` [n, draws, f], every draw an example; a network when `seed` is given.

    Minimises mean weighted loss + l2/2 · |weights|² on columns of spread 1, so `l2` does not depend on n.
    """
    flat = columns.reshape(-1, columns.shape[-1])
    labels, chance = (np.repeat(one, columns.shape[1]) for one in (is_ai, weights / weights.mean()))
    mean, spread = flat.mean(0), flat.std(0) + SMALLEST_SPREAD
    scaled = (flat - mean) / spread
    if seed is not None:
        return Network(mean, spread, network(scaled, labels, chance, seed))
    model = LogisticRegression(C=1 / (l2 * len(flat)), max_iter=200, tol=1e-3)
    model.fit(scaled, labels, sample_weight=chance)
    slopes = (model.coef_[0] / spread).astype(np.float32)
    return Linear(slopes, float(model.intercept_[0] - mean @ slopes))


def network(scaled: Columns, labels: Flags, chance: Numbers, seed: int) -> nn.Module:
    """A network trained for a fixed number of rounds."""
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(scaled.shape[1], HIDDEN), nn.GELU(), nn.Dropout(DROP), nn.Linear(HIDDEN, 1))
    steps = torch.optim.AdamW(model.parameters(), RATE, weight_decay=DECAY)
    data = [torch.from_numpy(np.asarray(one, np.float32)) for one in (scaled, labels, chance)]
    for _ in range(ROUNDS):
        for rows in torch.split(torch.randperm(len(scaled)), BATCH):
            x, y, w = (one[rows] for one in data)
            loss = F.binary_cross_entropy_with_logits(model(x)[:, 0], y, w)
            steps.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            steps.step()
    return model.eval()
