"""The shipped starters, as they are: they load, talk, weigh and hear."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from game.mind.ports import Message, Sampling
from game.model.ear import WorkerEar
from game.model.starter import open_ear, open_voice, starter_ear_path, starter_voice_path
from game.model.voice import WorkerVoice

pytestmark = pytest.mark.starter
pytest.importorskip("llama_cpp", reason="llama-cpp-python is not installed")

RULES = Message("system", "You are Isaura, a clockmaker on a night train. You answer in one short sentence.")


@pytest.fixture(scope="module")
def voice() -> Iterator[WorkerVoice]:
    if not starter_voice_path().exists():
        pytest.skip(f"the starter voice is not on this machine: {starter_voice_path()}")
    voice = open_voice()
    yield voice
    voice.close()


@pytest.fixture(scope="module")
def ear() -> Iterator[WorkerEar]:
    if not starter_ear_path().exists():
        pytest.skip(f"the starter ear is not on this machine: {starter_ear_path()}")
    ear = open_ear()
    yield ear
    ear.close()


def test_the_voice_introduces_itself(voice: WorkerVoice) -> None:
    voice.wait()
    card = voice.card
    assert (card.name, card.origin, card.languages, card.context, card.starter, card.notes) == (
        "SmolLM2-135M-Instruct",
        "starter",
        ("en",),
        2048,
        True,
        (),
    )


def test_it_knows_what_a_short_talk_is_about(voice: WorkerVoice) -> None:
    stream = voice.stream([Message("user", "What is the capital of France?")], Sampling(temperature=0))
    assert "Paris" in "".join(stream)
    assert stream.outcome is not None and stream.outcome.finish == "stop"


def test_a_second_turn_reads_only_what_is_new(voice: WorkerVoice) -> None:
    talk = [RULES, *[Message("user", f"Tell me about clock number {n}, please.") for n in range(8)]]
    first = voice.stream(talk, Sampling(seed=7, max_tokens=12))
    text = "".join(first)
    again = voice.stream([*talk, Message("assistant", text), Message("user", "And?")], Sampling(seed=7, max_tokens=4))
    assert "".join(again)
    assert first.outcome is not None and again.outcome is not None
    assert again.outcome.cached_tokens > first.outcome.prompt_tokens - 40


def test_the_fitting_answer_weighs_more(voice: WorkerVoice) -> None:
    asked = [RULES, Message("user", "What time is it?")]
    fitting, foreign = voice.score(asked, ["It is half past ten.", "Goats purple the under of because."])
    assert fitting > foreign + 1


def test_like_sentences_are_near_each_other(ear: WorkerEar) -> None:
    wedding, bride, kettle, same = ear.embed(
        ["My sister is getting married.", "Anna's wedding is on Saturday.", "The kettle boils.", "The kettle boils."]
    )
    assert ear.dimensions == 384
    assert wedding @ bride > 0.45 > wedding @ kettle
    assert kettle @ same == pytest.approx(1.0, abs=1e-4)


def test_a_crowd_is_heard_like_one(ear: WorkerEar) -> None:
    lines = [f"Carriage {n} has a broken clock and a {colour} lamp." for n in range(30) for colour in ("red", "blue")]
    together = ear.embed(lines)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1.0, abs=1e-4)
    assert float(together[41] @ ear.embed([lines[41]])[0]) > 0.999


def test_of_a_very_long_text_the_beginning_is_heard(ear: WorkerEar) -> None:
    start = "the night train along the sea " * 100
    long, longer = ear.embed([start, start + "goats " * 400])
    assert float(long @ longer) > 0.999
