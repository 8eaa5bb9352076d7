"""Measures the fused English text score on labelled passages and writes a JSON supplement.

    python -m training.text.measure_v0 --model MODEL --ngram NGRAM --data A.jsonl [B.jsonl ...] \
        --gate-pools unseen in-source --out supplement.json [--cache scores.jsonl] [--sources S.json]

Data: one passage a line with id, text, label (human|ai), source, kind, pool and, where known,
attack. Pools named by --gate-pools set the gate of each length bin: the smaller of their gates.
All other pools, and each source left out in turn, only check it. Terms: README.md.
"""
from __future__ import annotations

import argparse
import datetime
import hashlib
import json
from pathlib import Path

from training.common.cache import Json, read_jsonl, scored, write_json
from training.common.gates import gate_range, leave_one_source_out, no_sign_gate, strict_gate, threshold_out
from training.common.stats import below, both_sides, grouped, summary
from training.text.normalize import BINS, length_bin, normalize
from training.text.score import TextModel

KEYS = ("source", "kind", "attack")


def score_rows(args: argparse.Namespace) -> list[Json]:
    """Passages of all data files with score (fused z), modelScore, ngramScore and bin."""
    model = TextModel(args.model, args.ngram)

    def one(row: Json) -> Json | None:
        text = normalize(row["text"])
        name = length_bin(len(text.split()))
        if name is None:
            return None
        fused, encoder, ngram = model.score(text)
        return {"score": fused, "modelScore": encoder, "ngramScore": ngram, "bin": name}

    rows = [{"attack": "none", **r} for path in args.data for r in read_jsonl(path)]
    return scored(rows, lambda r: hashlib.sha256(r["text"].encode()).hexdigest()[:20], one, args.cache)


def measure_bin(rows: list[Json], fpr1: float, gate_pools: list[str]) -> Json:
    """Gate, miss rates and false-alarm rates of one length bin."""
    ai = [r for r in rows if r["label"] == "ai"]
    human = [r for r in rows if r["label"] == "human"]
    gates = {p: no_sign_gate([r["score"] for r in ai if r["pool"] == p]) for p in gate_pools}
    gate = min(g for g in gates.values() if g is not None)
    strict = strict_gate([r for r in ai if r["pool"] in gate_pools], "source", 100)
    if strict["gate"] is not None:
        strict["belowGate"] = {f"{name} {p}": below((r["score"] for r in i), strict["gate"])
                               for name, side in (("ai", ai), ("human", human)) for p, i in grouped(side, "pool").items()}
    sides = {name: {p: both_sides(i, gate, fpr1, KEYS) for p, i in grouped(side, "pool").items()}
             for name, side in (("ai", ai), ("human", human))}
    left_out = {p: leave_one_source_out([r for r in ai if r["pool"] == p]) for p in gate_pools}
    pooled = {f"{p}, source left out": v["pooled"] for p, v in left_out.items()}
    return {
        "fpr1": fpr1,
        "noSignGate": gate,
        "noSignGateByPool": gates,
        "noSignGateRange": {p: gate_range([r for r in ai if r["pool"] == p]) for p in gate_pools},
        **summary(sides["ai"], sides["human"], pooled),
        "strictGate": strict,
        "missRateSourceLeftOut": left_out,
        "falseAlarmSourceLeftOut": threshold_out([r for r in human if r["pool"] == gate_pools[0]]),
        **sides,
    }


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder of text-v0")
    parser.add_argument("--ngram", type=Path, required=True, help="folder of text-ngram-v0")
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--gate-pools", nargs="+", default=["unseen", "in-source"])
    parser.add_argument("--cache", type=Path, help="score cache, JSONL")
    parser.add_argument("--sources", type=Path, help="JSON list of sources to copy into the result")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rows = score_rows(args)
    bins = json.loads((args.model / "calibration.json").read_text())["fusion"]["bins"]
    fpr1 = {b["bin"]: b["thresholds"]["fpr1"] for b in bins}
    result: Json = {
        "date": datetime.date.today().isoformat(),
        "model": "text-v0 fused with text-ngram-v0 en",
        "command": "python -m training.text.measure_v0 --model MODEL --ngram NGRAM --data POOLS --out OUT",
        "score": "fused z; flagged when z > fpr1, no sign when z < noSignGate",
        "gatePools": args.gate_pools,
        "bins": {b: measure_bin([r for r in rows if r["bin"] == b], fpr1[b], args.gate_pools) for b in BINS},
        "sources": json.loads(args.sources.read_text()) if args.sources else [],
    }
    write_json(args.out, result)
    for name, entry in result["bins"].items():
        print(name, "gate", entry["noSignGate"], entry["noSignGateByPool"])
        for side in ("ai", "human"):
            for pool, cell in entry[side].items():
                low, high = cell["all"]["belowGate"], cell["all"]["aboveFpr1"]
                print(f"  {side} {pool} n={low['n']} below gate {low['rate']} above fpr1 {high['rate']}")


if __name__ == "__main__":
    main()
