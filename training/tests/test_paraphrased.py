"""Paraphrases are measured beside the texts that they were made from."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.text.corpus import Row
from training.text.manifest import read_manifest
from training.text.paraphrased import start_of, units_of

SENTENCE = "This sentence has exactly seven words inside. "


def row(group: str, attack: str, words: int = 70) -> Row:
    text = f"{group} {attack}. " + SENTENCE * (words // 7)
    return {"id": f"s-{group}-{attack}", "text": text, "label": "ai", "lang": "en", "register": "qa", "generator": "M",
            "source": "s", "group": group, "attack": attack, "licence": "", "year": None}


def test_an_original_comes_before_its_paraphrases() -> None:
    units = list(units_of([row("1", "b"), row("1", "none"), row("1", "a")], 10, 1))
    assert [one["attack"] for one in units] == ["none", "a", "b"]
    assert len({one["id"] for one in units}) == 3
    assert {one["unit"] for one in units} == {"passage"}


def test_a_text_without_every_paraphrase_is_left_out() -> None:
    rows = [row("1", "none"), row("1", "a"), row("2", "none"), row("3", "none"), row("3", "a", words=7)]
    assert {one["group"] for one in units_of(rows, 10, 1)} == {"1"}


def test_no_more_texts_than_asked_for() -> None:
    rows = [row(str(group), attack) for group in range(9) for attack in ("none", "a")]
    assert len(list(units_of(rows, 4, 1))) == 8


def test_long_texts_end_with_a_sentence_inside_the_longest_passage() -> None:
    start = start_of(SENTENCE * 30 + "\n\n" + SENTENCE * 30)
    assert start is not None
    assert len(start.split()) == 294
    assert start.count("\n\n") == 1
    assert start.endswith("inside.")


def entry(**changed: object) -> dict[str, object]:
    return {"source": "s", "repo": "o/r", "commit": "0" * 40, "licence": "MIT", "label": "ai", "lang": "en", "register": "qa",
            "generator": "M", "why": "stated", "role": "test", "files": ["a.json"], "format": "json", "field": "x", **changed}


def test_a_source_may_be_there_again_under_an_attack(tmp_path: Path) -> None:
    path = tmp_path / "m.json"
    path.write_text(json.dumps([entry(), entry(attack="paraphrase")]))
    assert [one.attack for one in read_manifest(path)] == ["none", "paraphrase"]


@pytest.mark.parametrize("changed", [{}, {"attack": "paraphrase", "role": "train"}])
def test_a_source_is_not_there_twice_nor_in_two_roles(tmp_path: Path, changed: dict[str, object]) -> None:
    path = tmp_path / "m.json"
    path.write_text(json.dumps([entry(), entry(**changed)]))
    with pytest.raises(SystemExit):
        read_manifest(path)
