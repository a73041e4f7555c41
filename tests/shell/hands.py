"""Hands at a real keyboard and pointer: an X server of its own, a window manager, the game, and xdotool."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from game.app import ROOT

NEEDED = ("Xvfb", "openbox", "xdotool")
PATIENCE_S = 90.0
SCREEN = "1280x760x24"
"""The window's 1280 x 720 and its frame."""


def missing() -> list[str]:
    return [name for name in NEEDED if shutil.which(name) is None]


class Hands:
    """What a player does, and what they see of it. Every wait ends as soon as what is waited for is there."""

    def __init__(self, game: subprocess.Popen[str], environment: dict[str, str], kept: Path) -> None:
        self._game, self._environment, self._kept = game, environment, kept
        self._shots = 0

    # Seeing

    def see(self) -> dict[str, Any]:
        return dict(self._ask("see"))

    def keep(self, name: str) -> None:
        """A picture of the whole screen, numbered as the evening goes."""
        time.sleep(0.9)  # Dissolves and pictures that are still on their way.
        self._shots += 1
        self._ask(f"shot {self._kept / f'{self._shots:02d}-{name}.png'}")

    def until(self, wanted: Callable[[dict[str, Any]], object], what: str) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE_S
        while True:
            seen = self.see()
            if wanted(seen):
                return seen
            assert time.monotonic() < end, f"waited in vain for {what}; on the screen: {seen}"
            time.sleep(0.1)

    def control(self, name: str) -> dict[str, Any]:
        """A control by what is on it or what a screen reader calls it; of several, the last."""

        def there(seen: dict[str, Any]) -> list[dict[str, Any]]:
            return [one for one in seen["controls"] if matches(one, name) and one["enabled"]]

        return there(self.until(there, f"{name!r}"))[-1]

    # Doing

    def click(self, name: str) -> None:
        self.point(self.control(name))

    def point(self, at: dict[str, Any]) -> None:
        self._do("mousemove", str(at["x"]), str(at["y"]), "click", "1")

    def wheel_down(self, times: int) -> None:
        self._do("click", "--repeat", str(times), "--delay", "30", "5")

    def type(self, text: str) -> None:
        self._do("type", "--delay", "12", text)

    def key(self, name: str, times: int = 1) -> None:
        self._do("key", "--repeat", str(times), "--delay", "40", name)

    def tab_to(self, name: str) -> None:
        """Go by Tab until a control has the focus."""
        for _ in range(120):
            if called(self.see()["focus"], name):
                return
            self.key("Tab")
            time.sleep(0.05)
        raise AssertionError(f"Tab does not come to {name!r}; on the screen: {self.see()}")

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._environment, check=True)

    def _ask(self, word: str) -> Any:
        assert self._game.stdin is not None and self._game.stdout is not None
        self._game.stdin.write(f"{word}\n")
        self._game.stdin.flush()
        answer = self._game.stdout.readline()
        assert answer, f"the game has ended with {self._game.wait()}"
        return json.loads(answer)


def matches(control: dict[str, Any], name: str) -> bool:
    return called(control["name"], name) or called(control["text"], name)


def called(words: str, name: str) -> bool:
    """Whether something is called so, whatever else is told about it: "Draw (1 waits)", "Read: The Locked Door"."""
    return words == name or words.startswith((f"{name} (", f"{name}: "))


@contextmanager
def at_the_desk(profile: Path, kept: Path) -> Iterator[Hands]:
    """A game on a screen of its own, with its window in front."""
    with ExitStack() as undo:
        read, write = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", SCREEN, "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        undo.callback(_end, server)
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "SDL_AUDIODRIVER": "dummy"}
        undo.callback(_end, subprocess.Popen(["openbox"], env=environment, stderr=subprocess.DEVNULL))
        game = subprocess.Popen(
            [sys.executable, "-m", "tests.shell.evening_game", str(profile)],
            cwd=ROOT, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        undo.callback(_end, game)
        hands = Hands(game, environment, kept)
        hands.until(lambda seen: seen["controls"], "the window")
        yield hands


def _end(process: subprocess.Popen[Any]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
