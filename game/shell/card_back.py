"""The back of a card: what it is, when and for which words it came, and who made it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton

from game.shell.tokens import RARITY_PIPS
from game.shell.widgets import Rule, Scroll, Stars, button, column, label

if TYPE_CHECKING:
    from game.session.views import CardEntry, SaidAt
    from game.shell.context import Context


class CardBack(QFrame):
    """`jump` is called with the place in the talk where the card was earned, if that place still is."""

    def __init__(self, context: Context, card: CardEntry, jump: Callable[[SaidAt], None]) -> None:
        super().__init__()
        self._context, self._card, self._jump = context, card, jump
        look, words = context.look, context.words
        self.setProperty("kind", "side")
        self.setAccessibleName(words("card.back_of", title=card.title if card.found else words("album.unknown")))
        scroll = Scroll(look.px(7), look.px(4))
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setAccessibleName(self.accessibleName())
        column(self, look.px(20), 0).addWidget(scroll)
        rows = scroll.content
        title = label(card.title if card.found else words("album.unknown"), "side")
        title.setStyleSheet(f"font-size: {look.px(25)}px; font-weight: 700;")
        rows.addWidget(title)
        pips = RARITY_PIPS.get(card.rarity)
        if pips:
            rows.addWidget(Stars(look, pips, 4, words(f"rarity.{card.rarity}"), 5, look.theme.side_accent))
        for text, role in self._lines(card):
            if text:
                rows.addWidget(label(text, role, selectable=True))
            else:
                rows.addWidget(Rule(look))
        self.go: QPushButton | None = None
        if card.found and (card.quote or card.keepsake is not None):
            self.go = button(words("card.go_there"), lambda: None)
            self.go.setEnabled(False)
            rows.addWidget(self.go)
            context.link.ask(lambda desk: desk.said_at(card.id), self._take_place)
        rows.addStretch(1)

    def _lines(self, card: CardEntry) -> Iterator[tuple[str, str]]:
        """Texts with their roles; an empty one is a dividing line."""
        words = self._context.words
        number = words("card.number", number=card.number)
        rarity = words(f"rarity.{card.rarity}")
        yield " · ".join(part for part in (rarity, card.set_name, number) if part), "sideaccent"
        if not card.found:
            yield "", ""
            yield card.hint, "side"
            return
        if card.keepsake is None and card.subtitle:
            yield card.subtitle, "side"
        if card.flavour:
            yield card.flavour, "sideaccent"
        yield "", ""
        yield self._came(card), "side"
        for whose, said in card.lines or ((("player", card.quote),) if card.quote else ()):
            yield words("card.said", who=self._speaker(whose), text=said), "side"
        if card.other_evening:
            yield words("album.other_evening_whole"), "sideaccent"
        if card.credit or card.recipe:
            yield "", ""
            yield words("card.credit", who=card.credit), "side"
        if card.recipe:
            yield words("card.recipe", recipe=card.recipe), "side"

    def _came(self, card: CardEntry) -> str:
        """When it came, and how."""
        words = self._context.words
        day, time = words.day(card.at[:10], ""), card.at[11:16]
        when = words("card.kept_on" if card.keepsake is not None else "card.came_on", day=day, time=time)
        how = "" if card.keepsake is not None else words(f"reveal.how_{card.how}")
        return (f"{when}{how}" if self._context.look.chinese else f"{when} {how}").strip()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A thin rule within the edge, as on the album's side."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._context.look.theme.side_accent), 1.4))
        inset = self._context.look.px(8)
        painter.drawRoundedRect(self.rect().adjusted(inset, inset, -inset, -inset), inset, inset)

    def _speaker(self, whose: str) -> str:
        words, who = self._context.words, self._context.companion
        if whose == "player":
            return words("talk.you")
        return who.short_name if who is not None and who.id == self._card.companion else words("talk.her")

    def _take_place(self, place: SaidAt | None) -> None:
        if self.go is None:
            return
        if place is None:
            self.go.setText(self._context.words("card.gone"))
        else:
            self.go.setEnabled(True)
            self.go.clicked.connect(lambda: self._jump(place))
