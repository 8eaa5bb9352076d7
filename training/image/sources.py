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
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

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
            _fail(path.name, f"source {entry.source} is there twice")
        names.add(entry.source)
        if roles.setdefault(entry.repo, entry.role) != entry.role:
            _fail(path.name, f"{entry.repo} has two roles")
    return entries


def _source(raw: dict[str, Any], place: str) -> Source:
    place = f"{place} ({raw.get('source')})"
    unknown = set(raw) - set(Source.__dataclass_fields__)
    if unknown:
        _fail(place, f"unknown fields {sorted(unknown)}")
    label = _one_of(raw, "label", ("ai", "real"), place)
    made = {name: _text(raw, name, place) if label == "ai" else "" for name in ("family", "generator")}
    entry = Source(
        **{name: _text(raw, name, place) for name in ("source", "repo", "commit", "licence", "why")}, **made,
        label=label, kind=_one_of(raw, "kind", KINDS, place), year=raw.get("year"),
        role=_one_of(raw, "role", ROLES, place), files=tuple(raw["files"]), exclude=tuple(raw.get("exclude") or ()),
        max=int(raw.get("max") or 400), group=_one_of({"group": "file", **raw}, "group", ("file", "folder"), place),
        matched=raw.get("matched") or "", needs=raw.get("needs") or "", looked=raw.get("looked") or "",
    )
    if not re.fullmatch(r"[0-9a-f]{40}", entry.commit):
        _fail(place, "commit is not 40 hex digits")
    if entry.needs not in ("", "camera"):
        _fail(place, f"needs {entry.needs!r}")
    return entry


def _text(raw: dict[str, Any], name: str, place: str) -> str:
    value = raw.get(name)
    if not isinstance(value, str) or not value:
        _fail(place, f"{name} is missing")
    return value


def _one_of(raw: dict[str, Any], name: str, allowed: tuple[str, ...], place: str) -> str:
    value = _text(raw, name, place)
    if value not in allowed:
        _fail(place, f"{name} is {value!r}, not one of {', '.join(allowed)}")
    return value


def _fail(place: str, what: str) -> NoReturn:
    raise SystemExit(f"{place}: {what}")
