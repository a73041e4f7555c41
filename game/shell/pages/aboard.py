"""Everybody there is to talk with: the game's own, those from packs and cards; and a way to add one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from game.shell.context import Context
from game.shell.link import Failed
from game.shell.newcomers import choose_cards, choose_place
from game.shell.widgets import Rule, Scroll, button, column, label

if TYPE_CHECKING:
    from game.session.remixing import Provenance
    from game.session.views import CompanionView

_LIST = 170
"""The least height of the list, as drawn for 1280 x 720: four people."""
_ID = Qt.ItemDataRole.UserRole


class AboardPage(QWidget):
    """`meet` is called with the id of whom the player wants to talk with, `take_in` with files that were chosen."""

    def __init__(self, context: Context, meet: Callable[[str], None], take_in: Callable[[list[str]], None]) -> None:
        super().__init__()
        self._context, self._meet, self._take_in = context, meet, take_in
        words, look = context.words, context.look
        rows = column(self, look.px(4), look.px(8))
        rows.addWidget(label(words("aboard.title"), "title", wrap=False))
        rows.addWidget(Rule(look))
        # Scrolled as a whole: with large letters not everything fits, and the list scrolls in itself.
        scroll = Scroll(look.px(4), look.px(8))
        rows.addWidget(scroll, 1)
        self.search = QLineEdit()
        self.search.setPlaceholderText(words("aboard.search"))
        self.search.setAccessibleName(words("aboard.search"))
        self.search.textChanged.connect(self._narrow)
        scroll.content.addWidget(self.search)
        self.people = QListWidget()
        self.people.setMinimumHeight(look.px(_LIST))
        self.people.setAccessibleName(words("aboard.title"))
        self.people.setUniformItemSizes(True)
        self.people.itemActivated.connect(self._talk)
        self.people.currentItemChanged.connect(lambda item, _before: self._chosen(item))
        scroll.content.addWidget(self.people, 1)
        self.origin = label("", "quiet", selectable=True)
        scroll.content.addWidget(self.origin)
        foot = QHBoxLayout()
        self.talk = button(words("aboard.talk"), lambda: self._talk(self.people.currentItem()), "primary")
        self.write = button(words("aboard.write"), self._write)
        foot.addWidget(self.talk)
        foot.addWidget(self.write)
        foot.addStretch(1)
        scroll.content.addLayout(foot)
        scroll.content.addWidget(label(words("aboard.drop"), "quiet"))
        add = button(words("aboard.add"), self._add)
        scroll.content.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        context.link.ask(lambda desk: desk.companions(), self._fill, aside=True)

    def _fill(self, people: list[CompanionView]) -> None:
        here = self._context.companion
        for who in people:
            item = QListWidgetItem(f"{who.name} · {who.role}")
            item.setData(_ID, who.id)
            self.people.addItem(item)
            if here is not None and who.id == here.id:
                self.people.setCurrentItem(item)

    def _narrow(self, text: str) -> None:
        for row in range(self.people.count()):
            item = self.people.item(row)
            item.setHidden(text.strip().casefold() not in item.text().casefold())

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            who = item.data(_ID)
            self._context.link.ask(lambda desk: desk.origin_of(who), self._tell_origin, aside=True)

    def _tell_origin(self, told: Provenance) -> None:
        words = self._context.words
        lines = [words("aboard.by", creator=told.creator)] if told.creator else []
        lines.append(words("aboard.licence", licence=told.licence or words("aboard.unsaid")))
        lines.append(words(f"aboard.remix_{told.remix}"))
        lines += [words("aboard.built_on", name=one.name, creator=one.creator or "?") for one in told.lineage]
        self.origin.setText("\n".join(lines))

    def _talk(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._meet(item.data(_ID))

    def _write(self) -> None:
        """Write the one chosen as a character card."""
        item, words = self.people.currentItem(), self._context.words
        if item is None:
            return
        who = item.data(_ID)
        file = choose_place(self, words, who.rpartition(":")[2])
        if file:
            from pathlib import Path

            self._context.link.ask(
                lambda desk: desk.write_out(who, Path(file)),
                lambda left: self._written(file, left),
                self._context.trouble,
            )

    def _written(self, file: str, left: list[str]) -> None:
        words = self._context.words
        if left:
            self._context.trouble(
                Failed(words("aboard.written", file=file), words("aboard.left", what=", ".join(left)))
            )
        else:
            self._context.tell(words("aboard.written", file=file))

    def _add(self) -> None:
        files = choose_cards(self, self._context.words)
        if files:
            self._take_in(files)
