"""Texts in the records of JSON, JSON lines, CSV and TSV files."""
from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from typing import Any

Fields = dict[str, Any]

csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


def read(content: str, form: str, field: str) -> Iterator[tuple[str, Fields]]:
    """Each text at `field` with the scalar fields of the objects around it, inner names winning.

    `field` is dotted; * stands for any list index or key, one text each; + joins the texts of a list as paragraphs, & joins
    them with spaces; a table whose `field` begins with one of these is one text. Fields of objects below keep their dotted
    path (`meta.model`). A column of a table without header is its number from 0.
    """
    for record in _records(content, form, field):
        yield from _texts(record, field.split("."), {})


def _records(content: str, form: str, field: str) -> Iterator[Any]:
    if form == "json":
        whole = json.loads(content)
        yield whole
    elif form == "jsonl":
        for line in content.split("\n"):
            if line.strip():
                yield json.loads(line)
    else:
        rows = _table(content, "," if form == "csv" else "\t")
        yield from [list(rows)] if field[0] in "+&" else rows


def _table(content: str, delimiter: str) -> Iterator[Fields]:
    lines = io.StringIO(content.replace("\0", ""), newline="")
    # Tab-separated files are seldom quoted, and a lone quotation mark would swallow the lines after it.
    rows = csv.reader(lines) if delimiter == "," else csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    names = next(rows, [])
    for row in rows:
        yield {**{str(i): value for i, value in enumerate(row)}, **dict(zip(names, row, strict=False))}


def _texts(value: Any, steps: list[str], fields: Fields) -> Iterator[tuple[str, Fields]]:
    if not steps:
        if isinstance(value, str):
            yield value, fields
        return
    if isinstance(value, dict):
        fields = {**fields, **_scalars(value)}
    step, rest = steps[0], steps[1:]
    if step == "*":
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, item in items:
            yield from _texts(item, rest, {**fields, "key": key})
    elif step in "+&" and isinstance(value, list):
        parts = [text for item in value for text, _ in _texts(item, rest, {})]
        yield ("\n\n" if step == "+" else " ").join(parts), fields
    elif isinstance(value, dict):
        # A name may itself hold dots.
        whole = ".".join(steps)
        if whole in value:
            yield from _texts(value[whole], [], fields)
        elif step in value:
            yield from _texts(value[step], rest, fields)
    elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
        yield from _texts(value[int(step)], rest, fields)


def _scalars(value: Fields, prefix: str = "") -> Fields:
    out: Fields = {}
    for name, item in value.items():
        if isinstance(item, dict) and prefix.count(".") < 2:
            out |= _scalars(item, f"{prefix}{name}.")
        elif isinstance(item, str | int | float | bool) or item is None:
            out[f"{prefix}{name}"] = item
    return out
