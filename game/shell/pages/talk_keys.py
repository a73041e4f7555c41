"""What keys do on the page of the talk: wherever the focus is, and while it is on a bubble."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from game.shell.pages.bubble_menu import deeds

if TYPE_CHECKING:
    from game.shell.bubbles import BubbleWidget
    from game.shell.pages.talk import TalkPage

_NUMBERS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
_ENDS = {Qt.Key.Key_Home: -1e9, Qt.Key.Key_End: 1e9, Qt.Key.Key_PageUp: -1.0, Qt.Key.Key_PageDown: 1.0}
"""How many pages a key turns the talk by; more than there are is to the end."""


def handled(page: TalkPage, event: QKeyEvent) -> bool:
    """Do what a key stands for; returns whether it stands for anything."""
    focused = page.flow.focused() if page.talk is not None else None
    return _anywhere(page, event, focused) or (focused is not None and _on_bubble(page, event, focused))


def _anywhere(page: TalkPage, event: QKeyEvent, focused: BubbleWidget | None) -> bool:
    key, held, talk = Qt.Key(event.key()), event.modifiers(), page.talk
    chords = {Qt.Key.Key_B: page.show_marks, Qt.Key.Key_J: page.show_ways}
    if talk is not None:
        chords |= {Qt.Key.Key_R: talk.regenerate, Qt.Key.Key_G: talk.go_on}
    if event.matches(QKeySequence.StandardKey.Find):
        page.look_for()
    elif event.matches(QKeySequence.StandardKey.Copy):
        page.copy(focused.bubble if focused is not None else None)
    elif held == Qt.KeyboardModifier.ControlModifier and key in chords:
        chords[key]()
    elif key == Qt.Key.Key_F1:
        page.show_keys()
    elif key in _NUMBERS and held & Qt.KeyboardModifier.AltModifier:
        page.offers.take(_NUMBERS.index(key) + 1, put=bool(held & Qt.KeyboardModifier.ShiftModifier))
    elif key == Qt.Key.Key_Space and talk is not None:
        talk.finish_speaking()
    elif key == Qt.Key.Key_Escape:
        return page.escape()
    else:
        return False
    return True


def _on_bubble(page: TalkPage, event: QKeyEvent, focused: BubbleWidget) -> bool:
    key, talk, bubble = Qt.Key(event.key()), page.talk, focused.bubble
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        if not page.flow.focus_beside(focused, -1 if key == Qt.Key.Key_Up else 1, shift):
            page.greet_focus()
    elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        if talk is not None and bubble.swipes > 1:
            talk.swipe(bubble.turn, bubble.swipe + (1 if key == Qt.Key.Key_Right else -1))
    elif key in _ENDS:
        page.flow.turn_pages(_ENDS[key])
    else:
        done = next((deed for deed in deeds(page, bubble) if deed.key == key and deed.can), None)
        if done is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        done.do()
    return True
