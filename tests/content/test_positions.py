"""Every key and list item of a TOML document is found where it stands."""

from __future__ import annotations

import tomllib
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.content.positions import KeyPath, find_places, nearest_place

SAMPLE = '''\
title = "a [[title]] # no comment"  # a comment = with things
colours."light blue" = [ 1,
  2, # two
]

[owner]
bio = """
[not.a.header]
says \\"""hello\\""" to all"""
path = 'C:\\'

[[cue]]
id = "one"
lines = ["a", { text = "b", when = { flags = ["x", "!y"] } }]
[cue.when]
hours = [22, 4]

[[cue]]
id = "two"
[[cue.deeper]]
x = 1
[[cue.deeper]]
x = 2
'''


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("title",), (1, 1)),
        (("colours",), (2, 1)),
        (("colours", "light blue"), (2, 9)),
        (("colours", "light blue", 0), (2, 26)),
        (("colours", "light blue", 1), (3, 3)),
        (("owner", "bio"), (7, 1)),
        (("owner", "path"), (10, 1)),
        (("cue", 0), (12, 3)),
        (("cue", 0, "lines", 1, "when", "flags", 1), (14, 52)),
        (("cue", 0, "when"), (15, 6)),
        (("cue", 0, "when", "hours", 1), (16, 14)),
        (("cue", 1, "id"), (19, 1)),
        (("cue", 1, "deeper", 1, "x"), (23, 1)),
    ],
)
def test_a_key_path_is_found(path: KeyPath, place: tuple[int, int]) -> None:
    assert find_places(SAMPLE)[path] == place


def test_what_is_not_written_down_is_placed_at_what_surrounds_it() -> None:
    places = find_places(SAMPLE)
    assert nearest_place(places, ("cue", 1, "lines")) == places["cue", 1]
    assert nearest_place(places, ("missing",)) == (1, 1)


def test_windows_line_ends_change_no_place() -> None:
    assert find_places(SAMPLE.replace("\n", "\r\n")) == find_places(SAMPLE)


def test_lists_nested_without_end_do_not_stop_it() -> None:
    assert find_places("first = 1\nx = " + "[" * 5000 + "]" * 5000)["first",] == (1, 1)


KEYS = st.text(max_size=5) | st.sampled_from(["a", "b", "cue", "with space", 'quo"te', "it's", "dotted.key", "ключ"])
LEAVES = (
    st.integers(-99, 99)
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.datetimes()
    | st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=8)
    | st.sampled_from(["", '"', '""', "'''", '"""', "# no", "[x]", "a\\", "tail\\\n  folded", "two\nlines", "{}"])
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12
)
TABLES = st.dictionaries(KEYS, VALUES, max_size=5)


@given(TABLES, st.randoms(use_true_random=False))
def test_any_document_has_a_place_for_each_of_its_parts(table: dict[str, Any], style: Random) -> None:
    text = _Writer(style).document(table)
    assert tomllib.loads(text) == table, "the test's own writer must be right"
    places = find_places(text)
    assert set(places) == set(_paths(table))
    lines = text.replace("\r\n", "\n").split("\n")
    for path, (line, column) in places.items():
        here = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        value = _at(table, path)
        if isinstance(path[-1], str):
            assert here.startswith(_key_forms(path[-1]))
        elif isinstance(value, dict | list):
            assert here.startswith(("{", "[", *_key_forms(str(path[-2]))))
        else:
            assert here.startswith(_leaf_forms(value))


def _paths(value: Any, path: KeyPath = ()) -> list[KeyPath]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for key, one in parts for found in ((*path, key), *_paths(one, (*path, key)))]


def _at(value: Any, path: KeyPath) -> Any:
    for step in path:
        value = value[step]
    return value


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(one if one >= " " and one != "\x7f" else f"\\u{ord(one):04x}" for one in escaped) + '"'


def _key_forms(key: str) -> tuple[str, ...]:
    bare = key and all(one.isascii() and (one.isalnum() or one in "-_") for one in key)
    literal = "'" not in key and key.isprintable()
    return (_quoted(key), *([key] if bare else []), *([f"'{key}'"] if literal else []))


def _leaf_forms(value: Any) -> tuple[str, ...]:
    if isinstance(value, bool):
        return (str(value).lower(),)
    if isinstance(value, str):
        plain = all(one.isprintable() or one in "\n\t" for one in value)
        long_literal = [f"'''\n{value}'''"] if plain and "'''" not in value and not value.endswith("'") else []
        long_basic = ['"""\n' + value.replace("\\", "\\\\").replace('"""', '""\\"') + '"""'] if plain else []
        return (_quoted(value), *long_literal, *(long_basic if not value.endswith('"""') else []))
    return (str(value),)


class _Writer:
    """Writes one table as TOML in one of the many ways it could be written."""

    def __init__(self, style: Random) -> None:
        self.style = style

    def document(self, table: dict[str, Any]) -> str:
        text = "\n".join(self._section(table, []))
        return text.replace("\n", "\r\n") if self.style.random() < 0.2 else text

    def _section(self, table: dict[str, Any], above: list[str]) -> list[str]:
        lines: list[str] = []
        later: list[str] = []
        for key, value in table.items():
            name = [*above, self._key(key)]
            if isinstance(value, dict) and self.style.random() < 0.5:
                later += [self._gap() + f"[ {self._dots(name)} ]{self._comment()}", *self._section(value, name)]
            elif _is_list_of_tables(value) and self.style.random() < 0.6:
                for one in value:
                    later += [self._gap() + f"[[{self._dots(name)}]]{self._comment()}", *self._section(one, name)]
            else:
                lines += [f"{self._gap()}{pair}{self._comment()}" for pair in self._pairs([name[-1]], value)]
        return lines + later

    def _pairs(self, name: list[str], value: Any) -> list[str]:
        """A key and its value, or dotted keys for the parts of a table."""
        if isinstance(value, dict) and value and self.style.random() < 0.5:
            return [pair for key, one in value.items() for pair in self._pairs([*name, self._key(key)], one)]
        return [f"{self._dots(name)}{self._space()}={self._space()}{self._value(value)}"]

    def _value(self, value: Any) -> str:
        if isinstance(value, dict):
            return (
                "{"
                + " , ".join(pair for key, one in value.items() for pair in self._pairs([self._key(key)], one))
                + "}"
            )
        if isinstance(value, list):
            inner = ",".join(self._list_gap() + self._value(one) + self._list_gap() for one in value)
            return "[" + (inner or self._list_gap()) + ("," if value and self.style.random() < 0.5 else "") + "]"
        return self.style.choice(_leaf_forms(value))

    def _key(self, key: str) -> str:
        return self.style.choice(_key_forms(key))

    def _dots(self, name: list[str]) -> str:
        return self.style.choice([".", " . "]).join(name)

    def _space(self) -> str:
        return self.style.choice(["", " ", "\t "])

    def _comment(self) -> str:
        return self.style.choice(["", "  # [x] = 'y"])

    def _gap(self) -> str:
        return self.style.choice(["", "  ", "\n", "# a comment\n\n\t"])

    def _list_gap(self) -> str:
        return self.style.choice(["", " ", "\n  ", " # ], here\n"])


def _is_list_of_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
