"""Ids are written behind every line that has none, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.yarn import YarnErrors, add_line_ids, compile_yarn

SOURCE = """title: Start
---
// a comment
Hello there // said quietly
Ana: Hello, {1 + 1} of you #soft
-> Yes <<if true>> // maybe
    -> Deeper #line:mine
=> grouped <<once>>BLANKS
Shadow #shadow:mine2
Mine #line:mine2
<<command>>
===
""".replace("Shadow", "Mine").replace("BLANKS", "  ")


def test_every_line_gets_an_id_before_its_comment():
    lines = add_line_ids(SOURCE).split("\n")
    assert lines[2] == "// a comment"
    assert lines[3].startswith("Hello there #line:0") and lines[3].endswith(" // said quietly")
    assert lines[4].startswith("Ana: Hello, {1 + 1} of you #soft #line:0")
    assert lines[5].startswith("-> Yes <<if true>> #line:0") and lines[5].endswith(" // maybe")
    assert lines[6] == "    -> Deeper #line:mine"
    assert lines[7].startswith("=> grouped <<once>> #line:0")
    assert lines[8] == "Mine #shadow:mine2"
    assert lines[10] == "<<command>>"


def test_ids_are_unique_and_the_text_stays_the_same():
    program = compile_yarn({"a": add_line_ids(SOURCE)})
    before = compile_yarn({"a": SOURCE})
    assert [line.text for line in program.strings.values()] == [line.text for line in before.strings.values()]
    assert [line.id for line in program.strings.values() if line.implicit] == ["line:Start-0"]


def test_doing_it_twice_changes_nothing():
    once = add_line_ids(SOURCE)
    assert add_line_ids(once) == once


def test_equal_lines_get_different_ids_and_taken_ones_are_left_alone():
    source = "title: S\n---\nSame\nSame\nSame\n===\n"
    first = set(compile_yarn({"a": add_line_ids(source)}).strings)
    again = set(compile_yarn({"a": add_line_ids(source, taken=first)}).strings)
    assert len(first) == len(again) == 3
    assert not first & again


def test_line_ends_and_a_byte_order_mark_are_kept():
    source = "\ufefftitle: S\r\n---\r\nHi\r\n===\r\n"
    made = add_line_ids(source)
    assert made.startswith("\ufefftitle: S\r\n---\r\nHi #line:0")
    assert made.endswith("\r\n===\r\n")
    assert made.count("\r\n") == 4


def test_a_script_that_cannot_be_read_is_told():
    with pytest.raises(YarnErrors):
        add_line_ids("title: S\n---\n{1 +}\n===\n")


words = st.text(st.characters(whitelist_categories=["L", "N"]), min_size=1, max_size=12)


@given(st.lists(words, min_size=1, max_size=8), st.sampled_from(["", " <<if true>>", " #tag", " // note", "   "]))
def test_any_lines_keep_their_text(lines, tail):
    source = "title: S\n---\n" + "\n".join(line + tail for line in lines) + "\n===\n"
    before, after = compile_yarn({"a": source}), compile_yarn({"a": add_line_ids(source)})
    assert [one.text for one in before.strings.values()] == [one.text for one in after.strings.values()]
    assert not any(one.implicit for one in after.strings.values())
