"""What may change in a detector, its running mean, batches with pairs, and the exported graph."""
from __future__ import annotations

import copy
import random
from pathlib import Path

import numpy as np
import onnxruntime as ort
import pytest
import torch

from training.image.adapters import choose, merge
from training.image.batches import Mix, Pair, Stream
from training.image.export import export
from training.image.image_score import ImageModel, quantised
from training.image.optimiser import Optimiser, rate_at
from training.image.shipped import detector as shipped
from training.image.shipped import differences
from training.image.shipped import noise as noise_views
from training.image.vit import Detector, Shape, load, load_mean, save
from training.tests.test_image_delivery import made, noise

SMALL = Shape(width=24, depth=3, heads=2, patch=14, grid=2)


def detector() -> Detector:
    torch.manual_seed(1)
    return Detector(SMALL, (2, 3)).eval()


def trained() -> Detector:
    """No two weights are alike any more, which the exporter would join."""
    model = detector()
    with torch.no_grad():
        for value in model.parameters():
            value.add_(0.02 * torch.randn_like(value))
    return model


@pytest.mark.parametrize(("tuned", "blocks"), [("head", set()), ("last:1", {2}), ("lora", {0, 1, 2}), ("all", {0, 1, 2})])
def test_only_what_is_chosen_may_change(tuned: str, blocks: set[int]) -> None:
    model = detector()
    choose(model, tuned, rank=2)
    free = {name for name, value in model.named_parameters() if value.requires_grad}
    assert {int(name.split(".")[2]) for name in free if name.startswith("trunk.blocks.")} == blocks
    assert "head.weight" in free


def test_low_rank_additions_begin_as_nothing_and_merge_into_the_weights() -> None:
    plain, model, pixels = detector(), detector(), torch.randn(2, 3, 28, 28)
    choose(model, "lora", rank=2)
    assert torch.allclose(plain(pixels), model(pixels), atol=1e-6)
    optimiser = Optimiser(model, 1e-2, 0.8)
    for _ in range(3):
        model(pixels).square().sum().backward()
        optimiser.step(1.0)
    changed = model(pixels)
    merged = merge(copy.deepcopy(model))
    assert torch.allclose(changed, merged(pixels), atol=1e-5)
    assert set(merged.state_dict()) == set(plain.state_dict())


def test_the_mean_is_in_place_only_inside_the_block() -> None:
    model = detector()
    choose(model, "head")
    optimiser, before = Optimiser(model, 1.0, 1.0), model.head.weight.detach().clone()
    model(torch.randn(2, 3, 28, 28)).sum().backward()
    optimiser.step(1.0)
    after = model.head.weight.detach().clone()
    with optimiser.averaged():
        assert (model.head.weight - before).abs().max() < (after - before).abs().max()
    assert torch.equal(model.head.weight, after)
    assert rate_at(0, 0) < rate_at(0.1, 1000) and rate_at(1, 1000) == 0.01


def test_a_real_picture_may_bring_its_reconstruction(tmp_path: Path) -> None:
    noise(300, 260).save(tmp_path / "real.png")
    rows = [made("r", False, file=tmp_path / "real.png"), made("a", True, file=tmp_path / "real.png")]
    drawn = iter(Stream(rows, Mix(pairs=1.0), 1, {"r": [Pair(tmp_path / "real.png", tmp_path / "real.png")]}))
    assert [next(drawn)[1] for _ in range(6)] == [0, 1, 1, 0, 1, 1]  # real, its copy, an AI picture
    assert next(drawn)[0].shape == (224, 224, 3)


def test_both_of_a_pair_are_the_same_part_on_the_same_path(tmp_path: Path) -> None:
    noise(900, 700).save(tmp_path / "whole.png")
    noise(240, 240, 2).save(tmp_path / "part.png")
    rows = [made("r", False, file=tmp_path / "whole.png"), made("a", True, file=tmp_path / "whole.png")]
    stream = Stream(rows, Mix(pairs=1.0), 1, {"r": [Pair(tmp_path / "part.png", tmp_path / "part.png")]})
    for number in range(8):
        (real, no), (copy_of_it, yes) = stream.drawn(stream.sides[0], random.Random(number))
        assert (no, yes) == (0, 1)
        assert np.array_equal(real, copy_of_it)


def test_runs_of_one_beginning_become_the_mean_of_their_weights(tmp_path: Path) -> None:
    paths, models = [tmp_path / "a.pt", tmp_path / "b.pt"], [detector(), detector()]
    with torch.no_grad():
        models[1].head.bias.add_(2.0)
    for path, model in zip(paths, models, strict=True):
        save(model, path, {})
    pixels = torch.randn(2, 3, 28, 28)
    assert torch.allclose(load_mean(paths)(pixels), load(paths[0]).eval()(pixels) + 1.0, atol=1e-6)
    assert torch.allclose(load_mean(paths[:1])(pixels), load(paths[0]).eval()(pixels))


def test_the_exported_graph_gives_the_same_logits(tmp_path: Path) -> None:
    model, pixels = detector(), torch.randn(3, 3, 28, 28)
    save(model, tmp_path / "final.pt", {})
    export(load(tmp_path / "final.pt").eval(), tmp_path / "out", tmp_path / "plain.onnx")
    ours = model(pixels).detach().numpy()
    for path, near in ((tmp_path / "plain.onnx", 1e-4), (tmp_path / "out/onnx/model_quantized.onnx", 0.05)):
        theirs = ort.InferenceSession(str(path)).run(None, {"pixel_values": pixels.numpy()})[0]
        assert np.abs(ours - theirs).max() < near
    assert (tmp_path / "out/config.json").exists()


def test_a_shipped_detector_can_be_trained_on(tmp_path: Path) -> None:
    model, pixels = trained(), torch.randn(3, 3, 28, 28)
    export(model, tmp_path)
    found = shipped(tmp_path, (2, 3))
    with torch.no_grad():
        assert torch.allclose(found(pixels), model(pixels), atol=0.02)
    assert differences(found, ImageModel(quantised(tmp_path)), list(noise_views(28))).max() < 0.05


def test_a_shipped_detector_of_other_depths_is_refused(tmp_path: Path) -> None:
    export(trained(), tmp_path)
    with pytest.raises(RuntimeError, match="head.weight"):
        shipped(tmp_path, (1, 2, 3))
