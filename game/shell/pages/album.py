"""The album: every card there is, the found by their faces, the others by a hint; and the decks with their draws."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QPushButton, QWidget

from game.shell.card_widget import CardWidget
from game.shell.context import Context
from game.shell.tokens import RARITY_PIPS
from game.shell.widgets import Rule, Scroll, Stars, button, clear, column, label, row_frame

if TYPE_CHECKING:
    from collections.abc import Callable

    from game.session.views import AlbumView, CardEntry

_CARD, _GAP = 172, 18


class AlbumPage(QWidget):
    """`big` shows one card large."""

    def __init__(self, context: Context, big: Callable[[CardEntry], None]) -> None:
        super().__init__()
        self._context, self._big = context, big
        self._album: AlbumView | None = None
        self._set = ""
        self._columns = 0
        look = context.look
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(16))
        side = row_frame("side")
        side.setFixedWidth(look.px(252))
        self._side = Scroll(look.px(5), look.px(2))
        column(side, look.px(15), 0).addWidget(self._side)
        row.addWidget(side)
        self._scroll = Scroll(0, look.px(6))
        self._grid = QGridLayout()
        self._grid.setSpacing(look.px(_GAP))
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._scroll.content.addLayout(self._grid)
        self._scroll.content.addStretch(1)
        row.addWidget(self._scroll, 1)
        self._scroll.widened.connect(self._show_cards)
        self.refresh()

    def refresh(self) -> None:
        self._context.link.ask(lambda desk: desk.album(), self._show)

    def _show(self, album: AlbumView) -> None:
        self._album = album
        self._show_side(album)
        self._columns = 0
        self._show_cards()

    # The side

    def _show_side(self, album: AlbumView) -> None:
        words, look, rows = self._context.words, self._context.look, self._side.content
        clear(rows)
        heading = label(words("tab.album"), "sidetitle", wrap=False)
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(heading)
        found = label(words("album.found", found=album.found, all=len(album.cards)), "side", wrap=False)
        found.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(found)
        bar = QProgressBar()
        bar.setRange(0, max(1, len(album.cards)))
        bar.setValue(album.found)
        bar.setTextVisible(False)
        bar.setFixedHeight(look.px(14))
        bar.setAccessibleName(found.text())
        rows.addWidget(bar)
        rows.addSpacing(look.px(6))
        rows.addLayout(self._rarities(album))
        rows.addWidget(Rule(look))
        self._show_decks(album)
        rows.addWidget(Rule(look))
        sets = list(dict.fromkeys(card.set_name for card in album.cards))
        for name in ("", *sets):
            rows.addWidget(self._filter(name))
        rows.addStretch(1)

    def _rarities(self, album: AlbumView) -> QGridLayout:
        words, look = self._context.words, self._context.look
        all_, found = Counter(c.rarity for c in album.cards), Counter(c.rarity for c in album.cards if c.found)
        grid = QGridLayout()
        grid.setVerticalSpacing(look.px(3))
        grid.setHorizontalSpacing(look.px(8))
        for at, (rarity, pips) in enumerate(RARITY_PIPS.items()):
            name = words(f"rarity.{rarity}")
            grid.addWidget(Stars(look, pips, 4, name, 4.2, look.theme.side_accent), at, 0)
            grid.addWidget(label(name, "side", wrap=False), at, 1)
            count = label(f"{found[rarity]}/{all_[rarity]}", "side", wrap=False)
            grid.addWidget(count, at, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)
        return grid

    def _show_decks(self, album: AlbumView) -> None:
        """Each companion's deck: what is left in it, always told, and the draws that wait."""
        words, rows = self._context.words, self._side.content
        for who, draws in album.draws.items():
            left = album.deck_left.get(who, {})
            total = sum(left.values())
            rows.addWidget(label(words("album.deck_left", n=total), "side"))
            detail = " · ".join(f"{words(f'rarity.{rarity}')} {count}" for rarity, count in left.items())
            if detail:
                rows.addWidget(label(detail, "sideaccent"))
            if draws > 0 and total > 0:
                rows.addWidget(button(words("album.draw", n=draws), partial(self._draw, who), "primary"))
            elif total > 0:
                rows.addWidget(label(words("album.no_draws"), "side"))

    def _filter(self, name: str) -> QPushButton:
        made = button(name or self._context.words("album.all"), lambda: self._show_set(name), "sidefilter")
        made.setCheckable(True)
        made.setChecked(name == self._set)
        return made

    def _show_set(self, name: str) -> None:
        self._set = name
        if self._album is not None:
            self._show(self._album)

    def _draw(self, who: str) -> None:
        self._context.link.ask(
            lambda desk: desk.draw(who), lambda came: self._context.reveal(came, lambda: self._context.go("album"))
        )

    # The cards

    def _show_cards(self) -> None:
        if self._album is None:
            return
        look = self._context.look
        room = self._scroll.view.width() or self.width()
        columns = max(1, (room + look.px(_GAP)) // (look.px(_CARD) + look.px(_GAP)))
        if columns == self._columns:
            return
        self._columns = columns
        clear(self._grid)
        cards = [card for card in self._album.cards if self._set in ("", card.set_name)]
        for at, card in enumerate(cards):
            self._grid.addWidget(self._cell(card), at // columns, at % columns, Qt.AlignmentFlag.AlignTop)

    def _cell(self, card: CardEntry) -> QWidget:
        words, look = self._context.words, self._context.look
        cell = QWidget()
        cell.setFixedWidth(look.px(_CARD))
        rows = column(cell, 0, look.px(2))
        picture = CardWidget(self._context, card, look.px(_CARD))
        if card.found:
            picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            picture.setCursor(Qt.CursorShape.PointingHandCursor)
            picture.clicked.connect(lambda: self._big(card))
        rows.addWidget(picture)
        title = label(card.title if card.found else words("album.unknown"), "" if card.found else "quiet")
        title.setStyleSheet(f"font-size: {look.px(17)}px; font-weight: 600;")
        lines = [title, label(words(f"rarity.{card.rarity}"), "role", wrap=False)]
        if not card.found and card.hint:
            lines.append(label(card.hint, "quiet"))
        elif card.other_evening:
            lines.append(label(words("album.other_evening"), "quiet"))
        for line in lines:
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line.ensurePolished()
            if line.wordWrap():  # A grid asks no label how high it is at this width.
                line.setFixedHeight(line.heightForWidth(look.px(_CARD)))
            rows.addWidget(line)
        pips = RARITY_PIPS.get(card.rarity, 1)
        rows.insertWidget(3, Stars(look, pips, pips, "", 5), 0, Qt.AlignmentFlag.AlignHCenter)
        return cell
