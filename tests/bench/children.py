"""Programs that a benchmark runs beside itself: started clean, spoken to by rows, ended for certain."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from game.commands.bench import CannotMeasure

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120.0
"""Seconds after which a program that has not answered is ended."""

_SETTINGS = {
    "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")])),
    "PYTHONUNBUFFERED": "1",
    # pygame greets on standard output, which would be taken for the program's first row.
    "PYGAME_HIDE_SUPPORT_PROMPT": "1",
}


def python_script(name: str, *arguments: str) -> list[str]:
    """The command that runs a program of this folder."""
    return [sys.executable, str(Path(__file__).with_name(name)), *arguments]


class Child:
    """A running program. `answer` waits for its next row; its first one says that it is ready."""

    def __init__(self, command: list[str], environment: Mapping[str, str] | None = None) -> None:
        settings = os.environ | _SETTINGS | dict(environment or {})
        # A player's Python keeps what it compiled; an environment that forbids it would time the compiler.
        settings.pop("PYTHONDONTWRITEBYTECODE", None)
        self.process = subprocess.Popen(
            command, cwd=ROOT, env=settings, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self._told: list[str] = []
        self._ear = threading.Thread(target=self._listen, daemon=True)
        self._ear.start()
        try:
            self.answer()
        except BaseException:
            self.end()
            raise

    def ask(self, row: str) -> str:
        """Send a row and wait for the answer."""
        assert self.process.stdin is not None
        with suppress(BrokenPipeError):  # It has ended; `answer` tells why.
            self.process.stdin.write(row + "\n")
            self.process.stdin.flush()
        return self.answer()

    def answer(self) -> str:
        """The next row it prints. Raises CannotMeasure where it ends instead, or is silent for too long."""
        assert self.process.stdout is not None
        watch = threading.Timer(PATIENCE, self.process.kill)
        watch.start()
        try:
            row = self.process.stdout.readline()
        finally:
            watch.cancel()
        if not row:
            status = self.process.wait()
            self._ear.join(1)
            raise CannotMeasure(f"A program of the benchmark ended with status {status}: {''.join(self._told[-5:])}")
        return row.strip()

    def _listen(self) -> None:
        """Keep what it says on the error stream, so that it never waits for a reader."""
        assert self.process.stderr is not None
        self._told.extend(self.process.stderr)

    def __enter__(self) -> Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """Close its input, which ends it; one that goes on all the same is killed."""
        if self.process.stdin is not None:
            with suppress(BrokenPipeError):
                self.process.stdin.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
