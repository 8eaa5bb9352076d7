"""Passages as the n-gram table sees them in training: drawn by weight, cropped, some attacked, cleaned."""
from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from training.text.attacks import attack
from training.text.corpus import Row
from training.text.normalize import normalize
from training.text.sampling import draw, weights

ATTACKED_SHARE = 0.15
WHOLE_SHARE = 0.3  # the rest are crops, so that short passages are learned too
CROP_WORDS = (50, 250)
CHARACTERS_PER_WORD = 2.4  # of Japanese: 120 characters stand for 50 words
MOST_CROPS = 4  # of one document in one run
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Examples:
    """Cleaned texts with labels (1 = AI)."""

    texts: list[str]
    labels: Labels


def examples(rows: Sequence[Row], count: int, seed: int, factors: Mapping[str, float] | None = None) -> Examples:
    """`count` training passages; a long document may give up to MOST_CROPS crops."""
    slots = [min(MOST_CROPS, max(1, _words(row["text"], row["lang"]) // CROP_WORDS[1])) for row in rows]
    chosen = draw(weights(rows, factors), slots, count, np.random.default_rng(seed))
    rng = random.Random(seed)
    texts = [passage(rows[i], rng) for i in chosen]
    return Examples(texts, labels_of([rows[i] for i in chosen]))


def passage(row: Row, rng: random.Random) -> str:
    """One cleaned training passage of a row."""
    text = attack(row["text"], rng, row["lang"])[1] if rng.random() < ATTACKED_SHARE else row["text"]
    cleaned = normalize(text)
    return cleaned if rng.random() < WHOLE_SHARE else crop(cleaned, row["lang"], rng)


def crop(text: str, lang: str, rng: random.Random) -> str:
    """A run of CROP_WORDS words (Japanese: as many characters as stand for them) at a random place."""
    wanted = rng.randint(*CROP_WORDS)
    if lang == "ja":
        return _run(text, round(wanted * CHARACTERS_PER_WORD), rng)
    words = text.split(" ")
    start = rng.randrange(max(1, len(words) - wanted + 1))
    return " ".join(words[start : start + wanted])


def labels_of(rows: Sequence[Row]) -> Labels:
    """1 for AI, 0 for human."""
    return np.array([row["label"] == "ai" for row in rows], np.int64)


def _run(text: str, wanted: int, rng: random.Random) -> str:
    start = rng.randrange(max(1, len(text) - wanted + 1))
    return text[start : start + wanted]


def _words(text: str, lang: str) -> int:
    return round(len(text) / CHARACTERS_PER_WORD) if lang == "ja" else text.count(" ") + 1
