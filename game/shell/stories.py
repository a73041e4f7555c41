"""The session's side of the reader: the chapter that is open, its moves, its talk, and the slots."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.session.messages import Message
from game.session.reading import Reading
from game.session.slots import clear_slot, keep_slot, load_slot, slots, taken_back
from game.session.staging import StoryError
from game.session.views import PassedView, SlotView, StoryStep, TakenBackView
from game.yarn import YarnErrors

if TYPE_CHECKING:
    from game.session.profile import OpenProfile


@dataclass(frozen=True)
class Told:
    """A step of a story, and what it brought."""

    step: StoryStep
    notices: tuple[Message, ...]
    can_go_forward: bool
    moved: bool = False


class Stories:
    """Each method is one request of a page, on the session's thread; `stop` alone may come from any."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile
        self._reading: Reading | None = None
        self._stopping = threading.Event()

    def open(self, chapter: str) -> Told:
        """Begin a chapter, or go on where it was left. A replay that is open goes on, too: nothing else keeps it."""
        reading = self._reading
        if reading is not None and not reading.counts and reading.chapter.full_id == chapter:
            return self._told()
        self._reading = Reading(self._profile, chapter, talks=True)
        return self._told(self._reading.moved)

    def leave(self) -> None:
        """The chapter is closed; its place is kept unless it was a replay."""
        self._reading = None

    def read_anew(self) -> str:
        """The packs were read anew: stand at the same place of what the chapter is now. Returns what is wrong with it
        ("" for nothing); the chapter then goes on as it was."""
        reading = self._reading
        if reading is None or not reading.counts:
            return ""
        try:
            again = Reading(self._profile, reading.chapter.full_id, talks=True)
            again.retrace(reading)
            self._reading = again
        except (LookupError, OSError, StoryError, YarnErrors) as error:
            return str(error)
        return ""

    def next(self) -> Told:
        self._open().next()
        return self._told()

    def choose(self, index: int) -> Told:
        self._open().choose(index)
        return self._told()

    def back(self) -> Told:
        self._open().back()
        return self._told()

    def forward(self) -> Told:
        self._open().forward()
        return self._told()

    def back_to(self, place: int) -> Told:
        self._open().back_to(place)
        return self._told()

    def here(self) -> Told:
        return self._told()

    def log(self) -> tuple[PassedView, ...]:
        return self._open().passed()

    # Free talk

    def say(self, text: str) -> Iterator[Message]:
        return self._stoppable(self._open().say(text))

    def resume(self) -> Iterator[Message]:
        """Take up a talk that broke off in the middle of a turn."""
        return self._stoppable(self._open().resume())

    def stop(self) -> None:
        self._stopping.set()
        reading = self._reading
        if reading is not None:
            reading.stop()

    def _stoppable(self, messages: Iterator[Message]) -> Iterator[Message]:
        """A stop may come while the line is still being heard, when there is no reply yet that could be stopped."""
        self._stopping.clear()
        for message in messages:
            yield message
            if self._stopping.is_set():
                self._open().stop()

    # Slots

    def slots(self) -> tuple[SlotView, ...]:
        return slots(self._profile)

    def keep(self, slot: str, picture: bytes) -> tuple[SlotView, ...]:
        keep_slot(self._profile, self._open(), slot, picture)
        return self.slots()

    def clear(self, slot: str) -> tuple[SlotView, ...]:
        clear_slot(self._profile, slot)
        return self.slots()

    def taken_back(self, slot: str) -> TakenBackView:
        return taken_back(self._profile, slot)

    def load(self, slot: str, picture: bytes) -> str:
        """Stand at a slot; the chapter to open."""
        self._reading = None
        return load_slot(self._profile, slot, picture)

    def _open(self) -> Reading:
        if self._reading is None:
            raise LookupError("No chapter is open.")
        return self._reading

    def _told(self, moved: bool = False) -> Told:
        reading = self._open()
        return Told(reading.step(), tuple(reading.take_notices()), reading.can_go_forward, moved)
