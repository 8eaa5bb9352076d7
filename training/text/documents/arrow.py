"""Columns of text out of an Arrow IPC stream, as `datasets` saves them to a folder: uncompressed, nothing but strings."""
from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from itertools import pairwise

_CONTINUATION = 0xFFFFFFFF
_RECORD_BATCH = 3
"""Type of the messages that hold rows; the others are the schema and dictionaries."""
_BUFFERS_OF_STRINGS = 3
"""Which rows are null, where each row's text begins, and the texts."""


class ArrowError(Exception):
    """A stream that holds anything but plain columns of strings."""


def as_json_lines(data: bytes) -> str:
    """One JSON object a row: its number in the file as `row`, its columns by their number from 0.

    Raises ArrowError when the stream is of another kind or broken.
    """
    try:
        return "\n".join(json.dumps({"row": row, **columns}, ensure_ascii=False) for row, columns in enumerate(_rows(data)))
    except (struct.error, UnicodeDecodeError) as error:
        raise ArrowError(f"broken Arrow stream: {error}") from error


def _rows(data: bytes) -> Iterator[dict[str, str]]:
    at = 0
    while at + 8 <= len(data):
        marker, size = struct.unpack_from("<Ii", data, at)
        if marker != _CONTINUATION or size <= 0:
            break
        message = _root(data, at + 8)
        body = at + 8 + size
        kind = _number(data, message, 1, "B")
        if kind == _RECORD_BATCH:
            yield from _batch(data, _follow(data, message, 2), body)
        at = body + _number(data, message, 3, "q")


def _batch(data: bytes, batch: int, body: int) -> Iterator[dict[str, str]]:
    length = _number(data, batch, 0, "q")
    columns = struct.unpack_from("<I", data, _follow(data, batch, 1))[0]
    buffers = _follow(data, batch, 2)
    if _place(data, batch, 3) or struct.unpack_from("<I", data, buffers)[0] != columns * _BUFFERS_OF_STRINGS:
        raise ArrowError("compressed, or not only strings")
    texts = [_strings(data, buffers + 4 + 16 * _BUFFERS_OF_STRINGS * column, body, length) for column in range(columns)]
    for row in zip(*texts, strict=True):
        yield {str(number): text for number, text in enumerate(row)}


def _strings(data: bytes, buffers: int, body: int, length: int) -> list[str]:
    _, _, offsets, _, texts, _ = struct.unpack_from("<6q", data, buffers)
    ends = struct.unpack_from(f"<{length + 1}i", data, body + offsets)
    return [data[body + texts + a:body + texts + b].decode("utf8") for a, b in pairwise(ends)]


def _root(data: bytes, at: int) -> int:
    return int(at + struct.unpack_from("<I", data, at)[0])


def _place(data: bytes, table: int, field: int) -> int:
    """Where a field of a FlatBuffers table is kept; 0 when it is absent."""
    listed = table - struct.unpack_from("<i", data, table)[0]
    entry = 4 + 2 * field
    if entry >= struct.unpack_from("<H", data, listed)[0]:
        return 0
    offset = struct.unpack_from("<H", data, listed + entry)[0]
    return table + offset if offset else 0


def _number(data: bytes, table: int, field: int, form: str) -> int:
    place = _place(data, table, field)
    return int(struct.unpack_from(f"<{form}", data, place)[0]) if place else 0


def _follow(data: bytes, table: int, field: int) -> int:
    place = _place(data, table, field)
    if not place:
        raise ArrowError("a part is missing")
    return _root(data, place)
