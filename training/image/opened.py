"""Pictures of the index with their pixels; damaged files are named and left out."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from PIL import Image

from training.image.image_score import load
from training.image.index import Picture

UNREADABLE = (OSError, ValueError, SyntaxError)  # what Pillow raises on damaged files


def opened(pictures: Iterable[Picture]) -> Iterator[tuple[Picture, Image.Image]]:
    """Each picture that can be read, in RGB."""
    for one in pictures:
        try:
            image = load(one.file)
        except UNREADABLE as error:
            print("unreadable", one.file.name, error, flush=True)
            continue
        yield one, image
