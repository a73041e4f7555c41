"""`read CHAPTER`: a chapter in the terminal, with choices typed or given."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from game.commands.parts import BAD_INPUT, DONE, Parts, UserError, print_json
from game.session import messages as m
from game.session.reading import NotOpenYet, Reading
from game.session.views import StoryStep


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("chapter", help="such as locked-door; `status` lists them")
    parser.add_argument(
        "--choices", default="", metavar="1,2,…", help="which option to take at each choice, 1 is the first"
    )


def run(options: argparse.Namespace, parts: Parts) -> int:
    try:
        choices = [int(c) for c in options.choices.split(",") if c.strip()]
    except ValueError as error:
        raise UserError(f"--choices takes numbers with commas, such as 1,2; this is {options.choices!r}.") from error
    with parts.open_profile(options) as profile:
        try:
            reading = Reading(profile, options.chapter)
        except NotOpenYet as error:
            if options.json:
                print_json({"chapter": options.chapter, "open": False, "missing": error.waits})
            else:
                sys.stderr.write(f"{error}\n")
            return BAD_INPUT
        rows: list[dict[str, Any]] = []
        if reading.moved:
            sys.stderr.write("  The chapter was changed since you left it; you are back at the start of its part.\n")
        step = reading.step()
        while step.kind != "end":
            rows.append(_row(step))
            if not options.json:
                _print(step)
            step = _onward(reading, step, choices, asks=not options.json)
        notices = reading.take_notices()
    if options.json:
        print_json(
            {
                "chapter": reading.chapter.full_id,
                "open": True,
                "counts": reading.counts,
                "steps": rows,
                "brought": [_notice(n) for n in notices],
            }
        )
    else:
        sys.stdout.write("\n" + "".join(f"  {_said(n)}\n" for n in notices))
    return DONE


def _onward(reading: Reading, step: StoryStep, choices: list[int], asks: bool) -> StoryStep:
    if step.kind == "line":
        return reading.next()
    if choices:
        number = choices.pop(0)
    elif asks and sys.stdin.isatty():
        try:
            number = int(input("› ") or "0")
        except ValueError:
            return step
        except EOFError as error:
            raise UserError("The chapter waits at a choice; it will be here when you come back.") from error
    else:
        raise UserError(
            f"The chapter waits at a choice between {len(step.options)}; give --choices. Your place is kept."
        )
    try:
        return reading.choose(number - 1)
    except ValueError as error:
        raise UserError(f"{error} Your place is kept.") from error


def _print(step: StoryStep) -> None:
    if step.kind == "choice":
        sys.stdout.write(
            "\n"
            + "".join(
                f"  {n}. {text}{'' if free else ' (not now)'}\n" for n, (text, free) in enumerate(step.options, 1)
            )
        )
    else:
        sys.stdout.write(f"{step.speaker}: {step.text}\n" if step.speaker else f"{step.text}\n")
    sys.stdout.flush()


def _row(step: StoryStep) -> dict[str, Any]:
    if step.kind == "choice":
        return {"options": [text for text, _ in step.options]}
    return {"speaker": step.speaker, "text": step.text}


def _notice(message: m.Message) -> dict[str, Any]:
    return {"kind": type(message).__name__, **vars(message)}


def _said(message: m.Message) -> str:
    """What the chapter brought, in one line."""
    if isinstance(message, m.CardCame):
        return f"✦ A card: {message.title}" + (f" · for “{message.quote}”" if message.quote else "")
    if isinstance(message, m.RankRisen):
        return f"★ {message.name}"
    if isinstance(message, m.DrawsEarned):
        return f"✧ {message.count} to draw"
    if isinstance(message, m.ChapterUnlocked):
        return f"◆ “{message.title}” can be read"
    if isinstance(message, m.BondChanged):
        return f"{message.points:+d} · {message.why}"
    if isinstance(message, m.Remembered):
        return f"✎ {message.text}"
    return ""
