"""How the logical stage of 1280 x 720 covers a window of any shape: one scale, and what is cut off at the edges."""

from __future__ import annotations

from dataclasses import dataclass

STAGE_WIDTH, STAGE_HEIGHT = 1280, 720
SHARPEST = 2.0
"""Plates are stored at twice the logical size; drawing larger than that costs time and shows nothing more."""

FOCUS_X, FOCUS_Y = 0.22, 0.4
"""Where the cut falls, 0 all right/bottom to 1 all left/top: the actor stands left and must keep cap and lantern."""


@dataclass(frozen=True)
class Fit:
    """A buffer of `width` x `height` device pixels, and where the logical stage lies in it."""

    width: int
    height: int
    scale: float
    left: float
    top: float

    def to_device(self, x: float, y: float) -> tuple[float, float]:
        return self.left + x * self.scale, self.top + y * self.scale


def cover(width: int, height: int, ratio: float) -> Fit:
    """Fit the stage over a window of `width` x `height` logical pixels at a device pixel `ratio`.

    The buffer is as large as the window in device pixels, unless that is beyond the plates' own resolution:
    then it is smaller with the same shape, and whoever shows it scales it up.
    """
    across, down = max(1.0, width * ratio), max(1.0, height * ratio)
    scale = max(across / STAGE_WIDTH, down / STAGE_HEIGHT)
    shrink = min(1.0, SHARPEST / scale)
    across, down, scale = round(across * shrink), round(down * shrink), scale * shrink
    return Fit(
        width=across,
        height=down,
        scale=scale,
        left=(across - STAGE_WIDTH * scale) * FOCUS_X,
        top=(down - STAGE_HEIGHT * scale) * FOCUS_Y,
    )
