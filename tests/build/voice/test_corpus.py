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

from build.voice import beside, manners, notes, pairs, small_talk
from build.voice.facts import FACTS
from build.voice.people import person
from build.voice.probes import NOT_TOLD
from build.voice.talks import Exchange, Talk, branched, companion, lay, read, write
from build.voice.values import FIRST, held_out
from game.mind.critic import faults
from game.mind.ports import Message

ADA = companion("Ada Wren", "You are Ada Wren, 40, diver.")
BROKEN = {"help-desk", "holds-back", "claims-human", "claims-memory", "markup", "length", "speaks-for-player"}
seeds = st.integers(0, 10_000).map(Random)


def test_notes_and_mood_stand_by_the_last_line_and_the_reply_comes_last() -> None:
    noted = Exchange("what's my dog called?", "Rex.", "recalls", ("my dog is called Rex",), "wry")
    talk = lay(ADA, "Mara", [Exchange("hi", "Good evening.", "chat"), noted])
    assert [m.role for m in talk.messages] == ["system", "user", "assistant", "user", "assistant"]
    assert talk.messages[1].content == "hi"
    assert talk.messages[3].content == (
        "[Your mood tonight: wry.]\n[You remember: Mara told you: “my dog is called Rex”]\nwhat's my dog called?"
    )
    assert talk.messages[4] == Message("assistant", "Rex.")
    assert talk.kinds == {2: "chat", 4: "recalls"}
    assert "Ada Wren is talking with Mara, a passenger." in talk.messages[0].content


@given(seeds, st.booleans())
def test_a_right_answer_holds_what_was_told_in_a_note_that_is_shown(chance: Random, testing: bool) -> None:
    drill = notes.recalling(chance, testing)
    assert drill.holds.casefold() in drill.reply.casefold()
    shown = lay(ADA, "", [drill]).messages[-2].content
    assert all(note in shown for note in drill.notes)
    assert any(drill.holds in note for note in drill.notes)


@given(seeds)
def test_what_was_said_last_holds(chance: Random) -> None:
    drill = notes.corrected(chance)
    first, *_, last = drill.notes
    assert drill.lacks[0] in first
    assert drill.lacks[0].casefold() not in drill.reply.casefold()
    assert drill.holds in last
    assert drill.holds.casefold() in drill.reply.casefold()


@given(seeds)
def test_a_fact_never_told_stands_in_no_note(chance: Random) -> None:
    drill = notes.not_told(chance)
    assert drill.kind == "unknown"
    assert not drill.holds
    assert NOT_TOLD.search(drill.reply), drill


@given(seeds)
def test_of_the_same_notes_several_things_are_asked(chance: Random) -> None:
    drills = [*notes.together(chance, lambda: manners.passing(chance))]
    assert len({drill.notes for drill in drills}) == 1
    assert {"unknown"} < {drill.kind for drill in drills}
    for drill in drills:
        if drill.holds:
            assert drill.holds.casefold() in drill.reply.casefold()
            assert any(drill.holds in note for note in drill.notes)


@given(seeds)
def test_no_answer_is_one_the_critic_refuses(chance: Random) -> None:
    for drill in (notes.recalling(chance), notes.not_told(chance), notes.corrected(chance), notes.planned(chance)):
        broken = faults(drill.reply, drill.says, "en", "", ())
        assert not {*BROKEN, "invents", "unfinished"} & {*broken}, drill


@given(seeds)
def test_ways_to_ask_are_learnt_or_tested_and_never_both(chance: Random) -> None:
    fact = chance.choice(FACTS)
    learnt = {fact.question(chance, testing=False) for _ in range(40)}
    assert learnt.isdisjoint({fact.question(chance, testing=True) for _ in range(40)})


@given(seeds, st.booleans())
def test_a_card_holds_what_is_asked_of_it(chance: Random, testing: bool) -> None:
    who = person(chance, testing)
    drill = manners.of_themself(chance, who)
    assert drill.holds.casefold() in drill.reply.casefold()
    assert drill.holds in who.companion.persona.summary.within("en")


@given(seeds)
def test_names_are_learnt_or_tested_and_never_both(chance: Random) -> None:
    assert held_out(person(chance, testing=True).companion.short_name.within("en"))
    assert not held_out(person(chance).companion.short_name.within("en"))
    assert {held_out(name) for name in FIRST} == {True, False}


@given(seeds)
def test_news_is_taken_up_as_the_critic_would_have_it(chance: Random) -> None:
    drill = manners.news(chance)
    broken = faults(drill.reply, drill.says, "en", "", ())
    assert not {*BROKEN, "echo", "invents", "unfinished"} & {*broken}, drill
    assert " my " not in f" {drill.reply.casefold()}", drill


@given(seeds)
def test_manners_are_ones_the_critic_would_let_pass(chance: Random) -> None:
    drill = manners.exchange(chance, person(chance))
    broken = faults(drill.reply, drill.says, "en", "", (), least=1)
    assert not BROKEN & {*broken}, drill


def test_talks_are_read_as_they_were_written(tmp_path: Path) -> None:
    trees = [branched(ADA, "", [Exchange("hi", "Evening.", "chat")], [Exchange("so", "Well.", "chat")])]
    write(tmp_path / "talks.jsonl", trees)
    assert read(tmp_path / "talks.jsonl") == trees


def test_what_branches_share_is_learnt_once() -> None:
    before = [Exchange("hi", "Evening.", "chat")]
    first, second = branched(ADA, "", before, [Exchange("so", "Well.", "a"), Exchange("and", "Yes.", "b")])
    assert (first.kinds, second.kinds) == ({2: "chat", 4: "a"}, {4: "b"})
    assert first.messages[:3] == second.messages[:3]


def test_refused_small_talk_is_shown_and_not_learnt(tmp_path: Path) -> None:
    said = ["Hi!", "Rain again today.", "Do you bake?", "How can I help you?", "What do you bake?", "Mostly rye bread."]
    talk = "\n".join(f"User {1 + n % 2}: {text}" for n, text in enumerate(said))
    rows = ["user 1 personas,user 2 personas,Best Generated Conversation", f'"I like tea.","I like tea.","{talk}"']
    (tmp_path / "some.csv").write_text("\n".join(rows), encoding="utf-8")
    ((found,),) = small_talk.talks(tmp_path, Random(0), 5)
    assert {found.messages[n].content for n in found.kinds} == {"Rain again today.", "Mostly rye bread."}
    assert "How can I help you?" in {m.content for m in found.messages}


def test_both_voices_are_asked_what_was_held_out_by_the_packs_companion_and_by_others() -> None:
    cue = SimpleNamespace(trigger="heard", follows=None, hears={"en": [f"line {n}" for n in range(200)]})
    said = beside.lines(SimpleNamespace(cues=[cue]), 6, Random(3))  # type: ignore[arg-type]
    asked = [*beside.prompts(ADA, said, Random(3))]
    assert len(set(said)) == 6
    assert all(held_out(text) for text in said)
    assert [name == "Ada Wren" for name, _ in asked] == [False, True] * 3
    assert [messages[-1].content for _, messages in asked] == said


class Ear:
    """Meaning by the first word of a text: one place for each word it has met."""

    dimensions = 64

    def __init__(self) -> None:
        self._words: dict[str, int] = {}

    def hear(self, texts: Any) -> Any:
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


def test_held_out_cues_are_not_learnt(book: pairs.Book) -> None:
    unseen = {one.cue.id for one in book.written if one.unseen}
    found = [*pairs.pairs(book, Random(1))]
    assert unseen
    assert not {e.reply.split()[0] for e in found} & unseen


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
    ((talk,),) = small_talk.talks(tmp_path, Random(0), 5)
    assert isinstance(talk, Talk)
    assert "you like tea." in talk.messages[0].content.casefold()
    assert talk.messages[-1].role == "assistant"
