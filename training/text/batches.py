"""Endless batches of cropped, partly attacked passages, drawn by the sampling weights."""
from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor

from training.text.attacks import attack
from training.text.corpus import Row
from training.text.normalize import normalize
from training.text.sampling import weights

Ids = npt.NDArray[np.int64]
ATTACKED_SHARE = 0.15
FROM_START_SHARE = 0.5  # passages on a page begin where a paragraph begins
MIN_TOKENS = 24
POOL_BATCHES = 24  # drawn at once and sorted by length, so that little is padding


@dataclass(frozen=True)
class Batch:
    """ids and mask [batch, length] (mask None when nothing is padded), labels [batch] 1 = AI."""

    ids: Tensor
    mask: Tensor | None
    labels: Tensor

    def to(self, device: torch.device) -> Batch:
        mask = None if self.mask is None else self.mask.to(device)
        return Batch(self.ids.to(device), mask, self.labels.to(device))


class Tokens:
    """The tokenizer, with the special tokens of BERT or of XLM-R."""

    def __init__(self, path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(path))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        is_bert = self.tokenizer.token_to_id("[CLS]") is not None
        names = ("[CLS]", "[SEP]") if is_bert else ("<s>", "</s>")
        self.first_id, self.last_id = (cast(int, self.tokenizer.token_to_id(name)) for name in names)

    def ids(self, text: str) -> Ids:
        """Token ids of a text as published, without special tokens."""
        return np.array(self.tokenizer.encode(normalize(text), add_special_tokens=False).ids, np.int64)

    def first(self, text: str, length: int) -> Ids:
        """The first `length` tokens, special tokens included."""
        return self.wrap(self.ids(text)[: length - 2])

    def wrap(self, ids: Ids) -> Ids:
        """Adds the special tokens."""
        return np.concatenate([[self.first_id], ids, [self.last_id]]).astype(np.int64)


class Crops:
    """Draws training crops of at most `length` tokens; `seen` counts them."""

    def __init__(self, rows: Sequence[Row], tokens: Tokens, factors: Mapping[str, float], seed: int, length: int) -> None:
        self.rows, self.tokens, self.length, self.seen = rows, tokens, length, 0
        self.chances = weights(rows, factors)
        self.rng, self.draw = random.Random(seed), np.random.default_rng(seed)

    @property
    def effective(self) -> float:
        """How many equally likely rows would vary as much."""
        return float(1 / (self.chances**2).sum())

    def take(self, count: int) -> list[tuple[Ids, float]]:
        """`count` crops with their labels; too short ones are left out."""
        self.seen += count
        chosen = self.draw.choice(len(self.rows), count, p=self.chances)
        made = ((self.crop(self.rows[i]), float(self.rows[i]["label"] == "ai")) for i in chosen)
        return [(ids, label) for ids, label in made if len(ids) >= MIN_TOKENS]

    def crop(self, row: Row) -> Ids:
        """A piece of the row's text: half of them from its start, of random length."""
        text = row["text"]
        if self.rng.random() < ATTACKED_SHARE:
            text = attack(text, self.rng, row["lang"])[1]
        ids = self.tokens.ids(text[: 40 * self.length])
        wanted = self.rng.choice((self.length // 2, self.length * 3 // 4, self.length, self.length)) - 2
        spare = len(ids) - wanted
        start = 0 if spare <= 0 or self.rng.random() < FROM_START_SHARE else self.rng.randrange(spare + 1)
        return self.tokens.wrap(ids[start : start + wanted])


def batches(crops: Crops, size: int, length: int) -> Iterator[Batch]:
    """Batches of similar length; longer ones hold fewer crops, so that the work stays the same."""
    budget = size * length
    while True:
        pool = sorted(crops.take(size * POOL_BATCHES), key=lambda one: len(one[0]))
        made: list[Batch] = []
        while pool:
            count = max(4, min(size, budget // len(pool[-1][0])))
            taken, pool = pool[-count:], pool[:-count]
            made.append(collate([ids for ids, _ in taken], [label for _, label in taken]))
        crops.rng.shuffle(made)
        yield from made


def collate(sequences: Sequence[Ids], labels: Sequence[float]) -> Batch:
    """Pads to the longest."""
    longest = max(len(one) for one in sequences)
    ids, mask = np.zeros((len(sequences), longest), np.int64), np.zeros((len(sequences), longest), np.int64)
    for row, one in enumerate(sequences):
        ids[row, : len(one)], mask[row, : len(one)] = one, 1
    full = bool(mask.all())
    return Batch(torch.from_numpy(ids), None if full else torch.from_numpy(mask), torch.tensor(labels))
