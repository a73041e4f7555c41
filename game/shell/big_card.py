"""A card, large: its face that leans and shines, its back that tells where it came from, and the way to the others."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, QStandardPaths, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMessageBox, QPushButton, QStackedLayout, QWidget

from game.shell.card_back import CardBack
from game.shell.card_widget import MARGIN, RATIO, CardWidget
from game.shell.chrome import paint_night
from game.shell.icons import icon
from game.shell.link import Failed
from game.shell.widgets import button, clear, column, icon_button

if TYPE_CHECKING:
    from game.session.views import CardEntry, SaidAt
    from game.shell.context import Context

_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0), Qt.Key.Key_Right: QPointF(1, 0), Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}  # fmt: skip


class BigCard(QWidget):
    """One of some cards. `left` is called when the player goes back, `changed` when a keepsake was let go.

    Keys: left and right to the others, Home and End to the first and last; Space turns the card, Z enlarges it;
    Shift and arrows lean it (arrows alone look about while it is enlarged); Esc goes back.
    """

    def __init__(
        self, context: Context, cards: Sequence[CardEntry], at: int, room: tuple[int, int],
        left: Callable[[], None], changed: Callable[[], None], jump: Callable[[SaidAt], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._context, self._cards, self.at, self._room = context, cards, at, room
        self._left, self._changed, self._jump = left, changed, jump
        self._night = QPixmap()
        self.card: CardWidget
        self.back: CardBack
        look, words = context.look, context.words
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rows = column(self, look.px(12), look.px(6))
        middle = QHBoxLayout()
        self._before = icon_button(look, "left", words("card.before"), lambda: self.go(self.at - 1), 28)
        self._after = icon_button(look, "right", words("card.after"), lambda: self.go(self.at + 1), 28)
        for arrow, name in ((self._before, "left"), (self._after, "right")):
            arrow.setIcon(icon(name, "#e0ac4c", look.px(28)))  # The night behind it is the same in every theme.
        self._holder = QWidget()
        self._sides = QStackedLayout(self._holder)
        middle.addWidget(self._before)
        middle.addStretch(1)
        middle.addWidget(self._holder)
        middle.addStretch(1)
        middle.addWidget(self._after)
        rows.addLayout(middle, 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(look.px(8))
        rows.addLayout(self._foot)
        self._turn: QPushButton
        self._zoom: QPushButton
        self.go(at)

    # Which card

    def go(self, at: int) -> None:
        """Show another of the cards."""
        if not 0 <= at < len(self._cards):
            return
        self.at = at
        card, words = self._cards[at], self._context.words
        while (old := self._sides.currentWidget()) is not None:
            self._sides.removeWidget(old)
            old.hide()
            old.deleteLater()
        width = self._card_width()
        self.card = CardWidget(self._context, card, width)
        self.card.clicked.connect(self.turn)
        self.back = CardBack(self._context, card, self._jump)
        self._flat = self.card.size()
        self._holder.setFixedSize(self._holder_size())
        face = QWidget()
        column(face, 0, 0).addWidget(self.card, 0, Qt.AlignmentFlag.AlignCenter)
        self._sides.addWidget(face)
        self._sides.addWidget(self.back)
        self._before.setEnabled(at > 0)
        self._after.setEnabled(at < len(self._cards) - 1)
        self._make_foot(card)
        self.setAccessibleName(card.title if card.found else words("album.unknown"))
        self._tell()

    def _holder_size(self) -> QSize:
        """Room for the card and for its back, which takes more where the text is large."""
        look = self._context.look
        wide = max(self._flat.width(), min(look.px(430), self._room[0] - look.px(130)))
        return QSize(wide, self._flat.height())

    def _card_width(self) -> int:
        """As large as the window allows, with the buttons below and the arrows beside."""
        look, (width, height) = self._context.look, self._room
        tall = height - look.px(84)
        return max(160, round(min(tall / (RATIO + 2 * MARGIN), (width - look.px(140)) / (1 + 2 * MARGIN))))

    def _tell(self) -> None:
        from game.shell.pages.album_grid import said_of

        place = self._context.words("card.place", at=self.at + 1, all=len(self._cards))
        self._context.announce(f"{said_of(self._context.words, self._cards[self.at])}. {place}")

    def _make_foot(self, card: CardEntry) -> None:
        words = self._context.words
        clear(self._foot)
        self._foot.addStretch(1)
        self._turn = button(words("card.see_back"), self.turn)
        self._zoom = button(words("card.enlarge"), self.zoom)
        self._zoom.setCheckable(True)
        self._foot.addWidget(self._turn)
        self._foot.addWidget(self._zoom)
        if card.keepsake is not None:
            self._foot.addWidget(button(words("card.save_as"), self.save))
            self._foot.addWidget(button(words("card.let_go"), self.let_go))
        self._foot.addWidget(button(words("reveal.close"), self._left, "primary"))
        self._foot.addStretch(1)

    # What can be done with it

    @property
    def shows_back(self) -> bool:
        return self._sides.currentWidget() is self.back

    def turn(self) -> None:
        """The other side."""
        to_back = not self.shows_back
        self._set_zoomed(False)
        self._context.sound.play("card")
        self._sides.setCurrentIndex(1 if to_back else 0)
        self._turn.setText(self._context.words("card.see_face" if to_back else "card.see_back"))
        self._zoom.setEnabled(not to_back)
        if self.card.hasFocus():
            self.setFocus()
        self._context.announce(self.back.accessibleName() if to_back else self.accessibleName())

    def zoom(self) -> None:
        """Twice as large, in all the room there is; or as before."""
        if not self.shows_back:
            self._set_zoomed(not self.card.zoomed)

    def _set_zoomed(self, zoomed: bool) -> None:
        whole = QSize(self._room[0] - self._context.look.px(140), self._flat.height())
        self.card.setFixedSize(whole if zoomed else self._flat)
        self._holder.setFixedSize(whole if zoomed else self._holder_size())
        self.card.set_zoomed(zoomed)
        self._zoom.setChecked(zoomed)
        self._zoom.setText(self._context.words("card.reduce" if zoomed else "card.enlarge"))

    def save(self) -> None:
        """Write a keepsake's card to a file of the player's choice."""
        card = self._cards[self.at]
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        name = "".join(c for c in card.title if c.isalnum() or c in " -_")[:40].strip() or "keepsake"
        wanted, _ = QFileDialog.getSaveFileName(
            self, self._context.words("card.save_as"), str(Path(pictures) / f"{name}.png"), "PNG (*.png)"
        )
        if not wanted:
            return
        file = Path(wanted).with_suffix(".png") if not Path(wanted).suffix else Path(wanted)
        try:
            shutil.copyfile(card.picture, file)
        except OSError as error:
            self._context.trouble(Failed(f"{file}: {error.strerror}", self._context.words("card.save_elsewhere")))
        else:
            self._context.announce(self._context.words("card.saved", file=file))

    def let_go(self) -> None:
        """Ask once, then take the keepsake out of the album."""
        words, card = self._context.words, self._cards[self.at]
        asked = QMessageBox(self)
        asked.setWindowTitle(words("card.let_go"))
        asked.setText(words("card.let_go_sure", title=card.title))
        asked.setInformativeText(words("card.let_go_what"))
        yes = asked.addButton(words("card.let_go"), QMessageBox.ButtonRole.DestructiveRole)
        asked.setDefaultButton(asked.addButton(words("card.keep_it"), QMessageBox.ButtonRole.RejectRole))
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        yes.clicked.connect(lambda: self._let_go(card))
        asked.open()

    def _let_go(self, card: CardEntry) -> None:
        number = card.keepsake
        assert number is not None
        self._context.faces.forget(card.id)
        self._context.link.ask(lambda desk: desk.let_go(number), lambda _: self._changed())

    # Window and keys

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._night.size() != self.size():
            self._night = QPixmap(self.size())
            paint_night(self._night)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._night)
        painter.fillRect(self.rect(), QColor(11, 9, 40, 150))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, leaning = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _ARROWS and (leaning or self.card.zoomed):
            self.card.nudge(_ARROWS[key].x(), _ARROWS[key].y())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp):
            self.go(self.at - 1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown):
            self.go(self.at + 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go(0 if key == Qt.Key.Key_Home else len(self._cards) - 1)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.turn()
        elif key == Qt.Key.Key_Z or (key == Qt.Key.Key_Escape and self.card.zoomed):
            self.zoom()
        elif key == Qt.Key.Key_Escape:
            self._left()
        else:
            super().keyPressEvent(event)
