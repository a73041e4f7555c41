"""Whatever stands in a pack's files, the answer is a pack or problems with a file and a line, never a crash."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.content.loading import check_pack, load_pack
from game.content.model import Pack
from game.content.problems import Problem

# The pack fixture writes the whole folder anew each time, so examples do not meet.
EACH_ANEW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

TOML_FILES = [
    "pack.toml",
    "companions/ana/companion.toml",
    "companions/ana/cues/talk.toml",
    "chapters/chapters.toml",
    "cards/cards.toml",
    "scenes/scenes.toml",
    "languages/zh-Hans/companions/ana/companion.toml",
    "languages/zh-Hans/companions/ana/cues/talk.toml",
    "languages/zh-Hans/cards/cards.toml",
]
VALUES = st.sampled_from(
    [
        '""',
        '"x"',
        "0",
        "-1",
        "99999999999999999999",
        "1.5",
        "nan",
        "true",
        "1979-05-27",
        "[]",
        "[[]]",
        "[1, 'a', {}]",
        "{}",
        "{ x = 1 }",
        "[{ text = 3 }]",
        '"{"',
        '"../.."',
        '"\\u0000"',
        "[22, 4]",
        '["!"]',
        "'''\n'''",
    ]
)


def key_lines(text: str) -> list[int]:
    """Which lines of a TOML file, from 0, are a key with its value on that line."""
    return [number for number, line in enumerate(text.split("\n")) if line[:1].isalpha() and not line.endswith("[")]


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, float]:
    """A file, and how far into it."""
    return draw(st.sampled_from(TOML_FILES)), draw(st.floats(0, 0.999))


@EACH_ANEW
@given(edits(), st.from_regex(r"\Azz[a-z]{4,8}\Z"))
def test_a_key_that_is_not_known_is_told_at_its_line(
    pack: Callable[..., Path], texts: Mapping[str, str], edit: tuple[str, float], key: str
) -> None:
    name, part = edit
    lines = texts[name].split("\n")
    candidates = key_lines("\n".join(lines))
    at = candidates[int(part * len(candidates))]
    lines[at] = f"{key} = {lines[at].split('=', 1)[1]}"
    errors, _ = check_pack(pack({name: "\n".join(lines)}))
    assert (f"harbour/{name}", at + 1, f"nothing here is called {key}") in [(e.file, e.line, e.what) for e in errors]


@EACH_ANEW
@given(edits(), VALUES)
def test_any_value_in_any_place_is_taken_or_told_at_a_line_that_is_there(
    pack: Callable[..., Path], texts: Mapping[str, str], edit: tuple[str, float], value: str
) -> None:
    name, part = edit
    lines = texts[name].split("\n")
    candidates = key_lines("\n".join(lines))
    at = candidates[int(part * len(candidates))]
    lines[at] = f"{lines[at].split('=', 1)[0]} = {value}"
    folder = pack({name: "\n".join(lines)})
    assert_answered(folder, check_pack(folder))


@EACH_ANEW
@given(edits(), st.integers(0, 30), st.text(max_size=6) | st.binary(max_size=6))
def test_any_cut_and_any_letters_are_taken_or_told(
    pack: Callable[..., Path], texts: Mapping[str, str], edit: tuple[str, float], cut: int, written: str | bytes
) -> None:
    name, part = edit
    data = texts[name].encode()
    at = int(part * len(data))
    new = written.encode() if isinstance(written, str) else written
    folder = pack({name: data[:at] + new + data[at + cut :]})
    assert_answered(folder, check_pack(folder))


def assert_answered(folder: Path, found: tuple[tuple[Problem, ...], tuple[Problem, ...]]) -> None:
    """Each problem has a place that is there; without errors there is a pack."""
    errors, warnings = found
    for problem in (*errors, *warnings):
        assert problem.file.startswith("harbour")
        if problem.line:
            lines = (folder.parent / problem.file).read_bytes().decode("utf-8", "replace").split("\n")
            assert 1 <= problem.line <= len(lines)
            assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert str(problem).encode()
    if not errors:
        assert isinstance(load_pack(folder), Pack)
