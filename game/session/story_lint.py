"""What is wrong or doubtful in the stories of packs: all at once, each with its file, line and column.

Beyond what the language itself can tell (`game.yarn.lint`): names of things that packs hold, flags that nobody reads or
sets, free talk that cannot be decided, and translations that are missing, stale or of nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from game.content.library import Library
from game.content.model import Chapter, Companion, Words
from game.session.scripts import compiled
from game.session.staging import Scope
from game.session.story_arguments import Argument
from game.session.story_commands import COMMAND_SPECS, COMMANDS
from game.session.story_talks import talk_problems
from game.session.story_words import asked, commands
from game.yarn import Program, Row, YarnErrors, YarnProblem, import_rows, lint, review_problems
from game.yarn.problems import nearest

_TELLING: Mapping[str, int] = {"bond": 2, "remember": 1}
"""Commands that tell the player something, and at which of their words."""
SOUND_CHANNELS: Mapping[str, tuple[str, ...]] = {"sound": ("effects",), "music": ("music", "ambience")}


def lint_stories(library: Library, sounds: Mapping[str, str] | None = None) -> list[YarnProblem]:
    """Every problem in the library's stories, in reading order; none in stories that can be shipped.

    sounds: the channel of each sound there is, by name; None: any sound will do.
    """
    found: list[YarnProblem] = []
    programs: dict[Path, tuple[Chapter, Program]] = {}
    for source, group in groupby(sorted(library.chapters, key=lambda c: str(c.source)), key=lambda c: c.source):
        chapters = list(group)
        try:
            program = compiled(source)
        except YarnErrors as errors:
            found += (_placed(problem, chapters[0]) for problem in errors.problems)
            continue
        programs[source] = chapters[0], program
        problems = [
            *_starts(program, chapters),
            *_language(program, chapters, library),
            *_arguments(program, Scope(library, _joined(chapters), ""), sounds),
            *_endings(program, chapters),
            *talk_problems(program, library.packs[chapters[0].pack].languages),
            *_translations(program, chapters[0], library.packs[chapters[0].pack].languages[1:]),
        ]
        found += (_placed(problem, chapters[0]) for problem in problems)
    return sorted(dict.fromkeys([*found, *_flags(list(programs.values()), library.companions)]))


def _placed(problem: YarnProblem, chapter: Chapter) -> YarnProblem:
    """A problem with its file as an author finds it: from the pack's folder on."""
    own = problem.file == chapter.source.name
    return replace(problem, file=f"{chapter.pack}/chapters/{problem.file}") if own else problem


def _starts(program: Program, chapters: Sequence[Chapter]) -> Iterator[YarnProblem]:
    for chapter in chapters:
        if not program.has_node(chapter.node):
            message = f"The chapter {chapter.id} starts in the node {chapter.node}, which is not here."
            yield YarnProblem(chapter.source.name, 1, 1, message, nearest(chapter.node, program.trees))


def _language(program: Program, chapters: Sequence[Chapter], library: Library) -> list[YarnProblem]:
    """What the language's own lint says. A header `cast: Hob, the baker` names who may speak beside companions."""
    names = {n for c in library.companions for n in (c.id, c.short_name.within("en"), c.name.within("en"))}
    casts = (node.headers.get("cast", "") for node in program.nodes.values())
    cast = {name.strip() for one in casts for name in one.split(",") if name.strip()}
    starts = [chapter.node for chapter in chapters if program.has_node(chapter.node)]
    return lint(program, known_commands=COMMAND_SPECS, known_speakers=names | cast, entries=starts)


def _joined(chapters: Sequence[Chapter]) -> Chapter:
    """What a file may name where several chapters are told in it: the endings of all of them."""
    return replace(chapters[0], endings=tuple(one for chapter in chapters for one in chapter.endings))


def _endings(program: Program, chapters: Sequence[Chapter]) -> Iterator[YarnProblem]:
    come_to = {words[0] for _, name, words in commands(program) if name == "ending" and words}
    for chapter in chapters:
        for one in chapter.endings:
            if one.id not in come_to and None not in come_to:
                message = f"No line of the chapter {chapter.id} comes to its ending {one.id}."
                yield YarnProblem(chapter.source.name, 1, 1, message, f"Write <<ending {one.id}>> where it does.")


def _arguments(program: Program, scope: Scope, sounds: Mapping[str, str] | None) -> Iterator[YarnProblem]:
    """Words that are none of what their command takes; those computed as the story runs are not judged."""
    for at, name, words in commands(program):
        arguments = COMMANDS[name].arguments
        for word, argument in zip(words, (*arguments, *arguments[-1:] * len(words)), strict=False):
            what = _refused(scope, argument, word, sounds) if word is not None else None
            if what is not None:
                yield at.problem(f"<<{name}>>: {what}")
    for at, call, word in asked(program, "mood"):
        if (what := _refused(scope, COMMANDS["mood"].arguments[0], word, sounds)) is not None:
            yield at.problem(f"{call}: {what}")


def _refused(scope: Scope, argument: Argument, word: str, sounds: Mapping[str, str] | None) -> str | None:
    """Why a word cannot stand for an argument; None where it can."""
    channels = SOUND_CHANNELS.get(argument.kind)
    if channels is not None and sounds is not None:
        known = [name for name, channel in sounds.items() if channel in channels]
        if word not in known and (argument.kind, word) != ("music", "off"):
            return f"There is no {argument.kind} called {word!r}. {nearest(word, known)}".strip()
    try:
        argument.read(scope, word)
    except (LookupError, ValueError) as error:
        return str(error)
    return None


def _translations(program: Program, chapter: Chapter, languages: Sequence[str]) -> Iterator[YarnProblem]:
    for language in languages:
        table = chapter.translations.get(language)
        if table is None:
            yield YarnProblem(chapter.source.name, 1, 1, f"There is no table of its lines in {language}.")
            continue
        place = f"{chapter.pack}/languages/{language}/chapters/{table.name}"
        try:
            rows = import_rows(table.read_text(encoding="utf-8"), place)
        except YarnErrors as errors:
            yield from errors.problems
            continue
        yield from review_problems(program, rows, place)
        yield from _other_speakers(program, rows, place)
        yield from _untold(program, chapter, language)


def _untold(program: Program, chapter: Chapter, language: str) -> Iterator[YarnProblem]:
    """What commands tell the player (a reason, a memory) and nobody has said in a language."""
    for at, name, words in commands(program):
        text = next(iter(words[_TELLING[name] :]), None) if name in _TELLING else None
        if text and language not in chapter.told.get(text, Words({})).by_language:
            hint = f"Add it under [chapter.told] in languages/{language}/chapters/chapters.toml."
            yield at.problem(f"<<{name}>>: {text!r} is not told in {language}.", hint)


def _other_speakers(program: Program, rows: Sequence[Row], place: str) -> Iterator[YarnProblem]:
    """A translated line is spoken by whoever its own text names."""
    for row in rows:
        line = program.strings.get(row.id)
        if line is not None and line.speaker and row.text and not row.text.startswith(f"{line.speaker}:"):
            hint = f"Begin it with {line.speaker}: as the script does; the game translates the name."
            yield YarnProblem(line.file, line.line, 1, f"{row.id} is spoken by someone else in {place}.", hint)


def _flags(programs: Sequence[tuple[Chapter, Program]], companions: Sequence[Companion]) -> Iterator[YarnProblem]:
    """Flags that one place sets or reads, and no place reads or sets."""
    set_by = [
        (_placed(at.problem(f"The flag {words[0]} is set and never read."), chapter), words[0])
        for chapter, program in programs
        for at, name, words in commands(program)
        if name == "flag" and words and words[0] is not None
    ]
    read_by = [
        (_placed(at.problem(f"The flag {flag} is read and never set."), chapter), flag)
        for chapter, program in programs
        for at, _, flag in asked(program, "flag")
    ]
    for one in companions:
        for cue in one.cues:
            whens = [cue.when, *(line.when for lines in cue.lines.values() for line in lines)]
            for flag in {flag.removeprefix("!") for when in whens for flag in when.flags}:
                what = f"The flag {flag} is read by the cue {cue.id} and never set."
                read_by.append((YarnProblem(f"{one.pack}/companions/{one.id}/cues", 1, 1, what), flag))
    yield from _alone(set_by, {flag for _, flag in read_by})
    yield from _alone(read_by, {flag for _, flag in set_by})


def _alone(found: Sequence[tuple[YarnProblem, str | None]], others: Collection[str | None]) -> Iterator[YarnProblem]:
    return (problem for problem, flag in found if flag not in others)
