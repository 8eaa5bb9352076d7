"""Prose of reStructuredText, by a simple reading: top-level and list paragraphs with their inline markup taken off."""
from __future__ import annotations

import re

from training.text.documents.prose import Paragraphs, is_prose, tidy

_UNDERLINE = re.compile(r"^([=\-~^\"'`#*+.:_])\1{2,}\s*$")
_TABLE = re.compile(r"^\s*(?:\+[-=+]+\+|\||=+ +=)")
_ENTRY = re.compile(r"^(?:[-*+•]|\(?(?:\d+|#|[a-zA-Z])[.)])\s+")
_INLINE = (
    (re.compile(r"`([^`<]+?)\s*<[^>]*>`_{1,2}"), r"\1"),
    (re.compile(r":[\w:+-]+:`~?!?([^`<]+?)(?:\s*<[^>]*>)?`"), r"\1"),
    (re.compile(r"``(.+?)``"), r"\1"),
    (re.compile(r"\*\*(.+?)\*\*"), r"\1"),
    (re.compile(r"(?<!\w)\*([^*\s][^*]*?)\*(?!\w)"), r"\1"),
    (re.compile(r"`([^`]+)`_{0,2}"), r"\1"),
    (re.compile(r"(\w)_{1,2}(?=[\s.,;:)])"), r"\1"),
    (re.compile(r"\s*\[[#*\w]+\]_"), ""),
    (re.compile(r"\|([^|\s][^|]*)\|"), r"\1"),
    (re.compile(r"\\([*`_|\\ ])"), r"\1"),
)


def paragraphs(text: str) -> Paragraphs:
    """Paragraphs in reading order; titles, directives, literal and quoted blocks, tables and fields are left out."""
    out: Paragraphs = []
    is_literal = False
    for block in re.split(r"\n[ \t]*\n+", text.expandtabs()):
        lines = [line for line in block.split("\n") if line.strip()]
        if not lines:
            continue
        is_indented = lines[0].startswith(" ")
        if is_indented and (is_literal or not _continues(out)):
            continue
        is_literal = lines[-1].rstrip().endswith("::") or lines[0].lstrip().startswith("..")
        if lines[0].lstrip().startswith(("..", ":", "__ ")) or _is_titled(lines) or any(map(_TABLE.match, lines)):
            continue
        out += _entries(lines)
    return out


def _continues(out: Paragraphs) -> bool:
    """Indented text is read only below earlier prose that does not announce a quotation."""
    return bool(out) and not out[-1].endswith(":")


def _is_titled(lines: list[str]) -> bool:
    return any(_UNDERLINE.match(line) for line in lines)


def _entries(lines: list[str]) -> Paragraphs:
    pieces: list[tuple[bool, str]] = []
    for line in (one.strip() for one in lines):
        entry = _ENTRY.match(line)
        if entry or not pieces:
            pieces.append((entry is not None, line[entry.end():] if entry else line))
        else:
            pieces[-1] = (pieces[-1][0], f"{pieces[-1][1]} {line}")
    cleaned = [(is_entry, _plain(piece)) for is_entry, piece in pieces]
    return [piece for is_entry, piece in cleaned if is_prose(piece, is_entry)]


def _plain(text: str) -> str:
    text = re.sub(r"::\s*$", ":", text)
    for pattern, kept in _INLINE:
        text = pattern.sub(kept, text)
    return tidy(text)
