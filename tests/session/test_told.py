"""What she was told for a reply: seen by the player, kept by where it comes from, and lore with its effects in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile
from pathlib import Path
from statistics import median

import pytest

from game.content.library import Library
from game.content.lore import LoreNote
from game.content.model import Companion, Words
from game.model.fake import FakeVoice
from game.play import happenings as h
from game.session.evening import Evening
from game.session.messages import Message, PlayerLine, ReplyDone
from game.session.profile import OpenProfile
from tests.session.conftest import ISAURA


def note(name: str, *keys: str, **rest: object) -> LoreNote:
    return LoreNote(name, Words({"en": name}), keys, Words({"en": f"All about {name}."}), **rest)  # type: ignore[arg-type]


@pytest.fixture
def lore(monkeypatch: pytest.MonkeyPatch, library: Library) -> Iterator[Companion]:
    """Isaura with a book of three entries, of which one stays, one rests after it came and one is always there."""
    notes = (note("gulls", "gull", sticky=4), note("tides", "tide", cooldown=4), note("rails", always=True))
    with_lore = replace(library.companion(ISAURA), lore=notes)
    monkeypatch.setattr(Library, "companion", lambda *_: with_lore)
    return iter([with_lore])


@pytest.fixture
def spoken(lore: Iterator[Companion], profile: OpenProfile) -> Evening:  # noqa: ARG001
    """An evening with a voice that speaks freely."""
    profile.voice = FakeVoice([f"That is the {n}th thing I say about it." for n in range(40)])
    begun = Evening(profile, ISAURA)
    list(begun.open())
    return begun


def done(messages: Iterator[Message]) -> int:
    return next(m.turn for m in messages if isinstance(m, ReplyDone))


def entries(evening: Evening, turn: int) -> list[str]:
    return [part.text for part in evening.told(turn) if part.kind == "lore"]


def test_every_part_can_be_seen(spoken: Evening) -> None:
    turn = done(spoken.say("zebras hum about the gull"))
    parts = spoken.told(turn)
    assert parts[0].kind == "persona"
    assert parts[-1].text == "zebras hum about the gull"
    assert entries(spoken, turn) == ["All about rails.", "All about gulls."]
    assert all(p.tokens > 0 for p in parts)


def test_an_authored_reply_was_told_nothing(evening: Evening) -> None:
    assert evening.told(done(evening.say("hello"))) == []


def test_a_reply_of_a_model_says_so_and_who_said_what(spoken: Evening) -> None:
    list(spoken.say("zebras hum"))
    origin = spoken.origin(done(spoken.say("zebras hum about the gull", "model")))
    assert origin.sources == ("model",)
    assert {part.speaker for part in origin.told if part.kind == "talk"} == {"player", "companion"}


def test_what_came_to_her_mind_can_be_gone_to_while_the_talk_goes_through_it(evening: Evening) -> None:
    kept = next(iter(evening.say("My sister is called Anna.")))
    for line in ("hello", "how are you?", "tell me about your hat"):
        list(evening.say(line))
    origin = evening.origin(done(evening.say("What is my sister called?")))
    assert isinstance(kept, PlayerLine)
    assert (kept.turn, "player", "My sister is called Anna.") in origin.recalled
    assert origin.sources[0] in ("authored", "joined")
    assert origin.told == ()


def test_words_the_player_put_in_her_mouth_are_the_players(evening: Evening) -> None:
    reply = done(evening.say("hello"))
    assert evening.reword_reply(reply, "The gulls are late.")
    assert evening.origin(evening.history()[-1].turn).sources == ("player",)


def test_what_is_forgotten_is_gone_from_it(spoken: Evening, profile: OpenProfile) -> None:
    turn = done(spoken.say("zebras hum about the gull"))
    reply = profile.journal.turn(turn)
    assert reply is not None
    kept = next(e.what for e in profile.journal.events_of([reply]) if isinstance(e.what, h.ReplyClosed))
    assert "zebras" not in repr(kept)


def test_lore_that_sticks_stays_for_its_messages_and_goes(spoken: Evening) -> None:
    turns = [done(spoken.say(text)) for text in ("a gull came by", "zebras hum", "zebras hop", "zebras hide")]
    assert ["All about gulls." in entries(spoken, turn) for turn in turns] == [True, True, False, False]


def test_lore_that_cools_down_rests_and_comes_again(spoken: Evening) -> None:
    turns = [done(spoken.say(f"the tide {n}")) for n in range(4)]
    assert ["All about tides." in entries(spoken, turn) for turn in turns] == [True, False, True, False]


def test_a_swipe_and_a_rewind_find_the_lore_as_it_was(spoken: Evening) -> None:
    first = done(spoken.say("the tide is in"))
    assert "All about tides." in entries(spoken, first)
    assert "All about tides." in entries(spoken, done(spoken.regenerate()))
    opening = spoken.history()[0].turn
    spoken.rewind(opening)
    assert "All about tides." in entries(spoken, done(spoken.say("the tide is out")))


def test_late_in_an_evening_little_must_be_read_anew(profile: OpenProfile) -> None:
    """What the model has read stays read: the prompt begins alike from turn to turn, but where a stride ends."""
    voice = FakeVoice(["The lamp at the pier went out twice tonight, and both times somebody had it lit again."] * 40)
    profile.voice = voice
    evening = Evening(profile, ISAURA)
    list(evening.open())
    for line in (Path(__file__).parents[1] / "bench" / "evening.txt").read_text(encoding="utf-8").splitlines()[:32]:
        list(evening.say(line, "model"))
    prompts = ["".join(f"<{m.role}>{m.content}" for m in asked[0]) for asked in voice.asked][-13:]
    kept = [
        sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(old, new, strict=False))) / len(new)
        for old, new in pairwise(prompts)
    ]
    assert median(kept) > 0.8
