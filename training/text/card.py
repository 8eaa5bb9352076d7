"""Writes the card of the shipped text model: prose of `card.md`, figures of the stored results.

    python -m training.text.card --calibration training/results/text-v1-calibration.json \
        --evaluation training/results/text-v1-evaluation.json --attacks training/results/text-v1-attacks.json \
        --rewritten training/results/text-v1-paraphrased.json training/results/text-v1-humanised.json \
        --prose training/text/card.md --out assets/public/models/text-v1/README.md

The prose holds {{calibration}}, {{lengths}}, {{trust}}, {{registers}}, {{generators}}, {{sources}}, {{attacks}}, {{rewritten}} and
{{licences}} where tables go; figures of what was tried and not kept stand in the prose, beside their files.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

from training.common.cache import Json
from training.common.card import Row, counted, filled, licence_table, named_part, slice_table, table, trust_table

RESULTS = Path(__file__).resolve().parents[1] / "results"


def tables(calibration: Json, evaluation: Json, attacks: Json, rewritten: list[Json], licences: Json) -> dict[str, str]:
    """Markdown by placeholder."""
    part = named_part(evaluation, f"text {calibration['language']}")
    slices: Json = part["slices"]
    return {
        "calibration": table(["words", "human / AI", "gate", "cap", "false alarms, source left out", "AI found", "ECE", "Cllr"],
                             [calibration_row(one) for one in calibration["bins"]]),
        "lengths": slice_table("words", [part["all"], *slices["length"]]),
        "trust": trust_table("words", [part["all"], *slices["length"]]),
        "registers": slice_table("register", slices["register"]),
        "generators": slice_table("generator", slices["generator"]),
        "sources": slice_table("source", slices["source"]),
        "attacks": attack_table(attacks, calibration["language"]),
        "rewritten": "\n\n".join(attack_table(one, calibration["language"]) for one in rewritten),
        "licences": licence_table(licences, "human"),
    }


def attack_table(report: Json, language: str) -> str:
    return slice_table("attack", named_part(report, f"text {language}")["slices"]["attack"])


def calibration_row(one: Json) -> Row:
    out = one["leftOut"]
    return [one["bin"], f"{one['testedOn']['human']} / {one['testedOn']['ai']}", str(one["accuseAbove"]),
            str(one["logLrCap"]["ai"]), counted(out["falseAlarm"]), counted(out["recall"]),
            str(out["expectedCalibrationError"]), str(out["cllr"])]


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--calibration", type=Path, required=True)
    parser.add_argument("--evaluation", type=Path, required=True)
    parser.add_argument("--attacks", type=Path, required=True)
    parser.add_argument("--rewritten", type=Path, nargs="*", default=[], help="reports on texts that a model wrote anew")
    parser.add_argument("--prose", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    licences = json.loads((RESULTS / "text-licences.json").read_text())["totals"]
    calibration, evaluation, attacks = (json.loads(path.read_text())
                                        for path in (args.calibration, args.evaluation, args.attacks))
    rewritten = [json.loads(path.read_text()) for path in args.rewritten]
    made = tables(calibration, evaluation, attacks, rewritten, licences)
    text = filled(args.prose, made)
    args.out.write_text(text, encoding="utf8")
    print(args.out, len(text.splitlines()), "lines")


if __name__ == "__main__":
    main()
