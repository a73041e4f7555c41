"""The slots: places in stories that the player keeps, with their pictures, to go back to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLabel, QPushButton

from game.shell.pages.cover import Cover
from game.shell.pages.slot_tile import TILE, SlotTile
from game.shell.widgets import Scroll, button, clear, label, row_frame

if TYPE_CHECKING:
    from game.session.views import SlotView, TakenBackView
    from game.shell.context import Context
    from game.shell.link import Failed
    from game.shell.words import Words

PAGES, ON_PAGE = 9, 8
QUICK_PAGE = ("quick", "auto")
"""What stands on the page before the first: the quick slot, and where one was before going back to another."""


class SlotsCover(Cover):
    """`keep`: whether there is a place to keep, which there is not in a replay or outside a story. ask_for: a slot to
    go back to, if the player says so."""

    def __init__(self, context: Context, leave: Callable[[], None], *, keep: bool, ask_for: str = "") -> None:
        words, look = context.words, context.look
        super().__init__(context, words("slots.page"), leave)
        self._slots: dict[str, SlotView] = {}
        self._tiles: list[SlotTile] = []
        self._asked_at = 0
        self._page, self._columns, self._ask_for = 0 if ask_for or not keep else 1, 4, ask_for
        self.keeping = keep and not ask_for
        self._modes = QButtonGroup(self)
        for keeps, name in ((True, "slots.keep"), (False, "slots.load")) if keep else ():
            mode = button(words(name), partial(self._take_mode, keeps), "choice")
            mode.setCheckable(True)
            mode.setChecked(keeps == self.keeping)
            self._modes.addButton(mode)
            self.top.insertWidget(self.top.count() - 1, mode)
        self._scroll = Scroll(look.px(8), look.px(8))
        self._grid = QGridLayout()
        self._grid.setSpacing(look.px(14))
        self._scroll.content.addLayout(self._grid)
        self._scroll.content.addStretch(1)
        self.rows.addWidget(self._scroll, 1)
        self._question = row_frame()
        self._asked = QHBoxLayout(self._question)
        self._asked.setContentsMargins(look.px(16), look.px(8), look.px(16), look.px(8))
        self._asked.setSpacing(look.px(10))
        self.rows.addWidget(self._question)
        self._question.hide()
        self._pager = QHBoxLayout()
        self._pager.setSpacing(look.px(4))
        self.rows.addLayout(self._pager)
        self._pages = QButtonGroup(self)
        for number in range(PAGES + 1):
            says = words("slots.quick_page") if number == 0 else str(number)
            one = button(says, partial(self.show_page, number), "tab")
            one.setAccessibleName(words("slots.page_number", n=number) if number else says)
            one.setCheckable(True)
            self._pages.addButton(one, number)
            self._pager.addWidget(one)
        self._pager.addStretch(1)
        self._pager.addWidget(label(words("slots.keys"), "quiet"))
        context.link.ask(lambda desk: desk.stories.slots(), self._arrive)

    def _arrive(self, slots: tuple[SlotView, ...]) -> None:
        self._slots = {one.slot: one for one in slots}
        asked, self._ask_for = self._ask_for, ""
        if not self.keeping and not asked and not any(name in self._slots for name in QUICK_PAGE):
            self._page = 1
        self.show_page(self._page)
        if asked:
            self.go_back_to(asked)

    def show_page(self, number: int) -> None:
        """The tiles of one page. Shown again it keeps the focus where it was; on another page the first that is free to
        keep in, or the newest, has it."""
        look = self.context.look
        at = self._focused() if self._tiles and number == self._page else None
        self._page = number
        chosen = self._pages.button(number)
        if chosen is not None:
            chosen.setChecked(True)
        clear(self._grid)
        first = (number - 1) * ON_PAGE + 1
        names = QUICK_PAGE if number == 0 else tuple(str(n) for n in range(first, first + ON_PAGE))
        self._columns = max(1, min(4, (self.width() - look.px(72)) // look.px(TILE + 14)))
        self._tiles = []
        for place, name in enumerate(names):
            tile = SlotTile(self.context, name, self._slots.get(name), partial(self._pressed, name))
            tile.setEnabled(not self.keeping or name not in QUICK_PAGE)
            self._tiles.append(tile)
            self._grid.addWidget(tile, place // self._columns, place % self._columns)
        self._grid.setColumnStretch(self._columns, 1)
        wanted = [t for t in self._tiles if t.isEnabled() and (t.slot is None) == self.keeping]
        (self._tiles[at] if at is not None and self._tiles[at].isEnabled() else (wanted or self._tiles)[0]).setFocus()

    def _take_mode(self, keeping: bool) -> None:
        self.keeping = keeping
        self._ask_nothing()
        self.show_page(self._page)

    # What can be done with a slot

    def _pressed(self, name: str) -> None:
        if not self.keeping:
            self.go_back_to(name)
        elif name in self._slots:
            words = self.context.words
            self._ask(words("slots.overwrite"), words("slots.overwrite_yes"), lambda: self._keep(name))
        else:
            self._keep(name)

    def _keep(self, name: str) -> None:
        picture = self.context.director.snapshot()
        self.context.announce(self.context.words("slots.kept"))
        self._do(lambda desk: desk.stories.keep(name, picture))

    def go_back_to(self, name: str) -> None:
        """Say what going back takes back, and go when the player says so."""
        if name not in self._slots:
            self.context.announce(self.context.words("slots.empty"))
            self._ask(self.context.words("slots.nothing_there"), "", lambda: None)
        else:
            tile = next((one for one in self._tiles if one.name == name), None)
            if tile is not None:
                self._scroll.ensureWidgetVisible(tile)
            asked = partial(self._ask_about, name)
            self.context.link.ask(lambda desk: desk.stories.taken_back(name), asked, self._cannot)

    def _ask_about(self, name: str, gone: TakenBackView) -> None:
        words = self.context.words
        told = " ".join(part for part in (words("slots.load_asked"), *undone(words, gone)) if part)
        self._ask(told, words("slots.load_yes"), lambda: self._load(name))

    def _load(self, name: str) -> None:
        context = self.context
        picture = context.director.snapshot()

        def read(chapter: str) -> None:
            context.cover(None)
            context.read(chapter)

        context.link.ask(lambda desk: desk.stories.load(name, picture), read, self._cannot)

    def _delete(self, name: str) -> None:
        words = self.context.words
        self._ask(
            words("slots.delete"), words("slots.delete_yes"), lambda: self._do(lambda desk: desk.stories.clear(name))
        )

    def _do(self, request: Callable[..., tuple[SlotView, ...]]) -> None:
        self._ask_nothing()
        self.context.link.ask(request, self._arrive, self._cannot)

    def _cannot(self, failed: Failed) -> None:
        self._ask(f"{failed.what} {failed.remedy}".strip(), "", lambda: None)

    # Asking

    def _ask(self, text: str, yes: str, then: Callable[[], None]) -> None:
        """A question at the foot, where No is as near as Yes; without a Yes it is only told."""
        clear(self._asked)
        self._asked_at = self._focused() or 0
        words = self.context.words
        self._asked.addWidget(label(text), 1)
        no = button(words("slots.no" if yes else "slots.close"), self._answer_no, "" if yes else "primary")
        if yes:
            self._asked.addWidget(button(yes, then, "primary"))
        self._asked.addWidget(no)
        self._question.show()
        self.context.announce(text)
        no.setFocus()

    def _answer_no(self) -> None:
        self._ask_nothing()
        self.show_page(self._page)

    def _ask_nothing(self) -> None:
        """Whoever answered goes on from the tile that was asked about: a key pressed meanwhile is not lost."""
        answered = self._question.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        if answered and self._tiles:
            self._tiles[self._asked_at].setFocus()
        self._question.hide()
        clear(self._asked)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        focused = self._focused()
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns,
        }  # fmt: skip
        if key == Qt.Key.Key_Escape and not self._question.isHidden():
            self._answer_no()
        elif focused is not None and key in steps:
            at = focused + steps[Qt.Key(key)]
            if 0 <= at < len(self._tiles):
                self._tiles[at].setFocus()
                self._scroll.ensureWidgetVisible(self._tiles[at])
        elif focused is not None and key == Qt.Key.Key_Delete and self._tiles[focused].slot is not None:
            self._delete(self._tiles[focused].name)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.show_page((self._page + (1 if key == Qt.Key.Key_PageDown else -1)) % (PAGES + 1))
        else:
            super().keyPressEvent(event)

    def _focused(self) -> int | None:
        """The place of the tile that has the focus."""
        return next((place for place, tile in enumerate(self._tiles) if tile is self.focusWidget()), None)

    def tiles(self) -> list[SlotTile]:
        return list(self._tiles)

    def question(self) -> tuple[str, list[QPushButton]]:
        """What is being asked, and its answers; "" where nothing is."""
        if self._question.isHidden():
            return "", []
        texts = [one.text() for one in self._question.findChildren(QLabel) if one.text()]
        return " ".join(texts[-1:]), self._question.findChildren(QPushButton)


def undone(words: Words, gone: TakenBackView) -> list[str]:
    """What going back would take back, in sentences."""
    found = []
    if gone.chapters:
        found.append(words("slots.gone_chapters", titles=words("slots.and").join(gone.chapters)))
    if gone.rank:
        found.append(words("slots.gone_rank", rank=gone.rank))
    if gone.memories:
        found.append(words("slots.gone_memories", n=gone.memories))
    return found
