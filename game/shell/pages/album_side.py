"""The album's side: how much is found, what each deck still holds, and the ways to see less of it at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QProgressBar, QPushButton, QWidget

from game.shell.chrome import star_path
from game.shell.context import Context
from game.shell.tokens import RARITY_PIPS, Look
from game.shell.widgets import Rule, Scroll, Stars, button, clear, column, label

if TYPE_CHECKING:
    from game.session.arranging import SetCount, Wanted
    from game.session.views import AlbumView


_WIDTH = 280


class _Paper(QFrame):
    """The side's paper, with a thin rule within its edge."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setProperty("kind", "side")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.theme.side_accent), 1.4))
        inset = self._look.px(7)
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), inset, inset)


class AlbumSide(QWidget):
    """`want` is called with what the player wants to see now; `draw` with the companion whose deck is drawn from."""

    def __init__(self, context: Context, want: Callable[[Wanted], None], draw: Callable[[str], None]) -> None:
        super().__init__()
        self._context, self._want, self._draw = context, want, draw
        look = context.look
        frame = _Paper(look)
        self._scroll = Scroll(look.px(4), look.px(2))
        column(frame, look.px(16), 0).addWidget(self._scroll)
        column(self, 0, 0).addWidget(frame)
        self.setFixedWidth(look.px(_WIDTH))

    def show_album(self, album: AlbumView, wanted: Wanted) -> None:
        """Say how things stand; whatever had the focus has it again."""
        from game.session.arranging import sets_of

        focused = self.focusWidget()
        again = focused.accessibleName() if isinstance(focused, QPushButton) and focused.hasFocus() else ""
        rows = self._scroll.content
        clear(rows)
        self._add_heading(album)
        self._add_rarities(album, wanted)
        rows.addWidget(Rule(self._context.look))
        self._add_decks(album)
        rows.addWidget(Rule(self._context.look))
        words = self._context.words
        self._add_filter(words("album.all"), "", not wanted.set_name, replace(wanted, set_name=""))
        for one in sets_of((*album.cards, *album.keepsakes)):
            self._add_set(one, wanted)
        if len(album.names) > 1:
            rows.addWidget(Rule(self._context.look))
            self._add_filter(words("album.everyone"), "", not wanted.companion, replace(wanted, companion=""))
            for who, name in album.names.items():
                self._add_filter(name, "", wanted.companion == who, replace(wanted, companion=who))
        rows.addStretch(1)
        if again:
            found = next((b for b in self.findChildren(QPushButton) if b.accessibleName() == again), None)
            if found is not None:
                found.setFocus()

    def _add_heading(self, album: AlbumView) -> None:
        words, look, rows = self._context.words, self._context.look, self._scroll.content
        for text, role in (
            (words("tab.album"), "sidetitle"),
            (words("album.found", found=album.found, all=len(album.cards)), "side"),
        ):
            told = label(text, role, wrap=False)
            told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            rows.addWidget(told)
        bar = QProgressBar()
        bar.setRange(0, max(1, len(album.cards)))
        bar.setValue(album.found)
        bar.setTextVisible(False)
        bar.setFixedHeight(look.px(14))
        bar.setAccessibleName(words("album.found", found=album.found, all=len(album.cards)))
        rows.addWidget(bar)
        rows.addSpacing(look.px(4))

    def _add_rarities(self, album: AlbumView, wanted: Wanted) -> None:
        """Each rarity with how many of it are found; pressed, only that one is shown."""
        words, look = self._context.words, self._context.look
        all_, found = Counter(c.rarity for c in album.cards), Counter(c.rarity for c in album.cards if c.found)
        grid = QGridLayout()
        grid.setVerticalSpacing(look.px(1))
        grid.setHorizontalSpacing(look.px(4))
        for at, (rarity, pips) in enumerate(RARITY_PIPS.items()):
            name, count = words(f"rarity.{rarity}"), f"{found[rarity]}/{all_[rarity]}"
            chosen = wanted.rarity == rarity
            grid.addWidget(Stars(look, pips, 4, name, 4.2, look.theme.side_accent), at, 0)
            says = f"{name}, {words('album.found', found=found[rarity], all=all_[rarity])}"
            press = partial(self._want, replace(wanted, rarity="" if chosen else rarity))
            grid.addWidget(self._button(name, says, chosen, press), at, 1)
            grid.addWidget(label(count, "side", wrap=False), at, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)
        self._scroll.content.addLayout(grid)

    def _add_decks(self, album: AlbumView) -> None:
        """Each companion's deck: what is left in it, by rarity, always told; and the draws that wait."""
        words, rows = self._context.words, self._scroll.content
        for who, draws in album.draws.items():
            left = album.deck_left.get(who, {})
            total = sum(left.values())
            if len(album.names) > 1:
                rows.addWidget(label(words("album.deck_of", name=album.names.get(who, "")), "side"))
            rows.addWidget(label(words("album.deck_left", n=total), "side"))
            counts = [f"{words(f'rarity.{rarity}')} {left[rarity]}" for rarity in RARITY_PIPS if left.get(rarity)]
            if counts:
                rows.addWidget(label(" · ".join(counts), "sideaccent"))
            if total > 1:
                rows.addWidget(label(words("album.deck_odds"), "side"))
            if draws > 0 and total > 0:
                rows.addWidget(button(words("album.draw", n=draws), partial(self._draw, who), "primary"))
            elif total > 0:
                rows.addWidget(label(words("album.no_draws"), "side"))
            if put_by := album.draws_put_by.get(who, 0):
                rows.addWidget(label(words("notice.draws_put_by", n=put_by), "side"))

    def _add_set(self, one: SetCount, wanted: Wanted) -> None:
        chosen = wanted.set_name == one.name
        says = f"{one.name}, {self._context.words('album.found', found=one.found, all=one.all)}"
        if one.mark:
            says += f", {self._context.words(f'album.set_{one.mark}')}"
        made = self._add_filter(
            one.name, f"{one.found}/{one.all}", chosen, replace(wanted, set_name="" if chosen else one.name), says
        )
        made.setIcon(self._mark(one.mark, chosen))

    def _add_filter(self, name: str, count: str, chosen: bool, then: Wanted, says: str = "") -> QPushButton:
        row = QHBoxLayout()
        row.setSpacing(self._context.look.px(4))
        made = self._button(name, says or name, chosen, partial(self._want, then))
        row.addWidget(made, 1)
        if count:
            row.addWidget(label(count, "side", wrap=False))
        self._scroll.content.addLayout(row)
        return made

    def _button(self, name: str, says: str, chosen: bool, press: Callable[[], None]) -> QPushButton:
        made = button(name, press, "sidefilter")
        made.setAccessibleName(says)
        made.setCheckable(True)
        made.setChecked(chosen)
        return made

    def _mark(self, mark: Literal["", "half", "whole"], chosen: bool) -> QIcon:
        """A star that fills as its set does."""
        look, theme = self._context.look, self._context.look.theme
        size, ratio = look.px(15), self.devicePixelRatioF()
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(theme.side if chosen else theme.side_accent)
        path = star_path(size / 2, size / 2, size / 2 - 1, 0.42)
        painter.setPen(QPen(colour, 1.2))
        painter.drawPath(path)
        if mark:
            painter.setClipRect(QRectF(0, 0, size / 2 if mark == "half" else size, size))
            painter.fillPath(path, colour)
        painter.end()
        return QIcon(pixmap)
