"""What the kill test plays in a process of its own: evenings and a chapter over a real profile, until it is killed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from game.content.library import find_packs, load_library
from game.keep.profile import Profile
from game.mind.hear import Listener
from game.mind.text import terms
from game.model.fake import FakeEar, FakeVoice
from game.play import happenings as h
from game.play.clock import FixedClock
from game.play.journal import Journal
from game.session import messages as m
from game.session.collecting import NothingToDraw, draw, show_card
from game.session.evening import Evening
from game.session.profile import HelpCard, OpenProfile
from game.session.reading import Reading

WHO = "lantern-line:isaura"
CHAPTERS = ("lantern-line:window-seat", "lantern-line:locked-door")
NOW = datetime.fromisoformat("2026-11-20T22:10:00+00:00")
LIBRARY = load_library(find_packs(Path(__file__).parents[2] / "story"))
EAR = FakeEar(dimensions=32)
LISTENERS = {WHO: Listener(LIBRARY.companion(WHO), EAR)}
LINES = (
    "hello", "My sister Anna is getting married on Saturday", "What is my sister called?",
    "tell me something odd about gulls",
    "I lost my job today", "what's behind the locked door?", "Call me Jo", "the neighbour's piano arrived in pieces",
)  # fmt: skip


def opened(kept: Profile) -> OpenProfile:
    """The profile as `app` opens it, with a scripted voice and ear."""
    voice = FakeVoice(("The gull keeps its own timetable.", "It hums when the tide is in."), starter=True)
    journal = Journal(kept.archive, kept.save, FixedClock(NOW))
    card = HelpCard("Help", "Now.", ("988",))
    chance = Random(journal.last.event)
    return OpenProfile(
        LIBRARY, journal, kept.archive, "en", chance, lambda _: card, voice=voice, ear=EAR, _listeners=LISTENERS
    )


def befriend(profile: OpenProfile) -> None:
    """One line that earned enough for the first two stories."""
    talk = profile.conversation("talk", WHO)
    with profile.journal.writing() as pen:
        turn = pen.turn(talk.id, "line")
        said = pen.add(turn, h.LineSaid(WHO, "is this seat taken?", "en"))
        pen.add(turn, h.LineHeard(WHO, ["greets"], [], None, None), [said])
        pen.add(turn, h.BondMoved(WHO, 120, "confides", "everything", 0), [said])
        pen.add(turn, h.BeatReached(WHO, "locked_door"), [said])
        pen.add(turn, h.BeatReached(WHO, "the_counting"), [said])
        pen.add(turn, h.ChapterOpened(WHO, CHAPTERS[0], "is this seat taken?"), [said])
        pen.add(turn, h.DrawEarned(WHO, 1, CHAPTERS[0], "is this seat taken?"), [said])


def play_until_killed(root: Path, tell: Connection) -> None:
    """Sitting after sitting; tells (what, where, text) of everything after it was shown."""
    with Profile(root, terms, NOW) as kept:
        profile = opened(kept)
        chance = profile.chance
        while True:
            evening = Evening(profile, WHO)
            _show(tell, evening.open())
            for _ in range(3):
                _show(tell, evening.say(chance.choice(LINES)))
                if chance.random() < 0.3:
                    _show(tell, evening.regenerate())
            _read(profile, tell, chance)
            if chance.random() < 0.3:
                evening.rewind(chance.choice(evening.history()).turn)


def _show(tell: Connection, messages: Iterator[m.Message]) -> None:
    for message in messages:
        if isinstance(message, m.PlayerLine | m.Sentence):
            tell.send(("said", message.turn, message.text))


def _read(profile: OpenProfile, tell: Connection, chance: Random) -> None:
    """A few steps of the first story not read yet, and the cards it brings, turned over."""
    for chapter in CHAPTERS:
        progress = profile.journal.state.progress(chapter)
        if progress.opened is not None and progress.finished is None:
            reading = Reading(profile, chapter)
            for _ in range(chance.randint(1, 12)):
                step = reading.step()
                tell.send(("read", chapter, step.text))
                if step.kind == "end":
                    break
                step = reading.next() if step.kind == "line" else reading.choose(chance.randrange(len(step.options)))
            break
    with suppress(NothingToDraw):
        draw(profile, WHO)
    for card in list(profile.journal.state.cards):
        show_card(profile, card)
        tell.send(("card", 0, card))
