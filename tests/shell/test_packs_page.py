"""The page of packs: brought in, switched, taken out; what is broken is told on it; what an author saves is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from game.content.packs.template import new_pack
from game.shell.pack_watch import PackWatch
from tests.shell.playing import Game

TEMPLATE = Path(__file__).parents[2] / "assets" / "pack-template"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "my-tuner"
    new_pack(TEMPLATE, folder, "Teo Marsh", "Ada")
    return folder


def shown(game: Game) -> str:
    return "\n".join(one.text() for one in game.page.findChildren(QLabel) if not one.isHidden())


def on_the_page(game: Game) -> None:
    game.begin()
    game.sitting.go("packs")
    game.until(game.page.list.count)


def ids(game: Game) -> list[str]:
    return game.do(lambda desk: list(desk.profile.library.packs))  # type: ignore[no-any-return]


def test_a_pack_comes_in_is_switched_off_and_on_and_goes(start: Callable[..., Game], mine: Path) -> None:
    game = start()
    on_the_page(game)
    game.page.bring(mine)
    game.until(lambda: "my-tuner 0.1.0 is here." in shown(game) and "Teo Marsh" in shown(game))
    game.button("Switch off: My tuner").click()
    game.until(lambda: "Switched off" in shown(game))
    assert ids(game) == ["lantern-line"]
    game.button("Switch on: My tuner").click()
    game.until(lambda: ids(game) == ["lantern-line", "my-tuner"] and "Switched off" not in shown(game))
    game.button("Take out: My tuner").click()
    game.until(
        lambda: (
            "Really take out?: My tuner"
            in [b.accessibleName() for b in game.page.findChildren(type(game.button("Read all again")))]
        )
    )
    assert ids(game) == ["lantern-line", "my-tuner"]
    game.button("Really take out?: My tuner").click()
    game.until(lambda: ids(game) == ["lantern-line"] and "Nothing you lived with it is lost" in shown(game))


def test_the_games_own_pack_can_be_neither_switched_off_nor_taken_out(start: Callable[..., Game]) -> None:
    game = start()
    on_the_page(game)
    assert "Lantern Line" in shown(game)
    with pytest.raises(AssertionError):
        game.button("Switch off: Lantern Line")


def test_what_is_wrong_is_told_and_nothing_comes_in(start: Callable[..., Game], mine: Path) -> None:
    (mine / "cards" / "pictures" / "the-fork.webp").unlink()
    game = start()
    on_the_page(game)
    game.page.bring(mine)
    game.until(lambda: 'there is no file "the-fork.webp"' in shown(game))
    assert ids(game) == ["lantern-line"]


def test_what_an_author_saves_is_there_while_the_game_runs(start: Callable[..., Game], mine: Path) -> None:
    game = start()
    game.begin()
    game.do(lambda desk: desk.install_pack(mine))
    cues = (
        Path(game.do(lambda desk: desk.profile.places.own)) / "my-tuner" / "companions" / "teo" / "cues" / "talk.toml"
    )
    watch = PackWatch(game.sitting.link, game.sitting)
    read: list[bool] = []
    wrong: list[str] = []
    watch.read_anew.connect(lambda: read.append(True))
    watch.wrong.connect(wrong.append)
    game.until(lambda: watch._read is not None)

    def greeting() -> str:
        return game.do(  # type: ignore[no-any-return]
            lambda desk: (
                next(c for c in desk.profile.library.companion("teo").cues if c.id == "greets").lines["en"][0].text
            )
        )

    def save(text: str) -> None:
        before = len(read)
        cues.write_text(text, "utf-8")
        game.until(lambda: (watch.look(), len(read) > before)[1])

    good = cues.read_text("utf-8").replace("Good evening{,player}.", "Evening, evening.")
    save(good)
    assert greeting() == "Evening, evening."
    save(good.replace("lines =", "line =", 3))
    assert greeting() == "Evening, evening."
    assert "lines is missing" in wrong[0]
    save(good.replace("Evening, evening.", "There."))
    assert greeting() == "There."
    game.say("Hello!")
    assert game.bubbles()
