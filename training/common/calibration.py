"""Gates and probabilities of an estimate, and what a source left out of the fit would have met. For texts and pictures."""
from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.stats import binom
from sklearn.linear_model import LogisticRegression

from training.common.stats import rate, wilson

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Names = npt.NDArray[np.str_]


@dataclass(frozen=True)
class Rules:
    """Shares 0..1 that gates keep; a kind or source with fewer items than the smallest cannot set a gate of its own.

    `confidence` that at most the share of all items is falsely flagged; None: it is kept on average (conformal).
    """

    kind_false_alarms: float
    smallest_kind: int
    smallest_source: int
    false_alarms: float = 0.01
    misses: float = 0.1
    confidence: float | None = None


@dataclass(frozen=True)
class Sample:
    """Scored items of one condition: z [n], ai [n] True = AI, source and kind (of picture, of writing) [n]."""

    z: Floats
    ai: Flags
    source: Names
    kind: Names

    def where(self, chosen: Flags) -> Sample:
        return Sample(self.z[chosen], self.ai[chosen], self.source[chosen], self.kind[chosen])


def platt(sample: Sample) -> tuple[float, float]:
    """Probability at equal prior = 1/(1+exp(-(a·z+b))); sources weigh the same within their class."""
    fit = LogisticRegression(C=1e3).fit(sample.z[:, None], sample.ai, sample_weight=balanced(sample.ai, sample.source))
    return round(float(fit.coef_[0, 0]), 4), round(float(fit.intercept_[0]), 4)


def accuse_gate(sample: Sample, rules: Rules) -> float:
    """At most the allowed share of all items not by AI lies above it, and of each kind; rounded up."""
    human = sample.where(~sample.ai)
    gates = [upper(human.z, rules.false_alarms) if rules.confidence is None
             else surely_upper(human.z, rules.false_alarms, rules.confidence)]
    for kind in np.unique(human.kind):
        z = human.z[human.kind == kind]
        if len(z) >= rules.smallest_kind:
            gates.append(upper(z, rules.kind_false_alarms))
    return math.ceil(max(gates) * 1e4) / 1e4


def no_sign_gate(sample: Sample, rules: Rules) -> float:
    """At most the allowed share of the AI items lies below it, and of those of every source (of enough items)."""
    ai = sample.where(sample.ai)
    pools = [ai.z, *(ai.z[ai.source == one] for one in np.unique(ai.source) if (ai.source == one).sum() >= rules.smallest_source)]
    return math.floor(min(lower(pool, rules.misses) for pool in pools) * 1e4) / 1e4


def upper(z: Floats, share: float) -> float:
    """Conformal: a new exchangeable score lies above with probability at most `share`; the largest score if too few."""
    rank = max(1, math.floor(share * (len(z) + 1)))
    return float(np.sort(z)[-rank])


def lower(z: Floats, share: float) -> float:
    """Conformal: a new exchangeable score lies below with probability at most `share`. Raises ValueError if too few."""
    rank = math.floor(share * (len(z) + 1) + 1e-9)
    if rank < 1:
        raise ValueError(f"{len(z)} scores cannot bound a share of {share}")
    return float(np.sort(z)[rank - 1])


def surely_upper(z: Floats, share: float, confidence: float) -> float:
    """At most `share` of all scores of this kind lie above it, with this confidence; the largest score if too few.

    One-sided exact binomial bound (Clopper and Pearson 1934): the k highest may lie above when k hits of n would be
    rarer than 1 - confidence at that share.
    """
    rare = binom.cdf(np.arange(len(z)), len(z), share) <= 1 - confidence
    allowed = max(0, int(rare.sum()) - 1)
    return float(np.sort(z)[-(allowed + 1)])


def left_out(sample: Sample, rules: Rules) -> dict[str, Any]:
    """Rates when each source meets gates and probabilities that were fitted without it."""
    flagged, passed, chance = np.zeros(len(sample.z), bool), np.zeros(len(sample.z), bool), np.zeros(len(sample.z))
    for source in np.unique(sample.source):
        inside = sample.source == source
        rest = sample.where(~inside)
        slope, offset = platt(rest)
        flagged[inside] = sample.z[inside] > accuse_gate(rest, rules)
        passed[inside] = sample.z[inside] < no_sign_gate(rest, rules)
        chance[inside] = 1 / (1 + np.exp(-(slope * sample.z[inside] + offset)))
    human, ai = ~sample.ai, sample.ai
    return {
        "falseAlarm": share_of(flagged[human]), "recall": share_of(flagged[ai]), "miss": share_of(passed[ai]),
        "humanNoSign": share_of(passed[human]), "expectedCalibrationError": ece(ai, chance, balanced(ai, sample.source)),
        "cllr": cllr(ai, chance),
        "falseAlarmByKind": {k: share_of(flagged[human & (sample.kind == k)]) for k in np.unique(sample.kind[human])},
        "falseAlarmBySource": {s: share_of(flagged[human & (sample.source == s)]) for s in np.unique(sample.source[human])},
        "recallBySource": {s: share_of(flagged[ai & (sample.source == s)]) for s in np.unique(sample.source[ai])},
    }


def ai_cap(sample: Sample, gate: float, most: float) -> float:
    """Largest log10 weight for AI: never more than recall over the upper bound of false alarms shows, nor than log10(N/10)."""
    above = sample.z > gate
    human, ai = above[~sample.ai], above[sample.ai]
    shown = float(ai.mean()) / wilson(int(human.sum()), len(human))[1]
    cap = min(most, math.log10(max(1.0, len(human) / 10)), math.log10(max(1.0, shown)))
    return math.floor(cap * 100) / 100


def balanced(ai: Flags, source: Names) -> Floats:
    """Weights: both classes alike, sources alike within a class (by the root of their size)."""
    weights = np.zeros(len(ai))
    for label in (True, False):
        for one in np.unique(source[ai == label]):
            inside = (ai == label) & (source == one)
            weights[inside] = inside.sum() ** -0.5
        weights[ai == label] /= weights[ai == label].sum()
    return weights * len(ai) / 2


def ece(ai: Flags, chance: Floats, weights: Floats, count: int = 15) -> float:
    """Expected calibration error at equal prior over `count` bins of equal mass."""
    order = np.argsort(chance)
    place = np.minimum((np.cumsum(weights[order]) / weights.sum() * count).astype(int), count - 1)
    total = 0.0
    for one in range(count):
        inside = order[place == one]
        if len(inside):
            mass = weights[inside]
            total += mass.sum() / weights.sum() * abs(np.average(chance[inside] - ai[inside], weights=mass))
    return round(float(total), 4)


def cllr(ai: Flags, chance: Floats) -> float:
    """Cost of the log-likelihood ratio in bits (Brümmer and du Preez 2006); 1 says nothing, 0 is perfect."""
    ratio = np.clip(chance, 1e-9, 1 - 1e-9) / (1 - np.clip(chance, 1e-9, 1 - 1e-9))
    return round(float((np.log2(1 + 1 / ratio[ai]).mean() + np.log2(1 + ratio[~ai]).mean()) / 2), 4)


def share_of(hits: Flags) -> dict[str, Any]:
    """The share that is True, with its interval."""
    return rate(int(hits.sum()), len(hits))


def per_hundred(measured: dict[str, Any]) -> float:
    """One decimal, rounded up: never better than measured."""
    return math.ceil(float(measured["rate"] or 0) * 1000 - 1e-9) / 10


def column(rows: Iterable[dict[str, Any]], name: str) -> Names:
    return np.array([str(row[name]) for row in rows])
