"""The first minute: a title, a plain notice, what one is called, then the platform; and what loads meanwhile."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from game.session.loading import Loading
from game.shell.choosing import Line
from game.shell.words import Words
from tests.shell.playing import Game


def test_by_keyboard_alone_from_the_title_to_the_first_hello(game: Game) -> None:
    game.open()
    keys = game.qtbot
    keys.keyClick(game.sitting.window.focusWidget(), Qt.Key.Key_Return)
    assert game.sitting.page == "first-run"
    keys.keyClicks(game.page.name, "Ada")
    keys.keyClicks(game.page.address, "Captain")
    keys.keyClick(game.page.address, Qt.Key.Key_Return)
    game.until(lambda: game.quiet and game.bubbles())
    assert game.sitting.page == "talk"
    assert game.do(lambda desk: desk.player()) == "Ada"
    assert game.do(lambda desk: desk.kept.settings.settings.address) == "Captain"
    assert game.do(lambda desk: desk.profile.address) == "Captain"
    assert game.sitting.director.view().scene.name == "platform"


def test_what_loads_is_told_in_the_players_language(game: Game) -> None:
    game.open()
    game.page.begin_button.click()
    game.sitting.wear({"language": "zh-Hans"})
    words = Words(game.sitting._root / "assets" / "locales", "zh-Hans")
    for part in ("ear", "voice"):
        game.sitting._models_loading(Loading(part), False)
        assert game.page.progress.text() == words(f"models.loading_{part}")
    game.sitting._models_loading(None, True)
    assert game.page.progress.text() == ""


def test_what_was_chosen_can_be_changed_in_the_settings(game: Game) -> None:
    game.begin("Ada")
    game.sitting.go("settings")
    name = "What may they call you?"
    game.until(lambda: game.page.findChildren(Line))
    lines = {line.accessibleName(): line for line in game.page.findChildren(Line)}
    assert lines[name].text() == "Ada"
    lines[name].setText("Grace")
    game.qtbot.keyClick(lines[name], Qt.Key.Key_Return)
    assert game.do(lambda desk: desk.player()) == "Grace"


def test_the_settings_show_where_everything_is(game: Game) -> None:
    game.begin()
    game.sitting.go("settings")
    folder = str(game.do(lambda desk: desk.folder))
    game.until(lambda: folder in [label.text() for label in game.page.findChildren(QLabel)])


def test_whoever_is_quicker_than_the_profile_is_not_left_standing(game: Game) -> None:
    sitting = game.sitting
    sitting.go("first-run")
    game.page.name.setText("Ada")
    game.page.begin_button.click()
    assert sitting.page == "first-run"
    sitting.open()
    game.until(lambda: sitting.page == "talk" and game.quiet and game.bubbles())
    assert game.do(lambda desk: desk.player()) == "Ada"


def test_a_choice_by_arrows_keeps_its_place(game: Game) -> None:
    """The page is made anew in other colours; whoever chose by keyboard goes on from there."""
    game.begin()
    game.sitting.go("settings")
    game.do(lambda _: True)
    game.button("Contrast: As the system has it").setFocus()
    for wanted in ("Contrast: Usual", "Contrast: High"):
        game.qtbot.keyClick(game.sitting.window.focusWidget(), Qt.Key.Key_Right)
        game.until(lambda wanted=wanted: game.button(wanted).isVisible() and game.button(wanted).hasFocus())
        assert game.button(wanted).isChecked()
    assert game.sitting.dress.contrast == "high"
