"""Reading and writing: JSONL, tab-separated tables, and readable JSON."""
from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def read_jsonl(path: Path) -> list[Json]:
    """Every row of a JSONL file."""
    with path.open(encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_tsv(path: Path) -> list[dict[str, str]]:
    """Every row of a tab-separated table with a header; quotes are characters like others."""
    with path.open(newline="", encoding="utf8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def write_jsonl(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """One row a line, as UTF-8."""
    with path.open("w", encoding="utf8") as lines:
        lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def write_json(path: Path, value: Json) -> None:
    """Indented JSON with the innermost lists and objects on one line each."""
    text = json.dumps(value, indent=1, ensure_ascii=False)
    for inner in (r"\[[^\[\]{}]*\]", r"\{[^{}]*\}"):
        text = re.sub(inner, lambda m: re.sub(r"\s*\n\s*", " ", m.group(0)), text)
    path.write_text(text + "\n", encoding="utf8")
