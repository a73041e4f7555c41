"""A plan says what a story must show; the first thing that differs is told."""

from __future__ import annotations

import pytest

from game.yarn import YarnErrors, compile_yarn, run_plan

STORY = """title: Start
---
<<declare $n = 0>>
<<declare $s = "a">>
Ana: Hello {$n} {$s}
-> Yes
    <<wave ana 2>>
-> No <<if $n > 5>>
=> grouped
-> Never <<if false>>
after
===
title: Other
---
other
===
"""
PLAN = """
# everything goes well
line: `Ana: Hello 0 a`
option: `Yes`
option: `No` [disabled]
select: 1
command: `wave ana 2`
line: *    # whatever it is
option: `Never` [disabled]
select: 0
line: `after`
stop
---
set: $n = 9.5
set: $s = `b`
saliency: first
line: `Ana: Hello 9.5 b`
option: `Yes`
option: `No`
select: 2
---
node: Other
line: `other`
stop
"""
PROGRAM = compile_yarn({"s.yarn": STORY})


def test_a_story_that_keeps_to_its_plan_passes():
    result = run_plan(PROGRAM, PLAN)
    assert result.failure is None
    assert (result.passed, result.runs, result.steps) == (True, 3, 20)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("line: `Ana: Hello 0 a`", "line: `Ana: Hello`", "plan:3:1: Planned is the line 'Ana: Hello', but there comes"),
        (
            "option: `No` [disabled]",
            "option: `No`",
            "Planned are the options 'Yes', 'No', but there come 'Yes', 'No' (d",
        ),
        ("select: 1", "select: 2", "Option 1 is not available"),
        ("command: `wave ana 2`", "line: *", "Planned is any line, but there comes the command 'wave ana 2'"),
        ("command: `wave ana 2`", "command: `wave`", "Planned is the command 'wave'"),
        ("command: `wave ana 2`", "stop", "Planned is the end, but there comes"),
        ("command: `wave ana 2`", "select: 1", "Planned are options, but there comes"),
        ("line: `after`\nstop", "line: `after`\nline: `more`", "but there comes the end"),
        ("node: Other", "node: Nowhere", "There is no node named Nowhere"),
        ("set: $n = 9.5", "set: $m = 1", "no variable $m"),
        ("line: `other`", "", "Planned is the end, but there comes the line 'other'"),
    ],
)
def test_the_first_thing_that_differs_is_told(old, new, told):
    result = run_plan(PROGRAM, PLAN.replace(old, new, 1))
    assert not result.passed
    assert told in str(result.failure)


def test_an_error_of_the_story_is_told_as_a_failure():
    program = compile_yarn({"s.yarn": "title: Start\n---\n{1 / 0}\n===\n"})
    assert "divided by zero" in str(run_plan(program, "line: *").failure)


def test_a_plan_that_cannot_be_read_is_told_line_by_line():
    with pytest.raises(YarnErrors) as caught:
        run_plan(PROGRAM, "line: Hello\nsay: `x`\nsaliency: best\nsaliency: worst\nset: $n = maybe\n", file="a.plan")
    assert [(one.file, one.line) for one in caught.value.problems] == [("a.plan", row) for row in (1, 2, 4, 5)]
