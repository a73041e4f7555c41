"""From the talk to a chapter, through it, to a card that is turned over and kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from game.play import happenings as h
from tests.shell.playing import Game


def come_closer(desk: Any, points: int = 40) -> None:
    """As if there had been a long evening of talk."""
    who = desk.profile.library.companions[0].full_id
    talk = desk.profile.conversation("talk", who)
    with desk.profile.journal.writing() as pen:
        pen.add(pen.turn(talk.id, "step"), h.BondMoved(who, points, "asks_world", "", 0))


def read_to_the_end(game: Game) -> None:
    page = game.page
    for _ in range(400):
        game.until(lambda: page._told is not None and not page._waiting)
        step = page._told.step
        if step.kind == "end":
            return
        if step.kind == "choice":
            game.qtbot.keyClick(page, Qt.Key.Key_1)
        else:
            game.qtbot.keyClick(page, Qt.Key.Key_Space)
    raise AssertionError("the chapter does not end")


def open_first_scene(game: Game) -> str:
    game.begin()
    game.do(lambda desk: come_closer(desk) or True)
    game.say("Where does this train go?")
    status = game.do(lambda desk: desk.status(game.sitting.companion.id))
    chapter: str = next(c.id for c in status.chapters if c.state == "open")
    game.sitting.read(chapter)
    return chapter


def test_a_chapter_is_read_on_the_stage_and_brings_a_card_that_is_kept(game: Game) -> None:
    chapter = open_first_scene(game)
    read_to_the_end(game)
    assert game.sitting.director.view().scene is not None
    status = game.do(lambda desk: desk.status(game.sitting.companion.id))
    assert next(c.state for c in status.chapters if c.id == chapter) == "read"
    assert status.draws == 1
    game.page.leave()
    game.sitting.go("album")
    game.until(lambda: game.page._album is not None)
    game.button("Draw (1 waits)").click()
    game.until(lambda: game.sitting.window.cover is not None)
    reveal = game.sitting.window.cover
    assert not reveal.card.face_up
    assert not any(c.shown for c in game.do(lambda desk: desk.album()).cards)
    game.qtbot.keyClick(reveal, Qt.Key.Key_Return)
    game.until(lambda: reveal.card.face_up)
    assert any(c.shown for c in game.do(lambda desk: desk.album()).cards)
    game.qtbot.keyClick(reveal, Qt.Key.Key_Return)
    game.until(lambda: game.sitting.window.cover is None and game.page._album is not None)
    game.until(lambda: game.page._album.found == 1)


def test_leaving_a_chapter_keeps_the_place(game: Game) -> None:
    chapter = open_first_scene(game)
    page = game.page
    for _ in range(2):
        game.until(lambda: page._told is not None and not page._waiting)
        game.qtbot.keyClick(page, Qt.Key.Key_Space)
    game.until(lambda: not page._waiting)
    text = page._told.step.text
    game.qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert game.sitting.page == "chapters"
    game.sitting.read(chapter)
    game.until(lambda: game.page._told is not None)
    assert game.page._told.step.text == text


def test_one_step_back_undoes_one_step(game: Game) -> None:
    open_first_scene(game)
    page = game.page
    game.until(lambda: page._told is not None)
    first = page._told.step.text
    game.qtbot.keyClick(page, Qt.Key.Key_Space)
    game.until(lambda: page._told.step.text != first)
    game.qtbot.keyClick(page, Qt.Key.Key_PageUp)
    game.until(lambda: page._told.step.text == first)


def test_a_locked_chapter_says_what_is_missing(game: Game) -> None:
    game.begin()
    game.sitting.go("chapters")
    game.until(lambda: game.page._scroll.content.count() > 1)
    status = game.do(lambda desk: desk.status(game.sitting.companion.id))
    hint = status.chapters[0].missing[0].hint
    from PySide6.QtWidgets import QLabel

    assert hint in [label.text() for label in game.page.findChildren(QLabel)]


def test_a_chapter_that_cannot_be_opened_is_said_and_leads_back(game: Game, monkeypatch: Any) -> None:
    game.begin()
    told: list[Any] = []
    monkeypatch.setattr(game.sitting, "trouble", told.append)
    game.sitting.read("lantern-line:locked-door")
    game.until(lambda: told)
    assert "not open yet" in told[0].what
    assert game.sitting.page == "chapters"


def test_a_missing_picture_is_no_reason_to_stop(start: Callable[..., Game]) -> None:
    from pathlib import Path

    from game.session.views import StoryStep

    game = start()
    game.begin()
    step = StoryStep("x", "X", "line", "", "Dark.", (), Path("/nowhere/at/all"), (), False)
    game.sitting.director.tell(step)
    assert game.sitting.window.canvas.stage.faults
