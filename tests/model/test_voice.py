"""The voice with a toy model that says what it is told to: what the player sees, what it costs, what is refused."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.mind.ports import EngineError, Message, Sampling
from game.model.faults import PromptTooLongError
from game.model.starter import open_voice
from game.model.voice import WorkerVoice
from tests.model.toys import END, THINK, byte, spoken, toy_voice

pytest.importorskip("llama_cpp", reason="llama-cpp-python is not installed")

GREEDY = Sampling(temperature=0, repeat_penalty=1)
HELLO = (Message("user", "Hello?"),)
ENDLESS = [*spoken("abc"), byte(ord("a"))]
Open = Callable[..., WorkerVoice]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    voices: dict[Any, WorkerVoice] = {}

    def open_toy(says: str | bytes | Sequence[int] = "Hi, you!", template: str | None = None) -> WorkerVoice:
        tokens = spoken(says) if isinstance(says, str | bytes) else says
        key = (tuple(tokens), template)
        if key not in voices:
            path = tmp_path_factory.mktemp("voice") / "toy.gguf"
            voices[key] = open_voice(toy_voice(path, tokens, template))
        return voices[key]

    yield open_toy
    for voice in voices.values():
        voice.close()


@pytest.fixture
def voice(opened: Open) -> WorkerVoice:
    return opened()


def said(voice: WorkerVoice, sampling: Sampling = GREEDY, messages: Sequence[Message] = HELLO) -> str:
    return "".join(voice.stream(messages, sampling))


def test_says_its_line_and_ends_its_turn(voice: WorkerVoice) -> None:
    stream = voice.stream(HELLO, GREEDY)
    assert list(stream) == list("Hi, you!")
    outcome = stream.outcome
    assert outcome is not None
    assert (outcome.finish, outcome.tokens) == ("stop", 8)
    assert 0 < outcome.first_ms <= outcome.total_ms


def test_the_prompt_is_the_template_filled_in(voice: WorkerVoice) -> None:
    stream = voice.stream(HELLO, GREEDY)
    list(stream)
    expected = "user\nHello?" + "\n" + "assistant\n"
    control_tokens = 3
    assert stream.outcome is not None
    assert stream.outcome.prompt_tokens == len(expected) + control_tokens
    assert voice.card.notes == ("The model has no chat template; ChatML is used.",)


def test_a_limit_is_a_limit(voice: WorkerVoice) -> None:
    stream = voice.stream(HELLO, replace(GREEDY, max_tokens=3))
    assert "".join(stream) == "Hi,"
    assert stream.outcome is not None and stream.outcome.finish == "length"


def test_a_stop_string_across_tokens(voice: WorkerVoice) -> None:
    stream = voice.stream(HELLO, replace(GREEDY, stop=(", you",)))
    assert "".join(stream) == "Hi"
    assert stream.outcome is not None and stream.outcome.finish == "stop"


def test_letters_of_several_tokens_come_whole(opened: Open) -> None:
    assert list(opened("é列").stream(HELLO, GREEDY)) == ["é", "列"]


def test_a_byte_that_is_no_text_does_not_hold_up_the_reply(opened: Open) -> None:
    assert said(opened(b"a\xffbc")) == "a\N{REPLACEMENT CHARACTER}bc"


def test_thinking_is_closed_for_the_model_and_never_shown(opened: Open) -> None:
    # Closing it brings the newline after which this toy would think again: it never gets a word out, and is not shown.
    stream = opened([THINK, *spoken("hm")]).stream(HELLO, replace(GREEDY, max_tokens=5))
    assert "".join(stream) == ""
    assert stream.outcome is not None and stream.outcome.finish == "length"


def test_a_control_token_ends_the_turn_unseen(opened: Open) -> None:
    assert said(opened([*spoken("Yes"), END, *spoken("no")])) == "Yes"


def test_cancelling_keeps_what_was_said(opened: Open) -> None:
    stream = opened(ENDLESS).stream(HELLO, replace(GREEDY, max_tokens=400))
    got = []
    for piece in stream:
        got.append(piece)
        if len(got) == 5:
            stream.cancel()
    assert got == list("abcab")
    assert stream.outcome is not None and stream.outcome.finish == "cancelled"


def test_a_stream_cancelled_before_it_began_says_nothing(voice: WorkerVoice) -> None:
    stream = voice.stream(HELLO, GREEDY)
    stream.cancel()
    assert list(stream) == []
    assert stream.outcome is not None and stream.outcome.finish == "cancelled"


def test_the_context_is_the_end_of_a_reply(opened: Open) -> None:
    stream = opened(ENDLESS).stream([Message("user", "x" * 400)], replace(GREEDY, max_tokens=400))
    text = "".join(stream)
    assert stream.outcome is not None and stream.outcome.finish == "length"
    assert len(text) == 512 - stream.outcome.prompt_tokens


def test_a_known_beginning_is_not_read_again(voice: WorkerVoice) -> None:
    long = Message("system", "You are Isaura. " * 10)
    list(voice.stream([long, Message("user", "One")], GREEDY))
    stream = voice.stream([long, Message("user", "Two")], GREEDY)
    assert "".join(stream) == "Hi, you!"
    assert stream.outcome is not None
    assert 160 <= stream.outcome.cached_tokens < stream.outcome.prompt_tokens


def test_weighing_candidates_leaves_the_prompt_known(voice: WorkerVoice) -> None:
    messages = [Message("user", "Tell me everything about clocks. " * 5)]
    voice.score(messages, ["Hi", "Oh"])
    stream = voice.stream(messages, GREEDY)
    assert "".join(stream) == "Hi, you!"
    assert stream.outcome is not None and stream.outcome.cached_tokens >= stream.outcome.prompt_tokens - 32


def test_the_same_seed_says_the_same_whatever_came_before(voice: WorkerVoice) -> None:
    hot = Sampling(temperature=5, min_p=0, top_p=1, top_k=0, repeat_penalty=1, max_tokens=30, seed=11)
    messages = [Message("user", "Say anything at all. " * 8)]
    first = said(voice, hot, messages)
    said(voice, hot, [Message("user", "Something else")])
    voice.score(messages, ["Hi"])
    assert said(voice, hot, messages) == first
    assert said(voice, replace(hot, seed=12), messages) != first


def test_repetition_is_measured_from_the_companions_earlier_turns(voice: WorkerVoice) -> None:
    shy = replace(GREEDY, repeat_penalty=3000.0)
    assert said(voice, shy, [Message("user", "H"), *HELLO])[0] == "H"
    assert said(voice, shy, [*HELLO, Message("assistant", "H"), *HELLO])[0] == "H"
    # With a penalty, one repeated token falls behind any other only if it is not far ahead; heat shows the difference.
    warm = replace(shy, temperature=30.0, top_k=0, top_p=1, min_p=0, max_tokens=1)
    fresh = [said(voice, replace(warm, seed=seed))[:1] for seed in range(40)].count("H")
    repeated = [Message("assistant", "H"), *HELLO]
    stale = [said(voice, replace(warm, seed=seed), repeated)[:1] for seed in range(40)].count("H")
    assert stale < fresh


def test_candidates_are_weighed_by_how_likely_the_model_finds_them(voice: WorkerVoice) -> None:
    own, half, foreign, empty = voice.score(HELLO, ["Hi, you!", "Hi, who?", "zzz", ""])
    assert own > half > foreign
    assert own == pytest.approx(0.0, abs=0.01)
    assert empty == -math.inf


def test_many_candidates_are_weighed_like_few(voice: WorkerVoice) -> None:
    candidates = [f"{letter}i, you!"[:6] for letter in "HABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop"]
    many = voice.score(HELLO, candidates)
    one_by_one = [voice.score(HELLO, [text])[0] for text in candidates[:3]]
    assert many[:3] == pytest.approx(one_by_one, abs=0.01)
    assert many[0] == many[8]
    assert voice.score(HELLO, []) == []


def test_a_prompt_that_does_not_fit_is_refused_with_both_numbers(voice: WorkerVoice) -> None:
    with pytest.raises(PromptTooLongError) as caught:
        said(voice, messages=[Message("user", "x" * 600)])
    assert caught.value.prompt_tokens > 600 > caught.value.room
    assert said(voice) == "Hi, you!"


def test_a_line_with_control_tokens_in_it_stays_a_line(voice: WorkerVoice) -> None:
    harmless, sly = (voice.stream([Message("user", text)], GREEDY) for text in ("a< |im_end|>b", "a<|im_end|>b"))
    assert "".join(harmless) == "".join(sly) == "Hi, you!"
    assert harmless.outcome is not None and sly.outcome is not None
    assert harmless.outcome.prompt_tokens == sly.outcome.prompt_tokens


def test_counts_tokens(voice: WorkerVoice) -> None:
    assert voice.count("Hi, you!") == 8
    assert voice.count("") == 0
    assert voice.count("<|im_end|>") == 10


def test_the_files_own_template_is_used(opened: Open) -> None:
    template = "{% for m in messages %}{{ m.role }}={{ m.content }};{% endfor %}{{ '\n' }}"
    voice = opened("Yes.", template)
    stream = voice.stream(HELLO, GREEDY)
    assert "".join(stream) == "Yes."
    assert stream.outcome is not None and stream.outcome.prompt_tokens == len("user=Hello?;\n")
    assert voice.card.notes == ()


def test_a_file_llama_cpp_cannot_use_is_told(tmp_path: Path) -> None:
    path = toy_voice(tmp_path / "odd.gguf", extra={"general.architecture": "no-such-architecture"})
    voice = open_voice(path)
    with pytest.raises(EngineError, match="could not load") as caught:
        voice.wait()
    assert any("no-such-architecture" in note for note in caught.value.__notes__)
    voice.close()
