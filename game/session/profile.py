"""An open profile: everything a use-case needs, put together by `app`, used from one thread only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from game.content.library import Library
from game.content.model import Companion
from game.mind.hear import Listener
from game.mind.ports import Archive, Ear, EngineError, Voice
from game.mind.speech import Speech, speech_from
from game.play.happenings import PlayerNamed
from game.play.journal import Journal
from game.play.store import Conversation, ConversationKind
from game.session.packs import PackPlaces
from game.session.views import MomentView


@dataclass(frozen=True)
class HelpCard:
    """The fixed card of a crisis: a title, a plain word, and where to reach people now."""

    title: str
    text: str
    lines: tuple[str, ...]


def _unpainted(moment: MomentView) -> bytes:
    raise RuntimeError(f"Nobody paints here; {moment.title or 'the moment'} cannot be made a card.")


def spoken(settings: Mapping[str, Any]) -> dict[str, Speech]:
    """Speech by companion, from the settings' plain data."""
    read = {who: speech_from(data) for who, data in settings.items()}
    return {who: speech for who, speech in read.items() if speech is not None}


def _nowhere() -> PackPlaces:
    return PackPlaces(Path("nowhere"), Path("nowhere"), frozenset, lambda _: None)


def no_models(spec: str) -> Voice:
    """What opens a voice where there are no models at all."""
    raise EngineError(f"There is nothing here that could open {spec}.", "Open the game itself.")


@dataclass
class OpenProfile:
    """One player's game. Voice and ear may be absent (still loading, or gone): she then speaks authored lines only.

    chance: where every draw and choice among equals comes from. help_card: the crisis card in a language. model: the
    voice the player chose for everybody ("starter", a path or an address). media: the folder of the player's pictures;
    paint: makes a moment's card, as PNG. open_voice: opens a voice by its name, and may be called from any thread.
    server_of: the host and port of such a name, and whether it is another machine; ("", False) for a file. speech:
    companion → how she speaks, "" for everybody. address: what companions call the player, "" for their name.
    places: where packs lie, for bringing some in and reading them anew.
    """

    library: Library
    journal: Journal
    archive: Archive
    language: str
    chance: Random
    help_card: Callable[[str], HelpCard]
    model: str = "starter"
    media: Path = Path()
    paint: Callable[[MomentView], bytes] = _unpainted
    open_voice: Callable[[str], Voice] = no_models
    server_of: Callable[[str], tuple[str, bool]] = lambda _: ("", False)
    speech: dict[str, Speech] = field(default_factory=dict)
    address: str = ""
    places: PackPlaces = field(default_factory=_nowhere)
    voice: Voice | None = None
    ear: Ear | None = None
    _listeners: dict[str, Listener] = field(default_factory=dict)
    _own: tuple[str, Voice | None] = ("", None)
    """The voice that one companion has for herself, by name. One at a time: models are large."""

    def now(self) -> datetime:
        return self.journal.clock.now()

    def engines_ready(self, voice: Voice | None, ear: Ear | None) -> None:
        """Take the models in use, once they have loaded; what was heard by n-grams is heard by meaning from now on."""
        self.voice, self.ear = voice, ear
        self._listeners.clear()

    def take_library(self, library: Library) -> None:
        """Go on with packs that were read anew. Whoever holds an evening or a reading makes a new one."""
        self.library = library
        self._listeners.clear()

    def speech_of(self, companion: str) -> Speech:
        """How a companion speaks: as the player set it for her, else for everybody."""
        return self.speech.get(companion, Speech()).over(self.speech.get("", Speech()))

    def voice_of(self, companion: str) -> Voice | None:
        """The voice a companion speaks with: her own where she was given one, else everybody's.

        Raises EngineError the first time a voice of her own cannot be opened; until something is changed she then has
        none, and speaks authored lines. No other model takes its place unasked.
        """
        wanted = self.speech_of(companion).model
        if wanted in ("", self.model):
            return self.voice
        name, voice = self._own
        if name != wanted:
            self.close_own_voice()
            self._own = (wanted, None)
            voice = self.open_voice(wanted)
            self._own = (wanted, voice)
        return voice

    def speak_with(self, model: str) -> None:
        """For this sitting everybody speaks with this model, whatever was set for them."""
        self.close_own_voice()
        self.model = model
        self.speech = {who: replace(one, model="") for who, one in self.speech.items()}

    def close_own_voice(self) -> None:
        """Let go of the voice that one companion has for herself; the next line opens it anew."""
        voice, self._own = self._own[1], ("", None)
        if voice is not None:
            voice.close()

    def close_engines(self) -> None:
        """End every model that is in use."""
        self.close_own_voice()
        for engine in (self.voice, self.ear):
            if engine is not None:
                engine.close()

    def listener(self, companion: Companion) -> Listener:
        """The companion's listener, made when first needed."""
        if companion.full_id not in self._listeners:
            self._listeners[companion.full_id] = Listener(companion, self.ear)
        return self._listeners[companion.full_id]

    def conversation(self, kind: ConversationKind, subject: str) -> Conversation:
        """The conversation of this kind about this subject, begun if there is none."""
        found = self.journal.conversation(kind, subject)
        if found is None:
            with self.journal.writing() as pen:
                found = pen.conversation(kind, subject)
        return self.journal.conversations[found.id]

    def name_player(self, name: str) -> None:
        """What the companions call the player; they may also say it in talk."""
        collection = self.conversation("collection", "")
        with self.journal.writing() as pen:
            pen.add(pen.turn(collection.id, "step"), PlayerNamed(name.strip()))
        self.journal.save_view()
