"""Inclusion groups: one of those called together comes."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mind.lore.making import Loaded, book, came, entry, ref, talk, told


def weather(id: str, *keys: str, **rules: Any) -> Any:
    return entry(id, *(keys or ("weather",)), **{"groups": ("weather",), **rules})


@pytest.mark.parametrize(
    ("drawn", "winner"),
    [(0.0, "sun"), (0.19, "sun"), (0.21, "rain"), (0.59, "rain"), (0.61, "snow"), (0.99, "snow")],
)
def test_one_comes_by_weighted_chance(drawn: float, winner: str) -> None:
    entries = book(weather("sun"), weather("rain", group_weight=200), weather("snow", group_weight=200))
    result = told(entries, talk("weather"), chance=Loaded(drawn))
    assert [p.entry.entry for p in result.placements] == [winner]
    assert {out.kept_by for out in result.left_out} == {"group"}
    assert len(result.left_out) == 2


def test_weights_of_nothing_still_leave_one() -> None:
    entries = book(weather("sun", group_weight=0), weather("rain", group_weight=0))
    assert len(came(entries, talk("weather"), chance=Loaded(0.7))) == 1


def test_one_alone_needs_no_chance() -> None:
    assert came(book(weather("sun"), entry("other", "weather")), talk("weather")) == ["sun", "other"]


def test_override_takes_the_highest_order() -> None:
    entries = book(
        weather("sun", order=300),
        weather("rain", order=100, group_override=True),
        weather("snow", order=200, group_override=True),
    )
    assert came(entries, talk("weather")) == ["snow"]


def test_a_group_with_someone_active_takes_no_other() -> None:
    """The owl calls a second kind of weather; the first is there already."""
    entries = book(weather("sun", content="an owl"), weather("rain", "owl"), entry("e", "owl", content="rain"))
    result = told(entries, talk("weather"))
    assert [p.entry.entry for p in result.placements] == ["sun", "e"]
    assert result.left_out[0].entry == ref("rain")


SONGS = (
    weather("cat", "song", "sing", "black cat"),
    weather("ghost", "song", "sing", "ghosts"),
)


@pytest.mark.parametrize(
    ("text", "settings", "drawn", "winner"),
    [
        ("sing me a song", {"group_scoring": True}, [0.9], "ghost"),
        ("sing me a song", {"group_scoring": True}, [0.1], "cat"),
        ("sing me a song about ghosts", {"group_scoring": True}, [], "ghost"),
        ("sing me a song about ghosts", {}, [0.1], "cat"),
    ],
)
def test_scoring_leaves_those_with_most_keys(
    text: str, settings: dict[str, Any], drawn: list[float], winner: str
) -> None:
    assert came(book(*SONGS), talk(text), chance=Loaded(*drawn), **settings) == [winner]


@pytest.mark.parametrize(
    ("logic", "text", "winner"),
    [
        ("and_any", "weather red", "scored"),
        ("and_all", "weather red den", "scored"),
        ("not_all", "weather red", "plain"),
        ("not_any", "weather", "plain"),
    ],
)
def test_secondary_keys_score_where_they_speak_for_the_entry(logic: str, text: str, winner: str) -> None:
    """Equal scores draw, and the number drawn gives it to the first: the plain one."""
    scored = weather("scored", "weather", secondary_keys=("red", "den"), logic=logic)
    equal = logic in ("not_all", "not_any")
    chance = Loaded(0.1) if equal else Loaded()
    assert came(book(weather("plain"), scored), talk(text), chance=chance, group_scoring=True) == [winner]


def test_only_those_who_take_part_in_scoring_lose_by_it() -> None:
    entries = book(
        weather("more", "weather", "rain", group_scoring=True), weather("aside"), weather("less", group_scoring=True)
    )
    assert came(entries, talk("weather rain"), chance=Loaded(0.9)) == ["aside"]


def test_an_entry_in_several_groups_must_win_in_each() -> None:
    entries = book(
        entry("both", "fox", groups=("one", "two"), order=100),
        entry("one", "fox", groups=("one",), order=90, group_override=True),
        entry("two", "fox", groups=("two",), order=80),
    )
    assert came(entries, talk("fox")) == ["two", "one"]
