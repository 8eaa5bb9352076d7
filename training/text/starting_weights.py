"""Starting weights for the encoder: a BERT checkpoint in safetensors, or an int8 model that was shipped before.

    python -m training.text.starting_weights --onnx text-v0/onnx/model_quantized.onnx --out start.pt
    python -m training.text.starting_weights --bert model.safetensors [--keep 0 1 2 3 4 5] --out start.pt
"""
from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from safetensors.torch import load_file
from torch import Tensor, nn

from training.text.encoder import Encoder, Shape, save

Weights = dict[str, Tensor]
Array = npt.NDArray[np.float32]


def from_bert(path: Path, keep: Sequence[int] | None = None) -> Encoder:
    """Encoder of a Hugging Face BertModel; `keep` picks layers. The head is new."""
    stored = {name.removeprefix("bert."): value.float() for name, value in load_file(str(path)).items()}
    count = 1 + max(int(name.split(".")[2]) for name in stored if name.startswith("encoder.layer."))
    layers = list(range(count)) if keep is None else list(keep)
    vocabulary, hidden = stored["embeddings.word_embeddings.weight"].shape
    inner = stored["encoder.layer.0.intermediate.dense.weight"].shape[0]
    positions = stored["embeddings.position_embeddings.weight"].shape[0]
    model = Encoder(Shape(vocabulary, hidden, inner, layers=len(layers), positions=positions))
    weights = _embeddings(stored)
    for index, layer in enumerate(layers):
        weights |= _layer(stored, f"encoder.layer.{layer}.", f"layers.{index}.")
    result = model.load_state_dict(weights, strict=False)
    if result.unexpected_keys or set(result.missing_keys) != {"head.weight", "head.bias"}:
        raise ValueError(f"not a BERT encoder: {result}")
    nn.init.normal_(model.head.weight, std=0.02)
    nn.init.zeros_(model.head.bias)
    return model


def _embeddings(stored: Weights) -> Weights:
    return {
        "words.weight": stored["embeddings.word_embeddings.weight"],
        "positions.weight": stored["embeddings.position_embeddings.weight"],
        "segment": stored["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": stored["embeddings.LayerNorm.weight"],
        "norm.bias": stored["embeddings.LayerNorm.bias"],
    }


def _layer(stored: Weights, old: str, new: str) -> Weights:
    weights: Weights = {}
    for kind in ("weight", "bias"):
        parts = [stored[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
        weights[f"{new}qkv.{kind}"] = torch.cat(parts)
        for ours, theirs in (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                             ("inner", "intermediate.dense"), ("outer", "output.dense"),
                             ("norm2", "output.LayerNorm")):
            weights[f"{new}{ours}.{kind}"] = stored[f"{old}{theirs}.{kind}"]
    return weights


def from_onnx(path: Path) -> Encoder:
    """Encoder of an int8 model of this package: every weight as the quantised graph holds it."""
    held = {one.name: numpy_helper.to_array(one) for one in onnx.load(str(path)).graph.initializer}
    words = _dequantised(held, "embeddings.word")
    layers = 1 + max(int(name[1:].split("_")[0]) for name in held if name.startswith("l") and "_q.bias" in name)
    inner = len(held["l0_f1.bias"])
    shape = Shape(len(words), words.shape[1], inner, layers=layers, positions=len(_any(held, "embeddings.position")))
    model, weights = Encoder(shape), {
        "words.weight": words,
        "positions.weight": _any(held, "embeddings.position"),
        "segment": _any(held, "embeddings.type")[0],
        "norm.weight": held["e_ln.w"],
        "norm.bias": held["e_ln.b"],
        "head.weight": 2 * _any(held, "classifier.weight")[:, 1][None],
        "head.bias": 2 * held["classifier.bias"][1:2],
    }
    for index in range(layers):
        weights |= _onnx_layer(held, index, (shape.hidden // shape.heads) ** 0.5)
    model.load_state_dict({name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in weights.items()})
    return model


def _onnx_layer(held: dict[str, Array], index: int, query_scale: float) -> dict[str, Array]:
    """The graph holds transposed matrices, and queries already divided by the root of the head's width."""
    old, new = f"l{index}_", f"layers.{index}."
    matrices = {part: _dequantised(held, f"{old}{part}.weight").T for part in ("q", "k", "v", "o", "f1", "f2")}
    biases = {part: held[f"{old}{part}.bias"] for part in matrices}
    weights: dict[str, Array] = {
        f"{new}qkv.weight": np.concatenate([matrices["q"] * query_scale, matrices["k"], matrices["v"]]),
        f"{new}qkv.bias": np.concatenate([biases["q"] * query_scale, biases["k"], biases["v"]]),
    }
    for ours, theirs in (("out", "o"), ("inner", "f1"), ("outer", "f2")):
        weights[f"{new}{ours}.weight"], weights[f"{new}{ours}.bias"] = matrices[theirs], biases[theirs]
    for ours, theirs in (("norm1", "ln1"), ("norm2", "ln2")):
        weights[f"{new}{ours}.weight"], weights[f"{new}{ours}.bias"] = held[f"{old}{theirs}.w"], held[f"{old}{theirs}.b"]
    return weights


def _any(held: dict[str, Array], name: str) -> Array:
    return held[name] if name in held else _dequantised(held, name)


def _dequantised(held: dict[str, Array], name: str) -> Array:
    scale, zero = held[f"{name}_scale"], held[f"{name}_zero_point"].astype(np.float32)
    return ((held[f"{name}_quantized"].astype(np.float32) - zero) * scale).astype(np.float32)


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--bert", type=Path)
    source.add_argument("--onnx", type=Path)
    parser.add_argument("--keep", type=int, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = from_onnx(args.onnx) if args.onnx else from_bert(args.bert, args.keep)
    save(model, args.out, {"start": str(args.onnx or args.bert), "keep": args.keep})
    print(args.out, model.shape)


if __name__ == "__main__":
    main()
