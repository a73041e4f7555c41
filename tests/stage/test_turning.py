"""Plates that hang together stay together when they turn."""

from __future__ import annotations

import math

import numpy as np
import pygame
from hypothesis import given, settings
from hypothesis import strategies as st

from game.stage.plates import blank
from game.stage.turning import Turned, TurnedCache, turn

DOT = 16
PIVOT = (40.0, 120.0)


def middle(turned: Turned) -> tuple[float, float]:
    """The centre of gravity of what a turned plate covers, from the actor's origin."""
    alpha = pygame.surfarray.array_alpha(turned.surface).astype(float)
    across, down = (np.arange(size) + 0.5 for size in alpha.shape)
    total = alpha.sum()
    return (
        turned.x + float((alpha.sum(1) * across).sum() / total),
        turned.y + float((alpha.sum(0) * down).sum() / total),
    )


def dot() -> pygame.Surface:
    plate = blank(DOT, DOT)
    pygame.draw.circle(plate, (255, 255, 255, 255), (DOT / 2, DOT / 2), DOT / 2 - 1)
    return plate


@settings(deadline=None)
@given(
    x=st.integers(-300, 300),
    y=st.integers(-300, 300),
    degrees=st.floats(-12, 12),
    zoom=st.floats(0.4, 1.0),
    drop=st.sampled_from([0.0, 0.5]),
)
def test_a_dot_lands_where_geometry_says(x: int, y: int, degrees: float, zoom: float, drop: float) -> None:
    turned = turn(dot(), (x, y), PIVOT, degrees, zoom, (0.0, drop))
    across, down = x + DOT / 2 - PIVOT[0], y + DOT / 2 - PIVOT[1]
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    expected_x = (across * cos - down * sin + PIVOT[0]) * zoom
    expected_y = (across * sin + down * cos + PIVOT[1]) * zoom + drop
    found_x, found_y = middle(turned)
    assert abs(found_x - expected_x) < 0.4
    assert abs(found_y - expected_y) < 0.4


def test_the_cache_forgets_what_was_wanted_longest_ago() -> None:
    cache = TurnedCache(budget=3 * 10 * 10 * 4)
    plates = [Turned(blank(10, 10), n, 0) for n in range(4)]
    for n in range(3):
        cache.put(n, plates[n])
    assert cache.get(0) is plates[0]
    cache.put(3, plates[3])
    assert [cache.holds(n) for n in range(4)] == [True, False, True, True]
