"""How much does the score of a Japanese passage change with the way it is written? Width, register, ruby, quotations.

    python -m training.text.variants_ja --data A.jsonl.gz B.jsonl --out FILE.json [--folds 5] [--most 100]

Each passage is scored by a table that has not seen its site, as it is and rewritten. The rewriting of registers is by
sentence endings only, and ruby is given made-up readings, as no dictionary is at hand.
"""
from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

import numpy as np

from training.common.cache import Json, write_json
from training.common.rank import Flags, Numbers, auroc
from training.text.corpus import load_rows
from training.text.leave_source_out import Folds, Passages, drawn, fitted, flags, folds_of
from training.text.ngram import JAPANESE, features
from training.text.normalize import normalize

Rewrite = Callable[[str], str]

_PLAIN = (
    ("ではありません", "ではない"), ("でした", "だった"), ("しています", "している"), ("されています", "されている"),
    ("ています", "ている"), ("ていました", "ていた"), ("されます", "される"), ("られます", "られる"), ("します", "する"),
    ("しました", "した"), ("されました", "された"), ("なります", "なる"), ("なりました", "なった"), ("あります", "ある"),
    ("ありません", "ない"), ("できます", "できる"), ("でしょう", "だろう"), ("いえます", "いえる"), ("ください", "ほしい"),
    ("です", "である"),
)
_ENDS = r"(?=[。！？])"
_TO_PLAIN = [(re.compile(polite + _ENDS), plain) for polite, plain in sorted(_PLAIN, key=lambda p: -len(p[0]))]
_TO_POLITE = [(re.compile(plain + _ENDS), polite) for polite, plain in sorted(_PLAIN, key=lambda p: -len(p[1]))]
_KANJI = re.compile(r"[\u4e00-\u9fff]{2,4}")
_QUOTED = re.compile(r"[「『][^「」『』]*[」』]")
_READINGS = "かきしせたちとはもよ"


def full_width(text: str) -> str:
    """Letters, digits and signs as wide as kana."""
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def half_width(text: str) -> str:
    """Katakana as narrow as letters; the inverse of the compatibility form, for the characters that have one."""
    return "".join(_NARROW.get(c, c) for c in text)


_NARROW = {unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0xFF66, 0xFF9E)}


def plain(text: str) -> str:
    """です・ます endings as だ・である."""
    return _ended(text, _TO_PLAIN)


def polite(text: str) -> str:
    """だ・である endings as です・ます."""
    return _ended(text, _TO_POLITE)


def ruby_read(text: str) -> str:
    """Every fourth word of kanji followed by a reading, as a page's text content has rt without rp."""
    return _read(text, "{}{}")


def ruby_in_brackets(text: str) -> str:
    """Every fourth word of kanji followed by a reading in brackets, as with rp."""
    return _read(text, "{}({})")


def unquoted(text: str) -> str:
    """Without what stands in 「」 and 『』."""
    return _QUOTED.sub("", text)


def comma_and_stop(text: str) -> str:
    """、。 as ，．, which compatibility forms turn into , and ."""
    return text.replace("、", "，").replace("。", "．")


VARIANTS: dict[str, Rewrite] = {
    "full-width": full_width, "half-width": half_width, "plain": plain, "polite": polite, "ruby": ruby_read,
    "ruby in brackets": ruby_in_brackets, "no quotations": unquoted, "comma and stop": comma_and_stop,
}


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--most", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    write_json(args.out, measured(drawn(load_rows(args.data, "ja"), args.most, args.seed), args.folds, args.seed))


def measured(passages: Passages, count: int, seed: int) -> Json:
    """Per variant: share of passages changed, mean and mean absolute change of the score, and what becomes of the rates."""
    folds = folds_of(passages, count)
    texts = {"as it is": list(passages.texts),
             **{name: [normalize(rewrite(t)) for t in passages.texts] for name, rewrite in VARIANTS.items()}}
    scores = {name: np.zeros(len(folds)) for name in texts}
    matrices = {name: features(held, JAPANESE) for name, held in texts.items()}
    for fold in np.unique(folds):
        out = folds == fold
        model = fitted(matrices["as it is"][~out], passages, ~out, seed)
        for name in texts:
            scores[name][out] = model.decision_function(matrices[name][out])
    plainly = scores["as it is"]
    limits = np.array([_limit(passages, folds, plainly, fold) for fold in folds])
    return {"passages": len(folds), "spread": round(float(plainly.std()), 3),
            "variants": {name: row(passages.is_ai, plainly, scores[name], limits,
                                   np.array([a != b for a, b in zip(held, texts["as it is"], strict=True)]))
                         for name, held in texts.items()}}


def _limit(passages: Passages, folds: Folds, scores: Numbers, fold: int) -> float:
    """The highest score of a fold that is not flagged: its threshold, as nearly as the passages show it."""
    flagged = flags(passages, folds, scores)
    return float(scores[(folds == fold) & ~flagged].max())


def row(is_ai: Flags, before: Numbers, after: Numbers, limits: Numbers, changed: Flags) -> Json:
    """The figures of one variant, over the passages that it changed where a change is given."""
    shift = after - before
    return {
        "changed": round(float(changed.mean()), 3),
        "meanShift": round(float(shift[changed].mean()), 3) if changed.any() else 0.0,
        "meanAbsoluteShift": round(float(np.abs(shift[changed]).mean()), 3) if changed.any() else 0.0,
        "auroc": round(auroc(is_ai, after), 4),
        "falseFlags": round(float((after > limits)[~is_ai].mean()), 4),
        "recall": round(float((after > limits)[is_ai].mean()), 4),
    }


def _ended(text: str, rules: list[tuple[re.Pattern[str], str]]) -> str:
    for pattern, ending in rules:
        text = pattern.sub(ending, text)
    return text


def _read(text: str, form: str) -> str:
    words = iter(range(len(text)))

    def reading(match: re.Match[str]) -> str:
        word = match.group(0)
        if next(words) % 4:
            return word
        return form.format(word, "".join(_READINGS[ord(c) % len(_READINGS)] * 2 for c in word))

    return _KANJI.sub(reading, text)


if __name__ == "__main__":
    main()
