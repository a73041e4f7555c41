"""An evening of talk with one companion: what a line sets going, step by step, each step written before it is shown.

A turn goes: the player's line is kept; it is heard; what it earned is kept; she answers, each sentence kept as it is
shown; the reply is closed. Whatever breaks off in between is taken up again by `open`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from game.content.model import Expression
from game.mind.authored import due_plans, opening
from game.mind.conditions import Moment
from game.mind.hear import Heard
from game.mind.notice import notice
from game.mind.ports import EngineError
from game.mind.recall import index, recall
from game.mind.situation import Part, Situation
from game.mind.speak import Policy, Speaking
from game.mind.text import join, language_of
from game.play import happenings as h
from game.play.clock import evening_of
from game.play.store import Turn
from game.play.unlocks import causes, newly_open
from game.session import messages as m
from game.session import wording
from game.session.history import entries
from game.session.profile import OpenProfile
from game.session.views import TalkEntry

_IN_SIGHT = 24
"""How many messages of the talk are laid before her; older ones come by recall."""
_RECALLED = 4
_STILL_TONIGHT = timedelta(hours=6)
"""An opening nobody has answered stands that long, also past midnight."""


class Evening:
    """One companion's talk. All methods run on the session's thread, except `stop`."""

    def __init__(self, profile: OpenProfile, companion: str) -> None:
        self._profile = profile
        self._journal = profile.journal
        self.companion = profile.library.companion(companion)
        self._who = self.companion.full_id
        self._talk = profile.conversation("talk", self._who).id
        self._speaking: Speaking | None = None
        self._silenced = False
        self._told_of_language = False

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
        language = language_of(text, self._profile.language)
        with self._journal.writing() as pen:
            turn = pen.turn(self._talk, "line")
            said = pen.add(turn, h.LineSaid(self._who, text, language))
        yield m.PlayerLine(turn.id, text)
        heard = self._listen(turn, text)
        yield from self._take_in(turn, said, heard)
        yield from self._answer(heard, frozenset(), policy)

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
                yield from self._answer(self._listen(above, self._text(above)), passed_over, policy)
            else:
                yield from self._open_with(passed_over)
        finally:
            if self._journal.conversations[self._talk].head == above.id:
                self._journal.move_head(self._talk, head.id)

    def swipe(self, turn: int, to: int) -> list[TalkEntry]:
        """Show another of the replies to the same line, and what followed it."""
        shown = next((t for t in self._journal.path(self._talk) if t.id == turn), None)
        if shown is not None and shown.role == "reply":
            replies = [t for t in self._journal.siblings(shown) if t.role == "reply"]
            if 0 <= to < len(replies) and replies[to] != shown:
                self._journal.move_head(self._talk, self._last_below(replies[to]).id)
        return self.history()

    def rewind(self, turn: int) -> list[TalkEntry]:
        """Go back to just after this turn; everything later leaves the path."""
        if turn in {t.id for t in self._journal.path(self._talk)}:
            self._journal.move_head(self._talk, turn)
        return self.history()

    def history(self, limit: int = 200) -> list[TalkEntry]:
        """The newest bubbles on the path, oldest first."""
        return entries(self._journal, self._talk, limit)

    def stop(self) -> None:
        """Be silent at once, also where she has only heard so far. May be called from any thread."""
        self._silenced = True
        speaking = self._speaking
        if speaking is not None:
            speaking.stop()

    # Hearing

    def _listen(self, line: Turn, text: str) -> Heard:
        """Hear a line as of the day it was said: "tomorrow" stays the day it was, however late it is heard."""
        day = evening_of(datetime.fromisoformat(line.at))
        return self._profile.listener(self.companion).hear(text, day, self._profile.language)

    def _take_in(self, turn: Turn, said: int, heard: Heard) -> Iterator[m.Message]:
        """Keep what the line earned, in one batch, then tell of it."""
        if heard.care is not None:
            card = self._profile.help_card(self._profile.language)
            yield m.CareCard(card.title, card.text, card.lines)
        told: list[m.Message] = []
        state = self._journal.state
        found = list(notice(self.companion, heard, self._moment(), state.open_memories(self._who), state.player))
        with self._journal.writing() as pen:
            earned = [said]
            for what in found:
                earned.append(pen.add(turn, what, because=[said]))
                told += self._tell(what, earned[-1], heard)
            chapters = self._profile.library.chapters_of(self._who) if heard.care is None else ()
            for chapter in newly_open(self._journal.state, chapters):
                because = dict.fromkeys([*earned, *causes(self._journal.state, chapter)])
                pen.add(turn, h.ChapterOpened(self._who, chapter.full_id, heard.text), because=[*because])
                title = chapter.title.within(self._profile.language)
                told.append(m.ChapterUnlocked(chapter.full_id, title, chapter.kind, heard.text))
        yield from told

    def _tell(self, what: h.Happening, event: int, heard: Heard) -> Iterator[m.Message]:
        language, bond = self._profile.language, self._journal.state.bond(self._who)
        if isinstance(what, h.LineHeard):
            turn = self._journal.conversations[self._talk].head or 0
            nearest = heard.matches[0].score if heard.matches else 0.0
            yield m.Heard(turn, heard.acts, tuple(what.topics), what.cue, nearest)
        elif isinstance(what, h.BondMoved):
            why = wording.why(what.reason, self.companion, language)
            yield m.BondChanged(what.points, why, heard.text, bond.points, bond.rank)
        elif isinstance(what, h.BeatReached):
            yield m.BeatFound(what.beat, self.companion.beats[what.beat].title.within(language))
        elif isinstance(what, h.MemoryKept):
            memory = self._journal.state.memories[event]
            yield m.Remembered(event, wording.remembers(memory, self._today(), language))

    # Speaking

    def _answer(self, heard: Heard, passed_over: frozenset[str], policy: Policy) -> Iterator[m.Message]:
        situation = self._situation(heard, passed_over)
        yield from self._note_language(situation.language)
        speaking = self._speaking = Speaking()
        if self._silenced:
            speaking.stop()
        parts = speaking.parts(situation, self._profile.voice, self._profile.ear, self._profile.chance, policy)
        yield from self._utter(speaking, parts, situation)

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
        silent = Heard("", self._profile.language, (), (), (), None, None, None)
        situation = self._situation(silent, passed_over)
        plans = due_plans(situation.memories, situation.moment)
        reply = opening(situation, plans, self._profile.chance)
        if reply is not None:
            speaking = self._speaking = Speaking(reply=reply, stopped=self._silenced)
            yield from self._utter(speaking, speaking.given_out(reply), situation)
        self._journal.save_view()

    def _utter(self, speaking: Speaking, parts: Iterator[Part | str], situation: Situation) -> Iterator[m.Message]:
        """Show and keep each sentence, then close the reply."""
        turn: Turn | None = None
        shown: list[Part] = []
        for part in parts:
            if isinstance(part, str):
                yield m.Words(turn.id if turn else 0, part)
                continue
            if turn is None:
                yield m.Face(self._who, _face(speaking))
            if speaking.stopped and turn is None:
                break
            with self._journal.writing() as pen:
                turn = turn or pen.turn(self._talk, "reply")
                what = h.SentenceShown(self._who, part.text, situation.language, part.source, part.line)
                sentence = pen.add(turn, what)
                if part.plan is not None and part.plan not in {p.plan for p in shown}:
                    pen.add(turn, h.FollowedUp(self._who, part.plan, _phase(speaking)), because=[sentence])
            shown.append(part)
            yield m.Sentence(turn.id, part.text, part.source, part.line)
        if speaking.trouble is not None:
            yield m.Trouble(speaking.trouble.what, speaking.trouble.remedy)
        if turn is not None:
            yield self._close(turn, speaking, shown, situation)
        self._speaking = None

    def _close(self, turn: Turn, speaking: Speaking, shown: Sequence[Part], situation: Situation) -> m.ReplyDone:
        reply = speaking.reply
        finish: m.Finish = "stopped" if speaking.stopped else "done"
        lines = list(dict.fromkeys(p.line for p in shown if p.line))
        told_in = [m.turn for m in situation.memories if reply is not None and m.id in reply.used]
        recalled = list(dict.fromkeys([*told_in, *(r.said.turn for r in situation.recalled)]))
        with self._journal.writing() as pen:
            pen.add(
                turn,
                h.ReplyClosed(
                    self._who, finish, _face(speaking), reply.cue if reply else None, lines, recalled,
                    speaking.tokens, round(speaking.first_ms, 1), round(speaking.total_ms, 1),
                ),
            )  # fmt: skip
        self._journal.save_view()
        self._index()
        text = join((p.text for p in shown), situation.language)
        sources = tuple(dict.fromkeys(p.source for p in shown))
        return m.ReplyDone(
            turn.id, text, finish, sources, _face(speaking), tuple(recalled),
            speaking.tokens, speaking.first_ms, speaking.total_ms,
        )  # fmt: skip

    def _situation(self, heard: Heard, passed_over: frozenset[str]) -> Situation:
        state, companion = self._journal.state, self.companion
        recent = self._profile.archive.recent(self._who, _IN_SIGHT)
        own = (name for words in (companion.short_name, companion.name) for name in words.by_language.values())
        names = (state.player, *own)
        seen = {s.turn for s in recent}
        recalled = (
            recall(self._profile.archive, self._profile.ear, self._who, heard.text, names, _RECALLED, skip=seen)
            if heard.text
            else []
        )
        return Situation(
            companion, heard, self._moment(), state.player, tuple(state.open_memories(self._who)), tuple(recent),
            tuple(recalled), heard.language, passed_over,
        )  # fmt: skip

    def _note_language(self, language: str) -> Iterator[m.Message]:
        """Say once an evening, plainly, that this voice does not speak the player's language freely."""
        voice = self._profile.voice
        if voice is not None and not voice.card.speaks(language) and not self._told_of_language:
            self._told_of_language = True
            yield m.LanguageNote(language, voice.card.name)

    # The talk's tree

    def _head(self) -> Turn | None:
        head = self._journal.conversations[self._talk].head
        return self._journal.turn(head) if head is not None else None

    def _head_made_whole(self) -> Turn | None:
        """The head. Where a reply broke off in the middle, what was shown stands, and it is closed as cut."""
        head = self._head()
        events = self._journal.events_of([head]) if head is not None and head.role == "reply" else []
        if head is not None and events and not any(isinstance(e.what, h.ReplyClosed) for e in events):
            shown = [e.what for e in events if isinstance(e.what, h.SentenceShown)]
            lines = list(dict.fromkeys(s.line for s in shown if s.line))
            with self._journal.writing() as pen:
                pen.add(head, h.ReplyClosed(self._who, "cut", "neutral", None, lines, [], 0, 0.0, 0.0))
            self._journal.save_view()
        return head

    def _resume(self, line: Turn, policy: Policy) -> Iterator[m.Message]:
        """A line without a reply: hear it if it was not heard, and answer it."""
        events = self._journal.events_of([line])
        said = next(e for e in events if isinstance(e.what, h.LineSaid))
        heard = self._listen(line, self._text(line))
        if not any(isinstance(e.what, h.LineHeard) for e in events):
            yield from self._take_in(line, said.id, heard)
        yield from self._answer(heard, self._lines_of(self._journal.children(line)), policy)

    def _is_opening(self, head: Turn) -> bool:
        """Whether the last thing that happened is her opening, still unanswered, this evening."""
        parent = self._journal.turn(head.parent) if head.parent is not None else None
        since = abs(self._profile.now() - datetime.fromisoformat(head.at))
        return (
            head.role == "reply"
            and parent is not None
            and parent.role == "step"
            and (self._day(head.at) == self._today() or since < _STILL_TONIGHT)
        )

    def _text(self, turn: Turn) -> str:
        return next(e.what.text for e in self._journal.events_of([turn]) if isinstance(e.what, h.LineSaid))

    def _lines_of(self, turns: Sequence[Turn]) -> frozenset[str]:
        """The authored lines said in these replies."""
        closed = [e.what for e in self._journal.events_of(turns) if isinstance(e.what, h.SentenceShown)]
        return frozenset(c.line for c in closed if c.line)

    def _last_below(self, turn: Turn) -> Turn:
        """The newest end of what followed a turn."""
        while below := self._journal.children(turn):
            turn = below[-1]
        return turn

    def _moment(self) -> Moment:
        state = self._journal.state
        bond = state.bond(self._who)
        return Moment(replace(bond), self._profile.now(), dict(state.flags), bond.days_away)

    def _today(self) -> date:
        return evening_of(self._profile.now())

    def _day(self, at: str) -> date:
        """The day a moment was, on the player's present clock."""
        return evening_of(datetime.fromisoformat(at).astimezone(self._profile.now().tzinfo))

    def _index(self) -> None:
        """Let the ear read what was said, for later recall; without an ear it is found by words alone."""
        if self._profile.ear is not None:
            try:
                index(self._profile.archive, self._profile.ear, self._who)
            except EngineError:
                self._profile.ear = None


def _phase(speaking: Speaking) -> str:
    return speaking.reply.why if speaking.reply is not None else ""


def _face(speaking: Speaking) -> Expression:
    return speaking.reply.expression if speaking.reply is not None else "neutral"
