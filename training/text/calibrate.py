"""Fits fusion, probabilities, gates and caps of the text estimate on calibration sources, and says what they cost.

    python -m training.text.calibrate --scores scores.jsonl --units units.jsonl --model text-v1 \
        --ngram text-ngram-v1 --out training/results/text-v1-calibration.json

`scores`: rows as `npm run evaluate` writes them (id, zModel, zNgram, words judged), made by the shipped runtime.
`units`: rows of `training.text.cut` with role calibration. No source here was trained on or used to choose the model.
Every threshold is also tried on each source with that source left out; those are the figures to believe.
"""
from __future__ import annotations

import argparse
import datetime
import hashlib
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from training.common import gates as gates_of
from training.common.cache import read_jsonl, write_json
from training.common.stats import rate, wilson

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Names = npt.NDArray[np.str_]
# The shortest a bin's texts may be, in words judged.
BINS = {"50-99": 50, "100-149": 100, "150-199": 150, "200-399": 200, "400+": 400}
FALSE_ALARMS = 0.01
REGISTER_FALSE_ALARMS = 0.02
MISSES = 0.1
MIN_REGISTER = 60  # fewer texts cannot set a gate of their own
MIN_FAMILY = 60
# What text may weigh at most (log10), whatever was measured: a passage alone, a whole document (evaluation protocol §5).
CAP_PASSAGE, CAP_DOCUMENT, CAP_HUMAN = 1.3, 1.5, -0.7


@dataclass(frozen=True)
class Sample:
    """Scored texts of one bin: z [n], label [n] True = AI, source and register [n]."""

    z: Floats
    ai: Flags
    source: Names
    register: Names

    def where(self, chosen: Flags) -> Sample:
        return Sample(self.z[chosen], self.ai[chosen], self.source[chosen], self.register[chosen])


def calibrated(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """All numbers of the text estimate; `rows` have zModel, zNgram, words, label, source, register."""
    fusion = fitted_fusion(rows)
    z = np.array([fused(row, fusion) for row in rows])
    sample = Sample(z, column(rows, "label") == "ai", column(rows, "source"), column(rows, "register"))
    words = np.array([row["words"] for row in rows])
    limits = [*BINS.values(), 10**9]
    bins = [bin_of(name, sample.where((words >= low) & (words < high)))
            for (name, low), high in zip(BINS.items(), limits[1:])]
    return {"fusion": fusion, "bins": bins}


def fitted_fusion(rows: list[dict[str, Any]]) -> dict[str, float]:
    """z = model·zModel + ngram·zNgram + bias, by logistic regression; every source weighs the same in its class."""
    scores = np.array([[row["zModel"], row["zNgram"]] for row in rows])
    ai = column(rows, "label") == "ai"
    fit = LogisticRegression(C=1e3).fit(scores, ai, sample_weight=balanced(ai, column(rows, "source")))
    weights = [round(float(value), 4) for value in (*fit.coef_[0], fit.intercept_[0])]
    return dict(zip(("model", "ngram", "bias"), weights))


def fused(row: dict[str, Any], fusion: dict[str, float]) -> float:
    return float(fusion["model"] * row["zModel"] + fusion["ngram"] * row["zNgram"] + fusion["bias"])


def bin_of(name: str, sample: Sample) -> dict[str, Any]:
    """Calibration of one length, with what a left-out source would have seen."""
    slope, offset = platt(sample)
    gate, miss_gate = accuse_gate(sample), no_sign_gate(sample)
    out = left_out(sample)
    humans, ais = int((~sample.ai).sum()), int(sample.ai.sum())
    return {
        "bin": name, "minWords": BINS[name], "platt": {"a": slope, "b": offset},
        "accuseAbove": gate, "noSignGate": miss_gate, "logLrCap": caps(name, sample, gate, humans),
        "falseAlarmsPer100": per_hundred(out["falseAlarm"]), "missesPer100": per_hundred(out["miss"]),
        "testedOn": {"human": humans, "ai": ais}, "leftOut": out,
    }


def platt(sample: Sample) -> tuple[float, float]:
    """Probability at equal prior = 1/(1+exp(-(a·z+b))); sources weigh the same within their class."""
    fit = LogisticRegression(C=1e3).fit(sample.z[:, None], sample.ai, sample_weight=balanced(sample.ai, sample.source))
    return round(float(fit.coef_[0, 0]), 4), round(float(fit.intercept_[0]), 4)


def accuse_gate(sample: Sample) -> float:
    """At most 1 % of all human texts lie above it, and at most 2 % of each register; rounded up."""
    human = sample.where(~sample.ai)
    gates = [upper(human.z, FALSE_ALARMS)]
    for register in np.unique(human.register):
        z = human.z[human.register == register]
        if len(z) >= MIN_REGISTER:
            gates.append(upper(z, REGISTER_FALSE_ALARMS))
    return math.ceil(max(gates) * 1e4) / 1e4


def no_sign_gate(sample: Sample) -> float:
    """At most 10 % of the AI texts lie below it, and of those of every source (of enough texts)."""
    ai = sample.where(sample.ai)
    pools = [ai.z, *(ai.z[ai.source == one] for one in np.unique(ai.source) if (ai.source == one).sum() >= MIN_FAMILY)]
    gates = [gates_of.no_sign_gate(pool.tolist(), MISSES) for pool in pools]
    return min(gate for gate in gates if gate is not None)


def upper(z: Floats, share: float) -> float:
    """Conformal: a new exchangeable score lies above with probability at most `share`; the largest score if too few."""
    rank = max(1, math.floor(share * (len(z) + 1)))
    return float(np.sort(z)[-rank])


def left_out(sample: Sample) -> dict[str, Any]:
    """Rates when each source meets gates and probabilities that were fitted without it."""
    flagged, passed, chance = np.zeros(len(sample.z), bool), np.zeros(len(sample.z), bool), np.zeros(len(sample.z))
    for source in np.unique(sample.source):
        inside = sample.source == source
        rest = sample.where(~inside)
        slope, offset = platt(rest)
        flagged[inside] = sample.z[inside] > accuse_gate(rest)
        passed[inside] = sample.z[inside] < no_sign_gate(rest)
        chance[inside] = 1 / (1 + np.exp(-(slope * sample.z[inside] + offset)))
    human, ai = ~sample.ai, sample.ai
    return {
        "falseAlarm": share_of(flagged[human]), "recall": share_of(flagged[ai]), "miss": share_of(passed[ai]),
        "humanNoSign": share_of(passed[human]), "expectedCalibrationError": ece(ai, chance, balanced(ai, sample.source)),
        "cllr": cllr(ai, chance),
        "falseAlarmByRegister": {r: share_of(flagged[human & (sample.register == r)]) for r in np.unique(sample.register[human])},
        "falseAlarmBySource": {s: share_of(flagged[human & (sample.source == s)]) for s in np.unique(sample.source[human])},
        "recallBySource": {s: share_of(flagged[ai & (sample.source == s)]) for s in np.unique(sample.source[ai])},
    }


def caps(name: str, sample: Sample, gate: float, humans: int) -> dict[str, float]:
    """What a text may weigh: never more than recall over the upper bound of false alarms shows, nor than log10(N/10)."""
    above = sample.z > gate
    human, ai = above[~sample.ai], above[sample.ai]
    shown = ai.mean() / wilson(int(human.sum()), len(human))[1]
    most = CAP_DOCUMENT if name == "400+" else CAP_PASSAGE
    cap = min(most, math.log10(max(1.0, humans / 10)), math.log10(max(1.0, shown)))
    return {"ai": math.floor(cap * 100) / 100, "human": CAP_HUMAN}


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


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scores", type=Path, nargs="+", required=True)
    parser.add_argument("--units", type=Path, nargs="+", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--ngram", required=True)
    parser.add_argument("--language", default="en")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    units = {row["id"]: row for path in args.units for row in read_jsonl(path)}
    scored = [row for path in args.scores for row in read_jsonl(path) if row["id"] in units and row.get("zModel") is not None]
    rows = [{**units[row["id"]], **{name: row[name] for name in ("zModel", "zNgram", "words")}} for row in scored]
    rows = [row for row in rows if row["words"] >= min(BINS.values())]
    print(f"{len(rows)} of {len(units)} units have a score")
    ids = hashlib.sha256("\n".join(sorted(row["id"] for row in rows)).encode()).hexdigest()
    result = {
        "date": datetime.date.today().isoformat(), "model": args.model, "ngramModel": args.ngram,
        "language": args.language, "minWords": min(BINS.values()), "data": {"units": len(rows), "idsSha256": ids},
        **calibrated(rows),
    }
    write_json(args.out, result)
    for one in result["bins"]:
        out = one["leftOut"]
        print(one["bin"], one["testedOn"], "gate", one["accuseAbove"], "left out: false alarms",
              out["falseAlarm"]["rate"], "recall", out["recall"]["rate"], "ECE", out["expectedCalibrationError"])


if __name__ == "__main__":
    main()
