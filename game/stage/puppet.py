"""A rig with its plates, drawn in a pose. Plates are opened when first needed, and turned once for each angle."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pygame

from game.art.rig import FEATURES, Face, Layer, Plate, Rig, RigError, load_rig
from game.stage.acting import Pose
from game.stage.plates import PREMULTIPLIED, WHITE, Colour, StageAssetError, load_plate, multiply, soften
from game.stage.turner import Turner
from game.stage.turning import Turned, TurnedCache, grown, turn

HAIR_SINK, FACE_SINK = 1.3, 1.6
"""How much further than the shoulders the head's plates go with a breath: hair drags behind the face."""
MIX_STEPS = 16
CACHE_BYTES = 72_000_000
"""At 1280 x 720, more at larger scales: room for every pose of an actor who breathes and talks."""

Part = tuple[Plate, float, int, Colour, float]
"""A plate, its angle in quarter or eighth degrees as a float, its drop in half pixels, its tint, its zoom."""


class Puppet:
    """One companion's rig at one scale (device pixels to a stage pixel).

    Raises StageAssetError when the rig or a lasting plate cannot be used; an expression that cannot is told in
    `faults` and played as neutral.
    """

    def __init__(self, folder: Path, scale: float, faults: list[StageAssetError]) -> None:
        try:
            self.rig: Rig = load_rig(folder)
        except RigError as error:
            raise StageAssetError(error.file, error.problem) from None
        self._folder = folder
        self._faults = faults
        self._scale = scale
        self._zoom = scale / self.rig.scale
        self._steps = 8 if scale <= 1.25 else 4
        self._broken: set[str] = set()
        """Expressions and single plates that cannot be used."""
        self._opened: dict[str, pygame.Surface] = {}
        self._cache = TurnedCache(int(CACHE_BYTES * max(1.0, scale)))
        self._turner = Turner()
        self._order: tuple[Layer | None, ...] = tuple(
            None if name == FEATURES else self.rig.layer(name) for name in self.rig.order
        )
        # All the ways in which its layers turn and sink, for `key`.
        self._follows = {layer.follow for layer in self.rig.layers if layer.parent == "head"}
        self._follows.add(self.rig.features.follow)
        self._sinks = {layer.breath for layer in self.rig.layers} | {HAIR_SINK, FACE_SINK}
        for layer in self.rig.layers:
            self._open(layer)

    def key(self, pose: Pose) -> tuple[object, ...]:
        """What can be seen of a pose: two poses with equal keys draw the same pixels."""
        mix = round(pose.mix * MIX_STEPS)
        faces = (pose.expression if mix else None, pose.before if mix < MIX_STEPS else None)
        angles = [self._angle(pose, follow) for follow in self._follows]
        drops = [self._drop(pose, sink) for sink in self._sinks]
        return (*faces, mix, pose.lid, pose.gaze, pose.mouth, pose.zoom, pose.grow, *angles, *drops)

    def draw(self, target: pygame.Surface, origin: tuple[int, int], pose: Pose, tint: Colour = WHITE) -> None:
        """Draw back to front; `origin` is where the middle of the head is, in device pixels.

        Everything is opened and turned before the first pixel changes, so a damaged plate leaves no half a person.
        """
        before, now, share = self._faces(pose, tint)
        first, second = ([grown(self._turned(part), pose.grow) for part in face] for face in (before, now))
        layers = [
            None if layer is None else grown(self._turned(self._part(layer, pose, tint)), pose.grow)
            for layer in self._order
        ]
        for turned in layers:
            if turned is not None:
                _blit(target, origin, turned)
            elif first and second:
                _blit_mixed(target, origin, first, second, share)
            else:
                for feature in first or second:
                    _blit(target, origin, feature)

    def lamp(self, pose: Pose) -> tuple[float, float]:
        """Where the light it carries is in a pose, in device pixels from the origin."""
        if self.rig.glow is None:
            return 0.0, 0.0
        x, y = self.rig.pivots[self.rig.glow.at]
        zoom = self._zoom * pose.zoom * pose.grow
        return x * zoom, y * zoom + self._drop(pose, 1.0) / 2

    def prepare(self, pose: Pose, tint: Colour) -> bool:
        """Have the plates that this pose will need turned ahead. False when as many are asked for as may be."""
        for key, turned in self._turner.finished():
            self._cache.put(key, turned)
        before, now, _ = self._faces(pose, tint)
        for part in (*before, *now, *(self._part(layer, pose, tint) for layer in self._order if layer)):
            if self._turner.full:
                return False
            key = _key(part)
            if not self._cache.holds(key) and not self._turner.holds(key):
                self._turner.ask(key, partial(self._turn, part))
        return True

    def prepare_faces(self) -> None:
        """Open one more of the features that no pose has asked for yet."""
        for name, face in self.rig.features.expressions.items():
            for plate in () if name in self._broken else face.plates:
                if plate.file not in self._opened:
                    self._open_feature(name, plate)
                    return
            for gaze, plate in face.gazes.items():
                if plate.file not in self._opened and plate.file not in self._broken:
                    self._eyes(face, Pose(name, name, 1.0, 0.0, 0.0, 0, 0, gaze=gaze))
                    return

    def _part(self, layer: Layer, pose: Pose, tint: Colour) -> Part:
        if layer.parent == "root":
            return layer, 0.0, self._drop(pose, layer.breath), tint, pose.zoom
        sink = FACE_SINK if layer.follow == 1 else HAIR_SINK
        return layer, self._angle(pose, layer.follow), self._drop(pose, sink), tint, pose.zoom

    def _faces(self, pose: Pose, tint: Colour) -> tuple[list[Part], list[Part], float]:
        """The features that fade, those that come, and the share of these; one of the lists may be empty."""
        steps = round(pose.mix * MIX_STEPS)
        before = self._features(pose.before, pose, tint) if steps < MIX_STEPS else []
        now = self._features(pose.expression, pose, tint) if steps else []
        return before, now, steps / MIX_STEPS

    def _features(self, expression: str, pose: Pose, tint: Colour) -> list[Part]:
        face = self._whole(expression)
        plates = [face.cheeks] if face.cheeks else []
        if face.mouths:
            plates.append(face.mouths[min(pose.mouth, len(face.mouths) - 1)])
        plates.append(self._eyes(face, pose))
        angle, drop = self._angle(pose, self.rig.features.follow), self._drop(pose, FACE_SINK)
        return [(plate, angle, drop, tint, pose.zoom) for plate in plates]

    def _eyes(self, face: Face, pose: Pose) -> Plate:
        """Open eyes look where the pose has them, if that is drawn; where it is not, they stay as they are."""
        looking = face.gazes.get(pose.gaze) if pose.lid == 0 else None
        if looking is None or looking.file in self._broken:
            return face.eyes[min(pose.lid, len(face.eyes) - 1)]
        try:
            self._open(looking)
        except StageAssetError as error:
            self._faults.append(error)
            self._broken.add(looking.file)
            return face.eyes[0]
        return looking

    def _angle(self, pose: Pose, follow: float) -> float:
        # Loose hair is the largest plate and the least looked at: it turns in steps twice as wide.
        steps = self._steps * (0.5 if pose.turning or pose.nodding else 1.0) * (0.5 if follow < 1 else 1.0)
        return round(pose.tilt * follow * steps) / steps

    def _drop(self, pose: Pose, share: float) -> int:
        half_pixels = pose.sink * share * self._scale * 2
        return round(half_pixels / 2) * 2 if pose.turning else round(half_pixels)

    def _whole(self, expression: str) -> Face:
        """The plates of an expression, all of them opened; those of neutral when one is missing or damaged."""
        face = self.rig.face(expression)
        for plate in face.plates:
            if expression not in self._broken:
                self._open_feature(expression, plate)
        return self.rig.face("neutral") if expression in self._broken else face

    def _open_feature(self, expression: str, plate: Plate) -> None:
        try:
            self._open(plate)
        except StageAssetError as error:
            if self.rig.face(expression) is self.rig.face("neutral"):
                raise
            self._faults.append(error)
            self._broken.add(expression)

    def _turned(self, part: Part) -> Turned:
        """The plate of a part. Whole pixels of its drop are a matter of place: only half ones need another picture."""
        key, whole = _key(part), part[2] // 2
        turned = self._cache.get(key)
        if turned is None:
            turned = self._cache.put(key, self._turner.now(key, partial(self._turn, part)))
        return Turned(turned.surface, turned.x, turned.y + whole)

    def _turn(self, part: Part) -> Turned:
        """Turn and tint a plate, on the turner's thread."""
        plate, angle, drop, tint, zoom = part
        place, pivot = (plate.x, plate.y), self.rig.pivots["neck"]
        turned = turn(self._open(plate), place, pivot, angle, self._zoom * zoom, (0.0, drop % 2 / 2))
        multiply(turned.surface, tint)
        return turned

    def _open(self, plate: Plate) -> pygame.Surface:
        surface = self._opened.get(plate.file)
        if surface is None:
            surface = self._opened[plate.file] = load_plate(self._folder / plate.file)
            if self.rig.soft_edge:
                soften(surface, self.rig.soft_edge)
        return surface


def _key(part: Part) -> object:
    plate, angle, drop, tint, zoom = part
    return plate.file, plate.x, plate.y, angle, drop % 2, tint, zoom


def _blit(target: pygame.Surface, origin: tuple[int, int], turned: Turned) -> None:
    target.blit(turned.surface, (origin[0] + turned.x, origin[1] + turned.y), special_flags=PREMULTIPLIED)


def _blit_mixed(
    target: pygame.Surface, origin: tuple[int, int], before: list[Turned], now: list[Turned], share: float
) -> None:
    """Lay down `before`, and `now` by a share. Fading one out and the other in would let the bare skin through:
    so two whole pictures of the place are mixed."""
    region = now[0].rect.unionall([turned.rect for turned in (*now, *before)])
    region = region.move(origin).clip(target.get_rect())
    if not region.width or not region.height:
        return
    after = pygame.Surface(region.size, 0, 32)
    after.blit(target, (0, 0), region)
    for turned in now:
        _blit(after, (origin[0] - region.x, origin[1] - region.y), turned)
    for turned in before:
        _blit(target, origin, turned)
    after.set_alpha(round(255 * share))
    target.blit(after, region)
