"""Small building blocks that every page uses: labels, buttons, stars, a scrolling column."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QLinearGradient, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from game.shell.chrome import star_path
from game.shell.icons import icon
from game.shell.tokens import Look


def label(text: str, role: str = "", *, wrap: bool = True, selectable: bool = False) -> QLabel:
    """Plain text, never read as markup: what a pack's author or a player wrote may contain anything."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


class Button(QPushButton):
    """A button that Enter presses too, as everywhere outside Qt."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, clicked: Callable[[], object], kind: str = "", *, name: str = "") -> QPushButton:
    """A button; `name` is what a screen reader says where the text alone would not do."""
    made = Button(text)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    if name:
        made.setAccessibleName(name)
        made.setToolTip(name)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


class TextButton(Button):
    """A button that holds a sentence or more, which breaks into as many rows as it needs; `over` stands above it."""

    def __init__(self, look: Look, over: str, text: str, clicked: Callable[[], object], kind: str = "option") -> None:
        super().__init__()
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{over}: {text}" if over else text)
        rows = column(self, 0, 0)
        across, down = (look.px(16), look.px(8)) if kind == "option" else (look.px(9), look.px(2))
        rows.setContentsMargins(across, down, across, down)
        for line, role in ((over, "role"), (text, kind)):
            if line:
                told = label(line, role)
                told.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                rows.addWidget(told)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(lambda _checked=False: clicked())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = self.layout()
        assert rows is not None
        return rows.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def icon_button(look: Look, name: str, says: str, clicked: Callable[[], object], size: int = 18) -> QPushButton:
    """A button that is only an icon, with its name for the pointer and the screen reader."""
    made = button("", clicked, "plain", name=says)
    made.setIcon(icon(name, look.theme.role, look.px(size)))
    made.setIconSize(QSize(look.px(size), look.px(size)))
    return made


def column(parent: QWidget | None = None, margin: int = 0, gap: int = 8) -> QVBoxLayout:
    made = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    made.setContentsMargins(margin, margin, margin, margin)
    made.setSpacing(gap)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def row_frame(kind: str = "row") -> QFrame:
    made = QFrame()
    made.setProperty("kind", kind)
    return made


class Scroll(QScrollArea):
    """A column that scrolls downwards; `content` is where a page puts its rows. `widened` brings its new width."""

    widened = Signal(int)

    def __init__(self, gap: int, right: int = 0) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Made here, because asking Qt for its own has the bindings look through every kind of widget there is: 12 ms.
        self.view, self.bar = QWidget(), QScrollBar()
        self.setViewport(self.view)
        self.setVerticalScrollBar(self.bar)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("content")
        self.content = QVBoxLayout(body)
        self.content.setContentsMargins(0, 0, right, 0)
        self.content.setSpacing(gap)
        self.setWidget(body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widened.emit(self.view.width())


class Stars(QWidget):
    """`lit` of `count` four-rayed stars: a rank, or a card's rarity."""

    def __init__(self, look: Look, lit: int, count: int, says: str, reach: float = 8.0, colour: str = "") -> None:
        super().__init__()
        self._look, self._lit, self._count, self._reach = look, lit, count, look.px(reach)
        self._colour = colour or look.theme.rule
        self.setFixedSize(round(self._reach * 3 * count), round(self._reach * 2.4))
        self.setAccessibleName(says)
        self.setToolTip(says)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for i in range(self._count):
            colour = QColor(self._colour)
            colour.setAlphaF(1.0 if i < self._lit else 0.3)
            painter.setBrush(colour)
            painter.drawPath(star_path(self._reach * (1.5 + 3 * i), self.height() / 2, self._reach, 0.4))


class Rule(QWidget):
    """The gold line under a heading. `share` of it shines, where it stands for something that grows."""

    def __init__(self, look: Look, share: float | None = None, says: str = "") -> None:
        super().__init__()
        self._look, self._share = look, share
        self.setFixedHeight(look.px(10))
        if says:
            self.setAccessibleName(says)
            self.setToolTip(says)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle, width = self.height() / 2, self.width()
        base = QLinearGradient(0, 0, width, 0)
        strength = 230 if self._share is None else 80
        for at, alpha in ((0, 0), (0.15, strength), (0.85, strength), (1, 0)):
            colour = QColor(self._look.theme.rule)
            colour.setAlpha(alpha)
            base.setColorAt(at, colour)
        painter.fillRect(QRectF(0, middle - 0.9, width, 1.8), base)
        if self._share is not None:
            reached = max(0.0, min(1.0, self._share)) * width
            grown = QLinearGradient(0, 0, max(1.0, reached), 0)
            start, end = QColor(self._look.theme.rule), QColor(self._look.theme.rule)
            start.setAlpha(0)
            grown.setColorAt(0, start)
            grown.setColorAt(1, end)
            painter.fillRect(QRectF(0, middle - 1.4, reached, 2.8), grown)
            painter.setBrush(end)
            painter.drawPath(star_path(*_point(QPointF(max(4.0, reached), middle)), self._look.px(5)))


def _point(point: QPointF) -> tuple[float, float]:
    return point.x(), point.y()
