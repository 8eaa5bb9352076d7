"""Classes of stated licences."""
from __future__ import annotations

import pytest

from training.common.licences import licence_class
from training.tests.test_sampling import row
from training.text.licences import ledger, table


@pytest.mark.parametrize(("stated", "kind"), [
    ("MIT", "permissive"), ("Apache-2.0 / MIT", "permissive"), ("CC BY 4.0", "permissive"), ("CC-BY-4.0", "permissive"),
    ("US public domain (CC0)", "permissive"), ("CC BY-SA 4.0", "conditions"), ("CC BY-NC-SA 3.0", "conditions"),
    ("CC BY-ND 2.1 JP (livedoor corpus README)", "conditions"), ("GPL-3.0", "conditions"), ("AGPL-3.0", "conditions"),
    ("none stated", "unclear"), ("see repo licence", "unclear"), ("repo MIT; essays belong to their author", "unclear"),
    ("Apache-2.0 (repo); article text belongs to its publishers", "unclear"), ("something new", "unclear"),
    ("repo MIT; underlying Kaggle essay data terms not in repo", "unclear"), ("LGPL-2.1", "conditions"),
])
def test_class_of_a_statement(stated: str, kind: str) -> None:
    assert licence_class(stated) == kind


def test_counts_by_label_and_class() -> None:
    made = ledger([row(1), row(2, label="ai", source="a"), row(3, licence=""), row(4, licence="CC BY\nSA")])
    assert made["totals"]["permissive"] == {"human": 1, "ai": 1, "sources": 2}
    assert made["totals"]["conditions"]["human"] == 1
    assert made["totals"]["unclear"]["human"] == 1
    assert "| MIT | permissive | 1 | 1 | en | 2 |" in table(made["licences"], made["totals"])
