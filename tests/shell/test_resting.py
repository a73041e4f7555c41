"""Older talk is summed up only while nobody speaks, and whoever speaks breaks it off."""

from __future__ import annotations

from typing import Any

from game.shell.desk import Desk


class Resting:
    """An evening that may be told to stop while it rests."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.during: Any = None

    def rest(self) -> bool:
        self.done.append("rested")
        if self.during is not None:
            self.during()
        return True

    def stop(self) -> None:
        self.done.append("stopped")


def desk_of(evening: Resting) -> Desk:
    desk = object.__new__(Desk)
    desk._resting = None
    desk.evening = lambda _: evening  # type: ignore[method-assign, assignment, return-value]
    return desk


def test_it_rests_only_where_it_is_still_quiet() -> None:
    evening = Resting()
    desk = desk_of(evening)
    desk.rest("isaura", lambda: False)
    assert evening.done == []
    desk.rest("isaura", lambda: True)
    assert evening.done == ["rested"]


def test_whoever_speaks_breaks_it_off_and_hushing_a_quiet_desk_does_nothing() -> None:
    evening = Resting()
    desk = desk_of(evening)
    evening.during = desk.hush
    desk.rest("isaura", lambda: True)
    desk.hush()
    assert evening.done == ["rested", "stopped"]
