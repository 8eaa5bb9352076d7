"""Rows of labelled text, and the role that each source plays. A source is held whole in one role."""
from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypedDict

Role = Literal["train", "in-source", "validation", "calibration", "test"]
ROLES: tuple[Role, ...] = ("train", "in-source", "validation", "calibration", "test")
HERE = Path(__file__).resolve().parent
# One group in twelve of the training sources is kept out: it shows what the optimiser sees, and chooses nothing.
IN_SOURCE_SHARE = 12


class Row(TypedDict):
    """One document or passage; `label` is human or ai, `register` the kind of writing, `group` what is never split."""

    id: str
    text: str
    label: str
    lang: str
    register: str
    generator: str
    source: str
    group: str
    attack: str
    licence: str
    year: int | None


def load_rows(paths: Sequence[Path], *langs: str) -> list[Row]:
    """All rows of JSONL or gzipped JSONL files, in order; of the languages named, or of all."""
    return [row for path in paths for row in _rows(path) if not langs or row["lang"] in langs]


def split(rows: Iterable[Row]) -> dict[Role, list[Row]]:
    """Rows by role."""
    parts: dict[Role, list[Row]] = {role: [] for role in ROLES}
    for row in rows:
        parts[role_of(row)].append(row)
    return parts


def role_of(row: Row) -> Role:
    """The role of the row's source; one group in twelve of a training source is `in-source`."""
    reserved = source_roles().get(row["source"], "train")
    if reserved != "train":
        return reserved
    digest = hashlib.sha1(row["group"].encode()).hexdigest()
    return "in-source" if int(digest, 16) % IN_SOURCE_SHARE == 0 else "train"


@cache
def source_roles() -> dict[str, Role]:
    """Role by source: `roles.json` for the supplied corpus, the manifests under `sources/` for all others."""
    roles: dict[str, Role] = dict(json.loads((HERE / "roles.json").read_text())["sources"])
    for manifest in sorted((HERE / "sources").glob("*.json")):
        for entry in json.loads(manifest.read_text()):
            roles[entry["source"]] = entry["role"]
    return roles


def _rows(path: Path) -> Iterator[Row]:
    with _open(path) as lines:
        for line in lines:
            if line.strip():
                yield _row(json.loads(line))


def _open(path: Path) -> Any:
    return gzip.open(path, "rt", encoding="utf8") if path.suffix == ".gz" else path.open(encoding="utf8")


def _row(raw: dict[str, Any]) -> Row:
    """The supplied corpus calls the register `domain` and puts the source into the id."""
    source = raw.get("source") or str(raw["id"]).rsplit("-", 1)[0]
    return {
        "id": raw["id"], "text": raw["text"], "label": raw["label"], "lang": raw["lang"],
        "register": raw.get("register") or raw["domain"], "generator": raw["generator"], "source": source,
        "group": str(raw["group"]), "attack": raw.get("attack", "none"), "licence": raw["licence"],
        "year": raw.get("year"),
    }
