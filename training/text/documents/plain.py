"""Prose of plain text: paragraphs between blank lines, or lines where there are none."""
from __future__ import annotations

import re

from training.text.documents.prose import Paragraphs, is_prose, tidy

WRAP_COLUMN = 100
"""Lines of a block that are all no longer than this are taken for one paragraph broken at a column."""

_PAGE_BREAK = re.compile(r"^[^\n]*\[Page \d+\][ \t]*\n*\f?\n*(?:RFC \d+[^\n]*\n*)?", re.MULTILINE)
_HYPHEN = re.compile(r"(?<=[a-z])-\n[ \t]*(?=[a-z])")
_ENTRY = re.compile(r"\s*(?:[-*+•o]|\(?(?:\d{1,3}|[a-z])[.)])\s+")
_QUOTED = re.compile(r"^\s*(?:>|\|)")


def paragraphs(text: str) -> Paragraphs:
    """Paragraphs in reading order; quoted lines, headings, drawings and tables are left out."""
    text = _PAGE_BREAK.sub("\n", text).replace("\f", "\n\n")
    out: Paragraphs = []
    for block in _blocks(text):
        entry = _ENTRY.match(block)
        body = tidy(_HYPHEN.sub("-", block[entry.end():] if entry and entry.end() < 8 else block))
        if not _is_drawn(block) and is_prose(body, is_entry=entry is not None):
            out.append(body)
    return out


def _blocks(text: str) -> list[str]:
    lines = [line for line in text.split("\n") if not _QUOTED.match(line)]
    parts = [part for part in re.split(r"\n[ \t]*\n+", "\n".join(lines)) if part.strip()]
    return [block for part in parts for block in _paragraphs_of(part.split("\n"))]


def _paragraphs_of(lines: list[str]) -> list[str]:
    """Each line of a block, or, where no line is long, the lines joined up to the next list entry."""
    if max(len(line) for line in lines) > WRAP_COLUMN:
        return lines
    joined: list[str] = []
    for line in lines:
        if joined and not _ENTRY.match(line):
            joined[-1] += f"\n{line}"
        else:
            joined.append(line)
    return joined


def _is_drawn(block: str) -> bool:
    """Figures and tables: rules, or wide gaps inside most lines."""
    lines = [line.strip() for line in block.split("\n")]
    gaps = sum(bool(re.search(r"(?<![.!?:]) {3,}|\t|\.{5,}|[-=_+|]{4,}", line)) for line in lines)
    return gaps * 2 > len(lines)
