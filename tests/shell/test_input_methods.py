"""Typing through an input method: what it composes is seen, and while it does, the keys are its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from tests.shell.playing import Game


def compose(game: Game, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(game.page.composer.editor, event)


def preedit(game: Game) -> str:
    """What is shown as being composed, where the cursor is."""
    return str(game.page.composer.editor.textCursor().block().layout().preeditAreaText())


def test_what_is_composed_is_seen_and_can_be_sent(game: Game) -> None:
    game.begin()
    composer = game.page.composer
    assert not composer.button.isEnabled()
    compose(game, "ni'hao")
    assert preedit(game) == "ni'hao" and composer.editor.toPlainText() == ""
    assert composer.button.isEnabled()
    assert composer.editor.placeholderText() == "", "what the line asks for would shine through"
    compose(game, "", "你好")
    assert composer.editor.toPlainText() == "你好" and preedit(game) == ""
    game.qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    game.until(lambda: game.quiet and len(game.bubbles()) == 3)
    assert game.bubbles()[1].text == "你好"


def test_enter_takes_what_is_composed_and_does_not_send(game: Game) -> None:
    game.begin()
    editor = game.page.composer.editor
    editor.insertPlainText("我说")
    compose(game, "nihao")
    game.qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == "我说nihao" and preedit(game) == "" and len(game.bubbles()) == 1
    game.qtbot.keyClick(editor, Qt.Key.Key_Return)
    game.until(lambda: len(game.bubbles()) > 1)


def test_escape_drops_what_is_composed_and_silences_nobody(game: Game) -> None:
    game.begin()
    editor, stopped = game.page.composer.editor, []
    game.sitting.talk._link.stop = lambda: stopped.append(True)
    game.sitting.talk.busy = True
    compose(game, "nihao")
    game.qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert preedit(game) == "" and editor.toPlainText() == "" and stopped == []
    game.qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert stopped == [True]
    game.sitting.talk.busy = False


def test_arrows_choose_a_candidate_and_do_not_leave_the_line(game: Game) -> None:
    game.begin()
    editor = game.page.composer.editor
    editor.setFocus()
    compose(game, "ni")
    game.qtbot.keyClick(editor, Qt.Key.Key_Up)
    assert editor.hasFocus() and preedit(game) == "ni"


def test_the_button_sends_what_is_still_being_composed(game: Game) -> None:
    game.begin()
    compose(game, "nihao")
    game.page.composer.button.click()
    game.until(lambda: game.quiet and len(game.bubbles()) == 3)
    assert game.bubbles()[1].text == "nihao"


def test_a_long_composition_makes_the_line_grow(game: Game) -> None:
    game.begin()
    editor = game.page.composer.editor
    low = editor.height()
    compose(game, "chang " * 40)
    assert editor.height() > low
    compose(game, "")
    assert editor.height() == low and editor.placeholderText() == "Write to Isaura…"
