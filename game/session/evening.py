"""An evening of talk with one companion: she speaks first, and it can be said again, gone back in, and taken up.

Whatever breaks off in the middle of a turn is taken up again by `open`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from game.mind.follow_up import follow_ups, opening
from game.mind.hear import Heard
from game.mind.lead import near
from game.mind.ports import Said
from game.mind.speak import Policy, Speaking
from game.mind.text import is_chinese
from game.play import happenings as h
from game.play.store import Turn
from game.session import messages as m
from game.session.controls import Controls
from game.session.leading import offered
from game.session.profile import OpenProfile

_STILL_TONIGHT = timedelta(hours=6)
"""An opening nobody has answered stands that long, also past midnight."""


class Evening(Controls):
    """One companion's talk. All methods run on the session's thread, except `stop`."""

    def __init__(self, profile: OpenProfile, companion: str) -> None:
        full_id = profile.library.companion(companion).full_id
        super().__init__(profile, full_id, profile.conversation("talk", full_id).id)

    # What a player does

    def open(self) -> Iterator[m.Message]:
        """Take up what broke off; otherwise begin an evening, and she speaks first."""
        self._silenced = False
        head = self._head_made_whole()
        if head is not None and head.role == "line":
            yield from self._resume(head, "best")
        elif head is not None and head.role == "step":
            yield from self._open_with(frozenset())
        elif head is None or not self._is_opening(head):
            yield from self._begin()

    def say(self, text: str, policy: Policy = "best") -> Iterator[m.Message]:
        """Say a line; nothing happens for an empty one."""
        text = text.strip()
        if not text:
            return
        self._silenced = False
        self._head_made_whole()
        turn = self._put_down(text)
        yield m.PlayerLine(turn.id, text)
        heard = yield from self._hear(turn)
        yield from self._answer(turn, heard, frozenset(), policy)

    def regenerate(self, policy: Policy = "best") -> Iterator[m.Message]:
        """Another reply to the same line. What the line earned stays; what the old reply brought is undone.

        Where no other comes (she was stopped, the disk is full), the old one stands. A line that has none yet gets one.
        """
        self._silenced = False
        head = self._head_made_whole()
        if head is not None and head.role == "line":
            yield from self._resume(head, policy)
        if head is None or head.role != "reply" or head.parent is None:
            return
        above = self._journal.turn(head.parent)
        assert above is not None
        passed_over = self._lines_of(self._journal.children(above))
        self._journal.move_head(self._talk, above.id)
        try:
            if above.role == "line":
                yield from self._answer(above, self._listen(above, self._text(above)), passed_over, policy)
            elif above.role == "reply":
                yield from self._say_more(above, passed_over, policy)
            else:
                yield from self._open_with(passed_over)
        finally:
            if self._journal.conversations[self._talk].head == above.id:
                self._journal.move_head(self._talk, head.id)

    def go_on(self, policy: Policy = "best") -> Iterator[m.Message]:
        """She says more, after her last reply; a line that has no reply yet gets one."""
        self._silenced = False
        head = self._head_made_whole()
        if head is not None and head.role == "line":
            yield from self._resume(head, policy)
        elif head is not None and head.role == "reply":
            yield from self._say_more(head, frozenset(), policy)

    def reword(self, turn: int, text: str, policy: Policy = "best") -> Iterator[m.Message]:
        """Say a line of the player's in other words; the first wording is kept beside it, with what followed."""
        line, before = self._on_path(turn), self._journal.conversations[self._talk].head
        if line is None or line.role != "line" or not text.strip():
            return
        self._journal.move_head(self._talk, line.parent)
        try:
            yield from self.say(text, policy)
        finally:
            if self._journal.conversations[self._talk].head == line.parent:  # It could not be kept: the old one stands.
                self._journal.move_head(self._talk, before)

    def offers(self) -> tuple[str, ...]:
        """Three things the player might say now, different in kind: to her last words, towards something near, and of
        their own. None while a line of theirs waits for its reply, and after a goodbye."""
        return offered(self._profile, self.companion, self._head(), self._moment(), self._near())

    # She speaks first

    def _begin(self) -> Iterator[m.Message]:
        """A new evening: a turn that says so, and her first words."""
        last = self._journal.state.bond(self._who).last_talk
        # A clock set back, or a journey westwards, is no absence.
        away = max(0, (self._today() - self._day(last)).days) if last else None
        with self._journal.writing() as pen:
            turn = pen.turn(self._talk, "step")
            pen.add(turn, h.TalkOpened(self._who, away))
        yield from self._open_with(frozenset())

    def _open_with(self, passed_over: frozenset[str]) -> Iterator[m.Message]:
        situation = self._situation(self._silent(), passed_over)
        due = follow_ups(situation.memories, situation.moment)
        reply = opening(situation, due, self._profile.chance)
        if reply is not None:
            speaking = self._speaking = Speaking(reply=reply, stopped=self._silenced)
            yield from self._utter(speaking, speaking.given_out(reply), situation)
        self._journal.save_view()

    def _near(self) -> tuple[str, ...]:
        return near(self.companion, self._profile.library.chapters_of(self._who), self._journal.state)

    def _say_more(self, after: Turn, passed_over: frozenset[str], policy: Policy) -> Iterator[m.Message]:
        """What she adds to a reply: to the line she was answering, with none of the lines she has said to it already.

        A voice of free words is nudged on by a line that nobody keeps.
        """
        replies = [after]
        while (above := self._above(replies[-1])) is not None and above.role == "reply":
            replies.append(above)
        heard = self._listen(above, self._text(above)) if above is not None and above.role == "line" else self._silent()
        situation = self._situation(heard, passed_over | self._lines_of(replies))
        nudge = "继续说。" if is_chinese(situation.language) else "Go on."
        said = Said(after.id + 1, self._who, "player", nudge, situation.language, after.at)
        yield from self._speak(replace(situation, recent=(*situation.recent, said)), policy)

    def _silent(self) -> Heard:
        return Heard("", self._profile.language, (), (), (), None, None, None)

    # The talk's tree

    def _above(self, turn: Turn) -> Turn | None:
        return self._journal.turn(turn.parent) if turn.parent is not None else None

    def _resume(self, line: Turn, policy: Policy) -> Iterator[m.Message]:
        """A line without a reply: hear it if it was not heard, and answer it."""
        heard = yield from self._hear(line)
        yield from self._answer(line, heard, self._lines_of(self._journal.children(line)), policy)

    def _is_opening(self, head: Turn) -> bool:
        """Whether the last thing that happened is her opening, still unanswered, this evening."""
        since = abs(self._profile.now() - datetime.fromisoformat(head.at))
        above: Turn | None = head
        while above is not None and above.role == "reply":
            above = self._above(above)
        return (
            head.role == "reply"
            and above is not None
            and above.role == "step"
            and (self._day(head.at) == self._today() or since < _STILL_TONIGHT)
        )

    def _lines_of(self, turns: Sequence[Turn]) -> frozenset[str]:
        """The authored lines said in these replies."""
        closed = [e.what for e in self._journal.events_of(turns) if isinstance(e.what, h.SentenceShown)]
        return frozenset(c.line for c in closed if c.line)
