"""The rules: what a line is worth, what opens a chapter, what reading it brings, what a deck gives."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from game.content.model import Card, Chapter, Grants, Opens, Words
from game.play import deck
from game.play.bond import MEND_POINTS, POINTS, moves
from game.play.happenings import CardWon, DrawEarned, RankReached
from game.play.state import Bond, HeldCard, Progress, State
from game.play.unlocks import causes, missing, newly_open, rewards

WHO = "base:ana"


def words(text: str) -> Words:
    return Words({"en": text})


def chapter(name: str = "one", opens: Opens | None = None, grants: Grants | None = None) -> Chapter:
    return Chapter(
        name,
        "base",
        WHO,
        "chapter",
        words(name),
        words(""),
        Path("x.yarn"),
        "Start",
        opens or Opens(),
        grants or Grants(),
    )


def card(name: str) -> Card:
    blank = words("")
    return Card(name, "base", WHO, "1", blank, "ticket", words(name), blank, blank, blank, Path("p"), "deck")


# The bond


def test_a_new_act_on_a_new_topic_earns_in_full() -> None:
    (move,) = moves(Bond(), WHO, ["confides"], ["work"])
    assert (move.points, move.times) == (POINTS["confides"], 0)


def test_the_same_act_on_the_same_topic_earns_less_each_time_until_nothing() -> None:
    worth = []
    for times in range(5):
        found = moves(Bond(novelty={"confides|work": times}), WHO, ["confides"], ["work"])
        worth.append(found[0].points if found else 0)
    assert worth == [2, 1, 0, 0, 0]


def test_what_is_said_in_new_words_earns_in_full_though_no_author_foresaw_it() -> None:
    known = Bond(words={"sea": 5, "grey": 3})
    assert [m.points for m in moves(known, WHO, ["confides"], [], ["boat", "rust"])] == [2]
    assert [m.points for m in moves(known, WHO, ["confides"], [], ["sea", "boat", "rust", "hull"])] == [2]
    assert [m.points for m in moves(known, WHO, ["confides"], [], ["sea", "boat"])] == [2]
    assert moves(known, WHO, ["confides"], [], ["sea", "grey"]) == []


def test_a_name_in_every_line_does_not_make_old_what_is_told_of_it() -> None:
    known = Bond(words={"ines": 9, "rui": 9, "sea": 2})
    assert [m.points for m in moves(known, WHO, ["jokes"], [], ["ines", "rui", "recipe", "sardines"])] == [1]
    assert moves(known, WHO, ["jokes"], [], ["ines", "rui", "sea", "sardines"]) == []


def test_an_old_topic_in_new_words_is_no_older_than_its_words() -> None:
    known = Bond(novelty={"confides|work": 5}, words={"boss": 1})
    assert [m.points for m in moves(known, WHO, ["confides"], ["work"], ["boss"])] == [1]
    assert [m.points for m in moves(known, WHO, ["confides"], ["work"], ["desk"])] == [2]
    assert moves(known, WHO, ["confides"], ["work"]) == []


def test_a_line_without_words_of_its_own_goes_by_its_act() -> None:
    assert [m.points for m in moves(Bond(), WHO, ["compliments"], [])] == [1]
    assert moves(Bond(novelty={"compliments|": 1}), WHO, ["compliments"], []) == []


def test_words_are_counted_once_a_line() -> None:
    assert [m.words for m in moves(Bond(), WHO, ["confides", "jokes"], [], ["boat"])] == [["boat"], []]


def test_a_hurt_costs_in_full_every_time() -> None:
    (move,) = moves(Bond(novelty={"hurts|": 9}), WHO, ["hurts"], [])
    assert move.points == POINTS["hurts"]


def test_an_apology_mends_what_is_owed_and_no_more() -> None:
    assert [m.reason for m in moves(Bond(owed=4), WHO, ["apologises"], [])] == ["mended", "apologises"]
    assert moves(Bond(owed=4), WHO, ["apologises"], [])[0].points == MEND_POINTS
    assert moves(Bond(owed=1), WHO, ["apologises"], [])[0].points == 1
    assert [m.reason for m in moves(Bond(), WHO, ["apologises"], [])] == ["apologises"]


# Chapters


def test_a_chapter_says_everything_it_waits_for() -> None:
    waiting = chapter(opens=Opens(rank=2, points=24, beats=("door",), chapters=("base:before",)))
    state = State(bonds={WHO: Bond(points=10)})
    assert [(w.kind, w.have, w.need) for w in missing(state, waiting)] == [
        ("rank", 1, 2), ("points", 10, 24), ("beat", 0, 1), ("chapter", 0, 1),
    ]  # fmt: skip


def test_a_chapter_opens_once_when_nothing_is_missing() -> None:
    ready = chapter(opens=Opens(points=5, beats=("door",)))
    state = State(bonds={WHO: Bond(points=5, beats={"door": 3})})
    assert newly_open(state, [ready]) == [ready]
    state.chapters[ready.full_id] = Progress(opened=7)
    assert newly_open(state, [ready]) == []


def test_an_opening_hangs_on_the_beats_and_chapters_it_waited_for() -> None:
    ready = chapter(opens=Opens(beats=("door",), chapters=("base:before",)))
    state = State(bonds={WHO: Bond(beats={"door": 3})}, chapters={"base:before": Progress(finished=9)})
    assert causes(state, ready) == [3, 9]


def test_points_alone_never_raise_a_rank() -> None:
    state = State(bonds={WHO: Bond(points=1000)})
    assert state.bond(WHO).rank == 1


def test_the_first_end_of_a_chapter_brings_its_rewards_with_the_line_that_opened_it() -> None:
    rich = chapter(grants=Grants(rank=2, cards=("base:door",), draws=1))
    assert rewards(State(), rich, "why is it locked?") == [
        RankReached(WHO, 2), CardWon(WHO, "base:door", "chapter", "why is it locked?"),
        DrawEarned(WHO, 1, "base:one", "why is it locked?"),
    ]  # fmt: skip


def test_reading_it_again_brings_nothing() -> None:
    rich = chapter(grants=Grants(rank=2, cards=("base:door",), draws=1))
    assert rewards(State(chapters={"base:one": Progress(finished=3)}), rich, "") == []


# The deck


@pytest.mark.parametrize(("draws", "left", "told"), [(0, 3, (0, 0)), (2, 3, (2, 0)), (5, 2, (2, 3)), (1, 0, (0, 1))])
def test_no_draw_is_promised_for_which_there_is_no_card(draws: int, left: int, told: tuple[int, int]) -> None:
    assert deck.waiting(draws, left) == told


def test_a_deck_gives_every_card_once_and_then_none() -> None:
    cards = [card(n) for n in "abcd"]
    state, chance, got = State(), Random(1), []
    while (drawn := deck.draw(state, cards, chance)) is not None:
        got.append(drawn.id)
        state.cards[drawn.full_id] = HeldCard(drawn.full_id, WHO, 1, "", "draw", "")
    assert sorted(got) == ["a", "b", "c", "d"]
    assert deck.left(state, cards) == []


@pytest.mark.parametrize("seed", range(3))
def test_every_card_left_is_as_likely(seed: int) -> None:
    cards = [card(n) for n in "ab"]
    chance = Random(seed)
    got = [deck.draw(State(), cards, chance) for _ in range(400)]
    assert 140 < sum(d is cards[0] for d in got) < 260
