"""What the null probes may see of a text: each takes cleaned rows and returns one feature row for each.

A detector is worth something only as far as it beats all of these: none of them sees how a text is written.
"""
from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import HashingVectorizer

from training.text.corpus import Row

Probe = Callable[[Sequence[Row]], sp.csr_matrix]
HASHED = 1 << 18
_SENTENCE_END = re.compile(r"[.!?。！？]+[\"'」)]*(?:\s+|(?<=[。！？」]))")
_MARKS = (",", ";", ":", " - ", "-", "\"", "'", "(", "?", "!", "...", ".", "、", "。", "「", "・", "%", "/")
_YEAR = re.compile(r"(?<![0-9.,])(1[5-9][0-9]{2}|20[0-9]{2})(?![0-9]|[.,][0-9])")
_YEAR_EDGES = (1900, 1950, 1980, 1995, 2005, 2012, 2018, 2022, 2024)
_FOUR_DIGITS = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
# Names that date a text whatever its style.
_ERAS = {
    "old": r"usenet|netscape|altavista|floppy|vhs|fax|modem|soviet|ussr|clinton|bush|blair|myspace|blackberry|"
           r"windows (?:95|98|xp|vista)|ガラケー|mixi|ミクシィ|民主党",
    "middle": r"iphone|ipad|facebook|twitter|obama|brexit|trump|snapchat|スマートフォン|ツイッター|安倍",
    "new": r"covid|coronavirus|pandemic|tiktok|biden|zoom|llm|gpt|chatgpt|openai|machine learning|"
           r"コロナ|生成ai|ウクライナ",
}
_ERA_PATTERNS = [re.compile(pattern) for pattern in _ERAS.values()]
# Words that carry style and not topic: function words, connectives, hedges, and those that models overuse.
_STYLE_WORDS = """
a about above across actually additionally after again against all almost along already also although always am among
an and another any anyone anything are around as at away back be became because become been before behind being below
between both but by came can come could crucial delve despite did do does doing done down during each either else
embrace enhance enough ensure ensuring essential even ever every everyone everything few first for foster from further
furthermore get gets give go goes going gone got had has have having he her here hers herself him himself his how
however i if in indeed instead into intricate is it its itself journey just keep key know landscape last least less
let leverage like likely little ll long look lot made make makes making many may maybe me might mine more moreover most
much must my myself navigate need neither never new next no nor not nothing now nuanced of off often oh ok old on once
one only onto or other others our ours ourselves out over overall own particular perhaps pivotal please possible
potential pretty profound put quite rather re really resonate robust said same say says seamless see seem seemed seems
several shall she should significant since so some someone something sometimes still such take tapestry testament than
that the their theirs them themselves then there therefore these they thing things think this those though through thus
to together too toward towards two ultimately under underscore unique unlike until up upon us use used using valuable
various ve very vibrant want was way we well went were what whatever when where whether which while who whole whom whose
why will with within without would yes yet you your yours yourself don doesn didn isn wasn aren weren won wouldn couldn
shouldn hasn haven hadn ain cannot vital comprehensive
"""
STYLE_WORDS = frozenset(_STYLE_WORDS.split())
_CONTENT = r"[a-z]{3,}|[\u30a0-\u30ff]{2,}|[\u4e00-\u9fff]{2,}"


def length_only(rows: Sequence[Row]) -> sp.csr_matrix:
    """Characters, words and sentences, as logarithms."""
    return _dense([[math.log1p(n) for n in (len(r["text"]), len(r["text"].split()), len(_sentences(r["text"])))]
                   for r in rows])


def format_only(rows: Sequence[Row]) -> sp.csr_matrix:
    """Rates of punctuation, digits and capitals, and the lengths of sentences."""
    return _dense([_format(row["text"]) for row in rows])


def topic_only(rows: Sequence[Row]) -> sp.csr_matrix:
    """Content words, hashed, each row of length 1; function words and words of style are left out.

    Rare words are not weighed up: a hashed table has no document frequencies, and held-out sources would not share them.
    """
    stop = sorted(STYLE_WORDS)
    hashed = HashingVectorizer(n_features=HASHED, token_pattern=_CONTENT, stop_words=stop, alternate_sign=False,
                               binary=True, dtype=np.float64)
    return sp.csr_matrix(hashed.transform(row["text"] for row in rows))


def era_only(rows: Sequence[Row]) -> sp.csr_matrix:
    """Years by period, four-digit numbers, and names that date a text."""
    return _dense([_era(row["text"]) for row in rows])


def register_only(rows: Sequence[Row]) -> sp.csr_matrix:
    """The kind of writing that the source is listed under."""
    hashed = HashingVectorizer(n_features=1 << 8, token_pattern=r"\S+", alternate_sign=False)
    return sp.csr_matrix(hashed.transform(row["register"] for row in rows))


# Name, probe, and the AUROC that the design allows it on a clean corpus (None: reported only).
PROBES: dict[str, tuple[Probe, float | None]] = {
    "length": (length_only, 0.55), "format": (format_only, 0.60), "topic": (topic_only, 0.65),
    "era": (era_only, None), "register": (register_only, 0.55),
}


def _format(text: str) -> list[float]:
    size, lengths = max(1, len(text)), [len(s) for s in _sentences(text)] or [0]
    words = text.split()
    rates = [100 * text.count(mark) / size for mark in _MARKS]
    shapes = [sum(map(test, text)) * 100 / size for test in (str.isdigit, str.isupper, str.isspace)]
    capital = sum(w[:1].isupper() for w in words) / max(1, len(words))
    return [*rates, *shapes, capital, math.log1p(np.mean(lengths)), math.log1p(np.std(lengths)), math.log1p(max(lengths))]


def _era(text: str) -> list[float]:
    low = text.lower()
    years = np.digitize([int(y) for y in _YEAR.findall(low)], _YEAR_EDGES)
    by_period = np.minimum(np.bincount(years, minlength=len(_YEAR_EDGES) + 1), 3)
    names = [min(3, len(pattern.findall(low))) for pattern in _ERA_PATTERNS]
    return [*map(float, by_period), float(min(5, len(_FOUR_DIGITS.findall(low)))), *map(float, names)]


def _sentences(text: str) -> list[str]:
    return [s for s in _SENTENCE_END.split(text) if s.strip()]


def _dense(values: list[list[float]]) -> sp.csr_matrix:
    return sp.csr_matrix(np.array(values, np.float64))
