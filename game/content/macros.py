"""The macros of character cards: {{char}}, {{user}}, {{random}} and their like, as V1 to V3 write them."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

_INNERMOST = re.compile(r"\{\{([^{}]*)\}\}")
_ANGLED = re.compile(r"<(user|bot|char)>", re.IGNORECASE)
_ROUNDS = 40
_LONGEST = 400_000
_DICE = re.compile(r"^(\d{0,3})d?(\d{1,9})(?:([+-])(\d{1,9}))?$", re.IGNORECASE)
_HELD = {"{{": "\ue000", "}}": "\ue001", ":": "\ue003", ",": "\ue004"}
"""What stands for the signs of an unknown macro while the known ones around it are worked out."""


@dataclass(frozen=True)
class Names:
    """Whom the macros name: the companion, the player, and what {{original}} stands for."""

    char: str
    user: str
    original: str = ""


def expand(text: str, names: Names, chance: Random) -> str:
    """The text with its macros worked out; unknown ones stay as they are written.

    {{pick:…}} chooses by the text itself, so that it is the same each time; {{random:…}} by `chance`. What
    {{hidden_key:…}} and {{comment:…}} hold is for nobody here.
    """
    if "{{" not in text and "<" not in text:
        return text
    seed = zlib.crc32(text.encode("utf-8", "replace"))
    found = _ANGLED.sub(lambda m: names.user if m[1].lower() == "user" else names.char, text)
    for _ in range(_ROUNDS):
        after = _INNERMOST.sub(lambda m: _one(m[1], names, chance, seed + m.start()), found)
        if after == found or len(after) > _LONGEST:
            break
        found = after
    for sign, held in _HELD.items():
        found = found.replace(held, sign)
    return found


def _one(body: str, names: Names, chance: Random, seed: int) -> str:
    """What one macro, written without its braces, stands for."""
    plain = body.strip()
    if plain.startswith("//"):
        return ""
    word = _SIMPLE.get(plain.lower())
    if word is not None:
        return word(names)
    name, mark, rest = _cut(plain)
    if name == "random" and mark:
        return chance.choice(_choices(rest))
    if name == "pick" and mark:
        return Random(seed).choice(_choices(rest))
    if name == "roll":
        return _rolled(rest, chance) or _left(body)
    if name == "reverse" and mark:
        return rest[::-1]
    if name in ("comment", "hidden_key") and mark:
        return ""
    return _left(body)


_SIMPLE: dict[str, Callable[[Names], str]] = {
    "char": lambda n: n.char,
    "user": lambda n: n.user,
    "original": lambda n: n.original,
    "newline": lambda _: "\n",
    "noop": lambda _: "",
    "trim": lambda _: "",
    "charifnotgroup": lambda n: n.char,
    "group": lambda n: n.char,
}


def _cut(body: str) -> tuple[str, str, str]:
    """A macro's name, its separator (":", "::", a space or ""), and what follows."""
    found = re.match(r"([a-zA-Z_]+)(::|:|\s+|$)", body)
    if found is None:
        return "", "", ""
    return found[1].lower(), found[2], body[found.end() :].strip()


def _choices(rest: str) -> list[str]:
    """What may be chosen: parts between "::", else between commas; "\\," is a comma."""
    parts = (
        rest.split("::")
        if "::" in rest
        else [p.replace("\ue002", ",") for p in rest.replace("\\,", "\ue002").split(",")]
    )
    return [part.strip() for part in parts] or [""]


def _rolled(rest: str, chance: Random) -> str:
    dice = _DICE.match(rest.replace(" ", ""))
    if dice is None:
        return ""
    times, sides = int(dice[1] or 1) if "d" in rest.lower() else 1, int(dice[2])
    if "d" not in rest.lower():
        sides = int(dice[1] + dice[2])
    if not sides > 0 or not 0 < times <= 100:
        return ""
    bonus = int(dice[4] or 0) * (-1 if dice[3] == "-" else 1)
    return str(sum(chance.randint(1, sides) for _ in range(times)) + bonus)


def _left(body: str) -> str:
    return _HELD["{{"] + body.replace(":", _HELD[":"]).replace(",", _HELD[","]) + _HELD["}}"]
