"""Tiny GGUF files made on the spot: a voice that says what it is told to, an ear with random weights.

The voice's layers add nothing, its embedding is one-hot and its output matrix is a table "after this token comes that
one", so a test can spell out what the model will say, byte by byte. Written by hand, so that the game's own reader is
not tested with its own assumptions only.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

UNKNOWN, BOS, EOS, START, END, THINK, SPACE = range(7)
FIRST_BYTE = 7
_SPECIAL = ("<unk>", "<s>", "</s>", "<|im_start|>", "<|im_end|>", "<think>", "▁")
_NORMAL, _UNKNOWN, _CONTROL, _USER, _BYTE = 1, 2, 3, 4, 6
_SPECIAL_KINDS = (_UNKNOWN, _CONTROL, _CONTROL, _CONTROL, _CONTROL, _USER, _NORMAL)
VOCABULARY = FIRST_BYTE + 256


def byte(value: int) -> int:
    """The token of one byte; the space has a token of its own."""
    return SPACE if value == 0x20 else FIRST_BYTE + value


def spoken(text: str | bytes) -> list[int]:
    raw = text.encode() if isinstance(text, str) else text
    return [byte(value) for value in raw]


def toy_voice(
    path: Path,
    says: Sequence[int] = (),
    template: str | None = None,
    context: int = 512,
    extra: Mapping[str, Any] | None = None,
) -> Path:
    """Write a voice. After a newline come the tokens of `says`; after the last of them, the end of the turn. A token
    that comes twice is followed by what followed it first, so a voice can go in circles."""
    follows: dict[int, int] = {}
    for before, after in zip([byte(ord("\n")), *says], [*says, END], strict=True):
        follows.setdefault(before, after)
    width = VOCABULARY + 1  # two heads of an even size each
    embedding = np.zeros((VOCABULARY, width), np.float32)
    embedding[np.arange(VOCABULARY), np.arange(VOCABULARY)] = 1.0
    output = np.zeros((VOCABULARY, width), np.float32)
    for before, after in follows.items():
        output[after, before] = 2.0
    zero = np.zeros((width, width), np.float32)
    small, one = np.zeros((4, width), np.float32), np.ones(width, np.float32)
    tensors = {
        "token_embd.weight": embedding,
        "output_norm.weight": one,
        "output.weight": output,
        "blk.0.attn_norm.weight": one,
        "blk.0.ffn_norm.weight": one,
        **{f"blk.0.attn_{part}.weight": zero for part in ("q", "k", "v", "output")},
        "blk.0.ffn_gate.weight": small,
        "blk.0.ffn_up.weight": small,
        "blk.0.ffn_down.weight": small.T.copy(),
    }
    metadata = {
        "general.architecture": "llama",
        "general.name": "Toy",
        "llama.block_count": 1,
        "llama.context_length": context,
        "llama.embedding_length": width,
        "llama.feed_forward_length": 4,
        "llama.attention.head_count": 2,
        "llama.attention.head_count_kv": 2,
        "llama.attention.layer_norm_rms_epsilon": 1e-5,
        "llama.rope.dimension_count": width // 2,
        "tokenizer.ggml.model": "llama",
        "tokenizer.ggml.tokens": [*_SPECIAL, *(f"<0x{value:02X}>" for value in range(256))],
        "tokenizer.ggml.scores": [0.0] * VOCABULARY,
        "tokenizer.ggml.token_type": [*_SPECIAL_KINDS, *[_BYTE] * 256],
        "tokenizer.ggml.bos_token_id": BOS,
        "tokenizer.ggml.eos_token_id": END,
        "tokenizer.ggml.unknown_token_id": UNKNOWN,
        "tokenizer.ggml.add_bos_token": False,
        "tokenizer.ggml.add_space_prefix": False,
        **({} if template is None else {"tokenizer.chat_template": template}),
        **(extra or {}),
    }
    return write_gguf(path, metadata, tensors)


EAR_WORDS = ("the", "sea", "train", "night", "clock", "a", "sister", "is", "getting", "married")


def toy_ear(path: Path, width: int = 32, context: int = 64) -> Path:
    """Write a BERT with random weights and a handful of words."""
    tokens = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *(f"▁{word}" for word in EAR_WORDS)]
    random = np.random.default_rng(3)

    def weights(*shape: int) -> np.ndarray:
        return random.normal(0, 0.3, shape).astype(np.float32)

    one, zero = np.ones(width, np.float32), np.zeros(width, np.float32)
    tensors = {
        "token_embd.weight": weights(len(tokens), width),
        "position_embd.weight": weights(context, width),
        "token_types.weight": weights(2, width),
        "token_embd_norm.weight": one,
        "token_embd_norm.bias": zero,
        **{f"blk.0.attn_{part}.weight": weights(width, width) for part in ("q", "k", "v", "output")},
        **{f"blk.0.attn_{part}.bias": zero for part in ("q", "k", "v", "output")},
        "blk.0.ffn_up.weight": weights(64, width),
        "blk.0.ffn_up.bias": np.zeros(64, np.float32),
        "blk.0.ffn_down.weight": weights(width, 64),
        "blk.0.ffn_down.bias": zero,
        **{f"blk.0.{part}_norm.weight": one for part in ("attn_output", "layer_output")},
        **{f"blk.0.{part}_norm.bias": zero for part in ("attn_output", "layer_output")},
    }
    metadata = {
        "general.architecture": "bert",
        "general.name": "Toy ear",
        "bert.block_count": 1,
        "bert.context_length": context,
        "bert.embedding_length": width,
        "bert.feed_forward_length": 64,
        "bert.attention.head_count": 2,
        "bert.attention.layer_norm_epsilon": 1e-12,
        "bert.attention.causal": False,
        "bert.pooling_type": 1,
        "tokenizer.ggml.model": "bert",
        "tokenizer.ggml.token_type_count": 2,
        "tokenizer.ggml.tokens": tokens,
        "tokenizer.ggml.token_type": [*[_CONTROL] * 5, *[_NORMAL] * len(EAR_WORDS)],
        "tokenizer.ggml.unknown_token_id": 1,
        "tokenizer.ggml.bos_token_id": 2,
        "tokenizer.ggml.cls_token_id": 2,
        "tokenizer.ggml.seperator_token_id": 3,
        "tokenizer.ggml.padding_token_id": 0,
        "tokenizer.ggml.mask_token_id": 4,
    }
    return write_gguf(path, metadata, tensors)


def write_gguf(path: Path, metadata: Mapping[str, Any], tensors: Mapping[str, np.ndarray], version: int = 3) -> Path:
    """Write a GGUF with float tensors, aligned to 32 bytes."""
    head = b"GGUF" + struct.pack("<IQQ", version, len(tensors), len(metadata))
    for key, value in metadata.items():
        head += _string(key) + _value(value)
    body = b""
    for name, tensor in tensors.items():
        body = body.ljust(-(-len(body) // 32) * 32, b"\0")
        shape = tensor.shape[::-1]
        head += _string(name) + struct.pack("<I", len(shape)) + struct.pack(f"<{len(shape)}Q", *shape)
        head += struct.pack("<IQ", 0, len(body))
        body += np.ascontiguousarray(tensor, np.float32).tobytes()
    path.write_bytes(head.ljust(-(-len(head) // 32) * 32, b"\0") + body)
    return path


def _string(text: str) -> bytes:
    raw = text.encode()
    return struct.pack("<Q", len(raw)) + raw


def _value(value: Any) -> bytes:
    if isinstance(value, list):
        items = [_value(np.int32(item)) if isinstance(item, int) else _value(item) for item in value]
        return struct.pack("<I", 9) + items[0][:4] + struct.pack("<Q", len(items)) + b"".join(i[4:] for i in items)
    if isinstance(value, bool):
        return struct.pack("<I?", 7, value)
    if isinstance(value, np.int32):
        return struct.pack("<Ii", 5, value)
    if isinstance(value, int):
        return struct.pack("<II", 4, value)
    if isinstance(value, float):
        return struct.pack("<If", 6, value)
    return struct.pack("<I", 8) + _string(value)
