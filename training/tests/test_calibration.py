"""Gates: on average, with confidence, by kind; and what a source left out meets."""
from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binom

from training.common.calibration import Rules, Sample, accuse_gate, left_out, surely_upper, upper
from training.image.calibrate import digest, joined

RULES = Rules(kind_false_alarms=0.03, smallest_kind=60, smallest_source=20)


def sample(humans: int = 700, ai: int = 200) -> Sample:
    """Scores 0, 1, 2 … of four sources and two kinds; AI items lie above nine in ten of the others."""
    z = np.concatenate([np.arange(humans, dtype=float), 0.9 * humans + np.arange(ai)])
    is_ai = np.arange(humans + ai) >= humans
    source = np.array([f"s{i % 4}" for i in range(humans + ai)])
    kind = np.array(["poster" if i % 10 == 0 else "photo" for i in range(humans + ai)])
    return Sample(z, is_ai, source, kind)


@pytest.mark.parametrize("n", [300, 658, 700, 5000])
def test_a_sure_gate_lets_through_what_would_be_rare_at_the_allowed_share(n: int) -> None:
    scores = np.arange(n, dtype=float)
    above = int((scores > surely_upper(scores, 0.01, 0.95)).sum())
    assert binom.cdf(above, n, 0.01) <= 0.05 < binom.cdf(above + 1, n, 0.01)
    assert above < (scores > upper(scores, 0.01)).sum()


def test_a_sure_gate_of_few_scores_is_the_highest_of_them() -> None:
    assert surely_upper(np.arange(100.0), 0.01, 0.95) == 99


def test_a_gate_that_is_sure_is_never_below_the_one_that_is_right_on_average() -> None:
    some = sample()
    average, sure = accuse_gate(some, RULES), accuse_gate(some, replace(RULES, confidence=0.95))
    assert average < sure
    rates = [left_out(some, rules)["falseAlarm"]["rate"] for rules in (RULES, replace(RULES, confidence=0.95))]
    assert rates[1] <= rates[0] <= 0.02


def test_a_kind_with_high_scores_sets_the_gate_for_all() -> None:
    some = sample()
    posters = some.z + 1000 * (some.kind == "poster") * ~some.ai
    gate = accuse_gate(replace(some, z=posters), RULES)
    assert (posters[~some.ai & (some.kind == "poster")] > gate).mean() <= 0.03
    assert accuse_gate(replace(some, z=posters), replace(RULES, smallest_kind=10**6, false_alarms=0.2)) < gate
    assert math.isfinite(gate)


def test_the_data_of_a_calibration_is_named_by_what_the_pictures_hold_and_not_by_where_they_lie(tmp_path: Path) -> None:
    def named(place: str, content: bytes) -> str:
        (tmp_path / place).mkdir()
        (tmp_path / place / "a.jpg").write_bytes(content)
        row = {"path": f"{place}/a.jpg"}
        return digest(joined([{"id": f"{place}/a.jpg web", "z": 1.5}], {row["path"]: row}), tmp_path)

    assert named("here", b"same") == named("there", b"same") != named("elsewhere", b"other")
