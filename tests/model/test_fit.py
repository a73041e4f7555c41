"""Whether a model runs here follows from its header and two measurements, and every verdict has its reasons."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from game.model.fit import Speed, Wants, best_first, judge, wants_of
from game.model.gguf_header import read_header
from game.model.starter import OVERHEAD
from tests.model.toys import toy_voice, write_gguf

GB = 1_000_000_000
SPEED = Speed(tokens=100.0, bytes_per_token=100_000_000, stream=20.0 * GB)


def wants(gigabytes: float, attention: float = 0.5) -> Wants:
    return Wants(int(gigabytes * GB), int(gigabytes * GB), int(attention * GB), 8192)


@pytest.mark.parametrize(
    ("gigabytes", "free", "verdict", "because"),
    [
        (1.0, 16.0, "well", "10 tokens a second"),
        (2.0, 16.0, "slow", "slower than one reads"),
        (5.0, 16.0, "crawls", "too slow"),
        (1.0, 1.75, "tight", "little memory is left"),
        (1.0, 1.0, "no", "668 MB are lacking"),
        (5.0, 4.0, "no", "are lacking"),
    ],
)
def test_verdicts(gigabytes: float, free: float, verdict: str, because: str) -> None:
    fit = judge(wants(gigabytes), int(free * GB), 4, SPEED)
    assert fit.verdict == verdict
    assert any(because in reason for reason in fit.reasons), fit.reasons


def test_a_system_that_hides_its_memory_is_judged_by_speed_alone() -> None:
    fit = judge(wants(1.0), None, 4, SPEED)
    assert fit.verdict == "well" and "does not tell" in fit.reasons[1]


def test_speed_falls_as_weights_grow_and_never_beats_the_memory() -> None:
    assert SPEED.of(200_000_000) == pytest.approx(50)
    cached = Speed(tokens=1000.0, bytes_per_token=100_000_000, stream=20.0 * GB)
    assert cached.of(1 * GB) == pytest.approx(20), "the starter fits a cache that this one does not"


def test_memory_is_weights_attention_and_the_process(tmp_path: Path) -> None:
    header = read_header(toy_voice(tmp_path / "a.gguf"))
    found = wants_of(header, 512)
    assert found.attention == header.kv_bytes_per_token * 512
    assert found.memory == header.expected_bytes + found.attention + OVERHEAD


def test_attention_follows_heads_and_not_width(tmp_path: Path) -> None:
    shape = {
        "general.architecture": "qwen3", "qwen3.block_count": 36, "qwen3.embedding_length": 2560,
        "qwen3.attention.head_count": 32, "qwen3.attention.head_count_kv": 8,
        "qwen3.attention.key_length": 128, "qwen3.attention.value_length": 128,
    }  # fmt: skip
    header = read_header(write_gguf(tmp_path / "a.gguf", shape, {"x": np.zeros((1, 32), np.float32)}))
    assert header.kv_bytes_per_token == 147_456


def test_of_experts_only_those_asked_are_read(tmp_path: Path) -> None:
    shape = {"general.architecture": "qwen3moe", "qwen3moe.expert_count": 8, "qwen3moe.expert_used_count": 2}
    tensors = {
        "blk.0.ffn_up_exps.weight": np.zeros((8, 64), np.float32),
        "blk.0.attn_q.weight": np.zeros((8, 32), np.float32),
    }
    header = read_header(write_gguf(tmp_path / "a.gguf", shape, tensors))
    assert header.expert_bytes == 8 * 64 * 4
    assert header.expected_bytes - header.bytes_per_token == 6 * 64 * 4


def test_the_most_able_that_runs_well_comes_first() -> None:
    fits = [(str(size), judge(wants(size), 16 * GB, 4, SPEED)) for size in (0.5, 5.0, 1.0, 2.0)]
    assert best_first(fits) == ["1.0", "0.5", "2.0", "5.0"]
