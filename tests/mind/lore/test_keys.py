"""When a key is found: case, whole words, patterns, depth, and what secondary keys say to it."""

from __future__ import annotations

import pytest

from game.mind.lore.keys import as_pattern
from tests.mind.lore.making import book, came, entry, ref, talk, told


@pytest.mark.parametrize(
    ("key", "text", "rules", "found"),
    [
        # Case does not matter unless an entry says so.
        ("Fox", "a FOX ran", {}, True),
        ("Fox", "a fox ran", {"case_sensitive": True}, False),
        ("Fox", "a Fox ran", {"case_sensitive": True}, True),
        # A key of one word is a whole word, and any mark is its edge.
        ("king", "it's not to my liking", {}, False),
        ("king", "long live the king!", {}, True),
        ("king", "liking? No: the king.", {}, True),
        ("king", "the king_maker", {}, False),
        ("king", "it's not to my liking", {"whole_words": False}, True),
        # A key of several words may stand inside others.
        ("night train", "every midnight trains run", {}, True),
        ("night  train", "the night train", {}, False),
        # JavaScript's words are ASCII: Chinese keys need no spaces around them.
        ("狐狸", "那只狐狸跑了", {}, True),
        ("列车", "夜行列车十分", {"whole_words": False}, True),
        ("café", "the cafés", {}, False),
        ("caf", "the café", {}, True),
        # A key in the speaker's name counts, because names are part of the text.
        ("Mo", "good evening", {}, True),
        # Marks have no meaning in a plain key, and an empty key none at all.
        ("what?", "so what? nothing", {}, True),
        ("a.c", "abc", {}, False),
        ("(", "a ( b", {}, True),
        ("", "anything", {}, False),
        ("   ", "any   thing", {}, False),
        ("  fox ", "a fox", {}, True),
    ],
)
def test_a_plain_key(key: str, text: str, rules: dict[str, bool], found: bool) -> None:
    assert came(book(entry("e", key, **rules)), talk(text)) == ["e"] * found


@pytest.mark.parametrize(
    ("settings", "found"),
    [({}, ["loose"]), ({"case_sensitive": True}, []), ({"whole_words": False}, ["loose", "strict"])],
)
def test_what_an_entry_does_not_say_the_settings_say(settings: dict[str, bool], found: list[str]) -> None:
    entries = book(entry("loose", "FOX"), entry("strict", "OXE"))
    assert came(entries, talk("foxes and a fox"), **settings) == found


@pytest.mark.parametrize(
    ("key", "pattern"),
    [
        ("/fox/", ("fox", "")),
        ("/fox|vixen/gi", ("fox|vixen", "gi")),
        (r"/and\/or/", (r"and\/or", "")),
        ("/and/or/", None),
        ("/fox/x", None),
        ("/fox", None),
        ("//", None),
        ("fox", None),
    ],
)
def test_only_a_key_written_so_is_a_pattern(key: str, pattern: tuple[str, str] | None) -> None:
    assert as_pattern(key) == pattern


@pytest.mark.parametrize(
    ("key", "text", "rules", "found"),
    [
        ("/fox(es)?/", "some foxes", {}, True),
        ("/Fox/", "a fox", {"case_sensitive": False}, False),
        ("/Fox/i", "a fox", {"case_sensitive": True}, True),
        ("/ox/", "a fox", {"whole_words": True}, True),
        (r"/and\/or/", "this and/or that", {}, True),
        (r"/\x01Mo:[^\x01]*?hello/", "well, hello", {}, True),
        (r"/\x01Ana:[^\x01]*?hello/", "well, hello", {}, False),
        ("/and/or/", "this /and/or/ that", {}, True),
        ("/fox/", "/fox/ has no fox", {}, True),
    ],
)
def test_a_pattern_goes_by_its_own_flags(key: str, text: str, rules: dict[str, bool], found: bool) -> None:
    assert came(book(entry("e", key, **rules)), talk("Evening.", text)) == ["e"] * found


@pytest.mark.parametrize(
    ("key", "what"),
    [
        ("/(fox/", "closed"),
        (r"/(a)\1/", "back-reference"),
        ("/fox/gg", "twice"),
        ("/(?=(.*)+Q)./", "too long"),
    ],
)
def test_a_pattern_that_cannot_be_tried_is_no_match_and_is_told(key: str, what: str) -> None:
    result = told(book(entry("bad", key), entry("good", "fox")), talk("/(fox/ gg a fox " * 40))
    assert [p.entry.entry for p in result.placements] == ["good"]
    (trouble,) = result.troubles
    assert (trouble.entry, trouble.key) == (ref("bad"), key)
    assert what in trouble.what


@pytest.mark.parametrize(
    ("logic", "none", "one", "both"),
    [
        ("and_any", False, True, True),
        ("not_all", True, True, False),
        ("not_any", True, False, False),
        ("and_all", False, False, True),
    ],
)
def test_secondary_keys_by_their_logic(logic: str, none: bool, one: bool, both: bool) -> None:
    entries = book(entry("e", "fox", secondary_keys=("red", "den"), logic=logic))
    for text, found in [("a fox", none), ("a red fox", one), ("a red fox in its den", both)]:
        assert came(entries, talk(text)) == ["e"] * found
    assert came(entries, talk("a red den")) == []


@pytest.mark.parametrize("rules", [{"selective": False, "secondary_keys": ("red",)}, {"selective": True}])
def test_without_secondary_keys_or_will_to_use_them_the_first_are_enough(rules: dict[str, object]) -> None:
    assert came(book(entry("e", "fox", **rules)), talk("a fox")) == ["e"]


def test_macros_in_keys_are_filled_before_they_are_looked_for() -> None:
    entries = book(
        entry("plain", "{{char}}'s hat"), entry("pattern", "/{{char}} (runs|sits)/"), entry("empty", "{{nothing}}")
    )
    said = talk(
        "Look at Rua's hat. Rua sits.", expand=lambda text: text.replace("{{char}}", "Rua").replace("{{nothing}}", "")
    )
    assert came(entries, said) == ["plain", "pattern"]


@pytest.mark.parametrize(
    ("own", "of_book", "settings", "found"),
    [
        (None, None, {}, False),
        (3, None, {}, True),
        (None, 3, {}, True),
        (1, 3, {}, False),
        (None, None, {"depth": 3}, True),
        (2, None, {"depth": 3}, False),
        (0, None, {"depth": 3}, False),
        (5000, None, {}, True),
    ],
)
def test_keys_are_looked_for_in_the_newest_messages(
    own: int | None, of_book: int | None, settings: dict[str, int], found: bool
) -> None:
    entries = book(entry("e", "fox", scan_depth=own), scan_depth=of_book)
    assert came(entries, talk("a fox", "what?", "nothing"), **settings) == ["e"] * found


def test_names_can_be_left_out_of_the_text() -> None:
    assert came(book(entry("e", "Ana")), talk("hello", "yes"), names=False) == []


def test_an_entry_may_look_beyond_the_talk() -> None:
    entries = book(entry("told", "fox"), entry("scenario", "fox", also_in=("scenario",)), entry("injected", "owl"))
    said = talk("hello", fields={"scenario": "A fox waits."}, injected=("An owl, too.",))
    assert came(entries, said) == ["scenario", "injected"]
