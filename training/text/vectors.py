"""Test vectors of a shipped text model: fixed passages with tokens and scores that the browser must reproduce.

    python -m training.text.vectors

Models and fusion as `src/detectors/text-classifier/calibration.json` names them; writes MODEL/vectors.json. The passages
(`vector_texts.json`) were written for this purpose.
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from training.text.normalize import normalize
from training.text.score import TextModel

ROOT = Path(__file__).resolve().parents[2]
MODELS = ROOT / "assets/public/models"
CALIBRATION = ROOT / "src/detectors/text-classifier/calibration.json"
TEXTS = Path(__file__).with_name("vector_texts.json")


def vectors() -> list[dict[str, Any]]:
    """One row a passage."""
    calibration = json.loads(CALIBRATION.read_text())
    model = TextModel(MODELS, calibration)
    return [vector(raw, model, calibration) for raw in json.loads(TEXTS.read_text())]


def vector(raw: str, model: TextModel, calibration: dict[str, Any]) -> dict[str, Any]:
    text = normalize(raw)
    words, score = len(text.split()), model.score(text)
    gate = next(one["accuseAbove"] for one in reversed(calibration["bins"]) if words >= one["minWords"])
    return {
        "raw": raw, "normalized": text, "words": words, "input_ids": model.ids(text),
        "z_model": round(score.model, 4), "z_ngram": round(score.ngram, 4), "z_fused": round(score.z, 4),
        "above_fpr1": score.z > gate,
    }


def main() -> None:
    """Command line entry."""
    out = MODELS / json.loads(CALIBRATION.read_text())["model"] / "vectors.json"
    rows = vectors()
    out.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf8")
    print(out, [(row["words"], row["z_fused"]) for row in rows])


if __name__ == "__main__":
    main()
