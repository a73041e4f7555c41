"""What a turn's writing costs, with few and with very many messages stored: shared by `persist_ms`, `persist_ratio`.

The session itself talks, with a scripted ear and the author's lines, so whatever it writes in a turn is counted:
journal, view, search terms, vectors. Turns go to the two profiles in turn.
"""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from random import Random
from time import perf_counter
from typing import Any

from game.commands.parts import Parts
from game.content.library import find_packs, load_library
from game.keep.profile import Profile
from game.mind.text import terms
from game.model.fake import FakeEar
from game.play.clock import FixedClock
from game.play.journal import Journal
from game.session.evening import Evening
from game.session.profile import HelpCard, OpenProfile
from tests.bench.archives import DIMENSIONS, NOW, WHO, profile_with
from tests.bench.talking import script
from tests.bench.timing import alternating

FEW, MANY = 1_000, 100_000
TURNS = 60
_WRITES = frozenset({"write", "save", "keep_vectors"})


class Timed:
    """A store whose writing methods are timed; everything else is the store's own."""

    def __init__(self, store: Any, spent: list[float]) -> None:
        self._store = store
        self._spent = spent

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._store, name)
        if name not in _WRITES:
            return method

        def timed(*values: Any) -> Any:
            began = perf_counter()
            try:
                return method(*values)
            finally:
                self._spent.append((perf_counter() - began) * 1000)

        return timed


@dataclass(frozen=True)
class Writings:
    """Milliseconds of writing in each turn, with few messages stored and with many."""

    few: list[float]
    many: list[float]


@cache
def writings(parts: Parts) -> Writings:
    with ExitStack() as stack:
        talkers = [_Talker(parts, size, stack) for size in (FEW, MANY)]
        for talker in talkers:  # The first turn of an evening opens files and fills caches.
            talker.turn()
        return Writings(*alternating(talkers[0].turn, talkers[1].turn, TURNS))


class _Talker:
    """An evening over a stored profile; `turn` says the next line and tells what writing it took."""

    def __init__(self, parts: Parts, messages: int, stack: ExitStack) -> None:
        kept = stack.enter_context(Profile(profile_with(messages, "written"), terms, NOW))
        self._spent: list[float] = []
        archive, view = Timed(kept.archive, self._spent), Timed(kept.save, self._spent)
        journal = Journal(archive, view, FixedClock(NOW))
        library = load_library(find_packs(parts.root / "story", kept.folders.packs))
        profile = OpenProfile(library, journal, archive, "en", Random(7), lambda _: HelpCard("Help", "Now.", ()))
        profile.engines_ready(None, FakeEar(DIMENSIONS))
        self._evening = Evening(profile, WHO)
        self._lines = [line for _ in range(3) for line in script()]
        for _ in self._evening.open():
            pass

    def turn(self) -> float:
        self._spent.clear()
        for _ in self._evening.say(self._lines.pop(0)):
            pass
        return sum(self._spent)
