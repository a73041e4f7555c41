"""Killed at fifty random moments, the game has everything again that it had shown, and its view equals replay."""

from __future__ import annotations

import multiprocessing
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.keep.profile import Profile
from game.mind.text import terms
from game.play import happenings as h
from game.play.journal import Journal
from game.play.state import from_view, to_view
from game.session.evening import Evening
from game.session.reading import Reading
from tests.keep.evenings import RAM
from tests.session import sittings

if "forkserver" not in multiprocessing.get_all_start_methods():
    pytest.skip("a fork server makes fifty deaths affordable; this system has none", allow_module_level=True)

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.session.sittings", "tests.keep.evenings"])

KILLS = 50

Shown = tuple[str, int | str, str]


@pytest.fixture
def root() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=RAM) as folder:
        yield Path(folder)


def test_fifty_kills_at_random_moments_lose_nothing_that_was_shown(root: Path) -> None:
    chance = random.Random(7)
    with Profile(root, terms, sittings.NOW) as kept:
        sittings.befriend(sittings.opened(kept))
    shown: list[Shown] = []
    for _ in range(KILLS):
        shown += _play_and_kill(root, chance.randint(1, 40), chance.uniform(0, 0.03))
        with Profile(root, terms, sittings.NOW) as kept:
            assert kept.notices == []
            _everything_is_there(kept, shown)
    kinds = {what for what, _, _ in shown}
    assert kinds == {"said", "read", "card"}
    with Profile(root, terms, sittings.NOW) as kept:
        evening = Evening(sittings.opened(kept), sittings.WHO)
        list(evening.open())
        assert evening.history()[-1].speaker == "companion"


def _play_and_kill(root: Path, things: int, after: float) -> list[Shown]:
    """What one process showed before it was killed: that many seconds after so many things. Counting keeps a busy
    machine from dying before anything of interest."""
    hear, tell = PROCESSES.Pipe(duplex=False)
    process = PROCESSES.Process(target=sittings.play_until_killed, args=(root, tell))
    process.start()
    tell.close()
    shown: list[Shown] = []
    for _ in range(things):
        assert hear.poll(60), "nothing was shown within a minute"
        shown.append(hear.recv())
    time.sleep(after)
    process.kill()
    process.join()
    while True:
        try:
            shown.append(hear.recv())
        except (EOFError, OSError):
            return shown


def _everything_is_there(kept: Profile, shown: list[Shown]) -> None:
    profile = sittings.opened(kept)
    journal: Journal = profile.journal
    assert journal.state == journal.replay()
    assert from_view(to_view(journal.state, {}, 0), {}, 0) == journal.state
    events = list(kept.archive.events(h.KINDS))
    said = {(e.turn, e.what.text) for e in events if isinstance(e.what, h.LineSaid | h.SentenceShown)}
    read = {
        (e.what.chapter, (e.what.shown or {}).get("text", "")) for e in events if isinstance(e.what, h.StoryStepped)
    }
    bubbles = {entry.turn: entry.text for entry in Evening(profile, sittings.WHO).history(10_000)}
    for what, where, text in shown:
        if what == "said":
            assert (where, text) in said
            assert where not in bubbles or text in bubbles[int(where)]
        elif what == "read":
            assert text == "" or (where, text) in read
        else:
            assert journal.state.cards[text].shown
    for chapter, progress in journal.state.chapters.items():
        if progress.begun is not None and progress.finished is None:
            assert Reading(profile, chapter).step().kind in ("line", "choice")
