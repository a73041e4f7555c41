"""Character cards dropped on the window come aboard, and are talked with at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMessageBox

from game.session.character_cards import Came
from game.shell.newcomers import is_pack, report
from tests.content.interchange import making as m
from tests.shell.playing import Game


def drop(game: Game, *files: Path, address: str = "") -> bool:
    """What a hand does; whether the window would take it."""
    data = QMimeData()
    data.setUrls([QUrl(address)] if address else [QUrl.fromLocalFile(str(file)) for file in files])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, left, none)
    enter.ignore()
    game.sitting.window.dragEnterEvent(enter)
    if enter.isAccepted():
        game.sitting.window.dropEvent(QDropEvent(QPoint(50, 50).toPointF(), copy, data, left, none))
    return enter.isAccepted()


def test_a_card_that_is_dropped_is_met_and_says_its_greeting(game: Game, tmp_path: Path) -> None:
    card = tmp_path / "mira.png"
    card.write_bytes(m.png(m.text(m.v2())))
    game.begin()
    assert drop(game, card)
    game.until(lambda: game.sitting.companion is not None and game.sitting.companion.name == "Mira Quill")
    game.until(lambda: any("Shut the door" in bubble.text for bubble in game.bubbles()))
    assert game.do(lambda desk: desk.kept.settings.settings.companion).endswith("mira-quill")


def test_everybody_is_listed_and_can_be_gone_back_to(game: Game, tmp_path: Path) -> None:
    game.begin()
    first = game.sitting.companion
    assert first is not None
    (tmp_path / "mira.json").write_text(json.dumps(m.v3()), encoding="utf-8")
    drop(game, tmp_path / "mira.json")
    game.until(lambda: game.sitting.companion.id != first.id)
    game.sitting.go("aboard")
    game.until(lambda: game.page.people.count() == 2)
    game.page.search.setText(first.name)
    assert [game.page.people.item(row).isHidden() for row in range(2)] == [False, True]
    game.page.people.setCurrentRow(0)
    game.page.talk.click()
    game.until(lambda: game.sitting.companion.id == first.id and game.sitting.page == "talk")


def test_a_refusal_is_told_as_plain_text(game: Game, tmp_path: Path) -> None:
    bad = tmp_path / "no card.png"
    bad.write_bytes(m.picture())
    game.open()
    drop(game, bad)
    game.until(lambda: bool(game.sitting.window.findChildren(QMessageBox)))
    box = game.sitting.window.findChildren(QMessageBox)[0]
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert "no card in it" in box.informativeText()
    box.close()


def test_an_address_from_a_browser_is_not_taken(game: Game) -> None:
    game.open()
    assert not drop(game, address="https://example.org/card.png")


@pytest.mark.parametrize(
    ("came", "told"),
    [
        ([Came("a.png", "in", ())], None),
        ([Came("a.png", "repaired", ("Mended.",)), Came("b.png", "in", ())], "a.png: Mended."),
        ([Came("a.png", "refused", ("It is empty.",))], "a.png: It is empty."),
    ],
)
def test_what_became_of_files_is_told_unless_all_went_well(game: Game, came: list[Came], told: str | None) -> None:
    found = report(game.sitting.words, came)
    assert (found.remedy if found else None) == told


def test_a_folder_with_a_manifest_is_a_pack_and_others_may_hold_cards(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "pack.toml").touch()
    assert is_pack(tmp_path / "pack") and is_pack(tmp_path / "a.zip") and not is_pack(tmp_path)
