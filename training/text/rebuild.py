"""Builds a JSONL file of whole documents from a manifest of public repositories.

    python -m training.text.rebuild --mirrors MIRRORS --manifest training/text/sources/X.json --out X.jsonl

Each entry names a repository, a commit and the files to read; `manifest.py` lists its fields. The same mirrors and the
same manifest give the same file, byte for byte.
"""
from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import math
import random
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from training.common.mirror import Mirror, MirrorError
from training.text.documents import Document, read_documents
from training.text.documents.arrow import ArrowError, as_json_lines
from training.text.documents.prose import is_long_enough, shortened
from training.text.manifest import TABLES, Entry, read_manifest

Row = dict[str, str | int | None]

MANY = 2
"""Of files that are split, the first documents are read, this many times as many as are kept."""


def main() -> None:
    """Reads the command line, writes the rows and logs one line a source to standard error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mirrors", type=Path, required=True, help="folder of bare git mirrors, owner+name[/repo|.git]")
    parser.add_argument("--manifest", type=Path, required=True, action="append")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", action="append", help="source id, to try an entry")
    given = parser.parse_args()
    entries = [e for path in given.manifest for e in read_manifest(path) if not given.only or e.source in given.only]
    seen: set[str] = set()
    failed = 0
    with given.out.open("w", encoding="utf8") as out:
        for entry in entries:
            try:
                rows = source_rows(entry, given.mirrors, seen)
            except MirrorError as error:
                failed += 1
                print(f"{entry.source}: FAILED: {error}", file=sys.stderr)
                continue
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            out.flush()
    if failed:
        sys.exit(f"{failed} of {len(entries)} entries could not be built")


def source_rows(entry: Entry, mirrors: Path, seen: set[str]) -> list[Row]:
    """The rows of one entry, at most `entry.max`: a fixed random choice, in the order of their files.

    Texts already in `seen` are left out; those found are added to it. Raises MirrorError when nothing can be read.
    """
    mirror = Mirror(mirrors, entry.repo, entry.commit)
    paths = mirror.paths(entry.files, entry.exclude)
    if not paths:
        raise MirrorError(f"no file of {entry.repo} matches {list(entry.files)}")
    random.Random(entry.source).shuffle(paths)
    found = short = double = 0
    rows: list[Row] = []
    for document in _documents(entry, mirror, paths):
        if len(rows) >= _enough(entry):
            break
        found += 1
        row = _row(entry, document)
        text = str(row["text"])
        if not is_long_enough(text, entry.lang):
            short += 1
        elif _key(text) in seen:
            double += 1
        else:
            seen.add(_key(text))
            rows.append(row)
    kept = _sample(rows, entry)
    print(f"{entry.source}: {len(paths)} files, {found} documents, {short} short, {double} identical, {len(rows)} fit, "
          f"{len(kept)} kept, {len({r['group'] for r in kept})} groups", file=sys.stderr)
    return kept


def _enough(entry: Entry) -> float:
    """Rows at which reading stops: files read in an order of chance hold one document each, or many."""
    many = entry.split or entry.format in TABLES
    return math.inf if many else entry.max


def _documents(entry: Entry, mirror: Mirror, paths: list[str]) -> Iterator[Document]:
    most = math.ceil(MANY * entry.max / len(paths)) if entry.split else None
    for path, content in _contents(entry, mirror, paths):
        yield from islice(read_documents(entry, path, content), most)


def _contents(entry: Entry, mirror: Mirror, paths: list[str]) -> Iterator[tuple[str, str]]:
    """Each path with its text. Raises MirrorError for an Arrow or gzip file that cannot be read."""
    packed = [path for path in paths if entry.format == "arrow" or path.endswith(".gz")]
    yield from mirror.contents([path for path in paths if path not in packed])
    for path, (_, data) in zip(packed, mirror.objects(f"{entry.commit}:{path}" for path in packed), strict=True):
        if data is not None:
            try:
                yield path, as_json_lines(data) if entry.format == "arrow" else gzip.decompress(data).decode("utf8")
            except (ArrowError, OSError, EOFError, UnicodeDecodeError) as error:
                raise MirrorError(f"{path}: {error}") from error


def _row(entry: Entry, document: Document) -> Row:
    text = shortened(document.text, entry.lang)
    digest = hashlib.sha1(text.encode("utf8")).hexdigest()[:12]
    return {
        "id": f"{entry.source}-{digest}", "text": text, "label": entry.label, "lang": entry.lang,
        "register": entry.register, "generator": document.generator, "year": document.year,
        "source": entry.source, "repo": entry.repo, "path": document.path, "licence": entry.licence,
        "group": f"{entry.source}:{document.group}", "attack": entry.attack,
    }


def _key(text: str) -> str:
    """Texts that differ only in case and white space are the same text."""
    return hashlib.sha1("".join(text.lower().split()).encode("utf8")).hexdigest()


def _sample(rows: list[Row], entry: Entry) -> list[Row]:
    """A fixed random choice of `entry.max` rows, ordered by file."""
    chosen = rows if len(rows) <= entry.max else random.Random(entry.source).sample(rows, entry.max)
    return sorted(chosen, key=lambda row: (str(row["path"]), str(row["id"])))


if __name__ == "__main__":
    main()
