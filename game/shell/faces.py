"""Card faces for the screen: composed on a thread of their own, kept while they are likely to be wanted again.

What was asked for last is made first: while an album scrolls, the cards in sight come before those that have passed,
and what has waited too long is forgotten until it is asked for again. While it moves nothing is begun.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

if TYPE_CHECKING:
    from game.art.card_face import CardView
    from game.art.foil import LitFace
    from game.art.frames import Rarity
    from game.session.views import CardEntry

KEPT_BYTES = 96_000_000
WAITING = 64
"""How many pictures may wait to be made; more than an album shows at once."""
Key = tuple[Any, ...]


class FaceMaker(QObject):
    """`face` gives a face that is ready, or None and `ready` later with its key.

    A face that cannot be composed (its picture is missing or damaged) stays None; `ready` is not sent for it.
    """

    ready = Signal(object)
    foil_ready = Signal(object, object)
    _made = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()
        self._bytes = 0
        self._asked: set[Key] = set()
        self._not_to_be_had: set[Key] = set()
        self._waiting: OrderedDict[Key, tuple[CardEntry | None, bool]] = OrderedDict()
        self._wake = threading.Condition()
        self._over = False
        self._quiet_until = 0.0
        self._made.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._thread: threading.Thread | None = None

    @staticmethod
    def key(card: CardEntry | None, width: int, language: str) -> Key:
        """What tells faces apart; no card means the back."""
        return ("back", width) if card is None else (card.id, card.found, width, language)

    def face(self, card: CardEntry | None, width: int, language: str) -> QPixmap | None:
        """A face `width` device pixels wide, or the back of every card."""
        key = self.key(card, width, language)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        self._ask(key, card, foil=False)
        return None

    def ask_foil(self, card: CardEntry, width: int, language: str) -> None:
        """Ask for a face that light can play over; `foil_ready` brings it, a `LitFace`, with the face's key."""
        self._ask((*self.key(card, width, language), "foil"), card, foil=True)

    @property
    def busy(self) -> bool:
        """Whether something that was asked for is still to come."""
        return bool(self._asked)

    @property
    def kept_bytes(self) -> int:
        """What the kept faces take in memory."""
        return self._bytes

    def hush(self, seconds: float) -> None:
        """Begin no picture for a moment: a page moves, and composing would hold it up (both need the interpreter)."""
        self._quiet_until = time.monotonic() + seconds

    def forget(self, card: str) -> None:
        """A card's picture is no more, or another one now."""
        for key in [key for key in self._kept if key[0] == card]:
            self._bytes -= _bytes(self._kept.pop(key))

    def close(self) -> None:
        """Make no more faces."""
        with self._wake:
            self._over = True
            self._wake.notify()

    def _ask(self, key: Key, card: CardEntry | None, foil: bool) -> None:
        if key in self._not_to_be_had or self._over:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="faces", daemon=True)
            self._thread.start()
        with self._wake:
            if key in self._waiting:
                self._waiting.move_to_end(key)
            elif key not in self._asked:
                self._asked.add(key)
                self._waiting[key] = (card, foil)
                while len(self._waiting) > WAITING:
                    self._asked.discard(self._waiting.popitem(last=False)[0])
                self._wake.notify()

    def _take(self, key: Key, image: object, foil: object) -> None:
        self._asked.discard(key)
        if foil is not None:
            self.foil_ready.emit(key[:-1], foil)
        elif isinstance(image, QImage):
            made = self._kept[key] = QPixmap.fromImage(image)
            self._bytes += _bytes(made)
            while self._bytes > KEPT_BYTES and len(self._kept) > 1:
                self._bytes -= _bytes(self._kept.popitem(last=False)[1])
            self.ready.emit(key)
        else:
            self._not_to_be_had.add(key)

    # On the thread of the faces

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._waiting or self._over)
            quiet = self._quiet_until - time.monotonic()
            if quiet > 0 and not self._over:
                time.sleep(quiet)
                continue
            with self._wake:
                if self._over:
                    return
                if not self._waiting:
                    continue
                key, (card, foil) = self._waiting.popitem(last=True)
            try:
                if foil and card is not None:
                    self._made.emit(key, None, _lit(card, key))
                else:
                    self._made.emit(key, compose_face(card, key[1] if card is None else key[2], key[-1]), None)
            except RuntimeError:
                return  # The window is gone.
            except Exception:
                import logging

                logging.getLogger(__name__).exception("a card's face could not be made")
                self._made.emit(key, None, None)


def compose_face(card: CardEntry | None, width: int, language: str) -> QImage:
    """A face as Qt shows it. Raises what `game.art` raises for a picture that is missing or damaged."""
    from game.art.card_face import compose, compose_back, printed

    if card is None:
        return as_image(compose_back(width))
    if card.keepsake is not None:
        return as_image(printed(card.picture, width))
    return as_image(compose(_view(card, language), width))


def as_image(picture: Any) -> QImage:
    """A Pillow RGBA picture as a QImage with its own bytes, premultiplied for quick painting."""
    data = picture.tobytes("raw", "RGBA")
    image = QImage(data, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGBA8888)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def _lit(card: CardEntry, key: Key) -> LitFace:
    """A face joined with its foil, so that light can play over it."""
    from game.art.card_face import card_foil, compose, printed, printed_foil

    width = key[2]
    if card.keepsake is not None:
        return printed_foil(width).over(printed(card.picture, width))
    view = _view(card, key[3])
    return card_foil(view, width).over(compose(view, width))


def _view(card: CardEntry, language: str) -> CardView:
    from game.art.card_face import CardView

    return CardView(
        card.id, card.title, card.subtitle, cast("Rarity", card.rarity), card.number, card.set_name, card.picture,
        language, card.found,
    )  # fmt: skip
