"""One simulated player at one profile: evenings of talk, chapters as they open, cards as they come, on a clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from game.content.model import Companion
from game.mind.conditions import Moment, holds
from game.mind.text import is_chinese
from game.play.deck import left
from game.play.unlocks import missing
from game.session import messages as m
from game.session.collecting import NothingToDraw, draw, show_card
from game.session.evening import Evening
from game.session.profile import OpenProfile
from game.session.reading import Reading
from game.session.simulation.players import Player, lines_of

READS, TYPES = {"en": 20.0, "zh": 6.0}, {"en": 3.2, "zh": 1.1}
"""Characters a second. Reading: about 240 English words or 360 Chinese characters a minute. Typing on a keyboard: about
38 words, or 65 characters with an input method."""
THINKS_S, CLICKS_S, TURNS_CARD_S = 6.0, 1.5, 12.0
_NEW = (m.BeatFound, m.ChapterUnlocked, m.RankRisen, m.CardCame)
_TALKS_IN_SCENE = 12
"""Lines after which a player gives up a scene's talk."""


class MovingClock:
    """The player's own time."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def pass_by(self, seconds: float) -> None:
        self.moment += timedelta(seconds=seconds)


@dataclass(frozen=True)
class EveningRow:
    """How an evening went. minutes: of this one, and of play altogether; lists name what was new."""

    player: str
    evening: int
    day: str
    companion: str
    minutes: float
    minutes_total: float
    lines: int
    points: int
    rank: int
    beats: tuple[str, ...]
    opened: tuple[str, ...]
    read: tuple[str, ...]
    cards: tuple[str, ...]
    draws_waiting: int

    @property
    def moved(self) -> bool:
        """Whether something happened beside talk."""
        return bool(self.beats or self.opened or self.read or self.cards)


@dataclass
class _Tonight:
    """What an evening has brought so far."""

    lines: int
    beats: list[str]
    opened: list[str]
    read: list[str]
    cards: list[str]


class Sitting:
    """A player and their profile, which must be a fresh one or the player's own; `milestones` are minutes of play."""

    def __init__(self, profile: OpenProfile, player: Player, clock: MovingClock, chance: Random) -> None:
        self._profile, self._clock, self._chance = profile, clock, chance
        profile.journal.clock = clock
        self.milestones: dict[str, float] = {}
        self.quiet: list[int] = [0]
        """Lines between one new thing and the next, as long as there are stories; the last is still being counted. New
        is an evening's opening, a beat, a rank, a story that opens or is read, a card."""
        self._found: int | None = None
        """Cards found when somebody else took over."""
        self._played = 0.0
        self._evenings = 0
        self.become(player)

    def become(self, player: Player) -> None:
        """From now on someone else plays here."""
        self.player = player
        self._profile.language = player.language
        self._own = lines_of(player.words, player.language, self._chance)
        self._spell = "zh" if is_chinese(player.language) else "en"

    @property
    def finished(self) -> bool:
        """Whether every story has been read, and no draw waits that could bring a card."""
        return all(self.read_all(who.full_id) for who in self._profile.library.companions)

    def read_all(self, companion: str) -> bool:
        """Whether everything of one companion's has been read and drawn."""
        state, library = self._profile.journal.state, self._profile.library
        read = all(state.progress(c.full_id).finished is not None for c in library.chapters_of(companion))
        return read and not (state.bond(companion).draws and left(state, library.deck_of(companion)))

    def only_points_lack(self, companion: str) -> bool:
        """Whether one of a companion's chapters waits for points and nothing else."""
        state, library = self._profile.journal.state, self._profile.library
        locked = [c for c in library.chapters_of(companion) if state.progress(c.full_id).opened is None]
        return any({item.kind for item in missing(state, chapter)} == {"points"} for chapter in locked)

    def waits(self) -> tuple[str, ...]:
        """What the locked chapters wait for."""
        state, library = self._profile.journal.state, self._profile.library
        return tuple(
            f"{chapter.full_id}: {item.kind} {item.name or f'{item.have} of {item.need}'}"
            for who in library.companions
            for chapter in library.chapters_of(who.full_id)
            if state.progress(chapter.full_id).opened is None
            for item in missing(state, chapter)
        )

    @property
    def cards(self) -> tuple[int, int]:
        """Cards that this player found, and all there are."""
        found = len(self._profile.journal.state.cards) if self._found is None else self._found
        return found, len(self._profile.library.cards)

    def hand_over(self, player: Player) -> None:
        """Somebody else takes their place; what is reached from now on is not this player's."""
        self._found = self.cards[0]
        self.become(player)

    def evening(self, companion: str) -> EveningRow:
        """Play one evening with a companion, as long as this player's evenings are; then days pass."""
        began, tonight = self._clock.now(), _Tonight(0, [], [], [], [])
        self._something_new()
        talk = Evening(self._profile, companion)
        self._take(talk.open(), tonight)
        self._read_what_is_open(companion, tonight)
        while self._minutes(began) < self.player.minutes and not self.finished:
            line, typed = self._next_line(talk)
            self._pass(THINKS_S + (len(line) / TYPES[self._spell] if typed else CLICKS_S))
            tonight.lines += 1
            self.quiet[-1] += 1
            self._take(talk.say(line), tonight)
            self._read_what_is_open(companion, tonight)
        row = self._row(companion, began, tonight)
        self._clock.moment = began + timedelta(days=self.player.gap_after(self._evenings - 1))
        return row

    def _row(self, companion: str, began: datetime, tonight: _Tonight) -> EveningRow:
        self._evenings += 1
        minutes = self._minutes(began)
        bond = self._profile.journal.state.bond(companion)
        return EveningRow(
            self.player.kind, self._evenings, began.date().isoformat(), companion, round(minutes, 1),
            round(self._played / 60, 1), tonight.lines, bond.points, bond.rank, tuple(tonight.beats),
            tuple(tonight.opened), tuple(tonight.read), tuple(tonight.cards), bond.draws,
        )  # fmt: skip

    # What they say

    def _next_line(self, talk: Evening) -> tuple[str, bool]:
        """A line, and whether it was typed or taken from what is offered."""
        dice = self._chance.random()
        if dice < self.player.offered and (offers := talk.offers()):
            return self._chance.choice(offers), False
        if dice < self.player.offered + self.player.curious and (asked := self._curious(talk.companion)):
            return asked, True
        return next(self._own), True

    def _curious(self, companion: Companion) -> str:
        """Something that the companion's cues listen for, and that has not been said yet."""
        bond = self._profile.journal.state.bond(companion.full_id)
        moment = Moment(bond, self._clock.now(), dict(self._profile.journal.state.flags), bond.days_away)
        free = [
            cue
            for cue in companion.cues
            if cue.trigger == "heard"
            and holds(cue.when, moment)
            and not any(line.id in bond.lines for lines in cue.lines.values() for line in lines)
        ]
        if not free:
            return ""
        heard = self._chance.choice(free).hears
        texts = next((t for name, t in heard.items() if is_chinese(name) == (self._spell == "zh")), ())
        return self._chance.choice(texts) if texts else ""

    # Chapters and cards

    def _read_what_is_open(self, companion: str, tonight: _Tonight) -> None:
        state = self._profile.journal.state
        for chapter in self._profile.library.chapters_of(companion):
            progress = state.progress(chapter.full_id)
            if progress.opened is not None and progress.finished is None:
                self._read(chapter.full_id, tonight)
                tonight.read.append(chapter.full_id)
        self._draw(companion, tonight)

    def _read(self, chapter: str, tonight: _Tonight) -> None:
        reading = Reading(self._profile, chapter, talks=True)
        while (step := reading.step()).kind != "end":
            self._pass(CLICKS_S + len(step.text) / READS[self._spell])
            if step.kind == "choice":
                self._pass(THINKS_S)
                reading.choose(self._chance.choice([n for n, (_, free) in enumerate(step.options) if free]))
            elif step.kind == "talk":
                self._talk_in(reading, tonight)
            else:
                reading.next()
        self._something_new()
        self._take(reading.take_notices(), tonight)

    def _talk_in(self, reading: Reading, tonight: _Tonight) -> None:
        self._take(reading.resume(), tonight)
        for _ in range(_TALKS_IN_SCENE):
            if reading.step().kind != "talk":
                return
            line = next(self._own)
            self._pass(THINKS_S + len(line) / TYPES[self._spell])
            tonight.lines += 1
            self._take(reading.say(line), tonight)
        if reading.step().kind == "talk":
            reading.next()

    def _draw(self, companion: str, tonight: _Tonight) -> None:
        while self._profile.journal.state.bond(companion).draws:
            try:
                self._take([draw(self._profile, companion)], tonight)
            except NothingToDraw:
                return

    def _take(self, messages: Iterator[m.Message] | list[m.Message], tonight: _Tonight) -> None:
        """Live through what comes, in the time it takes, and note what is new."""
        for message in messages:
            if isinstance(message, m.ReplyDone):
                self._pass(len(message.text) / READS[self._spell])
            if isinstance(message, _NEW):
                self._something_new()
            if isinstance(message, m.BeatFound):
                tonight.beats.append(message.beat)
            elif isinstance(message, m.ChapterUnlocked):
                tonight.opened.append(message.chapter)
                self._reach(f"first {message.kind}")
                self._reach(f"opened {message.chapter}")
            elif isinstance(message, m.RankRisen):
                self._reach(f"rank {message.rank} {message.companion}")
            elif isinstance(message, m.CardCame):
                self._pass(TURNS_CARD_S)
                show_card(self._profile, message.card)
                tonight.cards.append(message.card)
                self._reach("first card")
                self._reach(f"card {self.cards[0]}")

    def _something_new(self) -> None:
        if self.quiet[-1] and self._found is None:
            self.quiet.append(0)

    def _reach(self, milestone: str) -> None:
        if self._found is None:
            self.milestones.setdefault(milestone, round(self._played / 60, 1))

    def _pass(self, seconds: float) -> None:
        self._played += seconds
        self._clock.pass_by(seconds)

    def _minutes(self, began: datetime) -> float:
        return (self._clock.now() - began).total_seconds() / 60
