"""The logical stage covers every window, with one scale, and keeps the actor in sight."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.stage.fit import SHARPEST, STAGE_HEIGHT, STAGE_WIDTH, cover

windows = st.tuples(st.integers(1, 8000), st.integers(1, 5000), st.sampled_from([1.0, 1.25, 1.5, 2.0, 3.0]))


@given(windows)
def test_no_edge_of_the_stage_comes_into_sight(window: tuple[int, int, float]) -> None:
    fit = cover(*window)
    assert fit.left <= 0.5
    assert fit.top <= 0.5
    assert fit.left + STAGE_WIDTH * fit.scale >= fit.width - 1
    assert fit.top + STAGE_HEIGHT * fit.scale >= fit.height - 1


@given(windows)
def test_never_sharper_than_the_plates(window: tuple[int, int, float]) -> None:
    assert cover(*window).scale <= SHARPEST + 1e-9


@given(st.integers(960, 3840), st.integers(600, 2160), st.sampled_from([1.0, 2.0]))
def test_head_and_lantern_hand_stay_in_sight_in_usual_windows(width: int, height: int, ratio: float) -> None:
    if not 4 / 3 <= width / height <= 2:
        return
    fit = cover(width, height, ratio)
    for x, y in ((372, 110), (100, 530), (560, 400)):
        left, top = fit.to_device(x, y)
        assert 0 <= left < fit.width
        assert 0 <= top < fit.height
