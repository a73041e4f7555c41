"""What a story shows as it is told."""

from __future__ import annotations

import pytest

from game.yarn import (
    Command,
    Dialogue,
    Finished,
    FunctionSpec,
    Line,
    Options,
    UnknownNodeError,
    YarnRunError,
    compile_yarn,
)


def test_if_elseif_else_take_the_first_that_holds(tell):
    body = "<<set $n = {0}>>\n<<if $n > 5>>\nmany\n<<elseif $n > 1>>\nsome\n<<else>>\nfew\n<<endif>>\nend"
    assert [tell(body.replace("{0}", n))[0] for n in ("9", "3", "1")] == ["many", "some", "few"]


def test_an_if_without_else_may_do_nothing(tell):
    assert tell("<<if false>>\nno\n<<elseif false>>\nno\n<<endif>>\nend") == ["end"]


def test_set_knows_all_its_signs(tell):
    body = "<<declare $n = 10>>\n<<set $n += 5>>\n<<set $n *= 2>>\n<<set $n -= 6>>\n<<set $n /= 4>>\n<<set $n %= 4>>"
    assert tell(body + '\n<<set $s = "a">>\n<<set $s += "b">>\n{$n} {$s}') == ["2 ab"]


def test_options_with_conditions_are_shown_but_cannot_be_chosen(program):
    dialogue = Dialogue(program("-> Yes\n-> No <<if 1 > 2>>\nafter"))
    dialogue.start("Start")
    shown = dialogue.advance()
    assert isinstance(shown, Options)
    assert [option.available for option in shown.options] == [True, False]
    with pytest.raises(YarnRunError, match="not available"):
        dialogue.choose(1)
    with pytest.raises(YarnRunError, match="waits for a choice"):
        dialogue.advance()
    with pytest.raises(YarnRunError, match="no option 2"):
        dialogue.choose(2)
    dialogue.choose(0)
    assert dialogue.advance() == dialogue.current
    with pytest.raises(YarnRunError, match="nothing to choose"):
        dialogue.choose(0)


def test_a_story_goes_on_below_options_of_which_none_is_available(tell):
    assert tell("-> A <<if false>>\n-> B <<if false>>\nafter") == ["? A (off) | B (off)", "after"]


def test_a_line_with_a_condition(tell):
    assert tell("one <<if true>>\ntwo <<if false>>\nthree") == ["one", "three"]


def test_what_is_once_comes_once(tell):
    body = """
once <<once>>
<<once>>
first
<<else>>
again
<<endonce>>
<<once if visited("Start")>>
second time
<<endonce>>
=> picked <<once>>
=> other
"""
    assert tell(body, times=3) == ["once", "first", "picked", "again", "second time", "other", "again", "other"]


def test_a_once_option_can_be_chosen_once_and_is_not_used_up_by_being_shown(tell):
    body = "-> A <<once>>\n-> B"
    assert tell(body, [1, 0, 1], times=3) == ["? A | B", "? A | B", "? A (off) | B"]


NODES = """title: Start
---
one
<<detour Side>>
three
<<jump End>>
lost
===
title: Side
---
two
<<return>>
lost
===
title: End
---
four {visited_count("Start")} {visited_count("Side")} {visited("End")}
<<stop>>
lost
===
"""


def test_jump_leaves_and_detour_comes_back(tell):
    assert tell(NODES) == ["one", "two", "three", "four 1 1 False"]


def test_a_jump_out_of_a_detour_leaves_all_nodes(tell):
    source = NODES.replace("two\n<<return>>", 'two\n<<jump {"En" + "d"}>>')
    assert tell(source) == ["one", "two", "four 1 1 False"]


def test_stop_in_a_detour_ends_the_story(tell):
    assert tell(NODES.replace("<<return>>", "<<stop>>")) == ["one", "two"]


def test_return_outside_of_a_detour_ends_the_story(tell):
    assert tell("one\n<<return>>\ntwo") == ["one"]


def test_visits_are_counted_when_a_node_is_left_and_not_when_it_is_untracked(tell):
    source = 'title: Start\ntracking: {0}\n---\n{visited_count("Start")}\n===\n'
    assert tell(source.replace("{0}", "always"), times=3) == ["0", "1", "2"]
    assert tell(source.replace("{0}", "never"), times=3) == ["0", "0", "0"]


def test_a_computed_jump_to_nowhere_is_told(program):
    dialogue = Dialogue(program('<<jump {"No" + "where"}>>'))
    dialogue.start("Start")
    with pytest.raises(UnknownNodeError, match="There is no node named Nowhere"):
        dialogue.advance()
    with pytest.raises(UnknownNodeError):
        dialogue.start("Nowhere")


def test_commands_are_split_into_words_at_blanks_outside_of_quotes_and_values(program):
    dialogue = Dialogue(
        program('<<declare $why = "kept the secret">>\n<<bond  ana {1 + 1} "a \\"big\\" day" {$why}x>>')
    )
    dialogue.start("Start")
    shown = dialogue.advance()
    assert isinstance(shown, Command)
    assert shown.name == "bond"
    assert shown.arguments == ("ana", "2", 'a "big" day', "kept the secretx")
    assert shown.raw == 'bond  ana 2 "a \\"big\\" day" kept the secretx'


def test_a_value_in_a_command_is_computed_once(program):
    dialogue = Dialogue(program("<<show {dice(1000)}>>\n<<show {dice(1000)}>>"), seed=5)
    dialogue.start("Start")
    first, second = dialogue.advance(), dialogue.advance()
    assert first.raw == f"show {first.arguments[0]}"
    assert first.raw != second.raw


def test_a_step_that_failed_is_tried_again(program):
    ready = []

    def price():
        if not ready:
            raise OSError("not yet")
        return 3

    specs = {"price": FunctionSpec((), "number")}
    dialogue = Dialogue(program("<<ask {price()}>>\n{price()} crowns", functions=specs), functions={"price": price})
    dialogue.start("Start")
    for wanted in ("<<ask 3>>", "3 crowns"):
        ready.clear()
        with pytest.raises(YarnRunError, match="not yet"):
            dialogue.advance()
        ready.append(True)
        event = dialogue.advance()
        assert wanted == (f"<<{event.raw}>>" if isinstance(event, Command) else event.text)


@pytest.mark.parametrize("word", ["settings", "iffy", "p", "enumerated", "oncee", "hide a:b", "flip Harley3 +1"])
def test_commands_that_begin_like_the_languages_words(tell, word):
    assert tell(f"<<{word}>>") == [f"<<{word}>>"]


def test_a_value_in_a_line_is_not_read_again_as_a_placeholder(tell):
    assert tell('<<declare $s = "{1}">>\n{$s} and {2}') == ["{1} and 2"]


def test_smart_variables_are_computed_whenever_they_are_read(tell):
    body = "<<declare $coins = 5>>\n<<declare $rich = $coins > 10>>\n{$rich}\n<<set $coins += 6>>\n{$rich}"
    assert tell(body) == ["False", "True"]


GROUP = """title: Start
---
<<detour Meet>>
<<detour Meet>>
<<detour Meet>>
{visited_count("Meet")} {has_any_content("Meet")} {has_any_content("Never")} {has_any_content("Start")}
===
title: Meet
when: always
---
any time
===
title: Meet
subtitle: first
when: once if not visited("Meet.first")
---
the first time
===
title: Never
when: 1 > 2
---
never
===
"""


def test_a_node_group_runs_the_member_that_fits_best(tell):
    assert tell(GROUP) == ["the first time", "any time", "any time", "3 True False True"]


def test_a_failing_condition_of_a_group_is_told_with_its_group(program):
    dialogue = Dialogue(program("title: G\nwhen: 1 / 0 > 1\n---\nHi\n===\n"))
    dialogue.start("G")
    with pytest.raises(YarnRunError, match="divided by zero") as caught:
        dialogue.advance()
    assert (caught.value.node, caught.value.line) == ("G", 0)


def test_a_host_can_ask_for_visits(program):
    dialogue = Dialogue(program("Hi"))
    for count in range(3):
        assert dialogue.visit_count("Start") == count
        dialogue.start("Start")
        while not isinstance(dialogue.advance(), Finished):
            pass


def test_a_node_group_without_a_fitting_member_is_passed_by(tell):
    assert tell(GROUP, start="Never") == []


def test_functions_of_the_host(program):
    specs = {"add": FunctionSpec((), "number", repeated="number"), "name": FunctionSpec((), "string")}
    found = program("{add(1, 2, 3)} {name()}", functions=specs)
    dialogue = Dialogue(found, functions={"add": lambda *given: sum(given), "name": lambda: "Ana"})
    dialogue.start("Start")
    assert dialogue.advance().text == "6 Ana"


def broken() -> int:
    raise OSError("no disk")


@pytest.mark.parametrize(
    ("functions", "told"),
    [
        ({}, "no function named f"),
        ({"f": broken}, "failed: OSError"),
        ({"f": lambda: None}, "gave None"),
        ({"f": lambda: float("nan")}, "gave nan"),
        ({"f": lambda one: one}, "failed: TypeError"),
    ],
)
def test_a_host_function_that_fails_is_told_with_its_line(program, functions, told):
    dialogue = Dialogue(program("<<set $x = 1 + f()>>"), functions=functions)
    dialogue.start("Start")
    with pytest.raises(YarnRunError, match=told) as caught:
        dialogue.advance()
    assert caught.value.line == 3


def test_texts_of_another_language_are_taken_by_id(program):
    found = program("Ana: Hello, {1 + 1} friends. #line:a\nHello again. #line:b\nHello again. #shadow:b")
    table = {"line:a": "安娜: {0} 位朋友，你们好。", "line:b": "又见面了。"}
    dialogue = Dialogue(found, text_for=table.get, locale="zh")
    dialogue.start("Start")
    lines = [dialogue.advance() for _ in range(3)]
    assert all(isinstance(line, Line) for line in lines)
    assert [(line.speaker, line.text) for line in lines] == [
        ("安娜", "2 位朋友，你们好。"),
        (None, "又见面了。"),
        (None, "又见面了。"),
    ]


def test_equal_seeds_tell_equal_stories_and_others_differ(tell):
    body = "{dice(6)}{dice(6)}{random_range(1, 100)}{random_range_float(0, 1)}{random()}"
    assert tell(body, seed=3) == tell(body, seed=3)
    assert len({tell(body, seed=seed)[0] for seed in range(20)}) == 20


def test_a_story_can_be_told_over_again_and_says_when_it_is_over(program):
    dialogue = Dialogue(program("one"))
    with pytest.raises(YarnRunError, match="not been started"):
        dialogue.advance()
    assert dialogue.current is None
    dialogue.start("Start")
    dialogue.advance()
    assert dialogue.advance() == Finished()
    assert dialogue.advance() == Finished() == dialogue.current


def test_a_story_reads_and_writes_the_hosts_own_storage():
    class Shelf:
        def __init__(self):
            self.kept = {"$coins": 3}

        def contains(self, name):
            return name in self.kept

        def get(self, name):
            return self.kept[name]

        def set(self, name, value):
            self.kept[name] = value

    shelf = Shelf()
    source = {"a.yarn": "title: S\n---\n<<declare $coins = 0>>\n<<declare $met = false>>\n<<set $coins += 1>>\n===\n"}
    dialogue = Dialogue(compile_yarn(source), variables=shelf)
    dialogue.start("S")
    dialogue.advance()
    assert shelf.kept == {"$coins": 4}
