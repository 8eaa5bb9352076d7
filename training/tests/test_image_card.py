"""The model card of pictures, and the comparison of the 8-bit graph with its original."""
from __future__ import annotations

from pathlib import Path

import numpy as np

from training.common.cache import Json
from training.common.card import filled
from training.image.agreement import differences
from training.image.card import curve_table, null_table, tables
from training.image.scored import CONDITIONS, picture_and_tier


def test_flips_are_counted_at_the_gate_and_at_zero() -> None:
    full = np.array([-0.1, 0.5, 2.9, 5.0])
    made = differences(full + np.array([0.2, 0.0, 0.2, -0.1]), full, 3.0)
    assert (made["flipsAtGate"], made["flipsAtZero"]) == (1, 1)
    assert made["meanDifference"] == 0.125
    assert made["largestDifference"] == 0.2


def test_a_path_with_spaces_keeps_them() -> None:
    assert picture_and_tier({"id": "pool/a b.jpg web"}) == ("pool/a b.jpg", "web")


def test_every_table_of_a_card_is_made_of_the_stored_figures(tmp_path: Path) -> None:
    prose = tmp_path / "card.md"
    prose.write_text("Before {{deliveries}} after {{agreement}}")
    figure = {"value": 0.5, "low": 0.4, "high": 0.6}
    one = {"name": "all", "judged": {"human": 3, "ai": 2}, "nulls": {"size": 0.7},
           "figures": dict.fromkeys(("falsePositiveRate", "recall", "auroc", "noSignOfAi", "eceEqual", "ecePrior",
                                    "coverage", "selectiveError", "cllr"), figure)}
    slices = {name: [one] for name in ("kind", "generator", "source")}
    evaluation = {"parts": [{"name": f"image {tier}", "all": one, "slices": slices} for tier in CONDITIONS]}
    agreement = {"byDelivery": {"web": differences(np.zeros(2), np.zeros(2), 1.0)}}
    made = tables({"evaluation": evaluation, "agreement": agreement, "calibration": {"conditions": {}}, "change": {"byDelivery": {}},
                   "curves": CURVES, "nulls": NULLS, "licences": {"totals": {"unclear": {"real": 1000, "ai": 2, "sources": 3}}}})
    assert "| web | 3 / 2 | 50.0 % [40.0 %–60.0 %] | 50.0 % [40.0 %–60.0 %] | 0.500 |" in made["deliveries"]
    assert "| hard | 50.0 % [40.0 %–60.0 %] | 50.0 % [40.0 %–60.0 %] | 0.500 | 0.500 | 0.500 |" in made["trust"]
    assert "| unclear | 1,000 | 2 | 3 |" in made["licences"]
    assert filled(prose, made) == f"Before {made['deliveries']} after {made['agreement']}"


POINT: Json = {"sources": 9, "pictures": 90, "auroc": {"clean": [0.7, 0.6, 0.8], "random-1": [0.6, 0.5, 0.7]}}
CURVES: Json = {"bySources": [POINT], "byPictures": [], "byLicence": [{"licence": "permissive", **POINT}]}
CELL: Json = {"auroc": 0.6, "auroc95": [0.5, 0.7], "insideGalleries": None}
NULLS: Json = {"probes": {"sharpness": CELL}, "model": {**CELL, "auroc": 0.8}}


def test_curves_and_nulls_are_told_line_by_line() -> None:
    assert "| licence: permissive | 9 | 90 | 0.700 [0.600–0.800] | 0.600 [0.500–0.700] |" in curve_table(CURVES)
    assert null_table(NULLS).splitlines()[-1] == "| model | 0.800 | 0.500–0.700 | – |"
