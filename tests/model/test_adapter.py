"""The starter speaks through its adapter; nobody else does, and neither does it when that is switched off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from game.mind.ports import Message, Sampling
from game.model import starter
from game.model.starter import STARTER, STARTER_PLAIN, open_voice
from game.model.voice import WorkerVoice
from tests.model.toys import VOCABULARY, byte, spoken, toy_voice, write_gguf

pytest.importorskip("llama_cpp", reason="llama-cpp-python is not installed")
Open = Callable[[str | Path], WorkerVoice]


def silencing(path: Path, last: str) -> Path:
    """An adapter for the toy voice after which every token is followed by what follows `last`: the end of its turn."""
    width = VOCABULARY + 1
    one = np.zeros(width, np.float32)
    one[0] = 1.0
    ends = np.zeros(width, np.float32)
    ends[byte(ord(last))] = 9.0
    tensors = {
        "blk.0.attn_v.weight.lora_a": np.ones((1, width), np.float32),
        "blk.0.attn_v.weight.lora_b": one[:, None],
        "blk.0.attn_output.weight.lora_a": one[None],
        "blk.0.attn_output.weight.lora_b": ends[:, None],
    }
    kind = {"general.architecture": "llama", "general.type": "adapter", "adapter.type": "lora"}
    return write_gguf(path, {**kind, "adapter.lora.alpha": 1.0}, tensors)


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the adapter of a starter lies that says "Hi!"."""
    toy_voice(tmp_path / "toy.gguf", spoken("Hi!"))
    monkeypatch.setattr(starter, "starter_voice_path", lambda: tmp_path / "toy.gguf")
    monkeypatch.setattr(starter, "starter_adapter_path", lambda: tmp_path / "adapter.gguf")
    return tmp_path / "adapter.gguf"


@pytest.fixture
def opened() -> Iterator[Open]:
    voices: list[WorkerVoice] = []

    def open_one(spec: str | Path) -> WorkerVoice:
        voices.append(open_voice(spec))
        return voices[-1]

    yield open_one
    for voice in voices:
        voice.close()


def said(voice: WorkerVoice) -> str:
    return "".join(voice.stream([Message("user", "Hello?")], Sampling(temperature=0, repeat_penalty=1)))


def test_the_starter_speaks_through_it(shipped: Path, opened: Open) -> None:
    silencing(shipped, "!")
    voice = opened(STARTER)
    assert said(voice) == ""
    assert voice.card.starter


def test_it_can_be_switched_off(shipped: Path, opened: Open) -> None:
    silencing(shipped, "!")
    voice = opened(STARTER_PLAIN)
    assert said(voice) == "Hi!"
    assert voice.card.starter


def test_other_models_are_left_alone(shipped: Path, opened: Open) -> None:
    silencing(shipped, "!")
    assert said(opened(shipped.with_name("toy.gguf"))) == "Hi!"


def test_a_starter_without_one_speaks_as_it_came(shipped: Path, opened: Open) -> None:
    assert not shipped.exists()
    assert said(opened(STARTER)) == "Hi!"


def test_one_that_cannot_be_used_is_said_so_and_done_without(shipped: Path, opened: Open) -> None:
    shipped.write_bytes(b"GGUF, but not for long")
    voice = opened(STARTER)
    assert said(voice) == "Hi!"
    assert any("adapter" in note for note in voice.card.notes)
