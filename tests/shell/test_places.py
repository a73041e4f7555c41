"""Where things lie: everything within the window, and no box on the face of whoever speaks while there is room."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from game.shell.places import FACE, Shape, places

SIZES = st.tuples(st.integers(960, 3840), st.integers(600, 2160))
SCALES = st.sampled_from([0.85, 1.0, 1.25, 1.5, 2.0])


@given(SIZES, SCALES, st.sampled_from(get_args(Shape)))
def test_everything_lies_within_the_window(size: tuple[int, int], scale: float, shape: Shape) -> None:
    laid = places(*size, scale, shape)
    for box in filter(None, (laid.panel, laid.tabs)):
        assert box.width > 0
        assert box.height > 0
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= size[0]
        assert box.y + box.height <= size[1]


@given(st.integers(960, 3840))
def test_options_stand_beside_a_face_not_on_it(width: int) -> None:
    panel = places(width, width * 9 // 16, 1.0, "choice").panel
    assert panel.x >= round(width * FACE) - 1


def test_options_in_large_letters_take_the_whole_width() -> None:
    panel = places(1280, 720, 2.0, "choice").panel
    assert panel.width > 1280 * 0.9
