"""Autoencoders, and the pairs made with them: same region, same file traces, resumable. Weights are random."""
from __future__ import annotations

import io
from argparse import Namespace
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from training.common.cache import read_tsv
from training.image import train_autoencoder
from training.image.autoencoder import Autoencoder, load_taef2, taef2_decoder, taef2_encoder
from training.image.batches import read_pairs
from training.image.image_score import load
from training.image.index import Picture, seeded
from training.image.pair_fixups import NOISES, FixUps, as_its_file, drawn, fixed, with_high_frequencies, with_noise
from training.image.reconstruct import TABLE, aligned_square, run
from training.image.small_autoencoder import UPSAMPLERS, Shape, load_small, save_small, small
from training.image.train_autoencoder import crops_of, psnr, train
from training.tests.test_image_data import picture
from training.tests.test_image_delivery import made, noise


def own(upsampler: str = "nearest", halvings: int = 2) -> Autoencoder:
    torch.manual_seed(1)
    return small(Shape(upsampler, halvings, width=4)).eval()


def reals(folder: Path, how_many: int = 3) -> list[Picture]:
    """Soft pictures, stored as JPEG."""
    for number in range(how_many):
        picture(number, 300, 220).save(folder / f"{number}.jpg", quality=60)
    return [made(f"r{number}", file=folder / f"{number}.jpg") for number in range(how_many)]


def test_stored_weights_of_taef2_are_read_and_other_ones_refused(tmp_path: Path) -> None:
    torch.manual_seed(1)
    parts = {"e.pth": taef2_encoder(), "d.pth": taef2_decoder()}
    for name, part in parts.items():
        torch.save({f"{place}.x": value.half() for place, value in enumerate(part.state_dict().values())}, tmp_path / name)
    model = load_taef2(tmp_path / "e.pth", tmp_path / "d.pth")
    code = model.encode(torch.rand(1, 3, 32, 16))
    assert code.shape == (1, 32, 4, 2)
    assert model.decode(100 * code).shape == (1, 3, 32, 16)
    torch.save(taef2_encoder(16).state_dict(), tmp_path / "d.pth")
    with pytest.raises(ValueError, match="d.pth"):
        load_taef2(tmp_path / "e.pth", tmp_path / "d.pth")


@pytest.mark.parametrize("upsampler", UPSAMPLERS)
@pytest.mark.parametrize("halvings", [2, 3])
def test_our_own_autoencoders_keep_the_size_and_can_be_stored(upsampler: str, halvings: int, tmp_path: Path) -> None:
    model, pixels = own(upsampler, halvings), torch.rand(1, 3, 32, 48)
    assert model.encode(pixels).shape == (1, 8 * 4 ** (halvings - 2), 32 >> halvings, 48 >> halvings)
    assert model(pixels).shape == pixels.shape
    save_small(model, Shape(upsampler, halvings, 4), tmp_path / "own.pt", {"minutes": 1.0})
    assert torch.equal(load_small(tmp_path / "own.pt")(pixels), model(pixels))


def test_an_autoencoder_learns_and_a_resumed_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = count()
    monkeypatch.setattr(train_autoencoder, "time", SimpleNamespace(monotonic=lambda: float(next(ticks))))  # a step: 1 s
    crops, shape, model = crops_of(reals(tmp_path), 0), Shape("shuffle", width=4), own("shuffle")
    given = Namespace(out=tmp_path / "own.pt", minutes=0.5, batch=2, resume=False)
    before = psnr(model, crops)
    train(model, crops, crops, shape, given)
    assert psnr(model, crops) > before
    assert torch.load(given.out, weights_only=True)["steps"] == 30
    train(own("shuffle"), crops, crops, shape, Namespace(**{**vars(given), "minutes": 0.75, "resume": True}))
    assert torch.load(given.out, weights_only=True)["steps"] == 45
    assert psnr(load_small(given.out), crops) > before


def test_the_square_is_the_middle_on_the_grid_of_jpeg_blocks() -> None:
    whole = noise(1000, 700)
    square = aligned_square(whole)
    assert square is not None and square.size == (640, 640)
    assert np.array_equal(np.asarray(square), np.asarray(whole)[16:656, 176:816])
    assert aligned_square(noise(400, 150)) is None


def test_fix_ups_are_drawn_from_their_ranges_and_the_same_in_every_run() -> None:
    draws = [drawn(seeded(str(number), "pair")) for number in range(200)]
    assert draws[7] == drawn(seeded("7", "pair"))
    assert {one.noise for one in draws} == set(NOISES)
    assert all(0.5 <= one.mix <= 1 and (one.restored == 0 or 0.2 <= one.restored <= 0.4) for one in draws)
    assert 0.4 < np.mean([one.restored > 0 for one in draws]) < 0.6


def test_noise_follows_the_deviation_of_each_channel() -> None:
    code = torch.randn(1, 2, 64, 64) * torch.tensor([1.0, 10.0]).view(1, 2, 1, 1)
    off = with_noise(code, FixUps(0.1, 0, 1, 3)) - code
    assert off.std((2, 3))[0].tolist() == pytest.approx([0.1, 1.0], rel=0.1)
    assert with_noise(code, FixUps(0, 0, 1, 3)) is code


def test_only_the_highest_frequencies_are_the_reals() -> None:
    down, across = np.mgrid[:64, :64] / 64
    low, high = np.sin(2 * np.pi * 4 * across), np.sin(2 * np.pi * 30 * down)
    real = np.repeat((low + high)[..., None], 3, 2).astype(np.float32)
    made_up = with_high_frequencies(np.zeros_like(real), real, 0.3)
    assert made_up[..., 0] == pytest.approx(high, abs=1e-4)


def test_a_copy_is_mixed_with_the_real_and_grey_where_that_is_grey() -> None:
    real, tinted = np.full((16, 16, 3), 0.5, np.float32), np.zeros((16, 16, 3), np.float32)
    tinted[..., 0] = 0.3
    mixed = fixed(tinted, real, FixUps(0, 0, 0.8, 1))
    assert mixed == pytest.approx(np.full((16, 16, 3), 0.8 * 0.1 + 0.2 * 0.5), abs=1e-6)


@pytest.mark.parametrize(("mode", "options"), [("RGB", {"quality": 40, "subsampling": 2}), ("L", {"quality": 70})])
def test_a_copy_takes_on_the_traces_of_the_reals_file(mode: str, options: dict[str, Any], tmp_path: Path) -> None:
    picture(1).convert(mode).save(tmp_path / "real.jpg", **options)
    picture(2).save(tmp_path / "real.png")
    plain, expected = picture(3, 128, 128), io.BytesIO()
    plain.convert(mode).save(expected, "JPEG", **options)
    assert np.array_equal(np.asarray(as_its_file(plain, tmp_path / "real.jpg")),
                          np.asarray(Image.open(expected).convert("RGB")))
    assert as_its_file(plain, tmp_path / "real.png") is plain


def test_pairs_are_written_once_and_a_stopped_run_goes_on(tmp_path: Path) -> None:
    pictures, out = reals(tmp_path), tmp_path / "pairs"
    out.mkdir()
    run(pictures[:2], {"a": own()}, out)
    whole = (out / TABLE).read_text()
    (out / TABLE).write_text(whole[:-30])  # stopped inside a line
    (tmp_path / "none.jpg").write_bytes(b"no picture")
    run([*pictures, made("broken", file=tmp_path / "none.jpg")], {"a": own(), "b": own("shuffle")}, out)
    table = read_tsv(out / TABLE)
    assert (out / TABLE).read_text().splitlines()[:2] == whole.splitlines()[:2]
    assert sorted((row["sha256"], row["decoder"]) for row in table) == [(f"r{n}", d) for n in range(3) for d in "ab"]
    for one in pictures:
        for pair in read_pairs(out)[one.sha256]:
            square, copy = load(pair.real), load(pair.copy)
            assert square.size == copy.size == (208, 208)
            assert np.array_equal(np.asarray(square), np.asarray(aligned_square(load(one.file))))
            assert not np.array_equal(np.asarray(square), np.asarray(copy))
