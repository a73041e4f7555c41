"""An open profile: everything a use-case needs, put together by `app`, used from one thread only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random

from game.content.library import Library
from game.content.model import Companion
from game.mind.hear import Listener
from game.mind.ports import Archive, Ear, EngineError, Voice
from game.play.happenings import PlayerNamed
from game.play.journal import Journal
from game.play.store import Conversation, ConversationKind
from game.session.views import MomentView


@dataclass(frozen=True)
class HelpCard:
    """The fixed card of a crisis: a title, a plain word, and where to reach people now."""

    title: str
    text: str
    lines: tuple[str, ...]


def _unpainted(moment: MomentView) -> bytes:
    raise RuntimeError(f"Nobody paints here; {moment.title or 'the moment'} cannot be made a card.")


@dataclass
class OpenProfile:
    """One player's game. Voice and ear may be absent (still loading, or gone): she then speaks authored lines only.

    chance: where every draw and choice among equals comes from. help_card: the crisis card in a language. model: the
    voice the player chose ("starter" or a path). media: the folder of the player's pictures; paint: makes a moment's
    card, as PNG.
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
    voice: Voice | None = None
    ear: Ear | None = None
    _listeners: dict[str, Listener] = field(default_factory=dict)

    def now(self) -> datetime:
        return self.journal.clock.now()

    def engines_ready(self, voice: Voice | None, ear: Ear | None) -> None:
        """Take the models in use, once they have loaded; what was heard by n-grams is heard by meaning from now on."""
        self.voice, self.ear = voice, ear
        self._listeners.clear()

    def listener(self, companion: Companion) -> Listener:
        """The companion's listener, made when first needed. An ear that dies while reading examples is done without."""
        if companion.full_id not in self._listeners:
            try:
                self._listeners[companion.full_id] = Listener(companion, self.ear)
            except EngineError:
                self.ear = None
                self._listeners[companion.full_id] = Listener(companion, None)
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
