"""`read --say` and `yarn check --pack`: talking in a chapter, and what an author is told of a pack."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import Game, Models

PACK = Path(__file__).parents[2] / "story" / "lantern-line"
FIRST = ",".join("1" * 20)


@pytest.mark.usefixtures("befriended")
def test_what_is_said_decides_and_is_told_with_the_line(game: Game, models: Models) -> None:
    models.ear = None
    game("read", "window-seat", "--choices", FIRST, "--json")
    words = ("--say", "is there any tea?", "--say", "it wasn't your fault")
    told = game("read", "locked-door", "--choices", FIRST, *words, "--json")
    (talk,) = [step for step in told.data["steps"] if "talk" in step]
    assert [one["text"] for one in talk["said"] if one["kind"] in ("PlayerLine", "ReplyDone")][0::2] == [
        "is there any tea?", "it wasn't your fault",
    ]  # fmt: skip
    assert talk["said"][-1] == {"kind": "TalkEnded", "outcome": "excused", "quote": "it wasn't your fault"}
    assert models.asked, "she speaks with the models there are"


@pytest.mark.usefixtures("befriended")
def test_with_nothing_to_say_the_chapter_goes_on_in_silence(game: Game, models: Models) -> None:
    game("read", "window-seat", "--choices", FIRST)
    told = game("read", "locked-door", "--choices", FIRST)
    assert told.status == 0 and "It is not in your coat." in told.out
    assert models.asked == []


def test_a_clean_pack_is_told_so(game: Game) -> None:
    told = game("yarn", "check", "--pack", PACK)
    *figures, last = told.out.splitlines()
    assert (told.status, last) == (0, f"{len(figures) // 2} stories, 0 problems")
    assert "lantern-line:locked-door (zh-Hans): 100 tellings, " in told.out
    data = game("yarn", "check", "--pack", PACK, "--json").data
    assert (data["pack"], data["problems"], data["unreached"]) == ([], [], [])
    assert [row for row in data["played"] if row["told"] != row["lines"] or row["taken"] != row["options"]] == []
    assert {row["language"] for row in data["played"]} == {"en", "zh-Hans"}


def test_what_is_wrong_with_a_pack_is_told_with_its_place(game: Game, tmp_path: Path) -> None:
    pack = tmp_path / "lantern-line"
    shutil.copytree(PACK, pack)
    script = pack / "chapters" / "second-lamp.yarn"
    script.write_text(script.read_text("utf-8").replace("<<background platform>>", "<<background platfrom>>"), "utf-8")
    told = game("yarn", "check", "--pack", pack)
    assert told.status == 1
    assert "lantern-line/chapters/second-lamp.yarn:5:1: <<background>>: There is no scene called" in told.out
    (pack / "pack.toml").unlink()
    broken = game("yarn", "check", "--pack", pack)
    assert broken.status == 1 and "pack.toml" in broken.out


def test_check_needs_something_to_check(game: Game) -> None:
    told = game("yarn", "check")
    assert told.status == 1 and "--pack FOLDER" in told.err


def test_the_reference_is_written_where_stories_lie(game: Game, tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    assert game("yarn", "docs", tmp_path).status == 0
    assert (tmp_path / "COMMANDS.md").read_text("utf-8").startswith("# Commands of stories")
