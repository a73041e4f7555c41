"""How a companion holds themselves in a story: nearer or further back, and the short way there.

A drawn bust cannot sit, and mirrored it would hold its lantern in the other hand; bowed, it only tilts its head. What
looks right without a plate of its own is here, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.stage.acting import smooth

MOVE_SECONDS = 0.4


@dataclass(frozen=True)
class Stance:
    """`zoom` about the middle of the head, `down` in stage pixels; `lamp` is the share of the light they carry
    that reaches us."""

    zoom: float = 1.0
    down: float = 0.0
    lamp: float = 1.0


UPRIGHT = Stance()
STANCES = {
    "upright": UPRIGHT,
    "near": Stance(zoom=1.14, down=26.0),
    "back": Stance(zoom=0.88, down=12.0, lamp=0.7),
}
"""By the names of `game.content.model.POSES`."""


class Holding:
    """Goes from stance to stance, from wherever the last move had got to. The first one is held at once; one with an
    unknown name is upright."""

    def __init__(self, pose: str) -> None:
        self._pose = pose
        self._start = self._left = self._aim = STANCES.get(pose, UPRIGHT)
        self._since = MOVE_SECONDS

    def take(self, pose: str) -> None:
        if pose != self._pose:
            self._start, self._left = self.at(), self.drawn()
            self._pose, self._aim, self._since = pose, STANCES.get(pose, UPRIGHT), 0.0

    def arrive(self) -> None:
        """Be there at once, where nothing is to move by itself."""
        self._since = MOVE_SECONDS

    def step(self, dt: float) -> None:
        self._since += dt

    def moving(self, ahead: float = 0.0) -> bool:
        return self._since + ahead < MOVE_SECONDS

    def drawn(self, ahead: float = 0.0) -> Stance:
        """Whose plates are used: on the way those of the stance that is left, which are turned already."""
        return self._left if self.moving(ahead) else self._aim

    def at(self, ahead: float = 0.0) -> Stance:
        """What is seen now, or `ahead` seconds from now."""
        if not self.moving(ahead):
            return self._aim
        one, other, share = self._start, self._aim, smooth((self._since + ahead) / MOVE_SECONDS)
        return Stance(
            zoom=one.zoom + (other.zoom - one.zoom) * share,
            down=one.down + (other.down - one.down) * share,
            lamp=one.lamp + (other.lamp - one.lamp) * share,
        )

    @property
    def aim(self) -> Stance:
        return self._aim
