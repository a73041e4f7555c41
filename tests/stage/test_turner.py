"""Plates made ahead on another thread come out as they would have come out at once, and no one waits in vain."""

from __future__ import annotations

from threading import Event, get_ident

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.stage.turner import MOST, Turner
from game.stage.turning import Turned


def plate(number: int) -> Turned:
    return Turned(pygame.Surface((1, 1)), number, 0)


def test_what_is_asked_for_is_made_on_another_thread_and_handed_over_once() -> None:
    turner, made_on = Turner(), []

    def make() -> Turned:
        made_on.append(get_ident())
        return plate(7)

    turner.ask("a", make)
    assert turner.holds("a")
    while not (got := dict(turner.finished())):
        pass
    assert got["a"].x == 7
    assert made_on != [get_ident()]
    assert not turner.holds("a")
    assert list(turner.finished()) == []


def test_a_frame_gets_what_it_waits_for_before_what_was_only_foreseen() -> None:
    turner, going, order = Turner(), Event(), []

    def make(number: int) -> Turned:
        order.append(number)
        return plate(number)

    turner.ask("running", lambda: (going.wait(), make(0))[1])
    for number in range(1, MOST):
        turner.ask(number, lambda number=number: make(number))
    assert turner.full
    going.set()
    assert turner.now("urgent", lambda: make(99)).x == 99
    assert order[-1] == 99 or order.index(99) < MOST - 1
    assert not turner.full


def test_what_is_being_made_already_is_not_made_twice() -> None:
    turner, going, begun = Turner(), Event(), Event()
    turner.ask("a", lambda: (begun.set(), going.wait(), plate(1))[2])
    begun.wait()
    going.set()
    assert turner.now("a", lambda: plate(2)).x == 1


def test_a_damaged_picture_is_told_where_it_is_taken() -> None:
    turner = Turner()

    def damaged() -> Turned:
        raise ValueError("damaged")

    turner.ask("a", damaged)
    with pytest.raises(ValueError, match="damaged"):
        turner.now("a", damaged)
    assert turner.now("b", lambda: plate(3)).x == 3


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 4)), max_size=30))
def test_every_plate_is_the_one_asked_for(asked: list[tuple[bool, int]]) -> None:
    turner = Turner()
    for now, key in asked:
        if now:
            assert turner.now(key, lambda key=key: plate(key)).x == key
        elif not turner.full and not turner.holds(key):
            turner.ask(key, lambda key=key: plate(key))
        assert all(turned.x == name for name, turned in turner.finished())
