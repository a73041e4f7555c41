"""Fair cards: a deck is finite, every card comes once, and what is left is always known."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from game.content.model import Card
from game.play.state import State


def left(state: State, deck: Iterable[Card]) -> list[Card]:
    """The cards of a deck that the player does not hold."""
    return [card for card in deck if card.full_id not in state.cards]


def waiting(draws: int, remaining: int) -> tuple[int, int]:
    """(draws that can be taken, draws put by): no draw is promised for which the deck holds no card."""
    now = min(draws, remaining)
    return now, draws - now


def draw(state: State, deck: Iterable[Card], chance: Random) -> Card | None:
    """One card of those left, each as likely; None when the deck is empty. The result is recorded, never redrawn."""
    remaining = left(state, deck)
    return chance.choice(remaining) if remaining else None
