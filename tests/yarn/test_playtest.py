"""Random play finds what can be reached, and what cannot."""

from __future__ import annotations

from game.yarn import compile_yarn, play_randomly

STORY = """title: Start
---
<<declare $trust = 0>>
-> warm
    <<set $trust += 1>>
-> cool
-> odd
    <<set $trust = -9>>
<<if $trust > 3>>
    deep #line:deep
    <<jump Good>>
<<elseif $trust < 0>>
    <<jump Bad>>
<<endif>>
<<jump Start>>
===
title: Good
---
the end
===
title: Bad
---
another end
===
"""


def test_every_line_of_a_sound_story_is_reached():
    coverage = play_randomly(compile_yarn({"a": STORY}), 200, seed=1)
    assert coverage.complete
    assert set(coverage.endings) == {"Good", "Bad"}
    assert sum(coverage.endings.values()) == 200
    assert set(coverage.nodes) == {"Start", "Good", "Bad"}
    assert coverage.to_json()["nodes"]["Good"] == 2 * coverage.endings["Good"]
    assert coverage.lines["line:deep"] == coverage.endings["Good"]


def test_lines_nothing_comes_to_are_named():
    story = STORY.replace("the end", "the end\nunseen <<if false>> #line:unseen")
    coverage = play_randomly(compile_yarn({"a": story}), 100, seed=1)
    assert coverage.missed == ("line:unseen",)
    assert not coverage.complete
    told = coverage.to_json()
    assert told["missed"] == ["line:unseen"]
    assert (told["options_offered"], told["options_chosen"], told["runs"]) == (3, 3, 100)


def test_a_story_that_gets_stuck_is_told_and_play_goes_on():
    story = STORY.replace("another end", "<<jump Bad>>")
    coverage = play_randomly(compile_yarn({"a": story}), 50, seed=1)
    (told,) = coverage.stuck
    assert "circles" in told
    assert coverage.endings["Good"] + coverage.stuck[told] == 50


def test_a_story_without_an_end_is_told():
    coverage = play_randomly(compile_yarn({"a": "title: Start\n---\nHi\n<<jump Start>>\n===\n"}), 2, seed=1, longest=20)
    assert coverage.stuck == {"No end after 20 lines from Start": 2}


def test_equal_seeds_play_alike():
    program = compile_yarn({"a": STORY})
    assert play_randomly(program, 20, seed=5).to_json() == play_randomly(program, 20, seed=5).to_json()
    assert play_randomly(program, 20, seed=5).chosen != play_randomly(program, 20, seed=6).chosen


def test_starts_values_and_replays_vary():
    story = "title: A\n---\n<<declare $x = 0>>\n{$x} <<if $x > 1>> #line:x\nonce <<once>> #line:o\n===\n"
    story += "title: B\n---\nb\n===\n"
    program = compile_yarn({"a": story})
    coverage = play_randomly(program, 8, 1, starts=["A", "B"], variables=[{"$x": 0}, {"$x": 2}], replays=4)
    assert coverage.endings == {"A": 4, "B": 4}
    assert (coverage.lines["line:x"], coverage.lines["line:o"]) == (2, 2)
