"""Cached features beside what the index says of each picture; weights and folds that keep sources whole."""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from training.common.rank import Flags, Numbers
from training.image.features import DEPTHS, Cached
from training.image.index import Picture

Names = npt.NDArray[np.str_]
Folds = npt.NDArray[np.int64]
EPSILON = 1e-6
ALPHA = 0.5  # a source or family weighs as this power of its size


class Labelled:
    """What the index says of n pictures."""

    pictures: list[Picture]

    def __len__(self) -> int:
        return len(self.pictures)

    @property
    def is_ai(self) -> Flags:
        return np.array([one.is_ai for one in self.pictures], bool)

    def column(self, name: str) -> Names:
        """One column of the index, as text."""
        return np.array([str(getattr(one, name)) for one in self.pictures])


@dataclass(frozen=True)
class Rows(Labelled):
    """Pictures alone."""

    pictures: list[Picture]


@dataclass(frozen=True)
class Examples(Labelled):
    """n pictures: features [n, draws, 8, width] float16, null values [n, draws, …], and columns of the index."""

    features: npt.NDArray[np.float16]
    delivery: npt.NDArray[np.float32]
    sharpness: npt.NDArray[np.float32]
    pictures: list[Picture]

    def where(self, rows: Flags) -> Examples:
        """Some of the pictures."""
        chosen = [one for one, kept in zip(self.pictures, rows, strict=True) if kept]
        return Examples(self.features[rows], self.delivery[rows], self.sharpness[rows], chosen)


def joined(cached: Cached, pictures: Sequence[Picture]) -> Examples:
    """The pictures that have features, in the order of the cache; a picture that left the index is left out."""
    by_hash = {one.sha256: one for one in pictures}
    kept = [place for place, name in enumerate(cached.sha256) if name in by_hash]
    return Examples(cached.features[kept], cached.delivery[kept], cached.sharpness[kept],
                    [by_hash[cached.sha256[place]] for place in kept])


def columns_of(features: npt.NDArray[np.float16], depths: Sequence[int]) -> npt.NDArray[np.float32]:
    """[n, draws, 2 · depths · width]: each part normed over its width, as the detector does before its head."""
    parts = [2 * DEPTHS.index(depth) + kind for depth in depths for kind in (0, 1)]
    chosen = features[:, :, parts].astype(np.float32)
    chosen -= chosen.mean(-1, keepdims=True)
    chosen /= np.sqrt((chosen**2).mean(-1, keepdims=True) + EPSILON)
    return chosen.reshape(*chosen.shape[:2], -1)


def chances(examples: Examples) -> Numbers:
    """Weights of the pictures; see `weights_of`."""
    return weights_of(examples.pictures)


def weights_of(pictures: Sequence[Picture]) -> Numbers:
    """Weights of mean 1: classes alike; AI by family, then source, real by source and kind, each by its root."""
    weights = np.zeros(len(pictures))
    for side in (False, True):
        rows = [row for row, one in enumerate(pictures) if one.is_ai == side]
        if rows:
            weights[rows] = nested([level_of(pictures[row]) for row in rows]) / 2
    return np.asarray(weights / weights.mean())


def level_of(one: Picture) -> tuple[str, str]:
    """What a picture is counted under: the outer name, the inner name."""
    return (one.family, one.source) if one.is_ai else (one.source, one.kind)


def nested(levels: Sequence[tuple[Hashable, Hashable]]) -> Numbers:
    """Weights of sum 1 by (outer, inner): outer names by the root of their size, inner ones inside them alike."""
    outer, inner = Counter(name for name, _ in levels), Counter(levels)
    inside: dict[Hashable, float] = defaultdict(float)
    for (name, _), count in inner.items():
        inside[name] += count**ALPHA
    total = sum(count**ALPHA for count in outer.values())
    return np.array([
        outer[name] ** ALPHA / total * inner[name, sub] ** ALPHA / inside[name] / inner[name, sub] for name, sub in levels])


def units(examples: Examples, by: str) -> list[str]:
    """What is held out whole: the source (with all sources of its galleries), or for AI pictures the family."""
    home = galleries_joined(examples)
    if by == "source":
        return [home[one.source] for one in examples.pictures]
    return [f"family {one.family}" if one.is_ai else home[one.source] for one in examples.pictures]


def galleries_joined(examples: Examples) -> dict[str, str]:
    """For each source the first of all sources that share matched galleries with it."""
    home = {one.source: one.source for one in examples.pictures}

    def first(source: str) -> str:
        while home[source] != source:
            source = home[source]
        return source

    seen: dict[str, str] = {}
    for one in examples.pictures:
        if one.matched:
            other = seen.setdefault(one.matched, one.source)
            home[first(one.source)] = first(other)
    return {source: first(source) for source in home}


def folds_of(unit: Sequence[str], is_ai: Flags, count: int, seed: int) -> Folds:
    """Fold of each row: units whole, those of mostly AI and mostly real pictures dealt out apart, largest first."""
    sizes: dict[str, list[int]] = {}
    for name, ai in zip(unit, is_ai, strict=True):
        sizes.setdefault(name, [0, 0])[int(ai)] += 1
    rng, fold = np.random.default_rng(seed), dict[str, int]()
    for side in (False, True):
        names = [str(name) for name in rng.permutation(sorted(u for u, (real, ai) in sizes.items() if (ai > real) == side))]
        load = [0] * count
        for name in sorted(names, key=lambda u: -sum(sizes[u])):
            lightest = load.index(min(load))
            fold[name], load[lightest] = lightest, load[lightest] + sum(sizes[name])
    return np.array([fold[name] for name in unit])


def learnt_from(examples: Examples, held: Flags) -> Flags:
    """Rows that a fold may learn from: none that is held out, and none of a source or gallery of a held real picture."""
    home = galleries_joined(examples)
    touched = {home[one.source] for one, out in zip(examples.pictures, held, strict=True) if out and not one.is_ai}
    return np.array([not out and home[one.source] not in touched for one, out in zip(examples.pictures, held, strict=True)])
