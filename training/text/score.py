"""Scores cleaned English passages as the extension does: int8 encoder, int8 n-gram table, and their fusion."""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from tokenizers import Tokenizer

from training.common.rank import Numbers
from training.text.export_encoder import MAX_TOKENS
from training.text.export_ngram import restored
from training.text.ngram import TABLES, features


@dataclass(frozen=True)
class Score:
    """Logits of one passage: fused, encoder, n-gram table."""

    z: float
    model: float
    ngram: float


class TextModel:
    """`fusion` and the names of both models are read from the detector's calibration."""

    def __init__(self, models: Path, calibration: dict[str, Any]) -> None:
        self.fusion, language = calibration["fusion"], calibration["language"]
        folder, table = models / calibration["model"], models / calibration["ngramModel"]
        self.session = session(folder / "onnx/model_quantized.onnx")
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.enable_truncation(MAX_TOKENS)  # counts the special tokens; the last one stays
        self.tokenizer.no_padding()
        self.table = TABLES[language]
        self.weights, self.bias = shipped_weights(table, language)

    def ids(self, normalized: str) -> list[int]:
        """Token ids with special tokens, cut as the extension cuts them."""
        ids: list[int] = self.tokenizer.encode(normalized).ids
        return ids

    def score(self, normalized: str) -> Score:
        """One passage at a time: the scales of quantised activations depend on what is in the batch."""
        ids: npt.NDArray[np.int64] = np.array([self.ids(normalized)], np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        logits = self.session.run(None, feed)[0][0]
        model = float(logits[1] - logits[0])
        ngram = float((features([normalized], self.table) @ self.weights)[0]) + self.bias
        return Score(self.fusion["model"] * model + self.fusion["ngram"] * ngram + self.fusion["bias"], model, ngram)


def shipped_weights(folder: Path, language: str) -> tuple[Numbers, float]:
    """Weights of an exported n-gram table as the browser restores them, and its bias."""
    meta = json.loads((folder / f"{language}.json").read_text())
    return restored(np.fromfile(folder / f"{language}.bin", np.int8), meta["weight_max"]), float(meta["bias"])


def session(graph: Path) -> ort.InferenceSession:
    """One thread, and exact sums of 8-bit products: without it, processors that lack VNNI saturate and differ by 0.1."""
    options = ort.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = 1, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.x64quantprecision", "1")
    return ort.InferenceSession(str(graph), options)
