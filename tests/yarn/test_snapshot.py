"""A story can be written down anywhere and taken up exactly there."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.yarn import (
    Dialogue,
    Finished,
    Line,
    NodeChangedError,
    Options,
    SnapshotError,
    compile_yarn,
)

STORY = """title: Start
---
<<declare $trust = 0>>
<<declare $name = "Ana">>
<<detour Quay>>
Back: trust {$trust}
-> Again <<if visited_count("Start") < 40>>
    <<jump Start>>
-> Enough
===
title: Quay
---
{$name}: roll {dice(100)} #line:roll
<<once>>
    once only
<<endonce>>
=> kind {random_range(1, 9)}
=> curt
=> silent <<once>>
-> warm
    <<set $trust += 1>>
    <<bond ana {$trust}>>
-> cool <<once>>
    <<set $trust -= 1>>
    <<detour Group>>
===
title: Group
when: once
---
group one
===
title: Group
when: always
---
group two
===
"""
PROGRAM = compile_yarn({"s.yarn": STORY})


def frozen(dialogue: Dialogue) -> str:
    return json.dumps(dialogue.snapshot(), sort_keys=True)


def told(seed: int = 7) -> Dialogue:
    dialogue = Dialogue(PROGRAM, seed=seed)
    dialogue.start("Start")
    return dialogue


def step(dialogue: Dialogue, choices: st.DataObject | list[int]) -> object:
    """Goes on by one; takes an available option where there are any."""
    event = dialogue.advance()
    if isinstance(event, Options):
        open_options = [option.index for option in event.options if option.available]
        pick = choices.pop(0) if isinstance(choices, list) else choices.draw(st.integers(0, 7))
        dialogue.choose(open_options[pick % len(open_options)])
    return event


@settings(max_examples=40, deadline=None)
@given(st.data(), st.integers(0, 2**64 - 1))
def test_restoring_is_exact_at_every_step(data, seed):
    dialogue = told(seed)
    for _ in range(40):
        before = frozen(dialogue)
        other = Dialogue(PROGRAM, seed=1)
        other.restore(json.loads(before))
        assert frozen(other) == before
        assert other.current == dialogue.current
        dialogue = other
        if isinstance(step(dialogue, data), Finished):
            return


def test_rollback_through_ten_choices_and_forward_again_is_identical():
    choices = [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    dialogue = told()
    trail: list[str] = []
    shown: list[object] = []
    waiting = list(choices)
    while len(waiting) > len(choices) - 10:
        trail.append(frozen(dialogue))
        shown.append(step(dialogue, waiting))
    end = frozen(dialogue)
    for index in range(len(trail) - 1, -1, -1):
        dialogue.restore(json.loads(trail[index]))
        assert frozen(dialogue) == trail[index]
    waiting = list(choices)
    for index, event in enumerate(shown):
        assert frozen(dialogue) == trail[index]
        assert step(dialogue, waiting) == event
    assert frozen(dialogue) == end


def test_what_was_shown_is_shown_again_with_its_values():
    dialogue = told()
    line = dialogue.advance()
    assert isinstance(line, Line) and line.text.startswith("roll ")
    taken_up = Dialogue(PROGRAM, text_for=lambda _, text: text.replace("roll", "Wurf"))
    taken_up.restore(dialogue.snapshot())
    assert taken_up.current.text == line.text.replace("roll", "Wurf")


def test_a_choice_that_waited_still_waits():
    dialogue = told()
    while not isinstance(dialogue.advance(), Options):
        pass
    taken_up = told(seed=99)
    taken_up.restore(dialogue.snapshot())
    taken_up.choose(0)
    assert taken_up.advance().raw == "bond ana 1"


def test_variables_set_since_are_taken_back():
    dialogue = told()
    start = dialogue.snapshot()
    dialogue.variables.set("$trust", 50)
    dialogue.restore(start)
    assert dialogue.variables.get("$trust") == 0


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("once only", "once and only", "Quay"),
        ("Back: trust", "Back again: trust", "Start"),
        ("title: Quay", "title: Quayside", "Quay"),
    ],
)
def test_an_edited_node_is_named_and_can_be_started_afresh(old, new, named):
    dialogue = told()
    dialogue.advance()
    snapshot = dialogue.snapshot()
    edited = STORY.replace(old, new).replace("<<detour Quay>>", f"<<detour {'Quayside' if 'side' in new else 'Quay'}>>")
    later = Dialogue(compile_yarn({"s.yarn": edited}))
    before = frozen(later)
    with pytest.raises(NodeChangedError) as caught:
        later.restore(snapshot)
    assert caught.value.node in (named, "Start")
    assert frozen(later) == before
    later.restore_history(snapshot)
    later.start("Start")
    assert isinstance(later.advance(), Line)


def test_edits_elsewhere_and_blanks_at_line_ends_do_not_matter():
    dialogue = told()
    dialogue.advance()
    edited = STORY.replace("group two", "group too").replace("once only\n", "once only  \n")
    later = Dialogue(compile_yarn({"s.yarn": edited}))
    later.restore(dialogue.snapshot())
    assert later.current == dialogue.current


def test_fingerprints_follow_content():
    other = compile_yarn({"t.yarn": STORY.replace("curt", "short")})
    changed = {name for name in PROGRAM.trees if PROGRAM.node_fingerprint(name) != other.node_fingerprint(name)}
    assert changed == {"Quay"}
    assert PROGRAM.fingerprint != other.fingerprint
    assert PROGRAM.fingerprint == compile_yarn({"u.yarn": STORY}).fingerprint


def test_a_group_changes_with_any_of_its_members():
    dialogue = Dialogue(PROGRAM)
    dialogue.start("Group")
    dialogue.advance()
    assert [name for name, _ in dialogue.snapshot()["stack"]] == ["Group"]
    later = Dialogue(compile_yarn({"s.yarn": STORY.replace("group two", "group too")}))
    with pytest.raises(NodeChangedError) as caught:
        later.restore(dialogue.snapshot())
    assert caught.value.node == "Group"


def test_the_stack_and_the_place_are_plain_to_read():
    dialogue = told()
    dialogue.advance()
    snapshot = dialogue.snapshot()
    assert (snapshot["node"], snapshot["stack"], dialogue.node) == ("Quay", [["Start", 1]], "Quay")
    assert sorted(snapshot["fingerprints"]) == ["Quay", "Start"]


def test_a_variable_whose_type_has_changed_keeps_its_value():
    old = Dialogue(
        compile_yarn({"a": "title: S\n---\n<<declare $x = 1>>\n<<set $x = 5>>\nHi\n===\ntitle: T\n---\nHo\n===\n"})
    )
    old.start("T")
    old.variables.set("$x", 5)
    new = Dialogue(compile_yarn({"a": 'title: S\n---\n<<declare $x = "a">>\n===\ntitle: T\n---\nHo\n===\n'}))
    new.restore(old.snapshot())
    assert new.snapshot()["variables"] == {"$x": "a"}


def damaged(change: dict[str, Any]) -> dict[str, Any]:
    dialogue = told()
    dialogue.advance()
    return {**dialogue.snapshot(), **change}


@pytest.mark.parametrize(
    "change",
    [
        {"version": 99},
        {"position": 10_000},
        {"position": -1},
        {"position": True},
        {"stack": [["Start"]]},
        {"stack": 3},
        {"shown": {"kind": "dance"}},
        {"shown": {"kind": "line", "id": "line:gone", "values": []}},
        {"shown": {"kind": "options", "options": []}},
        {"visits": {"Start": "often"}},
        {"once": [1]},
        {"chance": "zz"},
        {"chance": None},
        {"variables": []},
        {"fingerprints": None},
    ],
)
def test_a_damaged_snapshot_changes_nothing(change):
    dialogue = told(seed=3)
    before = frozen(dialogue)
    with pytest.raises(SnapshotError):
        dialogue.restore(damaged(change))
    assert frozen(dialogue) == before


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=8,
    ),
    st.sampled_from(sorted(told().snapshot())),
)
def test_any_wrong_part_is_refused_or_harmless(value, key):
    dialogue = told()
    dialogue.advance()
    snapshot = {**dialogue.snapshot(), key: value}
    try:
        dialogue.restore(snapshot)
    except SnapshotError:
        return
    assert isinstance(dialogue.snapshot(), dict)
