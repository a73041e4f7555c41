"""A card comes: its back, then its face, with the line that earned it. Calm, and over as soon as the player likes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from game.shell.card_widget import MARGIN, RATIO, CardWidget
from game.shell.chrome import paint_night
from game.shell.tokens import RARITY_PIPS
from game.shell.widgets import Stars, button, column, label

if TYPE_CHECKING:
    from game.session.views import CardEntry
    from game.shell.context import Context


class Reveal(QWidget):
    """Turns a card over. `seen` is called once its face has been seen, `left` when the player goes on. Nothing here
    builds up, blinks or counts: the card lies there until it is turned, and any key hurries it."""

    def __init__(
        self, context: Context, card: CardEntry, room: tuple[int, int], *, seen: Callable[[], None],
        left: Callable[[], None],
    ) -> None:  # fmt: skip
        super().__init__()
        self._context, self._seen, self._left = context, seen, left
        self._night = QPixmap()
        self._turning = False
        look, words = context.look, context.words
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The words below the card need about this much; where that is half the window, they stand beside it.
        below = look.px(264)
        beside = below > room[1] * 0.5
        height = (
            room[1] - look.px(40) if beside else max(200, min(room[1] - below, round(520 * max(1.0, room[1] / 720))))
        )
        self.card = CardWidget(context, card, round(height / (RATIO + 2 * MARGIN)), face_up=False)
        self.card.setAccessibleName(words("reveal.back"))
        self.card.setAccessibleDescription("")
        self.card.clicked.connect(self._on)
        self.card.turned.connect(self._face_seen)
        across = QHBoxLayout(self)
        across.setContentsMargins(look.px(12), look.px(12), look.px(12), look.px(12))
        rows = column(None, 0, look.px(4))
        if beside:
            across.addWidget(self.card, 0, Qt.AlignmentFlag.AlignCenter)
        across.addLayout(rows, 1)
        rows.addStretch(1)
        if not beside:
            rows.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        room_for_words = room[0] - look.px(60) - (self.card.width() if beside else 0)
        self._words = QWidget()
        told = column(self._words, 0, look.px(4))
        for line, role in self._lines(card):
            text = label(line, role)
            text.setStyleSheet("color: #fbedc8;" if role != "role" else "color: #e0ac4c;")
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            wide = min(room_for_words, look.px(720))
            text.setFixedWidth(wide)
            text.ensurePolished()
            text.setMinimumHeight(text.heightForWidth(wide))  # A row that is still hidden asks for one line only.
            told.addWidget(text, 0, Qt.AlignmentFlag.AlignHCenter)
        pips = RARITY_PIPS.get(card.rarity, 1)
        says = words(f"rarity.{card.rarity}")
        told.insertWidget(1, Stars(look, pips, pips, says, 6, "#e0ac4c"), 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(self._words)
        rows.addSpacing(look.px(8))
        self._go = button(words("reveal.turn"), self._on, "primary")
        rows.addWidget(self._go, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
        for one in self._words.findChildren(QWidget):
            policy = one.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            one.setSizePolicy(policy)
            one.hide()
        self.setAccessibleName(words("reveal.back"))
        context.announce(words("reveal.back"))

    def _lines(self, card: CardEntry) -> list[tuple[str, str]]:
        words = self._context.words
        found = [(card.title, "title"), (f"{words(f'rarity.{card.rarity}')} · {card.set_name}", "role")]
        if card.flavour:
            found.append((card.flavour, "quote"))
        if card.quote:
            found.append((words("reveal.earned_by", quote=card.quote), "role"))
        elif card.how:
            found.append((words(f"reveal.how_{card.how}"), "role"))
        if card.other_evening:
            found.append((words("album.other_evening"), "role"))
        return found

    def _on(self, _checked: bool = False) -> None:
        """What the button, a click and the usual keys do: turn, then hurry, then go on."""
        if self.card.face_up:
            self._left()
        elif self._turning:
            self.card.skip()
        else:
            self._turning = True
            self._go.setText(self._context.words("reveal.skip"))
            self.card.turn_over()

    def _face_seen(self) -> None:
        for one in self._words.findChildren(QWidget):
            one.show()
        self._go.setText(self._context.words("reveal.keep"))
        card = self.card.card
        self.card.setAccessibleName(card.title)
        self.card.setAccessibleDescription(card.subtitle)
        self.setAccessibleName(card.title)
        self._context.announce(". ".join(line for line, _ in self._lines(card)))
        self._seen()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._night.size() != self.size():
            self._night = QPixmap(self.size())
            paint_night(self._night)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._night)
        painter.fillRect(self.rect(), QColor(11, 9, 40, 150))

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        if not self.card.face_up:
            self._on()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on()
        elif event.key() == Qt.Key.Key_Escape:
            # Away at once: the face is shown first, since only a face that was seen is the player's for good.
            while not self.card.face_up:
                self._on()
            self._left()
        else:
            super().keyPressEvent(event)
