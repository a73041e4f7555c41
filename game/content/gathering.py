"""Every TOML file of a pack, read. What could not be read is None, so that the checks know what they do not know."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from game.content.files import CardsFile, ChangedCuesFile, ChaptersFile, CompanionFile, CuesFile, ScenesFile
from game.content.folder import survey
from game.content.lore_books import read_book
from game.content.lore_files import LoreFile
from game.content.manifest import PackFile
from game.content.packs.names import PICTURE_SUFFIXES
from game.content.problems import Problem
from game.content.reading import FileRead, read_file
from game.content.translated import (
    CardsWords,
    ChaptersWords,
    CompanionWords,
    CuesWords,
    LoreWords,
    PackWords,
    ScenesWords,
)

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class CompanionFiles:
    """One folder of companions/. `cues_whole` is False when a file of cues could not be read."""

    companion: FileRead[CompanionFile] | None
    cues: tuple[FileRead[CuesFile], ...]
    cues_whole: bool
    lore: tuple[FileRead[LoreFile], ...] = ()
    books: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def beats(self) -> tuple[str, ...] | None:
        return tuple(beat.id for beat in self.companion.content.beat) if self.companion else None

    @property
    def top_rank(self) -> int | None:
        return len(self.companion.content.rank) if self.companion else None


@dataclass(frozen=True)
class LanguageFiles:
    """One folder of languages/, with an entry for every companion; `cues_whole` is who has no unreadable cues."""

    pack: FileRead[PackWords] | None
    companions: Mapping[str, FileRead[CompanionWords] | None]
    cues: Mapping[str, tuple[FileRead[CuesWords], ...]]
    cues_whole: frozenset[str]
    chapters: FileRead[ChaptersWords] | None
    cards: FileRead[CardsWords] | None
    scenes: FileRead[ScenesWords] | None
    lore: tuple[FileRead[LoreWords], ...] = ()
    """The pack's and its companions'."""


@dataclass(frozen=True)
class ChangeFiles:
    """One folder of changes/, called like the pack it changes and laid out as that pack is. `names` are its files, as
    paths from there."""

    root: str
    names: frozenset[str]
    cues: Mapping[str, tuple[FileRead[ChangedCuesFile], ...]]
    lore: Mapping[str, tuple[FileRead[LoreFile], ...]]
    """Companion → lore; "" for everybody's."""
    languages: Mapping[str, LanguageFiles]


@dataclass(frozen=True)
class PackFiles:
    """All of a pack's files. `names` are all its files, `read` the TOML files among them that the game knows. `changes`
    are other packs' ids, with what is changed there."""

    folder: Path
    names: frozenset[str]
    read: frozenset[str]
    pack: FileRead[PackFile] | None
    companions: Mapping[str, CompanionFiles]
    chapters: FileRead[ChaptersFile] | None
    cards: FileRead[CardsFile] | None
    scenes: FileRead[ScenesFile] | None
    languages: Mapping[str, LanguageFiles]
    lore: tuple[FileRead[LoreFile], ...] = ()
    changes: Mapping[str, ChangeFiles] = field(default_factory=dict)
    books: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def drawn(self, companion: str) -> str | None:
        """The folder with what a companion is drawn with; None where there is none."""
        return drawn(f"companions/{companion}", self.names)

    def inside(self, folder: str) -> frozenset[str]:
        """The files anywhere below a folder such as "cards/pictures", as paths from there."""
        return frozenset(name[len(folder) + 1 :] for name in self.names if name.startswith(f"{folder}/"))


def drawn(companion: str, names: Collection[str]) -> str | None:
    """The folder in a companion's folder that draws them: a rig, or a picture for each expression."""
    if f"{companion}/rig/rig.json" in names:
        return f"{companion}/rig"
    neutral = (f"{companion}/pictures/neutral{suffix}" for suffix in PICTURE_SUFFIXES)
    return f"{companion}/pictures" if any(one in names for one in neutral) else None


def lore_of(words: LanguageFiles, language: str, book: FileRead[LoreFile]) -> FileRead[LoreWords] | None:
    """A language's file for a file of lore: the one of the same name. None where it has none."""
    there = f"languages/{language}/"
    return next((file for file in words.lore if file.name.replace(there, "", 1) == book.name), None)


def string_table(language: str, yarn: str) -> str:
    """Where the texts of a Yarn file in chapters/ are translated: "part/one.yarn" by part/one.csv."""
    return f"languages/{language}/chapters/{yarn.removesuffix('.yarn')}.csv"


def gather(folder: Path) -> tuple[PackFiles, list[Problem]]:
    """Reads a pack's folder; the problems are those that a file has by itself."""
    names, problems = survey(folder)
    reader = _Reader(folder, names, problems)
    pack = reader.needed("pack.toml", PackFile)
    companions = {}
    for one in reader.folders("companions"):
        cues, whole = reader.every(f"companions/{one}/cues", CuesFile)
        lore, _ = reader.every(f"companions/{one}/lore", LoreFile)
        own = reader.needed(f"companions/{one}/companion.toml", CompanionFile)
        books = reader.books(f"companions/{one}/lore")
        companions[one] = CompanionFiles(own, cues, whole, lore, books)
    present = reader.folders("languages")
    declared = pack.content.languages[1:] if pack else present
    files = PackFiles(
        folder=folder,
        names=names,
        pack=pack,
        companions=companions,
        chapters=reader.optional("chapters/chapters.toml", ChaptersFile),
        cards=reader.optional("cards/cards.toml", CardsFile),
        scenes=reader.optional("scenes/scenes.toml", ScenesFile),
        languages={
            language: _language(reader, f"languages/{language}", companions)
            for language in declared
            if language in present
        },
        lore=reader.every("lore", LoreFile)[0],
        changes={other: _changes(reader, f"changes/{other}") for other in reader.folders("changes")},
        books=reader.books("lore"),
        read=frozenset(reader.read),
    )
    return files, problems


def _changes(reader: _Reader, root: str) -> ChangeFiles:
    who = reader.folders(f"{root}/companions")
    return ChangeFiles(
        root,
        frozenset(name[len(root) + 1 :] for name in reader.names if name.startswith(f"{root}/")),
        {one: reader.every(f"{root}/companions/{one}/cues", ChangedCuesFile)[0] for one in who},
        {
            "": reader.every(f"{root}/lore", LoreFile)[0],
            **{one: reader.every(f"{root}/companions/{one}/lore", LoreFile)[0] for one in who},
        },
        {one: _language(reader, f"{root}/languages/{one}", ()) for one in reader.folders(f"{root}/languages")},
    )


def _language(reader: _Reader, root: str, own: Iterable[str]) -> LanguageFiles:
    companions = sorted({*own, *reader.folders(f"{root}/companions")})
    cues = {one: reader.every(f"{root}/companions/{one}/cues", CuesWords) for one in companions}
    return LanguageFiles(
        pack=reader.optional(f"{root}/pack.toml", PackWords),
        companions={
            one: reader.optional(f"{root}/companions/{one}/companion.toml", CompanionWords) for one in companions
        },
        cues={one: files for one, (files, _) in cues.items()},
        cues_whole=frozenset(one for one, (_, whole) in cues.items() if whole),
        chapters=reader.optional(f"{root}/chapters/chapters.toml", ChaptersWords),
        cards=reader.optional(f"{root}/cards/cards.toml", CardsWords),
        scenes=reader.optional(f"{root}/scenes/scenes.toml", ScenesWords),
        lore=tuple(
            file
            for folder in ("lore", *(f"companions/{one}/lore" for one in companions))
            for file in reader.every(f"{root}/{folder}", LoreWords)[0]
        ),
    )


class _Reader:
    """Reads files of one folder by name, and gathers what is wrong with them and which were read."""

    def __init__(self, folder: Path, names: frozenset[str], problems: list[Problem]) -> None:
        self.folder = folder
        self.names = names
        self.problems = problems
        self.read: set[str] = set()
        self._files: defaultdict[str, list[str]] = defaultdict(list)
        self._folders: defaultdict[str, set[str]] = defaultdict(set)
        for name in sorted(names):
            here = name.rpartition("/")[0]
            self._files[here].append(name)
            while here:
                above, _, last = here.rpartition("/")
                self._folders[above].add(last)
                here = above

    def folders(self, root: str) -> list[str]:
        """The names of the folders in `root` that hold anything."""
        return sorted(self._folders[root])

    def needed(self, name: str, model: type[M]) -> FileRead[M] | None:
        if name not in self.names:
            self.problems.append(Problem(f"{self.folder.name}/{name}", 0, 0, "is missing"))
            return None
        return self._one(name, model)

    def optional(self, name: str, model: type[M]) -> FileRead[M] | None:
        """The file, or one with nothing in it where there is none."""
        if name not in self.names:
            return FileRead(f"{self.folder.name}/{name}", "", model())
        return self._one(name, model)

    def every(self, root: str, model: type[M]) -> tuple[tuple[FileRead[M], ...], bool]:
        """The TOML files directly in `root` that could be read, in order of name, and whether all could."""
        files = [self._one(name, model) for name in self._files[root] if name.endswith(".toml")]
        return tuple(file for file in files if file), None not in files

    def books(self, root: str) -> dict[str, Mapping[str, Any]]:
        """The lorebooks in `root` that are written as character cards have them, by their path."""
        found: dict[str, Mapping[str, Any]] = {}
        for name in self._files[root]:
            if name.endswith(".json"):
                book = read_book(self.folder, name)
                if isinstance(book, Problem):
                    self.problems.append(book)
                else:
                    found[name.removesuffix(".json")] = book
        return found

    def _one(self, name: str, model: type[M]) -> FileRead[M] | None:
        self.read.add(name)
        found = read_file(self.folder, name, model)
        if isinstance(found, list):
            self.problems.extend(found)
            return None
        return found
