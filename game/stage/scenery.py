"""A scene as it is drawn: its layers at the buffer's scale, coloured for the hour, each passing at its own pace.

The eye travels with the nearest layer, on which the actors stand: that one rests, and the others move against it.
What lies behind the last moving layer is outside and takes the colour of the sky; what lies before it is the room.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path

import pygame

from game.stage.fit import STAGE_WIDTH, Fit
from game.stage.hours import Grade
from game.stage.light import Glow
from game.stage.plates import NO_WASH, PREMULTIPLIED, WHITE, Colour, Wash, blank, load_plate, multiply, resized, wash
from game.stage.scene import Lamp, Scene, SceneLayer, load_scene
from game.stage.steam import Plume
from game.stage.turning import Point

NEARLY_OPAQUE = 250
"""Scaling takes a little from full cover (255): what has more than this gets it back."""
SKY_TOP, HORIZON = 96, 458
"""Stage rows between which the sky's colour changes."""
DRIFT_SECONDS = 150.0
"""One slow to and fro of a scene that goes nowhere."""
ROCK_SECONDS = 2.9
"""One rocking of the carriage."""


@dataclass(frozen=True)
class Motion:
    """How a layer moves, in stage pixels: steadily to the left and round again, or to and fro, and up and down."""

    pace: float = 0.0
    period: float = 0.0
    reach: float = 0.0
    swing: float = DRIFT_SECONDS
    sway: float = 0.0

    def offset(self, time: float) -> Point:
        across = -self.reach * math.sin(math.tau * time / self.swing)
        if self.period:
            across = -(self.pace * time % self.period)
        return across, self.sway * math.sin(math.tau * time / ROCK_SECONDS)

    @property
    def rests(self) -> bool:
        return not (self.period or self.reach or self.sway)


def motion(scene: Scene, layer: SceneLayer | Lamp) -> Motion:
    """What a layer or lamp does, seen from the nearest layer."""
    front = scene.layers[-1]
    parallax, sway = layer.parallax - front.parallax, layer.sway - front.sway
    if isinstance(layer, SceneLayer) and layer.loop and scene.travel * parallax:
        return Motion(pace=scene.travel * parallax, period=layer.w, sway=sway)
    if not isinstance(layer, SceneLayer) or not scene.travel:
        return Motion(reach=scene.drift * parallax, sway=sway)
    # A landscape that does not repeat turns back before its edge comes into sight.
    spare = max(0.0, min(-layer.x, layer.x + layer.w - STAGE_WIDTH))
    pace = abs(scene.travel * parallax)
    return Motion(reach=spare if pace else 0.0, swing=math.tau * spare / pace if pace and spare else 1.0, sway=sway)


@dataclass(frozen=True)
class _Drawn:
    """A layer at the buffer's scale: its picture, its place in device pixels, what moves it."""

    picture: pygame.Surface
    left: float
    top: float
    motion: Motion
    scale: float

    def place(self, time: float) -> tuple[int, int]:
        across, down = self.motion.offset(time)
        return round(self.left + across * self.scale), round(self.top + down * self.scale)

    def reaches(self, rows: pygame.Rect) -> bool:
        """Whether any of it can come to be seen within some rows, however far it sways."""
        sway = abs(self.motion.sway) * self.scale + 1
        return self.top - sway < rows.bottom and self.top + self.picture.get_height() + sway > rows.top

    def draw(self, target: pygame.Surface, time: float) -> None:
        x, y = self.place(time)
        target.blit(self.picture, (x, y), special_flags=PREMULTIPLIED)
        if self.motion.period:
            width = self.picture.get_width()
            for left in (*range(x + width, target.get_width(), width), *range(x - width, -width, -width)):
                target.blit(self.picture, (left, y), special_flags=PREMULTIPLIED)


class Scenery:
    """A scene at one size and hour. Raises StageAssetError when its description or a picture cannot be used.

    `opening` is where the outside can be seen, in device pixels; the room covers all the rest.
    """

    def __init__(self, folder: Path, fit: Fit, light: Grade) -> None:
        self.scene = load_scene(folder)
        self._fit = fit
        self._plain = [
            _drawn(load_plate(folder / layer.file), layer, motion(self.scene, layer), fit)
            for layer in self.scene.layers
        ]
        self._lamps = [
            (lamp, motion(self.scene, lamp), Glow(lamp.radius * fit.scale, lamp.colour, lamp.strength))
            for lamp in self.scene.lamps
        ]
        self._steam = [Plume(source, fit, number) for number, source in enumerate(self.scene.steam)]
        self.relight(light)

    def relight(self, light: Grade) -> None:
        """Colour every layer anew, from the pictures as they were drawn."""
        moving = [number for number, layer in enumerate(self._plain) if not layer.motion.rests]
        outside = max(moving, default=-1) + 1
        washed = [
            self._washed(layer, light.high if number == 0 else light.land, light.low if number == 0 else light.land)
            for number, layer in enumerate(self._plain[:outside])
        ]
        self._room = _melted([_tinted(layer, light.room) for layer in self._plain[outside:]], self._fit)
        self.opening = _opening(self._room, self._fit)
        self._outside = [layer for layer in _melted(washed, self._fit) if layer.reaches(self.opening)]

    def _washed(self, layer: _Drawn, high: Wash, low: Wash) -> _Drawn:
        if high == low == NO_WASH:
            return layer
        top, horizon = (round(self._fit.to_device(0, y)[1] - layer.top) for y in (SKY_TOP, HORIZON))
        picture = layer.picture.copy()
        wash(picture, high, low, top, horizon)
        return replace(layer, picture=picture)

    @property
    def moves(self) -> bool:
        return bool(self._lamps or self._steam) or any(
            not layer.motion.rests for layer in (*self._outside, *self._room)
        )

    @property
    def lamps(self) -> int:
        return len(self._lamps)

    def key(self, time: float) -> tuple[object, ...]:
        """Where everything is, in whole pixels: equal keys draw the same pixels."""
        places = tuple(layer.place(time) for layer in (*self._outside, *self._room))
        return (*places, *(plume.key(time) for plume in self._steam))

    def draw_outside(self, target: pygame.Surface, time: float) -> None:
        for layer in self._outside:
            layer.draw(target, time)
        for plume in self._steam:
            plume.draw(target, time)

    def draw_room(self, target: pygame.Surface, time: float) -> None:
        for layer in self._room:
            layer.draw(target, time)

    def lit_lamps(self, time: float) -> list[tuple[Point, Glow]]:
        """Each lamp's light and where it is, in device pixels."""
        lit = []
        for lamp, moves, glow in self._lamps:
            across, down = moves.offset(time)
            lit.append((self._fit.to_device(lamp.x + across, lamp.y + down), glow))
        return lit


def _drawn(picture: pygame.Surface, layer: SceneLayer, moves: Motion, fit: Fit) -> _Drawn:
    """Scale one layer. A layer that rocks is made larger by as much, so that no edge comes into sight."""
    spare = abs(moves.sway)
    zoom = fit.scale * (layer.w + 2 * spare) / layer.w
    across, down = round(layer.w * zoom), round(layer.h * zoom)
    if moves.period:
        across = max(1, round(layer.w * fit.scale))
    scaled = resized(picture, across, down)
    alpha = pygame.surfarray.pixels_alpha(scaled)
    alpha[alpha > NEARLY_OPAQUE] = 255
    del alpha  # it holds a lock on the picture
    left, top = fit.to_device(layer.x - spare * (not moves.period), layer.y - spare)
    covered = scaled.get_bounding_rect()
    if moves.period:  # what repeats keeps its width
        covered.x, covered.width = 0, across
    return _Drawn(scaled.subsurface(covered).copy(), left + covered.x, top + covered.y, moves, fit.scale)


def _opening(room: list[_Drawn], fit: Fit) -> pygame.Rect:
    """The part of the buffer in which anything outside can be seen: the windows of the room, or all of it."""
    everything = pygame.Rect(0, 0, fit.width, fit.height)
    if len(room) != 1:
        return everything
    place, picture = room[0].place(0.0), room[0].picture
    if not picture.get_rect(topleft=place).contains(everything):
        return everything
    holes = pygame.mask.from_surface(picture, 254)
    holes.invert()
    parts = holes.get_bounding_rects()
    return parts[0].unionall(parts).move(place).clip(everything) if parts else pygame.Rect(0, 0, 0, 0)


def _tinted(layer: _Drawn, colour: Colour) -> _Drawn:
    if colour == WHITE:
        return layer
    picture = layer.picture.copy()
    multiply(picture, colour)
    return replace(layer, picture=picture)


def _melted(layers: list[_Drawn], fit: Fit) -> list[_Drawn]:
    """The same layers, those that rest one upon another as a single picture: that saves a blit in every frame."""
    group: list[_Drawn] = []
    for layer in layers:
        if group and group[-1].motion.rests and layer.motion.rests:
            merged = blank(fit.width, fit.height)
            group[-1].draw(merged, 0.0)
            layer.draw(merged, 0.0)
            group[-1] = _Drawn(merged, 0.0, 0.0, Motion(), fit.scale)
        else:
            group.append(layer)
    return group
