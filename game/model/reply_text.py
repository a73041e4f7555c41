"""From token bytes to the text a player sees: incremental UTF-8, thinking taken out, stop strings held back."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

THINKING: tuple[tuple[str, str], ...] = (
    ("<think>", "</think>"),
    ("<thinking>", "</thinking>"),
    ("[THINK]", "[/THINK]"),
)
"""Marks between which models of several families reason to themselves."""


class ReplyText:
    """Feed it the bytes of each token; it gives back the text that may be shown so far.

    Text that could still turn out to be a mark or a stop string is held back until that is decided. Leading blank
    space, and blank space left behind by removed thinking, is dropped. Once `stopped` is true nothing more comes.
    """

    def __init__(self, stop: Sequence[str] = ()) -> None:
        self.stopped = False
        self.thinking = False
        self.closing = ""
        """While thinking: the mark that would end it."""
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._stops = tuple(text for text in stop if text)
        self._held = ""
        self._begun = False

    def push(self, raw: bytes) -> str:
        """Take one token's bytes, give the text that is now certain."""
        return self._take(self._decoder.decode(raw), final=False)

    def finish(self) -> str:
        """Give what was held back when the reply ends without a stop string."""
        return self._take(self._decoder.decode(b"", final=True), final=True)

    def _take(self, text: str, final: bool) -> str:
        if self.stopped:
            return ""
        self._held += text
        shown = ""
        while True:
            if self.thinking and not self._leave_thinking():
                break
            found = self._first_mark()
            if found is None:
                shown += self._release(final)
                break
            at, mark = found
            shown += self._held[:at]
            self._held = self._held[at + len(mark) :]
            if mark in self._stops:
                self.stopped, self._held = True, ""
                break
            self.thinking, self.closing = True, dict(THINKING)[mark]
        return self._begin(shown)

    def _leave_thinking(self) -> bool:
        """Drop thinking up to its closing mark; false while that has not come."""
        before, mark, after = self._held.partition(self.closing)
        if not mark:
            self._held = before[-(len(self.closing) - 1) :]
            return False
        self.thinking = False
        self._held = after.lstrip() if not self._begun else after
        return True

    def _first_mark(self) -> tuple[int, str] | None:
        marks = [*self._stops, *(opening for opening, _ in THINKING)]
        hits = [(at, mark) for mark in marks if (at := self._held.find(mark)) >= 0]
        # Of two stop strings at one place the longer one wins; it makes no difference to what is shown.
        return min(hits, key=lambda hit: (hit[0], -len(hit[1])), default=None)

    def _release(self, final: bool) -> str:
        """Everything but the longest tail that may be the beginning of a mark."""
        keep = 0
        if not final:
            for mark in (*self._stops, *(opening for opening, _ in THINKING)):
                for length in range(min(len(mark) - 1, len(self._held)), keep, -1):
                    if self._held.endswith(mark[:length]):
                        keep = length
                        break
        cut = len(self._held) - keep
        shown, self._held = self._held[:cut], self._held[cut:]
        return shown

    def _begin(self, shown: str) -> str:
        if not self._begun:
            shown = shown.lstrip()
            self._begun = bool(shown)
        return shown
