"""A new pack to begin from: somebody to talk with, a picture, a story of two nodes and a card, all of it meant to be
changed. It passes its own check from the first moment."""

from __future__ import annotations

import re
from pathlib import Path

from game.content.fields import ID_PATTERN, IN_WORDS
from game.content.packs.names import PICTURE_SUFFIXES
from game.content.packs.writing import write_pack
from game.content.problems import PackProblems, Problem
from game.content.schemas import schema_texts

_HIDDEN = {"taplo.toml": ".taplo.toml"}
"""Written under a name that the game passes over: for editors only."""


def new_pack(template: Path, folder: Path, companion: str, author: str, yarn_definitions: str = "") -> None:
    """Writes the template as the new pack `folder`, whose last part is its id. `companion` is a full name.

    yarn_definitions: what the Yarn editor completes the game's commands from, as text; "" for none. Raises
    PackProblems for an id that is none, FileExistsError, OSError.
    """
    if not re.fullmatch(ID_PATTERN, folder.name):
        raise PackProblems(folder.name, [Problem(folder.name, 0, 0, f"cannot be an id: {IN_WORDS[ID_PATTERN]}")])
    short = companion.split()[0] if companion.split() else companion
    said = {
        "PACKNAME": folder.name.replace("-", " ").replace("_", " ").capitalize(),
        "PACKFOLDER": folder.name,
        "PACK": folder.name,
        "FULLNAME": companion,
        "SHORTNAME": short,
        "COMPANION": re.sub(r"[^a-z0-9]+", "-", short.lower()).strip("-") or "companion",
        "AUTHOR": author,
    }
    files: dict[str, str | bytes] = {f".schemas/{name}": text for name, text in schema_texts().items()}
    if yarn_definitions:
        files[".schemas/yarn-commands.ysls.json"] = yarn_definitions
    for path in sorted(template.rglob("*")):
        if path.is_file():
            name = path.relative_to(template).as_posix()
            place = _filled(_HIDDEN.get(name, name), said)
            picture = path.suffix in PICTURE_SUFFIXES
            files[place] = path.read_bytes() if picture else _filled(path.read_text(encoding="utf-8"), _quoted(said))
    write_pack(folder, files)


def _filled(text: str, said: dict[str, str]) -> str:
    return re.sub("|".join(sorted(said, key=len, reverse=True)), lambda found: said[found[0]], text)


def _quoted(said: dict[str, str]) -> dict[str, str]:
    """Names as they may stand between quotation marks, and in a story's line."""
    return {name: re.sub(r'["\\{}<>#\[\]:\x00-\x1f]', "", text) for name, text in said.items()}
