"""Weights, draws, attacks and crops."""
from __future__ import annotations

import random

import numpy as np
import pytest

from training.text.attacks import attack, by_name
from training.text.corpus import Row
from training.text.ngram_examples import crop, examples
from training.text.normalize import normalize
from training.text.sampling import draw, family, weights

TEXT = "The committee didn't like the colour, so 12 people left; many began to shout! Why? Nobody knows, really. It is so."


def row(number: int, **changes: str) -> Row:
    """A row of human news, with changes."""
    made: Row = {
        "id": f"s-{number}", "text": TEXT, "label": "human", "lang": "en", "register": "news", "generator": "human",
        "source": "s", "group": str(number), "attack": "none", "licence": "MIT", "year": None,
    }
    made.update(changes)  # type: ignore[typeddict-item]
    return made


def rows() -> list[Row]:
    """News of both labels, 1 to 3, and a forum without AI text."""
    return ([row(i) for i in range(30)] + [row(100 + i, label="ai", source="a", generator="gpt-4") for i in range(10)]
            + [row(200 + i, register="forum", source="f") for i in range(10)])


def test_labels_are_equal_inside_a_register() -> None:
    chance = weights(rows(), enough=5)
    assert chance.sum() == pytest.approx(1)
    assert chance[:30].sum() == pytest.approx(chance[30:40].sum())


def test_a_register_without_ai_text_gets_little() -> None:
    assert weights(rows(), enough=5)[40:].sum() == pytest.approx(0.05 / 0.95)


def test_small_sources_weigh_more_per_row() -> None:
    mixed = [row(i) for i in range(36)] + [row(50 + i, source="small") for i in range(4)]
    chance = weights(mixed)
    assert chance[0] * 36 == pytest.approx(3 * chance[36] * 4)


def test_no_row_weighs_more_than_twelve_means() -> None:
    chance = weights([row(i) for i in range(9999)] + [row(-1, source="lonely")])
    assert chance[-1] == pytest.approx(12 / 10_000, rel=0.02)


def test_factors_multiply_single_rows() -> None:
    chance = weights([row(1), row(2)], {"s-2": 3.0})
    assert chance[1] == pytest.approx(3 * chance[0])


def test_a_draw_takes_a_row_no_more_often_than_its_slots() -> None:
    taken = draw(np.array([0.7, 0.3, 0.0]), [2, 1, 5], 10, np.random.default_rng(1))
    assert sorted(taken) == [0, 0, 1]


def test_families_are_told_by_name() -> None:
    assert [family(row(1, label="ai", generator=g)) for g in ("GPT-4o-mini", "Mixtral-8x7B", "?")] == [
        "gpt-4o", "mixtral", "other"]
    assert family(row(1)) == "human"


@pytest.mark.parametrize("name", by_name("en"))
def test_every_attack_is_seeded(name: str) -> None:
    made = [attack(TEXT, random.Random(5), "en", [name]) for _ in range(2)]
    assert made[0] == made[1]
    assert made[0][0] == name


@pytest.mark.parametrize("name", [n for n in by_name("en") if n != "misspelling"])
def test_every_attack_changes_the_text(name: str) -> None:
    assert any(attack(TEXT, random.Random(seed), "en", [name])[1] != TEXT for seed in range(5))


def test_hidden_and_wide_characters_are_undone_by_the_cleaning() -> None:
    for name in ("zero-width", "full-width"):
        assert normalize(attack(TEXT, random.Random(2), "ja", [name])[1]) == normalize(TEXT)


def test_crops_have_50_to_250_words() -> None:
    rng, long = random.Random(3), " ".join(["word"] * 900)
    lengths = [len(crop(long, "en", rng).split()) for _ in range(200)]
    assert min(lengths) >= 50
    assert max(lengths) <= 250
    assert 120 <= len(crop("字" * 3000, "ja", rng)) <= 600


def test_examples_are_the_same_for_the_same_seed() -> None:
    first, again = (examples(rows(), 20, seed=4) for _ in range(2))
    assert first.texts == again.texts
    assert set(first.labels) == {0, 1}
