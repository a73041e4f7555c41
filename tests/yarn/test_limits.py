"""A script can neither hang the game nor eat its memory."""

from __future__ import annotations

import weakref

import pytest

from game.yarn import DepthLimitError, Dialogue, Line, StepBudgetError, YarnErrors, YarnRunError, compile_yarn


def run(source: str, **more: object) -> Dialogue:
    dialogue = Dialogue(compile_yarn({"a.yarn": source}), **more)
    dialogue.start(dialogue.program.to_json()["nodes"][0]["name"].partition(".")[0])
    for _ in range(2_000):
        dialogue.advance()
    return dialogue


def node(body: str) -> str:
    return f"title: S\n---\n{body}\n===\n"


@pytest.mark.parametrize(
    ("source", "error"),
    [
        (node("<<jump S>>"), StepBudgetError),
        (node("<<detour S>>"), DepthLimitError),
        (node("Hi\n<<detour S>>"), DepthLimitError),
        ("title: G\nwhen: always\n---\n<<jump G>>\n===\n", StepBudgetError),
        ('title: G\nwhen: has_any_content("G")\n---\nHi\n===\n', DepthLimitError),
        (node('<<declare $s = "abcd">>\n<<set $s += $s>>\n<<jump S>>'), YarnRunError),
        (node("<<declare $n = 9>>\n<<set $n *= $n>>\n<<jump S>>"), YarnRunError),
        (
            node(
                "<<declare $a0 = 1>>\n"
                + "".join(f"<<declare $a{i} = $a{i - 1} + $a{i - 1}>>\n" for i in range(1, 40))
                + "{$a39}"
            ),
            StepBudgetError,
        ),
    ],
)
def test_what_circles_or_swells_is_stopped_and_told(source, error):
    with pytest.raises(error) as caught:
        run(source)
    assert caught.value.node in ("S", "G")


def test_the_budget_counts_from_one_shown_line_to_the_next():
    dialogue = run(node("<<declare $n = 0>>\n<<set $n += 1>>\nHi {$n}\n<<jump S>>"), step_budget=10)
    assert dialogue.current == Line("line:S-0", None, "Hi 2000", (), (), "S")


def test_a_tower_of_smart_variables_is_refused():
    tower = "".join(f"<<declare $a{i} = $a{i - 1} + 1>>\n" for i in range(1, 100))
    with pytest.raises(YarnErrors, match="more than 40 deep"):
        compile_yarn({"a.yarn": node("<<declare $a0 = 1>>\n" + tower)})


def test_a_told_story_is_forgotten_at_once():
    gone = weakref.ref(run(node("Hi {1 + 1}\n-> A <<if false>>\n<<jump S>>")))
    assert gone() is None


def test_a_long_but_flat_script_is_fine():
    many = "".join(f"title: N{i}\n---\nHi\n-> A\n    B\n===\n" for i in range(300))
    assert len(compile_yarn({"a.yarn": many}).strings) == 900
