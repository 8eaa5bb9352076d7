"""Fits the gate that keeps charts, screenshots and logos away from the image model.

    python -m training.image.graphic_gate --index index.tsv --out src/detectors/image-classifier/graphic-gate.json

Four statistics of a picture, as `src/detectors/image-classifier/graphic.ts` measures them, and a logistic regression:
graphics by people against photographs, both after a random delivery. The threshold lets at most `--photos` of the
photographs of sources it was not fitted on through the gate (five folds of whole sources).
"""
from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from training.common.cache import Json
from training.image.image_score import TIERS, apply_tier, load
from training.image.index import Picture, read_pictures

PLACES_A_SIDE = 128
FLAT_STEP, DRAWN_STEP = 2, 48
COMMON_COLOURS, COARSE_BITS = 8, 4
NEAR_WHITE, NEAR_BLACK = 250, 5
NAMES = ("flat", "drawn", "common", "extreme")
GRAPHICS = ("chart", "screenshot", "logo", "icon", "diagram", "ui")
PHOTOS = ("photo", "face", "press", "product", "photo-web", "photo-scenic", "photo-object", "press-face")
FOLDS = 5

Array = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.uint8]


def statistics(pixels: Pixels) -> Array:
    """The four statistics [4] of RGB pixels [height, width, 3]; see `NAMES` and the TypeScript."""
    rows, columns = _spread(pixels.shape[0]), _spread(pixels.shape[1])
    here = pixels[np.ix_(rows, columns)].astype(np.int16)
    steps = np.concatenate([_steps(pixels, rows, columns, 0, 1), _steps(pixels, rows, columns, 1, 0)])
    places = here.reshape(-1, 3)
    counts = np.unique(_colours(places, COARSE_BITS), return_counts=True)[1]
    extreme = (places >= NEAR_WHITE).all(1) | (places <= NEAR_BLACK).all(1)
    return np.array([
        _share(steps <= FLAT_STEP), _share(steps >= DRAWN_STEP),
        np.sort(counts)[::-1][:COMMON_COLOURS].sum() / len(places),
        extreme.mean(),
    ])


def _spread(length: int) -> npt.NDArray[np.int64]:
    """Evenly spread positions along a side of `length` px."""
    count = min(length, PLACES_A_SIDE)
    return ((np.arange(count) + 0.5) * length / count).astype(np.int64)


def _steps(pixels: Pixels, rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64], down: int, right: int) -> Array:
    """Largest channel difference between each place and its neighbour."""
    rows, columns = rows[rows + down < pixels.shape[0]], columns[columns + right < pixels.shape[1]]
    here = pixels[np.ix_(rows, columns)].astype(np.int16)
    there = pixels[np.ix_(rows + down, columns + right)].astype(np.int16)
    found: Array = np.abs(here - there).max(2).ravel().astype(np.float64)
    return found


def _colours(places: npt.NDArray[np.int16], bits: int) -> npt.NDArray[np.int64]:
    parts = (places >> (8 - bits)).astype(np.int64)
    return (parts[:, 0] << (2 * bits)) | (parts[:, 1] << bits) | parts[:, 2]


def _share(holds: npt.NDArray[np.bool_]) -> float:
    return float(holds.mean()) if holds.size else 0.0


def measured(rows: Sequence[Picture], seed: int) -> Array:
    """Statistics [n, 4] of the pictures, each as a random tier leaves it."""
    rng = random.Random(seed)
    return np.stack([statistics(np.asarray(apply_tier(load(r.file), rng.choice(list(TIERS))))) for r in rows])


def fit(values: Array, graphic: npt.NDArray[np.bool_]) -> LogisticRegression:
    """Both classes weigh the same."""
    return LogisticRegression(class_weight="balanced", C=1.0, max_iter=2000).fit(values, graphic)


def held_out(values: Array, graphic: npt.NDArray[np.bool_], sources: Sequence[str]) -> Array:
    """Scores [n], each by a fit that has not seen the picture's source."""
    scores = np.zeros(len(values))
    for train, test in GroupKFold(FOLDS).split(values, graphic, sources):
        scores[test] = fit(values[train], graphic[train]).decision_function(values[test])
    return scores


def gate(rows: Sequence[Picture], most_photos: float, seed: int) -> Json:
    """Weights, threshold and rates; `rows` of training and validation sources, AI rows among them only reported."""
    values = measured(rows, seed)
    kind = np.array([r.kind for r in rows])
    ai = np.array([r.is_ai for r in rows])
    graphic, photo = np.isin(kind, GRAPHICS) & ~ai, np.isin(kind, PHOTOS) & ~ai
    fitted = graphic | photo
    scores = np.zeros(len(rows))
    sources = [r.source for r in rows]
    scores[fitted] = held_out(values[fitted], graphic[fitted], [s for s, f in zip(sources, fitted, strict=True) if f])
    model = fit(values[fitted], graphic[fitted])
    scores[~fitted] = model.decision_function(values[~fitted])
    threshold = float(np.quantile(scores[photo], 1 - most_photos))
    names = sorted({*kind[~ai]})
    return {
        "statistics": list(NAMES),
        "weights": [round(float(w), 5) for w in model.coef_[0]], "bias": round(float(model.intercept_[0]), 5),
        "threshold": round(threshold, 5),
        "stopped": {name: _rate(scores[(kind == name) & ~ai] > threshold) for name in names}
        | {"ai": _rate(scores[ai] > threshold)},
    }


def _rate(stopped: npt.NDArray[np.bool_]) -> Json:
    return {"stopped": int(stopped.sum()), "of": len(stopped)}


def drawn(rows: Sequence[Picture], most: int, seed: int) -> list[Picture]:
    """At most `most` pictures of each source and kind."""
    rng, chosen = random.Random(seed), []
    for key in sorted({(r.source, r.kind) for r in rows}):
        found = [r for r in rows if (r.source, r.kind) == key]
        chosen += rng.sample(found, min(most, len(found)))
    return chosen


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--roles", nargs="+", default=["train", "validation"])
    parser.add_argument("--most", type=int, default=60, help="pictures of one source and kind")
    parser.add_argument("--photos", type=float, default=0.005, help="share of photographs that may be stopped")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    Image.MAX_IMAGE_PIXELS = None
    rows = drawn(read_pictures(args.index, args.roles), args.most, args.seed)
    result = gate(rows, args.photos, args.seed)
    digest = hashlib.sha256("".join(sorted(r.sha256 for r in rows)).encode()).hexdigest()
    date = datetime.date.today().isoformat()
    stated = {"id": f"graphic-gate-{date}", "date": date, "command": "python -m training.image.graphic_gate",
              "pictures": len(rows), "dataSha256": digest}
    args.out.write_text(json.dumps(stated | result, indent=2) + "\n")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
