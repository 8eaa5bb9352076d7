"""Scores a picture with the int8 image model under the four re-compression tiers.

A tier imitates what a web page does to a picture before a reader sees it; it is applied to both
classes alike. Only the view "whole" is used: short side to 224 px, centre crop 224 x 224.
"""
from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime as ort
from PIL import Image, ImageOps

SIZE = 224
BILINEAR = Image.Resampling.BILINEAR
# tier -> (longest side in px, JPEG quality); None = left as it is
TIERS: dict[str, tuple[int, int] | None] = {
    "clean:w": None,
    "web:w": (768, 60),
    "hard:w": (512, 40),
    "thumb:w": (256, 75),
}
View = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]
_MEAN = np.array([0.485, 0.456, 0.406], np.float32)
_STD = np.array([0.229, 0.224, 0.225], np.float32)


def load(path: Path) -> Image.Image:
    """RGB picture, turned upright by its EXIF orientation, transparency laid on white."""
    image = ImageOps.exif_transpose(Image.open(path))
    if image.mode == "P" or "transparency" in image.info:
        image = image.convert("RGBA")
    if image.mode in ("RGBA", "LA"):
        image = image.convert("RGBA")
        sheet = Image.new("RGBA", image.size, (255, 255, 255, 255))
        sheet.alpha_composite(image)
        image = sheet
    return image.convert("RGB")


def apply_tier(image: Image.Image, name: str) -> Image.Image:
    """The picture as tier `name` leaves it: shrink to the longest side, then JPEG 4:2:0."""
    rule = TIERS[name]
    if rule is None:
        return image
    side, quality = rule
    width, height = image.size
    scale = side / max(width, height)
    if scale < 1:
        size = max(1, round(width * scale)), max(1, round(height * scale))
        image = image.resize(size, BILINEAR)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, subsampling=2)
    buffer.seek(0)
    return Image.open(buffer).convert("RGB")


def whole_view(image: Image.Image) -> View:
    """Model input, float32 of shape (3, 224, 224): antialiased bilinear resize and centre crop."""
    return normalised(whole_pixels(image))


def whole_pixels(image: Image.Image) -> Pixels:
    """The same before it is normalised, (224, 224, 3)."""
    width, height = image.size
    scale = SIZE / min(width, height)
    size = max(SIZE, round(width * scale)), max(SIZE, round(height * scale))
    image = image.resize(size, BILINEAR)
    left, top = (size[0] - SIZE) // 2, (size[1] - SIZE) // 2
    return np.asarray(image.crop((left, top, left + SIZE, top + SIZE)))


def normalised(pixels: Pixels) -> View:
    """RGB of 0..255, channels last, to what a model takes: channels before rows."""
    scaled: View = (pixels.astype(np.float32) / np.float32(255) - _MEAN) / _STD
    return np.moveaxis(scaled, -1, -3)


class ImageModel:
    """The quantised ONNX graph; one picture per call, as in the browser."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Exact sums of 8-bit products, as in the browser; processors without VNNI would saturate.
        options.add_session_config_entry("session.x64quantprecision", "1")
        graph = next((folder / "onnx").glob("*quantized*.onnx"))
        self.session = ort.InferenceSession(str(graph), options)

    def logit(self, view: View) -> float:
        """logits[1] - logits[0] of one view of shape (3, 224, 224)."""
        out = self.session.run(None, {"pixel_values": view[None]})[0][0]
        return float(out[1] - out[0])

    def score(self, image: Image.Image) -> dict[str, float]:
        """Logit difference per tier."""
        return {name: self.logit(whole_view(apply_tier(image, name))) for name in TIERS}
