"""Speech bubbles: hers in paper at the left, yours in sea blue at the right, each with its tail."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from game.shell.fonts import font
from game.shell.items import Bubble
from game.shell.tokens import Look

TEXT, RADIUS, PAD_X, PAD_Y, TAIL = 20.0, 14.0, 18.0, 10.0, 9.0
WIDEST = 0.78
"""Of the row's width."""
_LEADING = 1.3


class BubbleWidget(QLabel):
    """One bubble, painted by itself; it is a label so that a screen reader reads its text.

    Words still to come are laid out already and only not painted, so that nothing jumps to the next line.
    """

    menu_wanted = Signal(object, object)
    pressed = Signal()
    stretched = Signal(object)
    """Chosen together with all from the bubble that has the focus."""
    ways_wanted = Signal()
    told = Signal(object)
    """What the line brought is to be told, or no longer."""

    def __init__(self, look: Look, bubble: Bubble, speaker: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.bubble, self._speaker = look, bubble, speaker
        self._font = font(look, TEXT)
        self._widest = 400
        self._layout = QTextLayout()
        self._laid: tuple[str, int] | None = None
        self._width = self._height = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._found = self._chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.take()

    @property
    def hers(self) -> bool:
        return self.bubble.speaker == "companion"

    def take(self) -> None:
        """Show what the bubble holds now."""
        whole = self.bubble.text + self.bubble.coming
        if whole != self.text():
            self.setText(whole)
            self.setAccessibleName(f"{self._speaker}: {whole}")
        self._lay()
        self.update()

    def set_found(self, found: bool) -> None:
        """Whether this is the one that was looked for."""
        if found != self._found:
            self._found = found
            self.update()

    def set_chosen(self, chosen: bool) -> None:
        """Whether it belongs to the stretch that would be copied."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def set_room(self, width: int) -> None:
        """Take at most this share of a row `width` pixels wide."""
        self._widest = max(120, round(width * WIDEST))
        self._lay()

    def sizeHint(self) -> QSize:
        return self.size()

    def minimumSizeHint(self) -> QSize:
        return self.size()

    def _in_sight(self) -> str:
        """Up to the end of the sentence that is being said: the bubble grows a sentence at a time."""
        bubble = self.bubble
        whole = bubble.text + bubble.coming
        end = next((end for end in bubble.ends if end >= bubble.shown), len(whole))
        return whole if bubble.coming and end >= len(bubble.text) else whole[:end]

    def _lay(self) -> None:
        whole = self._in_sight() or "…"
        if self._laid == (whole, self._widest):
            return
        self._laid = (whole, self._widest)
        px = self._look.px
        metrics = QFontMetricsF(self._font)
        leading = metrics.height() * (_LEADING / 1.25)
        self._layout = QTextLayout(whole.replace("\n", "\u2028"), self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        room = self._widest - 2 * px(PAD_X) - 2 * px(TAIL)
        self._layout.beginLayout()
        y, widest = 0.0, 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, y))
            y += leading
            widest = max(widest, _used(line))
        self._layout.endLayout()
        self._width, self._height = widest + 2 * px(PAD_X), y + 2 * px(PAD_Y)
        self.setFixedSize(round(self._width + 2 * px(TAIL)) + 1, round(self._height) + 3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, px = self._look.theme, self._look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(px(TAIL), 0.5, self._width, self._height)
        shape = QPainterPath()
        shape.addRoundedRect(body, px(RADIUS), px(RADIUS))
        shape = shape.united(self._tail(body))
        painter.fillPath(shape, QColor(theme.hers if self.hers else theme.yours))
        if self.hasFocus() or self._found or self._chosen:
            dashes = Qt.PenStyle.DashLine if self._chosen and not self.hasFocus() else Qt.PenStyle.SolidLine
            painter.strokePath(shape, QPen(QColor(theme.rule), px(2), dashes))
        painter.setPen(QColor(theme.hers_text if self.hers else theme.yours_text))
        self._layout.draw(painter, QPointF(body.left() + px(PAD_X), body.top() + px(PAD_Y)), self._formats())

    def _tail(self, body: QRectF) -> QPainterPath:
        """A small spike at the foot, to the side of whoever speaks."""
        k, foot = self._look.scale, body.bottom()
        left = ((10, -16), (-9, 1), (26, -0.5))
        path = QPainterPath()
        for i, (x, y) in enumerate(left):
            at = body.left() + x * k if self.hers else body.right() - x * k
            path.lineTo(at, foot + y * k) if i else path.moveTo(at, foot + y * k)
        path.closeSubpath()
        return path

    def _formats(self) -> list[QTextLayout.FormatRange]:
        """What is still to be said is clear, what is not yet hers for good is pale."""
        bubble, formats = self.bubble, []
        said, whole = len(bubble.text), len(self._in_sight())
        shown = int(min(bubble.shown, whole))
        if bubble.coming and shown > said:
            pale = QColor(self._look.theme.hers_text)
            pale.setAlphaF(0.62)
            formats.append(_range(said, shown - said, pale))
        if shown < whole:
            formats.append(_range(shown, whole - shown, QColor(0, 0, 0, 0)))
        return formats

    # What a player does with it

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.stretched.emit(self)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()
        super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu):
            self.menu_wanted.emit(self, self.mapToGlobal(self.rect().center()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


def _used(line: QTextLine) -> float:
    return float(line.naturalTextWidth())


def _range(start: int, length: int, colour: QColor) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    how = QTextCharFormat()
    how.setForeground(colour)
    made.format = how
    return made
