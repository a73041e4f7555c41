"""Example dialogues of a card, split into who says what: blocks between <START> marks, speakers by name and colon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_START = re.compile(r"<\s*start\s*>|\{\{\s*start\s*\}\}", re.IGNORECASE)
_IN_TEXT = re.compile(r"<\s*start\s*>|^\s*(?:\{\{user\}\}|<user>)\s*[:：]", re.IGNORECASE | re.MULTILINE)
_USER = frozenset({"{{user}}", "<user>", "you", "user", "用户", "玩家", "你"})
_CHAR = frozenset({"{{char}}", "<bot>", "<char>", "char", "character", "角色"})
_SPEAKER = re.compile(r"^\s*[*_#>-]{0,3}\s*(\{\{[^{}\n]{1,30}\}\}|<[A-Za-z]{2,8}>|[^\n:：{}<>]{1,48}?)\**\s*[:：]\s?")


@dataclass(frozen=True)
class Said:
    """One message of an example."""

    who: Literal["player", "companion"]
    text: str


def dialogues(examples: str, char: str) -> list[list[Said]]:
    """The dialogues of a card's examples. A block in which nobody is named is something the companion says."""
    found = []
    for block in _START.split(examples):
        spoken = _messages(block, char)
        if spoken:
            found.append(spoken)
    return found


def pairs(examples: str, char: str) -> list[tuple[str, str]]:
    """(what the player says, what the companion answers); "" for the first where she speaks unasked."""
    found: list[tuple[str, str]] = []
    for dialogue in dialogues(examples, char):
        asked = ""
        for said in dialogue:
            if said.who == "companion":
                found.append((asked, said.text))
            asked = said.text if said.who == "player" else ""
    return found


def within(description: str) -> str:
    """The example dialogues that some authors write into the description itself; "" where there are none."""
    found = _IN_TEXT.search(description)
    return description[found.start() :] if found else ""


def _messages(block: str, char: str) -> list[Said]:
    found: list[Said] = []
    speaker: Literal["player", "companion"] = "companion"
    held: list[str] = []

    def close() -> None:
        text = "\n".join(held).strip()
        if text:
            found.append(Said(speaker, text))
        held.clear()

    for line in block.split("\n"):
        named = _who(line, char)
        if named is not None:
            close()
            speaker, line = named
        held.append(line)
    close()
    return found


def _who(line: str, char: str) -> tuple[Literal["player", "companion"], str] | None:
    """Who begins to speak in a line, and the rest of it; None where nobody does."""
    head = _SPEAKER.match(line)
    if head is None:
        return None
    name = head[1].strip().strip('*_"“”').casefold()
    if name in _USER:
        return "player", line[head.end() :]
    if name in _CHAR or name == char.casefold() or (char and name == char.split()[0].casefold()):
        return "companion", line[head.end() :]
    return None
