"""Shows that set-up moves: one line a stage with a ticking clock, on a terminal or in a log file of a CI."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, TextIO

QUIET_SECONDS = 15.0
"""Without a terminal a line is written this often, so nobody takes a long compile for a hang."""

LAST_LINES = 400
"""How much of a failed command's output is kept for the diagnosis."""


def what_happens(row: str) -> str | None:
    """What a line of pip's, CMake's or ninja's output says is being done; None where it says nothing worth showing.

    >>> what_happens("  Downloading pygame_ce-2.5.8-cp311-cp311-win_amd64.whl (9.9 MB)")
    'downloading pygame_ce (9.9 MB)'
    >>> what_happens("  [12/94] /usr/bin/c++ -O3 -o x.o -c /tmp/llama.cpp/src/llama-model.cpp")
    'file 12 of 94, llama-model.cpp'
    """
    if step := re.search(r"\[(\d+)/(\d+)\]", row):
        sources = re.findall(r"([\w.+-]+\.(?:c|cc|cpp|cxx|cu|m|mm))\b", row)
        return f"file {step[1]} of {step[2]}" + (f", {sources[-1]}" if sources else "")
    if step := re.search(r"\[\s*(\d+)%\] (?:Building \w+ object \S*?([\w.+-]+?)(?:\.o|\.obj)?$|\w+)", row):
        return f"{step[1]} %" + (f", {step[2]}" if step[2] else "")
    if step := re.search(r"^\s*Downloading (\S+) \(([^)]+)\)", row):
        return f"downloading {step[1].rsplit('/', 1)[-1].split('-')[0]} ({step[2]})"
    if step := re.search(r"^\s*Collecting ([\w.-]+)", row):
        return f"looking up {step[1]}"
    if step := re.search(r"^\d+ INFO: (\S.{2,50})", row):  # PyInstaller
        return step[1]
    if step := re.fullmatch(r"([\d,]+) of ([\d,]+) lines\s*", row):  # The ear's own words, see game.rehearsal
        return f"{step[1]} of {step[2]} lines"
    if "Installing collected packages" in row:
        return "unpacking"
    return None


def clock(seconds: float) -> str:
    """Minutes and seconds, `4:05`."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


class Stage:
    """One named piece of work and its clock. Use it in a `with`; `note` says what is happening right now.

    `why` is a sentence under the title, for work that takes long enough to wonder.
    """

    def __init__(self, title: str, why: str = "", out: TextIO | None = None) -> None:
        self.title = title
        self.why = why
        self.out = out or sys.stderr
        self.terminal = self.out.isatty()
        self.began = time.monotonic()
        self.now = ""
        self.over = threading.Event()
        self.ticker = threading.Thread(target=self._tick, daemon=True)

    def note(self, text: str | None) -> None:
        """Says what is happening now; None leaves what was said."""
        self.now = text or self.now

    def _tick(self) -> None:
        while not self.over.wait(0.5 if self.terminal else QUIET_SECONDS):
            passed = f"{clock(time.monotonic() - self.began)}  {self.now}".rstrip()
            self._write(f"{self.title} … {passed}" if self.terminal else f"      {passed}")

    def _write(self, text: str, last: bool = False) -> None:
        if self.terminal:
            width = shutil.get_terminal_size().columns - 1
            self.out.write("\r" + text[:width].ljust(width) + ("\n" if last else ""))
        else:
            self.out.write(text + "\n")
        self.out.flush()

    def __enter__(self) -> Stage:
        self._write(self.title, last=bool(self.why))
        if self.why:
            self.out.write(f"      {self.why}\n")  # whole, also where it is wider than the terminal
        self.ticker.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.over.set()
        self.ticker.join()
        ending = "done" if kind is None else "stopped"
        self._write(f"{self.title}: {ending} after {clock(time.monotonic() - self.began)}", last=True)


def run_logged(
    command: Sequence[str],
    stage: Stage,
    log: Path,
    environment: Mapping[str, str] | None = None,
    keep_open: Sequence[int] = (),
) -> tuple[int, list[str]]:
    """Runs a command, its whole output into the log, its current doing onto the stage.

    Returns its exit status and its last lines. When we are interrupted the command is ended too, so nothing goes on
    writing behind our back. `keep_open`: file descriptors the command holds on to (set-up's lock).
    """
    last: deque[str] = deque(maxlen=LAST_LINES)
    held = tuple(keep_open) if os.name == "posix" else ()  # Windows cannot, and does not need to
    with log.open("a", encoding="utf-8") as file:
        file.write(f"\n== {time.strftime('%H:%M:%S')} {' '.join(command)}\n")
        file.flush()
        child = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            pass_fds=held,
        )
        try:
            _follow(child, stage, file, last)
        except BaseException:
            child.terminate()
            child.wait()
            raise
    return child.wait(), list(last)


def _follow(child: subprocess.Popen[str], stage: Stage, file: IO[str], last: deque[str]) -> None:
    assert child.stdout is not None
    for row in child.stdout:
        file.write(row)
        file.flush()
        last.append(row.rstrip("\n"))
        stage.note(what_happens(row))
