"""Measures the image model on labelled pictures and writes a JSON supplement.

    python -m training.image.measure_images --model MODEL --index index.tsv --out supplement.json \
        [--cache scores.jsonl] [--sources sources.json]

Index: tab-separated with a header and at least path (relative to the index), label (ai|real),
source, kind (family for AI, kind of picture for real), group (ai, photo, art, ...) and pool. Pool "calibration" holds other
pictures of the training sources: its AI rows set the gate. Pool "unseen" holds sources that
were never trained on: it only checks. See README.md for the terms.
"""
from __future__ import annotations

import argparse
import datetime
import json
from pathlib import Path

from training.common.cache import Json, read_tsv, scored, write_json
from training.common.gates import (
    accuse_gate,
    gate_range,
    leave_one_source_out,
    no_sign_gate,
    strict_gate,
    threshold_out,
)
from training.common.stats import above, below, both_sides, grouped, summary
from training.image.image_score import TIERS, ImageModel, load

KEYS = ("source", "kind", "group")


def read_index(path: Path) -> list[Json]:
    """Rows of the index, with "file" as the full path."""
    return [{**row, "file": str(path.parent / row["path"])} for row in read_tsv(path)]


def score_rows(args: argparse.Namespace) -> list[Json]:
    """Rows with "tiers": logit difference per tier; unreadable pictures are dropped."""
    model = ImageModel(args.model)

    def one(row: Json) -> Json | None:
        try:
            image = load(Path(row["file"]))
        except (OSError, ValueError) as error:
            print("unreadable", row["path"], error)
            return None
        return {"tiers": model.score(image)}

    return scored(read_index(args.index), lambda r: r["path"], one, args.cache)


def measure_tier(rows: list[Json], tier: str, fpr1: float) -> Json:
    """Gate, miss rates and false-alarm rates of one tier."""
    rows = [{**r, "score": r["tiers"][tier]} for r in rows]
    cells = {(label, pool): [r for r in rows if (r["label"], r["pool"]) == (label, pool)]
             for label in ("ai", "real") for pool in ("calibration", "unseen")}
    basis = cells["ai", "calibration"]
    gate = no_sign_gate([r["score"] for r in basis])
    if gate is None:
        raise ValueError("too few AI pictures in pool 'calibration'")
    strict = strict_gate(basis, "kind", 25)
    if strict["gate"] is not None:
        strict["belowGate"] = {f"{label} {pool}": below((r["score"] for r in i), strict["gate"])
                               for (label, pool), i in cells.items() if i}
    sides = {label: {p: both_sides(i, gate, fpr1, KEYS) for (side, p), i in cells.items() if side == label and i}
             for label in ("ai", "real")}
    left_out = leave_one_source_out(basis)
    return {
        "fpr1": fpr1,
        "noSignGate": gate,
        "noSignGateRange": gate_range(basis),
        **summary(sides["ai"], sides["real"], {"sourceLeftOut": left_out["pooled"]}),
        "strictGate": strict,
        "accuse": measure_accusing(cells, fpr1),
        "missRateSourceLeftOut": left_out,
        **sides,
    }


def measure_accusing(cells: dict[tuple[str, str], list[Json]], fpr1: float) -> Json:
    """The stricter threshold set on unseen sources, what it costs, and whom it still accuses."""
    unseen = cells["real", "unseen"]
    gate = accuse_gate(unseen, fpr1)
    return {
        "gate": gate,
        "aboveGate": {f"{label} {pool}": above((r["score"] for r in rows), gate)
                      for (label, pool), rows in cells.items() if rows},
        "realUnseenByGroup": {group: above((r["score"] for r in rows), gate)
                              for group, rows in grouped(unseen, "group").items()},
        "sourceLeftOut": threshold_out(unseen)["pooled"],
    }


def report(result: Json) -> None:
    """Prints one line per tier, class and pool."""
    for tier, entry in result["tiers"].items():
        print(tier, "gate", entry["noSignGate"], "strict", entry["strictGate"]["gate"], "fpr1", entry["fpr1"])
        out = entry["missRateSourceLeftOut"]
        print("  ai miss, source left out", out["pooled"]["rate"], "mean of sources", out["meanOfSources"])
        for side in ("ai", "real"):
            for pool, cell in entry[side].items():
                low, high = cell["all"]["belowGate"], cell["all"]["aboveFpr1"]
                print(f"  {side:4} {pool:11} n={low['n']:4} below gate {low['rate']} {low['wilson95']}"
                      f" above fpr1 {high['rate']} {high['wilson95']}")


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="folder of image-v0")
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="score cache, JSONL")
    parser.add_argument("--sources", type=Path, help="JSON list of sources to copy into the result")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    rows = score_rows(args)
    tiers = json.loads((args.model / "calibration.json").read_text())["by_tier"]
    fpr1 = {t: tiers[t]["threshold_logit"]["fpr_1pct"] for t in TIERS}
    result: Json = {
        "date": datetime.date.today().isoformat(),
        "model": "image-v0 int8",
        "command": "python -m training.image.measure_images --model MODEL --index index.tsv --out OUT",
        "score": "logits[1] - logits[0], whole view; flagged when > fpr1, no sign when < noSignGate",
        "tiers": {t: measure_tier(rows, t, fpr1[t]) for t in TIERS},
        "sources": json.loads(args.sources.read_text()) if args.sources else [],
    }
    write_json(args.out, result)
    report(result)


if __name__ == "__main__":
    main()
