"""The line between the GUI thread and the session's: requests go over as functions, plain data comes back as signals.

One thread owns the desk and everything below it. Requests are done one after another, in the order asked; those that
only read may be done aside, between two messages of a reply, so that nobody waits for her to finish.
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from game.mind.ports import Ear, Voice
    from game.shell.desk import Desk
    from game.shell.ports import LoadModels

Request = Callable[["Desk"], Any]
Then = Callable[[Any], None]
_OPENING, _NOBODY = 0, -1
"""Numbers of what no page asked for: the opening of the profile, and what is handed over in silence."""


@dataclass(frozen=True)
class Failed:
    """A request that could not be done: what happened and what the player can do, in words ("" where not known)."""

    what: str
    remedy: str


@dataclass(frozen=True)
class _Asked:
    number: int
    request: Request
    aside: bool = False


class SessionLink(QObject):
    """Runs requests on the session's thread. All its methods are for the GUI thread.

    `arrived` tells that the profile is open, `cannot_open` that it will not be. `trouble` tells of a request that went
    wrong and whose asker has no place to say so. `models` tells how loading goes: a `Loading`, and at the end None,
    with whether there is a voice.
    """

    arrived = Signal(object)
    cannot_open = Signal(object)
    trouble = Signal(object)
    models = Signal(object, bool)
    _came = Signal(int, str, object)

    def __init__(self, opener: Callable[[], AbstractContextManager[Desk]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opener = opener
        self._requests: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        self._later: deque[_Asked | None] = deque()
        """On the session's thread: what was asked while she spoke and has to wait until she has done."""
        self._numbers = itertools.count(1)
        self._waiting: dict[int, tuple[Then | None, Then | None, Then | None]] = {}
        self._desk: Desk | None = None
        self._closed = False
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        # No daemon: a profile is always closed before the process ends.
        self._thread = threading.Thread(target=self._run, name="session")

    def start(self) -> None:
        self._thread.start()

    def ask(self, request: Request, then: Then | None = None, failed: Then | None = None, aside: bool = False) -> None:
        """Do `request` with the desk; hand its result to `then` on the GUI thread, what went wrong to `failed`.

        aside: it only reads, and need not wait for a reply that is under way.
        """
        self._send(request, None, then, failed, aside)

    def follow(self, request: Request, each: Then, done: Callable[[], None], failed: Then) -> None:
        """Do a request that yields messages; `each` gets them as they come, then `done` or `failed` is called once."""
        self._send(request, each, lambda _: done(), failed)

    def stop(self) -> None:
        """Silence whoever speaks, at once."""
        desk = self._desk
        if desk is not None:
            desk.stop()

    def hush(self) -> None:
        """Somebody is about to speak: break off what is only done while nobody does."""
        desk = self._desk
        if desk is not None:
            desk.hush()

    def load_models(self, load: LoadModels, spec: str) -> None:
        """Load voice and ear beside the game; the session takes them between two requests."""
        threading.Thread(target=self._load, args=(load, spec), name="models", daemon=True).start()

    def close(self) -> None:
        """Stop the reply under way, finish what was asked, close the profile, and wait for it."""
        if self._closed:
            return
        self._closed = True
        self._waiting.clear()
        self.stop()
        self._requests.put(None)
        if self._thread.is_alive():
            self._thread.join()

    def hand_over(self, request: Request) -> None:
        """Have something done that nobody waits for. May be called from any thread."""
        self._requests.put(_Asked(_NOBODY, request))

    def _send(
        self, request: Request, each: Then | None, done: Then | None, failed: Then | None, aside: bool = False
    ) -> None:
        if self._closed:
            return
        number = next(self._numbers)
        self._waiting[number] = (each, done, failed)
        self._requests.put(_Asked(number, request, aside))

    @Slot(int, str, object)
    def _deliver(self, number: int, what: str, value: Any) -> None:
        if self._closed:
            return
        if number == _OPENING:
            (self.arrived if what == "arrived" else self.cannot_open).emit(value)
        elif what == "each":
            each = self._waiting[number][0]
            if _there(each):
                each(value)
        else:
            _, done, failed = self._waiting.pop(number, (None, None, None))
            if what == "failed":
                (failed if _there(failed) else self.trouble.emit)(value)
            elif _there(done):
                done(value)

    # On the session's thread

    def _run(self) -> None:
        try:
            with self._opener() as desk:
                self._desk = desk
                self._came.emit(_OPENING, "arrived", desk.arrive())
                while (asked := self._next()) is not None:
                    self._do(desk, asked)
        except Exception as error:  # Whatever it was, the player must hear of it; the window decides what then.
            _note("the session ended")
            self._came.emit(_OPENING, "cannot open", _failed(error))
        finally:
            self._desk = None

    def _next(self) -> _Asked | None:
        return self._later.popleft() if self._later else self._requests.get()

    def _do_asides(self, desk: Desk) -> None:
        """What was asked meanwhile: reading is done at once, the rest put off."""
        while True:
            try:
                asked = self._requests.get_nowait()
            except queue.Empty:
                return
            if asked is not None and asked.aside:
                self._do(desk, asked)
            else:
                self._later.append(asked)

    def _do(self, desk: Desk, asked: _Asked) -> None:
        number = asked.number
        try:
            result = asked.request(desk)
            if isinstance(result, Iterator):
                for message in result:
                    self._came.emit(number, "each", message)
                    self._do_asides(desk)
                result = None
            self._came.emit(number, "done", result)
        except Exception as error:  # One request that fails must not end the evening.
            _note("a request failed")
            self._came.emit(number, "failed", _failed(error))

    # On the loading thread

    def _load(self, load: LoadModels, spec: str) -> None:
        desk = self._desk
        if desk is None:
            return
        taken = _Takes(self, spec, desk.profile.open_voice)
        try:
            for told in load(taken, spec):
                self.models.emit(told, False)
        except Exception as error:
            from game.session.loading import Loading

            _note("the models did not load")
            self.models.emit(Loading("voice", str(error) or type(error).__name__), False)
        self.models.emit(None, taken.voice)


class _Takes:
    """Hands the engines over to the session's thread, which alone may change what it listens with."""

    def __init__(self, link: SessionLink, model: str, open_voice: Callable[[str], Voice]) -> None:
        self._link = link
        self.model, self.open_voice = model, open_voice
        self.voice = False

    def engines_ready(self, voice: Voice | None, ear: Ear | None) -> None:
        self.voice = voice is not None
        desk = self._link._desk
        if ear is not None and desk is not None:
            desk.rehearse(ear)
        self._link.hand_over(lambda desk: desk.engines_ready(voice, ear))


def _there(call: Then | None) -> TypeGuard[Then]:
    """Whether someone still waits: a page may have been left meanwhile."""
    owner = getattr(getattr(call, "func", call), "__self__", None)  # Also of a method that was given values already.
    return call is not None and (not isinstance(owner, QObject) or isValid(owner))


def _failed(error: Exception) -> Failed:
    return Failed(str(getattr(error, "what", "") or error) or type(error).__name__, str(getattr(error, "remedy", "")))


def _note(what: str) -> None:
    """The details, for whoever mends it. Logging is loaded when something goes wrong: the first frame does not wait."""
    import logging

    logging.getLogger(__name__).exception(what)
