"""Writes the card of the shipped text model: prose of `card.md`, figures of the stored results.

    python -m training.text.card --calibration training/results/text-v1-calibration.json \
        --evaluation training/results/text-v1-evaluation.json --attacks training/results/text-v1-attacks.json \
        --rewritten training/results/text-v1-paraphrased.json training/results/text-v1-humanised.json \
        --prose training/text/card.md --out assets/public/models/text-v1/README.md

The prose holds {{calibration}}, {{lengths}}, {{registers}}, {{generators}}, {{sources}}, {{attacks}}, {{rewritten}} and
{{licences}} where tables go; figures of what was tried and not kept stand in the prose, beside their files.
"""
from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

Json = dict[str, Any]
RESULTS = Path(__file__).resolve().parents[1] / "results"
Row = list[str]


def tables(calibration: Json, evaluation: Json, attacks: Json, rewritten: list[Json], licences: Json) -> dict[str, str]:
    """Markdown by placeholder."""
    part = part_of(evaluation, calibration["language"])
    slices: Json = part["slices"]
    return {
        "calibration": table(["words", "human / AI", "gate", "cap", "false alarms, source left out", "AI found", "ECE", "Cllr"],
                             [calibration_row(one) for one in calibration["bins"]]),
        "lengths": slice_table("words", [part["all"], *slices["length"]]),
        "registers": slice_table("register", slices["register"]),
        "generators": slice_table("generator", slices["generator"]),
        "sources": slice_table("source", slices["source"]),
        "attacks": attack_table(attacks, calibration["language"]),
        "rewritten": "\n\n".join(attack_table(one, calibration["language"]) for one in rewritten),
        "licences": table(["stated licence", "human", "AI", "sources"],
                          [[name, *(f"{count:,}" for count in (one["human"], one["ai"], one["sources"]))]
                           for name, one in licences.items()]),
    }


def attack_table(report: Json, language: str) -> str:
    return slice_table("attack", part_of(report, language)["slices"]["attack"])


def part_of(report: Json, language: str) -> Json:
    """The part of one language."""
    found: Json = next(one for one in report["parts"] if one["name"] == f"text {language}")
    return found


def calibration_row(one: Json) -> Row:
    out = one["leftOut"]
    return [one["bin"], f"{one['testedOn']['human']} / {one['testedOn']['ai']}", str(one["accuseAbove"]),
            str(one["logLrCap"]["ai"]), counted(out["falseAlarm"]), counted(out["recall"]),
            str(out["expectedCalibrationError"]), str(out["cllr"])]


def counted(measured: Json) -> str:
    low, high = measured["wilson95"]
    return f"{percent(measured['rate'])} [{percent(low)}–{percent(high)}]"


def slice_table(name: str, slices: list[Json]) -> str:
    """One row a slice; AI-only slices stand against all human texts."""
    head = [name, "human / AI", "human flagged", "AI flagged", "AUROC", "AI called no sign", "ECE", "best null"]
    return table(head, [slice_row(one) for one in slices])


def slice_row(one: Json) -> Row:
    figures, judged = one["figures"], one["judged"]
    nulls = [value for value in one["nulls"].values() if value is not None]
    return [one["name"].strip(), f"{judged['human']} / {judged['ai']}", share(figures["falsePositiveRate"]),
            share(figures["recall"]), number(figures["auroc"]), share(figures["noSignOfAi"]),
            number(figures["eceEqual"]), f"{max(nulls):.2f}" if nulls else "–"]


def share(figure: Json) -> str:
    if figure["value"] is None:
        return "–"
    spread = "" if figure["low"] is None else f" [{percent(figure['low'])}–{percent(figure['high'])}]"
    return f"{percent(figure['value'])}{spread}"


def number(figure: Json) -> str:
    return "–" if figure["value"] is None else f"{figure['value']:.3f}"


def percent(value: float | None) -> str:
    return "–" if value is None else f"{100 * value:.1f} %"


def table(head: Row, rows: list[Row]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


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
    prose = args.prose.read_text(encoding="utf8")
    text = re.sub(r"\{\{(\w+)\}\}", lambda match: made[match.group(1)], prose)
    args.out.write_text(text, encoding="utf8")
    print(args.out, len(text.splitlines()), "lines")


if __name__ == "__main__":
    main()
