"""An open profile over the base pack and a store in memory; no models unless a test brings its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from game.content.library import Library, find_packs, load_library
from game.play.journal import Journal
from game.session.evening import Evening
from game.session.messages import Message, ReplyDone
from game.session.profile import HelpCard, OpenProfile
from tests.keep.memory_store import MemoryStore

ISAURA = "lantern-line:isaura"
STORY = Path(__file__).parents[2] / "story"


@dataclass
class MovingClock:
    """Stands where the test puts it."""

    moment: datetime = field(default_factory=lambda: datetime.fromisoformat("2026-11-20T22:10:00+00:00"))

    def now(self) -> datetime:
        return self.moment

    def set(self, iso: str) -> None:
        self.moment = datetime.fromisoformat(iso)


@pytest.fixture(scope="session")
def library() -> Library:
    loaded = load_library(find_packs(STORY))
    assert loaded.broken == {}
    return loaded


@pytest.fixture
def ticking() -> MovingClock:
    return MovingClock()


@pytest.fixture
def reopen(library: Library, memory_store: MemoryStore, ticking: MovingClock) -> Callable[[], OpenProfile]:
    """Opens the profile anew over the same store, as after a restart."""

    def opened() -> OpenProfile:
        journal = Journal(memory_store, memory_store, ticking)
        return OpenProfile(
            library, journal, memory_store, "en", Random(7), lambda _: HelpCard("Help", "Now.", ("988",))
        )

    return opened


@pytest.fixture
def profile(reopen: Callable[[], OpenProfile], memory_store: MemoryStore) -> Iterator[OpenProfile]:
    opened = reopen()
    yield opened
    # Whatever a test did, the state must be what the journal adds up to (unless a second opening went on from there).
    if opened.journal.last == memory_store.last_ids():
        assert opened.journal.replay() == opened.journal.state


@pytest.fixture
def evening(profile: OpenProfile) -> Evening:
    begun = Evening(profile, ISAURA)
    list(begun.open())
    return begun


def reply(messages: Iterator[Message] | list[Message]) -> str:
    """The text of the reply among messages."""
    return next(m.text for m in messages if isinstance(m, ReplyDone))
