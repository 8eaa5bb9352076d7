"""Prose of a Markdown file: rendered, then read like a page."""
from __future__ import annotations

import re
from typing import Any

from markdown_it import MarkdownIt

from training.text.documents import html
from training.text.documents.prose import Paragraphs

_RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
_FRONT = re.compile(r"\A(?:---|\+\+\+)[ \t]*\n(.*?)\n(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([\w-]+)[ \t]*[:=][ \t]*(.+)$", re.MULTILINE)
_MARKUP_OF_SITES = re.compile(
    r"\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}|^:::.*$|^(?:import|export) .*$|\{#[\w-]+\}|\[\^[^\]]+\]:?", re.MULTILINE)
_CODE_OF_SITES = re.compile(r"\{% (highlight|raw|comment)\b.*?\{% end\1 %\}|^\$\$.*?^\$\$", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def paragraphs(text: str, select: str = "") -> Paragraphs:
    """Paragraphs and long list entries in reading order, without what site generators add."""
    for pattern in (_COMMENT, _CODE_OF_SITES, _MARKUP_OF_SITES):
        text = pattern.sub("", text)
    return html.paragraphs(_RENDERER.render(text), select or "body")


def front_matter(text: str) -> tuple[str, dict[str, Any]]:
    """The text without its front matter, and the single-line fields of that as strings."""
    found = _FRONT.match(text)
    if not found:
        return text, {}
    fields = {name: value.strip().strip("\"'") for name, value in _FIELD.findall(found.group(1))}
    return text[found.end():], fields
