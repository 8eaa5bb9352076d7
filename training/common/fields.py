"""Reads fields of source lists; what is wrong ends the command with the place and what to mend."""
from __future__ import annotations

import re
from typing import Any, NoReturn

Raw = dict[str, Any]


def text(raw: Raw, name: str, place: str) -> str:
    """A text that must be there."""
    value = raw.get(name)
    if not isinstance(value, str) or not value:
        fail(place, f"{name} is missing")
    return value


def one_of(raw: Raw, name: str, allowed: tuple[str, ...], place: str) -> str:
    """A text out of a few."""
    value = text(raw, name, place)
    if value not in allowed:
        fail(place, f"{name} is {value!r}, not one of {', '.join(allowed)}")
    return value


def require_known(raw: Raw, known: set[str], place: str) -> None:
    """Misspelled names would be ignored otherwise."""
    unknown = set(raw) - known
    if unknown:
        fail(place, f"unknown fields {sorted(unknown)}")


def require_commit(commit: str, place: str) -> None:
    if not re.fullmatch(r"[0-9a-f]{40}", commit):
        fail(place, "commit is not 40 hex digits")


def fail(place: str, what: str) -> NoReturn:
    raise SystemExit(f"{place}: {what}")
