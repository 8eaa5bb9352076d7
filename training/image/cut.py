"""The pictures of some roles, as `npm run evaluate -- --images` reads them.

    python -m training.image.cut --index index.tsv --role test [--most 80] --out test.tsv
    python -m training.image.cut --index index.tsv --role calibration validation --most 40 --out calibration.tsv

At most `--most` of a source and label, in the order of their hashes, so a larger number only adds. Paths stay relative: the
result must lie beside the index.
"""
from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from training.common.cache import read_tsv

COLUMNS = ("path", "label", "source", "kind", "group", "pool", "generator", "year")
Row = dict[str, str]


def cut(rows: Sequence[Row], roles: Sequence[str], most: int | None) -> list[Row]:
    """Rows of the roles; sources in the order of their first pictures."""
    held: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row["role"] in roles:
            held[row["source"], row["label"]].append(row)
    return [row for found in held.values() for row in sorted(found, key=lambda one: one["sha256"])[:most]]


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--role", nargs="+", required=True)
    parser.add_argument("--most", type=int)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    chosen = cut(read_tsv(args.index), args.role, args.most)
    lines = ["\t".join(COLUMNS), *("\t".join({**row, "pool": row["role"]}[name] for name in COLUMNS) for row in chosen)]
    args.out.write_text("".join(f"{line}\n" for line in lines), encoding="utf8")
    print(f"{args.out}: {len(chosen)} pictures")


if __name__ == "__main__":
    main()
