"""Rates and intervals shared by the measuring commands. All scores are unit-free logits."""
from __future__ import annotations

import math
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
