"""The picture index: what `rebuild` writes and every other command reads."""
from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.common.cache import read_tsv

NO_FAMILY = "none"  # in place of a generator's family, for pictures not made by AI
GROUPS = ("photo", "art", "graphic", "face")  # kinds that are calibrated apart


@dataclass(frozen=True)
class Picture:
    """One row. `matched`: name of a gallery that holds real and generated pictures of the same subjects, or empty."""

    file: Path
    sha256: str
    is_ai: bool
    kind: str
    family: str
    source: str
    group: str
    role: str
    width: int
    height: int
    bytes: int
    format: str
    matched: str
    licence: str


def read_pictures(path: Path, roles: Sequence[str] = ()) -> list[Picture]:
    """Rows of a tab-separated index, of these roles if any are named; rows that do not fit are an error."""
    return [picture(row, path.parent) for row in read_tsv(path) if not roles or row["role"] in roles]


def picture(row: dict[str, str], folder: Path) -> Picture:
    """A row with its numbers parsed; label must be `ai` or `real`."""
    if row["label"] not in ("ai", "real"):
        raise ValueError(f"label {row['label']!r} of {row['path']}")
    is_ai = row["label"] == "ai"
    return Picture(
        file=folder / row["path"], sha256=row["sha256"], is_ai=is_ai, kind=row["kind"],
        family=row["family"] or "unknown" if is_ai else NO_FAMILY, source=row["source"], group=row["group"],
        role=row["role"], width=int(row["width"]), height=int(row["height"]), bytes=int(row["bytes"] or 0),
        format=row["format"].lower(), matched=row.get("matched") or "", licence=row.get("licence") or "")


def in_turns(pictures: Iterable[Picture], most: int, per_source: int) -> list[Picture]:
    """At most `most` pictures, sources and labels taking turns, none more often than `per_source`; order by hash.

    Classes alternate as long as both have pictures, so the first n of the result are balanced for every n.
    """
    queues: dict[bool, dict[str, list[Picture]]] = {False: defaultdict(list), True: defaultdict(list)}
    for one in sorted(pictures, key=lambda p: p.sha256):
        queue = queues[one.is_ai][one.source]
        if len(queue) < per_source:
            queue.append(one)
    sides = [_turns(list(side.values())) for side in queues.values()]
    return mixed(sides)[:most]


def _turns(queues: list[list[Picture]]) -> list[Picture]:
    """First of every queue, then second of every queue that has one, and so on."""
    longest = max(map(len, queues), default=0)
    return [queue[turn] for turn in range(longest) for queue in queues if turn < len(queue)]


def mixed(sides: Sequence[Sequence[Picture]]) -> list[Picture]:
    """Alternating, until the shorter side ends; then the rest."""
    longest = max(map(len, sides), default=0)
    return [side[turn] for turn in range(longest) for side in sides if turn < len(side)]


def seeded(picture_id: str, draw: str) -> random.Random:
    """The random numbers of one draw of one picture, the same in every run."""
    return random.Random(f"{picture_id}:{draw}")
