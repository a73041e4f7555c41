"""The scripted voice and ear keep the promises of the real ones, so a test that passes with them means something."""

from __future__ import annotations

import math
import threading
import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.mind.ports import Ear, EngineError, Message, Sampling, Voice
from game.model.fake import FakeEar, FakeVoice, Line

HELLO = (Message("user", "Hello?"),)
PLAIN = Sampling()


def said(voice: FakeVoice, sampling: Sampling = PLAIN) -> str:
    return "".join(voice.stream(HELLO, sampling))


def test_they_are_what_the_mind_asks_for() -> None:
    voice: Voice = FakeVoice(["Hello."], languages=("en", "zh"))
    ear: Ear = FakeEar()
    assert voice.card.languages == ("en", "zh")
    assert ear.dimensions == 384


def test_the_script_is_spoken_line_by_line_and_from_the_start_again() -> None:
    voice = FakeVoice(["One.", "Two, 列车…"])
    assert [said(voice) for _ in range(3)] == ["One.", "Two, 列车…", "One."]
    assert [messages for messages, _ in voice.asked] == [HELLO] * 3


def test_a_function_may_answer() -> None:
    voice = FakeVoice(lambda messages, sampling: f"{messages[-1].content} {sampling.seed}")
    assert said(voice, Sampling(seed=7)) == "Hello? 7"


@given(st.text(min_size=1).filter(lambda t: "<" not in t and "[" not in t))
def test_any_text_is_spoken_whole(text: str) -> None:
    text = text.encode("utf-8", errors="replace").decode()
    voice = FakeVoice([text])
    stream = voice.stream(HELLO, Sampling(max_tokens=10_000))
    assert "".join(stream) == text.lstrip()
    assert stream.outcome is not None and stream.outcome.finish == "stop"


def test_stop_strings_and_limits_hold() -> None:
    voice = FakeVoice(["Good evening. Player: hi"])
    assert said(voice, Sampling(stop=(" Player:",))) == "Good evening."
    stream = voice.stream(HELLO, Sampling(max_tokens=2))
    assert "".join(stream) == "Good evening"
    assert stream.outcome is not None and (stream.outcome.finish, stream.outcome.tokens) == ("length", 2)


def test_it_can_die_in_the_middle_and_be_well_again() -> None:
    voice = FakeVoice([Line("It was a dark night.", dies_after=2), "Where were we?"])
    got = []
    with pytest.raises(EngineError, match="crashed"):
        for piece in voice.stream(HELLO, PLAIN):
            got.append(piece)
    assert got == ["It", " was"]
    assert said(voice) == "Where were we?"


def test_it_can_fail_to_load_once() -> None:
    voice = FakeVoice(["Hello."], load_error=EngineError("The file is damaged.", "Fetch it again."))
    with pytest.raises(EngineError, match="damaged"):
        said(voice)
    assert said(voice) == "Hello."


def test_a_cancel_ends_a_pause_at_once() -> None:
    stream = FakeVoice([Line("Wait for it", pause=30)]).stream(HELLO, PLAIN)
    threading.Timer(0.05, stream.cancel).start()
    before = time.monotonic()
    assert list(stream) == []
    assert time.monotonic() - before < 20
    assert stream.outcome is not None and stream.outcome.finish == "cancelled"


def test_prompts_can_be_too_long_and_closed_is_closed() -> None:
    voice = FakeVoice(["Hello."], context=3)
    with pytest.raises(EngineError, match="tokens"):
        "".join(voice.stream([Message("user", "one two three four")], PLAIN))
    voice.close()
    with pytest.raises(EngineError, match="closed"):
        said(voice)


def test_candidates_that_answer_the_last_line_weigh_more() -> None:
    voice = FakeVoice([])
    near, far, empty = voice.score([Message("user", "Do you like the sea?")], ["I like the sea.", "Hm!", ""])
    assert near > far > empty == -math.inf
    assert FakeVoice([], scorer=lambda _, text: float(len(text))).score(HELLO, ["abc"]) == [3.0]


@given(st.lists(st.text(), max_size=5))
def test_vectors_have_unit_length_and_never_change(texts: list[str]) -> None:
    texts = [text.encode("utf-8", errors="replace").decode() for text in texts]
    vectors = FakeEar().embed(texts)
    assert vectors.shape == (len(texts), 384)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-5)
    assert np.array_equal(vectors, FakeEar().embed(texts))


def test_like_texts_are_near_and_unlike_ones_are_not() -> None:
    wedding, again, tea, chinese, same = FakeEar().embed(
        ["My sister is getting married", "my sister marries!", "A pot of green tea", "我姐姐要结婚了", "姐姐结婚了"]
    )
    assert wedding @ again > 0.3 > wedding @ tea
    assert chinese @ same > 0.3 > chinese @ tea


def test_the_ear_can_fail_once() -> None:
    ear = FakeEar(error=EngineError("The ear crashed.", "Again."))
    with pytest.raises(EngineError):
        ear.embed(["a"])
    assert ear.embed(["a"]).shape == (1, 384)
    assert ear.heard == ["a"]
