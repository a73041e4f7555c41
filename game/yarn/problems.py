"""What an author is told: problems with a place and a hint, gathered and raised together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class YarnProblem:
    """One thing wrong with a script. ``line`` and ``column`` count from 1."""

    file: str
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        told = f"{self.file}:{self.line}:{self.column}: {self.message}"
        return f"{told} {self.hint}" if self.hint else told

    def to_json(self) -> dict[str, str | int]:
        """The same as plain data, for ``--json`` and for editors."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "message": self.message,
            "hint": self.hint,
        }


class YarnErrors(Exception):  # noqa: N818 - it carries many
    """Scripts that cannot be compiled; ``problems`` holds everything found, in reading order."""

    def __init__(self, problems: Iterable[YarnProblem]) -> None:
        self.problems: tuple[YarnProblem, ...] = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


#: How many problems of one compilation come with a guess at the name that was meant.
MAX_HINTS = 30


class Problems:
    """Collects errors and warnings while scripts are read and checked."""

    def __init__(self) -> None:
        self.errors: list[YarnProblem] = []
        self.warnings: list[YarnProblem] = []
        self._hints = 0

    def error(self, file: str, line: int, column: int, message: str, hint: str = "") -> None:
        """Notes something that must be mended before the script can run."""
        self.errors.append(YarnProblem(file, line, column, message, hint))

    def warning(self, file: str, line: int, column: int, message: str, hint: str = "") -> None:
        """Notes something that runs, but is probably not what the author meant."""
        self.warnings.append(YarnProblem(file, line, column, message, hint))

    def near(self, name: str, known: Iterable[str]) -> str:
        """A hint like `nearest`; only the first few of a compilation get one, for each takes its time."""
        self._hints += 1
        return nearest(name, known) if self._hints <= MAX_HINTS else ""

    def raise_if_any(self) -> None:
        """Raises every error found so far as one `YarnErrors`."""
        if self.errors:
            raise YarnErrors(dict.fromkeys(sorted(self.errors)))


class ReadError(Exception):
    """Stops the reading of one physical line; the reader notes it and goes on with the next.

    ``position`` is the 0-based offset in that line.
    """

    def __init__(self, position: int, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.position = position
        self.message = message
        self.hint = hint


def nearest(name: str, known: Iterable[str]) -> str:
    """A "did you mean" for a misspelt name, or an empty string when nothing is close."""
    options = sorted(known, reverse=True)  # Of two that differ in capitals alone, the one with capitals is offered.
    by_folded = {option.casefold(): option for option in options}
    close = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.6)
    return f"Did you mean {by_folded[close[0]]}?" if close else ""
