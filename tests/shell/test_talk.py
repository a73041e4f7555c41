"""Talking in the window: hello, an answer, silence, another reply, going back, and what breaks off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel

from game.model.fake import FakeVoice, Line
from game.session.messages import CareCard
from game.shell.items import Bubble
from game.shell.link import Failed
from tests.shell.playing import Game


def test_she_speaks_first(game: Game) -> None:
    game.begin("Mara")
    assert [b.speaker for b in game.bubbles()] == ["companion"]
    assert game.sitting.window.canvas.stage is not None
    assert game.do(lambda desk: desk.profile.journal.state.player) == "Mara"
    assert game.do(lambda desk: desk.kept.settings.settings.first_run_done)


def test_a_line_is_answered_and_its_worth_told(game: Game) -> None:
    game.begin()
    game.say("My sister Anna is getting married on Saturday.")
    assert [b.speaker for b in game.bubbles()] == ["companion", "player", "companion"]
    assert {"bond", "memory"} <= game.brought()
    shown = " ".join(label.text() for label in game.page.findChildren(QLabel))
    assert "Anna" in shown


def test_shift_enter_begins_a_new_line_and_composing_keeps_enter_to_itself(game: Game) -> None:
    game.begin()
    editor = game.page.composer.editor
    game.qtbot.keyClicks(editor, "one")
    game.qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert editor.toPlainText() == "one\n"
    QApplication.sendEvent(editor, QInputMethodEvent("nihao", []))
    game.qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert len(game.bubbles()) == 1


def test_a_draft_outlives_a_change_of_language(game: Game) -> None:
    game.begin()
    game.page.composer.editor.setPlainText("half a thou")
    game.sitting.wear({"language": "zh-Hans"})
    assert game.page.composer.editor.toPlainText() == "half a thou"


def test_stop_silences_her(start: Callable[..., Game]) -> None:
    long = " ".join(f"Word number {n}." for n in range(400))
    game = start(FakeVoice([Line(long, pause=0.05)], languages=("en",)))
    game.begin()
    game.until(lambda: game.do(lambda desk: desk.profile.voice is not None))
    game.sitting.talk.say("Tell me about quarks and gluons, at length, with every detail you know.")
    game.until(lambda: len(game.bubbles()) > 2 or not game.quiet)
    game.page.composer.button.click()
    game.until(lambda: game.quiet)
    assert len(game.bubbles()[-1].text) < len(long) / 2
    assert game.page.composer.button.shows == "send"


def test_what_was_said_can_be_read_while_she_speaks(start: Callable[..., Game]) -> None:
    long = " ".join(f"Word number {n}." for n in range(60))
    game = start(FakeVoice([Line(long, pause=0.05)], languages=("en",)))
    game.begin()
    game.until(lambda: game.do(lambda desk: desk.profile.voice is not None))
    came: list[str] = []
    game.sitting.talk.say("Tell me about quarks and gluons, at length, with every detail you know.")
    game.until(lambda: not game.quiet and len(game.bubbles()) > 2)
    game.sitting.link.ask(lambda desk: desk.name_player("Jo"), lambda _: came.append("written"))
    game.sitting.link.ask(
        lambda desk: desk.history(game.sitting.companion.id, 9), lambda _: came.append("read"), aside=True
    )
    game.until(lambda: came)
    assert came == ["read"] and not game.quiet
    game.until(lambda: "written" in came)
    assert game.quiet


def test_another_reply_is_a_swipe_and_both_can_be_shown(game: Game) -> None:
    game.begin()
    game.say("How are you tonight?")
    first = game.bubbles()[-1].text
    game.button("Another reply").click()
    game.until(lambda: game.quiet and game.bubbles()[-1].swipes == 2)
    assert game.bubbles()[-1].swipe == 1
    game.button("The reply before").click()
    game.until(lambda: game.bubbles()[-1].swipe == 0)
    assert game.bubbles()[-1].text == first
    assert [b.speaker for b in game.bubbles()] == ["companion", "player", "companion"]


def test_going_back_forgets_what_followed(game: Game) -> None:
    game.begin()
    game.say("How are you tonight?")
    game.say("Where does this train go?")
    game.until(lambda: game.bubbles()[2].turn > 0)
    game.sitting.talk.rewind(game.bubbles()[2].turn)
    game.until(lambda: len(game.bubbles()) == 3)
    assert game.do(lambda desk: len(desk.history(game.sitting.companion.id, 50))) == 3


def test_the_talk_is_there_again_next_time(start: Callable[..., Game]) -> None:
    game = start()
    game.begin()
    game.say("How are you tonight?")
    said = [(b.speaker, b.text) for b in game.bubbles()]
    game.sitting.window.close()
    again = start()
    again.begin()
    assert [(b.speaker, b.text) for b in again.bubbles()][: len(said)] == said


def test_help_is_shown_before_anything_else(game: Game) -> None:
    game.begin()
    game.say("I want to kill myself.")
    assert isinstance(game.notices()[0], CareCard)
    kinds = [type(item) for item in game.sitting.talk.items]
    last_reply = max(i for i, item in enumerate(game.sitting.talk.items) if isinstance(item, Bubble))
    assert kinds.index(type(game.sitting.talk.items[-1])) <= last_reply


def test_a_session_that_fails_says_so_and_the_talk_goes_on(game: Game) -> None:
    game.begin()

    def broken(_: object) -> object:
        raise OSError("the disk went away")

    game.sitting.talk._follow(broken)  # type: ignore[arg-type]
    game.until(game.notices)
    assert game.notices()[0] == Failed("the disk went away", "")
    game.say("Hello?")
    assert game.bubbles()[-1].speaker == "companion"


def test_words_appear_one_after_another(game: Game) -> None:
    game.begin()
    talk = game.sitting.talk
    talk.set_pace(False, 1.0)
    game.say("How are you tonight?")
    last = game.bubbles()[-1]
    assert last.shown < len(last.text)
    talk.finish_speaking()
    assert last.shown >= len(last.text)


def test_unfinished_words_are_paler_and_go_if_no_sentence_comes_of_them(game: Game) -> None:
    from game.session.messages import Words

    game.begin()
    talk = game.sitting.talk
    talk.busy = True
    talk._tell(Words(0, "Perhaps the"))
    assert game.bubbles()[-1].coming == "Perhaps the"
    talk._done()
    assert [b.text for b in game.bubbles() if not b.text] == []
