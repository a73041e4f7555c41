"""The shape a conversation must have for a model: with a system role or not, in any order of turns or alternating."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.mind.ports import Message

_SILENCE = "…"
"""What the player "said" where a template wants a first user turn and the companion spoke first."""


@dataclass(frozen=True)
class Layout:
    """What a template accepts: a system role or not, any order of turns or strictly alternating ones."""

    system: bool = True
    alternate: bool = False


def arrange(messages: Sequence[Message], layout: Layout) -> list[Message]:
    """The same conversation in the shape a layout accepts, with nothing left out."""
    turns = list(messages)
    if not layout.system:
        turns = _system_folded(turns)
    if layout.alternate:
        turns = _alternating(turns)
    return turns


def _system_folded(messages: list[Message]) -> list[Message]:
    """System messages become the beginning of the first user turn, or a user turn of their own before a greeting."""
    rules = "\n\n".join(m.content for m in messages if m.role == "system")
    turns = [m for m in messages if m.role != "system"]
    if not rules:
        return turns
    if turns and turns[0].role == "user":
        return [Message("user", f"{rules}\n\n{turns[0].content}"), *turns[1:]]
    return [Message("user", rules), *turns]


def _alternating(messages: list[Message]) -> list[Message]:
    """One leading system message at most, then user, assistant, user …: neighbours of one role are joined."""
    rules = "\n\n".join(m.content for m in messages if m.role == "system")
    turns: list[Message] = []
    for message in (m for m in messages if m.role != "system"):
        if turns and turns[-1].role == message.role:
            turns[-1] = Message(message.role, f"{turns[-1].content}\n\n{message.content}")
        else:
            turns.append(message)
    if turns and turns[0].role == "assistant":
        turns.insert(0, Message("user", _SILENCE))
    return [Message("system", rules), *turns] if rules else turns
