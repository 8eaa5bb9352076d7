"""Writes the card of the shipped picture model: prose of `card.md`, figures of the stored results.

    python -m training.image.card --prose training/image/card.md --out assets/public/models/image-v1/README.md

The prose holds {{calibration}}, {{deliveries}}, {{trust}}, {{kinds}}, {{generators}}, {{sources}}, {{change}}, {{agreement}},
{{curves}}, {{nulls}} and {{licences}} where tables go; each comes from a file under training/results/ named in the prose.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

from training.common.cache import Json
from training.common.card import Row, counted, filled, licence_table, named_part, slice_table, table, trust_table
from training.common.compare import cell
from training.image.scored import CONDITIONS

RESULTS = Path(__file__).resolve().parents[1] / "results"
FILES = {"calibration": "image-v1-calibration.json", "evaluation": "image-v1-evaluation.json", "change": "image-v0-v1.json",
         "agreement": "image-v1-int8.json", "curves": "learning-curve-image-dinov2.json", "nulls": "image-v1-nulls.json",
         "licences": "image-licences.json"}


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--prose", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    text = filled(args.prose, tables({name: json.loads((RESULTS / file).read_text()) for name, file in FILES.items()}))
    args.out.write_text(text, encoding="utf8")
    print(args.out, len(text.splitlines()), "lines")


def tables(stored: dict[str, Json]) -> dict[str, str]:
    """Markdown by placeholder."""
    delivered = [{**named_part(stored["evaluation"], f"image {tier}")["all"], "name": tier} for tier in CONDITIONS]
    clean, web = (named_part(stored["evaluation"], f"image {tier}") for tier in ("clean", "web"))
    return {
        "calibration": table(["delivery", "other / AI", "gate", "cap", "false alarms, source left out", "AI found", "ECE", "Cllr"],
                             [calibration_row(name, one) for name, one in stored["calibration"]["conditions"].items()]),
        "deliveries": slice_table("delivery", delivered),
        "trust": trust_table("delivery", delivered),
        "kinds": slice_table("kind, web delivery", web["slices"]["kind"]),
        "generators": slice_table("generator as stated, web delivery", web["slices"]["generator"]),
        "sources": slice_table("source, as found", clean["slices"]["source"]),
        "change": change_table(stored["change"]),
        "agreement": agreement_table(stored["agreement"]),
        "curves": curve_table(stored["curves"]),
        "nulls": null_table(stored["nulls"]),
        "licences": licence_table(stored["licences"]["totals"], "real"),
    }


def calibration_row(name: str, one: Json) -> Row:
    out = one["leftOut"]
    return [name, f"{one['testedOn']['human']} / {one['testedOn']['ai']}", str(one["accuseAbove"]), str(one["logLrCap"]["ai"]),
            counted(out["falseAlarm"]), counted(out["recall"]), str(out["expectedCalibrationError"]), str(out["cllr"])]


def change_table(change: Json) -> str:
    """The release before and this one on identical pictures."""
    return table(["delivery", "other / AI", "false flags", "AI found", "AUROC"],
                 [[name, f"{one['human']} / {one['ai']}", *(cell(one[figure]) for figure in ("falseFlags", "recall", "auroc"))]
                  for name, one in change["byDelivery"].items()])


def agreement_table(agreement: Json) -> str:
    """The shipped 8-bit graph beside the fp32 one."""
    return table(["delivery", "pictures", "mean difference of logits", "largest", "flips at the gate", "flips at 0"],
                 [[tier, str(one["pictures"]), str(one["meanDifference"]), str(one["largestDifference"]),
                   f"{one['flipsAtGate']}", f"{one['flipsAtZero']}"] for tier, one in agreement["byDelivery"].items()])


def curve_table(curves: Json) -> str:
    """AUROC on sources never seen, over sources, pictures of a source, and licences."""
    rows = [(name, point) for name in ("bySources", "byPictures", "byLicence") for point in curves[name]]
    words = {"bySources": "a share of the sources", "byPictures": "few pictures of each source"}
    return table(["learnt from", "sources", "pictures", "AUROC clean", "AUROC delivered"],
                 [[words.get(name) or f"licence: {point['licence']}", str(point["sources"]), str(point["pictures"]),
                   *(f"{mean:.3f} [{low:.3f}–{high:.3f}]" for mean, low, high in point["auroc"].values())]
                  for name, point in rows])


def null_table(nulls: Json) -> str:
    """What file, delivery and sharpness alone tell, and the model on the same pictures."""
    cells = {**nulls["probes"], "model": nulls["model"]}
    return table(["", "AUROC", "95 % over sources", "inside galleries"],
                 [[name, f"{one['auroc']:.3f}", f"{one['auroc95'][0]:.3f}–{one['auroc95'][1]:.3f}",
                   "–" if one["insideGalleries"] is None else f"{one['insideGalleries']:.3f}"] for name, one in cells.items()])


if __name__ == "__main__":
    main()
