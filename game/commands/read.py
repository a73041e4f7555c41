"""`read CHAPTER`: a chapter in the terminal, with choices and words typed or given."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from game.commands.parts import BAD_INPUT, DONE, Parts, UserError, print_json, sent_to
from game.session import messages as m
from game.session.reading import NotOpenYet, Reading
from game.session.views import StoryStep

_SHOWN_AS_SAID = (
    m.PlayerLine, m.Heard, m.Words, m.Sentence, m.Face, m.ReplyDone, m.CareCard, m.TalkEnded, m.SentTo,
)  # fmt: skip
"""What belongs to the talk itself; everything else that comes of it is told at the end, as what a chapter brings."""


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("chapter", help="such as locked-door; `status` lists them")
    parser.add_argument(
        "--choices", default="", metavar="1,2,…", help="which option to take at each choice, 1 is the first"
    )
    parser.add_argument(
        "--say",
        action="append",
        default=[],
        metavar="LINE",
        help="what to say where the chapter lets you; again: more",
    )
    parser.add_argument(
        "--model", default="", help="starter, a GGUF file, a server's address; none: authored lines only"
    )


def run(options: argparse.Namespace, parts: Parts) -> int:
    try:
        choices = [int(c) for c in options.choices.split(",") if c.strip()]
    except ValueError as error:
        raise UserError(f"--choices takes numbers with commas, such as 1,2; this is {options.choices!r}.") from error
    with parts.open_profile(options) as profile:
        try:
            reading = Reading(profile, options.chapter, talks=True)
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
        talked: list[m.Message] = []
        while step.kind != "end":
            rows.append(_row(step))
            if not options.json:
                _print(step)
            if step.kind == "talk":
                if options.model != "none" and (options.say or (not options.json and sys.stdin.isatty())):
                    if options.model:
                        profile.speak_with(options.model)
                    for _doing in parts.load_models(profile, options.model):
                        pass
                said = _talk(reading, options.say, plain=not options.json)
                rows[-1]["said"] = [_notice(one) for one in said if isinstance(one, _SHOWN_AS_SAID)]
                talked += said
                step = reading.step()
            else:
                step = _onward(reading, step, choices, asks=not options.json)
        notices = [*(one for one in talked if not isinstance(one, _SHOWN_AS_SAID)), *reading.take_notices()]
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


def _talk(reading: Reading, lines: list[str], plain: bool) -> list[m.Message]:
    """Talk until the story goes on; with no more lines to say, and nobody there to type any, it goes on in silence."""
    told = list(_shown(reading.resume(), reading, plain))
    while reading.step().kind == "talk":
        typed = plain and sys.stdin.isatty() and not lines
        try:
            line = input("› ") if typed else lines.pop(0) if lines else ""
        except EOFError as error:
            raise UserError("The chapter waits for your words; it will be here when you come back.") from error
        if line.strip():
            told += _shown(reading.say(line), reading, plain)
        else:
            reading.next()
    return told


def _shown(messages: Iterable[m.Message], reading: Reading, plain: bool) -> Iterator[m.Message]:
    for message in messages:
        if plain and isinstance(message, m.PlayerLine):
            sys.stdout.write(f"› {message.text}\n")
        elif plain and isinstance(message, m.SentTo):
            sys.stderr.write(f"  {sent_to(message.server, message.away)}\n")
        elif plain and isinstance(message, m.ReplyDone):
            talk = reading.step().talk
            sys.stdout.write(f"{talk.name if talk else ''}: {message.text}\n")
        elif plain and isinstance(message, m.CareCard):
            sys.stdout.write("\n".join(["", message.title, message.text, *message.lines, "", ""]))
        yield message


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
    if step.kind == "talk" and step.talk is not None:
        sys.stdout.write(f"\n  ({step.talk.name}: {step.talk.left}; an empty line says nothing)\n")
    elif step.kind == "choice":
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
    if step.kind == "talk" and step.talk is not None:
        return {"talk": step.talk.companion, "left": step.talk.left}
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
        return f"✧ {message.count} to draw" if message.count else "✧ A draw is put by for a card still to come"
    if isinstance(message, m.ChapterUnlocked):
        return f"◆ “{message.title}” can be read"
    if isinstance(message, m.EndingFound):
        return f"◇ An ending: {message.title} ({message.found} of {message.count})"
    if isinstance(message, m.BondChanged):
        return f"{message.points:+d} · {message.why}"
    if isinstance(message, m.Remembered):
        return f"✎ {message.text}"
    return ""
