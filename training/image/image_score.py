"""What the picture model sees of a file, the four deliveries that are evaluated, and its int8 graph.

A delivery imitates what a web page does to a picture before a reader sees it; it is applied to both classes alike. The
view is "whole": short side to 224 px, centre crop 224 x 224.
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


def whole_pixels(image: Image.Image, side: int = SIZE) -> Pixels:
    """The same before it is normalised, (side, side, 3)."""
    width, height = image.size
    scale = side / min(width, height)
    size = max(side, round(width * scale)), max(side, round(height * scale))
    image = image.resize(size, BILINEAR)
    left, top = (size[0] - side) // 2, (size[1] - side) // 2
    return np.asarray(image.crop((left, top, left + side, top + side)))


def normalised(pixels: Pixels) -> View:
    """RGB of 0..255, channels last, to what a model takes: channels before rows."""
    scaled: View = (pixels.astype(np.float32) / np.float32(255) - _MEAN) / _STD
    return np.moveaxis(scaled, -1, -3)


class ImageModel:
    """An ONNX graph of the picture model, 8-bit or not, on the CPU."""

    def __init__(self, graph: Path, threads: int = 1) -> None:
        options = ort.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Exact sums of 8-bit products, as in the browser; processors without VNNI would saturate.
        options.add_session_config_entry("session.x64quantprecision", "1")
        self.session = ort.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])

    def logits(self, views: View) -> npt.NDArray[np.float64]:
        """logits[1] - logits[0] [n] of views [n, 3, 224, 224]; one by one, as in the browser."""
        runs = [self.session.run(["logits"], {"pixel_values": view[None]})[0][0] for view in views]
        return np.array([float(out[1]) - float(out[0]) for out in runs], np.float64)


def quantised(folder: Path) -> Path:
    """The 8-bit graph of a model's folder."""
    return next((folder / "onnx").glob("*quantized*.onnx"))
