"""What is refused, and that the author is told where and what to do."""

from __future__ import annotations

import pytest

from game.yarn import CommandSpec, FunctionSpec

REFUSED = {
    "a command over two lines": ("<<command \nrest>>", 3, "never closed"),
    "an empty command": ("<<>>", 3, "needs a name"),
    "a lone chevron in a command": ("<<go a > b>>", 3, "single >"),
    "if without a condition": ("<<if>>\n<<endif>>", 3, "needs a condition"),
    "if without endif": ("<<if true>>\nx", 5, "<<endif>> is missing"),
    "endif without if": ("x\n<<endif>>", 4, "no <<if>>"),
    "two elses": ("<<if true>>\n<<else>>\n<<else>>\n<<endif>>", 5, "follow its <<else>>"),
    "elseif after else": ("<<if true>>\n<<else>>\n<<elseif true>>\n<<endif>>", 5, "follow its <<else>>"),
    "once without endonce": ("<<once>>\nx", 5, "<<endonce>> is missing"),
    "endonce closing an if": ("<<if true>>\n<<endonce>>\n<<endif>>", 4, "no <<once>>"),
    "endif under an option": ("<<if true>>\n-> A\n    x\n    <<endif>>", 6, "no <<if>>"),
    "words after else": ("<<if true>>\n<<else now>>\n<<endif>>", 4, "Nothing may follow"),
    "a declaration without a value": ("<<declare $x>>", 3, "without a value"),
    "a declaration without a dollar": ("<<declare x = 1>>", 3, "begins with $"),
    "a setting without a value": ("<<set $x = >>", 3, "value is expected"),
    "a setting without a sign": ("<<set $x 1>>", 3, "= to += -="),
    "calling what is no function": ("<<call 1>>", 3, "needs a function"),
    "a jump to nowhere": ("<<jump>>", 3, "needs a node's name"),
    "a jump with words after it": ("<<jump Start now>>", 3, "one node name"),
    "a reserved word": ("<<local $x = 1>>", 3, "later version"),
    "an option without text": ("->", 3, "line of text"),
    "an option that is only a condition": ("-> <<if true>>", 3, "line of text"),
    "an option's empty condition": ("-> One <<if>>", 3, "value is expected"),
    "two conditions": ("Hi <<if true>> <<if false>>", 3, "only one condition"),
    "a condition after hashtags": ("Hi #tag <<if true>>", 3, "before its hashtags"),
    "text after a condition": ("Hi <<if true>> there", 3, "Nothing but hashtags"),
    "a command after text": ("Hi <<wave>>", 3, "line of its own"),
    "a hashtag alone": ("#tag", 3, "line of text before it"),
    "a hashtag without a name": ("Hi # there #", 3, "needs a name"),
    "an unknown escape": ("Hi \\n there", 3, "backslash"),
    "a value that is not closed": ("Hi {1 + 1", 3, "closing }"),
    "a text that is not closed": ('{"abc}', 3, "never closed"),
    "a bracket that is not closed": ("{(1 + 2}", 3, "closing )"),
    "an operator too many": ("{1 + * 2}", 3, "value is expected"),
    "null": ("{null}", 3, "cannot be used as a value"),
    "a bare word": ("{gold}", 3, "not a value"),
    "a dollar alone": ("{$ + 1}", 3, "needs a name"),
    "a line with two ids": ("Hi #line:a #line:b", 3, "only one #line:"),
    "a line that is its own shadow": ("Hi #line:a #shadow:b", 3, "both a #line: and a #shadow:"),
    "an id that comes twice": ("Hi #line:a\nHo #line:a", 4, "Another line has the id"),
    "a shadow of nothing": ("Hi #shadow:a", 3, "No line has the id"),
    "a shadow that says something else": ("Hi #line:a\nHo #shadow:a", 4, "exactly what its source says"),
    "a shadow with a value": ("Hi {1} #line:a\nHi {1} #shadow:a", 4, "cannot hold {expressions}"),
    "an empty line under an option": ("-> A\n     \n-> B", 4, "indented but empty"),
    "cases outside of an enum": ("<<case A>>", 3, "inside <<enum>>"),
    "text inside an enum": ("<<enum E>>\n<<case A>>\nHi\n<<endenum>>", 5, "Only <<case>>"),
    "words after the end": ("Hi\n=== there\n===", 4, "Nothing may follow ==="),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_a_body(refused, name):
    body, line, told = REFUSED[name]
    problems = refused(body)
    assert any(problem.startswith(f"{line}:") and told in problem for problem in problems), problems


HEADERS = {
    "a node without a body": ("title: A\n", 1, "no body"),
    "a node without an end": ("title: A\n---\nHi\n", 4, "never closed"),
    "a node without a title": ("tags: title:\n---\nHi\n===\n", 1, "no title"),
    "a body without headers": ("---\n// title:\nHi\n===\n", 1, "no headers"),
    "a file tag of two words": ("#one two\ntitle: A\n---\nHi\n===\n", 1, "file tag is one word"),
    "words after the start of a body": ("title: A\n--- here\nHi\n===\n", 2, "Nothing may follow ---"),
    "a script without nodes": ("// title: none\n", 1, "no node"),
    "a header with a slash": ("title: A\npath: a/b\n---\nHi\n===\n", 2, "cannot hold a single /"),
    "two titles": ("title: A\ntitle: B\n---\nHi\n===\n", 2, "only one title"),
    "a title with a blank": ("title: A B\n---\nHi\n===\n", 1, "cannot stand in a title"),
    "a title that begins with a digit": ("title: 1st\n---\nHi\n===\n", 1, "cannot stand in a title"),
    "an empty title": ("title:\n---\nHi\n===\n", 1, "title is missing"),
    "text between nodes": ("title: A\n---\nHi\n===\nlost words\n", 5, "header is expected"),
    "two nodes of one title": ("title: A\n---\n1\n===\ntitle: A\n---\n2\n===\n", 5, "already is a node"),
    "a when without a condition": ("title: A\nwhen:\n---\nHi\n===\n", 2, "needs a condition"),
    "words after a when": ("title: A\nwhen: always now\n---\nHi\n===\n", 2, "Nothing may follow"),
    "a group member without when": (
        "title: A\nwhen: always\n---\n1\n===\ntitle: A\n---\n2\n===\n",
        6,
        "needs a 'when:' header",
    ),
    "two members of one subtitle": (
        "title: A\nsubtitle: s\nwhen: always\n---\n1\n===\ntitle: A\nsubtitle: s\nwhen: always\n---\n2\n===\n",
        8,
        "has the subtitle s",
    ),
    "a subtitle with a dot": ("title: A\nsubtitle: a.b\nwhen: always\n---\n1\n===\n", 2, "stand in a subtitle"),
}


@pytest.mark.parametrize("name", HEADERS)
def test_refused_around_bodies(refused, name):
    source, line, told = HEADERS[name]
    problems = refused(source)
    assert any(problem.startswith(f"{line}:") and told in problem for problem in problems), problems


def test_everything_wrong_is_told_at_once_in_reading_order(refused):
    problems = refused("{1 +}\n<<set $x>>\nfine\n<<jump Nowhere>>")
    assert [problem.split(":")[0] for problem in problems] == ["3", "4", "6"]


def test_a_broken_if_does_not_make_its_endif_wrong_too(refused):
    assert len(refused("<<if 1 +>>\nx\n<<endif>>")) == 1


def test_a_misspelt_node_gets_a_hint(refused):
    source = "title: Start\n---\n<<jump Harbuor>>\n===\ntitle: Harbour\n---\nHi\n===\n"
    assert refused(source) == ["3:1 There is no node named Harbuor. Did you mean Harbour?"]


def test_commands_and_functions_a_host_does_not_know_are_refused(refused):
    commands = {"pose": CommandSpec(2, 2), "wait": CommandSpec(0, 1), "say": CommandSpec(1)}
    body = "<<pose ana joy>>\n<<psoe ana joy>>\n<<pose ana>>\n<<wait 1 2>>\n<<say>>\n<<{1} x>>\n{gold() + gild()}"
    problems = refused(body, commands=commands, functions={"gold": FunctionSpec((), "number")})
    assert problems == [
        "4:1 There is no command named psoe. Did you mean pose?",
        "5:1 pose takes 2 arguments, not 1.",
        "6:1 wait takes 0 to 1 arguments, not 2.",
        "7:1 say takes at least 1 arguments, not 0.",
        "8:1 A command's name cannot be computed.",
        "9:11 There is no function named gild. Did you mean gold?",
    ]


def test_columns_point_at_the_fault(refused):
    assert refused("Hello {1 + true} there")[0].startswith("3:10 ")
    assert refused("    -> Go <<if $x + >>")[0].startswith("3:21 ")
    assert refused("  <<jump Nowhere>>")[0].startswith("3:3 ")
    assert refused("title: A b\n---\nx\n===\n")[0].startswith("1:9 ")
    assert refused("title: A\nwhen: 1 +\n---\nx\n===\n")[0].startswith("2:10 ")
    assert refused("  Hi #line:a\n  Hi #line:a")[0].startswith("4:3 ")
    assert refused("  Hi #line:a // x\n  -> Hi #line:a")[0].startswith("4:6 ")


def test_nesting_is_capped_for_blocks_and_expressions(refused):
    assert "nested deeper" in refused("<<if true>>\n" * 200 + "<<endif>>\n" * 200)[0]
    assert "more than 150 parts" in refused("{" + "f(" * 5000 + "1" + ")" * 5000 + "}")[0]
    assert "more than 150 parts" in refused("{" + "-" * 5000 + "1}")[0]
    assert "more than 150 parts" in refused("{1" + " + 1" * 5000 + "}")[0]
    assert "more than 150 parts" in refused("{" + "(" * 5000 + "1" + ")" * 5000 + "}")[0]
