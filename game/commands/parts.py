"""What `app` hands to every command: the ways to open a profile, load models and paint, without knowing who does it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict, dataclass, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from game.session.loading import Loading
    from game.session.profile import OpenProfile
    from game.session.shelf import Shelf

DONE, BAD_INPUT, BAD_USAGE, BROKEN = 0, 1, 2, 3
"""Exit statuses: done; the input was bad; wrong usage; something of ours broke."""


class UserError(Exception):
    """The input was bad: the message says what, where and what to do. Ends a command with status 1."""


class Desktop(Protocol):
    """What needs Qt: opening the game's window, painting one page to a file, and the desktop's own benchmarks."""

    def open(self, options: argparse.Namespace) -> int: ...
    def shot(self, options: argparse.Namespace) -> int: ...


class Copy(Protocol):
    """One backup: its name, how many events it knows, whether it can be gone back to, and its size in bytes."""

    @property
    def name(self) -> str: ...
    @property
    def events(self) -> int: ...
    @property
    def sound(self) -> bool: ...
    @property
    def size(self) -> int: ...


class Copies(Protocol):
    """The profile's backups. Raises StoreError where the disk refuses, or the game has the profile open."""

    def listed(self) -> Sequence[Copy]:
        """Newest first."""
        ...

    def make(self) -> Copy: ...

    def restore(self, name: str) -> Copy:
        """Go back to this one; returns the backup of what was there until now."""
        ...


@dataclass(frozen=True)
class Parts:
    """Everything a command may need. `root` is where the game lies: assets/, story/, and, unfrozen, build/, tests/."""

    root: Path
    open_profile: Callable[[argparse.Namespace], AbstractContextManager[OpenProfile]]
    load_models: Callable[[OpenProfile, str], Iterator[Loading]]
    """Load voice and ear ("", "starter", a path or an address); yields what is being done, and at the end has given
    both."""
    shelf: Callable[[argparse.Namespace], AbstractContextManager[Shelf]]
    """The player's models, for one command."""
    desktop: Callable[[], Desktop]
    copies: Callable[[argparse.Namespace], Copies]
    """The profile's backups."""


def shared_options() -> argparse.ArgumentParser:
    """The options every command takes, before or after its name: a parent for parsers and their sub-parsers."""
    shared = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    shared.add_argument("--profile", type=Path, metavar="DIR", help="the player's folder (default: your data folder)")
    shared.add_argument("--now", metavar="ISO", help="pretend it is this date and time")
    shared.add_argument("--lang", choices=("en", "zh-Hans", "zh-Hant"), help="the language of the game")
    shared.add_argument("--json", action="store_true", help="print data as JSON")
    return shared


def sent_to(server: str, away: bool) -> str:
    """Where the line goes that is being answered: said at each, so that nobody sends anything unknowing."""
    return f"→ sent to {server}, {'another machine' if away else 'a server on this machine'}"


def print_json(value: Any) -> None:
    """One JSON document on one line; dataclasses, paths and tuples become plain data."""
    sys.stdout.write(json.dumps(value, default=_plain, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, Path):
        return str(value)
    raise TypeError(f"{value!r} has no JSON form")
