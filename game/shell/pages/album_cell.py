"""One place of the album, painted: the card with its shadow, its title, its rarity, and a hint where it is missing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap, QTextLayout, QTextOption

from game.shell.chrome import star_path
from game.shell.fonts import font
from game.shell.tokens import RARITY_PIPS, Look
from game.shell.words import Words

if TYPE_CHECKING:
    from game.session.views import CardEntry

RATIO = 1075 / 768
CORNER = 34 / 768
CARD, LEAST_CARD, GLOW = 168, 104, 9
"""A card's width where there is room and where there is little, and the room about it for its shadow and for the ring
of the chosen one; at scale 1."""
_TITLE, _ROLE, _QUIET = 17.0, 15.0, 14.0
HINT_LINES = 5
"""A hint that cannot be read whole is none."""
_NEW, _NEW_INK = "#e8694f", "#2a0d12"


class CellPainter:
    """Paints cells of one size, in one look."""

    def __init__(self, look: Look, words: Words, wide: float) -> None:
        """`wide`: a card's width at scale 1."""
        self._look, self._words, self.wide = look, words, wide
        px = look.px
        self.card_width = px(wide)
        self._glow = px(GLOW)
        self._card = QRectF(self._glow, self._glow, self.card_width, round(self.card_width * RATIO))
        self._title, self._role, self._quiet = font(look, _TITLE), font(look, _ROLE), font(look, _QUIET)
        self._title.setWeight(QFont.Weight.DemiBold)
        self._role.setItalic(not look.chinese)
        line = [QFontMetricsF(f).height() for f in (self._title, self._role, self._quiet)]
        below = max(2 * line[0] + line[1], line[0] + line[1] + HINT_LINES * line[2]) + px(8)
        self.size = QSize(self.card_width + 2 * self._glow, round(self._card.bottom() + below))

    def words(self, card: CardEntry, ratio: float) -> QPixmap:
        """What stands below a card, and the seal on one that is new: made once, then only painted."""
        made = QPixmap(self.size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if card.found and not card.shown:
            self._paint_new(painter)
        self._paint_words(painter, card)
        painter.end()
        return made

    def place(self, ratio: float) -> QPixmap:
        """The shadow of a card and its dark place, the same for all."""
        made = QPixmap(self.size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corner = CORNER * self.card_width
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(4, 0, -1):  # A soft shadow, as of a card that lies on the page.
            painter.setBrush(QColor(5, 4, 24, 26))
            box = self._card.adjusted(-spread, -spread + 2, spread, spread + 2)
            painter.drawRoundedRect(box, corner + spread, corner + spread)
        painter.setBrush(QColor("#1a1748"))
        painter.drawRoundedRect(self._card, corner, corner)
        painter.end()
        return made

    def paint(self, painter: QPainter, at: QPoint, place: QPixmap, face: QPixmap | None, words: QPixmap | None) -> None:
        """A cell from its parts; a part that is not ready yet is left out."""
        painter.drawPixmap(at, place)
        if face is not None:
            painter.drawPixmap(at + self._card.topLeft().toPoint(), face)
        if words is not None:
            painter.drawPixmap(at, words)

    def ring(self, painter: QPainter, at: QPoint, strong: bool) -> None:
        """The glow about the card that the keyboard is on, or the pointer over."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box, corner = self._card.translated(QPointF(at)), CORNER * self.card_width
        colour = QColor(self._look.theme.rule)
        for spread, alpha in ((6.0, 50), (4.0, 110), (2.0, 255)) if strong else ((1.5, 170),):
            colour.setAlpha(alpha)
            grown = spread * self._look.scale / 1.4
            painter.setPen(QPen(colour, 2.4 * self._look.scale))
            painter.drawRoundedRect(box.adjusted(-grown, -grown, grown, grown), corner + grown, corner + grown)
        painter.restore()

    def _paint_new(self, painter: QPainter) -> None:
        """A seal on a card that came and was not turned over yet."""
        reach = self._look.px(19)
        middle = QPointF(self._card.right() - reach * 0.55, self._card.top() + reach * 0.6)
        seal = QPainterPath()
        for k in range(32):
            angle, far = math.tau * k / 32, reach if k % 2 else reach * 0.84
            at = middle + QPointF(math.cos(angle) * far, math.sin(angle) * far)
            seal.lineTo(at) if k else seal.moveTo(at)
        painter.fillPath(seal, QColor(_NEW))
        painter.setPen(QColor(_NEW_INK))
        small = QFont(self._quiet)
        small.setItalic(not self._look.chinese)
        small.setWeight(QFont.Weight.DemiBold)
        painter.setFont(small)
        box = QRectF(middle.x() - reach, middle.y() - reach, reach * 2, reach * 2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words("album.new"))

    def _paint_words(self, painter: QPainter, card: CardEntry) -> None:
        theme, y = self._look.theme, self._card.bottom() + self._look.px(6)
        title = card.title if card.found else self._words("album.unknown")
        y = self._lines(painter, title, self._title, theme.title if card.found else theme.quiet, y, 2)
        if card.keepsake is not None:
            y = self._lines(painter, card.subtitle, self._role, theme.role, y, 2)
        else:
            y = self._rarity(painter, card, y)
        if not card.found:
            self._lines(painter, card.hint, self._quiet, theme.quiet, y, HINT_LINES)
        elif card.other_evening:
            self._lines(painter, self._words("album.other_evening"), self._quiet, theme.quiet, y, 1)

    def _rarity(self, painter: QPainter, card: CardEntry, y: float) -> float:
        """Stars and the rarity's name, side by side in the middle."""
        theme, name = self._look.theme, self._words(f"rarity.{card.rarity}")
        metrics, reach = QFontMetricsF(self._role), self._look.px(5)
        pips = RARITY_PIPS.get(card.rarity, 1)
        wide = pips * reach * 2.4 + reach + metrics.horizontalAdvance(name)
        x = self._card.center().x() - wide / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.rule if card.found else theme.quiet))
        for i in range(pips):
            painter.drawPath(star_path(x + reach * (1.2 + 2.4 * i), y + metrics.height() / 2, reach, 0.4))
        painter.setPen(QColor(theme.role if card.found else theme.quiet))
        painter.setFont(self._role)
        painter.drawText(QPointF(x + pips * reach * 2.4 + reach, y + metrics.ascent()), name)
        return y + metrics.height()

    def _lines(self, painter: QPainter, text: str, face: QFont, colour: str, y: float, most: int) -> float:
        """Centred lines, at most `most`, the last one cut with an ellipsis where more would follow."""
        metrics, room = QFontMetricsF(face), self.size.width() - 2.0
        layout = QTextLayout(text, face)
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[int] = []
        while (line := layout.createLine()).isValid() and len(starts) <= most:
            line.setLineWidth(room)
            starts.append(line.textStart())
        layout.endLayout()
        painter.setFont(face)
        painter.setPen(QColor(colour))
        ends = [*starts[1:], len(text)]
        for n, (start, end) in enumerate(zip(starts[:most], ends, strict=False)):
            part = text[start:end].strip()
            if n == most - 1 and len(starts) > most:
                part = metrics.elidedText(text[start:].strip(), Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(1, y, room, metrics.height()), Qt.AlignmentFlag.AlignHCenter, part)
            y += metrics.height()
        return y
