"""SmolLM2 in PyTorch, built from the very GGUF that the game ships, with a low-rank adapter on each linear layer.

The weights are dequantised, so what is trained against is what will be run. They keep llama.cpp's order: its Llama
models turn neighbouring numbers of a head against each other (not halves, as Hugging Face's do), so q and k stay as
they lie in the file, and the adapter is written back without permuting anything.

Talks are packed: linear layers see all tokens of a batch as one row, attention sees each tree of talks alone. Where
talks part, positions do too, so attention goes by an explicit mask and each token has its own position.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from gguf import GGUFReader, dequantize
from torch import Tensor, nn
from torch.nn import functional

from build.voice.trees import Encoded

LINEAR = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
"""llama.cpp's names of a layer's matrices, each of which gets an adapter."""


@dataclass(frozen=True)
class Shape:
    """What the file says of the network: numbers of layers and heads, and two constants."""

    layers: int
    heads: int
    key_heads: int
    width: int
    rope_base: float
    epsilon: float

    @property
    def head(self) -> int:
        return self.width // self.heads


@dataclass(frozen=True)
class Packed:
    """Talks laid end to end. tokens, positions: shape (n,). masks: of each talk, which tokens see which, (t, t)."""

    tokens: Tensor
    positions: Tensor
    masks: tuple[Tensor, ...]


def pack(group: Sequence[Encoded], device: str) -> Packed:
    """Trees of talks as the network takes them: a token sees those before it in its own talks alone."""
    positions: list[int] = []
    masks: list[Tensor] = []
    for tree in group:
        count = len(tree.tokens)
        sees = np.eye(count, dtype=bool)
        own = [0] * count
        for place, parent in enumerate(tree.parents):
            if parent >= 0:
                sees[place] |= sees[parent]
                own[place] = own[parent] + 1
        positions += own
        masks.append(torch.from_numpy(sees).to(device))
    tokens = [token for tree in group for token in tree.tokens]
    return Packed(torch.tensor(tokens, device=device), torch.tensor(positions, device=device), tuple(masks))


class Adapted(nn.Module):
    """A frozen matrix and what is added to it: (x · a) · b, scaled; of rank 0 the matrix alone."""

    weight: Tensor

    def __init__(self, weight: Tensor, rank: int, scale: float) -> None:
        super().__init__()
        self.register_buffer("weight", weight, persistent=False)
        out, into = weight.shape
        self.scale, self.rank = scale, rank
        if not rank:
            return
        self.a = nn.Parameter(torch.empty(rank, into))
        self.b = nn.Parameter(torch.zeros(out, rank))
        nn.init.normal_(self.a, std=into**-0.5)

    def forward(self, x: Tensor) -> Tensor:
        plain = functional.linear(x, self.weight)
        if not self.rank:
            return plain
        inner = functional.linear(x, self.a.to(x.dtype))
        return torch.addmm(plain, inner, self.b.to(x.dtype).T, alpha=self.scale)


class Layer(nn.Module):
    """Attention and feed-forward, each behind its norm and beside a residual."""

    attn_norm: Tensor
    ffn_norm: Tensor

    def __init__(self, shape: Shape, weights: dict[str, Tensor], rank: int, scale: float) -> None:
        super().__init__()
        self.shape = shape
        self.register_buffer("attn_norm", weights["attn_norm"].float(), persistent=False)
        self.register_buffer("ffn_norm", weights["ffn_norm"].float(), persistent=False)
        self.linear = nn.ModuleDict({name: Adapted(weights[name], rank, scale) for name in LINEAR})

    def forward(self, x: Tensor, turn: tuple[Tensor, Tensor], masks: Sequence[Tensor]) -> Tensor:
        shape, kind, apply = self.shape, self.linear["attn_q"].weight.dtype, self.linear
        seen = _normed(x, self.attn_norm, shape.epsilon).to(kind)
        q = _turned(apply["attn_q"](seen).view(-1, shape.heads, shape.head), turn)
        k = _turned(apply["attn_k"](seen).view(-1, shape.key_heads, shape.head), turn)
        v = apply["attn_v"](seen).view(-1, shape.key_heads, shape.head)
        x = x + apply["attn_output"](_attended(q, k, v, masks).flatten(1)).float()
        seen = _normed(x, self.ffn_norm, shape.epsilon).to(kind)
        inner: Tensor = functional.silu(apply["ffn_gate"](seen)) * apply["ffn_up"](seen)
        return x + apply["ffn_down"](inner).float()


class Network(nn.Module):
    """The whole model. Only the adapter's matrices can be trained; `adapter` is all that need be saved.

    first: the lowest layer that is adapted. Those below it need no way back, which takes a quarter of the work off when
    it is half of them.
    """

    embedding: Tensor
    norm: Tensor

    def __init__(self, path: Path, rank: int = 16, first: int = 0, kind: torch.dtype = torch.bfloat16) -> None:
        super().__init__()
        reader = GGUFReader(path)
        self.shape = shape = _shape(reader)
        self.rank, self.alpha, self.first = rank, 2.0 * rank, first
        weights = {t.name: torch.from_numpy(dequantize(t.data, t.tensor_type).copy()).to(kind) for t in reader.tensors}
        self.register_buffer("embedding", weights["token_embd.weight"], persistent=False)
        self.register_buffer("norm", weights["output_norm.weight"].float(), persistent=False)
        layers = []
        for n in range(shape.layers):
            own = {name: weights[f"blk.{n}.{name}.weight"] for name in (*LINEAR, "attn_norm", "ffn_norm")}
            layers.append(Layer(shape, own, rank if n >= first else 0, self.alpha / rank))
        self.layers = nn.ModuleList(layers)

    def forward(self, packed: Packed, wanted: Tensor) -> Tensor:
        """Logits of the tokens whose places are `wanted`, shape (wanted, vocabulary), as float32.

        Only those: for a vocabulary of 49,152 the last matrix costs as much as eight layers.
        """
        x = self.embedding[packed.tokens].float()
        turn = _angles(packed.positions, self.shape)
        for layer in self.layers:
            x = layer(x, turn, packed.masks)
        last = _normed(x[wanted], self.norm, self.shape.epsilon).to(self.embedding.dtype)
        return functional.linear(last, self.embedding).float()

    def adapter(self) -> dict[str, Tensor]:
        """The trained matrices by name: "layers.0.linear.attn_q.a" (rank, in) and ".b" (out, rank)."""
        return {name: value.detach().cpu().clone() for name, value in self.named_parameters()}


def _shape(reader: GGUFReader) -> Shape:
    def told(key: str) -> float:
        return float(reader.fields[f"llama.{key}"].contents())

    return Shape(
        int(told("block_count")),
        int(told("attention.head_count")),
        int(told("attention.head_count_kv")),
        int(told("embedding_length")),
        told("rope.freq_base"),
        told("attention.layer_norm_rms_epsilon"),
    )


def _normed(x: Tensor, weight: Tensor, epsilon: float) -> Tensor:
    return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + epsilon) * weight


def _angles(positions: Tensor, shape: Shape) -> tuple[Tensor, Tensor]:
    """Cosine and sine of each token's turn, shape (n, 1, head / 2)."""
    steps = torch.arange(0, shape.head, 2, device=positions.device, dtype=torch.float32) / shape.head
    angle = positions.float()[:, None] * shape.rope_base**-steps
    return angle.cos()[:, None], angle.sin()[:, None]


def _turned(x: Tensor, turn: tuple[Tensor, Tensor]) -> Tensor:
    """Rotary positions as llama.cpp's Llama models have them: pairs of neighbours."""
    even, odd = x.float().unflatten(-1, (-1, 2)).unbind(-1)
    cos, sin = turn
    return torch.stack((even * cos - odd * sin, even * sin + odd * cos), -1).flatten(-2).to(x.dtype)


def _attended(q: Tensor, k: Tensor, v: Tensor, masks: Sequence[Tensor]) -> Tensor:
    """Attention within each talk, shape (n, heads, head).

    Written out, as a processor is half again as fast so as by PyTorch's own in sixteen bits: the heads that share a key
    go as one matrix.
    """
    heads, head = q.shape[1:]
    shared = k.shape[1]
    q = q * head**-0.5
    out, start = [], 0
    for mask in masks:
        count = mask.shape[0]
        ours = slice(start, start + count)
        asks = q[ours].view(count, shared, -1, head).permute(1, 2, 0, 3).reshape(shared, -1, head)
        scores = (asks @ k[ours].permute(1, 2, 0)).view(heads, count, count)
        weights = scores.masked_fill(~mask, -torch.inf).softmax(-1, dtype=torch.float32).to(q.dtype)
        found = weights.view(shared, -1, count) @ v[ours].transpose(0, 1)
        out.append(found.view(heads, count, head).transpose(0, 1))
        start += count
    return torch.cat(out)
