"""What can be done with a bubble: its menu, each entry with the key that does it while the bubble has the focus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from game.shell.items import Bubble
    from game.shell.pages.talk import TalkPage


@dataclass(frozen=True)
class Deed:
    """word: the key of its words. key: what does it from the keyboard. Nothing is in the menu that cannot be done."""

    word: str
    key: Qt.Key
    do: Callable[[], object]
    can: bool = True


def deeds(page: TalkPage, bubble: Bubble) -> list[Deed]:
    """All that can be done with a bubble, in the order of the menu."""
    talk, flow = page.talk, page.flow
    assert talk is not None
    hers, last = bubble.speaker == "companion", talk.last_bubble()
    free = bubble.turn > 0 and not talk.busy
    stretch = len(flow.chosen_turns()) > 1
    return [
        Deed("talk.copy_stretch" if stretch else "talk.copy", Qt.Key.Key_C, lambda: page.copy(bubble)),
        Deed("talk.reword_hers" if hers else "talk.reword", Qt.Key.Key_E, lambda: page.reword(bubble), free),
        Deed("talk.regenerate", Qt.Key.Key_R, talk.regenerate, free and hers and bubble is last),
        Deed("talk.go_on", Qt.Key.Key_G, talk.go_on, free and hers and bubble is last),
        Deed("talk.let_answer", Qt.Key.Key_G, talk.go_on, free and not hers and bubble is last),
        Deed("talk.unmark" if bubble.mark is not None else "talk.mark", Qt.Key.Key_M, lambda: page.mark(bubble), free),
        Deed("talk.keep_moment", Qt.Key.Key_K, lambda: page.keep_moment(bubble), free),
        Deed("talk.told", Qt.Key.Key_T, lambda: page.show_told(bubble), free and hers),
        Deed("talk.rewind", Qt.Key.Key_B, lambda: talk.rewind(bubble.turn), free and bubble is not last),
        Deed("talk.take_back", Qt.Key.Key_Delete, lambda: talk.take_back(bubble.turn), free),
    ]


def fill(menu: QMenu, page: TalkPage, bubble: Bubble) -> None:
    from PySide6.QtGui import QKeySequence

    for deed in deeds(page, bubble):
        if deed.can:
            key = QKeySequence(deed.key).toString(QKeySequence.SequenceFormat.NativeText)
            menu.addAction(f"{page.words(deed.word)}\t{key}", deed.do)
