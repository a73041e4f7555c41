"""`chat COMPANION`: an evening of talk in the terminal, typed or from a script."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from game.commands.parts import DONE, Parts, UserError, print_json, sent_to
from game.mind.text import is_chinese, language_of
from game.session import messages as m
from game.session.evening import Evening


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("companion", help="who to talk with, such as isaura")
    parser.add_argument(
        "--script", type=Path, metavar="FILE", help="one line of the player's a row, UTF-8; - is standard input"
    )
    parser.add_argument("--seed", type=int, help="the same seed, script and profile give the same evening")
    parser.add_argument(
        "--model",
        default="",
        help="starter, the path of a GGUF file, or a server of yours such as http://localhost:8080/v1; none: authored "
        "lines only",
    )
    parser.add_argument(
        "--words", choices=("best", "model"), default="best", help="model: the model's own words, unjudged"
    )


def run(options: argparse.Namespace, parts: Parts) -> int:
    script = _script(options.script) if options.script else None
    with parts.open_profile(options) as profile:
        who = profile.library.companion(options.companion)
        if options.model != "none":
            doing: object = ""
            if options.model:
                profile.speak_with(options.model)
            for doing in parts.load_models(profile, options.model):
                _aside(str(doing))
            if options.model and profile.voice is None:
                raise UserError(str(doing))
        evening = Evening(profile, who.full_id)
        name = who.short_name.within(profile.language)
        show = _Json(evening) if options.json else _Plain(name)
        show.turn("", evening.open())
        for line in script if script is not None else _typed(options.json):
            if script is not None and not options.json:
                sys.stdout.write(f"\n› {line}\n")
            show.turn(line, evening.say(line, options.words))
    return DONE


def _script(path: Path) -> list[str]:
    """The rows of a script, without empty ones and those that begin with #."""
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    except OSError as error:
        raise UserError(f"The script {path} cannot be read: {error.strerror}. Give the path of a text file.") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        raise UserError(f"{path}:{row}: not UTF-8 (byte {error.start}). Save the script as UTF-8.") from error
    return [row.strip() for row in text.splitlines() if row.strip() and not row.startswith("#")]


def _typed(quiet: bool) -> Iterator[str]:
    """Lines from the keyboard until the end of input."""
    while True:
        try:
            line = input("" if quiet else "\n› ")
        except (EOFError, KeyboardInterrupt):
            return
        if line.strip():
            yield line


class _Plain:
    """An evening as a reader sees it in a terminal."""

    def __init__(self, name: str) -> None:
        self._name = name

    def turn(self, _line: str, messages: Iterable[m.Message]) -> None:
        begun = False
        for message in messages:
            if isinstance(message, m.Sentence):
                # No space stands between sentences where the next character needs none.
                space = "" if is_chinese(language_of(message.text)) else " "
                sys.stdout.write(f"{space}{message.text}" if begun else f"{self._name}: {message.text}")
                begun = True
            elif isinstance(message, m.ReplyDone):
                sys.stdout.write("\n")
            elif isinstance(message, m.CareCard):
                sys.stdout.write(
                    f"\n  {message.title}\n  {message.text}\n" + "".join(f"  · {x}\n" for x in message.lines) + "\n"
                )
            else:
                _tell(message)
            sys.stdout.flush()


def _tell(message: m.Message) -> None:
    """What happened beside the talk, in one line."""
    if isinstance(message, m.BondChanged):
        _aside(f"{message.points:+d} · {message.why}")
    elif isinstance(message, m.BeatFound):
        _aside(f"✦ {message.title}")
    elif isinstance(message, m.Remembered):
        _aside(f"✎ {message.text}")
    elif isinstance(message, m.ChapterUnlocked):
        _aside(f"◆ “{message.title}” can be read: read {message.chapter.split(':')[-1]}")
    elif isinstance(message, m.LanguageNote):
        _aside(f"{message.voice} does not speak this language freely: you hear her author's lines.")
    elif isinstance(message, m.SentTo):
        _aside(sent_to(message.server, message.away))
    elif isinstance(message, m.Trouble):
        _aside(f"{message.what} {message.remedy}")


def _aside(text: str) -> None:
    sys.stderr.write(f"  {text}\n")


class _Json:
    """One JSON object a turn: what was said, by what, and everything that followed."""

    def __init__(self, evening: Evening) -> None:
        self._evening = evening

    def turn(self, line: str, messages: Iterable[m.Message]) -> None:
        row: dict[str, Any] = {
            "line": line,
            "reply": None,
            "acts": [],
            "bond": [],
            "beats": [],
            "unlocked": [],
            "remembered": [],
        }
        for message in messages:
            self._put(row, message)
        if "turn" in row:
            row["told"] = [asdict(part) for part in self._evening.told(row["turn"])]
        if line or row["reply"] is not None:
            print_json(row)

    @staticmethod
    def _put(row: dict[str, Any], message: m.Message) -> None:
        if isinstance(message, m.Heard):
            row.update(acts=message.acts, topics=message.topics, cue=message.cue, cue_score=round(message.cue_score, 3))
            row["shown"] = [{"kind": kind, "label": label, "words": words} for kind, label, words in message.shown]
        elif isinstance(message, m.BondChanged):
            row["bond"].append(asdict(message))
        elif isinstance(message, m.BeatFound):
            row["beats"].append(message.beat)
        elif isinstance(message, m.ChapterUnlocked):
            row["unlocked"].append(asdict(message))
        elif isinstance(message, m.Remembered):
            row["remembered"].append({"memory": message.memory, "text": message.text})
        elif isinstance(message, m.CareCard):
            row["care"] = asdict(message)
        elif isinstance(message, m.Sentence):
            row.setdefault("sentences", []).append(
                {"text": message.text, "source": message.source, "line": message.line}
            )
        elif isinstance(message, m.ReplyDone):
            row.update(
                reply=message.text, sources=message.sources, expression=message.expression, finish=message.finish,
                recalled=message.recalled, tokens=message.tokens, first_ms=round(message.first_ms, 1),
                total_ms=round(message.total_ms, 1), turn=message.turn,
            )  # fmt: skip
        elif isinstance(message, m.SentTo):
            row["sent_to"] = asdict(message)
        elif isinstance(message, (m.Trouble, m.LanguageNote)):
            row.setdefault("notes", []).append(asdict(message))
