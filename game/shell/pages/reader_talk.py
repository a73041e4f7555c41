"""The reader's free talk: shown beside the companion as on any evening, counted, and ended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from game.shell.pages.scene_talk import SceneTalkPanel
from game.shell.scene_talk import SceneTalk

if TYPE_CHECKING:
    from game.session.views import StoryStep
    from game.shell.context import Context
    from game.shell.stories import Told


class TalkOnStage(QObject):
    """One stretch of talk: `model` holds what is said, `panel` shows it.

    over: the story may go on; brings what decided, "" for nothing, and whether the player would rather say no more.
    noticed: a message that the talk brought. counted: the step as it stands after a line.
    """

    over = Signal(str, bool)
    noticed = Signal(object)
    counted = Signal(object)

    def __init__(self, context: Context, step: StoryStep, acts: Mapping[str, Callable[[], None]]) -> None:
        super().__init__()
        assert step.talk is not None
        self._context, self._quote = context, ""
        model = self.model = SceneTalk(context.link, step.talk, self)
        model.set_pace(context.look.still, context.dress.text_speed)
        who, director = step.talk.companion, context.director
        model.face.connect(lambda face: director.act(who, expression=face))
        model.speaking.connect(lambda speaks: director.act(who, speaking=speaks))
        model.noticed.connect(context.sound.mark)
        model.noticed.connect(self.noticed)
        model.settled.connect(self._count)
        model.ended.connect(self._ended)
        self.panel = SceneTalkPanel(context, model, step, acts)
        self.panel.left.connect(lambda: self._go_on("", True))
        self.panel.on.connect(lambda: self._go_on(self._quote, False))
        hint = context.words("reader.talk_hint", name=step.talk.name)
        context.announce(f"{step.speaker}: {step.text} {hint}")

    def stand(self, step: StoryStep) -> None:
        """Show the talk as it is after going back or forward in it."""
        assert step.talk is not None
        self.model.stand(step.talk)
        self.panel.show_left(step.talk.left)

    def leave(self) -> None:
        self.panel.hide()
        for gone in (self.panel, self):
            gone.deleteLater()

    def _count(self) -> None:
        self._context.link.ask(lambda desk: desk.stories.here(), self._take_count)

    def _take_count(self, told: Told) -> None:
        self.counted.emit(told)
        if told.step.talk is not None:
            self.panel.show_left(told.step.talk.left)

    def _ended(self, end: Any) -> None:
        """A line that decided it is answered by the story, at once; a reply of hers stands until the player goes on."""
        self._quote = end.quote
        if self._quote:
            self._go_on(self._quote, False)
        else:
            self.panel.show_over()

    def _go_on(self, quote: str, broken_off: bool) -> None:
        self.model.finish_speaking()
        self.over.emit(quote, broken_off)
