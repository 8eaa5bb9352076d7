"""From the content of a file to the documents in it, as running prose."""
from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from training.text.documents import html, markdown, plain, records, rst
from training.text.documents.prose import Paragraphs
from training.text.manifest import TABLES, Entry

Fields = dict[str, Any]

MAX_CHARACTERS = 100_000
"""What is read of one document: several times its longest text, markup included."""


@dataclass(frozen=True)
class Document:
    """One whole text with what its file says of it."""

    text: str
    path: str
    group: str
    generator: str
    year: int | None


def read_documents(entry: Entry, path: str, content: str) -> Iterator[Document]:
    """The documents of one file that meet `entry.where`, not yet checked for length."""
    for paragraphs, fields in _texts(entry, content):
        if all(_meets(fields.get(name), wanted) for name, wanted in entry.where.items()):
            kept = [one for one in paragraphs if not any(pattern.search(one) for pattern in entry.drop)]
            text = "\n\n".join(kept)
            if entry.require and not entry.require.search(text):
                continue
            yield Document(text, path, _group(entry, path, text, fields), _generator(entry, fields), _year(entry, fields))


def _texts(entry: Entry, content: str) -> Iterator[tuple[Paragraphs, Fields]]:
    if entry.format in TABLES:
        # An Arrow file comes as the JSON lines that `arrow` makes of it.
        form = "jsonl" if entry.format == "arrow" else entry.format
        for text, fields in records.read(content, form, entry.field):
            yield _paragraphs(entry, entry.markup, text), fields
        return
    body, fields = markdown.front_matter(content)
    for part in entry.split.split(body) if entry.split else [body]:
        if part:
            yield _paragraphs(entry, entry.format, part), fields


def _paragraphs(entry: Entry, markup: str, text: str) -> Paragraphs:
    text = _between(entry, text)[:MAX_CHARACTERS]
    if markup == "html":
        return html.paragraphs(text, entry.select, entry.skip)
    if markup == "markdown":
        return markdown.paragraphs(text, entry.select)
    return rst.paragraphs(text) if markup == "rst" else plain.paragraphs(text)


def _between(entry: Entry, text: str) -> str:
    begin = entry.after.search(text) if entry.after else None
    text = text[begin.end():] if begin else text
    end = entry.until.search(text) if entry.until else None
    text = text[:end.start()] if end else text
    for pattern, replacement in entry.edit:
        text = pattern.sub(replacement, text)
    return text


def _meets(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        return re.search(wanted["matches"], str(value)) is not None
    return value in wanted if isinstance(wanted, list) else value == wanted or str(value) == str(wanted)


def _group(entry: Entry, path: str, text: str, fields: Fields) -> str:
    if entry.group == "document":
        return hashlib.sha1(text.encode("utf8")).hexdigest()[:12]
    if entry.group == "file":
        return path
    if entry.group == "folder":
        return str(PurePosixPath(path).parent)
    return str(fields[entry.group]) if entry.group in fields else path


def _generator(entry: Entry, fields: Fields) -> str:
    name = entry.generator.removeprefix("field:")
    return str(fields.get(name, "not stated")) if entry.generator.startswith("field:") else entry.generator


def _year(entry: Entry, fields: Fields) -> int | None:
    if not isinstance(entry.year, str):
        return entry.year
    digits = re.search(r"(?:19|20)\d\d", str(fields.get(entry.year.removeprefix("field:"), "")))
    return int(digits.group()) if digits else None
