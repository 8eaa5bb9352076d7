"""Fits probabilities, gates and caps of the picture estimate on calibration sources, and says what they cost.

    python -m training.image.calibrate --scores scores.jsonl --index calibration.tsv --model image-v1 \
        --out training/results/image-v1-calibration.json

`scores`: rows as `npm run evaluate -- --images` writes them, made by the shipped runtime. `index`: the pictures of roles
calibration and validation that were scored, beside the files; no source among them was trained on. Every threshold is
also tried on each source with that source left out; those are the figures to believe.
"""
from __future__ import annotations

import argparse
import datetime
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from training.common.cache import Json, read_jsonl, read_tsv, write_json
from training.common.calibration import (
    Rules,
    Sample,
    accuse_gate,
    ai_cap,
    column,
    left_out,
    no_sign_gate,
    per_hundred,
    platt,
)
from training.image.scored import CONDITIONS, picture_and_tier

# A false accusation is worse than a miss, and new sources differ from those at hand: on average is not enough.
RULES = Rules(kind_false_alarms=0.03, smallest_kind=60, smallest_source=20, confidence=0.95)
# What one picture may weigh at most (log10), whatever was measured: a weak model (evaluation protocol §5).
CAP_AI, CAP_HUMAN = 0.9, -0.3


def calibrated(rows: Sequence[Json]) -> Json:
    """Numbers by condition. Rows: z, tier, label, source, kind."""
    out: Json = {}
    for condition in CONDITIONS:
        found = [row for row in rows if row["tier"] == condition]
        z = np.array([row["z"] for row in found], dtype=float)
        sample = Sample(z, column(found, "label") == "ai", column(found, "source"), column(found, "kind"))
        out[condition] = of_condition(sample)
    # A file whose delivery is in doubt is held to "clean" too, so no other condition may be stricter.
    out["clean"]["accuseAbove"] = max(one["accuseAbove"] for one in out.values())
    return out


def of_condition(sample: Sample) -> Json:
    """Calibration of one delivery condition, with what a left-out source would have met."""
    slope, offset = platt(sample)
    gate, out = accuse_gate(sample, RULES), left_out(sample, RULES)
    not_ai = int((~sample.ai).sum())
    return {
        "platt": {"a": slope, "b": offset}, "accuseAbove": gate, "noSignGate": no_sign_gate(sample, RULES),
        "logLrCap": {"ai": ai_cap(sample, gate, CAP_AI), "human": CAP_HUMAN},
        "falseAlarmsPer100": per_hundred(out["falseAlarmByKind"].get("photo", out["falseAlarm"])),
        "missesPer100": per_hundred(out["miss"]), "testedOn": {"human": not_ai, "ai": int(sample.ai.sum())},
        "leftOut": out,
    }


def joined(scores: Sequence[Json], pictures: Mapping[str, Mapping[str, str]]) -> list[Json]:
    """Scored rows with what the index says of the picture; rows that the product did not score are left out."""
    rows = []
    for row in scores:
        path, tier = picture_and_tier(row)
        if path in pictures and row.get("z") is not None:
            rows.append({**pictures[path], "z": row["z"], "tier": tier})
    return rows


def digest(rows: Sequence[Json], folder: Path) -> str:
    """SHA-256 of the pictures' own hashes, each with its delivery, sorted: the same wherever the files lie."""
    held = {path: hashlib.sha256((folder / path).read_bytes()).hexdigest() for path in {str(row["path"]) for row in rows}}
    return hashlib.sha256("\n".join(sorted(f"{held[row['path']]} {row['tier']}" for row in rows)).encode()).hexdigest()


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scores", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rows = joined(list(read_jsonl(args.scores)), {row["path"]: row for row in read_tsv(args.index)})
    result = {
        "date": datetime.date.today().isoformat(), "model": args.model,
        "data": {"rows": len(rows), "sha256": digest(rows, args.index.parent)}, "conditions": calibrated(rows),
    }
    write_json(args.out, result)
    for name, one in result["conditions"].items():
        out = one["leftOut"]
        print(name, one["testedOn"], "gate", one["accuseAbove"], "no sign", one["noSignGate"], "cap", one["logLrCap"]["ai"],
              "left out: false alarms", out["falseAlarm"]["rate"], "recall", out["recall"]["rate"],
              "misses", out["miss"]["rate"], "ECE", out["expectedCalibrationError"], "Cllr", out["cllr"])


if __name__ == "__main__":
    main()
