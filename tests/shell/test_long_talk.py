"""A talk of three thousand messages: few widgets, little in memory, and what one looks at keeps its place."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from game.play import happenings as h
from game.session.forgetting import forget_turns
from game.shell.items import Bubble
from tests.shell.playing import Game

PAIRS = 1500
WHO = "lantern-line:isaura"


def fill(desk: Any) -> int:
    """A long talk, written as the session writes it; returns the turn of the one line that holds a rare word."""
    rare = 0
    with desk.profile.journal.writing() as pen:
        talk = desk.profile.journal.conversation("talk", WHO)
        for number in range(PAIRS):
            line = pen.turn(talk.id, "line")
            rare = line.id if number == 300 else rare
            said = f"Line {number}." + (" The zeppelin!" if number == 300 else " And more of it." * (number % 7))
            pen.add(line, h.LineSaid(WHO, said, "en"))
            reply = pen.turn(talk.id, "reply")
            pen.add(reply, h.SentenceShown(WHO, f"Reply {number}.", "en", "authored", None))
            pen.add(reply, h.ReplyClosed(WHO, "done", "neutral", None, [], [], 0, 0.0, 0.0))
    desk.profile.journal.save_view()
    return rare


@pytest.fixture
def long_talk(game: Game) -> tuple[Game, int]:
    game.begin()
    rare = game.do(fill)
    game.sitting.talk.read_anew()
    game.until(lambda: len(game.sitting.talk.rows) == 2 * PAIRS + 1)
    return game, rare


def in_view(game: Game) -> list[str]:
    flow = game.page.flow
    shown = [b for b in flow.bubbles() if b.isVisible() and flow.view.rect().intersects(_place(flow, b))]
    return [bubble.bubble.text for bubble in shown]


def _place(flow: Any, bubble: Any) -> Any:
    return bubble.rect().translated(bubble.mapTo(flow.view, bubble.rect().topLeft()))


def loaded(game: Game) -> int:
    return sum(isinstance(row, Bubble) for row in game.sitting.talk.rows)


def test_it_opens_at_its_end_with_few_widgets(long_talk: tuple[Game, int]) -> None:
    game, _ = long_talk
    assert f"Reply {PAIRS - 1}." in in_view(game)
    assert len(game.page.flow._widgets) < 40 and loaded(game) < 200


def test_it_can_be_gone_up_through_to_the_first_word(long_talk: tuple[Game, int]) -> None:
    game, _ = long_talk
    flow, seen = game.page.flow, 0
    for _ in range(400):
        if flow.bar.value() == 0:
            break
        flow.bar.setValue(flow.bar.value() - max(1, flow.bar.maximum() // 60))
        game.until(lambda: in_view(game))
        seen = max(seen, len(flow._widgets))
        assert loaded(game) < 700
    game.until(lambda: any(text.startswith("Line 0.") for text in in_view(game)))
    assert seen < 60


def test_what_is_looked_at_stays_where_it_is_when_rows_above_it_come(long_talk: tuple[Game, int]) -> None:
    game, _ = long_talk
    flow, talk = game.page.flow, game.sitting.talk
    flow.bar.setValue(flow.bar.maximum() // 2)
    game.until(lambda: len(in_view(game)) > 2)
    bubble = next(b for b in flow.bubbles() if b.bubble.text == in_view(game)[1])
    before = bubble.mapTo(flow.view, bubble.rect().topLeft()).y()
    row = talk.row_of(bubble.bubble.turn)
    flow._heights.set(row - 30, 400)  # A row that was never seen turns out taller than was guessed.
    flow._arrange()
    assert bubble.mapTo(flow.view, bubble.rect().topLeft()).y() == before


def test_words_are_found_far_away_and_shown(long_talk: tuple[Game, int]) -> None:
    game, rare = long_talk
    game.page.look_for()
    bar = game.page._find_bar
    bar.editor.setText("ZEPPELIN")
    game.until(lambda: bar._found == [rare])
    game.until(lambda: any("zeppelin" in text for text in in_view(game)))
    assert any(b._found and b.bubble.turn == rare for b in game.page.flow.bubbles())


def test_the_whole_talk_is_copied_though_little_of_it_is_in_memory(long_talk: tuple[Game, int]) -> None:
    from PySide6.QtGui import QGuiApplication

    game, _ = long_talk
    game.page.copy_all()
    game.until(lambda: f"You: Line {PAIRS - 1}." in QGuiApplication.clipboard().text())
    text = QGuiApplication.clipboard().text()
    assert "You: Line 0." in text and text.count("Isaura: Reply") == PAIRS and loaded(game) < 200


def test_what_was_forgotten_meanwhile_leaves_no_hole(long_talk: tuple[Game, int]) -> None:
    game, rare = long_talk
    game.do(lambda desk: forget_turns(desk.profile, [rare]))
    game.page.show_turn(rare)
    game.until(lambda: in_view(game) and len(game.sitting.talk.rows) == 2 * PAIRS - 1)
    assert not any("zeppelin" in text for text in in_view(game))


def test_home_and_end_go_all_the_way(long_talk: tuple[Game, int]) -> None:
    game, _ = long_talk
    game.page.greet_focus()
    game.qtbot.keyClick(game.page.composer.editor, Qt.Key.Key_Up)
    game.until(lambda: game.page.flow.focused() is not None)
    game.qtbot.keyClick(game.page.flow.focused(), Qt.Key.Key_Home)
    game.until(lambda: any(text.startswith("Line 0.") for text in in_view(game)))
    game.qtbot.keyClick(game.page.flow.focused(), Qt.Key.Key_End)
    game.until(lambda: f"Reply {PAIRS - 1}." in in_view(game))
