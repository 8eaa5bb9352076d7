"""Rates and intervals shared by the measuring commands. All scores are unit-free logits."""
from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

Json = dict[str, Any]


def wilson(hits: int, total: int, z: float = 1.959964) -> list[float]:
    """Wilson 95 % interval of a proportion hits/total, as [low, high] in 0..1."""
    if total == 0:
        return [0.0, 1.0]
    share, zz = hits / total, z * z / total
    centre = (share + zz / 2) / (1 + zz)
    half = z * math.sqrt(share * (1 - share) / total + zz / (4 * total)) / (1 + zz)
    return [round(max(0.0, centre - half), 4), round(min(1.0, centre + half), 4)]


def rate(hits: int, total: int) -> Json:
    """A proportion with its counts and its Wilson 95 % interval."""
    return {
        "hits": hits,
        "n": total,
        "rate": round(hits / total, 4) if total else None,
        "wilson95": wilson(hits, total),
    }


def below(scores: Iterable[float], gate: float) -> Json:
    """Share of scores strictly below the gate (the "no sign" side)."""
    items = list(scores)
    return rate(sum(s < gate for s in items), len(items))


def above(scores: Iterable[float], threshold: float) -> Json:
    """Share of scores strictly above the threshold (the "flagged" side)."""
    items = list(scores)
    return rate(sum(s > threshold for s in items), len(items))


def grouped(rows: Iterable[Json], key: str) -> dict[str, list[Json]]:
    """Rows by the string value of one column, keys sorted."""
    out: dict[str, list[Json]] = defaultdict(list)
    for row in rows:
        out[str(row[key])].append(row)
    return dict(sorted(out.items()))


def both_sides(rows: Sequence[Json], gate: float, fpr1: float, keys: Sequence[str]) -> Json:
    """For one class of rows: share below the gate and share above the 1 % threshold.

    Overall ("all") and by every column named in `keys`; plus the mean over sources.
    """
    def one(items: Sequence[Json]) -> Json:
        scores = [r["score"] for r in items]
        return {"belowGate": below(scores, gate), "aboveFpr1": above(scores, fpr1)}

    out: Json = {"all": one(rows)}
    for key in keys:
        out["by" + key[0].upper() + key[1:]] = {v: one(i) for v, i in grouped(rows, key).items()}
    return out


def summary(ai: Json, real: Json, left_out: Json) -> Json:
    """The headline rates by pool, out of both_sides() cells and leave_one_source_out() results."""
    def pick(side: Json, name: str) -> Json:
        return {pool: cell["all"][name] for pool, cell in side.items()}

    return {
        "missRate": {**pick(ai, "belowGate"), **left_out},
        "falseAlarmRate": pick(real, "aboveFpr1"),
        "recallAtFpr1": pick(ai, "aboveFpr1"),
        "notAiBelowGate": pick(real, "belowGate"),
    }
