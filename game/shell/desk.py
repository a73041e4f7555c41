"""The session's side of the desktop: the open profile and what is going on in it, used on the session's thread only.

Each method is one request of a page and gives back plain data. `stop` alone may be called from the GUI thread.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.mind.hear import Listener
from game.play.clock import evening_of
from game.session import collecting, keepsakes, packs
from game.session.collecting import album, draw, show_card
from game.session.evening import Evening
from game.session.messages import CardCame, Message
from game.session.pack_views import DormantView, PackView, dormant, pack_views
from game.session.profile import spoken
from game.session.standing import companions, status
from game.session.views import (
    AlbumView,
    CardEntry,
    CompanionView,
    MarkView,
    ReplyOrigin,
    SaidAt,
    StatusView,
    TalkEntry,
    WayView,
)
from game.shell.ports import Kept
from game.shell.stories import Stories

if TYPE_CHECKING:
    from game.content.packs.installing import Installed
    from game.content.problems import Problem
    from game.mind.ports import Ear, Said, Voice
    from game.session.character_cards import Came
    from game.session.profile import OpenProfile
    from game.session.remixing import Provenance
    from game.session.shelf import ModelView, Shelf


@dataclass(frozen=True)
class Arrival:
    """What the desktop needs to begin: the settings, who is there, the player's hour, and where they all meet first.

    hour: 0 to 24. today: the day the evening belongs to, ISO 8601. platforms: companion → scene to stand in until the
    player first speaks.
    """

    settings: Any
    language: str
    companions: tuple[CompanionView, ...]
    hour: float
    today: str
    platforms: dict[str, Path]
    player: str
    broken_packs: dict[str, str]


class Desk:
    """One profile in use."""

    def __init__(self, profile: OpenProfile, kept: Kept, shelf: Shelf) -> None:
        self.profile = profile
        self.kept = kept
        self.shelf = shelf
        self._evenings: dict[str, Evening] = {}
        self.stories = Stories(profile)
        self._speaking: Evening | None = None
        self._resting: Evening | None = None
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
            tuple(self._towards_next(companion) for companion in companions(profile)),
            self.hour(),
            evening_of(now).isoformat(),
            platforms,
            profile.journal.state.player,
            broken,
        )

    def hour(self) -> float:
        """The player's clock, 0 to 24."""
        now = self.profile.now()
        return now.hour + now.minute / 60

    def change_settings(self, values: dict[str, Any]) -> Any:
        """Set some settings and write them down. What is on screen has already changed."""
        self.profile.address = values.get("address", self.profile.address)
        return self.kept.settings.change(**values)

    def speak_language(self, language: str) -> None:
        """From now on everything is told in this language."""
        self.profile.language = language
        self.stories.leave()

    def player(self) -> str:
        return self.profile.journal.state.player

    @property
    def folder(self) -> Path:
        """Where everything of the player's is."""
        return Path(self.kept.folders.root)

    def name_player(self, name: str) -> None:
        if name.strip() and name.strip() != self.profile.journal.state.player:
            self.profile.name_player(name)

    def rehearse(self, ear: Ear) -> None:
        """Have the ear read the examples of whoever is here. It remembers them, so the first line said after it has
        loaded need not wait for that. May be called from any thread: it only reads what never changes."""
        for who in list(self._evenings.values()):
            for language in dict.fromkeys([self.profile.language, "en"]):
                Listener(who.companion, ear).prepare(language)

    def use_model(self, spec: str) -> ModelView:
        """Everybody speaks with this one from now on, who was not given one of their own."""
        row = self.shelf.use(spec)
        self.profile.model = row.spec
        return row

    def remove_model(self, spec: str) -> None:
        self.shelf.remove(spec)
        settings = self.kept.settings.settings
        self.profile.model, self.profile.speech = settings.model, spoken(settings.speech)

    def speak_as(self, companion: str, data: dict[str, Any]) -> None:
        """How this companion speaks from now on; {} for the game's own way."""
        kept = {**self.kept.settings.settings.speech, companion: data}
        self.profile.speech = spoken(self.kept.settings.change(speech=kept).speech)

    def engines_ready(self, voice: Voice | None, ear: Ear | None) -> None:
        before = (self.profile.voice, self.profile.ear)
        self.profile.engines_ready(voice, ear)
        for old, new in zip(before, (voice, ear), strict=True):
            if old is not None and old is not new:  # Another model was chosen: two have no room beside each other.
                old.close()

    # Packs

    def install_pack(self, source: Path) -> Installed:
        """Bring in a folder or a zip. Raises PackProblems, OSError."""
        came = packs.install(self.profile, source)
        self._begin_anew()
        return came

    def remove_pack(self, pack: str) -> None:
        packs.remove(self.profile, pack)
        self._begin_anew()

    def switch_pack(self, pack: str, on: bool) -> None:
        packs.switch(self.profile, pack, on)
        self._begin_anew()

    def reload_packs(self) -> Mapping[str, tuple[Problem, ...]]:
        """Read all packs anew, keeping every talk's and every story's place; returns what is wrong, by pack."""
        wrong = packs.reload(self.profile)
        self._begin_anew()
        return wrong

    def pack_list(self) -> tuple[list[PackView], list[DormantView]]:
        """Every pack there is, and what of the save sleeps because its pack is not here."""
        return pack_views(self.profile), dormant(self.profile)

    def packs_touched(self) -> int:
        """A number that changes whenever a file in the player's packs does."""
        return packs.touched(self.profile.places.own)

    def _begin_anew(self) -> None:
        """Talks and stories go on from the journal, with what their packs now hold."""
        self._evenings.clear()
        self.stories.read_anew()

    # People

    def companions(self) -> list[CompanionView]:
        """Everybody there is to talk with."""
        return companions(self.profile)

    def bring_in(self, paths: Sequence[Path]) -> list[Came]:
        """Bring character cards in, files or folders of them; one row a file. They can be talked to at once."""
        from game.session.character_cards import bring_in

        came = list(bring_in(self.profile, paths))
        self.reload_packs()
        return came

    def write_out(self, companion: str, file: Path) -> list[str]:
        """Write a companion as a character card; returns what could not go along. Raises Refused, OSError."""
        from game.session.character_cards import write_out

        return write_out(self.profile, companion, file)

    def origin_of(self, companion: str) -> Provenance:
        """Where a companion comes from."""
        from game.session.remixing import provenance

        return provenance(self.profile, companion)

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
        self.stories.stop()
        speaking = self._speaking
        if speaking is not None:
            speaking.stop()

    def rest(self, companion: str, quiet: Callable[[], bool]) -> None:
        """Nobody has spoken for a while: an able voice may sum up older talk.

        `hush` breaks it off; where it is no longer quiet when its turn comes, none is begun.
        """
        self._resting = self.evening(companion)
        try:
            if quiet():
                self._resting.rest()
        finally:
            self._resting = None

    def hush(self) -> None:
        """Somebody speaks: no time for summing up. May be called from any thread."""
        resting = self._resting
        if resting is not None:
            resting.stop()

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
        """The newest bubbles, oldest first."""
        return self.evening(companion).history(limit)

    def spoken(self, companion: str) -> list[int]:
        """The turns of all bubbles, oldest first."""
        return self.evening(companion).spoken()

    def entries_of(self, companion: str, turns: Sequence[int]) -> list[TalkEntry]:
        return self.evening(companion).entries_of(turns)

    def find(self, companion: str, words: str) -> list[int]:
        """The turns in whose words these are found, newest first."""
        return self.evening(companion).find(words)

    def said(self, companion: str, turns: Sequence[int]) -> list[Said]:
        """What was said in these turns of the present way."""
        return self.evening(companion).said(turns)

    def origin(self, companion: str, turn: int) -> ReplyOrigin:
        """Where the words of a reply came from."""
        return self.evening(companion).origin(turn)

    def offers(self, companion: str) -> tuple[str, ...]:
        """What the player might say now."""
        return self.evening(companion).offers()

    def go_on(self, companion: str) -> Iterator[Message]:
        return self._stoppable(companion, self.evening(companion).go_on())

    def reword(self, companion: str, turn: int, text: str) -> Iterator[Message]:
        """Say a line of the player's in other words."""
        return self._stoppable(companion, self.evening(companion).reword(turn, text))

    def reword_reply(self, companion: str, turn: int, text: str) -> bool:
        return self.evening(companion).reword_reply(turn, text)

    def swipe(self, companion: str, turn: int, to: int) -> None:
        """Another reply, or another wording of a line, with what followed it."""
        self.evening(companion).swipe(turn, to)

    def rewind(self, companion: str, turn: int) -> None:
        self.evening(companion).rewind(turn)

    def take_back(self, companion: str, turn: int) -> None:
        self.evening(companion).take_back(turn)

    def ways(self, companion: str) -> list[WayView]:
        return self.evening(companion).ways()

    def name_way(self, companion: str, end: int, name: str) -> None:
        self.evening(companion).name_way(end, name)

    def take_way(self, companion: str, through: int) -> None:
        self.evening(companion).take_way(through)

    def marks(self, companion: str) -> list[MarkView]:
        return self.evening(companion).marks()

    def mark(self, companion: str, turn: int, note: str | None) -> None:
        self.evening(companion).mark(turn, note)

    def status(self, companion: str) -> StatusView:
        found = status(self.profile, companion)
        return replace(found, companion=self._towards_next(found.companion))

    def _towards_next(self, who: CompanionView) -> CompanionView:
        """The points count towards what opens next; None where nothing waits for points any more."""
        state, chapters = self.profile.journal.state, self.profile.library.chapters_of(who.id)
        locked = (chapter for chapter in chapters if state.progress(chapter.full_id).opened is None)
        following = next(locked, None)
        return replace(who, next_points=following.opens.points or None if following is not None else None)

    # Cards

    def album(self) -> AlbumView:
        return album(self.profile)

    def draw(self, companion: str) -> CardCame:
        return draw(self.profile, companion)

    def show_card(self, card: str) -> None:
        show_card(self.profile, card)

    def said_at(self, card: str) -> SaidAt | None:
        return collecting.said_at(self.profile, card)

    def lines_about(self, companion: str, turn: int) -> list[TalkEntry]:
        return keepsakes.lines_about(self.profile, companion, turn)

    def preview_moment(self, companion: str, turn: int, until: int, title: str) -> bytes:
        """The card these lines would make, as PNG."""
        return keepsakes.preview(self.profile, companion, turn, until=until, title=title)

    def keep_moment(self, companion: str, turn: int, until: int, title: str) -> CardEntry:
        kept = keepsakes.keep_moment(self.profile, companion, turn, until=until, title=title)
        return kept.card

    def let_go(self, keepsake: int) -> None:
        keepsakes.let_go(self.profile, keepsake)
