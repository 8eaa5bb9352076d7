"""Arrow streams are read without their library."""
from __future__ import annotations

import json
import struct

import pytest

from training.text.documents.arrow import ArrowError, as_json_lines


def stream(texts: list[str], buffers: int = 3, kind: int = 3) -> bytes:
    """One message with one column of strings, laid out by hand as the format says."""
    encoded = [text.encode() for text in texts]
    ends = [sum(map(len, encoded[:count])) for count in range(len(encoded) + 1)]
    offsets = struct.pack(f"<{len(ends)}i", *ends)
    body = offsets + b"".join(encoded)
    meta = struct.pack("<I", 16) + struct.pack("<6H", 12, 24, 0, 4, 8, 16)
    meta += struct.pack("<iB3xI4xq", 12, kind, 28, len(body))
    meta += struct.pack("<5H2x", 10, 24, 8, 16, 20) + struct.pack("<i4xqII", 12, len(texts), 8, 24)
    meta += struct.pack("<I2q", 1, len(texts), 0)
    meta += struct.pack("<I6q", buffers, 0, 0, 0, len(offsets), len(offsets), len(body) - len(offsets))
    return struct.pack("<Ii", 0xFFFFFFFF, len(meta)) + meta + body + struct.pack("<Ii", 0xFFFFFFFF, 0)


def test_rows_are_numbered() -> None:
    lines = as_json_lines(stream(["First.", "二番目。"])).split("\n")
    assert [json.loads(line) for line in lines] == [{"row": 0, "0": "First."}, {"row": 1, "0": "二番目。"}]


def test_messages_that_hold_no_rows_are_passed_over() -> None:
    assert json.loads(as_json_lines(stream(["Not read."], kind=1)[:-8] + stream(["Read."]))) == {"row": 0, "0": "Read."}


@pytest.mark.parametrize("broken", [stream(["Text."], buffers=2), stream(["Text."])[:60]])
def test_other_streams_are_refused(broken: bytes) -> None:
    with pytest.raises(ArrowError):
        as_json_lines(broken)
