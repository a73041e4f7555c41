"""What can be done with what was said: other wordings, finding words, the days, and one number for what comes next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from game.app import ROOT
from game.shell.words import Words
from tests.shell.playing import Game


def test_a_line_said_differently_stands_beside_the_old_one(game: Game) -> None:
    game.begin()
    game.say("How are you tonight?")
    game.until(lambda: game.bubbles()[1].turn > 0)
    game.page.reword(game.bubbles()[1])
    editor = game.page.composer.editor
    assert editor.toPlainText() == "How are you tonight?"
    editor.setPlainText("Where does this train go?")
    game.qtbot.keyClick(editor, Qt.Key.Key_Return)
    game.until(lambda: game.quiet and len(game.bubbles()) == 3 and game.bubbles()[1].swipes == 2)
    assert game.bubbles()[1].text == "Where does this train go?"
    game.button("Your line as you said it before").click()
    game.until(lambda: game.bubbles()[1].text == "How are you tonight?")
    assert len(game.bubbles()) == 3
    assert game.do(lambda desk: len(desk.history(game.sitting.companion.id, 50))) == 3


def test_a_line_that_is_left_as_it_was_is_not_said_again(game: Game) -> None:
    game.begin()
    game.say("How are you tonight?")
    game.until(lambda: game.bubbles()[1].turn > 0)
    game.page.reword(game.bubbles()[1])
    game.qtbot.keyClick(game.page, Qt.Key.Key_Escape)
    assert game.page.composer.editor.toPlainText() == ""
    game.say("Hello")
    assert len([b for b in game.bubbles() if b.speaker == "player"]) == 2


def test_words_are_found_and_brought_into_sight(game: Game) -> None:
    game.begin()
    game.say("My sister Anna is getting married on Saturday.")
    game.say("How are you tonight?")
    game.page.look_for()
    bar = game.page._find_bar
    bar.editor.setText("ANNA")
    game.until(lambda: bar._found)
    line = next(b for b in game.bubbles() if "Anna" in b.text)
    assert line.turn in bar._found
    bar.editor.setText("no such word anywhere")
    game.until(lambda: bar.told.text() == "not found")


def test_another_evening_is_marked_with_its_day(start: object) -> None:
    first = start()  # type: ignore[operator]
    first.begin()
    first.say("Hello")
    first.sitting.window.close()
    again = start(now="2026-11-22T22:10")  # type: ignore[operator]
    again.begin()
    shown = [label.text() for label in again.page.findChildren(QLabel)]
    assert "Friday, 20 November" in shown and "Tonight" in shown


def test_days_are_said_in_every_language() -> None:
    for language, said in (("en", "Friday, 20 November 2026"), ("zh-Hans", "2026年11月20日 星期五")):
        assert Words(ROOT / "assets" / "locales", language).day("2026-11-20", "2027-01-02") == said


def test_the_points_count_towards_what_opens_next(game: Game) -> None:
    game.begin()
    status = game.do(lambda desk: desk.status(game.sitting.companion.id))
    waits = next(m.text for m in status.chapters[0].missing if m.kind == "points")
    assert waits == f"Bond {status.companion.points} of {status.companion.next_points}"
