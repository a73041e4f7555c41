"""Order, filters and search of the album hold for any cards; a search never tells what is still to be found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from game.content.model import RARITIES
from game.session.arranging import ORDERS, SHOWS, SetCount, Wanted, arranged, sets_of
from game.session.views import CardEntry

NAMES = {"base:ana": "Ana", "base:bo": "Bo"}
NUMBERS = ("001", "031", "7", "A")
TEXT = st.text("abcdé Straße灯雨", max_size=12)


@st.composite
def entries(draw: st.DrawFn) -> CardEntry:
    keepsake = draw(st.none() | st.integers(1, 99))
    found = keepsake is not None or draw(st.booleans())
    return CardEntry(
        id=draw(TEXT), companion=draw(st.sampled_from([None, *NAMES])), number=draw(st.sampled_from(NUMBERS)),
        set_name=draw(st.sampled_from("xy")), rarity="keepsake" if keepsake else draw(st.sampled_from(RARITIES)),
        title=draw(TEXT), subtitle=draw(TEXT), flavour=draw(TEXT), hint=draw(TEXT), picture=Path("x"), found=found,
        shown=found, how="", quote=draw(TEXT), at=draw(st.sampled_from(["2026-01-01", "2026-02-01"])) if found else "",
        other_evening=False, keepsake=keepsake,
    )  # fmt: skip


CARDS = st.lists(entries(), max_size=12)
WANTED = st.builds(
    Wanted, st.sampled_from(SHOWS), st.sampled_from(["", *NAMES]), st.sampled_from(["", "x"]),
    st.sampled_from(["", *RARITIES]), TEXT, st.sampled_from(ORDERS),
)  # fmt: skip


@given(CARDS, WANTED)
def test_nothing_is_shown_twice_or_made_up_and_order_changes_nothing_but_the_order(
    cards: list[CardEntry], wanted: Wanted
) -> None:
    shown = arranged(cards, wanted, NAMES)
    ids = [id(card) for card in cards]
    assert len(shown) <= len(cards) and all(id(card) in ids for card in shown)
    for order in ORDERS:
        other = arranged(cards, replace(wanted, order=order), NAMES)
        assert sorted(map(id, other)) == sorted(map(id, shown))


@given(CARDS, WANTED)
def test_each_filter_holds_for_every_card_shown(cards: list[CardEntry], wanted: Wanted) -> None:
    for card in arranged(cards, wanted, NAMES):
        assert wanted.companion in ("", card.companion)
        assert wanted.set_name in ("", card.set_name)
        assert wanted.rarity in ("", card.rarity)
        assert wanted.show != "missing" or not card.found
        assert wanted.show != "owned" or (card.found and card.keepsake is None)
        assert wanted.show != "keepsakes" or card.keepsake is not None


@given(CARDS)
def test_all_of_everything_is_everything(cards: list[CardEntry]) -> None:
    assert len(arranged(cards, Wanted(), NAMES)) == len(cards)
    by_show = [len(arranged(cards, Wanted(show=show), NAMES)) for show in SHOWS[1:]]
    assert sum(by_show) == len(cards)


@given(CARDS, TEXT)
def test_a_search_knows_no_capitals_and_more_words_find_fewer(cards: list[CardEntry], words: str) -> None:
    found = arranged(cards, Wanted(words=words), NAMES)
    assert (
        arranged(cards, Wanted(words=words.swapcase()), NAMES) == found
        or words.swapcase().casefold() != words.casefold()
    )
    assert len(arranged(cards, Wanted(words=f"{words} b"), NAMES)) <= len(found)


def card(**more: object) -> CardEntry:
    plain = CardEntry(
        "1", None, "001", "Set", "ticket", "Last Cup", "Odile's window", "One cup is poured", "Comes with a draw",
        Path("x"), True, True, "draw", "is this seat taken?", "2026-01-01", False,
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


def test_a_found_card_is_found_by_its_title_its_flavour_and_the_line_that_earned_it() -> None:
    for words in ("last CUP", "poured", "seat taken", "set cup"):
        assert arranged([card()], Wanted(words=words), {}) == [card()], words


def test_a_card_still_to_be_found_is_not_given_away_by_a_search() -> None:
    hidden = card(found=False)
    for words in ("last cup", "odile", "poured", "seat"):
        assert arranged([hidden], Wanted(words=words), {}) == []
    assert arranged([hidden], Wanted(words="draw"), {}) == [hidden]


def test_the_orders() -> None:
    old, new = (
        card(id="old", number="031", rarity="gilded", at="2026-01-01"),
        card(id="new", number="004", at="2026-05-01"),
    )
    missing, kept = (
        card(id="no", number="002", found=False, at=""),
        card(id="kept", rarity="keepsake", keepsake=3, at="2026-03-01"),
    )

    def order(name: str) -> list[str]:
        return [c.id for c in arranged([old, kept, missing, new], Wanted(order=name), NAMES)]  # type: ignore[arg-type]

    assert order("number") == ["no", "new", "old", "kept"]
    assert order("rarity") == ["old", "no", "new", "kept"]
    assert order("newest") == ["new", "kept", "old", "no"]


@given(CARDS)
def test_sets_add_up(cards: list[CardEntry]) -> None:
    sets = sets_of(cards)
    assert sum(s.all for s in sets) == len(cards) and sum(s.found for s in sets) == sum(c.found for c in cards)


def test_a_set_is_marked_at_its_half_and_when_it_is_whole() -> None:
    marks = {
        (found, all_): SetCount("x", found, all_).mark
        for found, all_ in ((0, 2), (1, 2), (1, 3), (2, 3), (3, 3), (1, 1))
    }
    assert marks == {(0, 2): "", (1, 2): "half", (1, 3): "", (2, 3): "half", (3, 3): "whole", (1, 1): "whole"}
