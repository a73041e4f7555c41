"""How long one card face takes, from pictures on the disk to a lettered face; the median over the shipped cards.

Each composing is at a width not used before, so that nothing is taken from what was kept of an earlier one.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from game.art.card_face import CardView, compose
from game.commands.bench import CannotMeasure, Measured
from game.commands.parts import Parts
from game.content.library import find_packs, load_library
from game.content.model import Card
from tests.bench.timing import milliseconds, spread

WIDEST = 460
"""Pixels: a face as large as the window shows it."""
ROUNDS = 5


def measure(parts: Parts) -> Measured:
    cards = load_library(find_packs(parts.root / "story")).cards
    if not cards:
        raise CannotMeasure("No pack brings a card.")
    views = [face for card in cards for face in (_view(card, "en"), _view(card, "zh-Hans"))]
    widths = iter(range(WIDEST, 0, -1))
    first = [milliseconds(compose, view, next(widths)) for _ in range(ROUNDS) for view in views]
    again = [milliseconds(compose, view, WIDEST) for _ in range(ROUNDS) for view in views]
    return judge(first, again)


def judge(first: Sequence[float], again: Sequence[float]) -> Measured:
    detail = {"taken": "median", "from the disk": spread(first, 1), "pictures at hand": spread(again, 1)}
    return Measured({"": median(first)}, detail)


def _view(card: Card, language: str) -> CardView:
    return CardView(
        card.full_id, card.title.within(language), card.subtitle.within(language), card.rarity, card.number,
        card.set_name.within(language), card.picture, language,
    )  # fmt: skip
