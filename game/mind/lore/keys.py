"""Whether a key is found in a text: plain words, whole words, or a regular expression written `/pattern/flags`.

A key of a card that says `use_regex` is still plain unless it is written so: SillyTavern exports that field as true
for every entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from game.mind.lore.model import LoreEntry, LoreSettings, Ref
from game.mind.lore.moment import Trouble
from game.mind.lore.pattern import PatternError, is_word
from game.mind.lore.pattern_search import Allowance, TooCostlyError, compiled, occurs

_WRITTEN = re.compile(r"/(.+)/([gimsuy]*)", re.DOTALL)
_BARE_SLASH = re.compile(r"(?<!\\)/")
_FOR_A_KEY, _FOR_A_SCAN = 60_000, 500_000
"""Steps that regular expressions may take: an ordinary key over a few messages takes some hundreds at most, and the
most hostile book about half a second for a whole scan."""
_TEXTS_KEPT = 16


def as_pattern(key: str) -> tuple[str, str] | None:
    """(pattern, flags) of a key that is written as a regular expression; None for a plain one."""
    found = _WRITTEN.fullmatch(key)
    if found is None or _BARE_SLASH.search(found[1]):
        return None
    return found[1], found[2]


def plainly_in(text: str, key: str, whole_words: bool) -> bool:
    """Whether a text holds a key, both in their final case.

    Only keys of one word are held to whole words. A word's edge is ASCII's, as in JavaScript: Chinese and Japanese
    keys are found wherever they stand.
    """
    if not whole_words or len(key.split()) > 1:
        return key in text
    at = text.find(key)
    while at >= 0:
        end = at + len(key)
        if not is_word(text[at - 1 : at] if at else "") and not is_word(text[end : end + 1]):
            return True
        at = text.find(key, at + 1)
    return False


@dataclass
class Keys:
    """The keys of one scan: fills their macros, tries them, and notes those that could not be tried."""

    settings: LoreSettings
    expand: Callable[[str], str]
    troubles: dict[tuple[Ref, str], Trouble] = field(default_factory=dict)
    _allowance: Allowance = field(default_factory=lambda: Allowance(_FOR_A_SCAN))
    _lower: dict[str, str] = field(default_factory=dict)

    def found(self, key: str, text: str, ref: Ref, entry: LoreEntry) -> bool:
        """Whether a key of an entry is found in a text. An empty key never is."""
        filled = self.expand(key).strip()
        if not filled:
            return False
        pattern = as_pattern(filled)
        if pattern is not None:
            return self._pattern_found(key, *pattern, text, ref)
        if not _or(entry.case_sensitive, self.settings.case_sensitive):
            filled, text = filled.lower(), self._lowered(text)
        return plainly_in(text, filled, _or(entry.whole_words, self.settings.whole_words))

    def first(self, keys: tuple[str, ...], text: str, ref: Ref, entry: LoreEntry) -> str | None:
        """The first of some keys that is found."""
        return next((key for key in keys if self.found(key, text, ref, entry)), None)

    def secondary_hold(self, text: str, ref: Ref, entry: LoreEntry) -> bool:
        """Whether an entry's secondary keys let it come; where it has none, or is not selective, they do."""
        if not entry.selective or not entry.secondary_keys:
            return True
        found = (self.found(key, text, ref, entry) for key in entry.secondary_keys)
        match entry.logic:
            case "and_any":
                return any(found)
            case "not_all":
                return not all(found)
            case "not_any":
                return not any(found)
            case "and_all":
                return all(found)

    def score(self, text: str, ref: Ref, entry: LoreEntry) -> int:
        """How many keys are found: of the secondary ones those that speak for the entry."""
        if not entry.keys:
            return 0
        first = sum(self.found(key, text, ref, entry) for key in entry.keys)
        second = sum(self.found(key, text, ref, entry) for key in entry.secondary_keys)
        counts = entry.logic == "and_any" or (entry.logic == "and_all" and second == len(entry.secondary_keys))
        return first + (second if counts else 0)

    def _pattern_found(self, key: str, source: str, flags: str, text: str, ref: Ref) -> bool:
        share = self._allowance.share(_FOR_A_KEY)
        try:
            return occurs(compiled(source, flags), text, share)
        except (PatternError, TooCostlyError) as problem:
            what = "takes too long" if isinstance(problem, TooCostlyError) else str(problem)
            self.troubles[ref, key] = Trouble(ref, key, what)
            return False
        finally:
            self._allowance.steps += share.steps

    def _lowered(self, text: str) -> str:
        if text not in self._lower:
            if len(self._lower) >= _TEXTS_KEPT:
                self._lower.clear()
            self._lower[text] = text.lower()
        return self._lower[text]


def _or(own: bool | None, general: bool) -> bool:
    return general if own is None else own
