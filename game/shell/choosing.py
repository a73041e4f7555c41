"""Ways to set something: buttons of which one is pressed, a slider, a line to write. What is set is worn at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLineEdit, QSizePolicy, QSlider, QWidget

from game.shell.context import Context
from game.shell.widgets import button, label

SCALES = (0.85, 1.0, 1.25, 1.5, 2.0)
SPEEDS = ((0.6, "slow"), (1.0, "usual"), (1.8, "fast"), (0.0, "at_once"))
_RESTED_MS = 160
"""A slider is heard and written down once it has kept its place so long."""


class Choice(QWidget):
    """Buttons of which one is pressed, in as many rows as they need."""

    def __init__(
        self, context: Context, name: str, options: tuple[tuple[Any, str], ...], value: Any, *, centred: bool = False
    ) -> None:
        super().__init__()
        self._wear, self._centred = context.wear, centred
        self.buttons = QButtonGroup(self)
        self.buttons.setExclusive(True)
        self._gap = context.look.px(6)
        for one, says in options:
            made = button(says, partial(self._choose, name, one), "choice")
            made.setParent(self)
            made.setCheckable(True)
            made.setChecked(one == value)
            made.setAccessibleName(f"{context.words(f'settings.{name}')}: {says}")
            # Tab comes to what is chosen, and arrows go on from there.
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one == value else Qt.FocusPolicy.ClickFocus)
            self.buttons.addButton(made)
        if self.buttons.checkedButton() is None and self.buttons.buttons():
            self.buttons.buttons()[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _choose(self, name: str, value: Any) -> None:
        # The page may be made anew by this, and goes on where the focus is; arrows would move it only afterwards.
        chosen = self.buttons.checkedButton()
        if chosen is not None:
            chosen.setFocus()
        self._wear({name: value})

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(self.width(), 200)))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        for made, place in self._places(self.width()):
            made.setGeometry(place)

    def _places(self, width: int) -> list[tuple[QAbstractButton, QRect]]:
        rows: list[list[tuple[QAbstractButton, QRect]]] = [[]]
        x = y = 0
        for made in self.buttons.buttons():
            size = made.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + size.height() + self._gap
                rows.append([])
            rows[-1].append((made, QRect(x, y, min(size.width(), width), size.height())))
            x += size.width() + self._gap
        if self._centred:
            rows = [
                [(one, place.translated((width - row[-1][1].right()) // 2, 0)) for one, place in row] for row in rows
            ]
        return [one for row in rows for one in row]


class Loudness(QWidget):
    """A channel's volume: a slider from nothing to all of it."""

    def __init__(self, context: Context, name: str, value: float) -> None:
        super().__init__()
        self._context, self._name = context, name
        words, look = context.words, context.look
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(5)
        self.slider.setPageStep(20)
        self.slider.setValue(round(value * 100))
        self.slider.setMinimumHeight(look.px(26))
        self.slider.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.slider.setAccessibleName(f"{words('settings.muted')}: {words(f'settings.{name}')}")
        self.slider.valueChanged.connect(self._moved)
        says = label(words(f"settings.{name}"), wrap=False)
        says.setMinimumWidth(look.px(110))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(10))
        row.addWidget(says)
        row.addWidget(self.slider, 1)
        self._share = label(f"{self.slider.value()} %", "quiet", wrap=False)
        self._share.setFixedWidth(look.px(56))
        row.addWidget(self._share)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_RESTED_MS)
        self._rest.timeout.connect(self._keep)

    def hideEvent(self, event: QHideEvent) -> None:
        """A page that is left at once has still been heard."""
        if self._rest.isActive():
            self._keep()
        super().hideEvent(event)

    def _moved(self, value: int) -> None:
        self._share.setText(f"{value} %")
        self._rest.start()

    def _keep(self) -> None:
        self._rest.stop()
        self._context.wear({self._name: self.slider.value() / 100})


class Line(QLineEdit):
    """A line to write, handed to `written` when it is left or Enter is pressed, if it has changed."""

    def __init__(self, says: str, hint: str, text: str, longest: int, written: Callable[[str], None]) -> None:
        super().__init__(text)
        self._last, self._written = text, written
        self.setMaxLength(longest)
        self.setPlaceholderText(hint)
        self.setAccessibleName(says)
        self.editingFinished.connect(self._keep)

    def _keep(self) -> None:
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self._written(text)

    def hideEvent(self, event: QHideEvent) -> None:
        """A page that is left has been written."""
        self._keep()
        super().hideEvent(event)
