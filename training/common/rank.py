"""Ranking quality, and intervals that draw whole sources again."""
from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def auroc(is_ai: Flags, score: Numbers) -> float:
    """Chance that an AI item scores above a human one (ties count half); nan when a class is missing."""
    return aurocs(is_ai, score, [np.ones(len(score))])[0]


def aurocs(is_ai: Flags, score: Numbers, draws: Iterable[Numbers]) -> list[float]:
    """AUROC under each set of row weights."""
    _, place = np.unique(score, return_inverse=True)
    return [_weighted(is_ai, place, weight) for weight in draws]


def _weighted(is_ai: Flags, place: npt.NDArray[np.intp], weight: Numbers) -> float:
    """`place`: rank of each row's score, ties sharing one."""
    ai, human = np.bincount(place, weight * is_ai), np.bincount(place, weight * ~is_ai)
    pairs = ai.sum() * human.sum()
    return float((ai * (np.cumsum(human) - human / 2)).sum() / pairs) if pairs > 0 else math.nan


def recall_at(is_ai: Flags, score: Numbers, share: float = 0.01) -> float:
    """Share of AI items above the smallest threshold that at most `share` of the human items exceed; nan without humans."""
    human = np.sort(score[~is_ai])
    if len(human) == 0 or not is_ai.any():
        return math.nan
    threshold = human[len(human) - 1 - int(share * len(human))]
    return float((score[is_ai] > threshold).mean())


def source_draws(is_ai: Flags, sources: Sequence[str], rounds: int, seed: int = 1) -> list[Numbers]:
    """Row weights per bootstrap round: sources drawn again with replacement, those of each class apart."""
    names, place = np.unique(np.array(sources), return_inverse=True)
    mostly_ai = np.bincount(place, is_ai) * 2 > np.bincount(place)
    strata = [np.flatnonzero(mostly_ai == side) for side in (False, True)]
    rng = np.random.default_rng(seed)
    draws = []
    for _ in range(rounds):
        times = np.zeros(len(names))
        for stratum in strata:
            if len(stratum):
                times += np.bincount(rng.choice(stratum, len(stratum)), minlength=len(names))
        draws.append(times[place])
    return draws


def gain95(is_ai: Flags, before: Numbers, after: Numbers, draws: Sequence[Numbers]) -> list[float]:
    """95 % interval of what AUROC gains from one set of scores to another, under the same draws."""
    return interval((np.array(aurocs(is_ai, after, draws)) - np.array(aurocs(is_ai, before, draws))).tolist())


def interval(values: Sequence[float]) -> list[float]:
    """95 % percentile interval [low, high] of bootstrap values; those that are nan are left out."""
    known = [v for v in values if not math.isnan(v)]
    return [round(float(np.quantile(known, q)), 4) for q in (0.025, 0.975)] if known else [math.nan, math.nan]
