"""Which pictures are usable, and what is stored of them.

A picture of at most MAX_SIDE px and MAX_BYTES is stored as it is. A larger one is derived from, for both labels alike and
chosen by its hash only: a crop without loss, or a smaller copy in a codec and quality drawn by the hash. A derived picture
is upright and has no metadata; an original keeps its EXIF, so whoever loads it must turn it.
"""
from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageOps

MAX_SIDE, MAX_BYTES = 1600, 600 * 1024  # more costs disk and time, and is scaled down before training anyway
CROP, CROP_GRID, CROP_PERCENT = 640, 8, 45  # the grid of JPEG blocks stays where it was
SIDES = (896, 1024, 1152, 1280)
QUALITIES = (80, 84, 86, 88, 90, 92, 94, 95)
EXTENSIONS = {"jpeg": "jpg", "png": "png", "webp": "webp"}
MIN_SIDE, MAX_ASPECT = 200, 3.2
MAX_TRANSPARENT = 0.02  # share of pixels: logos and cut-outs tell by their edges, not by how they were made
MIN_DEVIATION, MIN_COLOURS = 6.0, 12  # of a 64 px grey copy: blank pages and plain colour fields show nothing
MAX_PIXELS = 120_000_000  # a decompression bomb, or a scan that takes minutes
ORIENTATION, MAKE, DATE, SUB_IFD, TAKEN = 0x0112, 0x010F, 0x0132, 0x8769, 0x9003


@dataclass(frozen=True)
class Stored:
    """Bytes to store, with what is known of the original. `camera`: EXIF maker; `taken`: year in EXIF, or 0."""

    content: bytes
    extension: str
    format: str
    width: int
    height: int
    orig_format: str
    orig_width: int
    orig_height: int
    camera: str
    taken: int


class Unusable(Exception):
    """A picture that is left out; the message is the reason in one word."""


def stored_form(content: bytes, digest: str, check: bool) -> tuple[Stored, Image.Image]:
    """What to store of a picture, and its pixels (upright, RGB). `digest`: hex SHA-256 of `content`.

    Raises Unusable when it cannot be read or, with `check`, when it is too small, too long, transparent, moving or flat.
    """
    try:
        image = Image.open(io.BytesIO(content))
        if image.width * image.height > MAX_PIXELS:
            raise Unusable("huge")
        camera, taken = _camera(image)
        kind = {"mpo": "jpeg"}.get(str(image.format).lower(), str(image.format).lower())
        whole = max(image.size) <= MAX_SIDE and len(content) <= MAX_BYTES and kind in EXTENSIONS
        if check:
            _check_shape(image, kind)
        pixels = _pixels(image, check)
    except Unusable:
        raise
    except Exception as error:  # Pillow's readers raise nearly anything on damaged files
        raise Unusable("unreadable") from error
    if whole:
        made, extension, stored_as = content, EXTENSIONS[kind], kind
        width, height = image.size
    else:
        made, extension, stored_as, (width, height) = _derived(pixels, int(digest[:8], 16))
    return Stored(made, extension, stored_as, width, height, kind, *image.size, camera, taken), pixels


def _check_shape(image: Image.Image, kind: str) -> None:
    short, long = sorted(image.size)
    if short < MIN_SIDE:
        raise Unusable("small")
    if long / short > MAX_ASPECT:
        raise Unusable("long")
    if kind != "jpeg" and getattr(image, "n_frames", 1) > 1:
        raise Unusable("moving")


def _pixels(image: Image.Image, check: bool) -> Image.Image:
    has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if has_alpha and check:
        alpha = np.asarray(image.convert("RGBA").getchannel("A").reduce(max(1, min(image.size) // 100)))
        if float((alpha < 250).mean()) > MAX_TRANSPARENT:
            raise Unusable("transparent")
    pixels = ImageOps.exif_transpose(image)
    pixels = (pixels.convert("RGBA") if has_alpha else pixels).convert("RGB")
    if check:
        grey = np.asarray(pixels.convert("L").resize((64, 64), Image.Resampling.BOX))
        if grey.std() < MIN_DEVIATION or len(np.unique(grey)) < MIN_COLOURS:
            raise Unusable("flat")
    return pixels


def _derived(pixels: Image.Image, draw: int) -> tuple[bytes, str, str, tuple[int, int]]:
    """Bytes, extension, format and size of a copy; `draw` is a 32-bit number that decides everything."""
    out = io.BytesIO()
    if draw % 100 < CROP_PERCENT and min(pixels.size) >= CROP:
        left, top = ((side - CROP) // 2 // CROP_GRID * CROP_GRID for side in pixels.size)
        pixels.crop((left, top, left + CROP, top + CROP)).save(out, "WEBP", lossless=True, quality=20, method=1)
        return out.getvalue(), "webp", "webp-lossless", (CROP, CROP)
    side, quality = SIDES[(draw >> 8) % 4], QUALITIES[(draw >> 16) % 8]
    if max(pixels.size) > side:
        scale = side / max(pixels.size)
        width, height = (max(1, round(one * scale)) for one in pixels.size)
        pixels = pixels.resize((width, height), Image.Resampling.LANCZOS)
    if (draw >> 12) % 10 < 7:
        pixels.save(out, "JPEG", quality=quality, subsampling=(0, 2, 2)[(draw >> 20) % 3], optimize=True)
        return out.getvalue(), "jpg", "jpeg", pixels.size
    pixels.save(out, "WEBP", quality=quality, method=2)
    return out.getvalue(), "webp", "webp", pixels.size


def _camera(image: Image.Image) -> tuple[str, int]:
    """Maker and year in the EXIF data; empty and 0 when not stated or damaged."""
    try:
        exif = image.getexif()
        when = str(exif.get_ifd(SUB_IFD).get(TAKEN) or "")
        year = int(when[:4]) if when[:4].isdigit() else 0
        return " ".join(str(exif.get(MAKE) or "").replace("\0", " ").split()), year
    except (OSError, ValueError, KeyError, TypeError, SyntaxError, AttributeError):  # damaged EXIF says nothing
        return "", 0
