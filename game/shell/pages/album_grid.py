"""The cards of the album: a list that makes only what is in sight, so that ten thousand scroll like ten."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScrollBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from game.shell.context import Context
from game.shell.pages.album_cell import CARD, GLOW, LEAST_CARD, CellPainter

if TYPE_CHECKING:
    from game.session.views import CardEntry

Index = QModelIndex | QPersistentModelIndex
_KEPT_CELLS = 160
_WORDS_S, _LATER_MS = 0.005, 8
"""How long one painting may make words that are not kept; when it goes on with the rest."""
_REST_S = 0.07
"""The page rests once it has not moved for so long."""
_STEP = 56
"""How far one notch of the wheel goes, at scale 1."""


def said_of(words: Any, card: CardEntry) -> str:
    """A card in one breath, for a screen reader."""
    rarity = words(f"rarity.{card.rarity}")
    if not card.found:
        return ". ".join(part for part in (words("album.unknown"), rarity, card.hint) if part)
    parts = [card.title, rarity if card.keepsake is None else card.subtitle, card.set_name]
    if not card.shown:
        parts.append(words("album.face_down"))
    if card.other_evening:
        parts.append(words("album.other_evening"))
    return ". ".join(part for part in parts if part)


class CardGrid(QListView):
    """`opened` brings the row of a card that was clicked, or chosen with Enter or Space."""

    opened = Signal(int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.cards: Sequence[CardEntry] = ()
        # Qt's own model: one written in Python would be asked how many rows it has for every cell that is painted.
        self.model_ = QStringListModel(self)
        self._cells = CellPainter(context.look, context.words, CARD)
        self._kept: OrderedDict[tuple[Any, ...], QPixmap] = OrderedDict()
        self._place: QPixmap | None = None
        self._until = 0.0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        # Set here, because asking Qt for its own has the bindings look through every kind of widget there is.
        self.view, self.bar = QWidget(), QScrollBar()
        self.setViewport(self.view)
        self.setVerticalScrollBar(self.bar)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It keeps its place, so that the columns keep theirs, and shows itself where there is something to scroll.
        self.bar.setEnabled(False)
        self.bar.rangeChanged.connect(lambda least, most: self.bar.setEnabled(most > least))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: none; outline: none; }")
        self.view.setAutoFillBackground(False)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setAccessibleName(context.words("album.cards"))
        self.setItemDelegate(_Delegate(self))
        self.setModel(self.model_)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))
        self._later.timeout.connect(self.view.update)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(round(_REST_S * 1000))
        self._rest.timeout.connect(self._look_ahead)
        self.bar.valueChanged.connect(self._moved)
        context.faces.ready.connect(self._face_came)

    def show_cards(self, cards: Sequence[CardEntry]) -> None:
        """Show these; whoever was chosen stays so where it is still among them."""
        row = self.currentIndex().row()
        old = self.cards
        chosen = old[row].id if 0 <= row < len(old) else ""
        self._kept.clear()
        self.cards = cards
        self.model_.setStringList([said_of(self._context.words, card) for card in cards])
        at = next((n for n, card in enumerate(cards) if card.id == chosen), 0)
        if cards:
            self.setCurrentIndex(self.model_.index(at))
        self.bar.setSingleStep(self._context.look.px(_STEP))

    def paint_card(self, painter: QPainter, at: QPoint, card: CardEntry) -> None:
        """A card as it stands in the album. What is not ready is painted as soon as it is: a face when its thread has
        made it, the words once there is time, so that no step of scrolling takes long."""
        ratio = self.devicePixelRatioF()
        if self._place is None:
            self._place = self._cells.place(ratio)
        key = (card.id, card.found, card.shown, card.other_evening)
        words = self._kept.get(key)
        if words is not None:
            self._kept.move_to_end(key)
        elif perf_counter() < self._until:
            words = self._kept[key] = self._cells.words(card, ratio)
            while len(self._kept) > _KEPT_CELLS:
                self._kept.popitem(last=False)
        else:
            self._later.start()
        face = self._context.faces.face(card, round(self._cells.card_width * ratio), self._context.words.language)
        self._cells.paint(painter, at, self._place, face, words)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._until = perf_counter() + _WORDS_S
        super().paintEvent(event)

    @property
    def grid(self) -> QSize:
        """A cell with the room around it: as many as fit, spread over the whole width."""
        width = max(1, self.view.width() - 1)
        gap = self._context.look.px(18)
        columns = max(1, (width + gap) // (self._cells.size.width() + gap))
        return QSize(width // columns, self._cells.size.height() + gap)

    def _moved(self) -> None:
        self._context.faces.hush(_REST_S)
        self._rest.start()

    def _look_ahead(self) -> None:
        """Now that the page rests: have the faces made of what is in sight, then of the rows next to it."""
        if not self.cards:
            return
        width = round(self._cells.card_width * self.devicePixelRatioF())
        columns = max(1, (self.view.width() - 1) // max(1, self.gridSize().width()))
        first = self.bar.value() // max(1, self.gridSize().height()) * columns
        shown = (self.view.height() // max(1, self.gridSize().height()) + 2) * columns
        near = [*range(first - columns, first), *range(first + shown, first + shown + 2 * columns)]
        for row in (*near, *range(first, first + shown)):  # What is asked for last is made first.
            if 0 <= row < len(self.cards):
                self._context.faces.face(self.cards[row], width, self._context.words.language)

    def _face_came(self, key: Any) -> None:
        width = round(self._cells.card_width * self.devicePixelRatioF())
        if key[0] != "back" and key[2] == width:
            self.view.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # With large text in a small room the cards, which are pictures, give way: two stand beside each other.
        look = self._context.look
        width = min(CARD, max(LEAST_CARD, ((self.view.width() - 1) / 2 / look.scale - 18 - 2 * GLOW)))
        if abs(width - self._cells.wide) > 1:
            self._cells = CellPainter(look, self._context.words, width)
            self._place = None
            self._kept.clear()
        self.setGridSize(self.grid)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """Paints the cards; the words of the model are for screen readers and the pointer that rests on one."""

    def __init__(self, grid: CardGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self._grid.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid = self._grid
        card = grid.cards[index.row()]
        area = option.rect
        state = option.state
        at = QPoint(area.left() + (area.width() - grid._cells.size.width()) // 2, area.top())
        grid.paint_card(painter, at, card)
        chosen = index.row() == grid.currentIndex().row() and grid.hasFocus()
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            grid._cells.ring(painter, at, chosen)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        QToolTip.showText(event.globalPos(), str(index.data() or ""), view)
        return True
