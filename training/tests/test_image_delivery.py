"""Deliveries, views, the picture index and its turns."""
from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from training.image.delivery import NAMED, SHORT_SIDE, canonical, deliver, halved, on_page, overlaid
from training.image.features import centre_square
from training.image.image_score import normalised, whole_pixels, whole_view
from training.image.index import Picture, in_turns, picture, read_pictures, seeded
from training.image.null_features import of_delivery, of_file, of_sharpness

ROW = {"path": "a.jpg", "label": "ai", "kind": "photo", "family": "flux", "source": "s", "group": "g", "role": "train",
       "sha256": "00", "width": "640", "height": "480", "format": "JPEG", "bytes": "1000"}


def noise(width: int, height: int, seed: int = 1) -> Image.Image:
    """A picture of noise."""
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8))


def made(name: str, is_ai: bool = False, source: str = "s", **changes: object) -> Picture:
    """A row of the index."""
    row = picture({**ROW, "sha256": name, "label": "ai" if is_ai else "real", "source": source}, Path("."))
    return Picture(**{**vars(row), **changes})


def test_a_small_and_a_large_file_are_delivered_at_the_same_size() -> None:
    small, large = (canonical(noise(*size), random.Random(3)) for size in ((200, 200), (900, 900)))
    assert small.size == large.size
    assert SHORT_SIDE[0] <= min(small.size) <= SHORT_SIDE[1]


@pytest.mark.parametrize("name", [*NAMED, "random-1"])
def test_a_delivery_is_the_same_in_every_run(name: str) -> None:
    first, again = (deliver(noise(400, 300), name, seeded("00", name)) for _ in range(2))
    assert np.array_equal(np.asarray(first.image), np.asarray(again.image))


def test_tiers_end_at_their_longest_side() -> None:
    assert max(deliver(noise(900, 700), "thumb", random.Random(1)).image.size) == 256


def test_random_paths_keep_pictures_usable() -> None:
    for number in range(30):
        way = deliver(noise(500, 400, number), "random", random.Random(number)).image
        assert min(way.size) >= 70
        assert way.mode == "RGB"


def test_screenshots_and_overlays_leave_most_of_the_picture() -> None:
    grey = Image.new("RGB", (300, 200), (128, 128, 128))
    assert on_page(grey, random.Random(2)).size != grey.size
    kept = (np.asarray(overlaid(grey, random.Random(2))) == 128).all(2).mean()
    assert 0.6 < kept < 1


def test_halving_reaches_the_size() -> None:
    assert halved(noise(500, 300), (100, 60)).size == (100, 60)


def test_views_are_squares_and_normalised_as_before() -> None:
    one = noise(300, 500)
    assert whole_pixels(one).shape == (224, 224, 3)
    assert np.array_equal(whole_view(one), normalised(whole_pixels(one)))
    assert centre_square(noise(900, 500)).size == (500, 500)


def test_sharpness_sees_blur_and_sizes_do_not_pass_through() -> None:
    sharp, soft = whole_pixels(noise(224, 224)), whole_pixels(noise(16, 16))
    assert of_sharpness(sharp)[0] > of_sharpness(soft)[0]
    way = deliver(centre_square(noise(500, 400)), "clean", random.Random(1))
    assert of_delivery(way)[2] == 1
    assert of_file(made("00"))[:2] == pytest.approx(np.log([640, 480]))


def test_rows_are_parsed_and_unknown_labels_refused(tmp_path: Path) -> None:
    (tmp_path / "index.tsv").write_text("\t".join(ROW) + "\n" + "\t".join(ROW.values()) + "\n")
    one = read_pictures(tmp_path / "index.tsv", ["train"])[0]
    assert (one.file, one.is_ai, one.format, one.matched) == (tmp_path / "a.jpg", True, "jpeg", "")
    assert read_pictures(tmp_path / "index.tsv", ["test"]) == []
    with pytest.raises(ValueError, match="label"):
        picture({**ROW, "label": "maybe"}, tmp_path)


def test_classes_and_sources_take_turns() -> None:
    rows = [made(f"{i:02}", i < 6, f"s{i % 3}") for i in range(12)]
    order = in_turns(rows, most=8, per_source=1)
    assert [one.is_ai for one in order] == [False, True] * 3
    assert len({(one.is_ai, one.source) for one in order}) == 6
