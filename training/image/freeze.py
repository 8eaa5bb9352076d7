"""Freezes which pictures have a role, by hash, and checks that a rebuilt index holds the same.

    python -m training.image.freeze --index index.tsv --lists training/image/frozen [--check]

One list for each role but train: the SHA-256 of the stored bytes, sorted. With --check, ends with 1 when the index lacks
frozen pictures or holds others in these roles.
"""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from training.common.cache import read_tsv

ROLES = ("validation", "calibration", "test")


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--lists", type=Path, required=True, help="folder")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    found = digests(args.index)
    if args.check:
        sys.exit(1 if differences(found, args.lists) else 0)
    args.lists.mkdir(parents=True, exist_ok=True)
    for role in ROLES:
        (args.lists / f"{role}.txt").write_text("".join(f"{digest}\n" for digest in found[role]))
        print(f"{role}: {len(found[role])} pictures")


def digests(index: Path) -> dict[str, list[str]]:
    """Sorted hashes by role."""
    rows = [(row["role"], row["sha256"]) for row in read_tsv(index)]
    return {role: sorted({digest for other, digest in rows if other == role}) for role in ROLES}


def differences(found: dict[str, list[str]], lists: Path) -> int:
    """Number of pictures that are frozen and not found, or found and not frozen; each role is printed."""
    total = 0
    for role in ROLES:
        frozen = set((lists / f"{role}.txt").read_text().split())
        missing, added = len(frozen - set(found[role])), len(set(found[role]) - frozen)
        print(f"{role}: {len(frozen)} frozen, {missing} missing, {added} not frozen")
        total += missing + added
    return total


if __name__ == "__main__":
    main()
