"""The "no sign" gate (at most one AI item in ten falls below it), and checks by left-out source."""
from __future__ import annotations

import math
import random
from collections.abc import Sequence

from training.common.stats import Json, above, below, grouped, rate


def no_sign_gate(ai_scores: Sequence[float], alpha: float = 0.1) -> float | None:
    """Largest gate g with a conformal guarantee: P(AI score < g) <= alpha for exchangeable items.

    g is the k-th smallest score with k = floor(alpha * (n + 1)); None when n is too small.
    Rounded down to four decimals, so that rounding can only make the gate stricter.
    """
    k = math.floor(alpha * (len(ai_scores) + 1) + 1e-9)
    return math.floor(sorted(ai_scores)[k - 1] * 1e4) / 1e4 if k >= 1 else None


def strict_gate(ai: Sequence[Json], key: str, min_items: int) -> Json:
    """The smallest gate over the groups of one column that have at least `min_items` rows.

    Unlike the pooled gate it keeps the miss rate at or below 10 % in every one of those groups.
    """
    gates = {v: no_sign_gate([r["score"] for r in i]) for v, i in grouped(ai, key).items() if len(i) >= min_items}
    known = {v: g for v, g in gates.items() if g is not None}
    worst = min(known, key=lambda v: known[v]) if known else None
    return {"gate": known[worst] if worst else None, "setBy": worst, "gates": known}


def accuse_gate(not_ai: Sequence[Json], fpr1: float, alpha: float = 0.01) -> float:
    """Score above which a picture may be called likely AI: P(score of a new non-AI item > g) <= alpha.

    The k-th largest score with k = floor(alpha * (n + 1)), rounded up to four decimals; never below
    the model's own 1 % threshold. `not_ai` rows should come from sources that were never trained on.
    """
    k = math.floor(alpha * (len(not_ai) + 1) + 1e-9)
    if k < 1:
        raise ValueError(f"{len(not_ai)} items cannot bound a rate of {alpha}")
    kth: float = sorted((r["score"] for r in not_ai), reverse=True)[k - 1]
    return max(fpr1, math.ceil(kth * 1e4) / 1e4)


def gate_range(ai: Sequence[Json], rounds: int = 400, seed: int = 1) -> list[float]:
    """95 % bootstrap range of the pooled gate when whole sources are drawn again, [low, high]."""
    sources, rng = list(grouped(ai, "source").values()), random.Random(seed)
    gates = []
    for _ in range(rounds):
        drawn = [r["score"] for items in rng.choices(sources, k=len(sources)) for r in items]
        gate = no_sign_gate(drawn)
        if gate is not None:
            gates.append(gate)
    gates.sort()
    return [gates[int(0.025 * len(gates))], gates[int(0.975 * len(gates))]]


def leave_one_source_out(ai: Sequence[Json], min_items: int = 10) -> Json:
    """Miss rate when the gate comes from all other sources.

    `ai` rows have "score" and "source". Per source: the gate of the others and the share of the
    source's items below it. "pooled" adds up the counts; "meanOfSources" weighs sources equally.
    """
    per: Json = {}
    hits = total = 0
    for source, items in grouped(ai, "source").items():
        gate = no_sign_gate([r["score"] for r in ai if r["source"] != source])
        if gate is None or len(items) < min_items:
            continue
        result = below((r["score"] for r in items), gate)
        per[source] = {"gate": gate, **result}
        hits, total = hits + result["hits"], total + result["n"]
    rates = [entry["rate"] for entry in per.values()]
    mean = round(sum(rates) / len(rates), 4) if rates else None
    return {"pooled": rate(hits, total), "meanOfSources": mean, "bySource": per}


def threshold_out(human: Sequence[Json], share: float = 0.01) -> Json:
    """Realised false alarms when the 1 % threshold comes from all other human sources.

    Threshold: the smallest score that at most `share` of the other sources' passages exceed.
    """
    per: Json = {}
    hits = total = 0
    for source, items in grouped(human, "source").items():
        others = sorted(r["score"] for r in human if r["source"] != source)
        if len(others) < 100 or len(items) < 30:
            continue
        result = above((r["score"] for r in items), others[-1 - int(share * len(others))])
        per[source] = result
        hits, total = hits + result["hits"], total + result["n"]
    return {"pooled": rate(hits, total), "bySource": per}
