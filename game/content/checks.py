"""What must agree between a pack's files: ids that exist and are used once, files that are there, ranks in order."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import PurePosixPath

from pydantic import BaseModel

from game.content.fields import ID_PATTERN, IN_WORDS
from game.content.files import ChaptersFile, ChapterTable
from game.content.gathering import CompanionFiles, PackFiles
from game.content.packs.names import ORIGINAL, PICTURE_SUFFIXES
from game.content.packs.pictures import picture_refusal
from game.content.positions import KeyPath
from game.content.problems import Problem, nearest_name
from game.content.reading import FileRead
from game.content.versions import GAME_VERSION, version_holds


def unknown(
    file: FileRead[BaseModel],
    path: KeyPath,
    noun: str,
    name: str | None,
    known: Collection[str] | None,
    where: str = "",
) -> Iterator[Problem]:
    """A problem when `name` is not among the known; nothing when what is known could itself not be read, and nothing
    for what is another pack's, which is looked for once all packs are there."""
    if name is not None and ":" not in name and known is not None and name not in known:
        yield file.problem(path, f'there is no {noun} "{name}"{where}', nearest_name(name, known))


def twice(file: FileRead[BaseModel], table: str, ids: Sequence[str]) -> Iterator[Problem]:
    """A problem for each id of `[[table]]` that an earlier one has."""
    seen = set[str]()
    for index, one in enumerate(ids):
        if one in seen:
            yield file.problem((table, index, "id"), f'there is already a {table} "{one}" in this file')
        seen.add(one)


def pack_problems(files: PackFiles) -> Iterator[Problem]:
    if not files.pack:
        return
    pack = files.pack.content
    if pack.id != files.folder.name:
        yield files.pack.problem(("id",), f'the id is "{pack.id}" but the folder is called "{files.folder.name}"')
    if not version_holds(pack.game):
        yield files.pack.problem(("game",), f"works with the game {pack.game}, and this is {GAME_VERSION}")
    present = {name.split("/")[1] for name in files.names if name.startswith("languages/")}
    for index, language in enumerate(pack.languages):
        if language in pack.languages[:index]:
            yield files.pack.problem(("languages", index), f'"{language}" is named twice')
        elif index and language not in present:
            yield files.pack.problem(("languages", index), f"there is no folder languages/{language}")


def companion_problems(files: PackFiles) -> Iterator[Problem]:
    for name, own in files.companions.items():
        if not re.fullmatch(ID_PATTERN, name):
            yield Problem(f"{files.folder.name}/companions/{name}", 0, 0, f"cannot be an id: {IN_WORDS[ID_PATTERN]}")
        if not own.companion:
            continue
        file, companion = own.companion, own.companion.content
        yield from unknown(file, ("scene",), "scene", companion.scene, _scenes(files))
        yield from twice(file, "beat", [beat.id for beat in companion.beat])
        if not files.drawn(name):
            what = f"there is nothing to draw them with: companions/{name}/pictures/neutral.png, or a rig"
            yield file.problem((), what)
        points = -1
        for index, rank in enumerate(companion.rank):
            if rank.number != index + 1:
                yield file.problem(
                    ("rank", index, "number"), f"ranks count 1, 2, 3 …, so this is {index + 1}, not {rank.number}"
                )
            if rank.points <= points:
                yield file.problem(
                    ("rank", index, "points"), f"must be more than the {points} points of the rank before"
                )
            points = rank.points


def lore_problems(files: PackFiles) -> Iterator[Problem]:
    """An id taken twice within a companion's book or the pack's, and an entry that nothing brings up."""
    for book in (files.lore, *(own.lore for own in files.companions.values())):
        seen: dict[str, str] = {}
        for file in book:
            for index, entry in enumerate(file.content.entry):
                here = ("entry", index)
                if entry.id in seen:
                    yield file.problem((*here, "id"), f'there is already an entry "{entry.id}" in {seen[entry.id]}')
                seen.setdefault(entry.id, file.name)
                if not (entry.keys or entry.always):
                    yield file.problem(here, f'the entry "{entry.id}" needs keys, or always = true')


def scene_problems(files: PackFiles) -> Iterator[Problem]:
    if not files.scenes:
        return
    ids = [scene.id for scene in files.scenes.content.scene]
    yield from twice(files.scenes, "scene", ids)
    for index, one in enumerate(ids):
        if f"scenes/{one}/scene.json" not in files.names:
            yield files.scenes.problem(("scene", index, "id"), f"there is no file scenes/{one}/scene.json")


def card_problems(files: PackFiles) -> Iterator[Problem]:
    if not files.cards:
        return
    file = files.cards
    pictures = files.inside("cards/pictures")
    yield from twice(file, "card", [card.id for card in file.content.card])
    for index, card in enumerate(file.content.card):
        yield from unknown(file, ("card", index, "companion"), "companion", card.companion, files.companions)
        yield from unknown(file, ("card", index, "picture"), "file", card.picture, pictures, " in cards/pictures")


def chapter_problems(files: PackFiles) -> Iterator[Problem]:
    if not files.chapters:
        return
    file = files.chapters
    ids = [chapter.id for chapter in file.content.chapter]
    yarn = files.inside("chapters")
    yield from twice(file, "chapter", ids)
    for index, chapter in enumerate(file.content.chapter):
        here = ("chapter", index)
        yield from unknown(file, (*here, "companion"), "companion", chapter.companion, files.companions)
        yield from unknown(file, (*here, "file"), "file", chapter.file, yarn, " in chapters")
        for place, one in enumerate(chapter.opens.chapters):
            yield from unknown(file, (*here, "opens", "chapters", place), "chapter", one, set(ids))
        for place, ending in enumerate(chapter.ending):
            if ending.id in (one.id for one in chapter.ending[:place]):
                what = f'there is already an ending "{ending.id}" in this chapter'
                yield file.problem((*here, "ending", place, "id"), what)
        yield from _grant_problems(files, file, here, chapter)
        if chapter.companion in files.companions:
            yield from _bond_problems(file, here, chapter, files.companions[chapter.companion])
    yield from _circles(file)


def _grant_problems(
    files: PackFiles, file: FileRead[ChaptersFile], here: KeyPath, chapter: ChapterTable
) -> Iterator[Problem]:
    sources = {card.id: card.source for card in files.cards.content.card} if files.cards else None
    for place, card in enumerate(chapter.grants.cards):
        at = (*here, "grants", "cards", place)
        yield from unknown(file, at, "card", card, sources)
        if sources and sources.get(card) == "deck":
            yield file.problem(
                at, f'the card "{card}" is drawn from the deck; a chapter gives cards with source = "story"'
            )


def _bond_problems(
    file: FileRead[ChaptersFile], here: KeyPath, chapter: ChapterTable, companion: CompanionFiles
) -> Iterator[Problem]:
    for place, beat in enumerate(chapter.opens.beats):
        at, where = (*here, "opens", "beats", place), f" of {chapter.companion}"
        yield from unknown(file, at, "beat", beat, companion.beats, where)
    for part, rank in (("opens", chapter.opens.rank), ("grants", chapter.grants.rank)):
        if rank and companion.top_rank and rank > companion.top_rank:
            yield file.problem((*here, part, "rank"), f"{chapter.companion} has {companion.top_rank} ranks, not {rank}")


def _circles(file: FileRead[ChaptersFile]) -> Iterator[Problem]:
    """A problem for each chapter that waits for itself, straight or by way of others."""
    needs = {chapter.id: chapter.opens.chapters for chapter in file.content.chapter}
    for index, chapter in enumerate(file.content.chapter):
        waiting, seen = list(chapter.opens.chapters), set[str]()
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(needs.get(one, ()))
        if chapter.id in seen:
            yield file.problem(
                ("chapter", index, "opens", "chapters"), "can never open: in the end it waits for itself"
            )


def _scenes(files: PackFiles) -> list[str] | None:
    return [scene.id for scene in files.scenes.content.scene] if files.scenes else None


def picture_problems(files: PackFiles) -> Iterator[Problem]:
    """Pictures that would take the memory away, or that are none. What a companion was made from is never opened."""
    for name in sorted(files.names):
        if PurePosixPath(name).suffix.lower() in PICTURE_SUFFIXES and f"/{ORIGINAL}/" not in name:
            what = picture_refusal(files.folder / name)
            if what:
                yield Problem(f"{files.folder.name}/{name}", 0, 0, what)


CHECKS: tuple[Callable[[PackFiles], Iterator[Problem]], ...] = (
    pack_problems,
    companion_problems,
    lore_problems,
    scene_problems,
    card_problems,
    chapter_problems,
    picture_problems,
)
