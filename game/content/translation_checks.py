"""What languages/ must hold (lines for every cue) and should hold (every text, and none for things that are gone)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import BaseModel

from game.content.cue_checks import hears_problems, line_problems
from game.content.gathering import CompanionFiles, LanguageFiles, PackFiles, lore_of, string_table
from game.content.positions import KeyPath
from game.content.problems import Problem, nearest_name
from game.content.reading import FileRead


def translation_problems(files: PackFiles) -> Iterator[Problem]:
    """Lines that are missing or wrong: without them a companion would fall silent in that language."""
    for language, words in files.languages.items():
        for name, companion in files.companions.items():
            yield from _cue_problems(language, words, name, companion)


def _cue_problems(language: str, words: LanguageFiles, name: str, companion: CompanionFiles) -> Iterator[Problem]:
    cues = {cue.id: cue for file in companion.cues for cue in file.content.cue}
    seen: dict[str, str] = {}
    said: set[str] = set()
    for file in words.cues[name]:
        for index, cue in enumerate(file.content.cue):
            here: KeyPath = ("cue", index)
            if cue.id in seen:
                yield file.problem((*here, "id"), f'there is already a cue "{cue.id}" in {seen[cue.id]}')
            seen.setdefault(cue.id, file.name)
            if cue.lines:
                said.add(cue.id)
            if cue.id in cues:
                yield from hears_problems(file, here, cue.hears)
                yield from line_problems(file, here, cue.lines, cues[cue.id].trigger, companion)
    if name not in words.cues_whole:
        return  # The lines may be in the file that could not be read.
    for base in companion.cues:
        for index, own in enumerate(base.content.cue):
            if own.id not in said:
                yield base.problem(("cue", index, "id"), f'the cue "{own.id}" has no lines in {language}')


def translation_warnings(files: PackFiles) -> Iterator[Problem]:
    """Texts that are missing, which are then shown in the pack's first language, and texts for things that are gone."""
    yield from _undeclared(files)
    for language, words in files.languages.items():
        yield from _file_warnings(files, files.pack, words.pack)
        yield from _file_warnings(files, files.chapters, words.chapters)
        yield from _file_warnings(files, files.cards, words.cards)
        yield from _file_warnings(files, files.scenes, words.scenes)
        yield from _string_tables(files, language)
        yield from _lore_warnings(files, language, words)
        for name, file in words.companions.items():
            if name in files.companions:
                yield from _file_warnings(files, files.companions[name].companion, file)
                yield from _cue_warnings(language, words, name, files.companions[name])
            else:
                there = f"{files.folder.name}/languages/{language}/companions/{name}"
                yield Problem(there, 0, 0, f'there is no companion "{name}"', nearest_name(name, files.companions))


def _undeclared(files: PackFiles) -> Iterator[Problem]:
    if not files.pack:
        return
    translated = files.pack.content.languages[1:]
    for language in sorted({name.split("/")[1] for name in files.names if name.startswith("languages/")}):
        if language not in translated:
            there = f"{files.folder.name}/languages/{language}"
            yield Problem(there, 0, 0, "is not read: pack.toml does not name it among its languages")


def _cue_warnings(language: str, words: LanguageFiles, name: str, companion: CompanionFiles) -> Iterator[Problem]:
    cues = {cue.id: cue for base in companion.cues for cue in base.content.cue}
    for file in words.cues[name] if companion.cues_whole else ():
        for index, cue in enumerate(file.content.cue):
            if cue.id not in cues:
                yield file.problem(("cue", index, "id"), f'there is no cue "{cue.id}"', nearest_name(cue.id, cues))
            elif cues[cue.id].hears and not cue.hears:
                yield file.problem(("cue", index), f'the cue "{cue.id}" has no hears in {language}')


def _lore_warnings(files: PackFiles, language: str, words: LanguageFiles) -> Iterator[Problem]:
    """Books that are written in this language, entry by entry; one without a file is told to a model as it stands."""
    for book in (*files.lore, *(file for one in files.companions.values() for file in one.lore)):
        yield from _file_warnings(files, book, lore_of(words, language, book))


def _string_tables(files: PackFiles, language: str) -> Iterator[Problem]:
    for chapter in files.chapters.content.chapter if files.chapters else ():
        table = string_table(language, chapter.file)
        if table not in files.names:
            what = f'is missing: the chapter "{chapter.id}" is read in the language it was written in'
            yield Problem(f"{files.folder.name}/{table}", 0, 0, what)


def _file_warnings(
    files: PackFiles, base: FileRead[BaseModel] | None, words: FileRead[BaseModel] | None
) -> Iterator[Problem]:
    """Compares a file with its translation; a translation that is not there at all is told once."""
    if not base or not words:
        return
    found = list(_compared(words, (), base.content, words.content))
    if found and words.name.removeprefix(f"{files.folder.name}/") not in files.names:
        found = [Problem(words.name, 0, 0, f"is missing: the texts of {base.name} are shown untranslated")]
    yield from found


def _compared(file: FileRead[BaseModel], path: KeyPath, base: BaseModel, words: BaseModel) -> Iterator[Problem]:
    """Walks a table and its translation, which have the same keys, down to the texts."""
    missing = []
    for key in type(words).model_fields:
        said = getattr(words, key)
        if isinstance(said, dict):
            continue  # What a chapter's commands tell is written in its script, and checked with it.
        source = getattr(base, key)
        if isinstance(said, BaseModel):
            yield from _compared(file, (*path, key), source, said)
        elif isinstance(said, list):
            yield from _compared_rows(file, (*path, key), source, said)
        elif said is None and source:
            missing.append(key)
    if missing:
        yield file.problem(path, f"{_shown(path, words)} has no {', '.join(missing)}")


def _compared_rows(
    file: FileRead[BaseModel], path: KeyPath, base: Sequence[BaseModel], words: Sequence[BaseModel]
) -> Iterator[Problem]:
    """Compares [[tables]] by their id or number, or by order where they have neither."""
    sources = {_name(row, index): row for index, row in enumerate(base)}
    said = set[str]()
    for index, row in enumerate(words):
        name = _name(row, index)
        if name in said:
            yield file.problem((*path, index), f"there is already a {path[-1]} {name} in this file")
        said.add(name)
        if name in sources:
            yield from _compared(file, (*path, index), sources[name], row)
        else:
            yield file.problem(
                (*path, index), f"there is no {path[-1]} {name} to translate", nearest_name(name, sources)
            )
    for name in sources:
        if name not in said:
            yield file.problem(path, f"the {path[-1]} {name} is not translated")


def _name(row: BaseModel, index: int) -> str:
    named: Any = getattr(row, "id", None) or getattr(row, "number", None) or index + 1
    return str(named)


def _shown(path: KeyPath, words: BaseModel) -> str:
    """How a table is called in a message: "card lantern", "persona", "the file"."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"{path[-2]} {_name(words, path[-1])}"
    return path[-1]
