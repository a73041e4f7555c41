"""What a server is asked, and in which manner: servers differ in what they accept beside the plain interface."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from game.mind.ports import Message, Sampling
from game.model.layout import Layout, arrange
from game.model.template import neutral

_MOST_STOPS = 4
"""The interface allows no more; all of them are looked for here as well."""

_CONTROL = re.compile(
    r"<\|[\w ]{1,40}\|>|</?s>|<(?:start|end)_of_turn>|\[/?(?:INST|SYSTEM_PROMPT|THINK)\]|<</?SYS>>|</?think>"
)
"""Marks of the usual templates: a server turns them into what they stand for, so no line may hold one."""


@dataclass(frozen=True)
class Manner:
    """Whether the server takes settings beyond OpenAI's (min-p, top-k …), and a message of the role system."""

    extras: bool
    system: bool


MANNERS = (Manner(True, True), Manner(False, True), Manner(False, False))
"""From the one that asks for most to the one that any server should understand."""
MISUNDERSTOOD = frozenset({400, 422, 500})
"""HTTP statuses after which a plainer manner is worth a try: these are what templates and strict readers answer."""


def chat_request(messages: Sequence[Message], sampling: Sampling, model: str, manner: Manner) -> dict[str, Any]:
    """The JSON of one reply wanted as a stream. Turns alternate, as the strictest templates want it."""
    safe = [Message(m.role, neutral(m.content, _CONTROL)) for m in messages]
    body: dict[str, Any] = {
        "messages": [asdict(m) for m in arrange(safe, Layout(system=manner.system, alternate=True))],
        "stream": True,
        "max_tokens": sampling.max_tokens,
        "temperature": sampling.temperature,
        "top_p": sampling.top_p,
        "seed": sampling.seed & 0x7FFF_FFFF,
    }
    if model:
        body["model"] = model
    if sampling.stop:
        body["stop"] = list(sampling.stop[:_MOST_STOPS])
    if manner.extras:
        body |= {
            "stream_options": {"include_usage": True},
            "top_k": sampling.top_k,
            "min_p": sampling.min_p,
            # llama-server and vLLM have different names for the same thing, and pass over each other's.
            "repeat_penalty": sampling.repeat_penalty,
            "repetition_penalty": sampling.repeat_penalty,
            "repeat_last_n": sampling.repeat_last_n,
            "chat_template_kwargs": {"enable_thinking": False},
        }
    return body
