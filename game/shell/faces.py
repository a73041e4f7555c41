"""Card faces for the screen: composed on a thread of their own, kept while they are likely to be wanted again."""

from __future__ import annotations

import queue
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPixmap

if TYPE_CHECKING:
    from game.art.card_face import CardView
    from game.art.frames import Rarity
    from game.session.views import CardEntry

_KEPT = 120


class FaceMaker(QObject):
    """`face` gives a face that is ready, or None and `ready` later with its key.

    A face that cannot be composed (its picture is missing or damaged) stays None; `ready` is not sent for it.
    """

    ready = Signal(object)
    foil_ready = Signal(object, object)
    _made = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[tuple[Any, ...], QPixmap] = OrderedDict()
        self._asked: set[tuple[Any, ...]] = set()
        self._not_to_be_had: set[tuple[Any, ...]] = set()
        self._jobs: queue.SimpleQueue[tuple[tuple[Any, ...], CardEntry | None, bool] | None] = queue.SimpleQueue()
        self._made.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._thread: threading.Thread | None = None

    @staticmethod
    def key(card: CardEntry | None, width: int, language: str) -> tuple[Any, ...]:
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
        """Ask for the foil that goes over a face; `foil_ready` brings it with the face's key."""
        self._ask((*self.key(card, width, language), "foil"), card, foil=True)

    @property
    def busy(self) -> bool:
        """Whether something that was asked for is still to come."""
        return bool(self._asked)

    def close(self) -> None:
        """Make no more faces."""
        self._jobs.put(None)

    def _ask(self, key: tuple[Any, ...], card: CardEntry | None, foil: bool) -> None:
        if key in self._asked or key in self._not_to_be_had:
            return
        self._asked.add(key)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="faces", daemon=True)
            self._thread.start()
        self._jobs.put((key, card, foil))

    def _take(self, key: tuple[Any, ...], image: object, foil: object) -> None:
        self._asked.discard(key)
        if foil is not None:
            self.foil_ready.emit(key[:-1], foil)
        elif isinstance(image, QImage):
            self._kept[key] = QPixmap.fromImage(image)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            self.ready.emit(key)
        else:
            self._not_to_be_had.add(key)

    # On the thread of the faces

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            key, card, foil = job
            try:
                if foil and card is not None:
                    self._made.emit(key, None, _foil(card, key))
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
    from game.art.card_face import compose, compose_back

    face = compose_back(width) if card is None else compose(_view(card, language), width)
    return as_image(face)


def as_image(picture: Any) -> QImage:
    """A Pillow RGBA picture as a QImage with its own bytes, premultiplied for quick painting."""
    data = picture.tobytes("raw", "RGBA")
    image = QImage(data, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGBA8888)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _foil(card: CardEntry, key: tuple[Any, ...]) -> Any:
    from game.art.card_face import card_foil

    return card_foil(_view(card, key[3]), key[2])


def _view(card: CardEntry, language: str) -> CardView:
    from game.art.card_face import CardView

    return CardView(
        card.id, card.title, card.subtitle, cast("Rarity", card.rarity), card.number, card.set_name, card.picture,
        language, card.found,
    )  # fmt: skip
