"""Classes of stated licences. A statement is copied, never interpreted further: "none stated" stays that."""
from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

RULES = Path(__file__).with_name("licences.json")
CLASSES = ("permissive", "conditions", "unclear")


def stated_licence(licence: str | None) -> str:
    """The statement on one line; "none stated" when empty."""
    return " ".join((licence or "").split()) or "none stated"


def licence_class(stated: str) -> str:
    """permissive, conditions or unclear."""
    patterns, otherwise = _rules()
    return next((kind for pattern, kind in patterns if pattern.search(stated)), otherwise)


def is_permissive(licence: str | None) -> bool:
    """Whether a row's statement is of the permissive class."""
    return licence_class(stated_licence(licence)) == "permissive"


@cache
def _rules() -> tuple[list[tuple[re.Pattern[str], str]], str]:
    rules = json.loads(RULES.read_text(encoding="utf8"))
    return [(re.compile(p, re.IGNORECASE), kind) for p, kind in rules["patterns"]], rules["otherwise"]
