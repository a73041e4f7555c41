"""Cards come into a profile, go out of it again, and are built upon only with leave."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from game.content.interchange.limits import Refused
from game.content.interchange.opening import open_card
from game.session import packs
from game.session.character_cards import Came, bring_in, write_out
from game.session.evening import Evening
from game.session.packs import PackPlaces
from game.session.profile import OpenProfile
from game.session.remixing import provenance, remix
from tests.content.interchange import making as m
from tests.session.conftest import STORY, reply


@pytest.fixture
def aboard(profile: OpenProfile, tmp_path: Path) -> OpenProfile:
    """A profile with a folder for packs of its own."""
    profile.media = tmp_path
    profile.places = PackPlaces(STORY, tmp_path / "packs", frozenset, lambda _: None)
    return profile


@pytest.fixture
def bring(aboard: OpenProfile, tmp_path: Path) -> Callable[..., list[Came]]:
    def come(*files: bytes, suffix: str = ".png", to: str = "") -> list[Came]:
        (tmp_path / "cards").mkdir(exist_ok=True)
        paths = [tmp_path / "cards" / f"{number}{suffix}" for number in range(len(files))]
        for path, data in zip(paths, files, strict=True):
            path.write_bytes(data)
        came = list(bring_in(aboard, paths, to))
        packs.reload(aboard)
        return came

    return come


CARD = m.png(m.text(m.v2()))


def test_a_newcomer_says_the_cards_greeting_and_answers_as_its_examples(
    aboard: OpenProfile, bring: Callable[..., list[Came]]
) -> None:
    assert [one.result for one in bring(CARD)] == ["in"]
    evening = Evening(aboard, "mira-quill")
    assert reply(evening.open()).startswith("*She looks up.* Shut the door behind you, you.")
    assert reply(evening.say("Do you sell maps?")) == "Only of places that have moved."


def test_another_greeting_is_a_swipe_away(aboard: OpenProfile, bring: Callable[..., list[Came]]) -> None:
    bring(CARD)
    evening = Evening(aboard, "mira-quill")
    list(evening.open())
    assert reply(evening.regenerate()) == "We are closed, you. Come in."


def test_every_file_has_its_row(bring: Callable[..., list[Came]]) -> None:
    came = bring(CARD, m.picture(), m.png(m.text(m.v2(alternate_greetings="One."))), b"")
    assert [one.result for one in came] == ["in", "refused", "repaired", "refused"]
    assert all(one.why for one in came[1:])


def test_the_same_file_is_one_companion_and_another_of_the_name_is_a_second(bring: Callable[..., list[Came]]) -> None:
    other = m.png(m.text(m.v2(description="Another woman altogether.")))
    assert [one.companion for one in bring(CARD, CARD, other)] == [
        "mira-quill:mira-quill", "mira-quill:mira-quill", "mira-quill-2:mira-quill-2",
    ]  # fmt: skip
    assert [one.companion for one in bring(other)] == ["mira-quill-2:mira-quill-2"]


@pytest.mark.parametrize("suffix", [".png", ".json", ".charx"])
def test_import_export_import_gives_the_same_data(
    aboard: OpenProfile, bring: Callable[..., list[Came]], tmp_path: Path, suffix: str
) -> None:
    bring(CARD)
    write_out(aboard, "mira-quill", tmp_path / f"out{suffix}")
    again = open_card((tmp_path / f"out{suffix}").read_bytes()).card["data"]
    assert again.items() >= {**m.v2()["data"]}.items()


def test_what_was_written_on_goes_out_and_the_rest_as_it_came(
    aboard: OpenProfile, bring: Callable[..., list[Came]], tmp_path: Path
) -> None:
    bring(CARD)
    cues = aboard.places.own / "mira-quill" / "companions" / "mira-quill" / "cues" / "card.toml"
    cues.write_text(cues.read_text("utf-8").replace("The rain has opinions.", "Mind the cat."), "utf-8")
    packs.reload(aboard)
    write_out(aboard, "mira-quill", tmp_path / "out.png")
    data = open_card((tmp_path / "out.png").read_bytes()).card["data"]
    assert data["first_mes"].endswith("Mind the cat.") and "{{user}}" in data["first_mes"]
    assert data["extensions"]["other/app"] == {"a": []} and data["creator_notes"] == "Be kind to the cat."


@pytest.mark.parametrize("suffix", [".png", ".json", ".charx"])
def test_the_games_own_companion_goes_out_too(aboard: OpenProfile, tmp_path: Path, suffix: str) -> None:
    left = write_out(aboard, "isaura", tmp_path / f"isaura{suffix}")
    opened = open_card((tmp_path / f"isaura{suffix}").read_bytes())
    data = opened.card["data"]
    assert data["name"] == "Isaura Venn" and data["first_mes"] and data["character_book"]["entries"]
    assert not any("{" in text.replace("{{user}}", "") for text in [data["first_mes"], *data["alternate_greetings"]])
    assert any("chapters" in one for one in left)


def test_a_lorebook_goes_to_whom_it_was_meant_for(aboard: OpenProfile, bring: Callable[..., list[Came]]) -> None:
    bring(CARD)
    book = json.dumps(m.BOOK).encode()
    assert "Say whose" in bring(book, suffix=".json")[0].why[0]
    assert "came with the game" in bring(book, suffix=".json", to="isaura")[0].why[0]
    assert bring(book, suffix=".json", to="mira-quill")[0].companion == "mira-quill:mira-quill"
    assert len(aboard.library.companion("mira-quill").books) == 2


def test_only_with_leave_is_built_upon_and_it_is_written_down(
    aboard: OpenProfile, bring: Callable[..., list[Came]]
) -> None:
    bring(CARD)
    with pytest.raises(Refused, match="Ask"):
        remix(aboard, "mira-quill", "Nora")
    made = remix(aboard, "mira-quill", "Nora", with_leave=True)
    told = provenance(aboard, made.id)
    assert (told.name, [(one.name, one.creator) for one in told.lineage]) == ("Nora", [("Mira Quill", "nobody")])


@pytest.mark.parametrize(("terms", "may"), [({"remix": "no"}, False), ({"licence": "CC-BY-4.0"}, True)])
def test_consent_travels_with_the_card(
    aboard: OpenProfile, bring: Callable[..., list[Came]], terms: dict[str, str], may: bool, tmp_path: Path
) -> None:
    bring(m.png(m.text(m.v2(extensions={"lantern-line": terms}))))
    if not may:
        with pytest.raises(Refused, match="may not"):
            remix(aboard, "mira-quill", "Nora")
        return
    made = remix(aboard, "mira-quill", "Nora")
    write_out(aboard, made.id, tmp_path / "nora.json")
    ours = json.loads((tmp_path / "nora.json").read_text("utf-8"))["data"]["extensions"]["lantern-line"]
    assert ours["lineage"][0]["name"] == "Mira Quill" and ours["licence"] == "CC-BY-4.0"


def test_the_diary_reads_what_was_kept(aboard: OpenProfile, bring: Callable[..., list[Came]]) -> None:
    from game.session.keepsakes import keep_moment
    from game.session.story_asks import Asks

    bring(CARD)
    aboard.paint = lambda _: b"png"
    evening = Evening(aboard, "mira-quill")
    list(evening.open())
    list(evening.say("I like the smell of old maps."))
    said = next(one for one in evening.history(9) if one.text.startswith("I like"))
    chapter = replace(aboard.library.chapter("diary", "mira-quill"))
    asks = Asks(aboard, chapter, lambda: aboard.journal.state).functions()
    assert asks["kept"]() == 0
    keep_moment(aboard, "mira-quill", said.turn, title="Maps")
    assert asks["kept"]() == 1
    assert asks["kept_line"](1.0) == "“I like the smell of old maps.”"
    assert "Maps" in str(asks["kept_day"](1.0))
