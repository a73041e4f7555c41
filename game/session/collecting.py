"""Collecting: the album, a draw from a companion's deck, seeing a card's face, and where its line was said."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from game.content.model import Card
from game.play import deck
from game.play.happenings import CardShown, CardWon, LineSaid
from game.play.state import HeldCard
from game.session.keepsakes import keepsakes
from game.session.messages import CardCame
from game.session.profile import OpenProfile
from game.session.views import AlbumView, CardEntry, SaidAt


class NothingToDraw(Exception):  # noqa: N818 - says what happened, not that something broke
    """No draw waits, or the deck is empty."""


def draw(profile: OpenProfile, companion: str) -> CardCame:
    """Take one card of those left in the companion's deck. Raises NothingToDraw when no draw waits or none is left."""
    who = profile.library.companion(companion)
    state = profile.journal.state
    bond = state.bond(who.full_id)
    if bond.draws < 1:
        raise NothingToDraw(f"No draw waits with {who.name.within('en')}. Ranks and chapters bring them.")
    card = deck.draw(state, profile.library.deck_of(who.full_id), profile.chance)
    if card is None:
        raise NothingToDraw(
            f"Every card of {who.name.within('en')}'s deck is already yours. The draw is put by for a card to come."
        )
    because = [bond.draw_earned] if bond.draw_earned is not None else []
    collection = profile.conversation("collection", "")
    with profile.journal.writing() as pen:
        turn = pen.turn(collection.id, "step")
        pen.add(turn, CardWon(who.full_id, card.full_id, "draw", bond.draw_quote), because=because)
    profile.journal.save_view()
    return CardCame(card.full_id, card.title.within(profile.language), "draw", bond.draw_quote)


def show_card(profile: OpenProfile, card: str) -> None:
    """The player has seen this card's face: it is theirs for good, whatever is rewound later."""
    held = profile.journal.state.cards.get(card)
    if held is None or held.shown:
        return
    collection = profile.conversation("collection", "")
    with profile.journal.writing() as pen:
        pen.add(pen.turn(collection.id, "step"), CardShown(card), because=[held.won])
    profile.journal.save_view()


def album(profile: OpenProfile) -> AlbumView:
    """Every card of every pack, those not found with their hints; and what each deck still holds."""
    state, library = profile.journal.state, profile.library
    entries = tuple(_entry(profile, card, state.cards.get(card.full_id)) for card in library.cards)
    decks = {c.full_id: deck.left(state, library.deck_of(c.full_id)) for c in library.companions}
    draws = {who: deck.waiting(state.bond(who).draws, len(left)) for who, left in decks.items()}
    return AlbumView(
        entries,
        sum(e.found for e in entries),
        {who: now for who, (now, _) in draws.items()},
        {who: by_rarity(left) for who, left in decks.items()},
        keepsakes(profile),
        {c.full_id: c.short_name.within(profile.language) for c in library.companions},
        {who: put_by for who, (_, put_by) in draws.items()},
    )


def said_at(profile: OpenProfile, card: str) -> SaidAt | None:
    """Where the line that earned a card, or that a keepsake holds, stands in its talk; None where it stands no more
    (it was rewound, or no line earned the card)."""
    state = profile.journal.state
    kept = state.keepsakes.get(int(card.removeprefix("keepsake:"))) if card.startswith("keepsake:") else None
    held = state.cards.get(card)
    companion = kept.companion if kept else held.companion if held else ""
    talk = profile.journal.conversation("talk", companion)
    if talk is None:
        return None
    path = profile.journal.path(talk.id)
    if kept is not None:
        here = {turn.id for turn in path}
        found = [turn for turn in kept.turns[:1] if turn in here]
    else:
        assert held is not None
        said = (e for e in profile.journal.events_of(path) if isinstance(e.what, LineSaid) and e.id < held.won)
        found = [e.turn for e in said if isinstance(e.what, LineSaid) and e.what.text == held.quote]
    return SaidAt(companion, found[-1]) if found else None


def by_rarity(cards: Iterable[Card]) -> dict[str, int]:
    """How many cards there are of each rarity."""
    return dict(Counter(card.rarity for card in cards))


@lru_cache(maxsize=64)
def _recipes(folder: Path) -> Mapping[str, str]:
    """Which program drew which picture, where the folder says so."""
    try:
        told = json.loads((folder / "made_by.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(recipe) for name, recipe in told.items()} if isinstance(told, dict) else {}


def _entry(profile: OpenProfile, card: Card, held: HeldCard | None) -> CardEntry:
    language, pack = profile.language, profile.library.packs[card.pack]
    return CardEntry(
        id=card.full_id,
        companion=card.companion,
        number=card.number,
        set_name=card.set_name.within(language),
        rarity=card.rarity,
        title=card.title.within(language),
        subtitle=card.subtitle.within(language),
        flavour=card.flavour.within(language),
        hint=card.hint.within(language),
        picture=card.picture,
        found=held is not None,
        shown=held is not None and held.shown,
        how=held.how if held else "",
        quote=held.quote if held else "",
        at=held.at if held else "",
        other_evening=held is not None and held.other_evening,
        credit=" · ".join((pack.name.within(language), *pack.authors)),
        recipe=_recipes(card.picture.parent).get(card.picture.name, ""),
    )
