"""`yarn`: stories by themselves: check, run (by a plan or by hand), play at random, give lines ids, translate."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from game.commands.parts import BAD_INPUT, DONE, Parts, UserError, print_json, shared_options
from game.content.library import load_library
from game.session.pack_check import sounds
from game.session.story_commands import COMMAND_SPECS, FUNCTIONS
from game.session.story_docs import write_story_docs
from game.session.story_lint import lint_stories
from game.session.story_play import play_stories
from game.yarn import (
    Command,
    Coverage,
    Dialogue,
    Finished,
    Line,
    Options,
    Program,
    Value,
    YarnErrors,
    YarnProblem,
    YarnRunError,
    add_line_ids,
    compile_yarn,
    export_rows,
    function_stubs,
    import_rows,
    lint,
    play_randomly,
    review_problems,
    run_plan,
)

_STAND_INS: Mapping[str, str] = {
    # What the game's own functions give where there is no game around the story.
    "flag(name)": "false",
    "player()": '"you"',
    "mood(who)": '"neutral"',
    "outcome()": '""',
    # What the Yarn language's own test stories expect of whoever runs them.
    "add_three_operands(a, b, c)": "$a + $b + $c",
    "dummy_bool()": "true",
    "dummy_number()": "1",
    "dummy_string()": '"string"',
    "set_objective_complete(name)": "true",
    "is_objective_active(name)": "true",
    "get_quest_status(name)": '"InProgress"',
}


_DEEDS = {
    "check": "everything wrong or doubtful, with file, line and column",
    "run": "tell the story here",
    "play": "tell it many times with random choices; what was never reached",
    "ids": "write a #line: id behind every line that has none",
    "strings": "bring a translation's table up to date with its story",
    "docs": "write what stories can say to the game anew, into the folder of stories",
}


def add(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="yarn", metavar="|".join(_DEEDS), required=True)
    found = {name: kinds.add_parser(name, help=does, parents=[shared_options()]) for name, does in _DEEDS.items()}
    for name, one in found.items():
        nargs = "*" if name == "check" else "+"
        one.add_argument("files", nargs=nargs, type=Path, metavar="FOLDER" if name == "docs" else "FILE")
    for name in ("run", "play"):
        found[name].add_argument("--node", default="", help="where to begin (Start, or the first)")
        found[name].add_argument("--seed", type=int, default=0)
        found[name].add_argument(
            "--function", action="append", default=[], metavar="'NAME(A)=EXPRESSION'", help="stands in for a host's"
        )
    found["check"].add_argument("--pack", type=Path, metavar="FOLDER", help="every story of a pack, with all it names")
    found["check"].add_argument("--plain", action="store_true", help="any command will do, not only the game's")
    found["run"].add_argument("--plan", type=Path, help="the lines and choices that must come")
    found["play"].add_argument("--runs", type=int, default=200)
    found["strings"].add_argument("--table", type=Path, required=True, metavar="CSV", help="made if it is not there")


def run(options: argparse.Namespace, parts: Parts) -> int:
    if options.yarn == "check" and options.pack is not None:
        return _check_pack(options, parts.root)
    deeds: Mapping[str, Callable[[argparse.Namespace], int]] = {
        "check": _check, "run": _run, "play": _play, "ids": _ids, "strings": _strings, "docs": _docs,
    }  # fmt: skip
    return deeds[options.yarn](options)


def _check_pack(options: argparse.Namespace, root: Path) -> int:
    """Everything wrong or doubtful in a pack's stories, and lines nobody can come to; status 1 where there is any."""
    library = load_library([options.pack])
    broken = [str(problem) for problems in library.broken.values() for problem in problems]
    problems = lint_stories(library, sounds(root)) if not broken else []
    played = play_stories(library) if not broken and not problems else {}
    missed = {
        where: [*(f"never told: {line}" for line in seen.missed), *seen.stuck]
        for where, seen in played.items()
        if not seen.complete
    }
    if options.json:
        unreached = [{"chapter": name, "language": spoken, "lines": lines} for (name, spoken), lines in missed.items()]
        print_json(
            {
                "pack": broken,
                "problems": [p.to_json() for p in problems],
                "unreached": unreached,
                "played": [_played(name, spoken, seen) for (name, spoken), seen in played.items()],
            }
        )
    else:
        for (name, spoken), seen in played.items():
            row = _played(name, spoken, seen)
            sys.stdout.write(
                f"{name} ({spoken}): {row['runs']} tellings, {row['told']} of {row['lines']} lines told, "
                f"{row['taken']} of {row['options']} options taken, ends: {len(row['ended'])}\n"
            )
        sys.stdout.write("".join(f"{problem}\n" for problem in (*broken, *problems)))
        for (name, spoken), lines in missed.items():
            sys.stdout.write("".join(f"{name} ({spoken}): {line}\n" for line in lines))
        sys.stdout.write(f"{len(library.chapters)} stories, {len(broken) + len(problems) + len(missed)} problems\n")
    return BAD_INPUT if broken or problems or missed else DONE


def _played(chapter: str, language: str, seen: Coverage) -> dict[str, Any]:
    """What random play saw of a chapter, in figures. lines: all that may be told, options among them."""
    options = len(seen.offered)
    told = len(set(seen.lines) | set(seen.chosen))
    return {
        "chapter": chapter, "language": language, "runs": seen.runs, "lines": told + len(seen.missed), "told": told,
        "options": options, "taken": len(seen.chosen), "ended": dict(seen.endings), "stuck": dict(seen.stuck),
    }  # fmt: skip


def _docs(options: argparse.Namespace) -> int:
    for folder in options.files:
        write_story_docs(folder)
    return DONE


def _check(options: argparse.Namespace) -> int:
    """Errors end with status 1; doubts are told and are none."""
    if not options.files:
        raise UserError("Give one or more Yarn files, or --pack FOLDER.")
    errors: Sequence[YarnProblem] = ()
    doubts: Sequence[YarnProblem] = ()
    try:
        program = _compiled(options.files, of_the_game=not options.plain)
        commands = None if options.plain else COMMAND_SPECS
        doubts = lint(program, known_commands=commands, entries=_firsts(program), need_ids=not options.plain)
    except YarnErrors as found:
        errors = found.problems
    if options.json:
        print_json({"errors": [e.to_json() for e in errors], "warnings": [d.to_json() for d in doubts]})
    else:
        sys.stdout.write("".join(f"{problem}\n" for problem in (*errors, *doubts)))
        sys.stdout.write(f"{len(errors)} errors, {len(doubts)} warnings\n")
    return BAD_INPUT if errors else DONE


def _run(options: argparse.Namespace) -> int:
    if options.plan is not None:
        program = compile_yarn({str(path): _text(path) for path in options.files})
        told = run_plan(
            program, _text(options.plan), file=options.plan.name, functions=_host(options), seed=options.seed
        )
        if options.json:
            print_json(
                {"passed": told.passed, "runs": told.runs, "steps": told.steps, "failure": str(told.failure or "")}
            )
        else:
            sys.stdout.write(
                f"{told.failure}\n" if told.failure else f"as planned: {told.runs} runs, {told.steps} steps\n"
            )
        return DONE if told.passed else BAD_INPUT
    program = _compiled(options.files, of_the_game=False)
    dialogue = Dialogue(program, functions=_host(options), seed=options.seed)
    dialogue.start(options.node or _beginning(program))
    while not isinstance(event := dialogue.advance(), Finished):
        if isinstance(event, Line):
            sys.stdout.write(f"{event.speaker}: {event.text}\n" if event.speaker else f"{event.text}\n")
        elif isinstance(event, Command):
            sys.stdout.write(f"  <<{event.raw}>>\n")
        elif event.any_available:
            dialogue.choose(_asked(event))
    return DONE


def _play(options: argparse.Namespace) -> int:
    """Status 1 where a line was never reached or a telling got stuck."""
    program = _compiled(options.files, of_the_game=False)
    start = options.node or _beginning(program)
    seen = play_randomly(program, options.runs, options.seed, starts=(start,), functions=_host(options))
    if options.json:
        print_json(seen.to_json())
    else:
        sys.stdout.write(f"{options.runs} tellings: {len(seen.lines)} lines, {len(seen.chosen)} options\n")
        sys.stdout.write("".join(f"never reached: {line}\n" for line in seen.missed))
        sys.stdout.write("".join(f"stuck {times} times: {why}\n" for why, times in seen.stuck.items()))
    return DONE if seen.complete else BAD_INPUT


def _ids(options: argparse.Namespace) -> int:
    taken: set[str] = set()
    for path in options.files:
        source = _text(path)
        written = add_line_ids(source, taken, file=path.name)
        taken |= set(compile_yarn({path.name: written}).strings)
        if written != source:
            path.write_text(written, encoding="utf-8", newline="")
            sys.stdout.write(f"{path}: ids written\n")
    return DONE


def _strings(options: argparse.Namespace) -> int:
    """Translations stay; new lines get empty rows; what is stale, missing or orphaned is told."""
    program = _compiled(options.files, of_the_game=False)
    known = import_rows(_text(options.table), options.table.name) if options.table.exists() else ()
    options.table.write_text(export_rows(program, known), encoding="utf-8", newline="")
    for problem in review_problems(program, known, options.table.name):
        sys.stdout.write(f"{problem}\n")
    return DONE


def _compiled(files: Sequence[Path], of_the_game: bool) -> Program:
    """The files as one program, with the game's functions; with its closed list of commands, or any."""
    sources = {str(path): _text(path) for path in files}
    return compile_yarn(sources, functions=FUNCTIONS, commands=COMMAND_SPECS if of_the_game else None)


def _host(options: argparse.Namespace) -> Mapping[str, Callable[..., Value]]:
    """The functions of a host that is not there: the stand-ins, and what --function says."""
    given = dict(text.split("=", 1) for text in options.function if "=" in text)
    return {"assert": _assert, **function_stubs({**_STAND_INS, **given}, "--function")}


def _assert(holds: bool) -> bool:
    if not holds:
        raise YarnRunError("An assertion of the story does not hold.")
    return True


def _firsts(program: Program) -> list[str]:
    """The first node of each file: what a chapter begins with."""
    firsts: dict[str, str] = {}
    for name, node in program.nodes.items():
        firsts.setdefault(node.file, name)
    return list(firsts.values())


def _beginning(program: Program) -> str:
    return "Start" if program.has_node("Start") else next(iter(program.trees))


def _asked(event: Options) -> int:
    for option in event.options:
        sys.stdout.write(f"  {option.index + 1}. {option.line.text}{'' if option.available else ' (not now)'}\n")
    while True:
        try:
            number = int(input("› ")) - 1
        except ValueError:
            continue
        except EOFError:
            raise UserError("The story waits at a choice; type a number, or use --plan.") from None
        if any(o.index == number and o.available for o in event.options):
            return number


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UserError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path}: not UTF-8 (byte {error.start}). Save it as UTF-8.") from error
