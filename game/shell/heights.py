"""How tall the rows of a long list are, and where each lies: known for those that were seen, guessed for the rest."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate


class Heights:
    """Rows by their place from the top, heights in pixels. A change costs the sum over the rows below it."""

    def __init__(self, guess: int) -> None:
        self._guess = guess
        self._of: list[int] = []
        self._tops: list[int] = [0]
        """Where the rows begin, as far as that is worked out; one more than rows when all is."""
        self._seen = 0
        self._seen_height = 0

    def __len__(self) -> int:
        return len(self._of)

    def splice(self, at: int, removed: int, added: int) -> None:
        """Rows go and rows come; those that come are guessed to be as tall as those that were seen."""
        guess = self._seen_height // self._seen if self._seen else self._guess
        self._of[at : at + removed] = [guess] * added
        del self._tops[at + 1 :]

    def set(self, row: int, height: int) -> int:
        """What a row was measured to be; returns by how much it is taller than thought."""
        self._seen += 1
        self._seen_height += height
        more = height - self._of[row]
        if more:
            self._of[row] = height
            del self._tops[row + 1 :]
        return more

    def height(self, row: int) -> int:
        return self._of[row]

    def top(self, row: int) -> int:
        """Where a row begins; for the row after the last one: where the list ends."""
        known = len(self._tops)
        if row >= known:
            self._tops[known - 1 :] = accumulate(self._of[known - 1 :], initial=self._tops[-1])
        return self._tops[row]

    @property
    def total(self) -> int:
        return self.top(len(self._of))

    def at(self, y: int) -> int:
        """The row that a height falls into; the first or the last where it lies outside. There must be rows."""
        if y >= self.total:
            return len(self._of) - 1
        return max(0, bisect_right(self._tops, y) - 1)
