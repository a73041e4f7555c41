"""An evening of talk with one companion: what a line sets going, step by step, each step written before it is shown.

A turn goes: the player's line is kept; it is heard; what it earned is kept; she answers, each sentence kept as it is
shown; the reply is closed. Whatever breaks off in between is taken up again by `open`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from game.content.model import Expression
from game.mind.authored import due_plans, opening
from game.mind.conditions import Moment
from game.mind.hear import Heard
from game.mind.notice import notice
from game.mind.ports import EngineError
from game.mind.recall import index, recall
from game.mind.situation import Part, Reply, Situation
from game.mind.speak import Policy, Speaking
from game.mind.text import is_chinese, language_of, sentences
from game.play import happenings as h
from game.play.store import Turn
from game.play.unlocks import newly_open
from game.session import messages as m
from game.session import wording
from game.session.history import entries
from game.session.profile import OpenProfile
from game.session.views import TalkEntry

_IN_SIGHT = 24
"""How many messages of the talk are laid before her; older ones come by recall."""
_RECALLED = 4


class Evening:
    """One companion's talk. All methods run on the session's thread, except `stop`."""

    def __init__(self, profile: OpenProfile, companion: str) -> None:
        self._profile = profile
        self._journal = profile.journal
        self.companion = profile.library.companion(companion)
        self._who = self.companion.full_id
        self._talk = profile.conversation("talk", self._who).id
        self._days_away = 0
        self._speaking: Speaking | None = None
        self._told_of_language = False

    # What a player does

    def open(self) -> Iterator[m.Message]:
        """Take up what broke off; otherwise begin an evening, and she speaks first."""
        head = self._head()
        if head is not None and head.role == "reply" and not self._closed(head):
            self._close_cut(head)
        if head is not None and head.role == "line":
            yield from self._resume(head)
        elif head is not None and head.role == "step":
            yield from self._open_with(frozenset())
        elif head is None or not self._is_opening(head):
            yield from self._begin()

    def say(self, text: str, policy: Policy = "best") -> Iterator[m.Message]:
        """Say a line; nothing happens for an empty one."""
        text = text.strip()
        if not text:
            return
        language = language_of(text, self._profile.language)
        with self._journal.writing() as pen:
            turn = pen.turn(self._talk, "line")
            said = pen.add(turn, h.LineSaid(self._who, text, language))
        yield m.PlayerLine(turn.id, text)
        heard = self._listen(text)
        yield from self._take_in(turn, said, heard)
        yield from self._answer(heard, frozenset(), policy)

    def regenerate(self, policy: Policy = "best") -> Iterator[m.Message]:
        """Another reply to the same line. What the line earned stays; what the old reply brought is undone."""
        head = self._head()
        if head is None or head.role != "reply" or head.parent is None:
            return
        above = self._journal.turn(head.parent)
        assert above is not None
        passed_over = self._lines_of(self._journal.children(above))
        self._journal.move_head(self._talk, above.id)
        if above.role == "line":
            yield from self._answer(self._listen(self._text(above)), passed_over, policy)
        else:
            yield from self._open_with(passed_over)

    def swipe(self, turn: int, to: int) -> list[TalkEntry]:
        """Show another of the replies to the same line, and what followed it."""
        shown = self._journal.turn(turn)
        above = self._journal.turn(shown.parent) if shown and shown.parent else None
        if above is not None:
            replies = [t for t in self._journal.children(above) if t.role == "reply"]
            if 0 <= to < len(replies):
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
        """Be silent at once. May be called from any thread."""
        speaking = self._speaking
        if speaking is not None:
            speaking.stop()

    # Hearing

    def _listen(self, text: str) -> Heard:
        return self._profile.listener(self.companion).hear(text, self._today(), self._profile.language)

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
            for chapter in newly_open(self._journal.state, self._profile.library.chapters_of(self._who)):
                pen.add(turn, h.ChapterOpened(self._who, chapter.full_id, heard.text), because=earned)
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
        speaking = Speaking(self._profile.priors)
        self._speaking = speaking
        parts = speaking.parts(situation, self._profile.voice, self._profile.ear, self._profile.chance, policy)
        yield from self._utter(speaking, parts, situation)

    def _begin(self) -> Iterator[m.Message]:
        """A new evening: a turn that says so, and her first words."""
        last = self._journal.state.bond(self._who).last_talk
        away = (self._today() - datetime.fromisoformat(last).date()).days if last else None
        self._days_away = away or 0
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
            speaking = Speaking(reply=reply)
            self._speaking = speaking
            yield from self._utter(speaking, _whole_sentences(reply), situation)
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
            with self._journal.writing() as pen:
                turn = turn or pen.turn(self._talk, "reply")
                what = h.SentenceShown(self._who, part.text, situation.language, part.source, part.line)
                pen.add(turn, what)
            shown.append(part)
            yield m.Sentence(turn.id, part.text, part.source, part.line)
        if speaking.trouble is not None:
            yield m.Trouble(speaking.trouble.what, speaking.trouble.remedy)
        if turn is not None:
            yield self._close(turn, speaking, shown, situation)
        self._speaking = None

    def _close(self, turn: Turn, speaking: Speaking, shown: Sequence[Part], situation: Situation) -> m.ReplyDone:
        reply, finish = speaking.reply, "stopped" if speaking.stopped else "done"
        lines = list(dict.fromkeys(p.line for p in shown if p.line))
        used = reply.used if reply else ()
        recalled = [*used, *(r.said.turn for r in situation.recalled)]
        with self._journal.writing() as pen:
            closed = pen.add(
                turn,
                h.ReplyClosed(
                    self._who, finish, _face(speaking), reply.cue if reply else None, lines, recalled,
                    speaking.tokens, round(speaking.first_ms, 1), round(speaking.total_ms, 1),
                ),
            )  # fmt: skip
            if reply is not None and reply.why in ("upcoming", "afterwards"):
                for memory in used:
                    pen.add(turn, h.FollowedUp(self._who, memory, reply.why), because=[closed])
        self._journal.save_view()
        self._index()
        text = ("" if is_chinese(situation.language) else " ").join(p.text for p in shown)
        sources = tuple(dict.fromkeys(p.source for p in shown))
        return m.ReplyDone(
            turn.id, text, "stopped" if speaking.stopped else "done", sources, _face(speaking), tuple(recalled),
            speaking.tokens, speaking.first_ms, speaking.total_ms,
        )  # fmt: skip

    def _situation(self, heard: Heard, passed_over: frozenset[str]) -> Situation:
        state, companion = self._journal.state, self.companion
        recent = self._profile.archive.recent(self._who, _IN_SIGHT)
        names = (state.player, companion.short_name.within("en"), companion.name.within("en"))
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

    def _closed(self, turn: Turn) -> bool:
        return any(isinstance(e.what, h.ReplyClosed) for e in self._journal.events_of([turn]))

    def _close_cut(self, turn: Turn) -> None:
        """The game stopped in the middle of a reply: what was shown stands, and the reply is closed as cut."""
        shown = [e.what for e in self._journal.events_of([turn]) if isinstance(e.what, h.SentenceShown)]
        lines = list(dict.fromkeys(s.line for s in shown if s.line))
        with self._journal.writing() as pen:
            pen.add(turn, h.ReplyClosed(self._who, "cut", "neutral", None, lines, [], 0, 0.0, 0.0))
        self._journal.save_view()

    def _resume(self, head: Turn) -> Iterator[m.Message]:
        """The game stopped after the player's line: hear it if it was not heard, and answer it."""
        events = self._journal.events_of([head])
        said = next(e for e in events if isinstance(e.what, h.LineSaid))
        heard = self._listen(self._text(head))
        if not any(isinstance(e.what, h.LineHeard) for e in events):
            yield from self._take_in(head, said.id, heard)
        yield from self._answer(heard, frozenset(), "best")

    def _is_opening(self, head: Turn) -> bool:
        """Whether the last thing that happened is her opening, still unanswered, today."""
        parent = self._journal.turn(head.parent) if head.parent is not None else None
        return (
            head.role == "reply"
            and parent is not None
            and parent.role == "step"
            and datetime.fromisoformat(head.at).date() == self._today()
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
        return Moment(replace(bond), self._profile.now(), dict(state.flags), self._days_away)

    def _today(self) -> date:
        return self._profile.now().date()

    def _index(self) -> None:
        """Let the ear read what was said, for later recall; without an ear it is found by words alone."""
        if self._profile.ear is not None:
            try:
                index(self._profile.archive, self._profile.ear, self._who)
            except EngineError:
                self._profile.ear = None


def _whole_sentences(reply: Reply) -> Iterator[Part | str]:
    for part in reply.parts:
        for sentence in sentences(part.text):
            yield replace(part, text=sentence)


def _face(speaking: Speaking) -> Expression:
    return speaking.reply.expression if speaking.reply is not None else "neutral"
