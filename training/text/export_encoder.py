"""A trained encoder -> int8 ONNX with tokenizer and configuration, as the extension loads it.

    python -m training.text.export_encoder --model run/final.pt --tokenizer tokenizer.json --out text-v1/

Weights are stored as 8-bit integers per output channel (MatMul) and for the word table; activations are quantised
when the graph runs. Inputs input_ids, attention_mask, token_type_ids int64 [batch, length]; output logits [batch, 2].
"""
from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.text.encoder import Encoder, Shape, load
from training.text.onnx_graph import graph_of

MAX_TOKENS = 256


def export(model: Encoder, tokenizer: Path, out: Path) -> None:
    """Writes OUT/onnx/model_quantized.onnx, config.json, tokenizer.json, tokenizer_config.json."""
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "model.onnx"
        onnx.save(graph_of(model), str(plain))
        quantize_dynamic(
            plain, out / "onnx/model_quantized.onnx", op_types_to_quantize=["MatMul", "Gather"], per_channel=True,
            weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True})
    write(out / "config.json", configuration(model.shape))
    write(out / "tokenizer.json", with_truncation(json.loads(tokenizer.read_text(encoding="utf8"))), indent=None)
    write(out / "tokenizer_config.json", TOKENIZER_CONFIGURATION)


def configuration(shape: Shape) -> dict[str, object]:
    """The fields that a BertForSequenceClassification is loaded by."""
    return {
        "architectures": ["BertForSequenceClassification"], "model_type": "bert", "hidden_size": shape.hidden,
        "intermediate_size": shape.inner, "num_hidden_layers": shape.layers, "num_attention_heads": shape.heads,
        "vocab_size": shape.vocabulary, "max_position_embeddings": shape.positions, "type_vocab_size": 2,
        "hidden_act": "gelu", "layer_norm_eps": shape.epsilon, "pad_token_id": 0,
        "id2label": {"0": "human-written", "1": "ai-generated"},
        "label2id": {"human-written": 0, "ai-generated": 1},
        "pooling": "mean (inside the graph)", "problem_type": "single_label_classification",
    }


TOKENIZER_CONFIGURATION: dict[str, object] = {
    "tokenizer_class": "BertTokenizer", "do_lower_case": True, "model_max_length": MAX_TOKENS, "unk_token": "[UNK]",
    "sep_token": "[SEP]", "pad_token": "[PAD]", "cls_token": "[CLS]", "mask_token": "[MASK]", "strip_accents": None,
    "tokenize_chinese_chars": True,
}


def with_truncation(tokenizer: dict[str, object]) -> dict[str, object]:
    """The tokenizer, cutting at `MAX_TOKENS`."""
    cut = {"direction": "Right", "max_length": MAX_TOKENS, "strategy": "LongestFirst", "stride": 0}
    return {**tokenizer, "truncation": cut, "padding": None}


def write(path: Path, value: object, indent: int | None = 1) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent), encoding="utf8")


def main() -> None:
    """Command line entry."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    export(load(args.model), args.tokenizer, args.out)
    for path in sorted(args.out.rglob("*.*")):
        print(path, path.stat().st_size)


if __name__ == "__main__":
    main()
