"""Turns all-MiniLM-L6-v2's safetensors into the GGUF that llama.cpp runs: the starter ear.

Run once by set-up, as `python -m build.ear_gguf WHEEL_FOLDER OUT.gguf`, with `gguf` and `safetensors` at hand. The same
input always gives the same bytes, so the result is known by its sha256 in `starter_models.toml`.

The metadata and tensor names are those of GGUF's `bert` architecture. llama.cpp's WordPiece marks the pieces that
begin a word with U+2581 and knows no `##`, the reverse of how BERT's own vocabulary is written.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import gguf
import numpy as np
from safetensors.numpy import load_file

TENSORS = {
    "embeddings.word_embeddings": "token_embd",
    "embeddings.position_embeddings": "position_embd",
    "embeddings.token_type_embeddings": "token_types",
    "embeddings.LayerNorm": "token_embd_norm",
    "attention.self.query": "attn_q",
    "attention.self.key": "attn_k",
    "attention.self.value": "attn_v",
    "attention.output.dense": "attn_output",
    "attention.output.LayerNorm": "attn_output_norm",
    "intermediate.dense": "ffn_up",
    "output.dense": "ffn_down",
    "output.LayerNorm": "layer_output_norm",
}
"""BERT's name of a tensor, without layer number and without `.weight` or `.bias`, to GGUF's."""

SPECIAL = {"bos": "[CLS]", "unk": "[UNK]", "sep": "[SEP]", "pad": "[PAD]", "mask": "[MASK]"}
"""llama.cpp's name of a special token, to BERT's."""

WORD_START = "\u2581"


def gguf_name(name: str) -> str | None:
    """GGUF's name of a BERT tensor; None for those that an embedding model does not use (pooler, position ids).

    >>> gguf_name("encoder.layer.3.attention.self.query.bias")
    'blk.3.attn_q.bias'
    """
    stem, _, kind = name.rpartition(".")
    if stem.startswith("encoder.layer."):
        layer, _, stem = stem.removeprefix("encoder.layer.").partition(".")
        return f"blk.{layer}.{TENSORS[stem]}.{kind}"
    return f"{TENSORS[stem]}.{kind}" if stem in TENSORS else None


def gguf_tokens(vocabulary: list[str]) -> tuple[list[str], list[gguf.TokenType]]:
    """The vocabulary as llama.cpp's WordPiece wants it, with each token's type.

    >>> gguf_tokens(["[CLS]", "walk", "##ing"])[0]
    ['[CLS]', '▁walk', 'ing']
    """
    tokens, types = [], []
    for token in vocabulary:
        special = token in SPECIAL.values() or token.startswith("[unused")
        types.append(gguf.TokenType.CONTROL if special else gguf.TokenType.NORMAL)
        if special:
            tokens.append(token)
        else:
            tokens.append(token[2:] if token.startswith("##") else WORD_START + token)
    return tokens, types


def kind_of_storage(name: str, tensor: np.ndarray) -> gguf.GGMLQuantizationType:
    """Matrices of the layers and the token table as Q8_0; the small rest, which llama.cpp adds up as is, as F32."""
    if tensor.ndim == 2 and name not in ("position_embd.weight", "token_types.weight"):
        return gguf.GGMLQuantizationType.Q8_0
    return gguf.GGMLQuantizationType.F32


def convert(folder: Path, out: Path) -> None:
    """Writes `out` from a folder that holds `model.safetensors`, `config.json` and `vocab.txt`."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    writer = gguf.GGUFWriter(out, "bert")
    writer.add_name("all-MiniLM-L6-v2")
    writer.add_license("apache-2.0")
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_layer_norm_eps(config["layer_norm_eps"])
    writer.add_causal_attention(False)
    writer.add_pooling_type(gguf.PoolingType.MEAN)
    tokens, types = gguf_tokens(vocabulary)
    writer.add_tokenizer_model("bert")
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_type_count(config["type_vocab_size"])
    for kind, token in SPECIAL.items():
        getattr(writer, f"add_{kind}_token_id")(vocabulary.index(token))
    for name, tensor in sorted(load_file(folder / "model.safetensors").items()):
        if new_name := gguf_name(name):
            storage = kind_of_storage(new_name, tensor)
            data = gguf.quants.quantize(tensor.astype(np.float32), storage)
            writer.add_tensor(new_name, data, raw_dtype=storage)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
