"""Short ways to compile and tell a script in these tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from game.yarn import Command, Dialogue, Event, Finished, Line, Options, Program, YarnErrors, compile_yarn

Tell = Callable[..., list[str]]


def script(body: str, title: str = "Start") -> str:
    """A node with that body."""
    return f"title: {title}\n---\n{body.strip(chr(10))}\n===\n"


def written(event: Event) -> str:
    """An event as one line of text."""
    if isinstance(event, Line):
        return event.full_text
    if isinstance(event, Command):
        return f"<<{event.raw}>>"
    if isinstance(event, Options):
        shown = (f"{one.line.full_text}{'' if one.available else ' (off)'}" for one in event.options)
        return "? " + " | ".join(shown)
    return "."


@pytest.fixture
def program() -> Callable[..., Program]:
    """Compiles a body (or, if it has headers, a whole script)."""

    def build(source: str, **more: Any) -> Program:
        whole = source if "title:" in source else script(source)
        return compile_yarn({"test.yarn": whole}, **more)

    return build


@pytest.fixture
def tell(program: Callable[..., Program]) -> Tell:
    """Tells a script to its end with the given choices; gives what was shown, without the final dot."""

    def run(
        source: str, choices: Sequence[int] = (), *, start: str = "Start", times: int = 1, **more: Any
    ) -> list[str]:
        dialogue = Dialogue(program(source), **{"saliency": "best_least_recently_seen", **more})
        waiting = list(choices)
        shown: list[str] = []
        for _ in range(times):
            dialogue.start(start)
            while not isinstance(event := dialogue.advance(), Finished):
                shown.append(written(event))
                if isinstance(event, Options) and event.any_available:
                    dialogue.choose(waiting.pop(0))
        return shown

    return run


@pytest.fixture
def refused() -> Callable[..., list[str]]:
    """Compiles what must be refused; gives its problems as ``line:column message hint``."""

    def check(source: str, **more: Any) -> list[str]:
        whole = source if "title:" in source or not source.strip() else script(source)
        with pytest.raises(YarnErrors) as caught:
            compile_yarn({"test.yarn": whole}, **more)
        return [f"{one.line}:{one.column} {one.message} {one.hint}".strip() for one in caught.value.problems]

    return check
