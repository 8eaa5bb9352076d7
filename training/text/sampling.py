"""Which passages a training run sees: weights by language, register, source and generator family, and a draw."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from training.text.corpus import Row

Weights = npt.NDArray[np.float64]
Members = list[int]

# First match wins, so longer names come before their beginnings.
FAMILIES = (
    "gpt-oss", "gpt-5", "gpt-4o", "gpt-4", "gpt-3", "chatgpt", "o1", "o3", "claude-3", "claude-opus", "claude-sonnet",
    "claude", "gemini", "palm", "gemma", "llama-2", "llama-3", "llama-4", "llama", "mixtral", "mistral", "qwen", "qwq",
    "deepseek", "grok", "kimi", "glm", "minimax", "phi", "yi-", "vicuna", "giga", "yandex", "saiga", "vikhr",
)
REVISED = ("polish", "rewrite", "expand")  # human text that a model revised: half the weight
ONE_SIDED_SHARE = 0.1  # mass of the registers in which one label is missing or rare
ENOUGH = 100  # rows of each label that make a register two-sided
CAP = 12.0  # most weight of one row, in means


def weights(rows: Sequence[Row], factors: Mapping[str, float] | None = None, enough: int = ENOUGH) -> Weights:
    """Chance of each row, summing to 1.

    Mass goes by language, then register (both labels equal inside one where both have `enough` rows), then source, then
    generator family, each by the square root of its rows. `factors` multiplies single rows by id (hard negatives).
    """
    out = np.zeros(len(rows))
    for members, mass in _parts(rows, range(len(rows)), lambda r: r["lang"]):
        for cell, share in _cells(rows, members, enough):
            _spread(rows, cell, mass * share, out)
    np.minimum(out, CAP * out.mean(), out=out)
    out *= [(factors or {}).get(r["id"], 1.0) for r in rows]
    if out.any():
        out /= out.sum()
    return out


def draw(chances: Weights, slots: Sequence[int], count: int, rng: np.random.Generator) -> Members:
    """Indices of `count` draws without replacement, row i at most `slots[i]` times (long documents give several crops)."""
    index = np.repeat(np.arange(len(chances)), slots)
    chance = chances[index] / np.asarray(slots)[index]
    with np.errstate(divide="ignore"):
        keys = np.log(chance) + rng.gumbel(size=len(index))  # Gumbel top-k: drawn one by one in proportion to chance
    possible = int((chance > 0).sum())
    best = np.argsort(-keys)[: min(count, possible)]
    return [int(i) for i in index[best]]


def family(row: Row) -> str:
    """Generator family of a row; "human" for human text, "other" for unknown names."""
    if row["label"] == "human":
        return "human"
    name = row["generator"].lower()
    return next((f for f in FAMILIES if f in name), "other")


def _cells(rows: Sequence[Row], members: Members, enough: int) -> list[tuple[Members, float]]:
    """Rows of one register and label, with their share of the language."""
    cells: dict[tuple[str, str], Members] = defaultdict(list)
    for i in members:
        cells[rows[i]["register"], rows[i]["label"]].append(i)
    registers = {register for register, _ in cells}
    sizes = {r: min(len(cells.get((r, label), [])) for label in ("human", "ai")) for r in registers}
    two_sided = {r: n**0.5 for r, n in sizes.items() if n >= enough}
    one_sided = {cell: len(found) ** 0.5 for cell, found in cells.items() if cell[0] not in two_sided}
    share = (1 - ONE_SIDED_SHARE if one_sided else 1.0) if two_sided else 0.0
    out = []
    for (register, label), found in cells.items():
        if register in two_sided:
            out.append((found, share / 2 * two_sided[register] / sum(two_sided.values())))
        else:
            same = sum(m for (_, other), m in one_sided.items() if other == label)
            out.append((found, (1 - share) / 2 * one_sided[register, label] / same))
    return out


def _spread(rows: Sequence[Row], members: Members, mass: float, out: Weights) -> None:
    """Divides the mass of one register and label over its sources, families and rows."""
    for source, by_source in _parts(rows, members, lambda r: r["source"]):
        for group, by_family in _parts(rows, source, family):
            for i in group:
                revised = 0.5 if rows[i]["attack"] in REVISED else 1.0
                out[i] = mass * by_source * by_family / len(group) * revised


def _parts(rows: Sequence[Row], members: Sequence[int], key: Callable[[Row], Hashable]) -> list[tuple[Members, float]]:
    """Members by key, with shares that go by the square root of their number."""
    groups: dict[Hashable, Members] = defaultdict(list)
    for i in members:
        groups[key(rows[i])].append(i)
    total = sum(len(g) ** 0.5 for g in groups.values())
    return [(g, len(g) ** 0.5 / total) for g in groups.values()]
