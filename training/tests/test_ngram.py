"""The n-gram features and the cleaning against what ships."""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from training.text.ngram import ENGLISH, JAPANESE, MAX_CODE_POINTS, features
from training.text.normalize import normalize
from training.text.score import shipped_weights

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "assets/public/models/text-ngram-v1"
NORMALIZE = ROOT / "test/fixtures/vectors/normalize.json"


def vectors() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((SHIPPED / "en-vectors.json").read_text())
    return loaded


def test_scores_are_those_of_the_shipped_vectors() -> None:
    weights, bias = shipped_weights(SHIPPED, "en")
    cleaned = [normalize(v["raw"]) for v in vectors()]
    assert cleaned == [v["normalized"] for v in vectors()]
    scores = features(cleaned, ENGLISH) @ weights + bias
    assert scores == pytest.approx([v["score"] for v in vectors()], abs=2e-4)


def test_a_long_text_counts_to_its_6000th_character_as_in_the_browser() -> None:
    text = normalize(" ".join(f"Don't count_{i % 97} the {i * i} cafés, naïve one!" for i in range(900)))
    whole, head = features([text], ENGLISH), features([text[:MAX_CODE_POINTS]], ENGLISH)
    assert len(text) > MAX_CODE_POINTS
    assert abs(whole - head).max() == 0
    assert abs(whole - features([text[: MAX_CODE_POINTS - 50]], ENGLISH)).max() > 0


def test_each_block_has_length_one() -> None:
    row = features(["one two two"], ENGLISH)[0].toarray()[0]
    assert np.linalg.norm(row[: ENGLISH.words]) == pytest.approx(1)
    assert np.linalg.norm(row[ENGLISH.words :]) == pytest.approx(1)
    assert np.count_nonzero(row[: ENGLISH.words]) == 4  # one, two, one two, two two


def test_japanese_has_characters_only() -> None:
    matrix = features(["猫がいる。", ""], JAPANESE)
    assert matrix.shape == (2, 1 << 18)
    assert matrix[0].nnz == 6 + 6 + 5 + 4  # the space at both ends is one gram
    assert matrix[1].nnz == 2  # two spaces: one gram of one character and one of two


@pytest.mark.skipif(not NORMALIZE.exists(), reason="no shared vectors yet")
def test_cleaning_follows_the_shared_vectors() -> None:
    loaded = json.loads(NORMALIZE.read_text())
    cases = loaded if isinstance(loaded, list) else loaded["vectors"]
    assert [normalize(c["raw"]) for c in cases] == [c["normalized"] for c in cases]
