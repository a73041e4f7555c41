"""What is wrong with a pack, told to its author: all at once, each with its place and the nearest right name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing to mend. `file` starts with the pack's folder; line and column count from 1, 0 means the whole file."""

    file: str
    line: int
    column: int
    what: str
    nearest: str | None = None
    see: str | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        guess = f"did you mean {self.nearest}?" if self.nearest else None
        see = f"see {self.see}" if self.see else None
        return " · ".join(part for part in (place, self.what, guess, see) if part)


class PackProblems(Exception):  # noqa: N818 - it is a list of problems, not one error
    """A pack cannot be used. Holds everything that is wrong with it, in the order of its files."""

    def __init__(self, pack: str, problems: Sequence[Problem]) -> None:
        self.pack = pack
        self.problems = tuple(problems)
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"The pack {pack} has {count}:", *map(str, problems)]))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by file and place, each told once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.file, p.line, p.column, p.what)))


def nearest_names(name: str, known: Iterable[str], most: int = 1) -> tuple[str, ...]:
    """The known names most like `name`, best first; capitals do not matter. Empty when none is close."""
    by_folded = {one.casefold(): one for one in sorted(known)}
    return tuple(by_folded[close] for close in difflib.get_close_matches(name.casefold(), by_folded, most, 0.6))


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    return next(iter(nearest_names(name, known)), None)
