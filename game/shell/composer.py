"""The line the player writes on: a real Qt editor, so that every input method works, with one round button."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from game.shell.fonts import font
from game.shell.icons import paint_icon
from game.shell.tokens import Look
from game.shell.words import Words

_MOST_LINES = 5
_LONGEST = 4000
"""Characters: more than a person writes in one line, less than what would choke a model."""

_OFFERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


class Editor(QPlainTextEdit):
    """Grows with its text. Enter sends, Shift+Enter begins a new line.

    While an input method composes, the keys are its own: Enter takes what is composed as it stands, Escape drops it,
    and neither sends or stops anything. `composed` tells that this changed.
    """

    sent = Signal()
    upwards = Signal()
    composed = Signal()
    paged = Signal(int)
    """The talk is to be turned by so many pages."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.asks = ""
        """What stands on the line while nothing is written on it."""
        self._preedit = ""
        """What an input method is composing and has not handed over."""
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
        if len(self.toPlainText()) > _LONGEST and not self._preedit:
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

    @property
    def composing(self) -> bool:
        return bool(self._preedit)

    def commit(self) -> None:
        """Take what is being composed as it stands."""
        QGuiApplication.inputMethod().commit()
        if self._preedit:  # An input method that leaves it to the line.
            event = QInputMethodEvent()
            event.setCommitString(self._preedit)
            self.inputMethodEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        # Qt would paint what is asked for beneath what is being composed.
        self.setPlaceholderText("" if self._preedit else self.asks)
        super().inputMethodEvent(event)
        self._fit()
        self.composed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._preedit and enter:
            self.commit()
        elif self._preedit and event.key() == Qt.Key.Key_Escape:
            QGuiApplication.inputMethod().reset()
            if self._preedit:
                self.inputMethodEvent(QInputMethodEvent())
        elif enter and not shift:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Up and not self.toPlainText() and not self._preedit:
            self.upwards.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _OFFERS:
            event.ignore()  # The page's: Alt and a number say what is offered.
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not self._preedit:
            self.paged.emit(-1 if event.key() == Qt.Key.Key_PageUp else 1)
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
        self.editor.asks = words("talk.write_to", name=name)
        self.editor.setPlaceholderText(self.editor.asks)
        self.editor.setAccessibleName(words("talk.your_line"))
        self.button = RoundButton(look)
        self.button.clicked.connect(self._pressed)
        self.editor.sent.connect(self._send)
        self.editor.textChanged.connect(self._refresh)
        self.editor.composed.connect(self._refresh)
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
        if self.editor.composing:
            self.editor.commit()
        text = self.editor.toPlainText().strip()
        if text and not self._busy:
            self.editor.clear()
            self.said.emit(text)

    def _refresh(self) -> None:
        says = self._words("talk.stop" if self._busy else "talk.send")
        self.button.shows = "stop" if self._busy else "send"
        self.button.setAccessibleName(says)
        self.button.setToolTip(says)
        self.button.setEnabled(self._busy or self.editor.composing or bool(self.editor.toPlainText().strip()))
        self.button.update()
