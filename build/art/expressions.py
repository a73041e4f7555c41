"""Expressions as numbers on the face rig. All are linear, so any two blend.

`lid` 0 (shut) to 1.3, `arc` (a happy closed eye), `low` (the lower lid pushed up); `brow` height, `brow_in`
(inner ends up: grief), `brow_near` (the near brow alone); `gaze_x`, `gaze_y`; `iris` size; mouth: `open`,
`curve`, `wide`, `round` (an O), `skew` (one corner up); `blush`; `wet` (tears held back).
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Expression:
    """The resting, neutral face is the default of every number."""

    lid: float = 0.93
    arc: float = 0.0
    low: float = 0.12
    brow: float = -0.08
    brow_in: float = 0.0
    brow_near: float = 0.0
    gaze_x: float = 0.0
    gaze_y: float = 0.0
    iris: float = 0.0
    open: float = 0.0
    curve: float = 0.55
    wide: float = 0.0
    round: float = 0.0
    skew: float = 0.0
    blush: float = 0.45
    wet: float = 0.0

    def blinking(self, share: float) -> Expression:
        """The same face with its lids closed by `share`; happy arcs are closed already."""
        return replace(self, lid=self.lid * (1 - share))

    def looking(self, across: float, down: float) -> Expression:
        """The same face with its eyes turned further, as far as they go."""
        x, y = (max(-1.0, min(1.0, one)) for one in (self.gaze_x + across, self.gaze_y + down))
        return replace(self, gaze_x=x, gaze_y=y)

    @property
    def averted(self) -> bool:
        """Whether looking elsewhere, or not at all, is what this expression is: then it follows nobody."""
        return self.arc > 0.5 or abs(self.gaze_x) > 0.5

    def saying(self, opening: float) -> Expression:
        """The same face with its mouth open by `opening`, corners kept, the curve eased as speech does."""
        return replace(self, open=opening, curve=self.curve * 0.8, round=max(self.round, 0.12))


EXPRESSIONS: dict[str, Expression] = {
    "neutral": Expression(),
    "warm": Expression(lid=0.74, low=0.75, brow=0.15, curve=1.25, wide=0.18, blush=0.8),
    "joy": Expression(lid=0, arc=1, low=0.4, brow=0.55, open=0.62, curve=1.05, wide=0.30, blush=1.0),
    "sad": Expression(
        lid=0.80, low=0.1, brow_in=1.0, brow=-0.15, curve=-0.55, wide=-0.22, gaze_x=-0.3, gaze_y=0.5,
        wet=1.0, blush=0.35,
    ),
    "surprise": Expression(
        lid=1.26, brow=1.05, brow_in=0.2, iris=-0.16, open=0.62, wide=-0.55, round=1.0, gaze_y=-0.05, blush=0.4
    ),
    "wry": Expression(
        lid=0.70, low=0.5, brow=-0.05, brow_near=0.85, curve=0.75, skew=1.0, gaze_x=0.25, blush=0.4
    ),
    "worry": Expression(lid=1.04, brow_in=0.85, brow=0.2, curve=-0.3, open=0.14, wide=-0.28, blush=0.25),
    "hurt": Expression(
        lid=0.78, low=0.6, brow_in=0.42, brow=-0.95, curve=-0.95, wide=-0.34, gaze_x=-0.8, gaze_y=0.35,
        iris=-0.06, wet=0.7, blush=0.55,
    ),
    "shy": Expression(
        lid=0.62, low=0.45, brow_in=0.5, brow=0.32, curve=0.95, wide=-0.22, skew=0.35, gaze_x=-0.85, gaze_y=0.75,
        blush=1.3,
    ),
}  # fmt: skip
"""The nine that the stage knows. Isaura looks away when hurt or shy; her lids say which."""

MOUTH_OPENINGS = (None, 0.22, 0.45)
"""The mouth plates of every expression: as it rests, half open, open in speech."""
GAZES = {
    "far": (-0.62, 0.0), "aside": (-0.3, 0.0), "nearer": (0.3, 0.0), "near": (0.6, 0.0),
    "away": (-0.5, -0.62), "down": (0.12, 0.62),
}  # fmt: skip
"""Where open eyes can turn from where an expression has them, as shares of the way (across, down): far and near are the
sides of the far and of the near cheek; `away` is where someone looks who thinks."""
LIDS = (0.0, 0.5, 1.0)
"""The eye plates of every expression: open, half shut, shut."""
