"""The album: every card there is, the found by their faces, the others by a hint; keepsakes; decks and their draws."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QWidget

from game.shell.context import Context
from game.shell.pages.album_grid import CardGrid
from game.shell.pages.album_side import AlbumSide
from game.shell.picker import Picker
from game.shell.widgets import column, label

if TYPE_CHECKING:
    from game.session.arranging import Wanted
    from game.session.views import AlbumView, CardEntry

_PAUSE_MS = 120
"""The search begins once the player has stopped typing for so long."""
_BAR_IN_A_ROW = 620
"""Width at scale 1 from which search and pickers stand beside each other."""


class AlbumPage(QWidget):
    """`big` shows one of some cards large. `kept` outlives the page: what the player last wanted to see, and where."""

    def __init__(self, context: Context, big: Callable[[Sequence[CardEntry], int], None], kept: dict[str, Any]) -> None:
        super().__init__()
        from game.session.arranging import Wanted

        self._context, self._big, self._kept = context, big, kept
        self._album: AlbumView | None = None
        self.wanted: Wanted = kept.get("wanted") or Wanted()
        look = context.look
        self.side = AlbumSide(context, self.want, self._draw)
        self.grid = CardGrid(context)
        self.grid.opened.connect(self._open)
        self.nothing = label(context.words("album.nothing"), "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.nothing.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(14))
        row.addWidget(self.side)
        rows = column(None, 0, look.px(6))
        self._bar = self._make_bar()
        rows.addLayout(self._bar)
        rows.addWidget(self.nothing)
        rows.addWidget(self.grid, 1)
        row.addLayout(rows, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.want(replace(self.wanted, words=self.search.text().strip())))
        self.refresh()

    def _make_bar(self) -> QBoxLayout:
        from game.session.arranging import ORDERS, SHOWS

        words, look = self._context.words, self._context.look
        self.search = QLineEdit(self.wanted.words)
        self.search.setPlaceholderText(words("album.search"))
        self.search.setAccessibleName(words("album.search"))
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.setMinimumWidth(look.px(150))
        self.shows = Picker(
            words("album.show"), [(one, words(f"album.show_{one}")) for one in SHOWS], self.wanted.show,
            lambda show: self.want(replace(self.wanted, show=show)),
        )  # fmt: skip
        self.orders = Picker(
            words("album.sort"), [(one, words(f"album.order_{one}")) for one in ORDERS], self.wanted.order,
            lambda order: self.want(replace(self.wanted, order=order)),
        )  # fmt: skip
        pickers = QHBoxLayout()
        pickers.setSpacing(look.px(8))
        pickers.addWidget(self.shows)
        pickers.addWidget(self.orders)
        bar = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        bar.setSpacing(look.px(6))
        bar.addWidget(self.search, 1)
        bar.addLayout(pickers)
        return bar

    def greet_focus(self) -> None:
        self.grid.setFocus()

    def refresh(self) -> None:
        self._context.link.ask(lambda desk: desk.album(), self._show)

    def want(self, wanted: Wanted) -> None:
        """See something else of the album."""
        self.wanted = self._kept["wanted"] = wanted
        if self._album is not None:
            self._show(self._album)
            self._context.announce(self._context.words("album.shown", n=len(self.grid.cards)))

    def _show(self, album: AlbumView) -> None:
        from game.session.arranging import arranged

        self._album = album
        self.side.show_album(album, self.wanted)
        shown = arranged((*album.cards, *album.keepsakes), self.wanted, album.names)
        self.nothing.setVisible(not shown)
        self.nothing.setText(self._context.words("album.no_keepsakes" if self._wants_keepsakes else "album.nothing"))
        self.grid.show_cards(shown)

    @property
    def _wants_keepsakes(self) -> bool:
        return self.wanted.show == "keepsakes" and not self.wanted.words

    def _open(self, row: int) -> None:
        self._big(self.grid.cards, row)

    def _draw(self, who: str) -> None:
        self._context.link.ask(
            lambda desk: desk.draw(who), lambda came: self._context.reveal(came, lambda: self._context.go("album"))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() - self.side.width() >= self._context.look.px(_BAR_IN_A_ROW)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._bar.setDirection(direction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.search.setFocus()
            self.search.selectAll()
        elif event.key() == Qt.Key.Key_Escape and (self.search.text() or self.wanted != type(self.wanted)()):
            self.search.clear()
            self._pause.stop()
            self.shows.choose("all")
            self.orders.choose("number")
            self.want(type(self.wanted)())
            self.grid.setFocus()
        else:
            super().keyPressEvent(event)
