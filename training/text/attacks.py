"""Attacks on text, for training and for measuring: each takes the text as published and a seeded generator.

Homoglyphs, hidden characters and white space are mostly undone by `normalize()`; what is left of them is what a model
has to bear. `by_name` lists them; `attack` picks one.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random

from training.text.attack_words import SPELLINGS, SYNONYMS

Attack = Callable[[str, Random], str]
_HOMOGLYPHS = str.maketrans("aeopcyxijs", "аеорсухіјѕ")
_HIDDEN = "\u200b\u200c\u200d\u2060\ufeff"
_WORD = re.compile(r"[A-Za-z]+")
_TYPED = "aeiourstnl"


def homoglyph(text: str, rng: Random) -> str:
    """Latin letters become Cyrillic ones that look the same."""
    share = rng.choice((0.05, 0.2, 0.6))
    return "".join(c.translate(_HOMOGLYPHS) if rng.random() < share else c for c in text)


def zero_width(text: str, rng: Random) -> str:
    """Characters without width between the letters."""
    hidden, share = rng.choice(_HIDDEN), rng.choice((0.03, 0.1, 0.3))
    return "".join(c + hidden if rng.random() < share else c for c in text)


def whitespace(text: str, rng: Random) -> str:
    """Spaces doubled, widened, or now and then left out."""
    def space(_: re.Match[str]) -> str:
        dice = rng.random()
        return "" if dice < 0.02 else "  " if dice < 0.2 else "\u2003" if dice < 0.25 else " "
    return re.sub(" ", space, text)


def article_deletion(text: str, rng: Random) -> str:
    """Most of the, a, an are left out."""
    return re.sub(r"\b(?:the|an?) ", lambda m: _maybe("", m, 0.6, rng), text, flags=re.IGNORECASE)


def misspelling(text: str, rng: Random) -> str:
    """Slips inside longer words: two letters swapped, one dropped, doubled or replaced."""
    share = rng.choice((0.02, 0.06, 0.12))
    return _WORD.sub(lambda m: _slip(m.group(0), rng) if len(m.group(0)) > 3 and rng.random() < share else m.group(0), text)


def synonym(text: str, rng: Random) -> str:
    """Common words become others of like meaning."""
    return _swap(text, SYNONYMS, rng.choice((0.3, 0.7)), rng)


def alternative_spelling(text: str, rng: Random) -> str:
    """American spelling becomes British and the other way round."""
    return _swap(text, SPELLINGS, 0.9, rng)


def number(text: str, rng: Random) -> str:
    """Half of the digits are others."""
    return re.sub("[0-9]", lambda m: _maybe(str(rng.randrange(10)), m, 0.5, rng), text)


def case(text: str, rng: Random) -> str:
    """All small, all capital, or some words in capitals."""
    kind = rng.choice(("lower", "lower", "upper", "words"))
    if kind == "words":
        return _WORD.sub(lambda m: _maybe(m.group(0).upper(), m, 0.15, rng), text)
    return text.lower() if kind == "lower" else text.upper()


def comma_deletion(text: str, rng: Random) -> str:
    """Half of the commas are left out."""
    return re.sub("[,、]", lambda m: _maybe("", m, 0.5, rng), text)


def punctuation(text: str, rng: Random) -> str:
    """One habit of punctuation becomes another."""
    habits = ((r"[!?]", "."), (r"[;:] ", ", "), (r"\s*[—–]\s*| - ", ", "), (r"\.(?=\s|$)", "!"), ("[！？]", "。"))
    found = [h for h in habits if re.search(h[0], text)]
    return re.sub(*rng.choice(found), text) if found else text


def apostrophe_deletion(text: str, _: Random) -> str:
    """It's becomes its."""
    return re.sub("(?<=[A-Za-z])['’](?=[a-z])", "", text)


def paragraph_shuffle(text: str, rng: Random) -> str:
    """Paragraphs in another order; of a single paragraph, its sentences cut and swapped once."""
    paragraphs = text.split("\n\n")
    if len(paragraphs) > 2:
        return "\n\n".join(rng.sample(paragraphs, len(paragraphs)))
    sentences = re.split(r"(?<=[.!?])\s+|(?<=[。！？])", text)
    if len(sentences) < 4:
        return text
    cut = rng.randrange(1, len(sentences) - 1)
    return ("" if "。" in text else " ").join(sentences[cut:] + sentences[:cut])


def full_width(text: str, rng: Random) -> str:
    """Latin letters, digits and signs in their wide forms, as Japanese text may have them."""
    share = rng.choice((0.3, 1.0))
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and rng.random() < share else c for c in text)


EVERYWHERE: Mapping[str, Attack] = {
    "zero-width": zero_width, "whitespace": whitespace, "number": number, "comma": comma_deletion,
    "punctuation": punctuation, "paragraph": paragraph_shuffle,
}
ENGLISH: Mapping[str, Attack] = {
    **EVERYWHERE, "homoglyph": homoglyph, "article": article_deletion, "misspelling": misspelling, "synonym": synonym,
    "case": case, "spelling": alternative_spelling, "apostrophe": apostrophe_deletion,
}
JAPANESE: Mapping[str, Attack] = {**EVERYWHERE, "full-width": full_width}


def by_name(lang: str) -> Mapping[str, Attack]:
    """The attacks that make sense in a language."""
    return {"en": ENGLISH, "ja": JAPANESE}.get(lang, EVERYWHERE)


def attack(text: str, rng: Random, lang: str = "en", names: Sequence[str] | None = None) -> tuple[str, str]:
    """(name of the attack, changed text); one of `names`, or of all that the language has."""
    known = by_name(lang)
    name = rng.choice(list(names or known))
    return name, known[name](text, rng)


def _maybe(new: str, match: re.Match[str], chance: float, rng: Random) -> str:
    return new if rng.random() < chance else match.group(0)


def _swap(text: str, table: Mapping[str, str], chance: float, rng: Random) -> str:
    def swapped(match: re.Match[str]) -> str:
        word = match.group(0)
        other = table.get(word.lower())
        if other is None or rng.random() > chance:
            return word
        return other.capitalize() if word[0].isupper() else other
    return _WORD.sub(swapped, text)


def _slip(word: str, rng: Random) -> str:
    at, kind = rng.randrange(1, len(word) - 1), rng.random()
    if kind < 0.35:
        return word[:at] + word[at + 1] + word[at] + word[at + 2:]
    if kind < 0.6:
        return word[:at] + word[at + 1:]
    if kind < 0.8:
        return word[:at] + word[at] + word[at:]
    return word[:at] + rng.choice(_TYPED) + word[at + 1:]
