"""What one pack does to another: cues and lore added or replaced, other pictures and stories, and translations.

It is told in changes/<pack>/, laid out as that pack is. What is changed there is gone or new in another version of the
pack: such a change is passed over and told, and never keeps anything from loading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from game.content.assembling import lore_notes, translated_cue
from game.content.files import ChangedCueTable
from game.content.gathering import ChangeFiles, PackFiles, drawn, string_table
from game.content.model import Card, Change, Chapter, Companion, Cue, Pack, Scene
from game.content.packs.names import PICTURE_SUFFIXES
from game.content.packs.retelling import Retold
from game.content.problems import Problem, nearest_name
from game.content.translated import CueWords


@dataclass
class _Doing:
    """A pack being changed by another: what was done, and what found nothing to do."""

    by: PackFiles
    change: ChangeFiles
    done: list[Change] = field(default_factory=list)
    missed: list[Problem] = field(default_factory=list)

    @property
    def who(self) -> str:
        assert self.by.pack is not None
        return self.by.pack.content.id

    @property
    def first(self) -> str:
        """The language that the changing pack writes in."""
        assert self.by.pack is not None
        return self.by.pack.content.languages[0]

    def path(self, name: str) -> Path | None:
        """The file of a name in the changed pack that stands in the place of the pack's own."""
        return self.by.folder / self.change.root / name if name in self.change.names else None

    def replaced(self, name: str) -> None:
        self.done.append(Change(self.who, "replaced", name))


def changed(pack: Pack, change: ChangeFiles, by: PackFiles) -> tuple[Pack, tuple[Problem, ...]]:
    """`pack` with what the pack `by` changes in it, each change written down there; and warnings for `by`'s author."""
    doing = _Doing(by, change)
    _tell_unknown(doing, pack)
    now = replace(
        pack,
        companions={name: _companion(doing, one) for name, one in pack.companions.items()},
        cards={name: _card(doing, one) for name, one in pack.cards.items()},
        chapters={name: _chapter(doing, one) for name, one in pack.chapters.items()},
        scenes={name: _scene(doing, one) for name, one in pack.scenes.items()},
    )
    for language, words in change.languages.items():
        now = Retold(language, words, doing.missed).pack(now)
        doing.done.append(Change(doing.who, "translated", language))
    return replace(now, changes=(*pack.changes, *doing.done)), tuple(doing.missed)


def _companion(doing: _Doing, one: Companion) -> Companion:
    cues, files = {cue.id: cue for cue in one.cues}, doing.change.cues.get(one.id, ())
    added = {cue.id: f"{doing.who}:{cue.id}" for file in files for cue in file.content.cue if not cue.replaces}
    for file in files:
        for index, cue in enumerate(file.content.cue):
            if cue.replaces and cue.id not in cues:
                what = f'{one.id} has no cue "{cue.id}" that this could replace'
                doing.missed.append(file.problem(("cue", index, "id"), what, nearest_name(cue.id, cues)))
                continue
            if cue.beat and cue.beat not in one.beats:
                what = f'there is no beat "{cue.beat}" of {one.id}; the cue is there without it'
                doing.missed.append(file.problem(("cue", index, "beat"), what, nearest_name(cue.beat, one.beats)))
                cue = cue.model_copy(update={"beat": None})
            made = _cue(doing, one, cue, added)
            cues[made.id] = made
            doing.done.append(Change(doing.who, "replaced" if cue.replaces else "added", f"{one.id}/{cue.id}"))
    lore = list(one.lore)
    for whose in ("", one.id):
        notes = tuple(
            lore_notes(
                doing.change.lore.get(whose, ()), doing.first, doing.change.languages, len(one.ranks), shared=not whose
            )
        )
        lore += [replace(note, id=f"{doing.who}:{note.id}") for note in notes]
        doing.done += [Change(doing.who, "added", f"{one.id}/{note.id}") for note in notes]
    look = drawn(f"companions/{one.id}", doing.change.names)
    if look:
        doing.replaced(look)
    rig = doing.by.folder / doing.change.root / look if look else one.rig
    return replace(one, cues=tuple(cues.values()), lore=tuple(lore), rig=rig)


def _cue(doing: _Doing, who: Companion, cue: ChangedCueTable, added: Mapping[str, str]) -> Cue:
    """One more cue has its pack's name before its own, so that two packs may both have a cue called "rain"."""
    name = cue.id if cue.replaces else added[cue.id]
    said: dict[str, CueWords] = {
        language: words
        for language, files in doing.change.languages.items()
        for file in files.cues.get(who.id, ())
        for words in file.content.cue
        if words.id == cue.id
    }
    made = translated_cue(cue, said, f"{who.full_id}/{name}", doing.first, len(who.ranks))
    if made.follows:
        made = replace(made, follows=replace(made.follows, cues=tuple(added.get(c, c) for c in made.follows.cues)))
    return replace(made, id=name)


def _card(doing: _Doing, card: Card) -> Card:
    name = f"cards/pictures/{card.picture.name}"
    picture = doing.path(name)
    if picture is None:
        return card
    doing.replaced(name)
    return replace(card, picture=picture)


def _chapter(doing: _Doing, chapter: Chapter) -> Chapter:
    name = f"chapters/{chapter.source.name}"
    source = doing.path(name)
    if source is not None:
        doing.replaced(name)
    tables = {
        language: path
        for language in doing.change.languages
        if (path := doing.path(string_table(language, chapter.source.name)))
    }
    return replace(chapter, source=source or chapter.source, translations={**chapter.translations, **tables})


def _scene(doing: _Doing, scene: Scene) -> Scene:
    description = doing.path(f"scenes/{scene.id}/scene.json")
    if description is None:
        return scene
    doing.replaced(f"scenes/{scene.id}")
    return replace(scene, folder=description.parent)


def _tell_unknown(doing: _Doing, pack: Pack) -> None:
    """A warning for each change of something that the pack does not have."""
    shown = f"{doing.by.folder.name}/{doing.change.root}"
    kinds: Mapping[str, Mapping[str, object]] = {"companions": pack.companions, "scenes": pack.scenes}
    pictures = {card.picture.name for card in pack.cards.values()}
    stories = {chapter.source.name for chapter in pack.chapters.values()}
    seen = set[str]()
    for name in sorted(doing.change.names):
        kind, _, rest = name.partition("/")
        one = rest.partition("/")[0]
        if kind in kinds and one not in kinds[kind] and f"{kind}/{one}" not in seen:
            seen.add(f"{kind}/{one}")
            what = f'{pack.id} has no {kind[:-1]} "{one}" to change'
            doing.missed.append(Problem(f"{shown}/{kind}/{one}", 0, 0, what, nearest_name(one, kinds[kind])))
        file = PurePosixPath(name)
        if str(file.parent) == "cards/pictures" and file.suffix in PICTURE_SUFFIXES and file.name not in pictures:
            what = f"{pack.id} has no picture of this name"
            doing.missed.append(Problem(f"{shown}/{name}", 0, 0, what, nearest_name(file.name, pictures)))
        if str(file.parent) == "chapters" and file.suffix == ".yarn" and file.name not in stories:
            what = f"{pack.id} has no story of this name"
            doing.missed.append(Problem(f"{shown}/{name}", 0, 0, what, nearest_name(file.name, stories)))
