"""What may stand behind a command's name: each kind of argument, how its word is read, and what an editor calls it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from game.content.library import Library
from game.content.model import EXPRESSIONS, POSES
from game.session.staging import Scope
from game.yarn.problems import nearest


@dataclass(frozen=True)
class Kind:
    """A kind of argument: its type in Yarn, what the guide says of it, and how a word becomes a value.

    read: raises LookupError or ValueError, in words for the author, where the word is none of the kind.
    """

    type: str
    help: str
    read: Callable[[Scope, str], Any]


@dataclass(frozen=True)
class Argument:
    """One argument of a command. optional: it may be left out, and all behind it. repeated: more may follow."""

    name: str
    kind: str
    help: str
    optional: bool = False
    repeated: bool = False

    @property
    def usage(self) -> str:
        word = self.name + (" …" if self.repeated else "")
        return f"[{word}]" if self.optional or self.repeated else word

    def read(self, scope: Scope, word: str) -> Any:
        return KINDS[self.kind].read(scope, word)


class _Owned(Protocol):
    @property
    def full_id(self) -> str: ...


def _full_id(shelf: Callable[[Library], Callable[[str, str], _Owned]]) -> Callable[[Scope, str], str]:
    """Looks a name up in the library, in the chapter's own pack first."""
    return lambda scope, word: shelf(scope.library)(word, scope.chapter.pack).full_id


def _text(scope: Scope, word: str) -> str:
    return scope.within(word)


def _number(_: Scope, word: str) -> float:
    try:
        return float(word)
    except ValueError:
        raise ValueError(f"{word!r} is no number.") from None


def _whole(scope: Scope, word: str) -> int:
    number = _number(scope, word)
    if number != int(number):
        raise ValueError(f"{word!r} is no whole number.")
    return int(number)


def _seconds(scope: Scope, word: str) -> float:
    if not 0 <= (seconds := _number(scope, word)) <= _LONGEST:
        raise ValueError(f"{word!r} is no time from 0 to {_LONGEST} seconds.")
    return seconds


def _turns(scope: Scope, word: str) -> int:
    if not 1 <= (turns := _whole(scope, word)) <= _MOST_TURNS:
        raise ValueError(f"A talk takes 1 to {_MOST_TURNS} lines, not {word}.")
    return turns


def _one_of(noun: str, *known: str) -> Callable[[Scope, str], str]:
    def read(_: Scope, word: str) -> str:
        if word not in known:
            what = f"{word!r} is no {noun}; use one of {', '.join(known)}. {nearest(word, known)}"
            raise ValueError(what.strip())
        return word

    return read


def _ending(scope: Scope, word: str) -> str:
    known = [one.id for one in scope.chapter.endings]
    if word not in known:
        what = f'The chapter {scope.chapter.id} has no ending called "{word}". {nearest(word, known)}'
        raise LookupError(what.strip())
    return word


def _value(_: Scope, word: str) -> str | bool:
    return {"true": True, "false": False}.get(word.lower(), word)


_LONGEST = 30
_MOST_TURNS = 20

KINDS: Mapping[str, Kind] = {
    "companion": Kind("string", "a companion's id", _full_id(lambda library: library.companion)),
    "scene": Kind("string", "a scene's id, from scenes/scenes.toml", _full_id(lambda library: library.scene)),
    "card": Kind("string", "a card's id, from cards/cards.toml", _full_id(lambda library: library.card)),
    "chapter": Kind("string", "a chapter's id, from chapters/chapters.toml", _full_id(lambda library: library.chapter)),
    "ending": Kind("string", "an ending's id, from a [[chapter.ending]] of chapters/chapters.toml", _ending),
    "expression": Kind("string", f"one of {', '.join(EXPRESSIONS)}", _one_of("expression", *EXPRESSIONS)),
    "pose": Kind("string", f"one of {', '.join(POSES)}", _one_of("pose", *POSES)),
    "sound": Kind("string", "a sound of the channel effects, from assets/sounds/sounds.toml", _text),
    "music": Kind("string", "a sound of the channel music or ambience, or off", _text),
    "fade": Kind("string", "out or in", _one_of("fade", "out", "in")),
    "flag": Kind("string", "a flag's name", _text),
    "value": Kind("any", "true, false or a text", _value),
    "name": Kind("string", "a name of your own, one word", _text),
    "text": Kind("string", "a text, in quotation marks where it has blanks", _text),
    "points": Kind("number", "a whole number, which may be negative", _whole),
    "seconds": Kind("number", f"a time in seconds, at most {_LONGEST}", _seconds),
    "moment": Kind("number", "which of the kept moments, counted from 1", _whole),
    "turns": Kind("number", f"a whole number from 1 to {_MOST_TURNS}", _turns),
}  # fmt: skip
