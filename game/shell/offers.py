"""Three things the player might say, above the line they write on: one press says one, or it is put on the line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from game.shell.widgets import Button, column, label

if TYPE_CHECKING:
    from game.shell.tokens import Look
    from game.shell.words import Words


class Chip(Button):
    """One offer; its words break into rows where there is no room for them side by side."""

    put = Signal()
    """It is to be put on the line, not said."""

    def __init__(self, look: Look, words: Words, text: str, number: int) -> None:
        super().__init__()
        self.text_offered = text
        self.setProperty("kind", "chip")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(words("talk.offer", text=text))
        self.setAccessibleDescription(words("talk.offer_how", n=number))
        self.setToolTip(words("talk.offer_how", n=number))
        self._edge = QSize(look.px(13), look.px(4))
        rows = column(self, 0, 0)
        rows.setContentsMargins(self._edge.width(), self._edge.height(), self._edge.width(), self._edge.height())
        self._told = label(text, "chip")
        self._told.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        rows.addWidget(self._told)

    def natural_width(self) -> int:
        self._told.ensurePolished()
        return self._told.fontMetrics().horizontalAdvance(self.text_offered) + 2 * self._edge.width() + 6

    def height_for(self, width: int) -> int:
        return self._told.heightForWidth(width - 2 * self._edge.width() - 4) + 2 * self._edge.height() + 4

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.put.emit()
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, _event: QContextMenuEvent) -> None:
        self.put.emit()


class Offers(QWidget):
    """Lays out what is offered in as many rows as it needs. `said` brings an offer that is to be said, `put` one to be
    put on the line."""

    said = Signal(str)
    put = Signal(str)

    def __init__(self, look: Look, words: Words) -> None:
        super().__init__()
        self._look, self._words = look, words
        self.chips: list[Chip] = []
        self.setAccessibleName(words("talk.offers"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_offers(self, offered: tuple[str, ...]) -> None:
        if offered == tuple(chip.text_offered for chip in self.chips):
            return
        for old in self.chips:
            old.hide()
            old.deleteLater()
        self.chips = [Chip(self._look, self._words, text, number) for number, text in enumerate(offered, 1)]
        for chip in self.chips:
            chip.setParent(self)
            chip.clicked.connect(lambda _checked=False, text=chip.text_offered: self.said.emit(text))
            chip.put.connect(lambda text=chip.text_offered: self.put.emit(text))
        self._lay()
        self.updateGeometry()

    def take(self, number: int, put: bool) -> None:
        """Say the offer of this number, or put it on the line."""
        if 0 < number <= len(self.chips):
            (self.put if put else self.said).emit(self.chips[number - 1].text_offered)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(self.width(), 200)))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._lay()

    def _lay(self) -> None:
        for chip, place in self._places(self.width()):
            chip.setGeometry(place)
            chip.show()

    def _places(self, width: int) -> list[tuple[Chip, QRect]]:
        found: list[tuple[Chip, QRect]] = []
        gap = self._look.px(6)
        x = y = tall = 0
        for chip in self.chips:
            wide = min(chip.natural_width(), width)
            if x and x + wide > width:
                x, y = 0, y + tall + gap
                tall = 0
            high = chip.height_for(wide)
            found.append((chip, QRect(x, y, wide, high)))
            x, tall = x + wide + gap, max(tall, high)
        return found
