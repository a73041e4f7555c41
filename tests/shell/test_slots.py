"""Slots at the desktop: kept with a picture, asked about before anything is lost, gone back to, emptied."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

from game.shell.pages.slots import SlotsCover
from tests.shell.playing import Game
from tests.shell.test_reader_keys import press, settle, to_the_choice
from tests.shell.test_stories_and_cards import open_first_scene, read_to_the_end


def cover(game: Game) -> SlotsCover:
    game.until(lambda: isinstance(game.sitting.window.cover, SlotsCover))
    found = game.sitting.window.cover
    assert isinstance(found, SlotsCover)
    game.until(found.tiles)
    return found


def slots(game: Game) -> dict[str, Any]:
    return {one.slot: one for one in game.do(lambda desk: (desk.stories.slots(),))[0]}


def tile(shown: SlotsCover, name: str) -> Any:
    return next(one for one in shown.tiles() if one.name == name)


def keep(game: Game, name: str) -> SlotsCover:
    game.qtbot.keyClick(game.page, Qt.Key.Key_S)
    shown = cover(game)
    tile(shown, name).click()
    game.until(lambda: name in slots(game))
    return shown


def answer(shown: SlotsCover, text: str) -> None:
    next(one for one in shown.question()[1] if one.text() == text).click()


def test_a_place_is_kept_with_the_stages_picture_and_gone_back_to(game: Game) -> None:
    open_first_scene(game)
    here = settle(game).text
    shown = keep(game, "1")
    kept = slots(game)["1"]
    assert here in kept.line and QPixmap(str(kept.picture)).width() == 480
    game.until(lambda: tile(shown, "1").slot is not None)
    assert here in tile(shown, "1").accessibleName()
    game.qtbot.keyClick(shown, Qt.Key.Key_Escape)
    to_the_choice(game)
    game.qtbot.keyClick(game.page, Qt.Key.Key_S)
    shown = cover(game)
    game.button("Go back to one", shown).click()
    tile(shown, "1").click()
    game.until(lambda: shown.question()[0])
    answer(shown, "Go back")
    game.until(lambda: game.sitting.window.cover is None and settle(game).text == here)
    assert "auto" in slots(game)


def test_nothing_is_overwritten_or_emptied_unasked(game: Game) -> None:
    open_first_scene(game)
    settle(game)
    shown = keep(game, "2")
    first = slots(game)["2"]
    game.qtbot.keyClick(shown, Qt.Key.Key_Escape)
    press(game, Qt.Key.Key_Space)
    game.qtbot.keyClick(game.page, Qt.Key.Key_S)
    shown = cover(game)
    tile(shown, "2").click()
    assert "kept here already" in shown.question()[0]
    answer(shown, "No")
    assert slots(game)["2"] == first
    tile(shown, "2").click()
    answer(shown, "Put this one")
    game.until(lambda: slots(game)["2"].line != first.line)
    game.until(lambda: tile(shown, "2").slot is not None and tile(shown, "2").slot.line != first.line)

    def asked() -> str:
        # The tiles are made anew once a picture is written; a key pressed just then goes to one that is gone.
        if not shown.question()[0]:
            tile(shown, "2").setFocus()
            game.qtbot.keyClick(tile(shown, "2"), Qt.Key.Key_Delete)
        return str(shown.question()[0])

    game.until(asked)
    answer(shown, "Empty it")
    game.until(lambda: "2" not in slots(game))


def test_quick_keys_keep_and_bring_back(game: Game) -> None:
    open_first_scene(game)
    here = settle(game).text
    game.qtbot.keyClick(game.page, Qt.Key.Key_F5)
    game.until(lambda: "quick" in slots(game))
    assert press(game, Qt.Key.Key_Space).text != here
    game.qtbot.keyClick(game.page, Qt.Key.Key_F9)
    shown = cover(game)
    game.until(lambda: shown.question()[0])
    answer(shown, "Go back")
    game.until(lambda: game.sitting.window.cover is None and settle(game).text == here)


def test_the_end_taken_back_is_told_beforehand(game: Game) -> None:
    open_first_scene(game)
    settle(game)
    shown = keep(game, "1")
    game.qtbot.keyClick(shown, Qt.Key.Key_Escape)
    read_to_the_end(game)
    game.qtbot.keyClick(game.page, Qt.Key.Key_S)
    shown = cover(game)
    game.qtbot.keyClick(shown, Qt.Key.Key_PageDown)
    if shown._page != 1:
        shown.show_page(1)
    tile(shown, "1").click()
    game.until(lambda: shown.question()[0])
    assert "The Seat by the Window" in shown.question()[0]


def test_a_replay_has_no_place_to_keep(game: Game) -> None:
    chapter = open_first_scene(game)
    read_to_the_end(game)
    game.sitting.read(chapter)
    game.until(lambda: game.page._told is not None and game.page._told.step.replay)
    game.qtbot.keyClick(game.page, Qt.Key.Key_F5)
    game.qtbot.keyClick(game.page, Qt.Key.Key_S)
    assert not cover(game).keeping
    assert slots(game) == {}
