"""What an author is told of a pack's stories; and that the shipped ones give no cause."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from game.content.library import Library, load_library
from game.session.scripts import compiled
from game.session.story_lint import lint_stories
from game.session.story_play import play_stories
from game.yarn import YarnErrors
from game.yarn.translations import COLUMNS, source_hash
from tests.session.conftest import STORY

ROOT = STORY.parent
Lint = Callable[..., list[str]]

BLANK = """
[[chapter]]
id = "blank"
companion = "isaura"
title = "Blank"
summary = "For tests to write."
file = "blank.yarn"
node = "Blank"
"""

TALK = """<<outcome kind "one" "two" "three" "four" "five" "一" "二" "三" "四" "五">>
<<outcome silent>>
<<talk isaura "A goal.">>
<<if outcome() == "kind">>
    Kind. #line:k
<<endif>>"""


def sounds() -> dict[str, str]:
    table = tomllib.loads((ROOT / "assets/sounds/sounds.toml").read_text("utf-8"))
    return {name: row["channel"] for name, row in table.items() if isinstance(row, dict)}


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped pack with one chapter more, for a test to write."""
    made = tmp_path_factory.mktemp("packs") / "lantern-line"
    shutil.copytree(STORY / "lantern-line", made)
    with (made / "chapters/chapters.toml").open("a", encoding="utf-8") as chapters:
        chapters.write(BLANK)
    (made / "chapters/blank.yarn").write_text("title: Blank\n---\n===\n", encoding="utf-8")
    (made / "languages/zh-Hans/chapters/blank.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def copied(pack: Path) -> Library:
    return load_library([pack])


@pytest.fixture
def told(pack: Path, copied: Library) -> Iterator[Lint]:
    """What lint says of this text as a chapter, translated line by line unless a table is given."""
    script, table = pack / "chapters/blank.yarn", pack / "languages/zh-Hans/chapters/blank.csv"

    def lint_text(text: str, rows: str | None = None, node: str = "Blank") -> list[str]:
        script.write_text(f"title: {node}\n---\n{text}\n===\n", encoding="utf-8")
        if rows is None:
            made: list[str] = []
            with suppress(YarnErrors):
                made = [f'{s.id},{source_hash(s.text)},"{s.text}",,,,,' for s in compiled(script).strings.values()]
            rows = "\n".join([",".join(COLUMNS), *made, ""])
        table.write_text(rows, encoding="utf-8")
        return [str(p) for p in lint_stories(copied, sounds())]

    yield lint_text


def test_the_shipped_stories_are_clean(library: Library) -> None:
    assert lint_stories(library, sounds()) == []


def test_every_line_of_the_shipped_stories_is_told_in_every_language(library: Library) -> None:
    played = play_stories(library)
    assert {language for _, language in played} == {"en", "zh-Hans"}
    assert {name for name, _ in played} == {chapter.full_id for chapter in library.chapters}
    assert {where: (seen.missed, seen.stuck) for where, seen in played.items() if not seen.complete} == {}


def test_a_story_with_nothing_wrong_is_told_nothing(told: Lint) -> None:
    assert told(f"Isaura: One. #line:a\n<<music rain>>\n<<sound bell>>\n{TALK}") == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Isaure: One. #line:a", "no speaker named Isaure. Did you mean Isaura?"),
        ("<<background carrige>>", 'no scene called "carrige". Did you mean carriage?'),
        ("<<enter isaur>>", 'no companion called "isaur". Did you mean isaura?'),
        ("<<enter isaura smiling>>", "'smiling' is no expression"),
        ("<<pose isaura bak>>", "'bak' is no pose; use one of upright, near, back. Did you mean back?"),
        ("<<card last-cupp>>", 'no card called "last-cupp". Did you mean last-cup?'),
        ("<<unlock locked-doors>>", 'no chapter called "locked-doors". Did you mean locked-door?'),
        ("<<sound bel>>", "no sound called 'bel'. Did you mean bell?"),
        ("<<sound rain>>", "no sound called 'rain'"),
        ("<<music bell>>", "no music called 'bell'"),
        ("<<bond isaura lots>>", "'lots' is no number"),
        ("<<wait 99>>", "no time from 0 to 30 seconds"),
        ("<<fade away>>", "'away' is no fade; use one of out, in"),
        ("<<flag nobody_asks>>", "The flag nobody_asks is set and never read."),
        ('<<if flag("never_set")>>\n    One. #line:a\n<<endif>>', "The flag never_set is read and never set."),
        ('<<if mood("isaur") == "wry">>\n    One. #line:a\n<<endif>>', 'no companion called "isaur"'),
        ("<<shout loudly>>", "There is no command named shout."),
        ("<<enter>>", "enter takes 1 to 2"),
        ("One.", "has no #line: id"),
        ('<<talk isaura "A goal.">>', "A talk needs outcomes before it"),
        (TALK.replace("<<outcome silent>>\n", ""), "A talk needs outcomes before it"),
        (TALK.replace('"five" ', ""), "The outcome kind has 4 examples in English"),
        (TALK.replace('"三" "四" ', ""), "The outcome kind has 3 examples in Chinese"),
        (TALK.replace('== "kind"', '== "kin"'), "No talk has the outcome kin. Did you mean kind?"),
        (TALK.replace('== "kind"', '== "silent"'), "Nothing asks for the outcome kind."),
        (TALK.replace("<<talk", "<<wait 1>>\n<<talk"), "Outcomes stand straight before their <<talk>>"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(told: Lint, text: str, says: str) -> None:
    found = told(text)
    assert any(says in one and one.startswith("lantern-line/chapters/blank.yarn:") for one in found), found


def test_a_node_that_is_not_there_is_told(told: Lint) -> None:
    found = told("Elsewhere. #line:a\n===\ntitle: LastOf\n---\nOne. #line:b", node="LastOn")
    assert any("starts in the node Blank, which is not here." in one for one in found)


def test_others_may_speak_where_the_cast_names_them(told: Lint) -> None:
    text = "Hob: One. #line:a"
    assert any("no speaker named Hob" in one for one in told(text))
    assert told(text, node="Blank\ncast: Hob, the baker") == []


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("", "line:a is not translated"),
        ("line:a,000000000000,Isaura: 一。", "was translated from an older text"),
        ("line:a,{hash},一。", "is spoken by someone else"),
        ("line:a,{hash},Isaura: 一。\nline:b,{hash},二。", "line:b belongs to no line"),
        ("line:a,{hash},Isaura: 一。\nline:a,{hash},Isaura: 一。", "comes twice"),
    ],
)  # fmt: skip
def test_translations_that_do_not_fit_are_told(told: Lint, row: str, says: str) -> None:
    rows = "id,source_hash,text\n" + row.replace("{hash}", source_hash("Isaura: One.")) + "\n"
    found = told("Isaura: One. #line:a", rows)
    assert any(says in one for one in found), found


def test_a_language_without_a_table_is_told(pack: Path, told: Lint) -> None:
    told("Isaura: One. #line:a")
    (pack / "languages/zh-Hans/chapters/blank.csv").unlink()
    found = [str(p) for p in lint_stories(load_library([pack]))]
    assert found == ["lantern-line/chapters/blank.yarn:1:1: There is no table of its lines in zh-Hans."]


def test_what_a_command_tells_must_be_told_in_every_language(told: Lint) -> None:
    text = '<<enter isaura>>\nIsaura: One. #line:a\n<<bond isaura 1 "You stayed">>\n<<remember isaura "They stayed.">>'
    assert [one.partition(": ")[2].split(" is not told")[0] for one in told(text)] == [
        "<<bond>>: 'You stayed'", "<<remember>>: 'They stayed.'",
    ]  # fmt: skip
