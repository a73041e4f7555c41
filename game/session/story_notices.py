"""What a step of a story brought, told to whoever shows it; and what it need not bring again."""

from __future__ import annotations

from collections.abc import Iterator

from game.play import deck
from game.play import happenings as h
from game.play.state import State
from game.session import messages as m
from game.session import wording
from game.session.profile import OpenProfile


def already(state: State, what: h.Happening) -> bool:
    """Whether the player has this: a card in hand, a chapter that has opened."""
    if isinstance(what, h.CardWon):
        return what.card in state.cards and not state.cards[what.card].other_evening
    return isinstance(what, h.ChapterOpened) and state.progress(what.chapter).opened is not None


def told_of(profile: OpenProfile, what: h.Happening, event: int) -> Iterator[m.Message]:
    """A happening in the player's language; none for what is not told. `event` is where it is written down."""
    library, language, state = profile.library, profile.language, profile.journal.state
    if isinstance(what, h.BondMoved):
        who, bond = library.companion(what.companion), state.bond(what.companion)
        why = wording.why(what.reason, who, language)
        yield m.BondChanged(what.points, why, "", bond.points, bond.rank)
    elif isinstance(what, h.RankReached):
        ranks = library.companion(what.companion).ranks
        name = next((r.name.within(language) for r in ranks if r.number == what.rank), str(what.rank))
        yield m.RankRisen(what.companion, what.rank, name)
    elif isinstance(what, h.CardWon):
        title = library.card(what.card).title.within(language)
        yield m.CardCame(what.card, title, what.how, what.quote)
    elif isinstance(what, h.DrawEarned):
        left = len(deck.left(state, library.deck_of(what.companion)))
        before, _ = deck.waiting(state.bond(what.companion).draws - what.count, left)
        now, _ = deck.waiting(what.count, left - before)
        yield m.DrawsEarned(what.companion, now, what.count - now)
    elif isinstance(what, h.MemoryKept):
        yield m.Remembered(event, what.text)
    elif isinstance(what, h.ChapterOpened):
        chapter = library.chapter(what.chapter)
        yield m.ChapterUnlocked(what.chapter, chapter.title.within(language), chapter.kind, what.quote)
    elif isinstance(what, h.EndingReached):
        chapter, found = library.chapter(what.chapter), state.progress(what.chapter).endings
        ending = next((one for one in chapter.endings if one.id == what.ending), None)
        if ending is not None and found.get(what.ending) == event:  # Only the first time is worth telling.
            there = sum(one.id in found for one in chapter.endings)
            yield m.EndingFound(what.chapter, ending.title.within(language), there, len(chapter.endings))
