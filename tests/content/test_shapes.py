"""Each file by itself: every wrong key or value is told at its line and column, with the nearest right name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.content.loading import check_pack, load_pack
from game.content.problems import PackProblems

COMPANION = "companions/ana/companion.toml"
CUES = "companions/ana/cues/talk.toml"
ZH_CUES = f"languages/zh-Hans/{CUES}"
CHAPTERS = "chapters/chapters.toml"
CARDS = "cards/cards.toml"

# The file, what is changed in it to what, the text that must stand at the place that is told, what is told, and the
# nearest name.
WRONG = [
    ("pack.toml", "authors", "author", "author = ", "nothing here is called author", "authors"),
    ("pack.toml", "authors", "author", "format = 1", "authors is missing", None),
    ("pack.toml", '["Ada"]', "[]", "authors", "authors needs at least 1 item", None),
    ("pack.toml", "format = 1", "format = 2", "format", "format must be 1", None),
    ("pack.toml", '"1.0.0"', '"1.0"', "version", "version does not fit: a version is three numbers", None),
    ("pack.toml", '"zh-Hans"', '"Chinese!"', '"Chinese!"', "item 2 of languages does not fit: a language", None),
    ("pack.toml", '">=0.1,<1"', '"0.1 or so"', "game", "game does not fit: a range of versions is written", None),
    (COMPANION, "age = 41", 'age = "41"', "age", "age must be a whole number", None),
    (COMPANION, "age = 41", "age = true", "age", "age must be a whole number", None),
    (COMPANION, "age = 41", "age = 16", "age", "age must be at least 18", None),
    (COMPANION, '["speaks slowly"]', '"slow"', "manner", "manner must be a list, like [ … ]", None),
    (COMPANION, "points = 40", "pionts = 40", "pionts", "nothing here is called pionts", "points"),
    (COMPANION, "points = 40", "pionts = 40", "rank]]\nnumber = 2", "points is missing", None),
    (COMPANION, 'title = "The storm"', 'title = ""', "title", "title is empty", None),
    (COMPANION, 'title = "The storm"', 'title = " "', "title", "title is empty", None),
    (CUES, '"asks_companion"', '"ask_companion"', '"ask_companion"', "item 1 of acts cannot be", "asks_companion"),
    (CUES, '"sad"', '"sadly"', "expression", 'expression cannot be "sadly"; it is one of neutral, warm', "sad"),
    (CUES, '"fallback"', '"fallbak"', "trigger", 'trigger cannot be "fallbak"', "fallback"),
    (CUES, "text =", "txt =", "txt =", "nothing here is called txt", "text"),
    (CUES, '["Go on."]', "[7]", "7]", "item 1 of lines must be text, or a table like", None),
    (CUES, '["Go on."]', "[]", "lines = []", "lines needs at least 1 item", None),
    (CUES, "[22, 4]", "[22]", "hours", "hours needs at least 2 items", None),
    (CUES, "[22, 4]", "[22, 40]", "40]", "item 2 of hours must be at most 24", None),
    (CUES, "[22, 4]", "[22, 4, 6]", "hours", "hours may have at most 2 items", None),
    (CUES, '"!told"', '"!!told"', '"!!told"', "item 1 of flags does not fit: a flag is a name like", None),
    (CUES, 'id = "else"', 'id = "Else Where"', "id", "id does not fit: an id is small letters, digits", None),
    (CHAPTERS, '"scene"', '"scenes"', "kind", 'kind cannot be "scenes"; it is one of chapter, scene', "scene"),
    (CHAPTERS, "{ points = 40 }", "3", "opens", "opens must be a table with keys of its own", None),
    (CARDS, '"gilded"', '"glided"', "rarity", 'rarity cannot be "glided"; it is one of ticket, silver-rail', "gilded"),
    (ZH_CUES, "hears", "heard", "heard", "nothing here is called heard", "hears"),
    ("languages/zh-Hans/pack.toml", "name", "nmae", "nmae", "nothing here is called nmae", "name"),
]


def test_the_harbour_pack_of_these_tests_has_no_problem(pack: Callable[..., Path]) -> None:
    assert check_pack(pack()) == ((), ())


@pytest.mark.parametrize(("name", "old", "new", "stands", "what", "nearest"), WRONG)
def test_a_wrong_key_or_value_is_told_where_it_stands(
    changed: Callable[..., Path], name: str, old: str, new: str, stands: str, what: str, nearest: str | None
) -> None:
    folder = changed(name, old, new)
    errors, _ = check_pack(folder)
    (told,) = [one for one in errors if one.file == f"harbour/{name}" and one.what.startswith(what)]
    assert told.nearest == nearest
    assert after((folder / name).read_text("utf-8"), told.line, told.column).startswith(stands)


def after(text: str, line: int, column: int) -> str:
    """What stands in `text` from a line and column on, both counted from 1."""
    lines = text.split("\n")[line - 1 :]
    return "\n".join([lines[0][column - 1 :], *lines[1:]])


@pytest.mark.parametrize("outside", ["/x.webp", "../x.webp", "a/../../x.webp", "C:/x.webp", "C:x.webp", "./x", "a\\b"])
def test_a_file_name_cannot_lead_out_of_the_pack(changed: Callable[..., Path], outside: str) -> None:
    errors, _ = check_pack(changed(CARDS, '"lamp.webp"', f"'{outside}'"))
    assert [one.what for one in errors if "picture" in one.what] == [
        'picture must name a file inside the pack, with "/" between folders and no ".."'
    ]


def test_all_files_are_checked_before_anything_is_told(pack: Callable[..., Path]) -> None:
    wrong = {"pack.toml": "format = 1\n", "cards/cards.toml": "[[crad]]\n", CUES: 'cue = "one"\n'}
    with pytest.raises(PackProblems) as error:
        load_pack(pack(wrong))
    assert {one.file for one in error.value.problems} == {f"harbour/{name}" for name in wrong}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("format = 1\nid = harbour\n", "2:6"),
        ("format = 1\nformat = 1\n", "2:11"),
        ('name = "Har', "1:12"),
        ("x = " + "[" * 3000, "1:1"),
        ("x = " + "9" * 5000, "1:1"),
    ],
)
def test_what_is_not_toml_is_told_at_its_place(pack: Callable[..., Path], text: str, place: str) -> None:
    errors, _ = check_pack(pack({"pack.toml": text}))
    assert [f"{one.line}:{one.column}" for one in errors if one.file == "harbour/pack.toml"] == [place]
    assert all(one.what.startswith("is not TOML that can be read: ") for one in errors)


def test_a_file_that_is_not_utf_8_is_told_at_the_first_wrong_letter(pack: Callable[..., Path]) -> None:
    errors, _ = check_pack(pack({"scenes/scenes.toml": '[[scene]]\nid = "quay"\nname = "Caf\xe9"\n'.encode("latin-1")}))
    assert [str(one) for one in errors] == [
        "harbour/scenes/scenes.toml:3:12 · is not UTF-8 from here on; save the file as UTF-8"
    ]


def test_what_windows_editors_add_does_no_harm(pack: Callable[..., Path]) -> None:
    text = '\ufeff[[scene]]\r\nid = "quay"\r\nname = "The quay"\r\n'
    assert check_pack(pack({"scenes/scenes.toml": text})) == ((), ())
