"""The cards of the album: a list that makes only what is in sight, so that ten thousand scroll like ten."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QScrollBar, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from game.shell.context import Context
from game.shell.pages.album_cell import CellPainter

if TYPE_CHECKING:
    from game.session.views import CardEntry

Index = QModelIndex | QPersistentModelIndex
_KEPT_CELLS = 160
_STEP = 56
"""How far one notch of the wheel goes, at scale 1."""


class CardModel(QAbstractListModel):
    """The cards in the order shown, with what a screen reader says of each."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._words = context.words
        self.cards: Sequence[CardEntry] = ()

    def show(self, cards: Sequence[CardEntry]) -> None:
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        card = self.cards[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return card.title if card.found else self._words("album.unknown")
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return said_of(self._words, card)
        return None


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
        self.model_ = CardModel(context)
        self._cells = CellPainter(context.look, context.words)
        self._kept: OrderedDict[tuple[Any, ...], QPixmap] = OrderedDict()
        # Set here, because asking Qt for its own has the bindings look through every kind of widget there is.
        self.view, self.bar = QWidget(), QScrollBar()
        self.setViewport(self.view)
        self.setVerticalScrollBar(self.bar)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        context.faces.ready.connect(self._face_came)

    def show_cards(self, cards: Sequence[CardEntry]) -> None:
        """Show these; whoever was chosen stays so where it is still among them."""
        row = self.currentIndex().row()
        old = self.model_.cards
        chosen = old[row].id if 0 <= row < len(old) else ""
        self._kept.clear()
        self.model_.show(cards)
        at = next((n for n, card in enumerate(cards) if card.id == chosen), 0)
        if cards:
            self.setCurrentIndex(self.model_.index(at))
        self.bar.setSingleStep(self._context.look.px(_STEP))

    def cell(self, card: CardEntry) -> QPixmap:
        """A card as it stands in the album: its face, or the place of it, and the words below."""
        ratio = self.devicePixelRatioF()
        key = (card.id, card.found, card.shown, card.other_evening)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        width = round(self._cells.card_width * ratio)
        face = self._context.faces.face(card, width, self._context.words.language)
        made = self._cells.cell(card, face, ratio)
        if face is not None:
            self._kept[key] = made
            while len(self._kept) > _KEPT_CELLS:
                self._kept.popitem(last=False)
        return made

    @property
    def grid(self) -> QSize:
        """A cell with the room around it: as many as fit, spread over the whole width."""
        width = max(1, self.view.width() - 1)
        gap = self._context.look.px(18)
        columns = max(1, (width + gap) // (self._cells.size.width() + gap))
        return QSize(width // columns, self._cells.size.height() + gap)

    def _face_came(self, key: Any) -> None:
        width = round(self._cells.card_width * self.devicePixelRatioF())
        if key[0] != "back" and key[2] == width:
            self.view.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setGridSize(self.grid)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    def __init__(self, grid: CardGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return self._grid.gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid = self._grid
        card = grid.model_.cards[index.row()]
        cell = grid.cell(card)
        area: QRect = option.rect
        state = option.state
        at = QPoint(area.left() + (area.width() - grid._cells.size.width()) // 2, area.top())
        painter.drawPixmap(at, cell)
        chosen = index.row() == grid.currentIndex().row() and grid.hasFocus()
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            grid._cells.ring(painter, at, chosen)
