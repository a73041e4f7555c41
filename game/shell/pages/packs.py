"""The page of packs: what is here, what each adds and changes, what is wrong with one; bringing in, taking out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QPushButton, QWidget

from game.shell.context import Context
from game.shell.link import Failed
from game.shell.pages.pack_words import PackWords
from game.shell.widgets import Rule, Scroll, button, clear, column, label, row_frame

if TYPE_CHECKING:
    from game.content.packs.installing import Installed
    from game.session.pack_views import DormantView, PackView

_WIDE = 125
"""Per cent of the usual text, above which buttons stand below each other."""
_PROBLEMS = 6
"""So many are shown of one pack; the command line tells them all."""


class PacksPage(QWidget):
    """`changed` lets the window look again after packs came, went or were switched."""

    def __init__(self, context: Context, changed: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._changed = context, changed
        words, look = context.words, context.look
        self._says = PackWords(words)
        self._sure = ""
        """The pack that is about to be taken out: asked once more."""
        rows = column(self, 0, look.px(4))
        rows.addWidget(label(words("packs.title"), "title", wrap=False))
        rows.addWidget(Rule(look))
        scroll = Scroll(look.px(7), look.px(8))
        rows.addWidget(scroll, 1)
        self.told = label("", "quiet", selectable=True)
        self.told.hide()
        self.list = column(None, 0, look.px(6))
        scroll.content.addWidget(label(words("packs.about"), "quiet"))
        for pair in (
            (("packs.bring_zip", self._choose_zip), ("packs.bring_folder", self._choose_folder)),
            (("packs.open_folder", self._open_folder), ("packs.again", self.read_again)),
        ):
            row = self._beside()
            for name, do in pair:
                row.addWidget(button(words(name), do))
            scroll.content.addLayout(row)
        scroll.content.addWidget(self.told)
        scroll.content.addLayout(self.list)
        scroll.content.addStretch(1)
        self._look_again()

    # What there is

    def _look_again(self) -> None:
        self._context.link.ask(lambda desk: desk.pack_list(), self._show)

    def _show(self, found: tuple[list[PackView], list[DormantView]]) -> None:
        packs, dormant = found
        clear(self.list)
        for pack in packs:
            self.list.addWidget(self._card(pack))
        if dormant:
            self.list.addWidget(label(self._context.words("packs.sleeping"), "heading"))
        for one in dormant:
            self.list.addWidget(label(self._says.sleeps(one), "quiet"))

    def _card(self, pack: PackView) -> QWidget:
        words, look = self._context.words, self._context.look
        frame = row_frame()
        rows = column(frame, look.px(8), look.px(3))
        rows.addWidget(label(f"{pack.name} {pack.version}".strip(), "heading"))
        for line in self._says.facts(pack):
            rows.addWidget(label(line, "quiet", selectable=True))
        if pack.problems:
            rows.addWidget(label(words("packs.problems", n=len(pack.problems)), "field"))
            for problem in pack.problems[:_PROBLEMS]:
                rows.addWidget(label(_breakable(problem), "quiet", selectable=True))
            if len(pack.problems) > _PROBLEMS:
                rows.addWidget(label(words("packs.and_more", n=len(pack.problems) - _PROBLEMS), "quiet"))
        if pack.own:
            rows.addLayout(self._buttons(pack))
        return frame

    def _buttons(self, pack: PackView) -> QBoxLayout:
        words = self._context.words
        row = self._beside()
        says = words("packs.on" if pack.state == "off" else "packs.off")
        row.addWidget(self._tall(button(says, partial(self._switch, pack), name=f"{says}: {pack.name}")))
        says = words("packs.remove_sure" if self._sure == pack.id else "packs.remove")
        row.addWidget(self._tall(button(says, partial(self._remove, pack), "plain", name=f"{says}: {pack.name}")))
        row.addStretch(1)
        return row

    def _tall(self, made: QPushButton) -> QPushButton:
        """Rows of text that break make Qt reckon a card too low, and it would take that from the buttons."""
        made.setStyleSheet(f"min-height: {self._context.look.px(26)}px;")
        return made

    # What can be done

    def bring(self, path: Path) -> None:
        """Bring in a folder or a zip; what is wrong with it is told here."""
        self._do(lambda desk: desk.install_pack(path), self._tell_came)

    def read_again(self) -> None:
        self._do(lambda desk: desk.reload_packs(), lambda _: self._tell(self._context.words("packs.read")))

    def _tell_came(self, came: Installed) -> None:
        words = self._context.words
        key = "packs.replaced" if came.replaced else "packs.came"
        self._tell(words(key, name=came.id, version=came.version, before=came.replaced))

    def _switch(self, pack: PackView) -> None:
        self._do(lambda desk: desk.switch_pack(pack.id, pack.state == "off"))

    def _remove(self, pack: PackView) -> None:
        if self._sure != pack.id:
            self._sure = pack.id
            self._look_again()
            return
        words = self._context.words
        self._do(lambda desk: desk.remove_pack(pack.id), lambda _: self._tell(words("packs.gone", name=pack.name)))

    def _do(self, request: Callable[[Any], Any], then: Callable[[Any], None] | None = None) -> None:
        self._tell("")
        self._sure = ""
        self._context.link.ask(request, partial(self._done, then), self._fail)

    def _done(self, then: Callable[[Any], None] | None, result: Any) -> None:
        if then is not None:
            then(result)
        self._look_again()
        self._changed()

    def _choose_zip(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self._context.words("packs.bring_zip"), "", "Zip (*.zip)")
        if path:
            self.bring(Path(path))

    def _choose_folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self._context.words("packs.bring_folder"))
        if path:
            self.bring(Path(path))

    def _open_folder(self) -> None:
        self._context.link.ask(
            lambda desk: str(desk.profile.places.own),
            _show_folder,
        )

    def _beside(self) -> QBoxLayout:
        look = self._context.look
        across = look.px(100) <= _WIDE
        made = QBoxLayout(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)
        made.setSpacing(look.px(6))
        return made

    # What is told

    def _fail(self, failed: Failed) -> None:
        self._tell(_breakable(f"{failed.what} {failed.remedy}".strip()))
        self._look_again()

    def _tell(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))
        if text:
            self._context.announce(text)


def _show_folder(folder: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))


def _breakable(text: str) -> str:
    """Paths may break after each folder: Qt breaks lines at spaces only, and an author's path has none."""
    return text.replace("/", "/\u200b")
