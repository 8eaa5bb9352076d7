"""The text cleaning that the text models expect (model card, rules 1-10)."""
from __future__ import annotations

import re
import unicodedata

BINS = ("50-99", "100-199", "200+")
_QUOTES = str.maketrans("‘’‚‛′´`“”„‟″«»‐‑‒−", "'" * 7 + '"' * 7 + "-" * 4)
_LOOK = str.maketrans(
    "аеорсухіјѕһԁԛԝкмтвнАВЕКМНОРСТХУІЈЅαοννρτυχικΑΒΕΖΗΙΚΜΝΟΡΤΥΧıɡ",
    "aeopcyxijshdqwkmtbhABEKMHOPCTXYIJSaovvptuxikABEZHIKMNOPTYXig",
)
_INVISIBLE = (
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
_EMOJI = "[\U0001F000-\U0001FAFF\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\ue000-\uf8ff]"
_BULLET = (
    r"^[ \t]*(?:>+[ \t]?)*(?:#{1,6}[ \t]+|"
    "(?:[-*+\u2022\u00b7\u25e6\u25aa\u25cf\u2013]|" r"\(?[0-9]{1,3}[.)])[ \t]+)?"
)
_STEPS: list[tuple[re.Pattern[str], str]] = [
    (re.compile(_INVISIBLE), ""),
    (re.compile("\r\n?"), "\n"),
    (re.compile(r"```[\s\S]*?(?:```|$)"), "\n"),
    (re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),
    (re.compile(_BULLET, re.MULTILINE), ""),
    (re.compile("\\s*[\u2014\u2015]+\\s*|\\s+\u2013\\s+|\\s*--+\\s*"), " - "),
    (re.compile("\u2013"), "-"),
    (re.compile("''"), '"'),
    (re.compile(r"\*+|`+|__+"), ""),
    (re.compile(r"(^|[^A-Za-z0-9_])_([^_\n]+)_(?![A-Za-z0-9_])"), r"\1\2"),
    (re.compile(r"(?:https?://|www\.)[^\s]+|[^\s@]+@[^\s@]+\.[^\s@]+"), ""),
    (re.compile(_EMOJI), ""),
    (re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f]"), " "),
]
_KANA = re.compile("[\u3041-\u30ff\uff66-\uff9f]")
_WIDE_MARK = re.compile(  # after kana or kanji, also where a bracket closes between
    "([\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f][」』）】]*)([，．])"
)
_MIXED = re.compile("[A-Za-z\u0131\u0261\u0370-\u03ff\u0400-\u052f]+")


def _latin(match: re.Match[str]) -> str:
    word = match.group(0)
    mixed = not word.isascii() and re.search("[A-Za-z]", word) is not None
    return word.translate(_LOOK) if mixed else word


def _japanese_marks(text: str) -> str:
    """Papers and official texts write ，． for 、。, which the compatibility forms would make Latin marks."""
    if not _KANA.search(text):
        return text
    return _WIDE_MARK.sub(lambda m: m.group(1) + ("、" if m.group(2) == "，" else "。"), text)


def normalize(text: str) -> str:
    """The fixed cleaning of the text model card, rules 1-10, in order; Japanese marks before."""
    text = _japanese_marks(text)
    text = unicodedata.normalize("NFKC", text.translate(_QUOTES)).translate(_QUOTES)
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    text = re.sub(r"\s+", " ", _MIXED.sub(_latin, text)).strip()
    return re.sub(r" +([,.;:!?])(?=\s|$)", r"\1", text)


def length_bin(words: int) -> str | None:
    """Length bin of a passage of `words` words; None below 50."""
    return None if words < 50 else BINS[0] if words < 100 else BINS[1] if words < 200 else BINS[2]
