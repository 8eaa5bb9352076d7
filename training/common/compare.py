"""Two models on identical units: false flags, recall and AUROC, and what changed, source by source drawn again.

Scores are those of `npm run evaluate` on the same units. Flagged is what the product calls likely or more. Only units with
a score of both models are compared; the others are counted. Differences are after minus before, under the same draws of
sources.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.common.cache import Json, read_jsonl
from training.common.rank import Flags, Numbers, auroc, aurocs, interval, source_draws

ROUNDS = 1000
FLAGGED = ("likely", "very-likely")
Slices = dict[str, Callable[[Json], bool]]


@dataclass(frozen=True)
class Pairs:
    """Units that both models scored; all sequences are of one length. Scores are logits, each model's own."""

    is_ai: Flags
    sources: Sequence[str]
    scores: tuple[Numbers, Numbers]
    flagged: tuple[Flags, Flags]


def latest(path: Path) -> dict[str, Json]:
    """The last line of each unit: a folder that was used again holds older ones too."""
    return {str(row["id"]): row for row in read_jsonl(path)}


def compared(units: Sequence[Json], before: dict[str, Json], after: dict[str, Json], slices: Slices, rounds: int) -> Json:
    """Which calibrations were compared, how many units only one of them judged, and figures by slice.

    A unit has id, label (ai or another) and source; `slices`: which units each of them holds.
    """
    rows = [(u, before[u["id"]], after[u["id"]]) for u in units if u["id"] in before and u["id"] in after]
    held = [row for row in rows if row[1]["z"] is not None and row[2]["z"] is not None]
    pairs = Pairs(
        np.array([u["label"] == "ai" for u, *_ in held], bool), [u["source"] for u, *_ in held],
        (_scores([b for _, b, _ in held]), _scores([a for *_, a in held])),
        (_flags([b for _, b, _ in held]), _flags([a for *_, a in held])),
    )
    return {
        "before": _calibrations(b for _, b, _ in held), "after": _calibrations(a for *_, a in held),
        "compared": len(held),
        "judgedBy": {"onlyBefore": sum(b["z"] is not None and a["z"] is None for _, b, a in rows),
                     "onlyAfter": sum(b["z"] is None and a["z"] is not None for _, b, a in rows),
                     "neither": sum(b["z"] is None and a["z"] is None for _, b, a in rows)},
        "slices": {name: figures(pairs, np.array([holds(u) for u, *_ in held], bool), rounds)
                   for name, holds in slices.items()},
    }


def figures(pairs: Pairs, rows: Flags, rounds: int) -> Json:
    """Counts and rates of some pairs; intervals draw sources again, those of each class apart."""
    is_ai, sources = pairs.is_ai[rows], [s for s, keep in zip(pairs.sources, rows, strict=True) if keep]
    draws = source_draws(is_ai, sources, rounds) if sources else []
    flagged, scores = [f[rows] for f in pairs.flagged], [s[rows] for s in pairs.scores]
    seen = set(zip(sources, is_ai.tolist(), strict=True))
    return {
        "human": int((~is_ai).sum()), "ai": int(is_ai.sum()),
        "humanSources": sum(not ai for _, ai in seen), "aiSources": sum(ai for _, ai in seen),
        "falseFlags": _change([shares(f, ~is_ai, draws) for f in flagged]),
        "recall": _change([shares(f, is_ai, draws) for f in flagged]),
        "auroc": _change([[auroc(is_ai, s), *aurocs(is_ai, s, draws)] for s in scores]) if sources else None,
    }


def shares(flag: Flags, rows: Flags, draws: Sequence[Numbers]) -> list[float]:
    """Share flagged of `rows`, as they are and under each draw; nan where a draw has none of them."""
    weights = [np.ones(len(flag)), *draws]
    totals = [(float(w[flag & rows].sum()), float(w[rows].sum())) for w in weights]
    return [hits / total if total > 0 else float("nan") for hits, total in totals]


def _change(sides: Sequence[Sequence[float]]) -> Json | None:
    """Value and interval on both sides, and of their difference; `sides` hold the value, then its draws."""
    before, after = (np.array(side) for side in sides)
    if np.isnan(before[0]):
        return None
    named = {"before": before, "after": after, "difference": after - before}
    return {**{name: round(float(v[0]), 4) for name, v in named.items()},
            **{f"{name}95": interval(v[1:].tolist()) for name, v in named.items()}}


def table(made: Json, of: str) -> str:
    """The figures as Markdown; `of`: what the slices are of."""
    head = f"| {of} | human, AI | false flags | recall | AUROC |\n| --- | --- | --- | --- | --- |"
    lines = [f"| {name} | {row['human']}, {row['ai']} | " + " | ".join(cell(row[f]) for f in ("falseFlags", "recall", "auroc"))
             + " |" for name, row in made["slices"].items()]
    return "\n".join([f"before {made['before']}, after {made['after']}, {made['compared']} units", head, *lines])


def cell(change: Json | None) -> str:
    """Before → after, and the difference with its interval."""
    if change is None:
        return "-"
    low, high = change["difference95"]
    return f"{change['before']:.3f} → {change['after']:.3f} ({change['difference']:+.3f} [{low:+.3f}, {high:+.3f}])"


def _scores(rows: Sequence[Json]) -> Numbers:
    return np.array([float(row["z"]) for row in rows])


def _flags(rows: Sequence[Json]) -> Flags:
    return np.array([row["label"] in FLAGGED for row in rows], bool)


def _calibrations(rows: Iterable[Json]) -> list[str]:
    return sorted({str(row["calibration"]) for row in rows})
