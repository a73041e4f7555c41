"""The album as a player uses it: what is shown, found, sorted; a card looked at from both sides; a keepsake let go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox

from game.play import happenings as h
from game.session.views import CardEntry
from game.shell.big_card import BigCard
from tests.shell.playing import Game

CARDS = ("isaura-venn", "locked-door")


def win(desk: Any, shown: bool = True) -> bool:
    """Two story cards, for a line that was said."""
    profile = desk.profile
    who = profile.library.companions[0].full_id
    talk, collection = profile.conversation("talk", who), profile.conversation("collection", "")
    events = profile.journal.events_of(profile.journal.path(talk.id))
    said = next(e for e in events if isinstance(e.what, h.LineSaid))
    with profile.journal.writing() as pen:
        turn = pen.turn(collection.id, "step")
        for card in CARDS:
            won = h.CardWon(who, f"lantern-line:{card}", "chapter", said.what.text)
            because = [pen.add(turn, won, because=[said.id])]
            if shown:
                pen.add(turn, h.CardShown(won.card), because=because)
    return True


def album(game: Game, shown: bool = True) -> Any:
    game.begin()
    game.say("Where does this train go?")
    game.do(lambda desk: win(desk, shown))
    game.sitting.go("album")
    game.until(lambda: game.page._album is not None)
    return game.page


def titles(page: Any) -> list[str]:
    return [card.title if card.found else "" for card in page.grid.cards]


def keep(game: Game) -> CardEntry:
    """Her first words, kept."""
    turn = game.bubbles()[0].turn
    card: CardEntry = game.do(lambda desk: desk.keep_moment(game.sitting.companion.id, turn, turn, "First words"))
    return card


def big(game: Game) -> BigCard:
    cover = game.sitting.window.cover
    assert isinstance(cover, BigCard)
    return cover


def test_every_card_has_its_place_and_a_screen_reader_hears_it(game: Game) -> None:
    page = album(game)
    model = page.grid.model_
    told = [model.data(model.index(row), Qt.ItemDataRole.DisplayRole) for row in range(model.rowCount())]
    assert "Isaura Venn. Gilded. Voices" in told
    assert sum("not yet found" in one for one in told) == 2
    hint = next(card.hint for card in page._album.cards if not card.found)
    assert any(hint in one for one in told)


def test_the_search_finds_titles_and_lines_and_escape_brings_all_back(game: Game) -> None:
    page = album(game)
    game.qtbot.keyClicks(page.search, "locked")
    game.until(lambda: titles(page) == ["The Locked Door"])
    page.search.clear()
    game.qtbot.keyClicks(page.search, "this train go")
    game.until(lambda: sorted(titles(page)) == ["Isaura Venn", "The Locked Door"])
    game.qtbot.keyClick(page, Qt.Key.Key_Escape)
    game.until(lambda: len(titles(page)) == 4)
    assert game.sitting.page == "album" and page.search.text() == ""


def test_order_and_filters_are_chosen_by_keyboard_and_outlive_the_page(game: Game) -> None:
    page = album(game)
    game.qtbot.keyClick(page.orders, Qt.Key.Key_Down)
    assert titles(page)[0] == "Isaura Venn" and page.orders.value == "rarity"
    game.qtbot.keyClick(page.shows, Qt.Key.Key_Down)
    assert titles(page) == ["Isaura Venn", "The Locked Door"]
    game.sitting.go("talk")
    game.sitting.go("album")
    game.until(lambda: game.page._album is not None)
    assert (game.page.orders.value, game.page.shows.value) == ("rarity", "owned")
    assert titles(game.page) == ["Isaura Venn", "The Locked Door"]


def test_a_rarity_and_a_set_are_shown_alone(game: Game) -> None:
    page = album(game)
    game.button("Gilded, 1 of 1 found", page).click()
    assert titles(page) == ["Isaura Venn"]
    game.button("Gilded, 1 of 1 found", page).click()
    game.button("Places of the Line, 1 of 2 found, half of it found", page).click()
    assert titles(page) == ["The Locked Door", ""]


def test_what_is_left_in_the_deck_is_always_shown_by_rarity(game: Game) -> None:
    page = album(game)
    told = [label.text() for label in page.side.findChildren(QLabel)]
    assert "2 cards left in the deck" in told and "Ticket 1 · Silver rail 1" in told


def test_the_keyboard_alone_opens_leafs_turns_and_leaves(game: Game) -> None:
    page = album(game)
    page.orders.choose("rarity")
    page.want(replace(page.wanted, order="rarity"))
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.grid.model_.index(0))
    game.qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    game.until(lambda: game.sitting.window.cover is not None)
    cover = big(game)
    assert cover.accessibleName() == "Isaura Venn"
    game.qtbot.keyClick(cover, Qt.Key.Key_Right)
    assert cover.accessibleName() == "The Locked Door"
    game.qtbot.keyClick(cover, Qt.Key.Key_Space)
    assert cover.shows_back and cover.back.accessibleName() == "The back of The Locked Door"
    game.qtbot.keyClick(cover, Qt.Key.Key_End)
    assert cover.accessibleName() == "not yet found" and not cover.shows_back
    game.qtbot.keyClick(cover, Qt.Key.Key_Escape)
    assert game.sitting.window.cover is None and game.sitting.page == "album"


def test_the_back_tells_where_it_came_from_and_leads_there(game: Game) -> None:
    page = album(game)
    page._big([card for card in page._album.cards if card.found], 0)
    cover = big(game)
    cover.turn()
    told = " ".join(label.text() for label in cover.back.findChildren(QLabel))
    for part in (
        "No. 017",
        "Rose lens",
        "Places of the Line",
        "20 November 2026",
        "22:10",
        "Where does this train go?",
    ):
        assert part in told, part
    assert "build/art/card_lantern_sill.py" in told
    go = cover.back.go
    assert go is not None
    game.until(go.isEnabled)
    go.click()
    assert game.sitting.page == "talk" and game.sitting.window.cover is None


def test_a_card_leans_only_where_motion_is_wanted(game: Game) -> None:
    page = album(game)
    page._big([card for card in page._album.cards if card.found], 0)
    game.qtbot.keyClick(big(game), Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert big(game).card.lean.isNull()
    game.qtbot.keyClick(big(game), Qt.Key.Key_Escape)
    game.sitting.wear({"motion": "full"})
    game.until(lambda: game.page._album is not None)
    game.page._big([card for card in game.page._album.cards if card.found], 0)
    game.qtbot.keyClick(big(game), Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    game.until(lambda: big(game).card.lean.x() > 0.2)
    game.qtbot.mouseMove(big(game).card, QPoint(4, 4))


def test_a_card_is_enlarged_and_escape_first_makes_it_small_again(game: Game) -> None:
    page = album(game)
    page._big([card for card in page._album.cards if card.found], 0)
    cover = big(game)
    game.qtbot.keyClick(cover, Qt.Key.Key_Z)
    assert cover.card.zoomed
    game.qtbot.keyClick(cover, Qt.Key.Key_Escape)
    assert not cover.card.zoomed and game.sitting.window.cover is cover


def test_a_card_that_came_unseen_is_turned_over_and_can_be_hurried(game: Game) -> None:
    page = album(game, shown=False)
    said: list[str] = []
    page.grid.opened.emit(next(n for n, card in enumerate(page.grid.cards) if card.found))
    cover = game.sitting.window.cover
    cover._context = replace(cover._context, announce=said.append)
    game.qtbot.keyClick(cover, Qt.Key.Key_Return)
    game.until(lambda: cover.card.face_up)
    assert (
        any(title in said[-1] for title in ("Isaura Venn", "The Locked Door")) and "Where does this train" in said[-1]
    )
    game.until(lambda: any(c.shown for c in game.do(lambda desk: desk.album()).cards))
    game.qtbot.keyClick(cover, Qt.Key.Key_Escape)
    game.until(lambda: game.sitting.window.cover is None)


def test_a_keepsake_is_a_set_of_its_own_and_can_be_saved_and_let_go(
    game: Game, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    game.begin()
    kept = keep(game)
    game.sitting.go("album")
    game.until(lambda: game.page._album is not None)
    game.button("Keepsakes, 1 of 1 found, complete", game.page).click()
    assert titles(game.page) == ["First words"]
    game.page.grid.opened.emit(0)
    file = tmp_path / "moment.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    game.button("Save as a picture…", big(game)).click()
    assert file.read_bytes() == kept.picture.read_bytes()
    game.button("Let it go…", big(game)).click()
    (asked,) = big(game).findChildren(QMessageBox)
    assert kept.picture.exists()
    next(b for b in asked.buttons() if b.text() == "Let it go…").click()
    game.until(lambda: game.sitting.window.cover is None)
    assert not kept.picture.exists() and game.do(lambda desk: desk.album()).keepsakes == ()


def test_a_picture_that_cannot_be_saved_there_is_said(
    game: Game, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    game.begin()
    kept = keep(game)
    told: list[Any] = []
    monkeypatch.setattr(game.sitting, "trouble", told.append)
    game.sitting.show_cards([kept], 0)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "x.png"), ""))
    game.button("Save as a picture…", big(game)).click()
    assert "x.png" in told[0].what


def test_an_album_with_no_keepsake_says_how_one_is_made(game: Game) -> None:
    page = album(game)
    page.want(replace(page.wanted, show="keepsakes"))
    assert not page.nothing.isHidden() and "menu of any line" in page.nothing.text()
