"""Lint finds what compiles but is probably not meant."""

from __future__ import annotations

import pytest

from game.yarn import CommandSpec, lint

CLEAN = """title: Start
---
<<declare $met = false>>
Ana: Hello. #line:a
-> Stay #line:b
    <<set $met = true>>
    <<jump End>>
-> Go #line:c
===
title: End
---
<<if $met>>
    Ana: Goodbye. #line:d
<<endif>>
===
"""


def told(program, source, **more):
    more.setdefault("need_ids", False)
    return [f"{one.line}: {one.message} {one.hint}".strip() for one in lint(program(source), **more)]


def test_a_clean_story_has_nothing_to_tell(program):
    known = {"known_commands": {"wave": CommandSpec()}, "known_speakers": {"Ana"}}
    assert told(program, CLEAN, need_ids=True, **known) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("title: Start\n---\nHi\n===\ntitle: Lost\n---\nHi\n===\n", "5: Nothing leads to the node Lost."),
        ("title: Start\n---\nHi\n<<jump Start>>\n===\n", "1: No way leads out of the node Start"),
        ("Hi\n<<stop>>\nlost", "5: Nothing can come to this line."),
        ("-> A\n    <<return>>\n    lost\n-> B", "5: Nothing can come to this line."),
        ("<<if true>>\n<<stop>>\n<<else>>\n<<stop>>\n<<endif>>\nlost", "8: Nothing can come to this line."),
        ("-> A <<if 1 < 2>>\n-> B <<once>>", "3: Every option here has a condition"),
        ('{visited("Strat")}', "3: visited asks for Strat, which is no node. Did you mean Start?"),
        ("<<declare $x = 1>>", "3: $x is declared but never used."),
        ("<<declare $x = 1>>\n{$x}", "3: $x is read but never set."),
        ("<<declare $x = (1)>>", "3: $x is never used."),
        ("<<set $x = 1>>\n{$x}", "3: $x is not declared. Write <<declare $x = …>>."),
        ("[b]open", "3: [b] is never closed."),
        ("title: Start\n---\n===\n", "1: The node Start is empty."),
    ],
)
def test_what_is_doubtful(program, source, expected):
    assert any(one.startswith(expected) for one in told(program, source))


def test_unknown_commands_and_speakers_get_hints(program):
    source = "Anna: Hello.\n<<wvae>>\nNote: this"
    found = told(program, source, known_commands={"wave"}, known_speakers={"Ana"})
    assert found == [
        "3: There is no speaker named Anna. Did you mean Ana?",
        "4: There is no command named wvae. Did you mean wave?",
        "5: There is no speaker named Note. Write \\: for a colon that names no speaker.",
    ]


def test_lines_without_ids_are_told_when_ids_are_needed(program):
    assert told(program, "Hi\nHo #line:a", need_ids=True) == [
        "3: This line has no #line: id. Let the add-ids tool write one."
    ]


def test_variables_of_the_host_are_set_elsewhere(program):
    assert told(program, "<<declare $rank = 0>>\n{$rank}", host_variables={"$rank"}) == []


@pytest.mark.parametrize(
    "use",
    [
        "<<show {$x}>>",
        "Hi {$x + 1}",
        "Hi <<if $x > 1>>",
        "<<if -$x > 1>>\n<<endif>>",
        "<<once if $x > 1>>\nHi\n<<endonce>>",
        "<<call min($x, 1)>>",
        "<<declare $y = $x + 1>>\n{$y}",
        "-> A <<if $x > 1>>\n-> B",
        "=> A <<once if $x > 1>>",
        "<<jump {string($x)}>>",
    ],
)
def test_a_variable_may_be_read_anywhere(program, use):
    assert told(program, f"<<declare $x = 0>>\n<<set $x = 1>>\n{use}") == []
    assert told(program, f"<<declare $x = 0>>\n{use}")[0] == "3: $x is read but never set."


def test_computed_jumps_reach_the_nodes_they_name_or_any_node(program):
    rest = "title: A\n---\na\n===\ntitle: B\n---\nb\n===\n"
    named = 'title: Start\n---\n<<declare $x = "A">>\n<<jump {"A"}>>\n===\n' + rest
    assert "10: Nothing leads to the node B." in told(program, named)
    anywhere = 'title: Start\n---\n<<declare $x = "">>\n<<set $x = $x + "">>\n<<jump {$x}>>\n===\n' + rest
    assert told(program, anywhere.replace("{$x}", "{string($x)}")) == []


def test_entries_are_what_the_host_starts(program):
    source = "title: One\n---\nHi\n===\ntitle: Two\n---\nHi\n===\n"
    assert told(program, source) == ["5: Nothing leads to the node Two."]
    assert told(program, source, entries=["One", "Two"]) == []


def test_a_node_group_is_reached_as_a_whole(program):
    source = (
        "title: Start\n---\n<<detour G>>\n===\ntitle: G\nwhen: once\n---\na\n===\ntitle: G\nwhen: always\n---\nb\n===\n"
    )
    assert told(program, source) == []


def test_a_group_that_runs_dry_lets_the_story_end(program):
    source = "title: Start\n---\n<<jump G>>\n===\ntitle: G\nwhen: {0}\n---\na\n<<jump Start>>\n===\n"
    assert told(program, source.replace("{0}", "once")) == []
    assert len(told(program, source.replace("{0}", "always"))) == 2
