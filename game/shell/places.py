"""Where things lie in the window: pure arithmetic from its size and the text's, so that it can be tested."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WIDEST = 0.66
"""Of the window, however large the text: whoever speaks has to be seen."""
FACE = 0.41
"""Of the window, from its left edge: where whoever speaks is seen, which a tall box leaves free."""
BESIDE = 1.3
"""How much larger than the window was drawn for the text may be for options to fit beside a face."""
Shape = Literal["side", "wide", "alone", "title", "story", "choice"]
"""side: a panel beside the companion, with tabs. alone: the same without. title: the same, lower, in the middle of its
height. wide: the whole window. story: a box at the foot, for the stage is the page. choice: the same, with room for
options, and beside the companion's face where the text is not too large for that."""


@dataclass(frozen=True)
class Box:
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Places:
    """The page's panel, and the row of tabs; no tabs where a page has the player's whole attention."""

    panel: Box
    tabs: Box | None


def places(width: int, height: int, scale: float, shape: Shape) -> Places:
    """Lay out a window. Sizes are logical pixels; `scale` is that of the text, which larger text needs room for."""
    gap = round(min(36.0, width * 0.028))
    tab_height = round(46 * scale)
    top = round(min(height * 0.04, 30 * scale))
    below_tabs = top + tab_height + round(10 * min(scale, 1.4))
    room = Box(gap, below_tabs, width - 2 * gap, height - below_tabs - gap)
    tall = max(scale / max(0.5, min(width / 1280, height / 720)), 1.0)
    """How much larger the text is than the window was drawn for."""
    if shape in ("story", "choice"):
        beside = shape == "choice" and tall <= BESIDE
        share_of_height = 0.315 if shape == "story" else 0.53 if beside else 0.45
        box_height = min(height - 2 * gap, round(height * min(0.82, share_of_height * tall)))
        box_width = min(width - 2 * gap, round(1120 * max(scale, width / 1280)))
        left = (width - box_width) // 2
        aside = round(width * FACE) - left if beside else 0
        return Places(Box(left + aside, height - gap - box_height, box_width - aside, box_height), None)
    share = min(WIDEST, 0.444 * (1 + (tall - 1) * 0.9))
    side = min(width - 2 * gap, max(round(width * share), min(460, width - 2 * gap)))
    x = width - gap - side
    if shape == "title":
        tallest = min(height - 2 * gap, round(height * min(0.94, 0.62 * tall)))
        return Places(Box(x, (height - tallest) // 2, side, tallest), None)
    if shape == "alone":
        return Places(Box(x, top, side, height - top - gap), None)
    panel = Box(x, below_tabs, side, room.height) if shape == "side" else room
    return Places(panel, Box(x, top, side, tab_height))
