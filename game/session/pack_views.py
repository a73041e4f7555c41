"""What is told of the packs: which are here, what each adds and changes, what is wrong, and what sleeps in the save."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from game.content.library import find_packs
from game.content.manifest import PackFile
from game.content.model import Pack
from game.content.reading import FileRead, read_file

if TYPE_CHECKING:
    from game.session.profile import OpenProfile


@dataclass(frozen=True)
class ChangeView:
    """One pack's hand in another: what it added, replaced or translated there."""

    pack: str
    what: Literal["added", "replaced", "translated"]
    names: tuple[str, ...]


@dataclass(frozen=True)
class PackView:
    """A pack as a player sees it. own: the player brought it, and may take it out. problems: why it is switched off,
    one a row for its author. changed_by and changes: other packs' hands in this one, and its hand in others."""

    id: str
    state: Literal["on", "off", "broken"]
    own: bool
    folder: Path
    name: str
    version: str = ""
    summary: str = ""
    authors: tuple[str, ...] = ()
    licence: str = ""
    other_licences: tuple[str, ...] = ()
    homepage: str = ""
    languages: tuple[str, ...] = ()
    rating: str = "unrated"
    descriptors: tuple[str, ...] = ()
    depends: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    chapters: int = 0
    cards: int = 0
    scenes: int = 0
    changed_by: tuple[ChangeView, ...] = ()
    changes: tuple[ChangeView, ...] = ()
    problems: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class DormantView:
    """What the save holds of a pack that is not here, in numbers: nothing of it is lost, and it wakes with the pack."""

    pack: str
    companions: int
    chapters: int
    cards: int
    keepsakes: int


def pack_views(profile: OpenProfile) -> list[PackView]:
    """Every pack there is: those that work in their order, then those that are switched off."""
    library, places = profile.library, profile.places
    shipped, off = places.shipped_ids, places.off()
    folders = {folder.name: folder for folder in find_packs(places.shipped, places.own)}
    views = [_working(profile, pack, pack.id not in shipped) for pack in library.packs.values()]
    for name in (*library.broken, *sorted(off & folders.keys())):
        if name in library.packs:  # It works as it last was, or stands beside another of its name.
            problems = tuple(str(problem) for problem in library.broken.get(name, ()))
            views = [replace(view, problems=problems) if view.id == name else view for view in views]
        elif name in folders:
            views.append(_sleeping(profile, folders[name], name not in shipped, name in off))
    return views


def dormant(profile: OpenProfile) -> list[DormantView]:
    """What was lived with packs that are not here now, by pack."""
    state, library = profile.journal.state, profile.library
    there = {
        "companions": {one.full_id for one in library.companions},
        "chapters": {one.full_id for one in library.chapters},
        "cards": {one.full_id for one in library.cards},
    }
    held: Mapping[str, Iterable[str]] = {"companions": state.bonds, "chapters": state.chapters, "cards": state.cards}
    counts: Counter[tuple[str, str]] = Counter()
    for kind, ids in held.items():
        counts.update((one.partition(":")[0], kind) for one in ids if ":" in one and one not in there[kind])
    sleeping = (kept.companion for kept in state.keepsakes.values() if kept.companion not in there["companions"])
    counts.update((who.partition(":")[0], "keepsakes") for who in sleeping)
    kinds = ("companions", "chapters", "cards", "keepsakes")
    return [DormantView(pack, *(counts[pack, kind] for kind in kinds)) for pack in sorted({pack for pack, _ in counts})]


def _working(profile: OpenProfile, pack: Pack, own: bool) -> PackView:
    library, language = profile.library, profile.language
    return PackView(
        id=pack.id,
        state="on",
        own=own,
        folder=pack.folder,
        name=pack.name.within(language),
        version=pack.version,
        summary=pack.summary.within(language),
        authors=pack.authors,
        licence=pack.licence,
        other_licences=tuple(f"{one.files}: {one.licence}" for one in pack.assets),
        homepage=pack.homepage,
        languages=pack.languages,
        rating=pack.rating,
        descriptors=pack.descriptors,
        depends=tuple(map(str, pack.depends)),
        companions=tuple(one.name.within(language) for one in pack.companions.values()),
        chapters=len(pack.chapters),
        cards=len(pack.cards),
        scenes=len(pack.scenes),
        changed_by=tuple(_changes(profile, pack.id, "")),
        changes=tuple(_changes(profile, "", pack.id)),
        warnings=tuple(str(problem) for problem in library.warnings.get(pack.id, ())),
    )


def _changes(profile: OpenProfile, of: str, by: str) -> Iterator[ChangeView]:
    """What others did to the pack `of`, or what the pack `by` did to others."""
    for pack in profile.library.packs.values():
        found: dict[tuple[str, Literal["added", "replaced", "translated"]], list[str]] = {}
        for change in pack.changes if not of or pack.id == of else ():
            if not by or change.by == by:
                found.setdefault((change.by if of else pack.id, change.what), []).append(change.name)
        for (other, what), names in found.items():
            yield ChangeView(other, what, tuple(names))


def _sleeping(profile: OpenProfile, folder: Path, own: bool, off: bool) -> PackView:
    """A pack that is not in use, as far as its pack.toml can be read."""
    read = read_file(folder, "pack.toml", PackFile)
    problems = tuple(str(problem) for problem in profile.library.broken.get(folder.name, ()))
    view = PackView(folder.name, "off" if off else "broken", own, folder, folder.name, problems=problems)
    if not isinstance(read, FileRead):
        return view
    pack = read.content
    return replace(
        view, name=pack.name, version=pack.version, summary=pack.summary, authors=tuple(pack.authors),
        licence=pack.licence, other_licences=tuple(f"{one.files}: {one.licence}" for one in pack.asset),
        homepage=pack.homepage, languages=tuple(pack.languages), rating=pack.content.rating,
        descriptors=tuple(pack.content.descriptors), depends=tuple(pack.depends),
    )  # fmt: skip
