"""Prose of an HTML page or fragment, by the rules of the extension's own reader."""
from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from training.text.documents.prose import Paragraphs, is_prose, tidy

NOT_PROSE = frozenset((
    "nav", "header", "footer", "aside", "blockquote", "q", "pre", "table", "figure", "figcaption", "h1", "h2", "h3",
    "h4", "h5", "h6", "hgroup", "address", "form", "fieldset", "label", "button", "input", "select", "textarea",
    "output", "dialog", "menu", "script", "style", "noscript", "template", "iframe", "object", "embed", "canvas",
    "video", "audio", "svg", "math", "head", "title", "rt", "rp"))
BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "li", "ul", "ol", "dl", "dt", "dd", "details", "summary", "td", "th",
    "tr", "tbody", "center", "body", "hr", "blockquote", "pre", "table", "figure", "figcaption", "header", "footer",
    "nav", "aside", "form", "fieldset", "h1", "h2", "h3", "h4", "h5", "h6", "address", "menu", "dialog"))
MAX_INLINE_CODE = 60
MAX_LINKED_SHARE = 0.5
MAIN = "article, main, [role=main], body"


def paragraphs(page: str, select: str = "", skip: str = "") -> Paragraphs:
    """Paragraphs in reading order: of the parts that `select` finds, else of the article, main part or body.

    Parts that `skip` finds are left out.
    """
    tree = LexborHTMLParser(page)
    for part in tree.css(skip) if skip else ():
        part.decompose()
    reader = _Reader()
    for part in tree.css(select) if select else _main(tree):
        reader.read(part, False, False)
        reader.close(False)
    return reader.paragraphs


def _main(tree: LexborHTMLParser) -> list[LexborNode]:
    for selector in MAIN.split(", "):
        found = tree.css(selector)
        if len(found) == 1:
            return found
    return [tree.body] if tree.body else []


class _Reader:
    def __init__(self) -> None:
        self.paragraphs: Paragraphs = []
        self.text = ""
        self.linked = 0

    def read(self, node: LexborNode, is_linked: bool, is_entry: bool) -> None:
        child = node.first_child
        while child is not None:
            if child.tag == "-text":
                self._add(child.text_content or "", is_linked)
            elif not (child.tag or "-").startswith("-"):
                self._element(child, is_linked, is_entry)
            child = child.next

    def close(self, is_entry: bool) -> None:
        """Ends the paragraph and keeps it when it is prose."""
        text = tidy(self.text)
        if text and self.linked <= MAX_LINKED_SHARE * len(text.replace(" ", "")) and is_prose(text, is_entry):
            self.paragraphs.append(text)
        self.text, self.linked = "", 0

    def _element(self, node: LexborNode, is_linked: bool, is_entry: bool) -> None:
        tag = node.tag or ""
        if tag == "br":
            self._line_break(node, is_entry)
            return
        is_block = tag in BLOCKS
        if is_block:
            self.close(is_entry)
        if tag in NOT_PROSE or _is_left_out(node, tag):
            return
        is_item = is_entry or tag == "li"
        self.read(node, is_linked or tag == "a", is_item)
        if is_block:
            self.close(is_item)

    def _line_break(self, node: LexborNode, is_entry: bool) -> None:
        before = node.prev
        while before is not None and before.tag == "-text" and not (before.text_content or "").strip():
            before = before.prev
        if before is not None and before.tag == "br":
            self.close(is_entry)
        self._add(" ", False)

    def _add(self, text: str, is_linked: bool) -> None:
        self.text += text
        if is_linked:
            self.linked += len("".join(text.split()))


def _is_left_out(node: LexborNode, tag: str) -> bool:
    if tag == "code":
        return len(node.text()) > MAX_INLINE_CODE
    if tag == "sup":
        return node.css_first("a") is not None
    return "hidden" in node.attributes or node.attributes.get("aria-hidden") == "true"
