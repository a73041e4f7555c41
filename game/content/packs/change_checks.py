"""What a pack says of others must be announced in its pack.toml, and what it gives them must be whole in itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from game.content.cue_checks import hears_problems, line_problems
from game.content.gathering import CompanionFiles, PackFiles
from game.content.model import Pack
from game.content.packs.needs import need
from game.content.positions import KeyPath
from game.content.problems import Problem, nearest_name
from game.content.reading import FileRead

_NOBODY = CompanionFiles(None, (), False)
"""Stands for somebody of another pack, of whom only that pack knows the beats and ranks."""
Foreign = tuple[FileRead[Any], KeyPath, str, str]
"""Where another pack's thing is named: the file, the place, what kind it is, its full id."""


def change_problems(files: PackFiles) -> Iterator[Problem]:
    """Changes of packs that pack.toml does not name, and cues in them that cannot be said."""
    if not files.pack:
        return
    pack = files.pack.content
    named = {need(one).pack for one in (*pack.depends, *pack.optional)}
    for other, change in files.changes.items():
        if other not in named:
            what = f'changes "{other}", which pack.toml names neither in depends nor in optional'
            yield Problem(f"{files.folder.name}/{change.root}", 0, 0, what, nearest_name(other, named))
        for cues in change.cues.values():
            seen: dict[str, str] = {}
            for file in cues:
                for index, cue in enumerate(file.content.cue):
                    if cue.id in seen:
                        yield file.problem(("cue", index, "id"), f'there is already a cue "{cue.id}" in {seen[cue.id]}')
                    seen.setdefault(cue.id, file.name)
                    yield from hears_problems(file, ("cue", index), cue.hears)
                    yield from line_problems(file, ("cue", index), cue.lines, cue.trigger, _NOBODY)
    depends = {need(one).pack for one in pack.depends}
    for file, path, _, name in foreign_names(files):
        home = name.partition(":")[0]
        if home not in depends and home != pack.id:
            what = f'"{name}" is of a pack that pack.toml does not name in depends'
            yield file.problem(path, what, nearest_name(home, depends))


def foreign_names(files: PackFiles) -> Iterator[Foreign]:
    """Each place where this pack names a thing of another as "pack:thing"."""
    for own in files.companions.values():
        if own.companion:
            yield from _one(own.companion, ("scene",), "scene", own.companion.content.scene)
    for index, card in enumerate(files.cards.content.card if files.cards else ()):
        assert files.cards is not None
        yield from _one(files.cards, ("card", index, "companion"), "companion", card.companion)
    for index, chapter in enumerate(files.chapters.content.chapter if files.chapters else ()):
        assert files.chapters is not None
        file, here = files.chapters, ("chapter", index)
        yield from _one(file, (*here, "companion"), "companion", chapter.companion)
        for at, other in enumerate(chapter.opens.chapters):
            yield from _one(file, (*here, "opens", "chapters", at), "chapter", other)
        for at, one in enumerate(chapter.grants.cards):
            yield from _one(file, (*here, "grants", "cards", at), "card", one)


def missing_names(files: PackFiles, packs: Mapping[str, Pack]) -> Iterator[Problem]:
    """What is named of other packs and is not in them, now that they are known."""
    shelves: Mapping[str, Callable[[Pack], Mapping[str, object]]] = {
        "scene": lambda pack: pack.scenes,
        "companion": lambda pack: pack.companions,
        "chapter": lambda pack: pack.chapters,
        "card": lambda pack: pack.cards,
    }
    for file, path, kind, name in foreign_names(files):
        home, _, one = name.partition(":")
        if home in packs and one not in shelves[kind](packs[home]):
            nearest = nearest_name(one, shelves[kind](packs[home]))
            yield file.problem(path, f'{home} has no {kind} "{one}"', nearest and f"{home}:{nearest}")
    for index, chapter in enumerate(files.chapters.content.chapter if files.chapters else ()):
        home, _, who = chapter.companion.rpartition(":")
        if files.chapters and home in packs and who in packs[home].companions:
            them = packs[home].companions[who]
            for at, beat in enumerate(chapter.opens.beats):
                if beat not in them.beats:
                    what = f'there is no beat "{beat}" of {chapter.companion}'
                    path = ("chapter", index, "opens", "beats", at)
                    yield files.chapters.problem(path, what, nearest_name(beat, them.beats))
            if chapter.opens.rank > len(them.ranks):
                path = ("chapter", index, "opens", "rank")
                yield files.chapters.problem(path, f"{chapter.companion} has {len(them.ranks)} ranks")


def _one(file: FileRead[Any], path: KeyPath, kind: str, name: str | None) -> Iterator[Foreign]:
    if name and ":" in name:
        yield file, path, kind, name
