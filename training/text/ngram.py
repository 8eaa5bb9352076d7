"""Hashed n-gram features of normalised text, as `src/detectors/text-classifier/ngram.ts` computes them.

The counting is C (`ngram.c`), compiled on first use into `.cache/training`; it needs a C compiler (`cc`, or `CC`).
"""
from __future__ import annotations

import ctypes
import hashlib
import os
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

SOURCE = Path(__file__).with_name("ngram.c")
BUILD = Path(__file__).resolve().parents[2] / ".cache/training"
MAX_CODE_POINTS = 6000
MOST_ENTRIES = 1 << 17  # two blocks of at most 2^16 distinct buckets (`SLOTS` in ngram.c)
# The browser's /[\p{L}\p{N}]+(?:'\p{L}+)?|[^\p{L}\p{N}\s]/gu
TOKEN = re.compile(r"[^\W_]+(?:'[^\W\d_]+)?|[^\w\s]|_")
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Table:
    """Sizes of a weight table: 2^word_bits buckets of words and pairs (0: none), then 2^char_bits of character grams."""

    word_bits: int
    char_bits: int
    char_lo: int
    char_hi: int

    @property
    def words(self) -> int:
        """Number of word buckets; the character buckets come after them."""
        return 1 << self.word_bits if self.word_bits else 0

    @property
    def size(self) -> int:
        """Number of weights."""
        return self.words + (1 << self.char_bits)


ENGLISH = Table(word_bits=19, char_bits=20, char_lo=3, char_hi=5)
JAPANESE = Table(word_bits=0, char_bits=18, char_lo=1, char_hi=4)
TABLES = {"en": ENGLISH, "ja": JAPANESE}


def features(texts: Sequence[str], table: Table) -> sp.csr_matrix:
    """Values of `normalize()`d texts, float32 of shape (len(texts), table.size); cut at 6000 code points.

    Raises RuntimeError when the C part cannot be compiled.
    """
    index, value = np.empty(MOST_ENTRIES, np.int32), np.empty(MOST_ENTRIES, np.float32)
    indices: list[npt.NDArray[np.int32]] = [index[:0].copy()]
    values: list[Floats] = [value[:0].copy()]
    ends = [0]
    for text in texts:
        count = _extract(text.lower()[:MAX_CODE_POINTS], table, index, value)
        indices.append(index[:count].copy())
        values.append(value[:count].copy())
        ends.append(ends[-1] + count)
    pointers = np.array(ends, np.int64 if ends[-1] >= 2**31 else np.int32)
    shape = (len(texts), table.size)
    return sp.csr_matrix((np.concatenate(values), np.concatenate(indices), pointers), shape=shape)


def _extract(text: str, table: Table, index: npt.NDArray[np.int32], value: Floats) -> int:
    tokens = "\n".join(TOKEN.findall(text)) if table.word_bits else ""
    words, points = _codes(tokens and tokens + "\n"), _codes(f" {text} ")
    count: int = _library().ngram_extract(
        words.ctypes.data_as(ctypes.c_void_p), len(words), table.word_bits,
        points.ctypes.data_as(ctypes.c_void_p), len(points), table.char_lo, table.char_hi, table.char_bits,
        index.ctypes.data_as(ctypes.c_void_p), value.ctypes.data_as(ctypes.c_void_p))
    if count < 0:
        raise ValueError(f"{len(points)} code points with grams of {table.char_lo} to {table.char_hi} are too many")
    return count


def _codes(text: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@cache
def _library() -> ctypes.CDLL:
    """The compiled `ngram.c`; its name carries a hash of the source, so that a change is compiled anew."""
    path = BUILD / f"ngram-{hashlib.sha256(SOURCE.read_bytes()).hexdigest()[:16]}.so"
    if not path.exists():
        _compile(path)
    library = ctypes.CDLL(str(path))
    pointer, number = ctypes.c_void_p, ctypes.c_int32
    library.ngram_extract.argtypes = [pointer, number, number, pointer, *[number] * 4, pointer, pointer]
    library.ngram_extract.restype = number
    return library


def _compile(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_suffix(f".{os.getpid()}")  # renamed when whole, so that two runs at once do no harm
    command = [os.environ.get("CC", "cc"), "-O3", "-shared", "-fPIC", str(SOURCE), "-o", str(made), "-lm"]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True)
    except FileNotFoundError as error:
        raise RuntimeError(f"no C compiler {command[0]!r}: install gcc or clang, or set CC") from error
    except subprocess.CalledProcessError as error:
        raise RuntimeError(f"{' '.join(command)} failed:\n{error.stderr}") from error
    made.replace(path)
