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
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from training.common.cache import read_jsonl, write_json
from training.common.calibration import (
    Rules,
    Sample,
    accuse_gate,
    ai_cap,
    balanced,
    column,
    left_out,
    no_sign_gate,
    per_hundred,
    platt,
)

# The shortest a bin's texts may be, in words judged.
BINS = {"50-99": 50, "100-149": 100, "150-199": 150, "200-399": 200, "400+": 400}
RULES = Rules(kind_false_alarms=0.02, smallest_kind=60, smallest_source=60)
# What text may weigh at most (log10), whatever was measured: a passage alone, a whole document (evaluation protocol §5).
CAP_PASSAGE, CAP_DOCUMENT, CAP_HUMAN = 1.3, 1.5, -0.7


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
    gate, miss_gate = accuse_gate(sample, RULES), no_sign_gate(sample, RULES)
    out = left_out(sample, RULES)
    most = CAP_DOCUMENT if name == "400+" else CAP_PASSAGE
    humans, ais = int((~sample.ai).sum()), int(sample.ai.sum())
    return {
        "bin": name, "minWords": BINS[name], "platt": {"a": slope, "b": offset},
        "accuseAbove": gate, "noSignGate": miss_gate, "logLrCap": {"ai": ai_cap(sample, gate, most), "human": CAP_HUMAN},
        "falseAlarmsPer100": per_hundred(out["falseAlarm"]), "missesPer100": per_hundred(out["miss"]),
        "testedOn": {"human": humans, "ai": ais}, "leftOut": out,
    }


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
