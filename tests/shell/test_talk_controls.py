"""All that can be done with what was said, by the keyboard: and what is shown is what the journal holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from game.shell.items import Left
from tests.shell.playing import Game

ANNA = "My sister Anna is getting married on Saturday."


def said(game: Game) -> list[str]:
    return [bubble.text for bubble in game.bubbles()]


def held(game: Game) -> list[str]:
    """What the journal holds of the talk."""
    return [entry.text for entry in game.do(lambda desk: desk.history(game.sitting.companion.id, 50))]


def settle(game: Game) -> None:
    game.do(lambda _: 0)
    game.do(lambda _: 0)


def press(game: Game, key: Qt.Key, held_down: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, where the focus is."""
    focused = game.sitting.window.focusWidget()
    game.qtbot.keyClick(focused, key, held_down)
    settle(game)


def go_to(game: Game, at: int) -> None:
    """To a bubble by the arrow keys, from the line one writes on."""
    game.sitting.window.activateWindow()
    game.page.greet_focus()
    for _ in range(len(game.bubbles()) - at):
        press(game, Qt.Key.Key_Up)
    game.until(lambda: game.page.flow.focused() is not None)
    assert game.page.flow.focused().bubble is game.bubbles()[at]


def begin(game: Game, *lines: str) -> None:
    game.begin()
    for line in lines:
        game.say(line)
    settle(game)


# Other words


def test_her_reply_is_put_in_other_words_and_says_whose(game: Game) -> None:
    begin(game, "How are you tonight?")
    go_to(game, 2)
    press(game, Qt.Key.Key_E)
    editor = game.page.composer.editor
    assert editor.toPlainText() == said(game)[2]
    editor.setPlainText("The gulls are late.")
    game.qtbot.keyClick(editor, Qt.Key.Key_Return)
    game.until(lambda: said(game)[-1] == "The gulls are late.")
    assert held(game) == said(game) and game.bubbles()[-1].reworded
    shown = [label.text() for label in game.page.findChildren(QLabel)]
    assert "You put these words in her mouth" in shown
    go_to(game, 2)
    press(game, Qt.Key.Key_Left)
    game.until(lambda: said(game)[-1] != "The gulls are late.")
    assert not game.bubbles()[-1].reworded


# Going on, taking back, other ways


def test_she_goes_on_in_a_bubble_of_its_own(game: Game) -> None:
    begin(game, "tell me about your hat")
    game.button("Let her go on").click()
    game.until(lambda: game.quiet and len(game.bubbles()) == 4 and game.bubbles()[-1].turn)
    assert [b.speaker for b in game.bubbles()[-2:]] == ["companion", "companion"]
    assert held(game) == said(game)


def test_a_line_without_a_reply_offers_to_be_answered(game: Game) -> None:
    begin(game, "How are you tonight?")
    go_to(game, 2)
    press(game, Qt.Key.Key_Delete)
    game.until(lambda: len(game.bubbles()) == 2)
    game.button("Let her answer").click()
    game.until(lambda: game.quiet and len(game.bubbles()) == 3)
    assert held(game) == said(game)


def test_what_was_taken_back_can_be_brought_back(game: Game) -> None:
    begin(game, ANNA, "How are you tonight?")
    all_of_it, points = said(game), game.do(lambda desk: desk.status(game.sitting.companion.id)).companion.points
    go_to(game, 1)
    press(game, Qt.Key.Key_Delete)
    game.until(lambda: len(game.bubbles()) == 1 and any(isinstance(n, Left) for n in game.notices()))
    assert game.do(lambda desk: desk.status(game.sitting.companion.id)).companion.points < points
    game.button("Bring it back").click()
    game.until(lambda: said(game) == all_of_it)
    assert game.do(lambda desk: desk.status(game.sitting.companion.id)).companion.points == points


def test_the_ways_are_listed_with_where_they_part_and_can_be_taken(game: Game) -> None:
    begin(game, ANNA)
    go_to(game, 0)
    press(game, Qt.Key.Key_B)
    game.until(lambda: len(game.bubbles()) == 1)
    game.say("tell me about your hat")
    press(game, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    drawer = game.page.drawer()
    game.until(lambda: drawer.shows == "ways")
    other = next(b for b in drawer.findChildren(QPushButton) if ANNA in b.accessibleName())
    assert "Tonight" in other.accessibleName()
    other.click()
    game.until(lambda: ANNA in said(game))
    assert game.page.flow.isVisible() and not drawer.isVisible()
    assert held(game) == said(game)


def test_a_way_gets_a_name(game: Game) -> None:
    begin(game, ANNA)
    game.page.show_ways()
    drawer = game.page.drawer()
    game.until(lambda: drawer.shows == "ways")
    game.button("A name for this way", drawer).click()
    game.page._note.editor.setText("The wedding")
    game.qtbot.keyClick(game.page._note.editor, Qt.Key.Key_Return)
    game.until(lambda: any("The wedding" in b.accessibleName() for b in drawer.findChildren(QPushButton)))


# Bookmarks


def test_a_bookmark_is_put_noted_listed_gone_to_and_taken_away(game: Game) -> None:
    begin(game, ANNA, "How are you tonight?")
    go_to(game, 1)
    press(game, Qt.Key.Key_M)
    game.qtbot.keyClicks(game.page._note.editor, "the wedding")
    game.qtbot.keyClick(game.page._note.editor, Qt.Key.Key_Return)
    assert game.bubbles()[1].mark == "the wedding"
    press(game, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    drawer = game.page.drawer()
    game.until(lambda: drawer.shows == "marks")
    game.button(f"the wedding · Tonight: You: {ANNA}", drawer).click()
    game.until(lambda: any(b._found and b.bubble.text == ANNA for b in game.page.flow.bubbles()))
    game.page.show_marks()
    game.until(lambda: drawer.shows == "marks")
    game.button("Take the bookmark away", drawer).click()
    game.until(lambda: game.do(lambda desk: desk.marks(game.sitting.companion.id)) == [])
    assert game.bubbles()[1].mark is None


def test_a_bookmark_on_another_way_leads_there(game: Game) -> None:
    begin(game, ANNA)
    game.sitting.talk.set_mark(game.bubbles()[1].turn, "")
    game.sitting.talk.rewind(game.bubbles()[0].turn)
    game.until(lambda: len(game.bubbles()) == 1)
    game.page.show_marks()
    drawer = game.page.drawer()
    game.until(lambda: drawer.shows == "marks")
    game.button(f"Tonight · on another way: You: {ANNA}", drawer).click()
    game.until(lambda: ANNA in said(game))


# Copying


def test_a_bubble_and_a_stretch_are_copied_as_plain_text(game: Game) -> None:
    begin(game, ANNA, "How are you tonight?")
    go_to(game, 3)
    press(game, Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "How are you tonight?"
    press(game, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    press(game, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    press(game, Qt.Key.Key_C)
    stretch = f"Tonight\nYou: {ANNA}\nIsaura: {said(game)[2]}\nYou: How are you tonight?"
    game.until(lambda: QGuiApplication.clipboard().text() == stretch)
    press(game, Qt.Key.Key_Escape)
    assert game.page.flow.chosen_turns() == []


# What might be said, and what is next


def test_what_is_offered_is_said_by_a_press_or_put_on_the_line(game: Game, monkeypatch: Any) -> None:
    offered = ("Tell me about the lamp.", "I had a long day.", "Good night.")
    monkeypatch.setattr("game.session.evening.Evening.offers", lambda _: offered)
    begin(game)
    game.until(lambda: [chip.text_offered for chip in game.page.offers.chips] == list(offered))
    chips = game.page.offers.chips
    assert chips[0].accessibleName() == "You might say: Tell me about the lamp."
    alt = Qt.KeyboardModifier.AltModifier
    game.page.greet_focus()
    press(game, Qt.Key.Key_2, alt | Qt.KeyboardModifier.ShiftModifier)
    assert game.page.composer.editor.toPlainText() == "I had a long day." and len(game.bubbles()) == 1
    game.page.composer.editor.clear()
    press(game, Qt.Key.Key_1, alt)
    game.until(lambda: game.quiet and len(game.bubbles()) == 3)
    assert said(game)[1] == "Tell me about the lamp."


def test_nothing_is_offered_where_the_player_does_not_want_it(start: Callable[..., Game]) -> None:
    game = start()
    game.begin()
    game.sitting.wear({"offers": False})
    game.sitting.go("talk")
    game.say("hello")
    settle(game)
    assert game.page.offers.chips == [] and not game.page.offers.isVisible()


def test_the_next_thing_is_one_line_that_leads_there(game: Game) -> None:
    begin(game)
    game.until(lambda: any("The Seat by the Window" in b.accessibleName() for b in game.page.findChildren(QPushButton)))
    line = next(b for b in game.page.findChildren(QPushButton) if "The Seat by the Window" in b.accessibleName())
    assert line.toolTip()
    line.click()
    assert game.sitting.page == "chapters"


# Why


def test_why_the_bond_moved_is_told_when_it_is_asked(game: Game) -> None:
    begin(game, ANNA)
    first = "The first time between you: it counts in full."
    assert first not in [label.text() for label in game.page.findChildren(QLabel)]
    next(b for b in game.page.findChildren(QPushButton) if b.text() == "Why?").click()
    assert first in [label.text() for label in game.page.findChildren(QLabel)]


@pytest.mark.parametrize("line", [ANNA, "Thank you."])
def test_a_line_has_room_for_all_that_it_brings(game: Game, line: str) -> None:
    begin(game)
    game.say(line)
    rows = [game.page.flow._widgets[bubble] for bubble in game.bubbles()]
    asks = [ask for ask in rows[1].findChildren(QPushButton) if ask.text() == "Why?" and ask.isVisible()]
    assert len(asks) == 1
    assert rows[1].height() == rows[1].layout().totalHeightForWidth(rows[1].width())
    assert asks[0].mapTo(rows[1], asks[0].rect().bottomLeft()).y() < rows[1].height()
    assert rows[1].geometry().bottom() < rows[2].geometry().top()


def test_what_a_line_brought_is_still_told_on_another_evening(start: Callable[..., Game]) -> None:
    first = start()
    begin(first, ANNA)
    first.sitting.window.close()
    again = start(now="2026-11-22T22:10")
    again.begin()
    assert {"bond", "memory"} <= again.brought()
    ask = next(b for b in again.page.findChildren(QPushButton) if "Why?" in b.text())
    ask.click()
    assert any("Anna" in label.text() for label in again.page.findChildren(QLabel) if label.isVisible())


def test_her_expression_is_told_in_words_where_that_is_wanted(game: Game) -> None:
    begin(game, ANNA)
    face = game.bubbles()[-1].expression
    game.sitting.wear({"face_captions": True})
    game.sitting.go("talk")
    words = game.sitting.words(f"face.{face}", name="Isaura")
    shown = [label.text() for label in game.page.findChildren(QLabel)]
    assert (words in shown) == (face != "neutral")
    game.sitting.talk.last_reply().expression = "joy"
    game.sitting.talk.changed.emit(game.sitting.talk.last_reply())
    assert "Isaura beams." in [label.text() for label in game.page.findChildren(QLabel)]


# Keys


def test_escape_silences_her(game: Game) -> None:
    begin(game)
    silenced: list[bool] = []
    game.sitting.talk.busy = True
    game.sitting.talk._link.stop = lambda: silenced.append(True)
    game.qtbot.keyClick(game.page.composer.editor, Qt.Key.Key_Escape)
    assert silenced == [True]
    game.sitting.talk.busy = False


def test_the_keys_are_told(game: Game) -> None:
    begin(game)
    press(game, Qt.Key.Key_F1)
    told = [label.text() for label in game.page.drawer().findChildren(QLabel)]
    assert {"Ctrl+F", "Alt+1, 2, 3", "Delete"} <= set(told)
    press(game, Qt.Key.Key_Escape)
    assert game.page.composer.editor.hasFocus() and game.page.flow.isVisible()


def test_tab_goes_from_the_head_down_to_the_line(game: Game, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.session.evening.Evening.offers", lambda _: ("One.", "Two.", "Three."))
    begin(game, ANNA)
    game.until(lambda: len(game.page.offers.chips) == 3)
    settle(game)
    game.sitting.window.activateWindow()
    game.page.greet_focus()
    went = []
    for _ in range(12):
        game.qtbot.keyClick(game.sitting.window.focusWidget(), Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
        went.append(game.sitting.window.focusWidget().accessibleName() or game.sitting.window.focusWidget().text())
    wanted = ["You might say: Three.", "You might say: Two.", "You might say: One.", "Let her go on", "Another reply"]
    assert went[:5] == wanted
    assert any("Why" in name for name in went[5:]) and game.sitting.words("talk.menu") in went


def test_what_a_line_brought_is_told_to_who_listens(game: Game) -> None:
    begin(game)
    told: list[str] = []
    object.__setattr__(game.page._context, "announce", told.append)
    game.say(ANNA)
    assert any("You told Isaura something of your own." in text for text in told)


def test_escape_puts_a_list_away_wherever_the_focus_is(game: Game) -> None:
    begin(game)
    game.page.show_keys()
    game.page.greet_focus()
    press(game, Qt.Key.Key_Escape)
    assert game.page.flow.isVisible() and not game.page.drawer().shows


def test_a_screen_reader_goes_through_the_talk_from_the_top(game: Game) -> None:
    begin(game, ANNA, "How are you tonight?")
    flow = game.page.flow
    told = [child for child in flow.view.children() if child is flow.foot or hasattr(child, "bubble")]
    assert told[-1] is flow.foot
    assert [row.bubble for row in told[:-1]] == flow.bubbles() and len(told) > 3
