"""How a picture reaches a reader: sizes, codecs, thumbnails, screenshots. One law for both classes.

Files of the two classes differ in size and codec, so no command looks at a raw file: every picture is first brought to a
size and a codec drawn by the same law. Pictures are RGB; every function returns a new one. Shares follow the evaluation
protocol §2.2.
"""
from __future__ import annotations

import io
import math
import random
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from training.image.image_score import TIERS, apply_tier

SHORT_SIDE = (224, 768)  # px, log-uniform
THUMBNAIL = (112, 320)  # px, short side
THUMBNAILS, CODED_ONCE, CODED_TWICE = 0.35, 0.85, 0.3
SCREENSHOTS, OVERLAYS, BLURS, NOISES, SHARPENED = 0.1, 0.1, 0.1, 0.1, 0.06
HALVINGS = 0.15  # browsers shrink by halves and then without antialiasing
QUALITY, CLEAN_QUALITY = (30, 95), (75, 95)
CODECS = {"JPEG": 65, "WEBP": 25, "AVIF": 10}
SUBSAMPLINGS = (2, 2, 2, 0, 1)  # 4:2:0 mostly, else 4:4:4 or 4:2:2
_R = Image.Resampling
KERNELS = {_R.BILINEAR: 40, _R.BICUBIC: 25, _R.LANCZOS: 15, _R.BOX: 10, _R.HAMMING: 10}
PAGES = ((255, 255, 255), (246, 247, 249), (21, 24, 28), (0, 0, 0))  # colours of a page around a picture
Size = tuple[int, int]


@dataclass(frozen=True)
class Delivered:
    """The picture as it arrives, and the file it arrived in (of the last encoding)."""

    image: Image.Image
    bytes: int
    codec: str


def deliver(image: Image.Image, name: str, rng: random.Random) -> Delivered:
    """`clean`: canonical and encoded once, well; `random…`: any path; `web`, `hard`, `thumb`: canonical, then the tier."""
    if name.startswith("random"):
        return along_any_path(image, rng)
    clean = encoded(canonical(image, rng), rng, CLEAN_QUALITY)
    if name == "clean":
        return clean
    return Delivered(apply_tier(clean.image, f"{name}:w"), 0, "JPEG")


NAMED = ("clean", *(tier.split(":")[0] for tier in TIERS if not tier.startswith("clean")))


def canonical(image: Image.Image, rng: random.Random) -> Image.Image:
    """Short side log-uniform 224-768 px, whatever it was before: size says nothing any more."""
    return to_short_side(image, log_uniform(rng, *SHORT_SIDE), rng)


def along_any_path(image: Image.Image, rng: random.Random) -> Delivered:
    """Thumbnail or larger, perhaps blurred, marked, shown on a page, and encoded none to two times."""
    side = log_uniform(rng, *THUMBNAIL) if rng.random() < THUMBNAILS else log_uniform(rng, *SHORT_SIDE)
    image = to_short_side(image, side, rng)
    for share, change in ((BLURS, blurred), (SHARPENED, sharpened), (NOISES, noisy), (OVERLAYS, overlaid)):
        if rng.random() < share:
            image = change(image, rng)
    made = encoded(image, rng, QUALITY) if rng.random() < CODED_ONCE else Delivered(image, 0, "none")
    if rng.random() < SCREENSHOTS:
        made = Delivered(on_page(made.image, rng), 0, "none")
    if rng.random() < CODED_TWICE:
        made = encoded(resized(made.image, rng.uniform(0.67, 1.0), rng), rng, QUALITY)
    return made


def log_uniform(rng: random.Random, low: float, high: float) -> int:
    """A whole number of px."""
    return round(math.exp(rng.uniform(math.log(low), math.log(high))))


def to_short_side(image: Image.Image, side: int, rng: random.Random) -> Image.Image:
    return resized(image, side / min(image.size), rng)


def resized(image: Image.Image, factor: float, rng: random.Random) -> Image.Image:
    """By a random kernel."""
    size = max(1, round(image.width * factor)), max(1, round(image.height * factor))
    if factor < 1 and rng.random() < HALVINGS:
        return halved(image, size)
    return image.resize(size, rng.choices(list(KERNELS), list(KERNELS.values()))[0])


def halved(image: Image.Image, size: Size) -> Image.Image:
    """Halved while twice too large, then bilinear without antialiasing."""
    while image.width >= 2 * size[0] and image.height >= 2 * size[1]:
        image = image.reduce(2)
    scale = (image.width / size[0], 0.0, 0.0, 0.0, image.height / size[1], 0.0)
    return image.transform(size, Image.Transform.AFFINE, scale, _R.BILINEAR)


def encoded(image: Image.Image, rng: random.Random, quality: tuple[int, int]) -> Delivered:
    """Through a random codec at a random quality."""
    codec = rng.choices(list(CODECS), list(CODECS.values()))[0]
    level, subsampling = rng.randint(*quality), rng.choice(SUBSAMPLINGS)
    file = io.BytesIO()
    if codec == "JPEG":
        image.save(file, codec, quality=level, subsampling=subsampling)
    elif codec == "WEBP":
        image.save(file, codec, quality=level, method=1)
    else:
        image.save(file, codec, quality=level, speed=9)
    size = file.tell()
    file.seek(0)
    return Delivered(Image.open(file).convert("RGB"), size, codec)


def blurred(image: Image.Image, rng: random.Random) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 1.5)))


def sharpened(image: Image.Image, rng: random.Random) -> Image.Image:
    return image.filter(ImageFilter.UnsharpMask(rng.uniform(0.8, 2), rng.randint(40, 150), 2))


def noisy(image: Image.Image, rng: random.Random) -> Image.Image:
    pixels = np.asarray(image, np.float32)
    spread = np.random.default_rng(rng.getrandbits(32)).normal(0, rng.uniform(0.5, 5), pixels.shape)
    return Image.fromarray((pixels + spread).clip(0, 255).astype(np.uint8))


def overlaid(image: Image.Image, rng: random.Random) -> Image.Image:
    """A bar or a block of one colour over 5-25 % of the picture, as captions and stickers are."""
    image, (width, height) = image.copy(), image.size
    share = rng.uniform(0.05, 0.25)
    wide = 1.0 if rng.random() < 0.5 else rng.uniform(share, 1.0)
    box_width, box_height = round(width * wide), max(1, round(height * share / wide))
    left, top = rng.randint(0, width - box_width), rng.randint(0, max(0, height - box_height))
    colour = tuple(rng.randrange(256) for _ in range(3))
    ImageDraw.Draw(image).rectangle((left, top, left + box_width, top + box_height), fill=colour)
    return image


def on_page(image: Image.Image, rng: random.Random) -> Image.Image:
    """A screenshot: resampled, margins of a page around it, a bar and lines of text below."""
    image = resized(image, rng.uniform(0.67, 1.5), rng)
    width, height = image.size
    margin, below = round(width * rng.uniform(0, 0.15)), round(height * rng.uniform(0, 0.25))
    page = rng.choice(PAGES)
    ink = (40, 40, 40) if sum(page) > 380 else (215, 215, 215)
    sheet = Image.new("RGB", (width + 2 * margin, height + margin + below), page)
    sheet.paste(image, (margin, margin))
    pen, line = ImageDraw.Draw(sheet), max(3, height // 40)
    for y in range(height + margin + line, sheet.height - line, 3 * line):
        pen.rectangle((margin, y, margin + round(width * rng.uniform(0.3, 1)), y + line), fill=ink)
    return sheet
