"""What she was told for a reply, as the window shows it: by her reply's menu or T, and away again by Esc."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from game.model.fake import FakeVoice
from game.shell.pages.bubble_menu import deeds
from game.shell.widgets import Rule
from tests.shell.playing import Game
from tests.shell.test_talk_controls import begin, go_to, press

ZEBRAS = "zebras hum about zephyrs"


def shown(game: Game) -> list[str]:
    drawer = game.page.drawer()
    return [one.text() for one in drawer.findChildren(QLabel) if one.isVisibleTo(drawer)]


def ask(game: Game, at: int) -> None:
    """T on a bubble."""
    go_to(game, at)
    press(game, Qt.Key.Key_T)
    game.until(lambda: game.page.drawer().shows == "told")


@pytest.fixture
def free(start: Callable[..., Game]) -> Game:
    """A talk with a voice that speaks freely."""
    game = start(FakeVoice(["The ferries hold their breath until the fog lifts."]))
    game.begin()
    game.until(lambda: game.do(lambda desk: desk.profile.voice is not None))
    game.say(ZEBRAS)
    return game


def test_an_authored_reply_says_that_no_model_was_asked(game: Game) -> None:
    begin(game, "hello")
    ask(game, 2)
    assert any(text.endswith("No model was asked.") for text in shown(game))
    assert not game.page.drawer().findChildren(Rule)


def test_a_reply_of_a_model_shows_all_it_was_told_in_its_order(free: Game) -> None:
    ask(free, 2)
    texts = shown(free)
    assert any(text.startswith("A model found these words.") for text in texts)
    assert texts.index("Who she is, and how she speaks") < texts.index("Your line") < texts.index(f"You: {ZEBRAS}")
    told = free.do(lambda desk: desk.origin(free.sitting.companion.id, free.bubbles()[-1].turn)).told
    assert all(any(part.text in text for text in texts) for part in told)
    names = [rule.accessibleName() for rule in free.page.drawer().findChildren(Rule)]
    assert len(names) == len({part.kind for part in told}) and all("tokens" in name for name in names)


def test_the_keys_scroll_it_and_escape_leads_back(free: Game) -> None:
    free.page.show_told(free.bubbles()[-1])
    free.until(lambda: free.page.drawer().shows == "told")
    drawer = free.page.drawer()
    QApplication.processEvents()
    assert drawer._rows.hasFocus() and drawer._rows.bar.maximum() > 0
    press(free, Qt.Key.Key_PageDown)
    assert drawer._rows.bar.value() > 0
    press(free, Qt.Key.Key_Escape)
    assert drawer.shows == "" and free.page.flow.isVisibleTo(free.page)


def test_in_a_low_window_it_has_the_room_of_the_line(free: Game) -> None:
    free.sitting.wear({"text_scale": 2.0})
    free.page.show_told(free.bubbles()[-1])
    free.until(lambda: free.page.drawer().shows == "told")
    assert not free.page.composer.isVisibleTo(free.page)
    free.page.drawer().leave()
    assert free.page.composer.isVisibleTo(free.page)


def test_it_leads_to_what_came_to_her_mind(game: Game) -> None:
    begin(game, "My sister is called Anna.", "hello", "tell me about your hat", "What is my sister called?")
    ask(game, len(game.bubbles()) - 1)
    line = game.bubbles()[1]
    game.button(f"Go to it: You: {line.text}", game.page.drawer()).click()
    game.until(lambda: any(one.bubble is line and one._found for one in game.page.flow.bubbles()))
    assert game.page.drawer().shows == ""


def test_only_replies_of_hers_offer_it(game: Game) -> None:
    begin(game, "hello")
    offered = [any(d.word == "talk.told" and d.can for d in deeds(game.page, bubble)) for bubble in game.bubbles()]
    assert offered == [True, False, True]


def test_what_was_told_before_leaves_no_trace_in_the_next(game: Game) -> None:
    begin(game, "My sister is called Anna.")
    ask(game, 2)
    press(game, Qt.Key.Key_Escape)
    game.page.show_keys()
    assert not game.page.drawer()._rows.focusPolicy() & Qt.FocusPolicy.StrongFocus
