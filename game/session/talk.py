"""A talk with one companion in one conversation: what a line sets going, each step written before it is shown.

A turn goes: the player's line is kept; it is heard; what it earned is kept; she answers, each sentence kept as it is
shown; the reply is closed. An evening is such a talk, and so is the stretch of free talk in a chapter.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from game.content.model import Expression
from game.mind.before import Before, in_place
from game.mind.conditions import Moment
from game.mind.hear import Heard
from game.mind.notice import notice
from game.mind.ports import EngineError, Stream, Voice
from game.mind.situation import Part, Situation
from game.mind.speak import Policy, Speaking
from game.mind.text import join, language_of
from game.play import happenings as h
from game.play.clock import evening_of
from game.play.store import Turn
from game.play.unlocks import causes, newly_open
from game.session import messages as m
from game.session import wording
from game.session.leading import last_reply
from game.session.lore import lore_now, state_before
from game.session.profile import OpenProfile
from game.session.remembering import read_lines, recalled
from game.session.summing import able, drawn, keep_summary, waiting
from game.session.told import told, told_of
from game.session.views import ToldView

IN_SIGHT, _LOOKED_BACK = 24, 120
"""How many messages of the talk are laid before her; older ones come by recall, and the most telling of so many."""
_RECALLED, _SEARCHED = 4, 12
"""Lines that come to her mind with a line, and when it asks for one."""
_STARTER_CONTEXT = 2048


class Talk:
    """What every talk does. All methods run on the session's thread, except `stop`.

    because: the events that everything said here came about by. goal: what she wants of it, where a chapter says so.
    """

    def __init__(
        self, profile: OpenProfile, companion: str, conversation: int, because: Sequence[int] = (), goal: str = ""
    ) -> None:
        self._profile = profile
        self._journal = profile.journal
        self.companion = profile.library.companion(companion)
        self._who = self.companion.full_id
        self._talk = conversation
        self._because = tuple(because)
        self._goal = goal
        self._speaking: Speaking | None = None
        self._summing: Stream | None = None
        self._silenced = False
        self._told_of_language = False

    def stop(self) -> None:
        """Be silent at once, also where she has only heard so far. May be called from any thread."""
        self._silenced = True
        speaking, summing = self._speaking, self._summing
        if speaking is not None:
            speaking.stop()
        if summing is not None:
            summing.cancel()

    # Hearing

    def _put_down(self, text: str) -> Turn:
        """Keep the player's line, before anything comes of it."""
        language = language_of(text, self._profile.language)
        with self._journal.writing() as pen:
            turn = pen.turn(self._talk, "line")
            pen.add(turn, h.LineSaid(self._who, text, language), self._because)
        return turn

    def _hear(self, line: Turn) -> Generator[m.Message, None, Heard]:
        """Hear a line that was kept, and take in what it earned, unless that was done before it broke off."""
        events = self._journal.events_of([line])
        said = next(e for e in events if isinstance(e.what, h.LineSaid))
        heard = self._listen(line, self._text(line))
        if not any(isinstance(e.what, h.LineHeard) for e in events):
            yield from self._take_in(line, said.id, heard)
        return heard

    def _listen(self, line: Turn, text: str) -> Heard:
        """Hear a line as of the day it was said: "tomorrow" stays the day it was, however late it is heard."""
        day = evening_of(datetime.fromisoformat(line.at))
        heard = self._profile.listener(self.companion).hear(text, day, self._profile.language)
        return in_place(heard, self._before(line), self._moment())

    def _before(self, line: Turn) -> Before | None:
        """What came right before a line; None where nothing of hers did."""
        reply = self._journal.turn(line.parent) if line.parent is not None else None
        return last_reply(self._journal, self.companion, reply) if reply is not None else None

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
            shown = tuple((s.kind, s.label, heard.text[s.start : s.end]) for s in heard.shown)
            yield m.Heard(turn, heard.acts, tuple(what.topics), what.cue, nearest, shown)
        elif isinstance(what, h.BondMoved):
            why = wording.why(what.reason, self.companion, language)
            yield m.BondChanged(what.points, why, heard.text, bond.points, bond.rank)
        elif isinstance(what, h.BeatReached):
            yield m.BeatFound(what.beat, self.companion.beats[what.beat].title.within(language))
        elif isinstance(what, h.MemoryKept):
            memory = self._journal.state.memories[event]
            yield m.Remembered(event, wording.remembers(memory, self._today(), language))

    # Speaking

    def _answer(self, line: Turn, heard: Heard, passed_over: frozenset[str], policy: Policy) -> Iterator[m.Message]:
        yield from self._speak(self._situation(heard, passed_over, self._before(line)), policy)

    def _speak(self, situation: Situation, policy: Policy) -> Iterator[m.Message]:
        speaking = self._speaking = Speaking()
        if self._silenced:
            speaking.stop()
        profile, voice = self._profile, None
        try:
            voice = profile.voice_of(self._who)
        except EngineError as error:
            yield m.Trouble(error.what, error.remedy)
        yield from self._note_language(voice, situation.language)
        speech = profile.speech_of(self._who)
        parts = speaking.parts(situation, voice, profile.ear, profile.chance, policy, speech)
        yield from self._utter(speaking, parts, situation)

    def _utter(self, speaking: Speaking, parts: Iterator[Part | str], situation: Situation) -> Iterator[m.Message]:
        """Show and keep each sentence, then close the reply."""
        turn: Turn | None = None
        shown: list[Part] = []
        for part in parts:
            yield from _sent(speaking)
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
                sentence = pen.add(turn, what, self._because)
                if part.plan is not None and part.plan not in {p.plan for p in shown}:
                    pen.add(turn, h.FollowedUp(self._who, part.plan, _phase(speaking)), because=[sentence])
            shown.append(part)
            yield m.Sentence(turn.id, part.text, part.source, part.line)
        yield from _sent(speaking)
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
                    dict(situation.lore_state) or None, told_of(speaking.prompt),
                ),
                self._because,
            )  # fmt: skip
        self._journal.save_view()
        self._index()
        if not able(self._voice()):
            self.rest()
        text = join((p.text for p in shown), situation.language)
        sources = tuple(dict.fromkeys(p.source for p in shown))
        return m.ReplyDone(
            turn.id, text, finish, sources, _face(speaking), tuple(recalled),
            speaking.tokens, speaking.first_ms, speaking.total_ms,
        )  # fmt: skip

    def _situation(self, heard: Heard, passed_over: frozenset[str], last: Before | None = None) -> Situation:
        state, companion = self._journal.state, self.companion
        said = self._profile.archive.recent(self._who, _LOOKED_BACK)
        recent, long_ago = said[-IN_SIGHT:], said[:-IN_SIGHT]
        seen = {s.turn for s in recent}
        was, context = state_before(self._journal, self._head()), self._context()
        lore, lore_state = lore_now(
            companion, state.player, recent, was, context, self._profile.chance, heard.language, self._moment()
        )
        # What she is asked to remember may have been said a moment ago.
        limit, hidden = (_RECALLED, seen) if heard.asked is None else (_SEARCHED, set())
        found = recalled(self._profile, companion, heard.text, limit, hidden) if heard.text else []
        return Situation(
            companion, heard, self._moment(), state.player, tuple(state.open_memories(self._who)), tuple(recent),
            tuple(found), heard.language, passed_over, self._goal, last, self._near(), self._profile.address,
            lore, lore_state=lore_state, earlier=tuple(long_ago), summaries=tuple(state.summaries_of(self._who)),
        )  # fmt: skip

    def told(self, turn: int) -> list[ToldView]:
        """What a voice was shown for a reply, part by part; nothing where she spoke her author's words alone."""
        return told(self._profile, self.companion, turn)

    def _context(self) -> int:
        """How many tokens a voice of this talk takes in; the starter's where there is none."""
        voice = self._profile.voice
        return voice.card.context if voice is not None else _STARTER_CONTEXT

    def _near(self) -> tuple[str, ...]:
        """The beats she may lead towards: none within a chapter, whose author leads."""
        return ()

    def _note_language(self, voice: Voice | None, language: str) -> Iterator[m.Message]:
        """Say once an evening, plainly, that this voice does not speak the player's language freely."""
        if voice is not None and not voice.card.speaks(language) and not self._told_of_language:
            self._told_of_language = True
            yield m.LanguageNote(language, voice.card.name)

    # Where it stands

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
                pen.add(head, h.ReplyClosed(self._who, "cut", "neutral", None, lines, [], 0, 0.0, 0.0), self._because)
            self._journal.save_view()
        return head

    def _text(self, turn: Turn) -> str:
        return next(e.what.text for e in self._journal.events_of([turn]) if isinstance(e.what, h.LineSaid))

    def _moment(self) -> Moment:
        state = self._journal.state
        bond = state.bond(self._who)
        return Moment(replace(bond), self._profile.now(), dict(state.flags), bond.days_away)

    def _today(self) -> date:
        return evening_of(self._profile.now())

    def _day(self, at: str) -> date:
        """The day a moment was, on the player's present clock."""
        return evening_of(datetime.fromisoformat(at).astimezone(self._profile.now().tzinfo))

    def rest(self) -> bool:
        """Sum a stretch of older talk up, when nobody speaks; whether one was. Whoever speaks may `stop` it."""
        voice, text = self._voice(), ""
        stretch = waiting(self._profile, self.companion, IN_SIGHT, seldom=able(voice))
        if not stretch:
            return False
        if voice is not None and able(voice) and voice.card.speaks(stretch[-1].language):
            try:
                text = drawn(self._profile, self.companion, stretch, voice, self._begun)
            finally:
                self._summing = None
            if self._silenced:  # Somebody speaks. Until they have, no other is begun.
                return False
        keep_summary(self._profile, self.companion, stretch, text)
        return True

    def _begun(self, stream: Stream) -> None:
        self._summing = stream
        if self._silenced:  # Whoever spoke a moment ago found nothing to cancel.
            stream.cancel()

    def _voice(self) -> Voice | None:
        try:
            return self._profile.voice_of(self._who)
        except EngineError:
            return None

    def _index(self) -> None:
        """Let the ear read what was said, for later recall; without an ear it is found by words alone."""
        try:
            read_lines(self._profile, self.companion)
        except EngineError:
            self._profile.ear = None


def _sent(speaking: Speaking) -> Iterator[m.Message]:
    """Tell, once for each time, that a server was shown the line."""
    card, speaking.asked = speaking.asked, None
    if card is not None and card.server:
        yield m.SentTo(card.server, card.away)


def _phase(speaking: Speaking) -> str:
    return speaking.reply.why if speaking.reply is not None else ""


def _face(speaking: Speaking) -> Expression:
    return speaking.reply.expression if speaking.reply is not None else "neutral"
