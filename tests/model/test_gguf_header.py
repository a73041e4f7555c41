"""A GGUF's head is read exactly, and every kind of damage is named before llama.cpp is given the file."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.model.gguf_header import GgufError, read_header
from tests.model.toys import toy_ear, toy_voice, write_gguf


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return toy_voice(tmp_path_factory.mktemp("gguf") / "toy.gguf", extra={"general.languages": ["en", "zh"]})


def test_says_what_the_file_is(toy: Path) -> None:
    header = read_header(toy)
    assert header.architecture == "llama"
    assert header.context == 512
    assert header.quantisation == "F32"
    assert header.text("general.name") == "Toy"
    assert header.texts("general.languages") == ("en", "zh")
    assert header.tensors == 12


def test_knows_where_the_last_tensor_ends(toy: Path) -> None:
    assert read_header(toy).expected_bytes == toy.stat().st_size


def test_attention_memory_is_two_matrices_of_half_precision_a_layer(toy: Path) -> None:
    header = read_header(toy)
    assert header.kv_bytes_per_token == 1 * 2 * header.width * 2


def test_long_vocabularies_are_passed_over(toy: Path) -> None:
    assert read_header(toy).metadata["tokenizer.ggml.tokens"] is None


def test_missing_numbers_read_as_nothing(tmp_path: Path) -> None:
    path = write_gguf(tmp_path / "a.gguf", {"general.name": "x"}, {"t": np.zeros(4, np.float32)})
    header = read_header(path)
    assert (header.architecture, header.context, header.kv_bytes_per_token) == ("unknown", 0, 0)


@pytest.mark.parametrize(
    ("raw", "complaint"),
    [
        (b"", "is empty"),
        (b"GGUF", "too short"),
        (b"PK\x03\x04" + bytes(40), "is not a GGUF"),
        (b"GGUF" + struct.pack("<IQQ", 1, 0, 0), "version 1"),
        (b"GGUF" + struct.pack(">IQQ", 3, 0, 0), "other byte order"),
        (b"GGUF" + struct.pack("<IQQ", 3, 1 << 60, 0), "counts more than the file can hold"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 9) + bytes(16), "breaks off inside its header"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", 1) + b"k" + struct.pack("<I", 77), "kind 77"),
    ],
)
def test_names_the_damage(tmp_path: Path, raw: bytes, complaint: str) -> None:
    path = tmp_path / "bad.gguf"
    path.write_bytes(raw)
    with pytest.raises(GgufError, match=complaint):
        read_header(path)


def test_a_cut_off_download_is_told_with_both_sizes(toy: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.gguf"
    path.write_bytes(toy.read_bytes()[:-100])
    whole = toy.stat().st_size
    with pytest.raises(GgufError, match=f"it has {whole - 100:,} bytes, and its tensors need {whole:,}"):
        read_header(path)


def test_lists_inside_lists_without_end_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.gguf"
    nest = struct.pack("<IQ", 9, 1) * 5000
    path.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", 1) + b"k" + struct.pack("<I", 9) + nest)
    with pytest.raises(GgufError):
        read_header(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 700), st.integers(0, 255)), min_size=1, max_size=8), st.integers(24, 47_136))
def test_no_damage_escapes_as_another_error(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[int, int]], length: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    whole = folder / "whole-ear.gguf"
    if not whole.exists():
        toy_ear(whole)
    raw = bytearray(whole.read_bytes()[:length])
    for at, value in edits:
        if at < len(raw):
            raw[at] = value
    damaged = folder / "damaged-ear.gguf"
    damaged.write_bytes(raw)
    try:
        header = read_header(damaged)
    except GgufError:
        return
    assert header.expected_bytes <= len(raw)
