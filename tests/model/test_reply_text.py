"""What the player sees does not depend on where a reply happens to be cut into tokens."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.model.reply_text import ReplyText


def shown(raw: bytes, cuts: list[int], stop: tuple[str, ...] = ()) -> str:
    text = ReplyText(stop)
    edges = sorted({0, len(raw), *(cut % (len(raw) + 1) for cut in cuts)})
    pieces = [text.push(raw[a:b]) for a, b in pairwise(edges)]
    return "".join(pieces) + text.finish()


@given(st.text(), st.lists(st.integers(0, 200)))
def test_plain_text_comes_through_whole(text: str, cuts: list[int]) -> None:
    raw = text.replace("<", "").replace("[", "").encode("utf-8", errors="replace")
    assert shown(raw, cuts) == raw.decode().lstrip()


REPLIES = st.text(st.sampled_from("ab \n<think>/…列車\N{TRAM CAR}[THINK]"), max_size=60)


@given(REPLIES, st.lists(st.integers(0, 200)), st.sampled_from([(), ("b\n",), ("車", "aa"), ("</think>",)]))
def test_cuts_never_change_what_is_shown(text: str, cuts: list[int], stop: tuple[str, ...]) -> None:
    raw = text.encode()
    assert shown(raw, cuts, stop) == shown(raw, [], stop) == shown(raw, list(range(len(raw))), stop)


@given(st.binary(max_size=40), st.lists(st.integers(0, 80)))
def test_bytes_that_are_no_text_never_hold_up_the_rest(raw: bytes, cuts: list[int]) -> None:
    assert shown(raw + b"fin", cuts).endswith("fin")


def test_half_a_letter_waits_for_its_other_half() -> None:
    text = ReplyText()
    assert [text.push(bytes([b])) for b in "é…".encode()] == ["", "é", "", "", "…"]


def test_nothing_after_a_stop_string_is_shown_nor_the_string() -> None:
    text = ReplyText(("\nPlayer:",))
    assert text.push(b"Good evening.\nPla") == "Good evening."
    assert text.push(b"yer: hi") == ""
    assert text.stopped
    assert text.push(b" more") == "" and text.finish() == ""


def test_the_beginning_of_a_stop_string_is_given_back_when_it_was_none() -> None:
    text = ReplyText(("\nPlayer:",))
    assert text.push(b"One\nPl") == "One"
    assert text.push(b"ace") == "\nPlace"
    assert text.push(b"\n") == ""
    assert text.finish() == "\n"


@pytest.mark.parametrize("marks", [("<think>", "</think>"), ("[THINK]", "[/THINK]"), ("<thinking>", "</thinking>")])
def test_thinking_is_never_shown(marks: tuple[str, str]) -> None:
    raw = f"\n{marks[0]}I should <b>greet</b> them.{marks[1]}\n\nGood evening.".encode()
    assert shown(raw, list(range(len(raw)))) == "Good evening."


def test_thinking_that_never_ends_shows_nothing() -> None:
    assert shown(b"<think>and so on, and so", [3, 9]) == ""


def test_a_stop_string_inside_thinking_does_not_stop_the_reply() -> None:
    assert shown(b"<think>Player: x</think>Hello", [5], ("Player:",)) == "Hello"


def test_it_tells_that_the_model_is_thinking_and_what_would_end_it() -> None:
    text = ReplyText()
    text.push(b"<think>")
    assert text.thinking and text.closing == "</think>"
    text.push(b"\n</think>\n\n")
    assert not text.thinking
