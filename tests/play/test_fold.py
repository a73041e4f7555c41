"""What the journal adds up to: effects follow the active path, their causes, and what was held in hand stays."""

from __future__ import annotations

from game.play import happenings as h
from game.play.state import State, fold, from_view, to_view
from game.play.store import Event

WHO = "base:ana"


def events(*rows: tuple[int, h.Happening, tuple[int, ...]]) -> list[Event]:
    """Events from (turn, what, because), numbered from 1."""
    return [Event(n, turn, because, "2026-11-20T22:10:00", what) for n, (turn, what, because) in enumerate(rows, 1)]


STORY = events(
    (1, h.BondMoved(WHO, 4, "confides", "work", 0), ()),
    (1, h.ChapterOpened(WHO, "base:one", "I lost my job"), (1,)),
    (2, h.ChapterBegun(WHO, "base:one"), (2,)),
    (3, h.FlagSet("kept_the_key", True), (3,)),
    (3, h.ChapterFinished(WHO, "base:one"), (3,)),
    (3, h.RankReached(WHO, 2), (5,)),
    (3, h.CardWon(WHO, "base:door", "chapter", "I lost my job"), (5,)),
    (4, h.CardShown("base:door"), (7,)),
)


def test_everything_on_the_path_counts() -> None:
    state = fold(STORY, {1, 2, 3, 4})
    assert state.bond(WHO).points == 4
    assert state.bond(WHO).rank == 2
    assert state.flags == {"kept_the_key": True}
    assert state.progress("base:one").finished == 5
    assert state.cards["base:door"].shown
    assert not state.cards["base:door"].other_evening


def test_undoing_a_cause_undoes_what_followed_in_other_conversations() -> None:
    state = fold(STORY, {2, 3, 4})
    assert state.bond(WHO).points == 0
    assert state.bond(WHO).rank == 1
    assert state.flags == {}
    assert state.progress("base:one").opened is None


def test_a_card_seen_and_a_chapter_read_stay_as_from_another_evening() -> None:
    state = fold(STORY, {2, 3, 4})
    assert state.cards["base:door"].other_evening
    assert state.cards["base:door"].quote == "I lost my job"
    assert state.progress("base:one").other_evening


def test_a_card_not_seen_yet_goes_with_what_won_it() -> None:
    assert fold(STORY[:-1], {2, 3}).cards == {}


def test_winning_a_card_from_another_evening_anew_makes_it_this_evenings() -> None:
    again = [*STORY, Event(9, 5, (), "2026-11-21T22:00:00", h.CardWon(WHO, "base:door", "chapter", "it rained"))]
    held = fold(again, {2, 3, 4, 5}).cards["base:door"]
    assert (held.other_evening, held.quote, held.shown) == (False, "it rained", True)


def test_a_card_won_and_seen_on_one_branch_has_been_seen_on_the_other() -> None:
    won = h.CardWon(WHO, "base:door", "chapter", "it rained")
    branches = events((1, won, ()), (2, won, ()), (3, h.CardShown("base:door"), (2,)))
    held = fold(branches, {1, 3}).cards["base:door"]
    assert (held.won, held.shown, held.other_evening) == (1, True, False)


def test_a_hurt_is_owed_as_far_as_there_was_something_to_lose() -> None:
    state = fold(
        events((1, h.BondMoved(WHO, 3, "confides", "", 0), ()), (1, h.BondMoved(WHO, -4, "hurts", "", 0), ())), {1}
    )
    assert (state.bond(WHO).points, state.bond(WHO).owed) == (0, 3)


def test_a_changed_fact_closes_the_old_one() -> None:
    said = h.MemoryKept(WHO, "fact", "sister", "Anna", "", "My sister Anna", "en", None)
    now = h.MemoryKept(WHO, "fact", "sister", "Hanna", "", "it's Hanna", "en", None)
    state = fold(events((1, said, ()), (2, h.MemoryClosed(1, "changed"), ()), (2, now, ())), {1, 2})
    assert [m.value for m in state.open_memories(WHO)] == ["Hanna"]
    assert state.memories[1].closed is not None


def test_points_never_fall_below_nothing() -> None:
    state = fold(events((1, h.BondMoved(WHO, -4, "hurts", "", 0), ())), {1})
    assert (state.bond(WHO).points, state.bond(WHO).owed) == (0, 0)


def test_a_view_gives_back_the_state_it_was_made_of() -> None:
    state, heads = fold(STORY, {1, 2, 3, 4}), {1: 1, 2: 3, 3: 4}
    view = to_view(state, heads, 8)
    assert from_view(view, heads, 8) == state


def test_a_view_that_is_behind_or_of_other_heads_is_not_believed() -> None:
    view = to_view(State(), {1: 1}, 8)
    assert from_view(view, {1: 1}, 9) is None
    assert from_view(view, {1: 2}, 8) is None
    assert from_view({**view, "bonds": {"x": {"nonsense": 1}}}, {1: 1}, 8) is None


def test_every_kind_of_happening_comes_back_from_its_json() -> None:
    for event in STORY:
        assert h.from_data(event.what.kind, event.what.version, h.to_data(event.what)) == event.what
