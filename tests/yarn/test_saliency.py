"""How one of several lines or nodes is chosen."""

from __future__ import annotations

import pytest

from game.yarn import STRATEGIES, Dialogue, compile_yarn
from game.yarn.chance import Chance
from game.yarn.saliency import Candidate

GROUP = [Candidate("a", 0, 0), Candidate("b", 2, 1), Candidate("c", 2, 0), Candidate("d", 2, 0)]


@pytest.mark.parametrize(("name", "index"), [("first", 0), ("best", 1), ("best_least_recently_seen", 2)])
def test_strategies_choose(name, index):
    assert STRATEGIES[name](GROUP, Chance(0)) == index


def test_the_random_strategy_chooses_among_equals_only():
    strategy = STRATEGIES["random_best_least_recently_seen"]
    chance = Chance(1)
    assert {strategy(GROUP, chance) for _ in range(50)} == {2, 3}


def test_every_line_of_a_group_comes_before_any_comes_again(tell):
    shown = tell("=> a\n=> b\n=> c", times=6, saliency="random_best_least_recently_seen", seed=4)
    assert sorted(shown[:3]) == sorted(shown[3:]) == ["a", "b", "c"]


def test_conditions_that_ask_more_go_first(tell):
    body = "=> plain\n=> asks one <<if true>>\n=> asks two <<if true and 1 < 2>>\n=> once and one <<once if true>>"
    assert tell(body, times=3, saliency="best") == ["asks two", "asks two", "asks two"]
    assert tell(body, times=4) == ["asks two", "once and one", "asks one", "plain"]


def test_a_group_of_which_nothing_fits_is_passed_by(tell):
    assert tell("=> a <<if false>>\n    under a\nafter") == ["after"]


def test_what_stands_under_a_group_line_follows_it(tell):
    assert tell("=> a\n    under a\n=> b\n    under b\nafter", saliency="first") == ["a", "under a", "after"]


def test_a_host_may_choose_by_a_rule_of_its_own():
    program = compile_yarn({"a.yarn": "title: S\n---\n=> a\n=> b\n=> c\n===\n"})
    dialogue = Dialogue(program, saliency=lambda candidates, _: len(candidates) - 1)
    dialogue.start("S")
    assert dialogue.advance().text == "c"
    dialogue.use_saliency("first")
    dialogue.start("S")
    assert dialogue.advance().text == "a"


def test_chance_is_the_same_everywhere_and_even():
    chance = Chance(1234567)
    published = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431]
    assert [chance.below(2**64) for _ in published] == published
    rolls = [chance.below(6) for _ in range(6_000)]
    assert all(850 < rolls.count(side) < 1_150 for side in range(6))
