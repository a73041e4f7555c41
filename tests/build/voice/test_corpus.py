"""What the voice learns from: laid out as the mind does, the same each time, and never what it is tested by."""

from __future__ import annotations

from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from build.voice import manners, notes, pairs, small_talk
from build.voice.people import FIRST, held_out, person
from build.voice.talks import Exchange, Talk, companion, evenings, lay, read, write
from game.mind.ports import Message

ADA = companion("Ada Wren", "You are Ada Wren, 40, diver.")
seeds = st.integers(0, 10_000).map(Random)


def test_notes_and_mood_stand_by_the_last_line_and_the_reply_comes_last() -> None:
    noted = Exchange("what's my dog called?", "Rex.", "recalls", ("my dog is called Rex",), "wry", others=("Max.",))
    talk = lay(ADA, "Mara", [Exchange("hi", "Good evening.", "chat"), noted])
    assert [m.role for m in talk.messages] == ["system", "user", "assistant", "user", "assistant"]
    assert talk.messages[1].content == "hi"
    assert talk.messages[3].content == (
        "[Your mood tonight: wry.]\n[You remember: Mara told you: “my dog is called Rex”]\nwhat's my dog called?"
    )
    assert talk.messages[4] == Message("assistant", "Rex.")
    assert (talk.kinds, talk.others) == ({2: "chat", 4: "recalls"}, {4: ("Max.",)})
    assert "Ada Wren is talking with Mara, a passenger." in talk.messages[0].content


@given(seeds, st.booleans())
def test_a_right_answer_holds_what_was_told_and_the_others_do_not(chance: Random, testing: bool) -> None:
    drill = notes.recalling(chance, testing)
    assert drill.holds.casefold() in drill.reply.casefold()
    assert any(drill.holds in note for note in drill.notes)
    assert all(drill.holds.casefold() not in other.casefold().split() for other in drill.others)


@given(seeds)
def test_what_was_said_last_holds(chance: Random) -> None:
    drill = notes.corrected(chance)
    first, last = drill.notes
    assert drill.lacks[0] in first
    assert drill.holds in last
    assert drill.holds.casefold() in drill.reply.casefold()


@given(seeds)
def test_a_fact_never_told_stands_in_no_note(chance: Random) -> None:
    drill = notes.not_told(chance)
    answered = {note for note in drill.notes if drill.reply in note}
    assert not answered
    assert not drill.holds


@given(seeds)
def test_names_are_learnt_or_tested_and_never_both(chance: Random) -> None:
    assert held_out(person(chance, testing=True).companion.short_name.within("en"))
    assert not held_out(person(chance).companion.short_name.within("en"))
    assert {held_out(name) for name in FIRST} == {True, False}


@given(seeds)
def test_manners_are_ones_the_critic_would_let_pass(chance: Random) -> None:
    from game.mind.critic import faults

    drill = manners.exchange(chance, person(chance))
    broken = faults(drill.reply, drill.says, "en", "", (), least=1)
    assert not {"help-desk", "holds-back", "claims-human", "claims-memory", "markup", "length"} & set(broken), drill


@given(st.lists(st.sampled_from(["plain", "noted", "moody"]), max_size=30), seeds)
def test_evenings_hold_each_exchange_once_and_a_noted_one_ends_one(kinds: list[str], chance: Random) -> None:
    made = [
        Exchange(f"{n}", "Yes.", kind, ("note",) if kind == "noted" else (), "wry" if kind == "moody" else "neutral")
        for n, kind in enumerate(kinds)
    ]
    found = [*evenings(made, 4, chance)]
    assert sorted(e.says for talk in found for e in talk) == sorted(e.says for e in made)
    assert all(0 < len(talk) <= 4 for talk in found)
    assert all(e.kind == "plain" for talk in found for e in talk[:-1])


def test_talks_are_read_as_they_were_written(tmp_path: Path) -> None:
    talks = [lay(ADA, "", [Exchange("hi", "Evening.", "chat", others=("Bye.",))])]
    write(tmp_path / "talks.jsonl", talks)
    assert read(tmp_path / "talks.jsonl") == talks


class Ear:
    """Meaning by the first word of a text: one place for each word it has met."""

    dimensions = 64

    def __init__(self) -> None:
        self._words: dict[str, int] = {}

    def embed(self, texts: Any) -> Any:
        places = [self._words.setdefault(text.split()[0], len(self._words)) for text in texts]
        return np.eye(self.dimensions, dtype=np.float32)[places]


def told(name: str, hears: tuple[str, ...], topics: tuple[str, ...]) -> Any:
    lines = tuple(SimpleNamespace(text=f"{name} line {n}") for n in (1, 2))
    return SimpleNamespace(
        id=name, trigger="heard", follows=None, hears={"en": hears}, lines={"en": lines}, topics=topics
    )


@pytest.fixture
def book() -> pairs.Book:
    cues = [told(f"cue{n}", tuple(f"w{n} example {k}" for k in range(12)), (f"topic{n // 2}",)) for n in range(24)]
    return pairs.book(SimpleNamespace(cues=cues), Ear())  # type: ignore[arg-type]


def test_lines_stand_beside_lines_of_other_topics_and_held_out_cues_are_not_learnt(book: pairs.Book) -> None:
    unseen = {one.cue.id for one in book.written if one.unseen}
    found = [*pairs.pairs(book, Random(1))]
    assert unseen
    assert not {e.reply.split()[0] for e in found} & unseen
    assert not {other.split()[0] for e in found for other in e.others} & unseen
    for exchange in found:
        mine = int(exchange.reply.split()[0].removeprefix("cue")) // 2
        assert all(int(other.split()[0].removeprefix("cue")) // 2 != mine for other in exchange.others)


def test_examples_held_out_are_not_learnt(book: pairs.Book) -> None:
    kept = {text for one in book.written for text in one.kept()}
    assert kept
    assert not {e.says for e in pairs.pairs(book, Random(1))} & kept


def test_a_line_is_ranked_among_its_own_cue_and_the_nearest(book: pairs.Book) -> None:
    places, likeness = pairs.candidates(book, 3, book.written[3].first, 5)
    assert places[0] == 3
    assert len(set(places)) == 5
    assert likeness[0] == pytest.approx(1.0)


def test_small_talk_is_told_from_a_card_in_the_second_person(tmp_path: Path) -> None:
    rows = [
        "user 1 personas,user 2 personas,Best Generated Conversation",
        '"I like tea.","I like tea.","User 1: Hi!\nUser 2: Hello, you there!\nUser 1: Do you bake?\n'
        'User 2: I bake every day.\nUser 1: What do you bake?\nUser 2: Mostly rye bread."',
    ]
    (tmp_path / "some.csv").write_text("\n".join(rows), encoding="utf-8")
    (talk,) = small_talk.talks(tmp_path, Random(2), 5)
    assert isinstance(talk, Talk)
    assert "you like tea." in talk.messages[0].content.casefold()
    assert talk.messages[-1].role == "assistant"
