"""Writes test vectors of Pillow's antialiased bilinear resize, for a port in another language.

    python -m training.image.pillow_vectors --out pillow-bilinear.json

Input pictures are RGB, 8 bits a channel, row-major (top row first, left to right, R then G then
B), and are regenerated from a 32-bit seed. state starts as the seed. "noise" draws one byte for
every channel of every pixel, in that order:

    state = (state * 1664525 + 1013904223) mod 2**32      # before each byte
    byte  = state >> 24                                    # the top eight bits, 0..255

"gradient" uses no draw: channel c (0 R, 1 G, 2 B) of pixel (x, y) is
(seed + x * (2 * c + 1) + y * (3 - c)) mod 256, so it has smooth ramps and hard wrap-around edges.

Each vector: {"pattern", "input": {"width", "height", "seed", "sha256"}, "output": {"width",
"height", ...}} with sizes in pixels; sha256 is over the raw RGB bytes. The output holds
"rgbBase64" (all bytes) when it has at most 12,000 bytes, else "sha256" and "headBase64" (the
first 300 bytes). The reference call is Image.resize((w, h), Image.Resampling.BILINEAR): a
triangle filter as wide as the scale when shrinking (antialiased), horizontal pass first, each
pass rounded to 8 bits. A port in floating point may differ by one level and then fails a hash.
"""
from __future__ import annotations

import argparse
import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import PIL
from PIL import Image

FULL_BYTES, HEAD_BYTES = 12_000, 300
# (pattern, seed, input (width, height), output (width, height)), all in px
CASES: list[tuple[str, int, tuple[int, int], tuple[int, int]]] = [
    ("noise", 1, (7, 5), (3, 2)),
    ("noise", 2, (64, 48), (32, 24)),
    ("noise", 3, (50, 80), (224, 358)),
    ("noise", 4, (300, 200), (224, 149)),
    ("noise", 5, (641, 427), (336, 224)),
    ("noise", 6, (13, 400), (3, 90)),
    ("noise", 7, (40, 40), (40, 40)),
    ("noise", 8, (1, 9), (4, 4)),
    ("noise", 9, (97, 61), (97, 40)),
    ("noise", 10, (512, 384), (299, 224)),
    ("gradient", 11, (7, 5), (3, 2)),
    ("gradient", 12, (120, 90), (50, 37)),
    ("gradient", 13, (30, 20), (61, 41)),
    ("gradient", 14, (1024, 683), (336, 224)),
]


def noise(seed: int, count: int) -> bytes:
    """`count` bytes of the linear congruential generator of the module's docstring."""
    state, out = seed % 2**32, bytearray(count)
    for i in range(count):
        state = (state * 1664525 + 1013904223) % 2**32
        out[i] = state >> 24
    return bytes(out)


def gradient(seed: int, width: int, height: int) -> bytes:
    """Row-major RGB bytes of the gradient of the module's docstring."""
    return bytes((seed + x * (2 * c + 1) + y * (3 - c)) % 256
                 for y in range(height) for x in range(width) for c in range(3))


def vector(pattern: str, seed: int, size: tuple[int, int], target: tuple[int, int]) -> dict[str, Any]:
    """One test vector; sizes are (width, height) in px."""
    width, height = size
    raw = noise(seed, width * height * 3) if pattern == "noise" else gradient(seed, width, height)
    image = Image.frombytes("RGB", size, raw).resize(target, Image.Resampling.BILINEAR)
    rgb = image.tobytes()
    output: dict[str, Any] = {"width": target[0], "height": target[1]}
    if len(rgb) <= FULL_BYTES:
        output["rgbBase64"] = base64.b64encode(rgb).decode()
    else:
        output["sha256"] = hashlib.sha256(rgb).hexdigest()
        output["headBase64"] = base64.b64encode(rgb[:HEAD_BYTES]).decode()
    source = {"width": width, "height": height, "seed": seed, "sha256": hashlib.sha256(raw).hexdigest()}
    return {"pattern": pattern, "input": source, "output": output}


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args().out
    head = {"pillow": PIL.__version__, "filter": "Image.Resampling.BILINEAR", "channels": "RGB",
            "generator": "state=(state*1664525+1013904223) mod 2^32, then byte=state>>24"}
    body = ",\n  ".join(json.dumps(vector(*case), separators=(",", ":")) for case in CASES)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(head)[:-1] + ',\n "vectors": [\n  ' + body + "\n]}\n")
    print(out, out.stat().st_size, "bytes", len(CASES), "vectors")


if __name__ == "__main__":
    main()
