"""The manifest of text sources: a JSON list of entries, parsed into `Entry`.

Optional fields beyond those of every entry:
`group`    what must not be split: "file", "folder", "document" (each alone) or a field
`select`   CSS selector of the parts of an HTML page that hold the text (default: main article or body)
`skip`     CSS selector of further parts of an HTML page to leave out
`markup`   how the text of a record field is written: text (default), markdown, html
`split`    regular expression between the documents of one text file
`after`, `until`  the text begins after the first match of `after` and ends before the first match of `until`
`edit`     pairs of a regular expression and its replacement, applied in turn (note marks, TeX)
`require`  regular expression that must be found in a text ("the … and" for English among other languages)
`drop`     regular expressions; a paragraph in which one is found is left out (bylines, boilerplate)
`where`    {field: value}, {field: [values]} or {field: {"matches": regular expression}}; a Markdown file's fields are its
           front matter
`year`     a number, null, or "field:NAME" (the first four digits of that field)
`attack`   how texts of this source were changed ("paraphrase-llama3-8b"); default none. Entries of one source that differ
           in it are read from the same originals: equal groups are the same text before and after
"""
from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.common.fields import fail, one_of, require_commit, require_known, text

Pattern = re.Pattern[str]

FORMATS = ("markdown", "rst", "text", "html", "json", "jsonl", "csv", "tsv", "arrow")
TABLES = ("json", "jsonl", "csv", "tsv", "arrow")
"""Formats of which one file holds many records; the text is in `field`."""
REGISTERS = ("news", "blog", "encyclopaedia", "forum", "legal", "essay", "abstract", "documentation", "speech", "learner",
             "qa", "story", "review", "howto")
ROLES = ("test", "calibration", "train")


@dataclass(frozen=True)
class Entry:
    """One source: what to read where, and what is known of its texts."""

    source: str
    repo: str
    commit: str
    licence: str
    label: str
    lang: str
    register: str
    generator: str
    year: str | int | None
    why: str
    role: str
    files: tuple[str, ...]
    exclude: tuple[str, ...]
    format: str
    field: str
    where: dict[str, Any]
    group: str
    max: int
    select: str
    skip: str
    markup: str
    split: Pattern | None
    after: Pattern | None
    until: Pattern | None
    edit: tuple[tuple[Pattern, str], ...]
    require: Pattern | None
    drop: tuple[Pattern, ...]
    attack: str


def read_manifest(path: Path) -> list[Entry]:
    """The entries of a manifest. Ends the program with the entry's name when one cannot be used."""
    entries = [_entry(raw, f"{path.name}, entry {number}") for number, raw in enumerate(json.loads(path.read_text("utf8")))]
    for number, entry in enumerate(entries):
        for other in entries[:number]:
            if other.source == entry.source:
                _check_pair(other, entry, path.name)
    return entries


def _check_pair(one: Entry, other: Entry, place: str) -> None:
    """A source is there twice only under different attacks, and then in one role."""
    if one.attack == other.attack:
        fail(place, f"source {one.source} is there twice")
    if (one.role, one.label, one.repo) != (other.role, other.label, other.repo):
        fail(place, f"entries of {one.source} differ in role, label or repository")


def _entry(raw: dict[str, Any], place: str) -> Entry:
    place = f"{place} ({raw.get('source')})"
    require_known(raw, set(Entry.__dataclass_fields__), place)
    entry = Entry(
        **{name: text(raw, name, place) for name in ("source", "repo", "commit", "licence", "why")},
        label=one_of(raw, "label", ("human", "ai"), place), lang=text(raw, "lang", place),
        register=one_of(raw, "register", REGISTERS, place), role=one_of(raw, "role", ROLES, place),
        format=one_of(raw, "format", FORMATS, place), generator=text(raw, "generator", place), year=raw.get("year"),
        files=tuple(raw["files"]), exclude=tuple(raw.get("exclude") or ()), field=raw.get("field") or "",
        where=raw.get("where") or {}, group=raw.get("group") or "file", max=int(raw.get("max") or 600),
        select=raw.get("select") or "", skip=raw.get("skip") or "", markup=raw.get("markup") or "text",
        split=_pattern(raw, "split", place),
        after=_pattern(raw, "after", place), until=_pattern(raw, "until", place),
        edit=tuple((re.compile(one, re.MULTILINE), by) for one, by in raw.get("edit") or ()),
        require=_pattern(raw, "require", place),
        drop=tuple(re.compile(one) for one in raw.get("drop") or ()), attack=raw.get("attack") or "none",
    )
    require_commit(entry.commit, place)
    if entry.format in TABLES and not entry.field:
        fail(place, f"format {entry.format} needs a field")
    return entry


def _pattern(raw: dict[str, Any], name: str, place: str) -> Pattern | None:
    try:
        return re.compile(raw[name], re.MULTILINE) if raw.get(name) else None
    except re.error as error:
        fail(place, f"{name}: {error}")
