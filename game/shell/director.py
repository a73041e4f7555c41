"""Decides what the stage shows: who stands where and with which face, during a talk and during a story."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from game.shell.canvas import StageCanvas

if TYPE_CHECKING:
    from game.session.views import CompanionView, StoryStep
    from game.stage import ActorView, SceneView, Side, Weather


TEN_PAST_MIDNIGHT = 10 / 60
"""On the platform and in stories it is always the night they tell of; aboard, the hour is the player's own."""


class Director(QObject):
    """Holds the view of the talk, and the view of a story while one is read.

    `setting_changed` tells that something other than a face is different now. `boarded` tells that the platform is
    left for the carriage.
    """

    setting_changed = Signal()
    boarded = Signal()

    def __init__(self, canvas: StageCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._hour = 0.17
        self._who: CompanionView | None = None
        self._platform: Path | None = None
        self._expression = "neutral"
        self._speaking = self._thinking = False
        self._weather: Weather = "clear"
        self._story: SceneView | None = None
        self.names: dict[str, str] = {}
        """What those on the stage of a story are called."""

    @property
    def ratio(self) -> float:
        """Device pixels to a logical one, where the stage is."""
        return self._canvas.devicePixelRatioF()

    def meet(self, who: CompanionView, hour: float, today: str, platform: Path | None) -> None:
        """Bring a companion on; `platform` is where they stand until the player first speaks. The weather is that of
        the day (ISO 8601), but the first evening is clear: it has enough to show."""
        self._who, self._hour, self._platform = who, hour, platform
        from game.session.weather import weather_of

        self._weather = weather_of(today) if platform is None else "clear"
        self._expression, self._speaking, self._thinking = who.expression, False, False
        self._show(setting=True)

    def board(self) -> None:
        """From the platform into the carriage: the first words have been said."""
        if self._platform is not None:
            self._platform = None
            self.boarded.emit()
            self._show(setting=True)

    def face(self, expression: str) -> None:
        self._expression = expression
        self._show()

    def speak(self, speaking: bool) -> None:
        if speaking != self._speaking:
            self._speaking = speaking
            self._show()

    def think(self, thinking: bool) -> None:
        """A reply is on its way, or no longer: until words come, whoever owes it looks away."""
        if thinking != self._thinking:
            self._thinking = thinking
            self._show()

    def pass_to(self, hour: float) -> None:
        """The player's clock has gone on; hours, 0 to 24."""
        self._hour = hour
        self._show()

    def tell(self, step: StoryStep) -> None:
        """Show a step of a story: its scene, and its figures from left to right, the speaker in front. Faded out, it is
        plain night."""
        from game.stage import SceneView

        sides: dict[int, tuple[Side, ...]] = {1: ("left",), 2: ("left", "right"), 3: ("left", "centre", "right")}
        places = sides.get(len(step.figures), ("left", "centre", "right"))
        speaks = any(figure.name == step.speaker for figure in step.figures)
        actors = tuple(
            replace(
                self._actor(figure.companion, figure.rig, figure.expression, side),
                dim=speaks and figure.name != step.speaker,
                pose=figure.pose,
            )
            for figure, side in zip(step.figures, places, strict=False)
        )
        shaken = "jolt" if any(effect.kind == "shake" for effect in step.effects) else None
        self._story = (
            SceneView(None, (), TEN_PAST_MIDNIGHT)
            if step.dark
            else SceneView(step.scene, actors, TEN_PAST_MIDNIGHT, effect=shaken)
        )
        self.names = {figure.companion: figure.name for figure in step.figures}
        self._canvas.show_scene(self._story)
        self.setting_changed.emit()

    def snapshot(self) -> bytes:
        """The present moment of the stage as a small picture (WebP, 480 by 270); b"" without a stage."""
        from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt

        seen = self._canvas.picture()
        if seen.isNull():
            return b""
        room = QSize(480, 270)
        grown = seen.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        left, top = (grown.width() - room.width()) // 2, (grown.height() - room.height()) // 2
        kept = QBuffer()
        kept.open(QIODevice.OpenModeFlag.WriteOnly)
        # Qt's types say that the format is bytes, and its code wants a text.
        grown.copy(left, top, room.width(), room.height()).save(kept, "WEBP", 82)  # type: ignore[call-overload]
        return bytes(kept.data().data())

    def act(self, who: str, *, expression: str = "", speaking: bool | None = None) -> None:
        """In the story that is told: another face for someone, or words of theirs appearing."""
        if self._story is not None:
            actors = tuple(
                replace(
                    one,
                    expression=expression or one.expression,
                    speaking=one.speaking if speaking is None else speaking,
                )
                if one.id == who
                else one
                for one in self._story.actors
            )
            if actors != self._story.actors:
                self._story = replace(self._story, actors=actors)
                self._canvas.show_scene(self._story)

    def return_to_talk(self) -> None:
        if self._story is not None:
            self._story = None
            self._show(setting=True)

    def raise_curtain(self, still: bool) -> None:
        """Make the stage; until then everything asked is only remembered."""
        view = self.view()
        if view is not None and self._canvas.stage is None:
            self._canvas.raise_curtain(view, still)
            self.setting_changed.emit()

    def view(self) -> SceneView | None:
        """What is to be seen now; None until someone is there."""
        from game.stage import SceneView

        if self._story is not None:
            return self._story
        if self._who is None:
            return None
        actor = self._actor(self._who.id, self._who.rig, self._expression, "left")
        actor = replace(actor, speaking=self._speaking, thinking=self._thinking and not self._speaking)
        hour = self._hour if self._platform is None else TEN_PAST_MIDNIGHT
        return SceneView(self._platform or self._who.scene, (actor,), hour, self._weather)

    @property
    def told(self) -> tuple[str, str]:
        """Who is on stage and their expression, for whoever cannot see it."""
        return (self._who.short_name if self._who else "", self._expression)

    @staticmethod
    def _actor(name: str, rig: Path, expression: str, side: Side) -> ActorView:
        from game.stage import ActorView

        return ActorView(name, rig, expression, False, side)

    def _show(self, setting: bool = False) -> None:
        if self._story is None and self._canvas.stage is not None:
            view = self.view()
            if view is not None:
                self._canvas.show_scene(view)
        if setting:
            self.setting_changed.emit()
