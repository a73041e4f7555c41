"""The stage: takes a view, keeps time, and paints the picture into one bytearray that Qt shows without copying.

Buffer layout: rows top to bottom, four bytes a pixel, blue green red alpha (`QImage.Format_RGB32`), no padding.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterable
from typing import TypedDict

import pygame

from game.stage.acting import smooth
from game.stage.actor import Actor
from game.stage.fit import STAGE_WIDTH, Fit, cover
from game.stage.hours import Grade, grade
from game.stage.light import FLICKERS, flicker
from game.stage.plates import Colour, StageAssetError
from game.stage.scene import Anchor
from game.stage.scenery import Scenery
from game.stage.turning import Point
from game.stage.view import ActorView, SceneView
from game.stage.weather import WEATHERS

log = logging.getLogger(__name__)

QUICK, EASY = 1 / 60, 1 / 30
"""Seconds between frames while something quick goes on, and while she only breathes and the land goes by."""
LONGEST_STEP = 0.25
"""Seconds; after a longer sleep motion goes on from where it was instead of leaping."""
DISSOLVE_SECONDS, DISSOLVE_STEPS = 0.6, 36
JOLT_SECONDS, JOLT_PIXELS = 0.7, 9.0
HUSH, HUSH_COLOUR = 0.3, (150, 150, 190)
FREE_SHARE, LEFTMOST = 0.523, 160.0
"""Of the free part of the stage, how far across a head is, and its least place in stage pixels."""
EFFECTS = frozenset({"jolt", "hush"})
"""`jolt`: the carriage jumps once. `hush`: the lamps sink low for as long as the view says so."""
NIGHT_COLOUR: Colour = (11, 13, 46)
HOUR_STEPS = 4
"""The light is worked out anew four times an hour: the step between two is too small to be seen."""


class ActorState(TypedDict):
    """`shown` is false when the rig cannot be used."""

    id: str
    expression: str
    pose: str
    speaking: bool
    thinking: bool
    side: str
    dim: bool
    shown: bool


class StageState(TypedDict):
    """What can be seen, as data from which the shell makes words for a screen reader."""

    scene: str | None
    hour: float
    weather: str
    effect: str | None
    actors: list[ActorState]


class Stage:
    """A window-sized picture that moves. Sizes are logical pixels, `scale` the device pixel ratio.

    Call `step(dt)` on a timer; when it is true, `draw()` and repaint from `buffer`, which is `size` device pixels.
    `size` may be smaller than the window on very large screens: scale the image up to the window. While a window
    is being dragged, stretch the last picture and call `resize` once it rests: that opens the pictures again.
    `faults` gathers each picture that could not be used, once; the rest is drawn without it.
    """

    def __init__(
        self, width: int, height: int, scale: float = 1.0, reduced_motion: bool = False, seed: int = 0
    ) -> None:
        self.faults: list[StageAssetError] = []
        self._seed = seed
        self._still = reduced_motion
        self._view = SceneView()
        self._actors: list[Actor] = []
        self._time = 0.0
        self._dissolve = self._jolt = 0.0
        self._free = 0.0
        self._before: pygame.Surface | None = None
        self._painted: tuple[object, ...] | None = None
        self.resize(width, height, scale)

    # --- what is to be seen

    def resize(self, width: int, height: int, scale: float) -> None:
        """Take a new size, with a new buffer: the old one stays as it is, for whoever still shows it."""
        self._fit: Fit = cover(width, height, scale)
        self._window_width = max(1, width)
        self.size = (self._fit.width, self._fit.height)
        self.buffer = bytearray(self._fit.width * self._fit.height * 4)
        self._frame = pygame.image.frombuffer(self.buffer, self.size, "BGRA")
        self._before, self._dissolve, self._painted = None, 0.0, None
        self._set_scene()
        self._set_weather()
        for actor in self._actors:
            actor.dress(self._fit.scale)
            self._report(actor.faults)

    def show(self, view: SceneView) -> None:
        """Change to a view: expressions fade, everything else dissolves; with reduced motion both are cuts."""
        old, self._view = self._view, view
        if _setting(view) != _setting(old) and self._painted is not None and not self._still:
            self._before, self._dissolve = self._frame.copy(), DISSOLVE_SECONDS
        if view.effect == "jolt" and old.effect != "jolt" and not self._still:
            self._jolt = JOLT_SECONDS
        if view.scene != old.scene:
            self._set_scene()
        elif self._scenery and _light(view) != _light(old):
            self._scenery.relight(_light(view))
        if view.weather != old.weather:
            self._set_weather()
        self._set_actors()

    def set_reduced_motion(self, reduced: bool) -> None:
        """Stop, or start again, everything that moves by itself."""
        self._still = reduced
        self._dissolve = self._jolt = 0.0

    def leave_free(self, width: float) -> None:
        """Tell how much of the window is free of panels, from its left edge, in logical pixels; 0 for all of it."""
        self._free = width

    def pointer(self, x: float, y: float) -> None:
        """Tell where the pointer is, in the window's logical pixels: whoever is on stage looks after it a little."""
        fit, ratio = self._fit, self._fit.width / self._window_width
        across, down = (x * ratio - fit.left) / fit.scale, (y * ratio - fit.top) / fit.scale
        for actor in self._actors:
            head = self._place(actor.view)
            actor.look((across - head[0]) / STAGE_WIDTH, (down - head[1]) / STAGE_WIDTH)

    def describe(self) -> StageState:
        """Who is to be seen and how, as data."""
        return StageState(
            scene=self._view.scene.name if self._view.scene else None,
            hour=self._view.hour,
            weather=self._view.weather,
            effect=self._view.effect,
            actors=[
                ActorState(
                    id=actor.view.id,
                    expression=actor.view.expression,
                    pose=actor.view.pose,
                    speaking=actor.view.speaking,
                    thinking=actor.view.thinking,
                    side=actor.view.side,
                    dim=actor.view.dim,
                    shown=actor.shown,
                )
                for actor in self._actors
            ],
        )

    # --- time

    def step(self, dt: float) -> bool:
        """Let `dt` seconds pass. True when there is something new to draw."""
        if not self._still:
            dt = min(max(dt, 0.0), LONGEST_STEP)
            self._time += dt
            self._dissolve, self._jolt = max(0.0, self._dissolve - dt), max(0.0, self._jolt - dt)
            for actor in self._actors:
                actor.step(dt)
                actor.prepare(_light(self._view).room)
        return self._key() != self._painted

    @property
    def idle(self) -> bool:
        """Nothing moves by itself until something else is asked for."""
        if self._still:
            return True
        moving = self._scenery is not None and self._scenery.moves
        return not (self._actors or moving or self._weather or self._dissolve or self._jolt)

    @property
    def next_wake(self) -> float:
        """Seconds until `step` is worth calling: 0 when a new picture waits, infinite when idle."""
        if self._key() != self._painted:
            return 0.0
        if self.idle:
            return math.inf
        if self._dissolve or self._jolt or any(actor.hurried for actor in self._actors):
            return QUICK
        return min([EASY, *(max(QUICK, actor.until_blink) for actor in self._actors)])

    # --- the picture

    def draw(self) -> None:
        """Paint the present moment into `buffer`."""
        frame, time, scenery = self._frame, self._time, self._scenery
        frame.set_clip(scenery.opening if scenery else None)
        frame.fill(NIGHT_COLOUR)
        if scenery:
            scenery.draw_outside(frame, time)
        if self._weather:
            self._weather.draw(frame, time)
        frame.set_clip(None)
        if scenery:
            scenery.draw_room(frame, time)
        for actor in sorted(self._actors, key=lambda actor: not actor.view.dim):
            actor.draw(frame, self._origin(actor), _light(self._view).room, self._still)
            self._report(actor.faults)
        self._add_light(frame)
        if self._before and self._dissolve:
            self._before.set_alpha(round(255 * smooth(self._faded() / DISSOLVE_STEPS)))
            frame.blit(self._before, (0, 0))
        else:
            self._before = None
        if bounce := self._bounce():
            frame.scroll(0, bounce)
        self._painted = self._key()

    def _add_light(self, frame: pygame.Surface) -> None:
        share = _light(self._view).lamps
        if self._view.effect == "hush":
            frame.fill(HUSH_COLOUR, special_flags=pygame.BLEND_RGB_MULT)
            share *= HUSH
        lamps = self._scenery.lit_lamps(self._time) if self._scenery else []
        for number, ((x, y), glow) in enumerate(lamps, len(self._actors)):
            glow.add_to(frame, x, y, self._flame(number), share)
        for number, actor in enumerate(self._actors):
            actor.add_light(frame, self._origin(actor), self._flame(number), share, self._still)

    def _key(self) -> tuple[object, ...]:
        """Everything that decides the picture, in the steps in which it can be seen."""
        time, scenery = self._time, self._scenery
        return (
            _setting(self._view),
            self._free,
            self._faded(),
            self._bounce(),
            scenery.key(time) if scenery else None,
            self._weather.key(time) if self._weather else None,
            tuple(actor.key(self._still) for actor in self._actors),
            tuple(self._flame(number) for number in range(len(self._actors) + (scenery.lamps if scenery else 0))),
        )

    def _faded(self) -> int:
        """How much of the picture before is still there."""
        return math.ceil(self._dissolve / DISSOLVE_SECONDS * DISSOLVE_STEPS)

    def _flame(self, number: int) -> int:
        return FLICKERS - 1 if self._still else flicker(self._time, self._seed + number)

    def _bounce(self) -> int:
        """How far the effect `jolt` has the picture up or down just now, in device pixels."""
        if not self._jolt:
            return 0
        passed = JOLT_SECONDS - self._jolt
        return round(JOLT_PIXELS * self._fit.scale * math.sin(passed * 21) * math.exp(-passed * 5))

    def _origin(self, actor: Actor) -> Point:
        return self._fit.to_device(*self._place(actor.view))

    def _place(self, view: ActorView) -> Point:
        """Where an actor's head is, in stage pixels."""
        anchor = self._scenery.scene.actor if self._scenery else Anchor()
        across = {"left": self._left(anchor.x), "centre": STAGE_WIDTH / 2, "right": STAGE_WIDTH - anchor.x}
        return across[view.side], anchor.y

    def _left(self, wanted: float) -> float:
        """Where someone on the left stands: further aside where a panel would cover their face."""
        if not self._free:
            return wanted
        free = (self._free * self._fit.width / self._window_width - self._fit.left) / self._fit.scale
        return max(LEFTMOST, min(wanted, free * FREE_SHARE))

    # --- what it is made of

    def _set_scene(self) -> None:
        self._scenery: Scenery | None = None
        if self._view.scene is not None:
            try:
                self._scenery = Scenery(self._view.scene, self._fit, _light(self._view))
            except StageAssetError as error:
                self._report([error])

    def _set_weather(self) -> None:
        make = WEATHERS.get(self._view.weather)
        self._weather = make(self._fit, self._seed) if make else None

    def _set_actors(self) -> None:
        """Match the actors to the view: who stays plays on, who is new is dressed."""
        staying = {(actor.view.id, actor.view.rig): actor for actor in self._actors}
        self._actors = []
        for view in self._view.actors:
            actor = staying.get((view.id, view.rig)) or Actor(view, self._fit.scale, self._seed)
            actor.play(view, self._still)
            self._report(actor.faults)
            self._actors.append(actor)
        for actor in self._actors:
            actor.attend(self._aside_of_the_speaker(actor))

    def _aside_of_the_speaker(self, actor: Actor) -> float | None:
        """How far aside someone else has the word, in stage widths: those who listen look there."""
        others = [one for one in self._actors if one is not actor and one.view.speaking]
        return (self._place(others[0].view)[0] - self._place(actor.view)[0]) / STAGE_WIDTH if others else None

    def _report(self, faults: Iterable[StageAssetError]) -> None:
        """Keep each fault once: a picture that is missing is missing in every frame."""
        known = set(map(str, self.faults))
        for fault in faults:
            if str(fault) not in known:
                known.add(str(fault))
                self.faults.append(fault)
                log.warning("not shown on stage: %s", fault)


def _setting(view: SceneView) -> tuple[object, ...]:
    """What changes by dissolving: all of a view but faces and talk."""
    standing = tuple((actor.id, actor.rig, actor.side, actor.dim) for actor in view.actors)
    return view.scene, _light(view), view.weather, view.effect == "hush", standing


def _light(view: SceneView) -> Grade:
    return grade(round(view.hour * HOUR_STEPS) / HOUR_STEPS, view.weather)
