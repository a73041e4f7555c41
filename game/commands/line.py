"""The command line itself: which commands there are, the options they share, and how a failure ends."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from game.commands.parts import BAD_INPUT, BAD_USAGE, BROKEN, Parts, UserError, shared_options

COMMANDS: Mapping[str, str] = {
    "test": "set up what tests need and run them",
    "chat": "talk in the terminal",
    "status": "bonds, chapters, cards, memories, what is next and why",
    "read": "a chapter in the terminal",
    "album": "the cards found, and hints for the others",
    "draw": "take a card from a companion's deck",
    "keepsake": "make a card of a moment of a talk",
    "recall": "what a companion would remember",
    "memories": "what a companion remembers of you: see, search, put right, pin",
    "forget": "take lines, memories or everything said out of the game for good",
    "backup": "copy the profile as it stands, or list the copies",
    "restore": "go back to a backup",
    "export": "everything kept of you, as files you can read",
    "card": "character cards of other programs: bring in, write out, build on",
    "yarn": "stories by themselves: check, run, play at random, ids, translations",
    "pack": "packs: make, check, play, build, install, remove, list",
    "models": "which models are here, and which one speaks",
    "simulate": "how fast things come, for players of several kinds, without a model",
    "shot": "paint one page of the desktop to a picture",
    "bench": "measure speed and size against the goals",
    "doctor": "what this machine has, what is missing, what to do",
    "build": "make the double-click application for this system",
    "smoke": "the application's self-test",
}
"""Every command and what it does, in the order of the help. Each is a module of this package, loaded when called."""

_SPELLED = {"--smoke": "smoke"}


def parser_for(argv: Sequence[str]) -> argparse.ArgumentParser:
    """The parser, with the arguments of the one command that `argv` names: the others need not be loaded for it."""
    alone = argparse.ArgumentParser(prog="main.py", parents=[shared_options()], add_help=False)
    alone.set_defaults(profile=None, now=None, lang=None, json=False, command=None)
    if not alone.parse_known_args(argv)[1]:
        return alone  # The desktop: twenty commands' parsers would be a tenth of its start.
    parser = argparse.ArgumentParser(
        prog="main.py", description="Lantern Line: an offline companion card game.", parents=[shared_options()]
    )
    parser.set_defaults(profile=None, now=None, lang=None, json=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, does in COMMANDS.items():
        # A parent of its own for each: `set_defaults` above reaches into the parent's options, and a command whose
        # options had those defaults would overwrite what was given before its name.
        one = commands.add_parser(name, help=does, description=does, parents=[shared_options()])
        if name in argv[:1] or name in argv:
            import_module(f"game.commands.{name}").add(one)
    return parser


def spelled(argv: Sequence[str]) -> list[str]:
    """The arguments with `--smoke` as the command it is."""
    return [_SPELLED.get(a, a) for a in argv]


def run(options: argparse.Namespace, parts: Parts) -> int:
    """Run one command; every failure ends in a message that says what to do, and the right status."""
    try:
        status: int = import_module(f"game.commands.{options.command}").run(options, parts)
        return status
    except KeyboardInterrupt:
        return BAD_USAGE
    except BrokenPipeError:
        return BAD_INPUT
    except Exception as error:
        if isinstance(error, _bad_input()):
            sys.stderr.write(f"{error}\n")
            return BAD_INPUT
        # The last resort: say so, and keep the details for whoever mends it.
        import traceback

        traceback.print_exc()
        sys.stderr.write(f"Something of ours broke: {error}. Your game is kept; please report the lines above.\n")
        return BROKEN


def _bad_input() -> tuple[type[Exception], ...]:
    """The errors that tell what is wrong with what was given. Loaded only to judge one: the desktop starts without."""
    from game.content.library import UnknownName
    from game.mind.ports import EngineError
    from game.play.store import StoreError
    from game.session.staging import StoryError
    from game.yarn import YarnErrors

    return UserError, UnknownName, StoreError, EngineError, StoryError, YarnErrors
