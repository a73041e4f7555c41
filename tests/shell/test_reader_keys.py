"""The reader's keys, as visual novels have them: back, forward, skip, going on alone, the log, the bare picture."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from game.shell.widgets import TextButton
from tests.shell.playing import Game
from tests.shell.test_stories_and_cards import open_first_scene, read_to_the_end


def settle(game: Game) -> Any:
    """The step that is shown, once nothing is on its way."""
    page = game.page
    game.until(lambda: page._told is not None and not page._waiting)
    return page._told.step


def press(game: Game, key: Qt.Key) -> Any:
    game.qtbot.keyClick(game.page, key)
    return settle(game)


def to_the_choice(game: Game) -> Any:
    while (step := settle(game)).kind == "line":
        press(game, Qt.Key.Key_Space)
    return step


def test_forward_goes_only_where_one_has_been(game: Game) -> None:
    open_first_scene(game)
    first = settle(game).text
    assert press(game, Qt.Key.Key_PageDown).text == first
    second = press(game, Qt.Key.Key_Space).text
    assert press(game, Qt.Key.Key_PageUp).text == first
    assert press(game, Qt.Key.Key_PageDown).text == second
    assert not game.page._told.can_go_forward


def test_skipping_passes_what_was_read_and_stops_at_something_new(game: Game) -> None:
    open_first_scene(game)
    first = settle(game).text
    here = press(game, Qt.Key.Key_Space).text
    assert press(game, Qt.Key.Key_PageUp).text == first
    game.qtbot.keyClick(game.page, Qt.Key.Key_Tab)
    game.until(lambda: game.page.pace.mode == "" and not game.page._waiting)
    step = settle(game)
    assert step.kind == "line" and not step.seen and step.text not in (first, here)


def test_skipping_everything_stops_at_a_choice(game: Game) -> None:
    game.sitting.wear({"skip_unseen": True})
    open_first_scene(game)
    settle(game)
    game.qtbot.keyClick(game.page, Qt.Key.Key_Tab)
    game.until(lambda: game.page._told.step.kind != "line" and not game.page._waiting)
    assert (settle(game).kind, game.page.pace.mode) == ("choice", "")


def test_a_choice_is_repeated_by_going_forward_and_forgotten_by_another(game: Game) -> None:
    open_first_scene(game)
    to_the_choice(game)
    after = press(game, Qt.Key.Key_1).text
    assert press(game, Qt.Key.Key_PageUp).kind == "choice"
    assert press(game, Qt.Key.Key_PageDown).text == after
    press(game, Qt.Key.Key_PageUp)
    press(game, Qt.Key.Key_2)
    assert not game.page._told.can_go_forward


def test_the_log_holds_all_that_was_told_and_leads_back(game: Game) -> None:
    chapter = open_first_scene(game)
    first = settle(game).text
    to_the_choice(game)
    chosen = game.page._told.step.options[0][0]
    press(game, Qt.Key.Key_1)
    game.qtbot.keyClick(game.page, Qt.Key.Key_Escape)
    game.sitting.read(chapter)  # What was told before leaving is in it too.
    settle(game)
    game.qtbot.keyClick(game.page, Qt.Key.Key_L)
    game.until(lambda: game.sitting.window.cover is not None)
    rows = [row.accessibleName() for row in game.sitting.window.cover.findChildren(TextButton)]
    assert rows[0].endswith(first) and f"You chose: {chosen}" in rows
    game.sitting.window.cover.findChildren(TextButton)[0].click()
    game.until(lambda: settle(game).text == first)
    assert game.page._told.can_go_forward


def test_the_panel_hides_and_any_key_brings_it_back(game: Game) -> None:
    open_first_scene(game)
    text = settle(game).text
    game.sitting.window.show()
    game.qtbot.keyClick(game.page, Qt.Key.Key_H)
    assert not game.sitting.window.panel.isVisible()
    game.qtbot.keyClick(game.sitting.window, Qt.Key.Key_Space)
    assert game.sitting.window.panel.isVisible()
    assert settle(game).text == text


def test_going_on_alone_waits_as_long_as_the_line_takes_to_read(game: Game) -> None:
    open_first_scene(game)
    first = settle(game).text
    game.qtbot.keyClick(game.page, Qt.Key.Key_A)
    assert game.page.pace.timer.isActive() and game.page.pace.timer.interval() > 1000 + 10 * len(first)
    game.page.pace.timer.start(0)
    game.until(lambda: game.page._told.step.text != first)
    game.qtbot.keyClick(game.page, Qt.Key.Key_A)
    assert game.page.pace.mode == "" and not game.page.pace.timer.isActive()


def test_the_wheel_goes_back_and_on(game: Game) -> None:
    open_first_scene(game)
    first = settle(game).text
    game.page._keys.wheeled(-120)
    second = settle(game).text
    assert second != first
    game.page._keys.wheeled(60)
    assert settle(game).text == second, "half a notch is none"
    game.page._keys.wheeled(60)
    assert settle(game).text == first
    game.page._keys.wheeled(-120)
    assert settle(game).text == second and not game.page._told.can_go_forward


def test_the_right_button_opens_the_slots_and_the_middle_one_hides(game: Game) -> None:
    open_first_scene(game)
    settle(game)
    game.sitting.window.show()
    game.qtbot.mouseClick(game.page, Qt.MouseButton.RightButton)
    assert game.sitting.window.cover is not None
    game.qtbot.keyClick(game.sitting.window.cover, Qt.Key.Key_Escape)
    assert game.sitting.window.cover is None
    game.qtbot.mouseClick(game.page, Qt.MouseButton.MiddleButton)
    assert not game.sitting.window.panel.isVisible()


def test_lines_speakers_and_choices_are_announced(game: Game, monkeypatch: Any) -> None:
    said: list[str] = []
    monkeypatch.setattr(game.sitting, "_announce", said.append)
    open_first_scene(game)
    step = settle(game)
    while step.kind == "line":
        assert said[-1] == (f"{step.speaker}: {step.text}" if step.speaker else step.text)
        step = press(game, Qt.Key.Key_Space)
    assert said[-1] == f"{len(step.options)} options"
    names = [one.accessibleName() for one in game.page.findChildren(TextButton)]
    assert names[0] == f"Option 1 of {len(step.options)}: {step.options[0][0]}"


def test_the_letters_of_a_story_can_be_chosen(game: Game) -> None:
    open_first_scene(game)
    text = settle(game).text
    game.qtbot.keyClick(game.page, Qt.Key.Key_O)
    cover = game.sitting.window.cover
    game.button("Letters of the story: OpenDyslexic, set wide", cover).click()
    game.button("Skipping skips: Everything", cover).click()
    game.qtbot.keyClick(cover, Qt.Key.Key_Escape)
    assert settle(game).text == text, "the place is kept"
    assert "OpenDyslexic" in game.page.box.line.styleSheet()
    kept = game.do(lambda desk: desk.kept.settings.settings)
    assert (kept.reading_face, kept.skip_unseen) == ("dyslexic", True)


def test_a_chapter_read_again_says_so_and_leaves_everything_as_it_is(game: Game) -> None:
    chapter = open_first_scene(game)
    read_to_the_end(game)
    state = game.do(lambda desk: str(desk.profile.journal.state))
    game.sitting.read(chapter)
    game.until(lambda: game.page._told is not None and game.page._told.step.replay)
    assert any("read again" in one.text() for one in game.page.findChildren(QLabel))
    to_the_choice(game)
    press(game, Qt.Key.Key_2)
    read_to_the_end(game)
    assert game.do(lambda desk: str(desk.profile.journal.state)) == state
