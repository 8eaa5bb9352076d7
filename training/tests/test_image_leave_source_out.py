"""Folds that hold sources whole, heads, thresholds, and the null gate of pictures."""
from __future__ import annotations

import argparse

import numpy as np
import pytest

from training.image.examples import Examples, chances, columns_of, folds_of, learnt_from, units
from training.image.heads import fit
from training.image.leave_source_out import Recipe, figures, galleries, held_out, shortened, threshold, validated
from training.image.nulls import judge, real_against_real
from training.tests.test_image_delivery import made

WIDTH = 8


def examples(signal: float, per_source: int = 12) -> Examples:
    """Twelve sources, half of them AI of three families, and a gallery with both; the signal lies in one column."""
    rng = np.random.default_rng(1)
    pictures = [made(f"{s}-{i}", s % 2 == 1, f"s{s}", family=f"f{s % 3}", kind="photo")
                for s in range(12) for i in range(per_source)]
    pictures += [made(f"g-{i}", i % 2 == 1, "gallery", family="f0", matched="gallery") for i in range(per_source)]
    is_ai = np.array([one.is_ai for one in pictures])
    features = rng.normal(size=(len(pictures), 2, 8, WIDTH))
    features[:, :, 7, 0] += signal * is_ai[:, None]
    values = rng.normal(size=(len(pictures), 2, 5)).astype(np.float32)
    return Examples(features.astype(np.float16), values, values, pictures)


def test_folds_hold_sources_whole_and_galleries_together() -> None:
    rows = [made("a", True, "x", matched="m"), made("b", False, "y", matched="m"), made("c", False, "z")]
    values = np.zeros((3, 1, 5), np.float32)
    few = Examples(np.zeros((3, 1, 8, WIDTH), np.float16), values, values, rows)
    unit = units(few, "source")
    assert unit[0] == unit[1] != unit[2]
    many = examples(1)
    folds = folds_of(units(many, "source"), many.is_ai, 4, 1)
    assert all(len(set(folds[many.column("source") == s])) == 1 for s in set(many.column("source")))


def test_a_held_out_family_leaves_whole_and_so_do_galleries_of_held_reals() -> None:
    many = examples(1)
    unit = np.array(units(many, "family"))
    held = np.isin(unit, ["family f0", "gallery"])
    learnt = learnt_from(many, held)
    assert "f0" not in many.column("family")[learnt & many.is_ai]
    assert "gallery" not in many.column("source")[learnt]


def test_weights_make_classes_alike() -> None:
    many = examples(1)
    weights = chances(many)
    assert weights.mean() == pytest.approx(1)
    assert weights[many.is_ai].sum() == pytest.approx(weights[~many.is_ai].sum())


@pytest.mark.parametrize("seed", [None, 1])
def test_heads_find_a_signal_and_score_single_rows_alike(seed: int | None) -> None:
    many = examples(6)
    columns = columns_of(many.features, (12,))
    head = fit(columns, many.is_ai, chances(many), 0.01, seed)
    z = head.score(columns[:, 0])
    assert z[many.is_ai].mean() > z[~many.is_ai].mean() + 0.5
    assert head.score(columns[:1, 0])[0] == pytest.approx(z[0], abs=1e-4)


def test_a_signal_is_found_on_sources_never_seen_and_noise_is_not() -> None:
    for signal, low, high in ((6, 0.9, 1), (0, 0.3, 0.7)):
        many = examples(signal)
        folds = folds_of(units(many, "source"), many.is_ai, 4, 1)
        z = held_out(columns_of(many.features, (12,)), many, folds, Recipe((12,), 0.3).fitted)
        one = figures(many, z[:, 0], folds, 1)
        assert low <= one["auroc"] <= high
        assert set(one["galleries"]["each"]) == set(galleries(many)) == {"gallery"}


def test_sources_weigh_alike_in_the_threshold() -> None:
    z = np.concatenate([np.arange(100.0), [1000.0]])
    sources = np.array(["large"] * 100 + ["small"])
    assert threshold(z, sources, 0.01) == 1000.0
    assert threshold(z[:100], sources[:100], 0.01) == 98.0


def test_only_the_best_head_is_told_in_full() -> None:
    args = argparse.Namespace(folds=4, seed=1, draws=["clean", "random-1"])
    cells = {recipe.name: validated(examples(6), recipe, "source", args) for recipe in (Recipe((3,), 0.3), Recipe((12,), 0.3))}
    short = shortened(cells, "clean")
    assert short["best"] == "12 l2=0.3"
    assert "recallByFamily" not in short["heads"]["3 l2=0.3"]["clean"]
    assert "recallByFamily" in short["bestInFull"]["clean"]


def test_a_model_passes_only_when_it_beats_the_nulls_and_real_against_real() -> None:
    recipe = Recipe((12,), 0.3)
    assert judge(examples(6), recipe, None, 1)[1]
    assert not judge(examples(0), recipe, None, 1)[1]
    halves = real_against_real(examples(6), recipe, 1)
    assert halves["lowest"] <= halves["mean"] <= halves["highest"]
