"""A small seeded source of chance whose whole state is one number, so that a save can hold it."""

from __future__ import annotations

_MASK = (1 << 64) - 1


class Chance:
    """SplitMix64 (Steele, Lea and Flood, 2014): even, quick, the same on every machine."""

    __slots__ = ("state",)

    def __init__(self, seed: int) -> None:
        self.state = seed & _MASK

    def _next(self) -> int:
        self.state = (self.state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return mixed ^ (mixed >> 31)

    def fraction(self) -> float:
        """A number from 0 up to, but not including, 1."""
        return (self._next() >> 11) / (1 << 53)

    def below(self, count: int) -> int:
        """A whole number from 0 to ``count`` - 1; ``count`` must be positive."""
        return self._next() % count
