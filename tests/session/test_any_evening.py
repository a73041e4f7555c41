"""Whatever a player does, in whatever order, and wherever it breaks off: nothing that was shown is lost, every effect
stands on its cause, and the state is what the journal adds up to."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from game.content.library import Library, find_packs, load_library
from game.mind.hear import Listener
from game.play import happenings as h
from game.play.journal import Journal
from game.play.state import from_view, to_view
from game.play.store import Batch, Event, StoreError
from game.session import messages as m
from game.session.collecting import NothingToDraw, draw, show_card
from game.session.evening import Evening
from game.session.profile import HelpCard, OpenProfile
from game.session.reading import NotOpenYet, Reading
from tests.keep.memory_store import MemoryStore
from tests.session.conftest import ISAURA, STORY, MovingClock

LIBRARY: Library = load_library(find_packs(STORY))
LISTENERS = {ISAURA: Listener(LIBRARY.companion(ISAURA), None)}
LINES = (
    "hello", "My sister Anna is getting married on Saturday", "What is my sister called?", "you're useless", "sorry",
    "My sister is called Hanna", "what's behind the locked door?", "I lost my job today", "Call me Jo", "good night",
    "I want to die", "我妹妹叫小雨", "why do you never get off at the last stop?", "tell me about your hat",
)  # fmt: skip
CHAPTERS = [c.full_id for c in LIBRARY.chapters_of(ISAURA)]
NTH = st.integers(0, 30)


class FailingStore(MemoryStore):
    """Refuses one write, `fail_after` writes from now; None: never."""

    fail_after: int | None = None
    failed = False

    def write(self, batch: Batch) -> None:
        if self.fail_after is not None:
            self.fail_after -= 1
            if self.fail_after < 0:
                self.fail_after, self.failed = None, True
                raise StoreError("The disk is full. Make room and say it again.")
        super().write(batch)


class AnyEvening(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.store, self.clock = FailingStore(), MovingClock()
        self.shown: dict[int, list[str]] = {}
        self.seen: set[str] = set()

    @initialize()
    def first_opening(self) -> None:
        self.reopen()
        talk = self.profile.conversation("talk", ISAURA)
        with self.profile.journal.writing() as pen:
            turn = pen.turn(talk.id, "line")
            said = pen.add(turn, h.LineSaid(ISAURA, "is this seat taken?", "en"))
            pen.add(turn, h.LineHeard(ISAURA, ["greets"], [], None, None), [said])
            pen.add(turn, h.BondMoved(ISAURA, 60, "confides", "everything", 0), [said])

    @rule()
    def reopen(self) -> None:
        """The game is closed, or dies, and is started again."""
        self.store.fail_after = None
        journal = Journal(self.store, self.store, self.clock)
        card = HelpCard("Help", "Now.", ("988",))
        self.profile = OpenProfile(LIBRARY, journal, self.store, "en", Random(7), lambda _: card, _listeners=LISTENERS)
        self.evening = Evening(self.profile, ISAURA)
        self.reading: Reading | None = None

    @rule(hours=st.integers(-30, 200))
    def time_passes(self, hours: int) -> None:
        self.clock.moment += timedelta(hours=hours)

    def hear(self, told: Iterator[m.Message], most: int | None) -> None:
        """Take in what comes, at most so many messages; the rest is never asked for."""
        try:
            for message in itertools.islice(told, most):
                if isinstance(message, m.PlayerLine | m.Sentence):
                    self.shown.setdefault(message.turn, []).append(message.text)
        except StoreError:
            pass
        with suppress(StoreError):
            told.close()  # type: ignore[attr-defined]

    @rule(most=st.one_of(st.none(), NTH))
    def open(self, most: int | None) -> None:
        self.hear(self.evening.open(), most)

    @rule(line=st.sampled_from(LINES), most=st.one_of(st.none(), st.none(), NTH))
    def say(self, line: str, most: int | None) -> None:
        self.hear(self.evening.say(line), most)

    @rule(most=st.one_of(st.none(), NTH))
    def regenerate(self, most: int | None) -> None:
        before, self.store.failed = self.evening.history(), False
        self.hear(self.evening.regenerate(), most)
        if before and before[-1].speaker == "companion" and self.store.fail_after is None and not self.store.failed:
            assert self.evening.history()[-1].speaker == "companion"

    @rule(most=NTH)
    def stop_early(self, most: int) -> None:
        self.evening.stop()
        self.hear(self.evening.regenerate(), most)

    @rule(nth=NTH, to=st.integers(0, 3))
    def swipe(self, nth: int, to: int) -> None:
        entries = self.evening.history()
        with suppress(StoreError, ZeroDivisionError):
            self.evening.swipe(entries[nth % len(entries)].turn, to)

    @rule(nth=NTH)
    def rewind(self, nth: int) -> None:
        entries = self.evening.history()
        with suppress(StoreError, ZeroDivisionError):
            self.evening.rewind(entries[nth % len(entries)].turn)

    @rule(most=st.one_of(st.none(), NTH))
    def go_on(self, most: int | None) -> None:
        self.hear(self.evening.go_on(), most)

    @rule(nth=NTH, line=st.sampled_from(LINES), most=st.one_of(st.none(), NTH))
    def reword(self, nth: int, line: str, most: int | None) -> None:
        entries = self.evening.history()
        if entries:
            self.hear(self.evening.reword(entries[nth % len(entries)].turn, line), most)

    @rule(nth=NTH, deed=st.sampled_from(("reword_reply", "take_back", "mark", "take_way", "name_way")))
    def go_about(self, nth: int, deed: str) -> None:
        entries, ways = self.evening.history(), self.evening.ways()
        if not entries or not ways:
            return
        turn, end = entries[nth % len(entries)].turn, ways[nth % len(ways)].end
        with suppress(StoreError):
            match deed:
                case "reword_reply" if self.evening.reword_reply(turn, "Hm."):
                    self.shown.setdefault(self.evening.history()[-1].turn, []).append("Hm.")
                case "take_back":
                    self.evening.take_back(turn)
                case "mark":
                    self.evening.mark(turn, "here")
                case "take_way":
                    self.evening.take_way(end)
                case "name_way":
                    self.evening.name_way(end, "a way")

    @rule(writes=st.integers(0, 4))
    def disk_fills(self, writes: int) -> None:
        self.store.fail_after = writes

    @rule(chapter=st.sampled_from(CHAPTERS))
    def take_up(self, chapter: str) -> None:
        try:
            self.reading = Reading(self.profile, chapter)
        except (NotOpenYet, StoreError):
            self.reading = None

    @rule(steps=st.integers(1, 25), option=st.integers(0, 1))
    def read(self, steps: int, option: int) -> None:
        for _ in range(steps):
            if self.reading is None or self.reading.step().kind == "end":
                return
            here = self.reading.step()
            try:
                step = self.reading.next() if here.kind == "line" else self.reading.choose(option)
            except StoreError:
                assert self.reading.step() == here
                return
            except NotOpenYet:
                self.reading = None
                return
            assert step != here
        self.reading.take_notices() if self.reading else None

    @rule()
    def back(self) -> None:
        if self.reading is not None:
            try:
                self.reading.back()
            except (StoreError, NotOpenYet):
                self.reading = None

    @rule(see=st.booleans())
    def draw(self, see: bool) -> None:
        try:
            card = draw(self.profile, "isaura").card
            if see:
                show_card(self.profile, card)
                self.seen.add(card)
        except (NothingToDraw, StoreError):
            pass

    @rule()
    def look_at_every_card(self) -> None:
        for card in list(self.profile.journal.state.cards):
            try:
                show_card(self.profile, card)
                self.seen.add(card)
            except StoreError:
                pass

    # What must hold

    @invariant()
    def the_state_is_what_the_journal_adds_up_to(self) -> None:
        if hasattr(self, "profile"):
            journal = self.profile.journal
            assert journal.state == journal.replay()
            assert from_view(to_view(journal.state, {}, 0), {}, 0) == journal.state

    @invariant()
    def every_bubble_of_the_path_is_known_by_its_turn(self) -> None:
        if hasattr(self, "evening"):
            assert [entry.turn for entry in self.evening.history(10_000)] == self.evening.spoken()

    @invariant()
    def what_was_shown_is_there(self) -> None:
        for turn, texts in self.shown.items():
            kept = [e.what for e in self.store.events_of([turn])]
            assert [w.text for w in kept if isinstance(w, h.LineSaid | h.SentenceShown)][: len(texts)] == texts

    @invariant()
    def a_card_once_seen_stays(self) -> None:
        if self.seen:
            cards = self.profile.journal.state.cards
            assert all(cards[card].shown for card in self.seen)

    @invariant()
    def what_was_earned_can_say_by_which_line(self) -> None:
        events = {e.id: e for e in self.store.events(h.KINDS)}
        for event in events.values():
            if isinstance(event.what, h.CardWon | h.ChapterOpened | h.DrawEarned):
                lines = [e.what.text for e in _causes(event, events) if isinstance(e.what, h.LineSaid)]
                assert event.what.quote in lines

    @invariant()
    def a_talk_never_stands_in_anothers_tree(self) -> None:
        for conversation in self.store.conversations():
            head: Any = self.store.turn(conversation.head) if conversation.head is not None else None
            assert head is None or head.conversation == conversation.id

    def teardown(self) -> None:
        """She can always go on: the last line gets its answer, and a new one too."""
        if hasattr(self, "profile"):
            self.reopen()
            list(self.evening.open())
            list(self.evening.say("hello"))
            assert self.evening.history()[-1].speaker == "companion"


def _causes(event: Event, events: dict[int, Event]) -> Iterator[Event]:
    for cause in event.because:
        yield events[cause]
        yield from _causes(events[cause], events)


@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")
class TestAnyEvening(AnyEvening.TestCase):  # type: ignore[misc, name-defined]
    settings = settings(
        max_examples=30,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
