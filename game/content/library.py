"""All packs of a game together: what is found in them by name, and which are switched off and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from game.content.model import Card, Chapter, Companion, Pack, Scene
from game.content.problems import Problem, nearest_names


class UnknownName(LookupError):  # noqa: N818 - says what happened, which is what its reader needs
    """No companion, chapter, card or scene is called so, or more than one is; `nearest` are names that would do."""

    def __init__(self, kind: str, name: str, nearest: tuple[str, ...], ambiguous: bool = False) -> None:
        self.kind = kind
        self.name = name
        self.nearest = nearest
        what = f'More than one {kind} is called "{name}".' if ambiguous else f'There is no {kind} called "{name}".'
        guess = f" Did you mean {' or '.join(nearest)}?" if nearest else ""
        super().__init__(what + guess)


T = TypeVar("T")


@dataclass(frozen=True)
class Library:
    """The packs that work, by id, and the problems of those that do not, by the name of their folder.

    Things are looked up by full id ("lantern-line:isaura"), or by the short one ("isaura"): then the pack `within` is
    looked through first, and otherwise the short id must be the only one of its kind.
    """

    packs: Mapping[str, Pack]
    broken: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    warnings: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    """What a pack wanted to change in another and did not find there, by the pack that wanted it."""

    @property
    def companions(self) -> tuple[Companion, ...]:
        return tuple(one for pack in self.packs.values() for one in pack.companions.values())

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(one for pack in self.packs.values() for one in pack.chapters.values())

    @property
    def cards(self) -> tuple[Card, ...]:
        return tuple(one for pack in self.packs.values() for one in pack.cards.values())

    @property
    def scenes(self) -> tuple[Scene, ...]:
        return tuple(one for pack in self.packs.values() for one in pack.scenes.values())

    def companion(self, name: str, within: str | None = None) -> Companion:
        return self._named("companion", lambda pack: pack.companions, name, within)

    def chapter(self, name: str, within: str | None = None) -> Chapter:
        return self._named("chapter", lambda pack: pack.chapters, name, within)

    def card(self, name: str, within: str | None = None) -> Card:
        return self._named("card", lambda pack: pack.cards, name, within)

    def scene(self, name: str, within: str | None = None) -> Scene:
        return self._named("scene", lambda pack: pack.scenes, name, within)

    def chapters_of(self, companion: str) -> tuple[Chapter, ...]:
        """The companion's chapters and scenes, in the order their author gave them."""
        full_id = self.companion(companion).full_id
        return tuple(chapter for chapter in self.chapters if chapter.companion == full_id)

    def cards_of(self, companion: str) -> tuple[Card, ...]:
        """Every card the companion is on, in the order of the album."""
        full_id = self.companion(companion).full_id
        return tuple(card for card in self.cards if card.companion == full_id)

    def deck_of(self, companion: str) -> tuple[Card, ...]:
        """The companion's cards that are drawn, each once."""
        return tuple(card for card in self.cards_of(companion) if card.source == "deck")

    def _named(self, kind: str, shelf: Callable[[Pack], Mapping[str, T]], name: str, within: str | None) -> T:
        home, colon, short = name.rpartition(":")
        pack = self.packs.get(home if colon else within or "")
        if pack and short in shelf(pack):
            return shelf(pack)[short]
        homes = [one.id for one in self.packs.values() if name in shelf(one)]
        if len(homes) == 1:
            return shelf(self.packs[homes[0]])[name]
        if homes:
            raise UnknownName(kind, name, tuple(f"{home}:{name}" for home in homes), ambiguous=True)
        known = [one for pack in self.packs.values() for one in shelf(pack)]
        full = [f"{pack.id}:{one}" for pack in self.packs.values() for one in shelf(pack)]
        raise UnknownName(kind, name, nearest_names(name, full if colon else known, most=3))


def find_packs(*roots: Path) -> tuple[Path, ...]:
    """The pack folders in each of `roots`, such as story/ and a profile's packs/: those that hold a pack.toml. One
    whose name begins with a dot is still on its way in."""
    return tuple(
        manifest.parent
        for root in roots
        if root.is_dir()
        for manifest in sorted(root.glob("*/pack.toml"))
        if not manifest.parent.name.startswith(".")
    )


def load_library(folders: Iterable[Path], off: Collection[str] = ()) -> Library:
    """Loads the pack folders but those called as in `off`, in the order that they ask for. One that is broken is
    switched off, with its problems kept, and with it what needs it; the others work."""
    from game.content.loading import load_together  # Here, so that who only reads a library does not import pydantic.

    return load_together(folders, off).library
