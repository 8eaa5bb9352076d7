"""A trained detector -> int8 ONNX with its configuration, as the extension loads it.

    python -m training.image.export --model run/final.pt [--model other/final.pt] --out image-v1/ [--plain model.onnx]

Several models of one recipe are averaged. Weights are 8-bit per output channel; activations are quantised when the graph
runs; the patch layer and the products inside attention stay in floating point. Input pixel_values float32
[batch, 3, 224, 224], output logits [batch, 2]. --plain keeps the fp32 graph, for the comparison of the two.
"""
from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.image.vit import Detector, Shape, load_mean

OPSET = 17
MEAN, SPREAD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


def export(model: Detector, out: Path, plain: Path | None = None) -> None:
    """Writes OUT/onnx/model_quantized.onnx, config.json, preprocessor_config.json."""
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        graph = plain or Path(folder) / "model.onnx"
        write_graph(model, graph)
        quantize_dynamic(
            graph, out / "onnx/model_quantized.onnx", op_types_to_quantize=["MatMul", "Gemm"], per_channel=True,
            weight_type=QuantType.QInt8, nodes_to_exclude=products(graph), extra_options={"MatMulConstBOnly": True})
    for name, value in (("config", configuration(model.trunk.shape)), ("preprocessor_config", preprocessing(model.trunk.shape))):
        (out / f"{name}.json").write_text(json.dumps(value, indent=1) + "\n", encoding="utf8")


def write_graph(model: Detector, path: Path) -> None:
    """The fp32 graph, of any batch size."""
    side = model.trunk.shape.side
    torch.onnx.export(
        model, (torch.zeros(2, 3, side, side),), str(path), input_names=["pixel_values"], output_names=["logits"],
        opset_version=OPSET, dynamo=False, dynamic_axes={"pixel_values": {0: "batch"}, "logits": {0: "batch"}})


def products(path: Path) -> list[str]:
    """Names of the products without constants, inside attention."""
    graph = onnx.load(str(path)).graph
    held = {one.name for one in graph.initializer}
    return [node.name for node in graph.node if node.op_type == "MatMul" and not held.intersection(node.input)]


def configuration(shape: Shape) -> dict[str, object]:
    """The fields that a Dinov2ForImageClassification is loaded by; the graph itself is our own."""
    return {
        "architectures": ["Dinov2ForImageClassification"], "model_type": "dinov2", "hidden_size": shape.width,
        "num_hidden_layers": shape.depth, "num_attention_heads": shape.heads, "mlp_ratio": 4, "hidden_act": "gelu",
        "layer_norm_eps": 1e-6, "layerscale_value": 1.0, "qkv_bias": True, "use_swiglu_ffn": False,
        "image_size": shape.side, "patch_size": shape.patch, "num_channels": 3, "num_labels": 2,
        "id2label": {"0": "camera-or-hand", "1": "ai-generated"},
        "label2id": {"camera-or-hand": 0, "ai-generated": 1}, "problem_type": "single_label_classification",
        "transformers.js_config": {"dtype": "q8"},
    }


def preprocessing(shape: Shape) -> dict[str, object]:
    """Short side to the input's, antialiased bilinear, centre crop."""
    return {
        "image_processor_type": "BitImageProcessor", "do_convert_rgb": True, "do_resize": True,
        "size": {"shortest_edge": shape.side}, "resample": 2, "do_center_crop": True,
        "crop_size": {"height": shape.side, "width": shape.side}, "do_rescale": True, "rescale_factor": 1 / 255,
        "do_normalize": True, "image_mean": MEAN, "image_std": SPREAD,
    }


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, action="append", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--plain", type=Path)
    args = parser.parse_args()
    export(load_mean(args.model), args.out, args.plain)
    for path in sorted(args.out.rglob("*.*")):
        print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
