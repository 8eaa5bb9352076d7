"""A small BERT-shaped encoder (MiniLM, multilingual-e5-small) with mean pooling and one logit."""
from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

MASKED = -30_000.0  # added to attention scores of padding; finite, so that half precision stays finite


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder, in units of its vectors; `positions` is the longest input in tokens."""

    vocabulary: int
    hidden: int = 384
    inner: int = 1536
    heads: int = 12
    layers: int = 6
    positions: int = 512
    epsilon: float = 1e-12


class Encoder(nn.Module):
    """Token ids [batch, length] and mask (1 token, 0 padding) -> logit [batch], above 0 when more like AI text."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.segment = nn.Parameter(torch.zeros(shape.hidden))
        self.norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.head = nn.Linear(shape.hidden, 1)

    def forward(self, ids: Tensor, mask: Tensor | None = None) -> Tensor:
        pooled = mean_of(self.states(ids, mask), mask)
        return F.linear(pooled, self.head.weight.float(), self.head.bias.float())[:, 0]

    def states(self, ids: Tensor, mask: Tensor | None) -> Tensor:
        """Last hidden states [batch, length, hidden]."""
        state: Tensor = self.norm(self.words(ids) + self.positions.weight[: ids.shape[1]] + self.segment)
        bias = None if mask is None else (1 - mask[:, None, None, :].to(state.dtype)) * MASKED
        for layer in self.layers:
            state = layer(state, bias)
        return state


class Layer(nn.Module):
    """Self-attention and feed-forward with the norm after each, as in BERT (arXiv 1810.04805)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm1 = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.inner = nn.Linear(shape.hidden, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.hidden)
        self.norm2 = nn.LayerNorm(shape.hidden, shape.epsilon)

    def forward(self, state: Tensor, bias: Tensor | None) -> Tensor:
        state = self.norm1(state + self.out(self.attend(state, bias)))
        normed: Tensor = self.norm2(state + self.outer(F.gelu(self.inner(state))))
        return normed

    def attend(self, state: Tensor, bias: Tensor | None) -> Tensor:
        batch, length, hidden = state.shape
        parts = self.qkv(state).view(batch, length, 3, self.heads, hidden // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        if state.is_cuda:
            mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        else:  # the fused kernel's backward pass is slower on a CPU
            weights = torch.matmul(query * (hidden // self.heads) ** -0.5, key.transpose(-1, -2))
            mixed = torch.matmul(F.softmax(weights if bias is None else weights + bias, -1), value)
        return mixed.transpose(1, 2).reshape(batch, length, hidden)


def mean_of(states: Tensor, mask: Tensor | None) -> Tensor:
    """Mean over the tokens that are not padding, float32 [batch, hidden]."""
    states = states.float()
    if mask is None:
        return states.mean(1)
    weights = mask[:, :, None].float()
    return (states * weights).sum(1) / weights.sum(1)


def save(model: Encoder, path: Path, notes: dict[str, Any]) -> None:
    """Shape, weights in float32, and notes about the run."""
    weights = {name: value.detach().float().cpu() for name, value in model.state_dict().items()}
    torch.save({"shape": asdict(model.shape), "weights": weights, "notes": notes}, path)


def load(path: Path) -> Encoder:
    """A model that `save` wrote."""
    stored = torch.load(path, map_location="cpu", weights_only=True)
    model = Encoder(Shape(**stored["shape"]))
    model.load_state_dict(stored["weights"])
    return model
