"""What counts as prose, as the extension's own reader has it, and how long a document may be."""
from __future__ import annotations

import re

Paragraphs = list[str]

MIN_PARAGRAPH_WORDS = 3
MIN_UNPUNCTUATED_WORDS = 10
MIN_ENTRY_WORDS = 8
CHARACTERS_PER_WORD = 2
"""Roughly two characters of unspaced script to a word."""
MIN_WORDS, MIN_UNSPACED = 50, 120
MAX_WORDS, MAX_UNSPACED = 3000, 6000
MIN_LETTER_SHARE = 0.6

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f]")
_NO_LETTER = re.compile(r"[^\w ]|[\d_]")
_STOP = re.compile(r"[.!?…。！？]")
_ENDING = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])")


def tidy(text: str) -> str:
    """White space collapsed as a page does; every other character is kept."""
    return re.sub(r"[ \t\r\n\f\v\u00a0]+", " ", text).strip()


def is_prose(paragraph: str, is_entry: bool = False) -> bool:
    """False for headings, formulas, tables drawn in characters and short list entries."""
    words = word_count(paragraph)
    if words < (MIN_ENTRY_WORDS if is_entry else MIN_PARAGRAPH_WORDS):
        return False
    if len(_NO_LETTER.sub("", paragraph)) < MIN_LETTER_SHARE * len(paragraph):
        return False
    return words >= MIN_UNPUNCTUATED_WORDS or _STOP.search(paragraph) is not None


def word_count(text: str) -> float:
    """Words of spaced script plus half the characters of unspaced script."""
    unspaced = len(_UNSPACED.findall(text))
    spaced = len(_UNSPACED.sub(" ", text).split()) if unspaced else len(text.split())
    return spaced + unspaced / CHARACTERS_PER_WORD


def is_long_enough(text: str, lang: str) -> bool:
    """At least 50 words, or 120 characters where words are not spaced."""
    if lang in ("ja", "zh"):
        return len(_UNSPACED.findall(text)) >= MIN_UNSPACED
    return len(text.split()) >= MIN_WORDS


def shortened(text: str, lang: str) -> str:
    """Cut at 3000 words (6000 characters where unspaced), at the end of a sentence where there is one."""
    kept: list[str] = []
    left = float(MAX_UNSPACED if lang in ("ja", "zh") else MAX_WORDS)
    for paragraph in text.split("\n\n"):
        size = _size(paragraph, lang)
        if size <= left:
            kept.append(paragraph)
            left -= size
            continue
        kept.append(_first_sentences(paragraph, left, lang))
        break
    return "\n\n".join(one for one in kept if one)


def _first_sentences(paragraph: str, left: float, lang: str) -> str:
    sentences: list[str] = []
    for sentence in _ENDING.split(paragraph):
        left -= _size(sentence, lang)
        if left < 0:
            break
        sentences.append(sentence)
    return ("" if lang in ("ja", "zh") else " ").join(sentences)


def _size(text: str, lang: str) -> int:
    return len(text) if lang in ("ja", "zh") else len(text.split())
