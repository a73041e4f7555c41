"""From a line of the talk to a keepsake: the menu, the lines taken, the picture shown, and the card in the album."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from game.shell.keeping import KeepMoment
from tests.shell.playing import Game


def open_on(game: Game, at: int) -> KeepMoment:
    """The question about the bubble at a place, with its card painted."""
    game.page.keep_moment(game.bubbles()[at])
    cover = game.sitting.window.cover
    assert isinstance(cover, KeepMoment)
    game.until(lambda: not cover.picture.pixmap().isNull())
    return cover


def keepsakes(game: Game) -> Any:
    return game.do(lambda desk: desk.album()).keepsakes


def test_a_bubbles_menu_keeps_its_moment(game: Game) -> None:
    game.begin()
    game.page.flow.focus_last()
    bubble = game.page.flow.bubbles()[-1]
    game.qtbot.keyClick(bubble, Qt.Key.Key_Return)
    game.until(lambda: game.page.findChildren(QMenu))
    actions = {action.text().split("\t")[0]: action for action in game.page.findChildren(QMenu)[-1].actions()}
    actions["Keep this moment…"].trigger()
    assert isinstance(game.sitting.window.cover, KeepMoment)


def test_the_line_chosen_is_kept_with_a_title_by_keyboard_alone(game: Game) -> None:
    game.begin()
    cover = open_on(game, 0)
    game.qtbot.keyClicks(cover.title, "First words")
    game.qtbot.keyClick(cover.title, Qt.Key.Key_Return)
    game.until(lambda: game.sitting.window.cover is None)
    (card,) = keepsakes(game)
    assert card.title == "First words" and card.quote == game.bubbles()[0].text
    assert card.picture.exists()


def test_lines_are_taken_in_a_row_and_one_always_stays(game: Game) -> None:
    game.begin()
    game.say("hello")
    game.say("where does this train go?")
    cover = open_on(game, 2)
    assert cover.chosen == [2] and len(cover._checks) == 5
    cover._checks[0].click()
    assert cover.chosen == [0, 1, 2]
    cover._checks[0].click()
    assert cover.chosen == [1, 2]
    cover._checks[1].click()
    cover._checks[2].click()
    assert cover.chosen == [2]
    cover._checks[3].click()
    cover.keep()
    game.until(lambda: game.sitting.window.cover is None)
    (card,) = keepsakes(game)
    assert [words for _, words in card.lines] == [bubble.text for bubble in game.bubbles()[2:4]]


def test_escape_keeps_nothing(game: Game) -> None:
    game.begin()
    game.qtbot.keyClick(open_on(game, 0), Qt.Key.Key_Escape)
    assert game.sitting.window.cover is None and keepsakes(game) == ()


def test_what_goes_wrong_is_said_and_the_talk_is_there_again(game: Game, monkeypatch: Any) -> None:
    game.begin()
    told: list[Any] = []
    monkeypatch.setattr(game.sitting, "trouble", told.append)
    game.sitting.go("talk")
    cover = open_on(game, 0)
    game.do(lambda desk: desk.profile.media.rename(desk.profile.media.with_name("elsewhere")))
    cover.keep()
    game.until(lambda: told)
    assert "could not be written" in told[0].what and "the talk itself is kept" in told[0].remedy
    assert game.sitting.window.cover is None
    assert game.do(lambda desk: list(desk.profile.journal.state.keepsakes) or "none") == "none"
