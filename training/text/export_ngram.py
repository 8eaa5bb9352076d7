"""Exports a trained n-gram table: int8 weights, their description, and vectors that the browser must reproduce.

    python -m training.text.export_ngram --model OUT/ngram-en.npz --lang en --data A.jsonl.gz \
        --to assets/public/models/text-ngram-v1

The rows of --data that belong to validation sources choose the scale and measure what the rounding changes.
"""
from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from training.common.cache import Json
from training.common.rank import Numbers, auroc
from training.text.corpus import load_rows, split
from training.text.ngram import TABLES, Table, features
from training.text.ngram_examples import labels_of
from training.text.normalize import normalize

Int8s = npt.NDArray[np.int8]
MOST_ROWS = 1500
SCALE_QUANTILES = (0.999, 0.9999, 0.99995, 0.99999, 1.0)  # of |weight|: what a stored 127 may stand for
DESCRIPTION = {
    "hash": ("h=0x811c9dc5; for each code point c: h=imul(h^c,0x01000193) (32-bit). Seed code point first: 87 word, "
             "66 word pair (first token, 32, second token), 67 characters. Final: h^=h>>>15; h=imul(h,0x85ebca6b); "
             "h^=h>>>13; index=h & (2^bits-1). Word table first, character table after it."),
    "tokens": ("/[\\p{L}\\p{N}]+(?:'\\p{L}+)?|[^\\p{L}\\p{N}\\s]/gu on the normalised, lower-cased text cut at 6000 "
               "code points"),
    "characters": "one space + lower-cased text + one space, all n-grams of char_lo..char_hi code points",
    "value": "1+ln(count) per distinct index, each block (words, characters) L2-normalised on its own",
    "weight": "sign(q)*(q/127)^2*weight_max, q int8",
    "score": "z = bias + sum over both blocks of value*weight",
}
EXAMPLES = (
    "Hello “world” — it’s a te\u200bst… with **bold** and\n- a list item\n2) another (see https://a.b/c or x@y.zz) !",
    "The сat sаt оn the mat, 3½ times.  Naïve café 😀 ＡＢＣ ① `code` _under_ snake_case [link](http://q.w)",
    "猫がソファで寝ている。「はい」と言った！（笑）　１２３",
    ("By the time the kettle boiled nobody wanted tea any more, so Ruth poured it over the weeds by the back step. "
     "\"Waste not,\" she said. Her brother laughed; he had been saying it all week."),
)


def quantised(coef: Numbers, scale: float) -> Int8s:
    """The int8 value whose square stands for the weight: fine near zero, where most weights are."""
    root = np.sqrt(np.minimum(np.abs(coef), scale) / scale)
    rounded: Int8s = np.round(np.sign(coef) * root * 127).astype(np.int8)
    return rounded


def restored(table: Int8s, scale: float) -> Numbers:
    """Weights that the browser computes from the table."""
    q = table.astype(np.float64)
    weights: Numbers = np.sign(q) * (q / 127) ** 2 * scale
    return weights


def best_scale(coef: Numbers, matrix: sp.csr_matrix) -> float:
    """The scale that changes the scores of the given rows least on average."""
    sizes = np.abs(coef[coef != 0])
    scales = [float(np.quantile(sizes, q)) for q in SCALE_QUANTILES]
    exact = matrix @ coef
    return min(scales, key=lambda s: float(np.abs(matrix @ restored(quantised(coef, s), s) - exact).mean()))


def vectors(table: Table, weights: Numbers, bias: float, texts: Sequence[str] = EXAMPLES) -> list[Json]:
    """Raw text, cleaned text, words and z of the exported table."""
    cleaned = [normalize(t) for t in texts]
    scores = features(cleaned, table) @ weights + bias
    return [{"raw": raw, "normalized": text, "words": len(text.split()), "score": round(float(z), 5)}
            for raw, text, z in zip(texts, cleaned, scores, strict=True)]


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True, help="npz of train_ngram")
    parser.add_argument("--lang", choices=sorted(TABLES), default="en")
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--to", type=Path, required=True)
    args = parser.parse_args()
    stored, table = np.load(args.model), TABLES[args.lang]
    coef, bias = stored["coef"].astype(np.float64), float(stored["bias"])
    found = split(load_rows(args.data, args.lang))["validation"]
    rows = [found[i] for i in np.random.default_rng(1).permutation(len(found))[:MOST_ROWS]]
    matrix = features([normalize(row["text"]) for row in rows], table)
    scale = best_scale(coef, matrix)
    q = quantised(coef, scale)
    weights = restored(q, scale)
    parity = compare(rows_are_ai=labels_of(rows), exact=matrix @ coef + bias, rounded=matrix @ weights + bias)
    args.to.mkdir(parents=True, exist_ok=True)
    q.tofile(args.to / f"{args.lang}.bin")
    write(args.to / f"{args.lang}.json", {
        "format": 1, "lang": args.lang, "word_bits": table.word_bits, "char_bits": table.char_bits,
        "char_lo": table.char_lo, "char_hi": table.char_hi, "weight_max": scale, "bias": bias, "bytes": len(q),
        **DESCRIPTION, "parity": parity})
    write(args.to / f"{args.lang}-vectors.json", vectors(table, weights, bias))
    print(parity)


def compare(rows_are_ai: npt.NDArray[np.int64], exact: Numbers, rounded: Numbers) -> Json:
    """What the rounding changes."""
    gap, is_ai = np.abs(exact - rounded), rows_are_ai.astype(bool)
    return {"mean_abs_diff": round(float(gap.mean()), 4), "max_abs_diff": round(float(gap.max()), 4), "n": len(gap),
            "auroc_float": round(auroc(is_ai, exact), 4), "auroc_int8": round(auroc(is_ai, rounded), 4)}


def write(path: Path, value: Json | list[Json]) -> None:
    """Readable JSON."""
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
