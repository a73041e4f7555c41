"""The cards of an album as the player wants to see them: filtered, searched, in an order; and how full each set is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from game.content.model import RARITIES
from game.session.views import CardEntry

Order = Literal["number", "rarity", "newest", "companion"]
ORDERS: tuple[Order, ...] = get_args(Order)
Show = Literal["all", "owned", "missing", "keepsakes"]
SHOWS: tuple[Show, ...] = get_args(Show)
_RANK: Mapping[str, int] = {rarity: place for place, rarity in enumerate(reversed(RARITIES))}
"""The rarest first; keepsakes, which no rarity measures, come last."""


@dataclass(frozen=True)
class Wanted:
    """What the player wants to see; "" means any. companion: a full id. words: each must be found somewhere."""

    show: Show = "all"
    companion: str = ""
    set_name: str = ""
    rarity: str = ""
    words: str = ""
    order: Order = "number"


@dataclass(frozen=True)
class SetCount:
    """How full a set is."""

    name: str
    found: int
    all: int

    @property
    def mark(self) -> Literal["", "half", "whole"]:
        """Half and whole are worth marking; one card of one is whole."""
        if self.found == self.all:
            return "whole"
        return "half" if self.found * 2 >= self.all and self.found else ""


def arranged(cards: Iterable[CardEntry], wanted: Wanted, names: Mapping[str, str]) -> list[CardEntry]:
    """The wanted cards in the wanted order; equal ones stay as they came. `names`: companion → name, for the order."""
    words = wanted.words.casefold().split()
    found = [card for card in cards if _is_wanted(card, wanted) and _holds(card, words)]
    if wanted.order == "number":
        return sorted(found, key=_number)
    if wanted.order == "rarity":
        return sorted(found, key=lambda card: (_RANK.get(card.rarity, len(_RANK)), *_number(card)))
    if wanted.order == "companion":
        return sorted(found, key=lambda card: (names.get(card.companion or "", "\uffff").casefold(), *_number(card)))
    # The newest first, cards that have not come yet last.
    return sorted(sorted(found, key=_number), key=lambda card: card.at if card.found else "", reverse=True)


def sets_of(cards: Sequence[CardEntry]) -> list[SetCount]:
    """Every set in the order of its first card."""
    names = dict.fromkeys(card.set_name for card in cards)
    tally = {name: [0, 0] for name in names}
    for card in cards:
        tally[card.set_name][0] += card.found
        tally[card.set_name][1] += 1
    return [SetCount(name, found, all_) for name, (found, all_) in tally.items()]


def _is_wanted(card: CardEntry, wanted: Wanted) -> bool:
    shown = {
        "all": True, "owned": card.found and card.keepsake is None, "missing": not card.found,
        "keepsakes": card.keepsake is not None,
    }[wanted.show]  # fmt: skip
    return (
        shown
        and wanted.companion in ("", card.companion)
        and wanted.set_name in ("", card.set_name)
        and wanted.rarity in ("", card.rarity)
    )


def _holds(card: CardEntry, words: list[str]) -> bool:
    """Whether every word is somewhere on the card. What is not found yet is known by its hint and set alone: a search
    must not tell what it is called."""
    if not words:
        return True
    known = (card.title, card.subtitle, card.flavour, card.quote) if card.found else (card.hint,)
    text = "\n".join((*known, card.set_name)).casefold()
    return all(word in text for word in words)


def _number(card: CardEntry) -> tuple[bool, int, str]:
    """Packs' cards by number, those whose number is none after them, keepsakes at the end."""
    plain = card.number.isdecimal()
    return card.keepsake is not None, int(card.number) if plain else 1_000_000, "" if plain else card.number
