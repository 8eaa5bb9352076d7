"""The pictures that are wanted, from the supplied manifest (one row a picture) or from globs of this project's sources."""
from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.common.mirror import Mirror
from training.image.sources import Source


@dataclass(frozen=True)
class Wanted:
    """One picture of a repository. `sha256` of the original is known only for those of the supplied manifest."""

    source: str
    repo: str
    commit: str
    blob: str
    path: str
    sha256: str

    @property
    def key(self) -> str:
        """Tells pictures apart over runs; also the order in which they are chosen, which is one of chance."""
        return self.sha256 or self.blob


def read_manifest(path: Path) -> Iterator[dict[str, str]]:
    """Rows of the supplied manifest, gzipped and tab-separated."""
    with gzip.open(path, "rt", encoding="utf8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def of_manifest(path: Path) -> dict[str, list[Wanted]]:
    """By source; a repository that holds both labels is two sources."""
    found: dict[str, list[Wanted]] = {}
    for row in read_manifest(path):
        source = manifest_source(row)
        found.setdefault(source, []).append(
            Wanted(source, row["source_repo"], row["commit"], row["blob"], row["source_path"], row["sha256"]))
    return {source: sorted(rows, key=lambda one: one.key) for source, rows in found.items()}


def manifest_source(row: dict[str, str]) -> str:
    """`owner/name` with the label, as one repository may hold both."""
    return f"{row['source_repo']}:{row['label']}"


def of_source(entry: Source, mirror: Mirror) -> list[Wanted]:
    """The pictures that match an entry's globs, each object once."""
    found = {blob: Wanted(entry.source, entry.repo, entry.commit, blob, path, "")
             for path, blob in sorted(mirror.blobs(entry.files, entry.exclude).items(), reverse=True)}
    return [found[blob] for blob in sorted(found)]
