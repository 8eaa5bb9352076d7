"""The manifest of picture sources that this project adds: a JSON list of entries, parsed into `Source`.

`files`, `exclude`  globs of the pictures at `commit`
`generator`, `family`  what made them, as `why` says where it is stated; both empty for real pictures
`year`     when the newest of them was made, at the latest; null when not known
`group`    what must not be split: "file" (each alone) or "folder"
`matched`  name of a gallery that holds real and generated pictures of the same subjects; empty for others
`needs`    "camera": only pictures that carry a camera maker and a date in their EXIF data
`looked`   what a contact sheet of a random sample showed
"""
from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.common.fields import fail, one_of, require_commit, require_known, text

ROLES = ("train", "validation", "calibration", "test")
KINDS = ("photo", "face", "press", "product", "painting", "illustration", "poster", "screenshot", "chart", "scan", "meme",
         "game-screenshot", "render", "web-mixed", "mixed")


@dataclass(frozen=True)
class Source:
    """One source: what to read where, and what is known of its pictures."""

    source: str
    repo: str
    commit: str
    licence: str
    label: str
    kind: str
    family: str
    generator: str
    year: int | None
    why: str
    role: str
    files: tuple[str, ...]
    exclude: tuple[str, ...]
    max: int
    group: str
    matched: str
    needs: str
    looked: str


def read_sources(path: Path) -> list[Source]:
    """The entries of a manifest. Ends the program with the entry's name when one cannot be used."""
    entries = [_source(raw, f"{path.name}, entry {n}") for n, raw in enumerate(json.loads(path.read_text("utf8")))]
    roles: dict[str, str] = {}
    names: set[str] = set()
    for entry in entries:
        if entry.source in names:
            fail(path.name, f"source {entry.source} is there twice")
        names.add(entry.source)
        if roles.setdefault(entry.repo, entry.role) != entry.role:
            fail(path.name, f"{entry.repo} has two roles")
    return entries


def _source(raw: dict[str, Any], place: str) -> Source:
    place = f"{place} ({raw.get('source')})"
    require_known(raw, set(Source.__dataclass_fields__), place)
    label = one_of(raw, "label", ("ai", "real"), place)
    made = {name: text(raw, name, place) if label == "ai" else "" for name in ("family", "generator")}
    entry = Source(
        **{name: text(raw, name, place) for name in ("source", "repo", "commit", "licence", "why")}, **made,
        label=label, kind=one_of(raw, "kind", KINDS, place), year=raw.get("year"),
        role=one_of(raw, "role", ROLES, place), files=tuple(raw["files"]), exclude=tuple(raw.get("exclude") or ()),
        max=int(raw.get("max") or 400), group=one_of({"group": "file", **raw}, "group", ("file", "folder"), place),
        matched=raw.get("matched") or "", needs=raw.get("needs") or "", looked=raw.get("looked") or "",
    )
    require_commit(entry.commit, place)
    if entry.needs not in ("", "camera"):
        fail(place, f"needs {entry.needs!r}")
    return entry
