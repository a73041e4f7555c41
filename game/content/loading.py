"""From folders to packs: read, check, assemble, then let each change those it names. The only way in, and it tells
everything that is wrong at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from game.content.assembling import assemble
from game.content.checks import CHECKS
from game.content.cue_checks import cue_problems, cue_warnings
from game.content.gathering import PackFiles, gather, string_table
from game.content.library import Library
from game.content.model import Pack
from game.content.packs.change_checks import change_problems, missing_names
from game.content.packs.changing import changed
from game.content.packs.order import arrange
from game.content.problems import PackProblems, Problem, in_order
from game.content.translation_checks import translation_problems, translation_warnings


def load_pack(folder: Path) -> Pack:
    """The pack in `folder`. Raises PackProblems, with every error there is, when it cannot be used."""
    files, problems = _checked(folder)
    if problems:
        raise PackProblems(files.folder.name, in_order(problems))
    return assemble(files)


def check_pack(folder: Path) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """What an author wants to know of a pack: errors, which keep it from loading, and warnings, which do not."""
    files, problems = _checked(folder)
    return in_order(problems), pack_warnings(files)


def pack_warnings(files: PackFiles) -> tuple[Problem, ...]:
    """What the author of these files may want to mend, though the game can live with it."""
    return in_order([*cue_warnings(files), *translation_warnings(files), *_unread(files)])


@dataclass
class Together:
    """Packs as they stand beside each other, in order; why others do not, and what authors may want to know."""

    packs: dict[str, Pack] = field(default_factory=dict)
    broken: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    warnings: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    files: dict[str, PackFiles] = field(default_factory=dict)
    """What each folder holds, also of the broken ones."""

    @property
    def library(self) -> Library:
        return Library(self.packs, self.broken, self.warnings)


def load_together(folders: Iterable[Path], off: Collection[str] = ()) -> Together:
    """The packs in these folders but those called as in `off`, each after those that it names, and changed by those
    that come after it. One that cannot be used takes along only what needs it."""
    told = Together()
    found = _found(folders, off, told)
    broken = set(told.broken)
    while True:  # A pack may be refused only now, when what it names turns out not to be there: others may need it.
        arranged = arrange({name: files.pack for name, files in found.items() if files.pack}, {*off, *broken})
        assembled = {name: assemble(found[name]) for name in arranged.order}
        missing = {
            name: in_order(wrong) for name in assembled if (wrong := tuple(missing_names(found[name], assembled)))
        }
        told.broken |= {**arranged.refused, **missing}
        broken |= told.broken.keys()
        if not missing:
            break
        found = {name: files for name, files in found.items() if name not in missing}
    for name in arranged.order:
        for other, change in found[name].changes.items():
            if other in assembled:
                assembled[other], missed = changed(assembled[other], change, found[name])
                if missed:
                    told.warnings[name] = (*told.warnings.get(name, ()), *missed)
    told.packs = {name: assembled[name] for name in arranged.order}
    return told


def _found(folders: Iterable[Path], off: Collection[str], told: Together) -> dict[str, PackFiles]:
    """What each folder holds, by the pack's id; what is wrong goes to `told`."""
    found: dict[str, PackFiles] = {}
    for folder in folders:
        name = folder.name
        if name in off:
            continue
        files, problems = _checked(folder)
        told.files.setdefault(name, files)
        if problems:
            told.broken[name] = (*told.broken.get(name, ()), *in_order(problems))
        elif name in found:
            what = f"has the same id as the pack in {found[name].folder}; remove or rename one"
            told.broken[name] = (*told.broken.get(name, ()), Problem(str(folder), 0, 0, what))
        else:
            found[name] = files
    return found


def _checked(folder: Path) -> tuple[PackFiles, list[Problem]]:
    files, problems = gather(folder.resolve())
    for check in (*CHECKS, cue_problems, translation_problems, change_problems):
        problems.extend(check(files))
    return files, problems


def _unread(files: PackFiles) -> list[Problem]:
    """A warning for each text file that nothing reads, as one with a misspelt name is."""
    if not files.pack or not files.chapters:
        return []
    stories = [chapter.file for chapter in files.chapters.content.chapter]
    read = {*files.read, *(f"chapters/{story}" for story in stories)}
    read.update(string_table(language, story) for language in files.languages for story in stories)
    read.update(name for name in files.names if name.startswith("changes/") and not name.endswith(".toml"))
    undeclared = tuple(
        f"languages/{name.split('/')[1]}/"
        for name in files.names
        if name.startswith("languages/") and name.split("/")[1] not in files.languages
    )
    return [
        Problem(f"{files.folder.name}/{name}", 0, 0, "is not read by anything; is its name or its folder right?")
        for name in sorted(files.names - read)
        if name.endswith((".toml", ".yarn", ".csv")) and not name.startswith(undeclared)
    ]
