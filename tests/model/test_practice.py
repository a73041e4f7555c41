"""The starter ear hears through what it has practised, and embeds as it came; without practice the two are one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from game.model import starter
from game.model.ear import WorkerEar
from game.model.starter import open_ear
from tests.model.toys import toy_ear, write_gguf

pytest.importorskip("llama_cpp", reason="llama-cpp-python is not installed")
TEXTS = ["the sea", "a night train"]


def practice(path: Path, strength: float, width: int = 32) -> Path:
    """An adapter that adds the same pattern to everything that is looked at."""
    tensors = {
        "blk.0.attn_output.weight.lora_a": np.full((1, width), strength, np.float32),
        "blk.0.attn_output.weight.lora_b": np.linspace(-1, 1, width, dtype=np.float32)[:, None],
    }
    kind = {"general.architecture": "bert", "general.type": "adapter", "adapter.type": "lora"}
    return write_gguf(path, {**kind, "adapter.lora.alpha": 1.0}, tensors)


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the practice of a toy starter ear lies."""
    toy_ear(tmp_path / "toy.gguf")
    monkeypatch.setattr(starter, "starter_ear_path", lambda: tmp_path / "toy.gguf")
    monkeypatch.setattr(starter, "starter_practice_path", lambda: tmp_path / "practice.gguf")
    return tmp_path / "practice.gguf"


@pytest.fixture
def plain(tmp_path: Path) -> Iterator[WorkerEar]:
    ear = open_ear(toy_ear(tmp_path / "plain.gguf"))
    yield ear
    ear.close()


def test_it_hears_otherwise_than_it_embeds(shipped: Path, plain: WorkerEar) -> None:
    practice(shipped, 5.0)
    ear = open_ear()
    try:
        came, heard = ear.embed(TEXTS), ear.hear(TEXTS)
    finally:
        ear.close()
    assert came == pytest.approx(plain.embed(TEXTS), abs=1e-5)
    assert np.linalg.norm(heard, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.all((heard * came).sum(axis=1) < 0.999)


def test_without_practice_it_hears_as_it_came(shipped: Path, plain: WorkerEar) -> None:
    assert not shipped.exists()
    ear = open_ear()
    try:
        assert ear.hear(TEXTS) == pytest.approx(plain.embed(TEXTS), abs=1e-5)
    finally:
        ear.close()


@pytest.mark.parametrize("damage", [b"", b"GGUF and no more"])
def test_a_practice_that_cannot_be_read_is_done_without(shipped: Path, plain: WorkerEar, damage: bytes) -> None:
    shipped.write_bytes(damage)
    ear = open_ear()
    try:
        assert ear.hear(TEXTS) == pytest.approx(plain.embed(TEXTS), abs=1e-5)
    finally:
        ear.close()
