"""The session's side of the desktop: the open profile and what is going on in it, used on the session's thread only.

Each method is one request of a page and gives back plain data. `stop` alone may be called from the GUI thread.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.mind.hear import Listener
from game.session.collecting import album, draw, show_card
from game.session.evening import Evening
from game.session.messages import CardCame, Message
from game.session.reading import Reading
from game.session.standing import companions, status
from game.session.views import AlbumView, CompanionView, StatusView, StoryStep, TalkEntry
from game.shell.ports import Kept

if TYPE_CHECKING:
    from game.mind.ports import Ear, Voice
    from game.session.profile import OpenProfile


@dataclass(frozen=True)
class Arrival:
    """What the desktop needs to begin: the settings, who is there, the player's hour, and where they all meet first.

    hour: 0 to 24. platforms: companion → scene to stand in until the player first speaks.
    """

    settings: Any
    language: str
    companions: tuple[CompanionView, ...]
    hour: float
    platforms: dict[str, Path]
    player: str
    broken_packs: dict[str, str]


@dataclass(frozen=True)
class Told:
    """A step of a story, and what it brought."""

    step: StoryStep
    notices: tuple[Message, ...]
    moved: bool = False


class Desk:
    """One profile in use."""

    def __init__(self, profile: OpenProfile, kept: Kept) -> None:
        self.profile = profile
        self.kept = kept
        self._evenings: dict[str, Evening] = {}
        self._reading: Reading | None = None
        self._speaking: Evening | None = None
        self._stopping = threading.Event()

    def arrive(self) -> Arrival:
        profile = self.profile
        now = profile.now()
        platforms = {}
        for companion in profile.library.companions:
            pack = profile.library.packs[companion.pack]
            if "platform" in pack.scenes and not self.evening(companion.full_id).history(1):
                platforms[companion.full_id] = pack.scenes["platform"].folder
        broken = {name: str(problems[0]) for name, problems in profile.library.broken.items() if problems}
        return Arrival(
            self.kept.settings.settings,
            profile.language,
            tuple(companions(profile)),
            now.hour + now.minute / 60,
            platforms,
            profile.journal.state.player,
            broken,
        )

    def change_settings(self, values: dict[str, Any]) -> Any:
        """Set and write down some settings. What is on screen has already changed."""
        return self.kept.settings.change(**values)

    def speak_language(self, language: str) -> None:
        """From now on everything is told in this language."""
        self.profile.language = language
        self._reading = None

    def name_player(self, name: str) -> None:
        if name.strip() and name.strip() != self.profile.journal.state.player:
            self.profile.name_player(name)

    def rehearse(self, ear: Ear) -> None:
        """Have the ear read the examples of whoever is here. It remembers them, so the first line said after it has
        loaded need not wait for that. May be called from any thread: it only reads what never changes."""
        for who in list(self._evenings.values()):
            Listener(who.companion, ear)

    def engines_ready(self, voice: Voice | None, ear: Ear | None) -> None:
        self.profile.engines_ready(voice, ear)

    # Talk

    def evening(self, companion: str) -> Evening:
        full_id = self.profile.library.companion(companion).full_id
        if full_id not in self._evenings:
            self._evenings[full_id] = Evening(self.profile, full_id)
        return self._evenings[full_id]

    def open_evening(self, companion: str) -> Iterator[Message]:
        return self._stoppable(companion, self.evening(companion).open())

    def say(self, companion: str, text: str) -> Iterator[Message]:
        return self._stoppable(companion, self.evening(companion).say(text))

    def regenerate(self, companion: str) -> Iterator[Message]:
        return self._stoppable(companion, self.evening(companion).regenerate())

    def stop(self) -> None:
        """Be silent at once. May be called from any thread."""
        self._stopping.set()
        speaking = self._speaking
        if speaking is not None:
            speaking.stop()

    def _stoppable(self, companion: str, messages: Iterator[Message]) -> Iterator[Message]:
        """A stop may come while the line is still being heard, when there is no reply yet that could be stopped."""
        evening = self._speaking = self.evening(companion)
        self._stopping.clear()
        try:
            for message in messages:
                yield message
                if self._stopping.is_set():
                    evening.stop()
        finally:
            self._speaking = None

    def history(self, companion: str, limit: int) -> list[TalkEntry]:
        return self.evening(companion).history(limit)

    def swipe(self, companion: str, turn: int, to: int, limit: int) -> list[TalkEntry]:
        self.evening(companion).swipe(turn, to)
        return self.history(companion, limit)

    def rewind(self, companion: str, turn: int, limit: int) -> list[TalkEntry]:
        self.evening(companion).rewind(turn)
        return self.history(companion, limit)

    def status(self, companion: str) -> StatusView:
        return status(self.profile, companion)

    # Stories

    def open_chapter(self, chapter: str) -> Told:
        self._reading = Reading(self.profile, chapter)
        return self._told(self._reading.step(), self._reading.moved)

    def next(self) -> Told:
        return self._told(self._open_reading().next())

    def choose(self, index: int) -> Told:
        return self._told(self._open_reading().choose(index))

    def back(self) -> Told:
        return self._told(self._open_reading().back())

    def _open_reading(self) -> Reading:
        if self._reading is None:
            raise LookupError("No chapter is open.")
        return self._reading

    def _told(self, step: StoryStep, moved: bool = False) -> Told:
        return Told(step, tuple(self._open_reading().take_notices()), moved)

    # Cards

    def album(self) -> AlbumView:
        return album(self.profile)

    def draw(self, companion: str) -> CardCame:
        return draw(self.profile, companion)

    def show_card(self, card: str) -> None:
        show_card(self.profile, card)
