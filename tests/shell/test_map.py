"""The map of chapters: what is open, what each waits for, which endings were found; by keyboard and by ear."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel

from game.content.model import Ending, Words
from game.play import happenings as h
from game.shell.pages.line_map import MapPage
from game.shell.pages.line_route import route
from game.shell.pages.station import Station
from tests.shell.playing import Game
from tests.shell.test_stories_and_cards import open_first_scene

DOOR = "lantern-line:locked-door"


def two_endings(desk: Any) -> bool:
    """The locked door with two endings, one of them found."""
    profile = desk.profile
    pack = profile.library.packs["lantern-line"]
    made = tuple(
        Ending(name, Words({"en": name.title()}), Words({"en": f"Look for {name}."})) for name in ("dawn", "dark")
    )
    chapters = {**pack.chapters, "locked-door": replace(pack.chapters["locked-door"], endings=made)}
    profile.library = replace(profile.library, packs={"lantern-line": replace(pack, chapters=chapters)})
    who = profile.library.companions[0].full_id
    collection = profile.conversation("collection", "")
    with profile.journal.writing() as pen:
        turn = pen.turn(collection.id, "step")
        pen.add(turn, h.EndingReached(who, DOOR, "dark", again=True))
    return True


@pytest.fixture
def at_map(game: Game) -> Game:
    open_first_scene(game)
    game.do(two_endings)
    game.sitting.go("map")
    game.do(lambda desk: desk is not None)
    game.until(lambda: stations(game))
    return game


def stations(game: Game) -> list[Station]:
    assert isinstance(game.page, MapPage)
    return game.page._view.stations if game.page._view is not None else []


def beside(game: Game) -> list[str]:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [one.text() for one in game.page._beside.findChildren(QLabel) if one.text()]


def chapters(game: Game) -> Any:
    return game.do(lambda desk: desk.status(game.sitting.companion.id)).chapters


def test_each_stop_says_what_it_is_and_what_is_missing(at_map: Game) -> None:
    views = chapters(at_map)
    names = [one.accessibleName() for one in stations(at_map)]
    assert [name.split(". ")[0] for name in names] == [one.title for one in views]
    assert "· begun" in names[0] and "Still missing" not in names[0]
    door = next(n for n, one in enumerate(views) if one.id == DOOR)
    assert "· not open yet. Endings found: 1 of 2. Still missing: " in names[door]
    assert all(one.text in names[door] for one in views[door].missing)


def test_the_chapter_to_go_on_with_is_chosen_and_the_arrows_go_along_the_line(at_map: Game) -> None:
    titles = [one.title for one in chapters(at_map)]
    assert beside(at_map)[0] == titles[0]
    at_map.qtbot.keyClick(at_map.page, Qt.Key.Key_Right)
    assert beside(at_map)[0] == titles[1]
    at_map.qtbot.keyClick(at_map.page, Qt.Key.Key_End)
    at_map.qtbot.keyClick(at_map.page, Qt.Key.Key_Right)
    assert beside(at_map)[0] == titles[-1]
    at_map.qtbot.keyClick(at_map.page, Qt.Key.Key_Home)
    assert beside(at_map)[0] == titles[0]


def test_a_locked_chapter_tells_all_that_opens_it_and_how_it_may_end(at_map: Game) -> None:
    view = next(one for one in chapters(at_map) if one.id == DOOR)
    next(one for one in stations(at_map) if one.chapter.id == DOOR).click()
    told = beside(at_map)
    assert "What opens it" in told and "Endings found: 1 of 2" in told
    assert [one.text for one in view.needs if not one.met and one.text not in told] == []
    assert "Dark" in told and "Look for dawn." in told
    assert "Dawn" not in told, "an ending that was not found keeps its name"


def test_enter_reads_a_chapter_that_is_open(at_map: Game) -> None:
    first = stations(at_map)[0]
    at_map.qtbot.keyClick(first, Qt.Key.Key_Return)
    at_map.until(lambda: at_map.sitting.page == "reader")


def test_escape_leads_back_to_the_list(at_map: Game) -> None:
    at_map.qtbot.keyClick(at_map.page, Qt.Key.Key_Escape)
    assert at_map.sitting.page == "chapters"
    at_map.button("Map").click()
    assert at_map.sitting.page == "map"


@pytest.mark.parametrize("count", [1, 2, 4, 5, 11, 40])
@pytest.mark.parametrize("width", [180.0, 420.0, 830.0, 2400.0])
def test_no_stop_lies_on_another_or_outside(count: int, width: float) -> None:
    room, row = 200.0, 240.0
    made = route(count, width, 500.0, room, row, 90.0)
    assert len(made.stations) == count
    for n, (x, y) in enumerate(made.stations):
        assert 0 <= x <= width and 27 <= y <= made.height
        for a, b in made.stations[n + 1 :]:
            assert abs(a - x) >= min(room, width) * 0.99 or abs(b - y) >= row * 0.7
