"""Two models on the same units."""
from __future__ import annotations

from typing import Any

from training.common.compare import compared, table
from training.image.compare import by_delivery, delivered
from training.text.compare import by_length


def unit(number: int, label: str, words: int = 120) -> dict[str, Any]:
    return {"id": str(number), "label": label, "words": words, "source": f"{label}-{number % 3}"}


def score(z: float | None, label: str, calibration: str = "old") -> dict[str, Any]:
    return {"z": z, "label": label, "calibration": calibration}


UNITS = [unit(i, "human") for i in range(6)] + [unit(i, "ai") for i in range(6, 12)]


def test_a_model_that_finds_more_at_no_more_false_flags_gains_recall_only() -> None:
    before = {u["id"]: score(float(int(u["id"])), "inconclusive") for u in UNITS}
    after = {u["id"]: score(float(int(u["id"])), "likely" if u["label"] == "ai" else "no-sign", "new") for u in UNITS}
    made = compared(UNITS, before, after, by_length(), 50)
    row = made["slices"]["100-149"]
    assert row["recall"] == {"before": 0.0, "after": 1.0, "difference": 1.0, "before95": [0.0, 0.0], "after95": [1.0, 1.0],
                             "difference95": [1.0, 1.0]}
    assert row["falseFlags"]["difference"] == 0
    assert row["auroc"]["difference95"] == [0.0, 0.0]
    assert (made["before"], made["after"]) == (["old"], ["new"])
    assert "0.000 → 1.000 (+1.000" in table(made, "words")


def test_what_one_of_them_did_not_judge_is_counted_and_compared_by_neither() -> None:
    before = {u["id"]: score(1.0, "likely") for u in UNITS}
    after = {**before, "0": score(None, "not-checked"), "6": score(None, "not-checked")}
    made = compared(UNITS, before, after, by_length(), 10)
    assert made["compared"] == 10
    assert made["judgedBy"] == {"onlyBefore": 2, "onlyAfter": 0, "neither": 0}


def test_a_length_without_units_has_no_figures() -> None:
    before = {u["id"]: score(1.0, "likely") for u in UNITS}
    row = compared(UNITS, before, before, by_length(), 10)["slices"]["400+"]
    assert (row["human"], row["falseFlags"], row["recall"], row["auroc"]) == (0, None, None, None)


def test_pictures_are_compared_by_delivery_and_photos_apart() -> None:
    rows = [{"path": f"p/{i} {kind}.jpg", "label": label, "source": f"{label}{i % 2}", "kind": kind}
            for i in range(4) for kind in ("photo", "poster") for label in ("ai", "real")]
    rows = [{**row, "path": f"{row['label']}-{row['path']}"} for row in rows]
    units = delivered(rows)
    before = {u["id"]: score(0.0, "inconclusive") for u in units}
    after = {u["id"]: score(float(u["label"] == "ai"), "likely" if u["kind"] == "poster" else "no-sign") for u in units}
    slices = compared(units, before, after, by_delivery(), 10)["slices"]
    assert slices["web"]["ai"] == 8
    assert slices["web, photos"]["ai"] == 4
    assert slices["web"]["falseFlags"]["after"] == 0.5
    assert slices["web, photos"]["falseFlags"]["after"] == 0
    assert slices["thumb"]["auroc"] == {"before": 0.5, "after": 1.0, "difference": 0.5, "before95": [0.5, 0.5],
                                        "after95": [1.0, 1.0], "difference95": [0.5, 0.5]}
