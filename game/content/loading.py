"""From a folder to a pack: read, check, assemble. The only way in, and it tells everything that is wrong at once."""

from __future__ import annotations

from pathlib import Path

from game.content.assembling import assemble
from game.content.checks import CHECKS
from game.content.cue_checks import cue_problems, cue_warnings
from game.content.gathering import PackFiles, gather, string_table
from game.content.model import Pack
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
    warnings = [*cue_warnings(files), *translation_warnings(files), *_unread(files)]
    return in_order(problems), in_order(warnings)


def _checked(folder: Path) -> tuple[PackFiles, list[Problem]]:
    files, problems = gather(folder.resolve())
    for check in (*CHECKS, cue_problems, translation_problems):
        problems.extend(check(files))
    return files, problems


def _unread(files: PackFiles) -> list[Problem]:
    """A warning for each text file that nothing reads, as one with a misspelt name is."""
    if not files.pack or not files.chapters:
        return []
    stories = [chapter.file for chapter in files.chapters.content.chapter]
    read = {*files.read, *(f"chapters/{story}" for story in stories)}
    read.update(string_table(language, story) for language in files.languages for story in stories)
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
