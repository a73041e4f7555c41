"""What opens chapters, what is still missing, and what reading one to its end brings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from game.content.model import Chapter
from game.play.happenings import CardWon, DrawEarned, Happening, RankReached
from game.play.state import State


@dataclass(frozen=True)
class Missing:
    """One condition of a chapter, and how far it holds. `name` is the beat's or chapter's id, "" for numbers."""

    kind: Literal["rank", "points", "beat", "chapter"]
    name: str
    have: int
    need: int


def conditions(state: State, chapter: Chapter) -> list[Missing]:
    """Everything a chapter asks for, met or not, with how far it is met."""
    bond, opens = state.bond(chapter.companion), chapter.opens
    found: list[Missing] = []
    if opens.rank > 1:
        found.append(Missing("rank", "", bond.rank, opens.rank))
    if opens.points:
        found.append(Missing("points", "", bond.points, opens.points))
    found += [Missing("beat", beat, int(beat in bond.beats), 1) for beat in opens.beats]
    found += [Missing("chapter", c, int(state.progress(c).finished is not None), 1) for c in opens.chapters]
    return found


def missing(state: State, chapter: Chapter) -> list[Missing]:
    """What a chapter still waits for; empty when it may open."""
    return [one for one in conditions(state, chapter) if one.have < one.need]


def newly_open(state: State, chapters: Iterable[Chapter]) -> list[Chapter]:
    """The chapters that have not opened yet and now may."""
    return [c for c in chapters if state.progress(c.full_id).opened is None and not missing(state, c)]


def causes(state: State, chapter: Chapter) -> list[int]:
    """The events that the opening of a chapter hangs on: the beats reached and the chapters finished for it."""
    bond, opens = state.bond(chapter.companion), chapter.opens
    finished = (state.progress(c).finished for c in opens.chapters)
    return [*(bond.beats[b] for b in opens.beats if b in bond.beats), *(f for f in finished if f is not None)]


def rewards(state: State, chapter: Chapter, quote: str) -> list[Happening]:
    """What finishing a chapter brings the first time; nothing when it was finished before."""
    if state.progress(chapter.full_id).finished is not None:
        return []
    grants = chapter.grants
    brought: list[Happening] = []
    if grants.rank is not None and grants.rank > state.bond(chapter.companion).rank:
        brought.append(RankReached(chapter.companion, grants.rank))
    for card in grants.cards:
        if card not in state.cards or state.cards[card].other_evening:
            brought.append(CardWon(chapter.companion, card, "chapter", quote))
    if grants.draws:
        brought.append(DrawEarned(chapter.companion, grants.draws, chapter.full_id, quote))
    return brought
