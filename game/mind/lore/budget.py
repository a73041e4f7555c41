"""How many tokens lore may take: of the whole context, and of a book's own allowance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.mind.lore.model import LoreBook, LoreEntry, LoreSettings, Ref
from game.mind.lore.moment import Placement


def tokens_for(context: int, settings: LoreSettings) -> int:
    """The tokens that all lore together stays below, at least 1."""
    budget = max(1, round(context * settings.budget_share / 100))
    return min(budget, settings.budget_cap) if settings.budget_cap > 0 else budget


def over_own_budget(book: LoreBook, placements: Iterable[Placement], entries: Mapping[Ref, LoreEntry]) -> set[Ref]:
    """Which of a book's entries go so that the rest keep within its `token_budget`: the spare first, then those of
    lowest priority, then those of lowest order. Entries that ignore budgets neither go nor count."""
    if book.token_budget is None:
        return set()
    own = [p for p in placements if p.entry.book == book.id and not entries[p.entry].ignore_budget]
    own.sort(key=lambda p: (not p.spare, entries[p.entry].priority, p.order))
    left = sum(p.tokens for p in own)
    gone: set[Ref] = set()
    for one in own:
        if left <= book.token_budget:
            break
        gone.add(one.entry)
        left -= one.tokens
    return gone
