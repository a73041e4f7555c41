"""The starter ear in PyTorch, built from the very GGUF that the game ships, with a low-rank adapter on each matrix.

The weights are dequantised, so what is practised against is what will be run.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from gguf import GGUFReader, dequantize
from torch import Tensor, nn
from torch.nn import functional

LINEAR = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_up", "ffn_down")
"""llama.cpp's names of a layer's matrices, each of which gets an adapter."""
_SCALE = 2.0
_AT_ONCE = 128
"""Texts of like length that are read side by side."""
_PADDING, _MASK, _MARKS = 0, 103, (101, 102)
"""Tokens: none, a hidden word, and the two that stand around a text."""


class Adapted(nn.Module):
    """A frozen matrix and what is added to it, b · a; its sum is formed once, since texts are many and short."""

    weight: Tensor
    bias: Tensor

    def __init__(self, weight: Tensor, bias: Tensor, rank: int) -> None:
        super().__init__()
        self.register_buffer("weight", weight.bfloat16(), persistent=False)
        self.register_buffer("bias", bias.bfloat16(), persistent=False)
        out, into = weight.shape
        self.a = nn.Parameter(torch.randn(rank, into) * into**-0.5)
        self.b = nn.Parameter(torch.zeros(out, rank))

    def added(self) -> tuple[Tensor, Tensor]:
        """a and b, scaled: the matrix gains b · a."""
        return self.a, _SCALE * self.b

    def forward(self, x: Tensor) -> Tensor:
        a, b = self.added()
        return functional.linear(x.bfloat16(), self.weight + (b @ a).bfloat16(), self.bias)


class Encoder(nn.Module):
    """The whole model. Only the adapter's matrices can be trained; the state that it saves holds nothing else."""

    def __init__(self, path: Path, rank: int) -> None:
        super().__init__()
        reader = GGUFReader(path)
        kind = bytes(reader.fields["general.architecture"].parts[-1]).decode()
        told: dict[str, Any] = {
            name: reader.fields[f"{kind}.{name}"].parts[-1][0]
            for name in ("block_count", "attention.head_count", "attention.layer_norm_epsilon")
        }
        self._heads, self._epsilon = int(told["attention.head_count"]), float(told["attention.layer_norm_epsilon"])
        self._weights = {t.name: torch.from_numpy(dequantize(t.data, t.tensor_type).copy()) for t in reader.tensors}
        own = self._weights
        self.layers = nn.ModuleList(
            nn.ModuleDict(
                {name: Adapted(own[f"blk.{n}.{name}.weight"], own[f"blk.{n}.{name}.bias"], rank) for name in LINEAR}
            )
            for n in range(int(told["block_count"]))
        )

    def forward(self, texts: Sequence[Sequence[int]], hidden: float = 0.0) -> Tensor:
        """Unit vectors of shape (texts, dimensions); texts: tokens with their marks. hidden: the share of words that
        are masked, so that no single one is relied on."""
        order = sorted(range(len(texts)), key=lambda n: len(texts[n]))
        found = []
        for start in range(0, len(order), _AT_ONCE):
            part = [torch.tensor(texts[n]) for n in order[start : start + _AT_ONCE]]
            tokens = nn.utils.rnn.pad_sequence(part, batch_first=True, padding_value=_PADDING)
            if hidden:
                word = (tokens != _PADDING) & (tokens != _MARKS[0]) & (tokens != _MARKS[1])
                tokens = torch.where(word & (torch.rand(tokens.shape) < hidden), _MASK, tokens)
            found.append(self._vectors(tokens))
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(found)[back]

    def _vectors(self, tokens: Tensor) -> Tensor:
        own, length = self._weights, tokens.shape[1]
        there = tokens != _PADDING
        x = own["token_embd.weight"][tokens] + own["position_embd.weight"][:length] + own["token_types.weight"][0]
        x = self._normed(x, "token_embd_norm")
        blind = torch.where(there[:, None, None, :], 0.0, -1e9)
        for n, layer in enumerate(self.layers):
            assert isinstance(layer, nn.ModuleDict)
            q, k, v = (self._by_head(layer[name](x)) for name in ("attn_q", "attn_k", "attn_v"))
            # In single precision, which is several times as fast here for so short texts.
            seen = functional.scaled_dot_product_attention(q, k, v, blind).transpose(1, 2).flatten(2)
            x = self._normed(x + layer["attn_output"](seen), f"blk.{n}.attn_output_norm")
            x = self._normed(x + layer["ffn_down"](functional.gelu(layer["ffn_up"](x))), f"blk.{n}.layer_output_norm")
        middle = (x * there[..., None]).sum(1) / there.sum(1, keepdim=True)
        return functional.normalize(middle, dim=-1)

    def _by_head(self, x: Tensor) -> Tensor:
        return x.float().unflatten(-1, (self._heads, -1)).transpose(1, 2)

    def _normed(self, x: Tensor, name: str) -> Tensor:
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return functional.layer_norm(x, weight.shape, weight, bias, self._epsilon)
