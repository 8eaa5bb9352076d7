"""Freezes which units have a role, by hash, and checks that a rebuilt file holds the same.

    python -m training.text.freeze --units units.jsonl --list training/text/frozen/test.txt [--check]

A line of a list is the first 12 hex digits of the SHA-1 of a unit's text, sorted. With --check, ends with 1 when the
file lacks frozen units or holds others.
"""
from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training.common.cache import read_jsonl

DIGITS = 12


def digests(rows: Iterable[dict[str, Any]]) -> list[str]:
    """Sorted digests of the texts."""
    return sorted({hashlib.sha1(row["text"].encode()).hexdigest()[:DIGITS] for row in rows})


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=Path, required=True)
    parser.add_argument("--list", type=Path, required=True)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    found = digests(read_jsonl(args.units))
    if not args.check:
        args.list.parent.mkdir(parents=True, exist_ok=True)
        args.list.write_text("\n".join(found) + "\n")
        print(f"{args.list}: {len(found)} units")
        return
    frozen = set(args.list.read_text().split())
    missing, added = frozen - set(found), set(found) - frozen
    print(f"{len(frozen)} frozen, {len(missing)} missing, {len(added)} not frozen")
    sys.exit(1 if missing or added else 0)


if __name__ == "__main__":
    main()
