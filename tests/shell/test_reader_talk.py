"""Free talk in a chapter, at the desktop: beside the companion, decided by a line or by silence, told in the log."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from game.shell.pages.scene_talk import SceneTalkPanel
from game.shell.talk import Bubble
from game.shell.widgets import TextButton
from tests.session.stories import STORY, write_story
from tests.session.test_reading_talk import TALK
from tests.shell.playing import Game
from tests.shell.test_reader_keys import press, settle


@pytest.fixture
def talking(game: Game, tmp_path: Path) -> Game:
    """A chapter that stands at its talk."""
    game.begin()
    game.do(lambda desk: write_story(desk.profile, tmp_path, TALK) is not None)
    game.sitting.read(STORY)
    settle(game)
    assert press(game, Qt.Key.Key_Space).kind == "talk"
    game.until(lambda: panel(game).composer.button.shows != "stop")
    return game


def panel(game: Game) -> Any:
    found = game.page.findChildren(SceneTalkPanel)
    assert found, "no talk is shown"
    return found[-1]


def bubbles(game: Game) -> list[Bubble]:
    return [item for item in game.page.talk.model.items if isinstance(item, Bubble)]


def say(game: Game, text: str) -> None:
    game.until(lambda: panel(game).composer.button.shows != "stop")
    editor = panel(game).composer.editor
    editor.insertPlainText(text)
    game.qtbot.keyClick(editor, Qt.Key.Key_Return)
    game.until(lambda: game.page.talk is None or not game.page.talk.model.busy)
    game.do(lambda desk: desk is not None)
    settle(game)


def texts(widget: Any) -> list[str]:
    return [one.text() for one in widget.findChildren(QLabel)]


def log_of(game: Game) -> list[str]:
    game.qtbot.keyClick(game.page, Qt.Key.Key_L)
    game.until(lambda: game.sitting.window.cover is not None)
    return [row.accessibleName() for row in game.sitting.window.cover.findChildren(TextButton)]


def test_the_player_is_told_who_waits_and_how_many_lines_are_left(talking: Game) -> None:
    shown = texts(panel(talking))
    assert "Isaura: Say something." in shown
    assert "Isaura is waiting for what you will say. Your own words will do." in shown
    assert "3 lines left to say" in shown
    assert talking.sitting.window.shape == "alone"


def test_a_line_that_decides_takes_the_story_on_and_stands_in_the_log(talking: Game) -> None:
    say(talking, "It wasn't your fault")
    talking.until(lambda: settle(talking).text == "Kind.")
    assert talking.sitting.window.shape == "story"
    assert "This decided it: “It wasn't your fault”" in texts(talking.page.box)
    rows = log_of(talking)
    assert rows[1:] == ["You: It wasn't your fault", "This decided it: “It wasn't your fault”", "Kind."]


def test_other_lines_she_answers_and_the_last_reply_stands_until_the_player_goes_on(talking: Game) -> None:
    for left, line in ((2, "what is your favourite station?"), (1, "is there any tea?")):
        say(talking, line)
        words = "One line left to say" if left == 1 else f"{left} lines left to say"
        talking.until(lambda words=words: words in texts(panel(talking)))
    say(talking, "how late are we?")
    talking.until(lambda: "All is said." in texts(panel(talking)))
    assert len(bubbles(talking)) == 6
    talking.button("The story goes on").click()
    talking.until(lambda: settle(talking).text == "Silent.")
    assert "No line of yours decided it; the silence did." in texts(talking.page.box)


def test_one_may_say_nothing(talking: Game) -> None:
    talking.button("Say nothing more").click()
    talking.until(lambda: settle(talking).text == "Silent.")


def test_a_line_is_taken_back_and_the_talk_goes_on_from_there(talking: Game) -> None:
    say(talking, "is there any tea?")
    talking.until(lambda: "2 lines left to say" in texts(panel(talking)))
    talking.page.back()
    talking.until(lambda: "3 lines left to say" in texts(panel(talking)))
    assert bubbles(talking) == []


def test_back_from_what_it_decided_leads_into_the_talk_again(talking: Game) -> None:
    say(talking, "It wasn't your fault")
    talking.until(lambda: settle(talking).text == "Kind.")
    assert press(talking, Qt.Key.Key_PageUp).kind == "talk"
    say(talking, "You should have waited for them")
    talking.until(lambda: settle(talking).text == "Cruel.")
    assert talking.do(lambda desk: desk.profile.journal.state.flags == {})


def test_a_cry_for_help_shows_help_here_too(talking: Game) -> None:
    say(talking, "I want to kill myself")
    talking.until(lambda: any("988" in text or "988" in str(text) for text in texts(panel(talking))))
    assert "3 lines left to say" in texts(panel(talking))


def test_left_in_the_middle_it_is_taken_up_where_it_stood(talking: Game) -> None:
    say(talking, "is there any tea?")
    talking.until(lambda: "2 lines left to say" in texts(panel(talking)))
    talking.page.leave()
    talking.until(lambda: talking.sitting.page == "chapters")
    talking.sitting.read(STORY)
    settle(talking)
    talking.until(lambda: len(bubbles(talking)) == 2)
    assert "2 lines left to say" in texts(panel(talking))
