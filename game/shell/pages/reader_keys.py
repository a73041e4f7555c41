"""The reader's keys and the mouse: what visual novels have, in one table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from game.shell.pages.reader import ReaderPage

_WHEEL_STEP = 120
_K = Qt.Key
KEYS = {
    _K.Key_Space: "on", _K.Key_Return: "on", _K.Key_Enter: "on",
    _K.Key_PageUp: "back", _K.Key_Backspace: "back", _K.Key_PageDown: "forward",
    _K.Key_A: "auto", _K.Key_H: "hide", _K.Key_L: "log", _K.Key_S: "slots", _K.Key_O: "options",
    _K.Key_F5: "quick_keep", _K.Key_F9: "quick_load", _K.Key_Escape: "leave",
}  # fmt: skip
"""Each key and what it does; the page names its acts the same way."""
IN_TALK = frozenset({"back", "slots", "log", "hide", "leave", "quick_keep", "quick_load"})
"""What its keys do while the player talks; letters are the player's to type."""


class Keys:
    def __init__(self, page: ReaderPage) -> None:
        self._page = page
        self._wheel = 0

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Whether the key was the reader's."""
        page, key = self._page, event.key()
        if key == _K.Key_Control and not event.isAutoRepeat():
            page.pace.control_pressed()
            return True
        page.pace.another_key()
        act = KEYS.get(_K(key))
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if page.kind == "talk":
            if act in IN_TALK:
                page.acts[act]()
            return act in IN_TALK
        if act is not None:
            page.acts[act]()
        elif key in (_K.Key_Down, _K.Key_Up):
            page.box.move_among_options(1 if key == _K.Key_Down else -1)
        elif _K.Key_1 <= key <= _K.Key_9 and page.kind == "choice" and page.step is not None:
            index = key - _K.Key_1
            if index < len(page.step.options) and page.step.options[index][1]:
                page.choose(index)
        else:
            return False
        return True

    def pressed(self, button: Qt.MouseButton) -> None:
        """Left goes on, right opens the slots, the middle hides the panel."""
        acts: dict[Qt.MouseButton, Callable[[], None]] = {
            Qt.MouseButton.LeftButton: self._page.go_on,
            Qt.MouseButton.RightButton: self._page.show_slots,
            Qt.MouseButton.MiddleButton: self._page.hide_panel,
        }
        if button in acts and self._page.kind != "talk":
            acts[button]()

    def wheeled(self, by: int) -> None:
        """Upwards goes back; downwards goes forward where one has been, else on."""
        self._wheel += by
        if abs(self._wheel) >= _WHEEL_STEP and self._page.kind != "talk":
            (self._page.back if self._wheel > 0 else self._page.roll_on)()
        if abs(self._wheel) >= _WHEEL_STEP:
            self._wheel = 0
