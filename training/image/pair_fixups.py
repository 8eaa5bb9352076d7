"""What keeps a reconstruction from differing from its real picture by more than the decoder's traces.

An autoencoder smooths, tints grey pictures and drops the traces of the file; a detector would learn those instead.
Pictures here are float32 arrays [side, side, 3] in 0..1.
"""
from __future__ import annotations

import io
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile, get_sampling
from torch import Tensor

NOISES = (0.0, 0.05, 0.1, 0.2)  # of the code's own deviation: what a generator makes is never exactly a code
RESTORED_IN, RESTORED = 0.5, (0.2, 0.4)  # share of pairs; share of the frequencies, from the highest down
MIX = (0.5, 1.0)  # weight of the reconstruction
NYQUIST = 0.5  # periods per px
GREY_WITHIN = 2 / 255  # colours of a grey picture differ by no more
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class FixUps:
    """Drawn for one pair. `restored`: 0, or the share of frequencies that come from the real picture."""

    noise: float
    restored: float
    mix: float
    seed: int


def drawn(rng: random.Random) -> FixUps:
    """One draw of each."""
    return FixUps(noise=rng.choice(NOISES), restored=rng.uniform(*RESTORED) if rng.random() < RESTORED_IN else 0.0,
                  mix=rng.uniform(*MIX), seed=rng.getrandbits(32))


def with_noise(code: Tensor, fix: FixUps) -> Tensor:
    """Noise in proportion to the deviation of each channel, [1, c, h, w]."""
    if not fix.noise:
        return code
    drawn_noise = torch.randn(code.shape, generator=torch.Generator().manual_seed(fix.seed)).to(code.device)
    return code + fix.noise * code.std((2, 3), keepdim=True) * drawn_noise


def fixed(copy: Floats, real: Floats, fix: FixUps) -> Floats:
    """The reconstruction grey where the real is, with its highest frequencies, mixed with it, in 0..1."""
    if fix.restored:
        copy = with_high_frequencies(copy, real, fix.restored)
    copy = fix.mix * copy + (1 - fix.mix) * real
    if np.ptp(real, axis=2).max() <= GREY_WITHIN:
        copy = np.repeat(copy.mean(2, keepdims=True), 3, axis=2)
    return np.asarray(copy.clip(0, 1), np.float32)


def with_high_frequencies(copy: Floats, real: Floats, share: float) -> Floats:
    """Frequencies above (1 - share) of Nyquist's, at any angle, are the real picture's."""
    down = np.fft.fftfreq(copy.shape[0])[:, None]
    across = np.fft.rfftfreq(copy.shape[1])[None]
    high = (np.hypot(down, across) > (1 - share) * NYQUIST)[..., None]
    mixed = np.where(high, np.fft.rfft2(real, axes=(0, 1)), np.fft.rfft2(copy, axes=(0, 1)))
    return np.asarray(np.fft.irfft2(mixed, copy.shape[:2], axes=(0, 1)), np.float32)


def as_its_file(copy: Image.Image, file: Path) -> Image.Image:
    """Encoded once with the tables and the sampling of the real picture's file, if that is a JPEG."""
    with Image.open(file) as stored:
        if not isinstance(stored, JpegImageFile):
            return copy
        tables, sampling, mode = stored.quantization, get_sampling(stored), stored.mode
    encoded = io.BytesIO()
    if mode == "L":
        copy.convert("L").save(encoded, "JPEG", qtables=tables)
    else:
        copy.save(encoded, "JPEG", qtables=tables, subsampling=max(sampling, 0))
    encoded.seek(0)
    return Image.open(encoded).convert("RGB")
