"""Decorators of the third card specification: `@@name value` lines at the head of an entry's text.

A line with three @ is the fall-back of the line above it, taken when that one is unknown or its value makes no sense.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

from game.content.tolerant import listed
from game.mind.lore.model import ROLES, LoreEntry, Position

_LINE = re.compile(r"(@@@?)([A-Za-z_]+)(?:[ \t]+(.*))?")
_POSITIONS: Mapping[str, Position] = {
    "before_desc": "before_char",
    "after_desc": "after_char",
    "personality": "personality",
    "scenario": "scenario",
}
_PROMPTS = frozenset({"post_history_instructions", "system_prompt"})
_REPEATABLE = frozenset({"additional_keys"})


@dataclass(frozen=True)
class Decorators:
    """What an entry's decorators ask of the scan. None and empty where they ask nothing.

    after, every: replies of the companion. also: of each tuple at least one key must be found. without: none may be.
    reverse_depth: messages from the start of the talk.
    """

    activate: bool
    dont_activate: bool
    after: int | None
    every: int | None
    keep: bool
    once: bool
    greeting: int | None
    user_icon: str | None
    also: tuple[tuple[str, ...], ...]
    without: tuple[str, ...]
    spare: bool
    silences: str
    reverse_depth: int | None = None


def split(content: str) -> tuple[list[tuple[str, str]], str]:
    """The decorators that count, as (name, value), and the text without any decorator line."""
    lines = content.replace("\r\n", "\n").split("\n")
    head = list(takewhile(lambda line: not line.strip() or _LINE.fullmatch(line.strip()), lines))
    found = [line for line in map(_LINE.fullmatch, map(str.strip, head)) if line]
    if not found:
        return [], content
    chosen: list[tuple[str, str]] = []
    settled = True
    for mark, name, value in (line.groups(default="") for line in found):
        if mark == "@@":
            settled = False
        if settled or not _understood(name, value.strip()):
            continue
        settled = True
        if name in _REPEATABLE or all(name != other for other, _ in chosen):
            chosen.append((name, value.strip()))
    return chosen, "\n".join(lines[len(head) :])


def undecorated(entry: LoreEntry) -> tuple[LoreEntry, Decorators]:
    """The entry as its decorators change it, its text without them, and what else they ask."""
    chosen, text = split(entry.content)
    values = dict(reversed(chosen))
    asks = Decorators(
        activate="activate" in values,
        dont_activate="dont_activate" in values,
        after=_whole(values.get("activate_only_after")),
        every=_whole(values.get("activate_only_every")),
        keep="keep_activate_after_match" in values,
        once="dont_activate_after_match" in values,
        greeting=_whole(values.get("is_greeting")),
        user_icon=values.get("is_user_icon"),
        also=tuple(listed(value) for name, value in chosen if name == "additional_keys"),
        without=listed(values.get("exclude_keys", "")),
        spare="ignore_on_max_context" in values,
        silences=values.get("disable_ui_prompt", ""),
    )
    entry = replace(entry, content=text)
    if "position" in values:
        entry = replace(entry, position=_POSITIONS[values["position"]])
    elif (depth := _whole(values.get("depth"))) is not None:
        entry = replace(entry, position="at_depth", depth=max(0, depth))
    elif (reverse := _whole(values.get("reverse_depth"))) is not None:
        entry, asks = replace(entry, position="at_depth"), replace(asks, reverse_depth=max(0, reverse))
    if (scan_depth := _whole(values.get("scan_depth"))) is not None:
        entry = replace(entry, scan_depth=max(0, scan_depth))
    for role in ROLES:
        if values.get("role") == role:
            entry = replace(entry, role=role)
    return entry, asks


def _whole(value: str | None) -> int | None:
    """A whole number; None where there is none. Nine digits are more messages than any talk has."""
    return int(value) if value is not None and re.fullmatch(r"[+-]?[0-9]{1,9}", value) else None


def _is_number(value: str) -> bool:
    return _whole(value) is not None


def _is_list(value: str) -> bool:
    return bool(listed(value))


def _anything(_: str) -> bool:
    return True


_KNOWN: Mapping[str, Callable[[str], bool]] = {
    "activate": _anything,
    "activate_only_after": _is_number,
    "activate_only_every": lambda value: (_whole(value) or 0) > 0,
    "additional_keys": _is_list,
    "depth": _is_number,
    "disable_ui_prompt": _PROMPTS.__contains__,
    "dont_activate": _anything,
    "dont_activate_after_match": _anything,
    "exclude_keys": _is_list,
    "ignore_on_max_context": _anything,
    "is_greeting": _is_number,
    "is_user_icon": bool,
    "keep_activate_after_match": _anything,
    "position": _POSITIONS.__contains__,
    "reverse_depth": _is_number,
    "role": ROLES.__contains__,
    "scan_depth": _is_number,
}
"""The decorators that are understood, and which values make sense for each. Those that count tokens of a text instead
of messages of a talk (`instruct_…`) are unknown here, so that their fall-backs are taken."""


def _understood(name: str, value: str) -> bool:
    known = _KNOWN.get(name)
    return known is not None and known(value)
