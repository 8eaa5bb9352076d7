"""Rows of `npm run evaluate -- --images`: which picture, in which delivery."""
from __future__ import annotations

from training.common.cache import Json

CONDITIONS = ("clean", "web", "hard", "thumb")


def picture_and_tier(row: Json) -> tuple[str, str]:
    """The path as the index of the evaluation gave it, and the tier."""
    path, _, tier = str(row["id"]).rpartition(" ")
    return path, tier
