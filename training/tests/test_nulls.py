"""Ranking figures, null probes and their gate; export of a table."""
from __future__ import annotations

import math

import numpy as np
import pytest
import scipy.sparse as sp

from training.common.rank import auroc, aurocs, interval, recall_at, source_draws
from training.tests.test_sampling import row
from training.text.corpus import Row
from training.text.export_ngram import best_scale, quantised, restored, vectors
from training.text.ngram import JAPANESE
from training.text.null_features import era_only, format_only, length_only, topic_only
from training.text.nulls import chosen, folds_of, judge


def test_auroc_counts_ties_half_and_honours_weights() -> None:
    is_ai, score = np.array([True, True, False, False]), np.array([2.0, 1.0, 1.0, 0.0])
    assert auroc(is_ai, score) == pytest.approx(0.875)
    assert aurocs(is_ai, score, [np.array([1.0, 0.0, 1.0, 1.0])]) == [1.0]
    assert math.isnan(auroc(np.array([True]), np.array([1.0])))


def test_recall_is_above_the_human_scores() -> None:
    is_ai = np.array([False] * 100 + [True] * 4)
    score = np.concatenate([np.arange(100.0), [98.5, 99.5, 200.0, 3.0]])
    assert recall_at(is_ai, score) == 0.75  # one of the hundred may be above


def test_draws_keep_sources_whole_and_classes_apart() -> None:
    is_ai = np.array([True, True, False, False, False])
    for weight in source_draws(is_ai, ["a", "a", "h", "h", "k"], 20):
        assert weight[0] == weight[1] == 1
        assert weight[2] == weight[3]
        assert weight[2] + weight[4] == 2
    assert interval([0.5, math.nan]) == [0.5, 0.5]


def corpus() -> list[Row]:
    """Eight sources; AI rows are longer and say "delve", human rows carry an old year."""
    made: list[Row] = []
    for s in range(8):
        for i in range(30):
            ai = s % 2 == 1
            text = f"Sentence {i} of source {s}. " + ("We delve further into it. " * (6 + i % 5) if ai else "In 1994 a fax came. ")
            made.append(row(1000 * s + i, text=text, label="ai" if ai else "human", source=f"s{s}"))
    return made


def test_folds_hold_sources_whole() -> None:
    rows = corpus()
    fold = {r["source"]: f for r, f in zip(rows, folds_of(rows, 1), strict=True)}
    assert [fold[r["source"]] for r in rows] == list(folds_of(rows, 1))
    assert len(set(fold.values())) > 1


def test_length_tells_where_lengths_differ_and_register_does_not() -> None:
    result, passed = judge(corpus(), {}, 1)
    assert result["probes"]["length"]["auroc"] > 0.95
    assert not result["probes"]["length"]["clean"]
    assert result["probes"]["register"]["auroc"] == pytest.approx(0.5, abs=0.3)
    assert passed  # nothing was to be beaten


def test_a_model_must_beat_the_best_probe() -> None:
    rows = corpus()
    perfect = {r["id"]: float(r["label"] == "ai") for r in rows}
    result, passed = judge(rows, perfect, 1)
    assert result["model"]["model"]["auroc"] == 1.0
    assert not passed  # a probe is perfect too: no gain


def test_scored_rows_come_first_when_sources_are_cut() -> None:
    rows = corpus()
    kept = {r["id"] for r in chosen(rows, {rows[0]["id"]: 1.0, rows[1]["id"]: 0.0}, 2, 1)}
    assert {rows[0]["id"], rows[1]["id"]} <= kept
    assert len(kept) == 8 * 2


def test_probes_see_only_their_own_side() -> None:
    one = [row(1, text="However, we delve into the volcano in 1987.")]
    other = [row(1, text="Moreover, they ensure the volcano in 1987.")]
    assert (topic_only(one) != topic_only(other)).nnz == 0
    assert (era_only(one) != era_only(other)).nnz == 0
    assert length_only(one).shape == (1, 3)
    assert np.isfinite(format_only([row(1, text="")]).toarray()).all()


def test_rounded_weights_are_near() -> None:
    coef = np.random.default_rng(1).normal(size=JAPANESE.size)
    scale = best_scale(coef, sp.identity(JAPANESE.size, format="csr")[:500])
    weights = restored(quantised(coef, scale), scale)
    assert np.abs(weights - np.clip(coef, -scale, scale)).max() < scale * 0.009
    assert [v["words"] for v in vectors(JAPANESE, weights, 0.5, ["猫 が"])] == [2]
