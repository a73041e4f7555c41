"""What authors get from the table of commands: definitions for the Yarn editor, and a reference in words.

`story/schemas/yarn-commands.ysls.json` is in the Yarn Spinner extension's definition format, so that it completes and
checks the game's commands; `story/COMMANDS.md` is the same for reading.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from game.session.story_arguments import KINDS, Argument
from game.session.story_commands import COMMANDS, STORY_FUNCTIONS

_INTRODUCTION = """\
# Commands of stories

Generated from `game/session/story_commands.py`; `python main.py yarn docs story` writes it anew. A chapter is a Yarn
file: the whole language, and these commands and functions. Give the Yarn Spinner editor
`story/schemas/yarn-commands.ysls.json`, and it completes and checks them. What stands in brackets may be left out.
`python main.py yarn check --pack FOLDER` tells what does not hold in a pack's stories, and which lines are never told.
"""
_TALK = """\
## Free talk

    <<outcome forgave "it wasn't your fault" "you couldn't have known" "不是你的错">>
    <<outcome blamed "you should have waited" "你应该等一等的">>
    <<outcome quiet>>
    <<talk isaura "You want to hear what they make of it." 4>>
    <<if outcome() == "forgave">>
        Isaura: …
    <<endif>>

First what may come of it, then the talk. A line of the player's that is like an outcome's examples decides for it, and
the story answers that line; every other line the companion answers herself. Give each outcome five examples or more in
each language of the pack, as people type; the same name again adds to them. Exactly one outcome has no examples: it
comes when the lines are used up, or when the player says nothing. Where opposite things may be said, make an outcome of
each, or a line will be taken for its own opposite.
"""
_ENDINGS = """\
## Endings

A chapter that can end in more than one way names its endings below its [[chapter]] in chapters/chapters.toml:

    [[chapter.ending]]
    id = "counted"
    title = "Counted"
    hint = "Somebody has to hold the lantern."

and in each further language its title and hint, with the same id, in languages/<language>/chapters/chapters.toml. Each
path through the story then says where it has come to, just before its last lines:

    <<ending counted>>

The map of chapters shows how many were found; one that was not shows its hint. Found once is found for good: going back
does not lose it, and an ending come to when a chapter is read again counts as found, too. The checker tells of an
ending that no line comes to, and of a way through a chapter with endings that comes to none.
"""


def definitions() -> str:
    """The commands and functions in the format of `*.ysls.json`."""
    commands = [
        {
            "yarnName": name,
            "documentation": f"{_sentence(one.help)} <<{name} {one.usage}>>",
            "parameters": [_parameter(argument) for argument in one.arguments],
        }
        for name, one in COMMANDS.items()
    ]
    functions = [
        {
            "yarnName": name,
            "documentation": _sentence(one.help),
            "parameters": [_parameter(argument) for argument in one.parameters],
            "return": {"type": one.returns},
        }
        for name, one in STORY_FUNCTIONS.items()
    ]
    found = {"version": 2, "commands": commands, "functions": functions}
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def reference() -> str:
    """The commands and functions as a page of Markdown."""
    commands = [
        f"### `<<{name} {one.usage}>>`\n\n{_sentence(one.help)}\n\n{_rows(one.arguments)}"
        for name, one in COMMANDS.items()
    ]
    functions = [
        f"### `{name}({', '.join(p.name for p in one.parameters)})` → {one.returns}\n\n{_sentence(one.help)}\n"
        for name, one in STORY_FUNCTIONS.items()
    ]
    return "\n".join([_INTRODUCTION, "## Commands\n", *commands, _TALK, _ENDINGS, "## Functions\n", *functions])


def story_docs() -> Mapping[str, str]:
    """Both texts by their place in the folder of stories."""
    return {"schemas/yarn-commands.ysls.json": definitions(), "COMMANDS.md": reference()}


def write_story_docs(stories: Path) -> None:
    for name, text in story_docs().items():
        (stories / name).write_text(text, encoding="utf-8", newline="\n")


def _parameter(argument: Argument) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": argument.name,
        "type": KINDS[argument.kind].type,
        "documentation": f"{_sentence(argument.help)} {_sentence(KINDS[argument.kind].help)}",
    }
    if argument.optional:
        found["defaultValue"] = ""
    if argument.repeated:
        found["isParamsArray"] = True
    return found


def _rows(arguments: tuple[Argument, ...]) -> str:
    rows = [f"| `{one.usage}` | {one.help} | {KINDS[one.kind].help} |" for one in arguments]
    return "\n".join(["| argument | what | written as |", "|---|---|---|", *rows]) + "\n"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
