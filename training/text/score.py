"""Scores an English passage: small encoder (ONNX int8), hashed n-gram table, and their fusion."""
from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from tokenizers import Tokenizer

Codes = npt.NDArray[np.uint32]
_CHAR_SEED = np.uint32(((0x811C9DC5 ^ 67) * 0x01000193) & 0xFFFFFFFF)
_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?|[^\w\s]|_")


def _step(h: Codes, c: Codes) -> Codes:
    product: Codes = (h ^ c) * np.uint32(0x01000193)
    return product


def _finish(h: Codes) -> Codes:
    h = np.multiply(h ^ (h >> np.uint32(15)), np.uint32(0x85EBCA6B), dtype=np.uint32)
    return h ^ (h >> np.uint32(13))


class NgramModel:
    """Hashed word and character n-grams against an int8 weight table (en.json, en.bin)."""

    def __init__(self, folder: Path) -> None:
        self.meta = json.loads((folder / "en.json").read_text())
        q = np.fromfile(folder / "en.bin", np.int8).astype(np.float32)
        self.weights = np.sign(q) * (q / 127) ** 2 * self.meta["weight_max"]

    def _block(self, hashes: Codes, bits: int, offset: int) -> float:
        index, count = np.unique(hashes & np.uint32((1 << bits) - 1), return_counts=True)
        value = 1 + np.log(count)
        norm = float(np.sqrt((value**2).sum())) or 1.0
        return float(value @ self.weights[index.astype(np.int64) + offset]) / norm

    @staticmethod
    def _words(tokens: list[str]) -> Codes:
        def fold(seed: int, text: str) -> int:
            h = 0x811C9DC5
            for c in (seed, *map(ord, text)):
                h = ((h ^ c) * 0x01000193) & 0xFFFFFFFF
            return h
        pairs = [fold(66, f"{a} {b}") for a, b in pairwise(tokens)]
        return np.array([fold(87, t) for t in tokens] + pairs, np.uint32)

    def score(self, normalized: str) -> float:
        """z of a normalized passage (cut at 6000 code points)."""
        text, m = normalized.lower()[:6000], self.meta
        tokens = _WORD.findall(text)
        z = float(m["bias"])
        if tokens:
            z += self._block(_finish(self._words(tokens)), m["word_bits"], 0)
        c = np.array([32, *map(ord, text), 32], np.uint32)
        h, parts = np.full(len(c), _CHAR_SEED), []
        for n in range(min(m["char_hi"], len(c))):
            h = _step(h[: len(c) - n], c[n:])
            if n + 1 >= m["char_lo"]:
                parts.append(_finish(h))
        return z + self._block(np.concatenate(parts), m["char_bits"], 1 << m["word_bits"])


class TextModel:
    """Fused score of a passage: w0 * encoder + w1 * n-gram + bias (weights in calibration.json)."""

    def __init__(self, model: Path, ngram: Path, threads: int = 1) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.session = ort.InferenceSession(str(model / "onnx/model_quantized.onnx"), options)
        self.tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
        self.tokenizer.enable_truncation(256)  # counts [CLS] and [SEP]; the final [SEP] stays
        self.tokenizer.no_padding()
        self.fusion = json.loads((model / "calibration.json").read_text())["fusion"]
        self.ngram = NgramModel(ngram)

    def score(self, normalized: str) -> tuple[float, float, float]:
        """(fused, encoder, n-gram) z of one normalized passage; the encoder runs at batch size 1."""
        ids = np.array([self.tokenizer.encode(normalized).ids], np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        logits = self.session.run(None, feed)[0][0]
        model, ngram = float(logits[1] - logits[0]), self.ngram.score(normalized)
        w = self.fusion["weights"]
        return w[0] * model + w[1] * ngram + self.fusion["bias"], model, ngram
