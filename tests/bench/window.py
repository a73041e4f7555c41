"""The game's own window, started as a player starts it and driven from outside. A program, for the benchmarks.

`window.py start PROFILE` prints a row once the first usable frame is painted, and ends. `window.py play PROFILE` prints
one when the models are loaded, then does what each row it reads says, and answers each with a row of JSON:

    quiet SECONDS    she only breathes, and the heart beats that shows whether the window is free
    talk SECONDS     the same while she speaks all the time, in the model's own words
    breathe SECONDS  she only breathes; no heart, which would cost more than what is to be measured
    still SECONDS    motion is reduced; no heart
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.shell.desktop import ShellDesktop
from main import main as play

if TYPE_CHECKING:
    from game.shell.sitting import Sitting


def start(sitting: Sitting) -> None:
    def seen() -> None:
        print("usable", flush=True)
        os._exit(0)

    sitting.usable.connect(seen)


def main(mode: str, profile: str) -> None:
    make = ShellDesktop.sitting
    drive: Any = None
    if mode == "play":
        # Imported here: a start must load nothing that the game does not load by itself.
        from tests.bench.driver import Driver, speak_freely

        speak_freely()
        drive = Driver

    def sitting(self: ShellDesktop, *values: Any, **named: Any) -> Sitting:
        made = make(self, *values, **named)
        if drive is None:
            start(made)
        else:
            made.window.resize(1280, 720)
            drive(made)
        return made

    ShellDesktop.sitting = sitting
    sys.argv = [str(Path(__file__).resolve().parents[2] / "main.py"), "--profile", profile, "--lang", "en"]
    sys.exit(play(sys.argv[1:]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
