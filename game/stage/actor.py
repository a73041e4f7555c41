"""One companion on stage: what is asked of them, their motion, their puppet and the lamp they carry."""

from __future__ import annotations

import zlib
from dataclasses import replace

import pygame

from game.stage.acting import Acting, Pose, held
from game.stage.light import Glow
from game.stage.plates import Colour, StageAssetError
from game.stage.puppet import Puppet
from game.stage.stance import Holding, Stance
from game.stage.turning import Point
from game.stage.view import ActorView

DIM_COLOUR: Colour = (150, 146, 186)
DIM_LAMP = 0.6
LOOK_AHEAD = (0.0, 0.03, 0.07, 0.1, 0.15, 0.2, 0.35, 0.5)
"""Seconds ahead for which plates are turned beforehand."""


class Actor:
    """Plays a view. Without a usable rig it plays on unseen, and `faults` says why."""

    def __init__(self, view: ActorView, scale: float, seed: int) -> None:
        self.view = view
        self.faults: list[StageAssetError] = []
        self.dress(scale)
        self._holding = Holding(view.pose)
        self._acting = Acting(view.expression, self._tilts, seed ^ zlib.crc32(view.id.encode()))

    def dress(self, scale: float) -> None:
        """Take plates of another scale; the motion goes on."""
        self._scale = scale
        self._puppet: Puppet | None = None
        self._glow: Glow | None = None
        try:
            self._puppet = Puppet(self.view.rig, scale, self.faults)
        except StageAssetError as error:
            self.faults.append(error)
            return
        rig = self._puppet.rig
        if rig.glow:
            self._glow = Glow(rig.glow.radius / rig.scale * scale, rig.glow.colour, rig.glow.strength)

    def play(self, view: ActorView, still: bool) -> None:
        self.view = view
        self._acting.play(view.expression, view.speaking, view.thinking)
        self._holding.take(view.pose)
        if still:
            self._holding.arrive()

    def look(self, across: float, down: float) -> None:
        self._acting.look(across, down)

    def attend(self, across: float | None) -> None:
        self._acting.attend(across)

    def step(self, dt: float) -> None:
        self._acting.step(dt)
        self._holding.step(dt)

    @property
    def shown(self) -> bool:
        return self._puppet is not None

    @property
    def hurried(self) -> bool:
        return self._acting.hurried or self._holding.moving()

    @property
    def until_blink(self) -> float:
        return self._acting.until_blink

    def key(self, still: bool) -> tuple[object, ...] | None:
        """What can be seen of this actor: equal keys draw the same pixels."""
        return (*self._puppet.key(self._pose(still)), self._stance(still)) if self._puppet else None

    def prepare(self, room: Colour) -> None:
        """Have plates turned that will be wanted soon, or open some."""
        if self._puppet is None:
            return
        tint = self._tint(room)
        try:
            if all(self._puppet.prepare(self._pose(False, ahead), tint) for ahead in LOOK_AHEAD):
                self._puppet.prepare_faces()
        except StageAssetError as error:
            self._leave(error)

    def draw(self, frame: pygame.Surface, origin: Point, room: Colour, still: bool) -> None:
        """Draw with the head's middle at `origin` (device pixels), in the light of the room."""
        if self._puppet is None:
            return
        try:
            place = round(origin[0]), round(origin[1] + self._stance(still).down * self._scale)
            self._puppet.draw(frame, place, self._pose(still), self._tint(room))
        except StageAssetError as error:
            self._leave(error)

    def add_light(self, frame: pygame.Surface, origin: Point, step: int, share: float, still: bool) -> None:
        """Add the light of the lamp they carry, if any, at a step of its flicker."""
        if self._puppet and self._glow:
            stance = self._stance(still)
            x, y = self._puppet.lamp(self._pose(still))
            strength = share * stance.lamp * (DIM_LAMP if self.view.dim else 1.0)
            self._glow.add_to(frame, origin[0] + x, origin[1] + y + stance.down * self._scale, step, strength)

    @property
    def _tilts(self) -> dict[str, float]:
        return self._puppet.rig.tilt if self._puppet else {}

    def _leave(self, error: StageAssetError) -> None:
        self._puppet = None
        self.faults.append(error)

    def _stance(self, still: bool, ahead: float = 0.0) -> Stance:
        return self._holding.aim if still else self._holding.at(ahead)

    def _pose(self, still: bool, ahead: float = 0.0) -> Pose:
        """The moment to draw: how the face and head are carried, and at which size."""
        pose = held(self.view.expression, self._tilts) if still else self._acting.pose(ahead)
        stance = self._stance(still, ahead)
        zoom = stance.zoom if still else self._holding.drawn(ahead).zoom
        return replace(pose, zoom=zoom, grow=stance.zoom / zoom)

    def _tint(self, room: Colour) -> Colour:
        if not self.view.dim:
            return room
        red, green, blue = (one * other // 255 for one, other in zip(room, DIM_COLOUR, strict=True))
        return red, green, blue
