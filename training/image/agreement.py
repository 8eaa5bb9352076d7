"""The shipped 8-bit graph beside its fp32 graph: how far logits differ, and how many decisions flip, by delivery.

    python -m training.image.agreement --quantised image-v1/onnx/model_quantized.onnx --plain model.onnx --index index.tsv \\
        --calibration training/results/image-v1-calibration.json --out training/results/image-v1-int8.json [--most 300]

Pictures of role calibration, sources taking turns. Native onnxruntime; the browser's runtime has its own test.
"""
from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from training.common.cache import Json, write_json
from training.common.rank import Numbers
from training.image.features import see
from training.image.image_score import ImageModel, normalised
from training.image.index import in_turns, read_pictures
from training.image.opened import opened
from training.image.scored import CONDITIONS


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quantised", type=Path, required=True)
    parser.add_argument("--plain", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--calibration", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, default=300)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    conditions = json.loads(args.calibration.read_text())["conditions"]
    pictures = in_turns(read_pictures(args.index, ["calibration"]), args.most, args.most)
    views = np.stack([see(one, image, CONDITIONS).views for one, image in opened(pictures)])
    graphs = [ImageModel(path, args.threads) for path in (args.quantised, args.plain)]
    made: Json = {}
    for place, tier in enumerate(CONDITIONS):
        small, full = (each.logits(normalised(views[:, place])) for each in graphs)
        made[tier] = differences(small, full, float(conditions[tier]["accuseAbove"]))
        print(tier, made[tier], flush=True)
    write_json(args.out, {"byDelivery": made})


def differences(small: Numbers, full: Numbers, gate: float) -> Json:
    """Of two graphs on the same pictures; a flip is a picture on the two sides of a threshold."""
    apart = np.abs(small - full)
    return {"pictures": len(full), "gate": gate, "meanDifference": round(float(apart.mean()), 4),
            "largestDifference": round(float(apart.max()), 4),
            **{f"flipsAt{name}": int(((small > at) != (full > at)).sum()) for name, at in (("Gate", gate), ("Zero", 0.0))}}


if __name__ == "__main__":
    main()
