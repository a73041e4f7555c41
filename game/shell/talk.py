"""The talk as the window holds it: bubbles and notices in order, and a reply that is being said, word by word.

Widgets only show this; it outlives them when language, theme or size change.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from game.shell.link import Failed, SessionLink

if TYPE_CHECKING:
    from game.shell.desk import Desk

FIRST_SHOWN, MORE = 60, 200
"""Bubbles read at first, and each time the player asks for earlier ones."""
_LATIN_RATE, _CHINESE_RATE = 46.0, 17.0
"""Characters a second: a little faster than one reads, so that nobody waits for her."""
_BREATH = 0.28
"""Seconds between two sentences."""
_TICK_MS = 33


@dataclass(eq=False)
class Bubble:
    """What someone said. `hers.shown` characters of `text + coming` can be seen; `coming` is not yet hers for good."""

    turn: int
    speaker: Literal["player", "companion"]
    text: str
    at: str = ""
    swipe: int = 0
    swipes: int = 0
    coming: str = ""
    shown: float = float("inf")
    ends: list[int] = field(default_factory=list)


@dataclass(eq=False)
class Notice:
    """Something the talk brought about: a message of the session, shown in the flow."""

    message: Any


Item = Bubble | Notice


class Talk(QObject):
    """One companion's talk.

    `reset`: everything is different. `added`, `changed`, `removed`: one item is. `busy_changed`: a reply is on its
    way, or no longer. `face`: her expression. `speaking`: words are appearing. `heard`: a sentence, for who listens.
    `settled`: the turn is over and the standing may have moved. `noticed`: a message that is
    shown. `boarded`: the player has spoken.
    """

    reset = Signal()
    added = Signal(object)
    changed = Signal(object)
    removed = Signal(object)
    busy_changed = Signal(bool)
    face = Signal(str)
    speaking = Signal(bool)
    heard = Signal(str)
    settled = Signal()
    noticed = Signal(object)
    boarded = Signal()

    again = True
    """Whether a reply can be said another way."""

    def __init__(self, link: SessionLink, companion: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self.companion = companion
        self.items: list[Item] = []
        self.busy = False
        self.still = False
        self.pace = 1.0
        """How fast words appear; 0 is at once."""
        self.today = ""
        """The day this evening belongs to, ISO 8601."""
        self.draft = ""
        """What the player has typed and not sent."""
        self.earlier = False
        """Whether there are older bubbles than those shown."""
        self._limit = FIRST_SHOWN
        self._rest_until = 0.0
        self._last_tick = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._speak_on)

    # What a player does

    def begin(self, silent: bool = False) -> None:
        """Fetch what was said before, then let her speak first if she has something to say (not if `silent`)."""
        who = self.companion
        self._link.ask(lambda desk: desk.history(who, self._limit + 1), self._fill)
        if silent:
            return
        self._set_busy(True)
        self._follow(lambda desk: desk.open_evening(who))

    def say(self, text: str) -> None:
        text = text.strip()
        if not text or self.busy:
            return
        self.finish_speaking()
        self._add(Bubble(0, "player", text))
        self._set_busy(True)
        self.boarded.emit()
        who = self.companion
        self._follow(lambda desk: desk.say(who, text))

    def regenerate(self) -> None:
        """Another reply to the last line; the one shown makes room at once."""
        last = self.last_reply()
        if last is None or self.busy:
            return
        self.finish_speaking()
        for item in self.items[self.items.index(last) :]:
            self._remove(item)
        self._set_busy(True)
        who = self.companion
        self._follow(lambda desk: desk.regenerate(who))

    def say_instead(self, line: Bubble, text: str) -> None:
        """Say a line of one's own in other words. What followed it makes room, and is kept beside what will."""
        text = text.strip()
        if not text or text == line.text or self.busy or line.turn == 0:
            return
        self.finish_speaking()
        for item in self.items[self.items.index(line) :]:
            self._remove(item)
        self._add(Bubble(0, "player", text))
        self._set_busy(True)
        who, turn = self.companion, line.turn
        self._follow(lambda desk: desk.reword(who, turn, text))

    def stop(self) -> None:
        """Silence her: what has been said stands, and is shown whole."""
        self._link.stop()
        self.finish_speaking()

    def swipe(self, turn: int, to: int) -> None:
        if not self.busy:
            self._link.ask(lambda desk: desk.swipe(self.companion, turn, to))
            self._link.ask(lambda desk: desk.history(self.companion, self._limit + 1), self._refill)

    def rewind(self, turn: int) -> None:
        if not self.busy:
            self._link.ask(lambda desk: desk.rewind(self.companion, turn))
            self._link.ask(lambda desk: desk.history(self.companion, self._limit + 1), self._refill)

    def show_earlier(self) -> None:
        self._limit += MORE
        self._link.ask(lambda desk: desk.history(self.companion, self._limit + 1), self._fill)

    def show_back_to(self, turn: int, then: Callable[[], None]) -> None:
        """Have a bubble shown, with all that follow it, then go on."""

        def fill(entries: list[Any]) -> None:
            self._fill(entries)
            then()

        if any(isinstance(item, Bubble) and item.turn == turn for item in self.items):
            then()
        else:
            self._limit = 1_000_000
            self._link.ask(lambda desk: desk.history(self.companion, self._limit + 1), fill)

    def day_of(self, bubble: Bubble) -> str:
        """The day of the evening in which something was said; what has just been said is of today."""
        if not bubble.at:
            return self.today
        from datetime import datetime

        from game.play.clock import evening_of

        return evening_of(datetime.fromisoformat(bubble.at)).isoformat()

    def last_reply(self) -> Bubble | None:
        """Her last bubble, if nothing of the player's follows it."""
        for item in reversed(self.items):
            if isinstance(item, Bubble):
                return item if item.speaker == "companion" else None
        return None

    def finish_speaking(self) -> None:
        """Show at once all that is still being typed out."""
        for item in self.items:
            if isinstance(item, Bubble) and item.shown < len(item.text) + len(item.coming):
                item.shown = float("inf") if not self.busy else len(item.text) + len(item.coming)
                self.changed.emit(item)
        self._rest()

    # What the session tells

    def _follow(self, request: Callable[[Desk], Iterator[Any]]) -> None:
        self._link.follow(request, self._tell, self._done, self._failed)

    def _fill(self, entries: list[Any]) -> None:
        self.earlier = len(entries) > self._limit
        shown = entries[-self._limit :]
        self.items = [Bubble(e.turn, e.speaker, e.text, e.at, e.swipe, e.swipes) for e in shown]
        self.reset.emit()

    def _refill(self, entries: list[Any]) -> None:
        self._fill(entries)
        self.settled.emit()

    def _tell(self, message: Any) -> None:
        from game.session import messages as m

        if isinstance(message, m.PlayerLine):
            line = next((i for i in reversed(self.items) if isinstance(i, Bubble) and i.speaker == "player"), None)
            if line is not None:
                line.turn = message.turn
        elif isinstance(message, m.Words):
            bubble = self._reply()
            bubble.coming += message.text
            self._speak_up(bubble)
        elif isinstance(message, m.Sentence):
            bubble = self._reply()
            bubble.turn, bubble.coming = message.turn, ""
            bubble.text = joined(bubble.text, message.text)
            bubble.ends.append(len(bubble.text))
            self.heard.emit(message.text)
            self._speak_up(bubble)
        elif isinstance(message, m.Face):
            self.face.emit(message.expression)
        elif isinstance(message, m.ReplyDone):
            bubble = self._reply()
            bubble.turn, bubble.text, bubble.coming = message.turn, message.text, ""
            self._speak_up(bubble)
        elif not isinstance(message, m.Heard | m.SentTo):  # Where words go is told beside the line they are written on.
            self._add(Notice(message))
            self.noticed.emit(message)

    def _done(self) -> None:
        self._set_busy(False)
        self._drop_unfinished()
        # Which of how many replies, and of how many wordings, these are, only the journal knows.
        self._link.ask(lambda desk: desk.history(self.companion, 2), self._number_last)
        self.settled.emit()

    def _failed(self, failed: Failed) -> None:
        self._set_busy(False)
        self._drop_unfinished()
        self._add(Notice(failed))
        self.settled.emit()

    def _number_last(self, entries: list[Any]) -> None:
        shown = {item.turn: item for item in self.items if isinstance(item, Bubble)}
        for entry in entries:
            bubble = shown.get(entry.turn)
            if bubble is not None:
                bubble.at, bubble.swipe, bubble.swipes = entry.at, entry.swipe, entry.swipes
                self.changed.emit(bubble)
        if entries and entries[-1].speaker == "companion" and entries[-1].turn not in shown and not self.busy:
            # She had nothing else to say, and the reply that made room is hers still.
            self._link.ask(lambda desk: desk.history(self.companion, self._limit + 1), self._fill)

    def _drop_unfinished(self) -> None:
        """Words that never became a sentence are not hers."""
        for item in list(self.items):
            if isinstance(item, Bubble) and item.coming:
                item.coming = ""
                self.changed.emit(item)
            if isinstance(item, Bubble) and item.speaker == "companion" and not item.text:
                self._remove(item)

    def _reply(self) -> Bubble:
        """The bubble she is speaking into, made when she begins."""
        last = self.last_reply()
        if last is None or last.shown == float("inf"):
            last = Bubble(0, "companion", "", shown=0.0)
            self._add(last)
        return last

    # Speaking

    def _speak_up(self, bubble: Bubble) -> None:
        if self.still or not self.pace:
            bubble.shown = len(bubble.text) + len(bubble.coming)
            self.changed.emit(bubble)
            return
        self.changed.emit(bubble)
        if not self._timer.isActive():
            self._last_tick = time.monotonic()
            self._timer.start()
            self.speaking.emit(True)

    def _speak_on(self) -> None:
        now = time.monotonic()
        passed, self._last_tick = now - self._last_tick, now
        bubble = self.last_reply()
        if bubble is None:
            self._rest()
            return
        whole = bubble.text + bubble.coming
        if bubble.shown >= len(whole):
            if not self.busy:
                bubble.shown = float("inf")
                self._rest()
            else:
                self.speaking.emit(False)
            return
        if now < self._rest_until:
            return
        self.speaking.emit(True)
        rate = _CHINESE_RATE if is_wide(whole[min(int(bubble.shown), len(whole) - 1)]) else _LATIN_RATE
        wanted = min(bubble.shown + rate * self.pace * passed, len(whole))
        stop = next((end for end in bubble.ends if bubble.shown < end <= wanted), None)
        if stop is not None and stop < len(whole):
            wanted = stop
            self._rest_until = now + _BREATH
            self.speaking.emit(False)
        bubble.shown = wanted
        self.changed.emit(bubble)

    def _rest(self) -> None:
        self._timer.stop()
        self.speaking.emit(False)

    # The list

    def _add(self, item: Item) -> None:
        self.items.append(item)
        self.added.emit(item)

    def _remove(self, item: Item) -> None:
        self.items.remove(item)
        self.removed.emit(item)

    def _set_busy(self, busy: bool) -> None:
        if busy != self.busy:
            self.busy = busy
            self.busy_changed.emit(busy)


def joined(text: str, sentence: str) -> str:
    """Two sentences in a row: with a space, except where the first ends in Chinese."""
    return text + ("" if not text or is_wide(text[-1]) else " ") + sentence


def is_wide(character: str) -> bool:
    """Whether a character is one of those that fill a square."""
    return "⺀" <= character <= "鿿" or "　" <= character <= "〿" or "＀" <= character <= "￯"
