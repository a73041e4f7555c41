"""Forgetting: on a real disk, no file of the profile holds a trace of what was forgotten, and all else stands."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from game.content.library import Library
from game.keep import backups
from game.keep.profile import Profile
from game.mind.text import terms
from game.model.fake import FakeEar
from game.play.clock import FixedClock
from game.play.journal import Journal
from game.session.evening import Evening
from game.session.forgetting import forget_all, forget_memory, forget_turns
from game.session.keepsakes import keep_moment
from game.session.memories import NoSuchMemory, correct, memories, pin
from game.session.messages import PlayerLine
from game.session.profile import HelpCard, OpenProfile
from tests.session.conftest import ISAURA

NOW = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)
SECRET, NAME = "my sister Quillon is marrying on Saturday", "Quillon"


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Profile]:
    with Profile(tmp_path / "profile", terms, NOW) as profile:
        yield profile


@pytest.fixture
def profile(kept: Profile, library: Library) -> OpenProfile:
    journal = Journal(kept.archive, kept.save, FixedClock(NOW))
    opened = OpenProfile(
        library, journal, kept.archive, "en", Random(7), lambda _: HelpCard("Help", "Now.", ()),
        media=kept.folders.media, paint=lambda moment: repr(moment).encode(),
    )  # fmt: skip
    opened.ear = FakeEar()
    return opened


def say(profile: OpenProfile, *lines: str) -> list[int]:
    """The lines' turns, in an evening of their own."""
    evening = Evening(profile, ISAURA)
    list(evening.open())
    told = [message for line in lines for message in evening.say(line)]
    return [message.turn for message in told if isinstance(message, PlayerLine)]


def decoded(root: Path) -> str:
    """Every file of the profile in every way it could be read: bytes, both UTF-16s, every value of every table."""
    found: list[str] = []
    for path in root.rglob("*"):
        if not path.is_file():
            continue
        data = path.read_bytes()
        found += [data.decode(coding, "ignore") for coding in ("utf-8", "utf-16-le", "utf-16-be")]
        if data.startswith(b"SQLite format 3\0"):
            with sqlite3.connect(path) as db:
                tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
                found += [str(row) for table in tables for row in db.execute(f"SELECT * FROM {table}")]
                db.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, message_terms, row)")
                found += [term for (term,) in db.execute("SELECT term FROM temp.words")]
            db.close()
    return "\n".join(found).casefold()


def traces(root: Path, *words: str) -> list[str]:
    everything = decoded(root)
    return [word for word in words if word.casefold() in everything]


def test_no_file_holds_a_trace_of_a_forgotten_memory(kept: Profile, profile: OpenProfile) -> None:
    root = kept.folders.root
    first, _ = say(profile, SECRET, "it rained all day")
    [memory] = [m for m in memories(profile, ISAURA) if m.kind == "fact"]
    correct(profile, memory.id, "Quillona")
    keepsake = keep_moment(profile, ISAURA, first)
    say(profile, "what is my sister called?")
    backups.make(kept.folders, NOW)
    say(profile, "the bread was warm")
    backups.make(kept.folders, NOW + timedelta(days=1), "again")
    kept.folders.root.joinpath("save.json.damaged-1").write_text(SECRET)
    assert set(traces(root, SECRET, NAME, "Quillona", "sister", "rained")) == {
        SECRET, NAME, "Quillona", "sister", "rained",
    }  # fmt: skip

    [held] = [m for m in memories(profile, ISAURA) if m.kind == "fact"]
    forgotten = forget_memory(profile, held.id)

    assert first in forgotten.turns and forgotten.keepsakes == (keepsake.keepsake,)
    assert traces(root, SECRET, NAME, "Quillona") == []
    assert traces(root, "rained", "warm") == ["rained", "warm"], "all else stands, in the backups too"
    assert memories(profile, ISAURA, past=True) == []
    assert profile.journal.state.keepsakes == {}
    assert profile.journal.replay() == profile.journal.state
    kept.archive.derive_again()
    assert traces(root, SECRET, NAME) == []


def test_what_a_line_earned_stays_and_the_talk_goes_on(profile: OpenProfile) -> None:
    first, second = say(profile, SECRET, "thank you for listening")
    points = profile.journal.state.bond(ISAURA).points
    forget_turns(profile, [first])
    evening = Evening(profile, ISAURA)
    assert profile.journal.state.bond(ISAURA).points == points
    bubbles = [entry.turn for entry in evening.history()]
    assert first not in bubbles and second in bubbles
    assert profile.archive.said([first]) == []
    list(evening.say("good night"))
    assert profile.journal.replay() == profile.journal.state


def test_every_reply_to_a_forgotten_line_goes_with_it(profile: OpenProfile, kept: Profile) -> None:
    evening = Evening(profile, ISAURA)
    list(evening.open())
    list(evening.say(SECRET))
    list(evening.regenerate())
    line = next(entry.turn for entry in evening.history() if entry.speaker == "player")
    replies = [turn.id for turn in profile.journal.children(profile.journal.turn(line))]  # type: ignore[arg-type]
    assert len(replies) == 2
    assert set(forget_turns(profile, [line]).turns) == {line, *replies}
    assert traces(kept.folders.root, NAME) == []


def test_lines_that_still_name_it_are_told_and_not_taken(profile: OpenProfile) -> None:
    say(profile, SECRET)
    [again] = say(profile, f"{NAME} laughed at the dog")
    [fact] = [m for m in memories(profile, ISAURA) if m.kind == "fact"]
    assert forget_memory(profile, fact.id).mentioned == (again,)
    assert profile.archive.said([again])[0].text.startswith(NAME)


def test_vectors_made_with_a_forgotten_line_are_made_anew(profile: OpenProfile, kept: Profile) -> None:
    first, second, _ = say(profile, SECRET, "yes", "and now to bed")
    assert {first, second} <= set(kept.archive.vectors(ISAURA)[0])
    forget_turns(profile, [first])
    assert first not in kept.archive.vectors(ISAURA)[0]


def test_all_that_was_said_can_be_forgotten(profile: OpenProfile, kept: Profile) -> None:
    say(profile, SECRET, "my name is Perpetua", "it rained all day")
    profile.name_player("Perpetua")
    forget_all(profile)
    assert traces(kept.folders.root, NAME, "Perpetua", "rained") == []
    assert profile.journal.state.player == "" and memories(profile, ISAURA, past=True) == []
    assert Evening(profile, ISAURA).history() == []


def test_a_backup_of_another_history_keeps_its_own(profile: OpenProfile, kept: Profile) -> None:
    """The same numbers can mean other lines there."""
    [line] = say(profile, SECRET)
    made = backups.make(kept.folders, NOW)
    with sqlite3.connect(made / "archive.sqlite3") as db:
        text = json.dumps({"companion": ISAURA, "text": "an other life", "language": "en"})
        db.execute("UPDATE events SET data = ?, at = 'then' WHERE turn = ? AND kind = 'line.said'", (text, line))
    db.close()
    forget_turns(profile, [line])
    assert traces(made, "an other life") == ["an other life"]


def test_a_memory_is_put_right_and_pinned(profile: OpenProfile) -> None:
    say(profile, SECRET)
    fact, plan = sorted(memories(profile, ISAURA), key=lambda m: m.kind)
    assert correct(profile, fact.id, " Quillona ").value == "Quillona"
    assert correct(profile, plan.id, "", date(2026, 12, 5)).due == "2026-12-05"
    with pytest.raises(NoSuchMemory):
        correct(profile, fact.id, "again")
    with pytest.raises(NoSuchMemory):
        correct(profile, memories(profile, ISAURA, "Quillona")[-1].id, "x", date(2026, 1, 1))
    [right] = memories(profile, ISAURA, "姐妹 Quillona")
    assert (right.value, right.until) == ("Quillona", None)
    pin(profile, memories(profile, ISAURA)[-1].id)
    assert memories(profile, ISAURA)[0].pinned
    past = memories(profile, ISAURA, past=True)
    assert len(past) == 4 and [m.until is None for m in past] == [True, True, False, False]
    assert profile.journal.replay() == profile.journal.state


def test_a_line_taken_back_takes_its_correction_along(profile: OpenProfile) -> None:
    evening = Evening(profile, ISAURA)
    list(evening.open())
    before = evening.history()[-1].turn
    list(evening.say(SECRET))
    [fact] = [m for m in memories(profile, ISAURA) if m.kind == "fact"]
    correct(profile, fact.id, "Quillona")
    evening.rewind(before)
    assert memories(profile, ISAURA, past=True) == []


def test_there_is_no_such_memory(profile: OpenProfile) -> None:
    for act in (lambda: forget_memory(profile, 99), lambda: pin(profile, 99), lambda: correct(profile, 99, "x")):
        with pytest.raises(NoSuchMemory, match="99"):
            act()
