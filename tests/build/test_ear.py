"""The starter ear: names and tokens as llama.cpp wants them, and the same answers as the original model."""

from __future__ import annotations

import json
import math
from pathlib import Path

import gguf
import pytest

from build.ear_gguf import gguf_name, gguf_tokens
from build.ear_reference import pieces, words
from game.needs import starters

REFERENCE = Path(__file__).with_name("ear_reference.json")
EAR = next(starter for starter in starters() if starter.file == "starter-ear.gguf").path


@pytest.mark.parametrize(
    ("bert", "name"),
    [
        ("embeddings.word_embeddings.weight", "token_embd.weight"),
        ("embeddings.LayerNorm.bias", "token_embd_norm.bias"),
        ("encoder.layer.5.attention.output.LayerNorm.weight", "blk.5.attn_output_norm.weight"),
        ("encoder.layer.0.output.dense.bias", "blk.0.ffn_down.bias"),
        ("embeddings.position_ids", None),
        ("pooler.dense.weight", None),
    ],
)
def test_tensors_are_named_as_gguf_names_them(bert: str, name: str | None) -> None:
    assert gguf_name(bert) == name


def test_pieces_that_begin_a_word_are_marked_and_the_others_are_not() -> None:
    tokens, types = gguf_tokens(["[PAD]", "[unused0]", "night", "##train", "!"])
    assert tokens == ["[PAD]", "[unused0]", "\u2581night", "train", "\u2581!"]
    control, normal = gguf.TokenType.CONTROL, gguf.TokenType.NORMAL
    assert types == [control, control, normal, normal, normal]


def test_the_reference_splits_words_as_bert_does() -> None:
    assert words("Café-déjà, 我今 X!") == ["cafe", "-", "deja", ",", "我", "今", "x", "!"]
    ids = {"[UNK]": 0, "un": 1, "##aff": 2, "##able": 3}
    assert pieces("unaffable", ids) == [1, 2, 3]
    assert pieces("unknown", ids) == [0]


@pytest.mark.starter
@pytest.mark.skipif(not EAR.exists(), reason="starter-ear.gguf is not on this machine")
def test_llama_cpp_hears_what_the_original_model_hears() -> None:
    from llama_cpp import Llama

    ear = Llama(str(EAR), embedding=True, n_ctx=512, n_batch=512, n_ubatch=512, n_threads=1, verbose=False)
    for row in json.loads(REFERENCE.read_text(encoding="utf-8")):
        assert ear.tokenize(row["text"].encode(), add_bos=True) == row["tokens"]
        heard, meant = ear.embed(row["text"]), row["embedding"]
        cosine = sum(a * b for a, b in zip(heard, meant, strict=True)) / (math.hypot(*heard) * math.hypot(*meant))
        assert cosine >= 0.999, row["text"]
