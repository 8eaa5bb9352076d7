"""The encoder as an ONNX graph, operator by operator (opset 17), so that its quantisation is under our control."""
from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.text.encoder import MASKED, Encoder

OPSET = 17
IR_VERSION = 8  # what onnxruntime-web of the extension reads
Array = npt.NDArray[Any]


def graph_of(model: Encoder) -> onnx.ModelProto:
    """input_ids, attention_mask, token_type_ids int64 [batch, length] -> logits float32 [batch, 2] = [-z/2, z/2]."""
    writer = Writer({name: value.detach().float().numpy() for name, value in model.state_dict().items()})
    state = embeddings(writer, model.shape.epsilon)
    for index in range(model.shape.layers):
        state = layer(writer, state, index, model.shape.heads, model.shape.hidden, model.shape.epsilon)
    head(writer, state)
    return writer.model()


class Writer:
    """Collects nodes and weights; every output is named like its node."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.held: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: Any, kind: type = np.float32) -> str:
        """Adds a weight once and returns its name."""
        if name not in self.held:
            self.held[name] = numpy_helper.from_array(np.ascontiguousarray(np.asarray(value, kind)), name)
        return name

    def node(self, operator: str, inputs: list[str], name: str, **attributes: Any) -> str:
        """Adds a node with one output and returns its name."""
        self.nodes.append(helper.make_node(operator, inputs, [name], name=name, **attributes))
        return name

    def linear(self, state: str, matrix: Array, offset: Array, name: str) -> str:
        """state · matrixᵀ + offset."""
        product = self.node("MatMul", [state, self.constant(f"{name}.weight", matrix.T)], f"{name}_mm")
        return self.node("Add", [product, self.constant(f"{name}.bias", offset)], name)

    def norm(self, state: str, key: str, name: str, epsilon: float) -> str:
        inputs = [state, self.constant(f"{name}.w", self.weights[f"{key}.weight"]),
                  self.constant(f"{name}.b", self.weights[f"{key}.bias"])]
        return self.node("LayerNormalization", inputs, name, axis=-1, epsilon=epsilon)

    def model(self) -> onnx.ModelProto:
        """The checked model."""
        inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"])
                  for name in ("input_ids", "attention_mask", "token_type_ids")]
        output = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 2])
        graph = helper.make_graph(self.nodes, "text", inputs, [output], list(self.held.values()))
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="touchstone")
        model.ir_version = IR_VERSION
        onnx.checker.check_model(model)
        return model


def embeddings(w: Writer, epsilon: float) -> str:
    """Word, segment and position vectors, summed and normed; also the mask in the two shapes used later."""
    w.node("Gather", [w.constant("embeddings.word", w.weights["words.weight"]), "input_ids"], "e_word")
    segment = np.stack([w.weights["segment"]] * 2)
    w.node("Gather", [w.constant("embeddings.type", segment), "token_type_ids"], "e_type")
    w.node("Shape", ["input_ids"], "shape")
    one, two, zero = (w.constant(f"i{i}", [i], np.int64) for i in (1, 2, 0))
    w.node("Slice", ["shape", one, two], "length")
    positions = w.constant("embeddings.position", w.weights["positions.weight"])
    w.node("Slice", [positions, zero, "length", zero], "e_pos")
    w.node("Add", [w.node("Add", ["e_word", "e_type"], "e1"), "e_pos"], "e2")
    w.node("Cast", ["attention_mask"], "mask_float", to=TensorProto.FLOAT)
    w.node("Unsqueeze", ["mask_float", w.constant("i12", [1, 2], np.int64)], "mask4")
    w.node("Sub", [w.constant("one", 1.0), "mask4"], "padding")
    w.node("Mul", ["padding", w.constant("masked", MASKED)], "bias")
    return w.norm("e2", "norm", "e_ln", epsilon)


def layer(w: Writer, state: str, index: int, heads: int, hidden: int, epsilon: float) -> str:
    """One transformer layer; the queries' scale is folded into their weights."""
    key, name = f"layers.{index}.", f"l{index}_"
    attended = attention(w, state, key, name, heads, hidden // heads)
    out = w.linear(attended, w.weights[f"{key}out.weight"], w.weights[f"{key}out.bias"], f"{name}o")
    first = w.norm(w.node("Add", [state, out], f"{name}r1"), f"{key}norm1", f"{name}ln1", epsilon)
    inner = w.linear(first, w.weights[f"{key}inner.weight"], w.weights[f"{key}inner.bias"], f"{name}f1")
    outer = w.linear(gelu(w, inner, name), w.weights[f"{key}outer.weight"], w.weights[f"{key}outer.bias"], f"{name}f2")
    return w.norm(w.node("Add", [first, outer], f"{name}r2"), f"{key}norm2", f"{name}ln2", epsilon)


def attention(w: Writer, state: str, key: str, name: str, heads: int, width: int) -> str:
    matrices = np.split(w.weights[f"{key}qkv.weight"], 3)
    offsets = np.split(w.weights[f"{key}qkv.bias"], 3)
    split, merge = (w.constant(f"shape_{kind}", value, np.int64)
                    for kind, value in (("split", [0, 0, heads, width]), ("merge", [0, 0, heads * width])))
    for part, matrix, offset, order in zip("qkv", matrices, offsets, ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3])):
        scale = width**-0.5 if part == "q" else 1.0
        made = w.linear(state, matrix * scale, offset * scale, f"{name}{part}")
        w.node("Transpose", [w.node("Reshape", [made, split], f"{name}{part}r")], f"{name}{part}t", perm=order)
    w.node("MatMul", [f"{name}qt", f"{name}kt"], f"{name}s")
    w.node("Softmax", [w.node("Add", [f"{name}s", "bias"], f"{name}sb")], f"{name}p", axis=-1)
    w.node("Transpose", [w.node("MatMul", [f"{name}p", f"{name}vt"], f"{name}c")], f"{name}ct", perm=[0, 2, 1, 3])
    return w.node("Reshape", [f"{name}ct", merge], f"{name}cm")


def gelu(w: Writer, state: str, name: str) -> str:
    """x/2 · (1 + erf(x/√2))."""
    w.node("Erf", [w.node("Div", [state, w.constant("root2", 2**0.5)], f"{name}g1")], f"{name}g2")
    w.node("Add", [f"{name}g2", w.constant("one", 1.0)], f"{name}g3")
    return w.node("Mul", [w.node("Mul", [state, f"{name}g3"], f"{name}g4"), w.constant("half", 0.5)], f"{name}g5")


def head(w: Writer, state: str) -> None:
    """Mean over tokens that are not padding, then one logit as two."""
    w.node("Unsqueeze", ["mask_float", w.constant("i2", [2], np.int64)], "mask3")
    w.node("ReduceSum", [w.node("Mul", [state, "mask3"], "kept"), "i1"], "sum", keepdims=0)
    w.node("ReduceSum", ["mask_float", "i1"], "count", keepdims=1)
    w.node("Div", ["sum", "count"], "pooled")
    weight, offset = w.weights["head.weight"][0], w.weights["head.bias"][0]
    matrix = w.constant("classifier.weight", np.stack([-weight / 2, weight / 2], 1))
    w.node("Gemm", ["pooled", matrix, w.constant("classifier.bias", [-offset / 2, offset / 2])], "logits")
