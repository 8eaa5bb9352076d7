"""The statistics must equal those of the browser: the same pictures and figures stand in `graphic.test.ts`."""
import numpy as np
import pytest

from training.image.graphic_gate import Pixels, held_out, statistics


def painted(width: int, height: int, colour: str) -> Pixels:
    """Made by the same formulas as in the browser's test."""
    y, x = np.mgrid[0:height, 0:width]
    if colour == "text":
        return np.repeat(np.where((y % 20 < 12) & (x % 9 < 3), 20, 251)[:, :, None], 3, 2).astype(np.uint8)
    return np.stack([(x + y) % 256, x * 3 % 256, y * 2 % 256], 2).astype(np.uint8)


@pytest.mark.parametrize(("colour", "expected"), [
    ("text", [0.9183, 0.0817, 1.0, 0.8052]),
    ("ramps", [0.4925, 0.0111, 0.0157, 0.0002]),
])
def test_statistics_equal_those_of_the_browser(colour: str, expected: list[float]) -> None:
    np.testing.assert_allclose(statistics(painted(300, 200, colour)), expected, atol=1e-4)


def test_a_source_is_scored_by_a_fit_that_never_saw_it() -> None:
    rng = np.random.default_rng(1)
    values = np.concatenate([rng.normal(0, 1, (50, 4)), rng.normal(4, 1, (50, 4))])
    graphic = np.arange(100) >= 50
    scores = held_out(values, graphic, [str(i % 10) for i in range(100)])
    assert (scores[graphic] > scores[~graphic].max()).mean() > 0.9
