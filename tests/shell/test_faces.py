"""Faces are made elsewhere, the last wanted first, within a bound; one that cannot be made is asked for once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from game.app import ROOT
from game.session.views import CardEntry
from game.shell import faces
from game.shell.faces import FaceMaker

PICTURE = ROOT / "story" / "lantern-line" / "cards" / "pictures" / "last-cup.webp"
CARD = CardEntry(
    "one", None, "004", "Set", "ticket", "Last Cup", "", "", "", PICTURE, True, True, "draw", "", "2026-01-01", False
)
WIDTH, BYTES = 40, 40 * 56 * 4


def cards(count: int) -> list[CardEntry]:
    return [replace(CARD, id=f"card {n}") for n in range(count)]


@pytest.fixture
def maker(qtbot: QtBot) -> Any:
    made = FaceMaker()
    yield made
    made.close()
    if made._thread is not None:
        made._thread.join()
    qtbot.wait(1)


def test_a_face_comes_later_and_is_kept(maker: FaceMaker, qtbot: QtBot) -> None:
    assert maker.face(CARD, WIDTH, "en") is None
    qtbot.waitUntil(lambda: maker.face(CARD, WIDTH, "en") is not None, timeout=20_000)
    assert not maker.busy and maker.kept_bytes == BYTES


def test_no_more_is_kept_than_there_is_room_for(
    maker: FaceMaker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "KEPT_BYTES", 3 * BYTES)
    for card in cards(8):
        maker.face(card, WIDTH, "en")
    qtbot.waitUntil(lambda: not maker.busy, timeout=20_000)
    assert maker.kept_bytes == 3 * BYTES


def test_what_is_asked_last_is_made_first_and_what_waits_too_long_is_forgotten(
    maker: FaceMaker, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "WAITING", 4)
    came: list[Any] = []
    maker.ready.connect(lambda key: came.append(key[0]))
    maker.hush(0.3)  # All are asked for before the first is begun.
    for card in cards(9):
        maker.face(card, WIDTH, "en")
    qtbot.waitUntil(lambda: not maker.busy, timeout=20_000)
    assert came == ["card 8", "card 7", "card 6", "card 5"]


def test_a_picture_that_is_not_there_is_asked_for_once(
    maker: FaceMaker, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    lost = replace(CARD, picture=Path("nowhere.webp"))
    assert maker.face(lost, WIDTH, "en") is None
    qtbot.waitUntil(lambda: not maker.busy, timeout=20_000)
    assert maker.face(lost, WIDTH, "en") is None and not maker.busy
    assert "could not be made" in caplog.text


def test_what_is_forgotten_is_made_anew(maker: FaceMaker, qtbot: QtBot) -> None:
    maker.face(CARD, WIDTH, "en")
    qtbot.waitUntil(lambda: not maker.busy, timeout=20_000)
    maker.forget(CARD.id)
    assert maker.kept_bytes == 0 and maker.face(CARD, WIDTH, "en") is None
