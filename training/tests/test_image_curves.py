"""Learning curves, pairs, a second view, mining, input size, on features and scores with a signal that is put there."""
from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from training.common.cache import Json
from training.image.examples import Examples, Rows
from training.image.input_size import compared as sizes_compared
from training.image.input_size import same
from training.image.learning_curve import Bench, as_many, curves, of_each, of_sources
from training.image.leave_source_out import Recipe
from training.image.mining_helps import Miner, hard_reals, mined
from training.image.nulls import tier_scores
from training.image.pairs_help import FAMILY, compared
from training.image.side_by_side import compared as side_by_side
from training.image.two_views import compared as two_views
from training.image.two_views import detailed
from training.tests.test_image_leave_source_out import WIDTH, examples

RECIPE = Recipe((12,), 0.3)


def licensed(signal: float) -> Examples:
    """Half of the sources under a permissive licence."""
    some = examples(signal)
    rows = [replace(one, licence="MIT (repo)" if int(one.source[1:]) % 4 < 2 else "none stated")
            if one.source != "gallery" else one for one in some.pictures]
    return Examples(some.features, some.delivery, some.sharpness, rows)


def test_a_share_of_the_sources_holds_both_classes_and_sources_whole() -> None:
    many = examples(1)
    kept = of_sources(many, 0.1, 1)
    assert {True, False} == set(many.is_ai[kept].tolist())
    source = many.column("source")
    assert not set(source[kept]) & set(source[~kept])
    assert of_sources(many, 1.0, 1).all()


def test_no_source_gives_more_of_a_class_than_the_cap() -> None:
    many = examples(1)
    kept = of_each(many, 2, 1)
    assert kept.sum() == 2 * 12 + 2 * 2  # the gallery holds both classes


def test_as_many_pictures_of_each_class_are_drawn_beside_the_permissive_ones() -> None:
    many = examples(1)
    like = many.column("source") == "gallery"
    kept = as_many(many, like, 1)
    assert [int((kept & (many.is_ai == side)).sum()) for side in (False, True)] == [6, 6]


def test_more_pictures_find_a_weak_signal_better() -> None:
    made = curves(Bench(licensed(2), licensed(2), (12,), 0.3), ["clean", "random-1"], 2)
    few, many = made["byPictures"][0], made["byPictures"][-1]
    assert few["pictures"] < many["pictures"]
    assert few["auroc"]["clean"][0] < many["auroc"]["clean"][0]
    low, high = made["bySources"][0]["auroc"]["clean"][1:]
    assert low <= high
    assert [row["licence"] for row in made["byLicence"]] == ["permissive", "any, as many", "any, all"]
    assert made["byLicence"][0]["pictures"] == made["byLicence"][1]["pictures"] < made["byLicence"][2]["pictures"]


def paired(base: Examples, shift: float, column: int) -> Examples:
    """Each real picture of the base and its reconstruction, which differs by `shift` in one column."""
    real = base.where(~base.is_ai)
    copies = real.features.copy()
    copies[:, :, 7, column] += shift
    rows = [replace(one, is_ai=True, family=FAMILY, matched="") for one in real.pictures]
    return Examples(np.concatenate([real.features, copies]), np.concatenate([real.delivery] * 2),
                    np.concatenate([real.sharpness] * 2), [*real.pictures, *rows])


def test_pairs_that_show_the_trace_of_generators_help_and_others_do_not() -> None:
    base = examples(2, per_source=6)
    alike, other = (compared(base, paired(base, 2, column), RECIPE, ["clean", "random-1"], 1)["clean"] for column in (0, WIDTH - 1))
    assert alike["seen"] > 0.7
    assert alike["gain"] > other["gain"]
    assert alike["without"] == other["without"]
    assert alike["gain95"][0] <= alike["gain"] <= alike["gain95"][1]


def test_scores_of_the_extension_are_found_by_file_and_tier() -> None:
    rows: list[Json] = [{"id": "pool/a b.jpg web", "z": 1.5}, {"id": "pool/a b.jpg clean", "z": -1}, {"id": "pool/c.jpg web", "z": None}]
    assert tier_scores(rows, "web", Path("/i")) == {Path("/i/pool/a b.jpg"): 1.5}


def test_the_second_view_is_the_square_with_most_detail() -> None:
    pixels = np.zeros((600, 500, 3), np.uint8)
    pixels[-100:, -100:] = np.random.default_rng(1).integers(0, 255, (100, 100, 3))
    square = detailed(Image.fromarray(pixels))
    assert square.shape == (224, 224, 3)
    assert square[-100:, -100:].any()


def test_a_second_view_that_knows_more_helps_where_the_first_is_undecided() -> None:
    judged = Rows(examples(1).pictures)
    first = np.random.default_rng(1).normal(size=len(judged))
    made = two_views(judged, first, np.where(judged.is_ai, 20.0, 0.0))
    assert made["second"]["auroc"] == made["second"]["galleries"]["mean"] == 1.0
    assert made["whole"]["auroc"] < made["undecided"]["auroc"] < made["mean"]["auroc"]
    assert "gain95" not in made["whole"] and made["mean"]["gain95"][0] > 0


def test_hard_reals_are_the_highest_tenth_of_each_kind_and_never_ai() -> None:
    some = examples(1)
    z = np.where(some.is_ai, 100.0, np.arange(len(some)))
    z[np.flatnonzero(~some.is_ai)[-1]] = np.nan
    hard = hard_reals(some, z)
    assert not some.is_ai[hard].any()
    for kind in set(some.column("kind")[~some.is_ai]):
        rows = np.flatnonzero(~some.is_ai & (some.column("kind") == kind) & ~np.isnan(z))
        assert hard[rows].sum() == max(1, round(0.1 * len(rows)))
        assert hard[rows[np.argmax(z[rows])]]


def test_each_round_of_mining_is_judged_and_its_factors_only_grow() -> None:
    made, factors = mined(Miner(examples(2), examples(2), RECIPE, folds=3), ["clean", "random-1"], 2, 3.0)
    assert [point["hard"] > 0 for point in made["rounds"]] == [False, True, True]
    assert made["rounds"][0]["clean"]["gain95"] == [0.0, 0.0]
    assert set(factors.tolist()) == {1.0, 3.0}
    assert made["rounds"][2]["hard"] == int((factors == 3).sum())


def test_an_input_that_shows_more_of_the_signal_wins_on_the_same_pictures() -> None:
    weak, strong = examples(0.5), examples(3)
    made = sizes_compared([weak, strong], [weak, strong], 2.0, (12,), 0.3, ["clean", "random-1"])
    assert made["alike"]["pictures"] == [len(weak), len(weak)]
    assert made["atEqualCost"]["pictures"] == [len(weak), round(len(weak) / 2)]
    assert made["alike"]["clean"]["large"]["auroc"] > made["alike"]["clean"]["small"]["auroc"]


def test_pictures_of_two_inputs_are_brought_into_one_order() -> None:
    some = examples(1)
    turned = Examples(some.features[::-1], some.delivery[::-1], some.sharpness[::-1], some.pictures[::-1])
    one, other = same([some, turned.where(np.arange(len(some)) > 3)])
    assert [each.sha256 for each in one.pictures] == [each.sha256 for each in other.pictures]
    assert len(one) == len(some) - 4
    assert np.array_equal(one.features, other.features)


def test_of_two_detectors_the_gain_is_that_of_the_second() -> None:
    judged = Rows(examples(1).pictures)
    rng = np.random.default_rng(1)
    noise = rng.normal(size=len(judged))
    made = side_by_side(judged, {"before": noise, "after": noise + 5.0 * judged.is_ai})
    assert made["after"]["auroc"] > made["before"]["auroc"]
    assert made["gain95"][0] <= made["gain"] <= made["gain95"][1]
    assert "gallery" in made["after"]["galleries"]["each"]
