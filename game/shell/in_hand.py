"""Cards over the whole window: one that is turned over as it comes, one looked at large, a moment about to be kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from game.session.messages import CardCame
    from game.session.views import AlbumView, CardEntry, SaidAt
    from game.shell.sitting import Sitting


def reveal(sitting: Sitting, came: CardCame, after: Callable[[], None]) -> None:
    """Turn over a card that came; it is the player's for good once its face has been seen."""

    def show(album: AlbumView) -> None:
        card = next((c for c in album.cards if c.id == came.card), None)
        if card is None:
            after()
        else:
            _turn_over(sitting, card, after)

    sitting.link.ask(lambda desk: desk.album(), show)


def show_cards(sitting: Sitting, cards: Sequence[CardEntry], at: int) -> None:
    """One of some cards, large; one that came and was never turned over is turned now."""
    card = cards[at]
    if card.found and not card.shown:
        _turn_over(sitting, card, lambda: sitting.go("album"))
        return
    from game.shell.big_card import BigCard

    # Those still face down are for their own moment, not to be leafed past.
    leafed = [one for one in cards if one.shown or not one.found]
    window = sitting.window

    def left() -> None:
        window.set_cover(None)
        greet = getattr(window.page, "greet_focus", None)
        if greet is not None:
            greet()

    def changed() -> None:
        window.set_cover(None)
        sitting.go("album")

    def jump(place: SaidAt) -> None:
        window.set_cover(None)
        show_place(sitting, place)

    room = (window.width(), window.height())
    window.set_cover(BigCard(sitting.context(), leafed, leafed.index(card), room, left, changed, jump))


def show_place(sitting: Sitting, place: SaidAt) -> None:
    """Go to a line of the talk."""
    sitting.go("talk")
    talk, flow = sitting.talk, getattr(sitting.window.page, "flow", None)
    if talk is not None and flow is not None and talk.companion == place.companion:
        # Once the new page has its size.
        QTimer.singleShot(0, flow, lambda: flow.show_turn(place.turn))


def _turn_over(sitting: Sitting, card: CardEntry, after: Callable[[], None]) -> None:
    from game.shell.reveal import Reveal

    def seen() -> None:
        sitting.link.ask(lambda desk: desk.show_card(card.id))

    def left() -> None:
        sitting.window.set_cover(None)
        after()

    room = (sitting.window.width(), sitting.window.height())
    sitting.window.set_cover(Reveal(sitting.context(), card, room, seen=seen, left=left))
