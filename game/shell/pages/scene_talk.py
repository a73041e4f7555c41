"""Free talk in a chapter, beside the companion: what was just said to the player, the bubbles, and what is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from game.shell.composer import Composer
from game.shell.notices import Mark
from game.shell.pages.flow import Flow
from game.shell.widgets import Rule, button, clear, column, icon_button, label

if TYPE_CHECKING:
    from game.session.views import StoryStep
    from game.shell.context import Context
    from game.shell.scene_talk import SceneTalk

_SHORT = 600
"""A window lower than this, as drawn for text of the usual size."""
_MOST_LAMPS = 8
"""More than these are told in words alone."""


class SceneTalkPanel(QWidget):
    """`left` says that the player would rather say nothing (more), `on` that the story may go on."""

    left = Signal()
    on = Signal()

    def __init__(
        self, context: Context, talk: SceneTalk, step: StoryStep, acts: Mapping[str, Callable[[], None]]
    ) -> None:
        super().__init__()
        assert step.talk is not None
        words, look = context.words, context.look
        self._context, self._talk, self._name = context, talk, step.talk.name
        self.setAccessibleName(words("reader.talk", name=self._name))
        top = QHBoxLayout()
        top.setSpacing(look.px(1))
        top.addWidget(label(step.title, "heading"), 1)
        for name, icon in (("back", "left"), ("log", "log"), ("slots", "mark"), ("hide", "hide"), ("leave", "close")):
            top.addWidget(icon_button(look, icon, words(f"reader.{name}"), acts[name]), 0, Qt.AlignmentFlag.AlignTop)
        self._before = QWidget()
        before = column(self._before, 0, look.px(8))
        before.addWidget(label(f"{step.speaker}: {step.text}" if step.speaker else step.text, "quote"))
        before.addWidget(label(words("reader.talk_hint", name=self._name), "role"))
        self.flow = Flow(replace(context, talk=talk))
        self.composer = Composer(look, words, self._name)
        self._lamps = QHBoxLayout()
        self._lamps.setSpacing(look.px(3))
        self._count = label("", "quiet", wrap=False)
        self._silence = button(words("reader.say_nothing"), self.left.emit, "plain")
        self._on = button(words("reader.talk_on"), self.on.emit, "primary")
        foot = QHBoxLayout()
        foot.setSpacing(look.px(8))
        foot.addLayout(self._lamps)
        foot.addWidget(self._count, 1)
        foot.addWidget(self._silence)
        rows = column(self, 0, look.px(8))
        rows.addLayout(top)
        rows.addWidget(Rule(look))
        rows.addWidget(self._before)
        rows.addWidget(self.flow, 1)
        rows.addLayout(foot)
        rows.addWidget(self.composer)
        rows.addWidget(self._on)
        self._on.hide()
        self.composer.said.connect(talk.say)
        self.composer.stopped.connect(talk.stop)
        self.composer.editor.textChanged.connect(self._drop_blanks)
        self.composer.editor.upwards.connect(self.flow.focus_last)
        talk.busy_changed.connect(self._refresh)
        talk.heard.connect(context.announce)
        self.show_left(step.talk.left)

    def greet_focus(self) -> None:
        (self.composer.editor if self.composer.isVisibleTo(self) else self._on).setFocus()

    def show_left(self, left: int) -> None:
        """So many lines are left to say."""
        words, look = self._context.words, self._context.look
        clear(self._lamps)
        for _ in range(left if left <= _MOST_LAMPS else 0):
            self._lamps.addWidget(Mark(look, "lamp", 17))
        self._count.setText(words("reader.lines_left", n=left))
        # Where there is little room, what was said before makes way for what is said now; the log has it.
        self._before.setVisible(not self._talk.items or self.window().height() > look.px(_SHORT))
        self._refresh()

    def show_over(self) -> None:
        """All is said; the reply stands until the player goes on."""
        self.composer.hide()
        self._silence.hide()
        self._count.setText(self._context.words("reader.talk_over"))
        self._on.show()
        self._on.setFocus()

    def _drop_blanks(self) -> None:
        """Whoever was tapping along on the space bar has not begun to write."""
        editor = self.composer.editor
        if editor.toPlainText() and not editor.toPlainText().strip():
            editor.clear()

    def _refresh(self) -> None:
        self.composer.set_busy(self._talk.busy)
        self._silence.setEnabled(not self._talk.busy)
