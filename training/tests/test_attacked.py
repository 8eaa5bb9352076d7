"""Which passages are attacked."""
from __future__ import annotations

from collections import Counter
from typing import Any

from training.text.attacked import attacked, chosen

TEXT = "A council met today, and its plan passed after a long debate on costs."


def units() -> list[dict[str, Any]]:
    """A large source of one generator, and a small one of two."""
    return [{"id": f"{source}-{i}", "text": TEXT, "lang": "en", "source": source, "generator": f"g{i % kinds}",
             "words": 100 + 20 * (i % 6)} for source, size, kinds in (("large", 200, 1), ("small", 20, 2)) for i in range(size)]


def test_sources_take_turns_and_lengths_inside_them() -> None:
    some = chosen(units(), 24, 1)
    assert Counter(u["source"] for u in some) == {"large": 12, "small": 12}
    assert Counter(min(u["words"] // 50, 4) for u in some if u["source"] == "large") == {2: 4, 3: 4, 4: 4}


def test_the_same_seed_takes_the_same_and_a_large_number_takes_all_once() -> None:
    assert chosen(units(), 24, 1) == chosen(units(), 24, 1) != chosen(units(), 24, 2)
    assert len({u["id"] for u in chosen(units(), 1000, 1)}) == 220


def test_every_attack_has_the_same_passages() -> None:
    made = attacked(chosen(units(), 5, 1), ["homoglyph", "zero-width"], 1)
    assert Counter(u["attack"] for u in made) == {"none": 5, "homoglyph": 5, "zero-width": 5}
