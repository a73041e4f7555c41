"""Every page in every language, in all colours, at both sizes: nothing cut, nothing on anything, all of it legible.

Nine dresses cover each pair of language, colours and size, and each shows every page; `LANTERN_LOOK=all` shows all 18.
Each page's picture and what a screen reader is told of it are kept as artefacts.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from game.play.state import Bond
from game.shell.words import LANGUAGES
from tests.shell.contrast import faint_words
from tests.shell.keeping import artefacts
from tests.shell.measuring import faults
from tests.shell.playing import Game
from tests.shell.screen_reader import as_data, as_text, tree
from tests.shell.test_stories_and_cards import open_first_scene, read_to_the_end

COLOURS = ("night", "day", "contrast")
SIZES = ((1280, 720, 1.0), (1920, 1080, 2.0))
"""Width, height, size of the text."""


@dataclass(frozen=True)
class Dressed:
    language: str
    colours: str
    size: tuple[int, int, float]

    def __str__(self) -> str:
        width, height, scale = self.size
        return f"{self.language}-{self.colours}-{width}x{height}-{scale:.0%}"


EVERY = [Dressed(*one) for one in product(LANGUAGES, COLOURS, SIZES)]
COVERING = [
    Dressed(language, COLOURS[(i + j) % 3], SIZES[j % 2]) for i, language in enumerate(LANGUAGES) for j in range(3)
]
DRESSES = EVERY if os.environ.get("LANTERN_LOOK") == "all" else COVERING


def show_reader(game: Game) -> None:
    game.sitting.read(game.sitting.chapter)
    game.until(lambda: game.page._told is not None)


def show_card(game: Game) -> None:
    game.sitting.go("album")
    cards = game.do(lambda desk: desk.album()).cards
    game.sitting.show_cards([replace(next(card for card in cards if card.found), shown=True)], 0)


def show_back(game: Game) -> None:
    show_card(game)
    game.sitting.window.cover.turn()


def show_reveal(game: Game) -> None:
    game.sitting.go("album")
    card = next(card for card in game.do(lambda desk: desk.album()).cards if card.found)
    game.sitting.show_cards([replace(card, shown=False)], 0)
    cover = game.sitting.window.cover
    cover._seen = lambda: None
    cover.card.turn_over()


def show_keeping(game: Game) -> None:
    game.sitting.go("talk")
    game.page.keep_moment(game.bubbles()[-1])
    game.until(lambda: not game.sitting.window.cover.picture.pixmap().isNull())


def show_told(game: Game) -> None:
    game.sitting.go("talk")
    game.page.show_told(game.bubbles()[-1])
    game.until(lambda: game.page.drawer().shows == "told")


def show_packs(game: Game) -> None:
    """With a pack that works, one that does not, and what a third left in the save."""
    packs = Path(game.do(lambda desk: desk.profile.places.own))
    for name, needs in (("rainy", "lantern-line"), ("half-a-pack", "nobody-has-this >=1")):
        (packs / name).mkdir(parents=True, exist_ok=True)
        (packs / name / "pack.toml").write_text(
            f'format = 1\nid = "{name}"\nversion = "1.0.0"\nname = "{name}"\nauthors = ["Bo"]\nlicence = "MIT"\n'
            f'languages = ["en"]\ngame = ">=0.1"\ndepends = ["{needs}"]\nhomepage = "https://example.org/{name}"\n',
            "utf-8",
        )
    game.do(lambda desk: desk.profile.journal.state.bonds.setdefault("gone:ana", Bond()) and desk.reload_packs() and 1)
    game.sitting.go("packs")
    game.until(game.page.list.count)


def page(name: str) -> Callable[[Game], None]:
    return lambda game: game.sitting.go(name)


PAGES: dict[str, Callable[[Game], None]] = {
    **{
        name: page(name)
        for name in (
            "title",
            "first-run",
            "talk",
            "companions",
            "chapters",
            "map",
            "album",
            "models",
            "settings",
            "aboard",
        )
    },
    "reader": show_reader,
    "card": show_card,
    "card-back": show_back,
    "reveal": show_reveal,
    "keep": show_keeping,
    "told": show_told,
    "packs": show_packs,
}


@pytest.fixture
def evening(game: Game) -> Game:
    """An evening with something on every page: talk, a chapter read, a card drawn, something remembered."""
    chapter = open_first_scene(game)
    read_to_the_end(game)
    game.page.leave()
    game.do(lambda desk: desk.draw(game.sitting.companion.id) and True)
    game.sitting.go("talk")
    game.say("My sister is called Anna, and she lives by the sea in a house with a blue door.")
    game.sitting.chapter = chapter
    return game


def shown_pages(game: Game, dressed: Dressed) -> Iterator[tuple[str, QWidget]]:
    width, height, scale = dressed.size
    game.sitting.window.resize(width, height)
    colours = (
        {"contrast": "high"} if dressed.colours == "contrast" else {"contrast": "normal", "theme": dressed.colours}
    )
    game.sitting.wear({"language": dressed.language, "text_scale": scale, **colours})
    for name, show in PAGES.items():
        show(game)
        game.do(lambda _: True)  # Whatever the page asked for has come.
        game.until(lambda: not game.sitting.faces.busy)
        game.qtbot.wait(30)
        QApplication.processEvents()
        yield name, game.sitting.window
        game.sitting.window.set_cover(None)


@pytest.mark.parametrize("dressed", DRESSES, ids=str)
def test_every_page(evening: Game, dressed: Dressed) -> None:
    """One test a dress, and all its faults at once: whoever mends a page wants to see them together."""
    kept = artefacts("pages")
    found: list[str] = []
    for name, window in shown_pages(evening, dressed):
        window.grab().save(str(kept / f"{name}-{dressed}.png".replace("%", "")))
        root: Any = window.cover or window
        found += [f"{name}: {fault}" for fault in (*faults(root), *faint_words(root))]
    assert found == [], "\n".join(found)


def test_every_control_has_a_role_a_name_and_a_state(evening: Game) -> None:
    """What a screen reader goes through, page by page; the dump is kept."""
    kept = artefacts("screen-reader")
    found: list[str] = []
    data: dict[str, Any] = {}
    for name, window in shown_pages(evening, COVERING[0]):
        told = tree(window)
        data[name] = as_data(told)
        Path(kept / f"{name}.txt").write_text(as_text(told), encoding="utf-8")
        controls = [one for one in told if one.control]
        assert controls, f"{name} has no controls"
        found += [f"{name}: {one.kind} ({one.role}) has no name" for one in controls if not one.name]
        # A page that takes keys for all that is on it is no control: its role is that of a group.
        single = [one for one, after in zip(told, [*told[1:], told[0]], strict=True) if after.depth <= one.depth]
        found += [
            f"{name}: {one.kind} {one.name!r} has no role"
            for one in controls
            if one.role == "NoRole" or (one.role == "Client" and one in single)
        ]
        found += [
            f"{name}: {one.kind} {one.name!r} can be neither reached nor is it disabled"
            for one in controls
            if "focusable" not in one.states and "disabled" not in one.states
        ]
    (kept / "tree.json").write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    assert found == [], "\n".join(found)
