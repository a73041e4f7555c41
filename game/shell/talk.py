"""The talk as the window holds it: its rows in order, those near the view in memory, and a reply that is being said.

Widgets only show this; it outlives them when language, theme or size change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from game.shell.items import Bubble, Item, Left, Notice, Row, brought_of, bubble_of, joined, turn_of
from game.shell.link import Failed, SessionLink
from game.shell.saying import Saying

if TYPE_CHECKING:
    from game.shell.desk import Desk

FIRST_SHOWN = 60
"""Bubbles read at first; the others when they come near the view."""
_PAGE = 60
_QUIET_MS = 20_000
"""So long nobody has spoken before older talk is summed up."""
_KEPT, _NEAR = 400, 100
"""So many bubbles may be in memory before those are let go that are further than that from the view."""


class Talk(QObject):
    """One companion's talk.

    `reset`: everything is different. `spliced`: at a row, so many were removed and so many put in. `changed`: one item
    is different. `filled`: bubbles came into memory. `busy_changed`: a reply is on its way, or no longer. `face`: her
    expression. `speaking`: words are appearing. `heard`: a sentence, for who listens. `settled`: the turn is over and
    the standing may have moved. `noticed`: something that a line brought. `boarded`: the player has spoken.
    """

    reset = Signal()
    spliced = Signal(int, int, int)
    changed = Signal(object)
    filled = Signal()
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
        self.rows: list[Row] = []
        self.busy = False
        self.today = ""
        """The day this evening belongs to, ISO 8601."""
        self.draft = ""
        """What the player has typed and not sent."""
        self._wanted: set[int] = set()
        """The turns that were asked for and have not come yet."""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._rest)
        self.saying = Saying(self)
        self.saying.changed.connect(self.changed)
        self.saying.speaking.connect(self.speaking)

    def set_pace(self, still: bool, pace: float) -> None:
        """How fast words appear: times the usual speed, 0 or `still` at once."""
        self.saying.still, self.saying.pace = still, pace

    @property
    def items(self) -> list[Item]:
        """The rows that are in memory."""
        return [row for row in self.rows if not isinstance(row, int)]

    def leave(self) -> None:
        """Somebody else is talked with from now on: whatever still comes here is shown to nobody."""
        self.blockSignals(True)
        self.deleteLater()

    # What a player does

    def begin(self, silent: bool = False) -> None:
        """Fetch what was said before, then let her speak first if she has something to say (not if `silent`)."""
        self.read_anew()
        if silent:
            return
        who = self.companion
        self._set_busy(True)
        self._follow(lambda desk: desk.open_evening(who))

    def say(self, text: str) -> None:
        text = text.strip()
        if not text or self.busy:
            return
        self.finish_speaking()
        self._put_down(text)
        self.boarded.emit()
        who = self.companion
        self._follow(lambda desk: desk.say(who, text))

    def regenerate(self) -> None:
        """Another reply to the last line; the one shown makes room at once."""
        last = self.last_bubble()
        if last is None or self.busy:
            return
        self.finish_speaking()
        if last.speaker == "companion":
            self._cut(self.rows.index(last))
        self._set_busy(True)
        who = self.companion
        self._follow(lambda desk: desk.regenerate(who))

    def go_on(self) -> None:
        """Let her say more, or answer the line that has no reply."""
        if self.last_bubble() is None or self.busy:
            return
        self.finish_speaking()
        self._set_busy(True)
        who = self.companion
        self._follow(lambda desk: desk.go_on(who))

    def reword(self, bubble: Bubble, text: str) -> None:
        """Say a line in other words, or put other words into her mouth. What followed makes room, and is kept beside
        what will."""
        text, who, turn = text.strip(), self.companion, bubble.turn
        if not text or text == bubble.text or self.busy or turn == 0:
            return
        self.finish_speaking()
        if bubble.speaker == "companion":
            self._change(lambda desk: desk.reword_reply(who, turn, text))
            return
        self._cut(self.rows.index(bubble))
        self._put_down(text)
        self._follow(lambda desk: desk.reword(who, turn, text))

    def stop(self) -> None:
        """Silence her: what has been said stands, and is shown whole."""
        self._link.stop()
        self.finish_speaking()

    def swipe(self, turn: int, to: int) -> None:
        self._change(lambda desk: desk.swipe(self.companion, turn, to))

    def rewind(self, turn: int) -> None:
        """Go back to just after a turn; another way may begin there."""
        self._leave(lambda desk: desk.rewind(self.companion, turn))

    def take_back(self, turn: int) -> None:
        """Go back to just before a turn."""
        self._leave(lambda desk: desk.take_back(self.companion, turn))

    def take_way(self, through: int) -> None:
        """Go the way that leads through a turn, to its end."""
        self._change(lambda desk: desk.take_way(self.companion, through))

    def set_mark(self, turn: int, note: str | None) -> None:
        """Put a bookmark with a note at a turn; None takes it away."""
        who = self.companion
        self._link.ask(lambda desk: desk.mark(who, turn, note))
        for bubble in (row for row in self.rows if isinstance(row, Bubble) and row.turn == turn):
            bubble.mark = note
            self.changed.emit(bubble)

    def finish_speaking(self) -> None:
        """Show at once all that is still being typed out."""
        self.saying.finish()

    # What is where

    def last_bubble(self) -> Bubble | None:
        """The newest bubble; it is always in memory."""
        return next((row for row in reversed(self.rows) if isinstance(row, Bubble)), None)

    def last_reply(self) -> Bubble | None:
        """Her last bubble, if nothing of the player's follows it."""
        last = self.last_bubble()
        return last if last is not None and last.speaker == "companion" else None

    def turns(self) -> list[int]:
        """Every turn of the present way, oldest first."""
        return [turn for turn in map(turn_of, self.rows) if turn]

    def row_of(self, turn: int) -> int | None:
        """The row of a turn; None where it is not on the present way."""
        found = (n for n, row in enumerate(self.rows) if turn_of(row) == turn)
        return next(found, None)

    def want(self, first: int, last: int) -> None:
        """Have the rows from `first` up to `last` in memory soon; of those far from them, not too many."""
        turns = [row for row in self.rows[max(0, first) : last] if isinstance(row, int) and row not in self._wanted]
        if turns:
            self._let_go(first, last)
        for start in range(0, len(turns), _PAGE):
            page = turns[start : start + _PAGE]
            self._wanted.update(page)
            self._link.ask(partial(_entries, self.companion, page), partial(self._fill, page), aside=True)

    def _let_go(self, first: int, last: int) -> None:
        """Bubbles that are far from these rows and not of the newest become numbers again, if there are many."""
        loaded = [number for number, row in enumerate(self.rows) if isinstance(row, Bubble)]
        if len(loaded) > _KEPT:
            newest = len(self.rows) - FIRST_SHOWN
            for number in loaded:
                if number < newest and not first - _NEAR <= number < last + _NEAR:
                    self.rows[number] = turn_of(self.rows[number])

    # What the session tells

    def read_anew(self) -> None:
        """Read the talk as it stands: the newest bubbles, and of all others only that they are there."""
        who = self.companion
        self._link.ask(lambda desk: desk.history(who, FIRST_SHOWN + 1), self._open, aside=True)

    def _show(self, entries: list[Any]) -> None:
        self._wanted.clear()
        self.rows = [bubble_of(entry) for entry in entries]
        self.reset.emit()

    def _open(self, entries: list[Any]) -> None:
        self._show(entries[-FIRST_SHOWN:])
        if len(entries) > FIRST_SHOWN:
            self._link.ask(lambda desk: desk.spoken(self.companion), self._put_before, aside=True)

    def _put_before(self, spoken: list[int]) -> None:
        """The turns before those that are shown take their rows."""
        first = next((row for row in self.rows if isinstance(row, Bubble)), None)
        if first is not None and first.turn in spoken and first is self.rows[0]:
            before = spoken[: spoken.index(first.turn)]
            self.rows[0:0] = before
            self.spliced.emit(0, 0, len(before))

    def _fill(self, page: list[int], entries: list[Any]) -> None:
        """The bubbles of a page take their rows; what was forgotten meanwhile has none any more."""
        came = {entry.turn: entry for entry in entries}
        self._wanted.difference_update(page)
        gone = set(page) - came.keys()
        for number in range(len(self.rows) - 1, -1, -1):
            row = self.rows[number]
            if isinstance(row, int) and row in came:
                self.rows[number] = bubble_of(came[row])
            elif isinstance(row, int) and row in gone:
                del self.rows[number]
                self.spliced.emit(number, 1, 0)
        self.filled.emit()

    def _change(self, request: Callable[[Desk], Any]) -> None:
        """Have the talk changed as a whole, and read it anew."""
        if not self.busy:
            self.finish_speaking()
            self._link.ask(request)
            self.read_anew()
            self._link.ask(_nothing, self._is_changed)

    def _is_changed(self, _: object) -> None:
        self.settled.emit()

    def _leave(self, request: Callable[[Desk], Any]) -> None:
        """Leave the present way, and say how it can be taken again."""
        last = self.last_bubble()
        if last is not None and last.turn and not self.busy:
            self._change(request)
            self._link.ask(_nothing, partial(self._offer_back, last.turn))

    def _offer_back(self, end: int, _: object) -> None:
        self._add(Notice(Left(end)))

    def _follow(self, request: Callable[[Desk], Iterator[Any]]) -> None:
        self._link.follow(request, self._tell, self._done, self._failed)

    def _tell(self, message: Any) -> None:
        from game.session import messages as m

        line = self._players_last()
        if isinstance(message, m.PlayerLine):
            if line is not None:
                line.turn = message.turn
        elif isinstance(message, m.Words):
            bubble = self._reply()
            bubble.coming += message.text
            self.saying.say(bubble)
        elif isinstance(message, m.Sentence):
            bubble = self._reply()
            bubble.turn, bubble.coming = message.turn, ""
            bubble.text = joined(bubble.text, message.text)
            bubble.ends.append(len(bubble.text))
            self.heard.emit(message.text)
            self.saying.say(bubble)
        elif isinstance(message, m.Face):
            self.face.emit(message.expression)
        elif isinstance(message, m.ReplyDone):
            bubble = self._reply()
            bubble.turn, bubble.text, bubble.coming = message.turn, message.text, ""
            bubble.expression = message.expression
            self.saying.say(bubble)
        elif line is not None and (brought := brought_of(message)) is not None:
            line.brought = (*line.brought, brought)
            self.changed.emit(line)
            self.noticed.emit(message)
        elif not isinstance(message, m.Heard | m.BondChanged | m.SentTo):  # Where words go is told beside the line.
            self._add(Notice(message))
            self.noticed.emit(message)

    def _done(self) -> None:
        self._end_reply()
        # Which of how many replies, and of how many wordings, these are, only the journal knows.
        self._link.ask(lambda desk: desk.history(self.companion, 4), self._number_last)
        self.settled.emit()

    def _failed(self, failed: Failed) -> None:
        self._end_reply()
        self._add(Notice(failed))
        self.settled.emit()

    def _end_reply(self) -> None:
        """Words that never became a sentence are not hers."""
        self._set_busy(False)
        last = self.last_reply()
        if last is not None and last.coming:
            last.coming = ""
            self.changed.emit(last)
        if last is not None and not last.text:
            at = self.rows.index(last)
            del self.rows[at]
            self.spliced.emit(at, 1, 0)
        self.saying.no_more()

    def _take(self, entries: list[Any]) -> None:
        """What the journal says of bubbles that are shown."""
        shown = {row.turn: row for row in self.rows[-12:] if isinstance(row, Bubble)}
        for entry in entries:
            bubble = shown.get(entry.turn)
            if bubble is not None:
                bubble.take(entry)
                self.changed.emit(bubble)

    def _number_last(self, entries: list[Any]) -> None:
        if self.busy:
            return
        self._take(entries)
        last = self.last_bubble()
        if entries and (last is None or last.turn != entries[-1].turn):
            # She had nothing else to say, and the reply that made room is hers still.
            self.read_anew()

    # The rows

    def _players_last(self) -> Bubble | None:
        return next((row for row in reversed(self.rows) if isinstance(row, Bubble) and row.speaker == "player"), None)

    def _reply(self) -> Bubble:
        """The bubble she is speaking into, made when she begins."""
        last = self.last_reply()
        if last is None or not self.saying.in_the_midst_of(last):
            last = Bubble(0, "companion", "", evening=self.today, shown=0.0, fresh=True)
            self._add(last)
        return last

    def _put_down(self, text: str) -> None:
        self._add(Bubble(0, "player", text, evening=self.today, fresh=True))
        self._set_busy(True)

    def _add(self, item: Item) -> None:
        last = self.last_bubble()
        if isinstance(item, Notice) and isinstance(item.message, Left) and last is not None:
            last.ways = 0  # The notice leads there, and says so itself.
            self.changed.emit(last)
        if isinstance(item, Bubble):
            self._go_on_here()
            item.begins = last is None or last.evening != item.evening
            item.goes_on = item.speaker == "companion" and last is not None and last.speaker == "companion"
        self.rows.append(item)
        self.spliced.emit(len(self.rows) - 1, 0, 1)

    def _go_on_here(self) -> None:
        """The talk goes on: what was left can be found among the ways."""
        for at in range(len(self.rows) - 1, -1, -1):
            row = self.rows[at]
            if isinstance(row, Bubble | int):
                return
            if isinstance(row.message, Left):
                del self.rows[at]
                self.spliced.emit(at, 1, 0)

    def _cut(self, at: int) -> None:
        """Take the rows from here on away."""
        gone = len(self.rows) - at
        del self.rows[at:]
        self.spliced.emit(at, gone, 0)

    def _rest(self) -> None:
        """Nobody has spoken for a while: older talk may be summed up."""
        who = self.companion
        self._link.hand_over(lambda desk: desk.rest(who, lambda: not self.busy))

    def _set_busy(self, busy: bool) -> None:
        changed, self.busy = busy != self.busy, busy
        if busy:
            self._quiet.stop()
            self._link.hush()
        elif self.again:
            self._quiet.start()
        if changed:
            self.busy_changed.emit(busy)


def _nothing(_: Desk) -> None:
    """Asked for so as to be told when all that was asked before is done."""


def _entries(companion: str, turns: list[int], desk: Desk) -> list[Any]:
    return desk.entries_of(companion, turns)
