"""The line the player writes on: a real Qt editor, so that every input method works, with one round button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from game.shell.fonts import font
from game.shell.icons import paint_icon
from game.shell.tokens import Look
from game.shell.words import Words

_MOST_LINES = 5
_LONGEST = 4000
"""Characters: more than a person writes in one line, less than what would choke a model."""


class Editor(QPlainTextEdit):
    """Grows with its text. Enter sends, Shift+Enter begins a new line; while an input method composes, keys are its."""

    sent = Signal()
    upwards = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._composing = False
        self.setFont(font(look, 19))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(look.px(3))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(look.theme.quiet))
        self.setPalette(palette)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        if len(self.toPlainText()) > _LONGEST:
            self.setPlainText(self.toPlainText()[:_LONGEST])
            self.moveCursor(self.textCursor().MoveOperation.End)
        lines = max(1, min(_MOST_LINES, round(self.document().size().height())))
        room = lines * self.fontMetrics().lineSpacing() + self._look.px(6) + 2 * self._look.px(8)
        self.setFixedHeight(max(self._look.px(46), room))
        more = self.document().size().height() > _MOST_LINES
        wanted = Qt.ScrollBarPolicy.ScrollBarAsNeeded if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(wanted)

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shift and not self._composing:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Up and not self.toPlainText():
            self.upwards.emit()
        else:
            super().keyPressEvent(event)


class RoundButton(QPushButton):
    """The gold disc at the end of the line: an arrow to send, a square to stop."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.shows = "send"
        self.setAutoDefault(False)
        self.setFixedSize(look.px(38), look.px(38))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return self.size()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._look.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(theme.rule)
        if not self.isEnabled():
            ground.setAlphaF(0.45)
        elif self.underMouse() or self.isDown():
            ground = ground.lighter(115)
        if self.hasFocus():
            painter.setBrush(QColor(theme.title))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(self.rect())
        painter.setBrush(ground)
        painter.setPen(Qt.PenStyle.NoPen)
        edge = self._look.px(3)
        painter.drawEllipse(self.rect().adjusted(edge, edge, -edge, -edge))
        inset = self._look.px(10)
        paint_icon(painter, self.shows, self.rect().adjusted(inset, inset, -inset, -inset).toRectF(), QColor("#141036"))


class Composer(QWidget):
    """`said` brings a whole line; `stopped` a wish for silence."""

    said = Signal(str)
    stopped = Signal()

    def __init__(self, look: Look, words: Words, name: str) -> None:
        super().__init__()
        self._words = words
        self._busy = False
        self.editor = Editor(look)
        self.editor.setPlaceholderText(words("talk.write_to", name=name))
        self.editor.setAccessibleName(words("talk.your_line"))
        self.button = RoundButton(look)
        self.button.clicked.connect(self._pressed)
        self.editor.sent.connect(self._send)
        self.editor.textChanged.connect(self._refresh)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(6))
        row.addWidget(self.editor, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self._refresh()

    def set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._refresh()

    def _pressed(self) -> None:
        if self._busy:
            self.stopped.emit()
        else:
            self._send()

    def _send(self) -> None:
        text = self.editor.toPlainText().strip()
        if text and not self._busy:
            self.editor.clear()
            self.said.emit(text)

    def _refresh(self) -> None:
        says = self._words("talk.stop" if self._busy else "talk.send")
        self.button.shows = "stop" if self._busy else "send"
        self.button.setAccessibleName(says)
        self.button.setToolTip(says)
        self.button.setEnabled(self._busy or bool(self.editor.toPlainText().strip()))
        self.button.update()
