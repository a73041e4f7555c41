"""What holds for every book and every talk: a scan ends, keeps its budget, its order and its word."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from game.mind.lore import (
    LoreBook,
    LoreEntry,
    LoreSettings,
    Moment,
    Ref,
    Spoken,
    Timing,
    blocks,
    from_data,
    scan,
    to_data,
)
from game.mind.lore.budget import tokens_for
from game.mind.lore.model import POSITIONS, ROLES
from game.mind.lore.placing import in_prompt_order
from tests.mind.lore.making import words

WORDS = st.sampled_from(["fox", "owl", "bat", "den", "red", "狐狸", "/f.x/", "/(a+)+$/", "/(/", "{{x}}", ""])
TEXTS = st.lists(WORDS, max_size=4).map(" ".join)
HEADS = st.sampled_from(
    ["", "", "", "@@activate\n", "@@depth 1\n", "@@once\n@@@activate_only_every 2\n", "@@exclude_keys owl\n"]
)
KEYS = st.lists(WORDS, max_size=3).map(tuple)
SMALL = st.integers(0, 3)


@st.composite
def an_entry(draw: st.DrawFn, id: str) -> LoreEntry:
    return LoreEntry(
        id,
        draw(KEYS),
        draw(HEADS) + draw(TEXTS),
        secondary_keys=draw(KEYS),
        logic=draw(st.sampled_from(["and_any", "not_all", "not_any", "and_all"])),
        enabled=draw(st.integers(0, 9)) > 0,
        constant=draw(st.integers(0, 4)) == 0,
        order=draw(st.integers(0, 5)),
        priority=draw(SMALL),
        position=draw(st.sampled_from(POSITIONS)),
        depth=draw(SMALL),
        role=draw(st.sampled_from(ROLES)),
        outlet=draw(st.sampled_from(["", "door"])),
        scan_depth=draw(st.none() | SMALL),
        sticky=draw(SMALL),
        cooldown=draw(SMALL),
        delay=draw(SMALL),
        delay_until_recursion=draw(SMALL),
        exclude_recursion=draw(st.booleans()),
        prevent_recursion=draw(st.booleans()),
        groups=draw(st.sampled_from([(), (), ("g",), ("g", "h"), ("h",)])),
        group_override=draw(st.booleans()),
        group_weight=draw(st.sampled_from([0, 1, 100])),
        group_scoring=draw(st.none() | st.booleans()),
        probability=draw(st.sampled_from([0.0, 50.0, 100.0])),
        ignore_budget=draw(st.integers(0, 4)) == 0,
    )


@st.composite
def some_books(draw: st.DrawFn) -> list[LoreBook]:
    return [
        LoreBook(
            f"b{n}",
            entries=tuple(draw(an_entry(str(i))) for i in range(draw(st.integers(0, 4)))),
            source=draw(st.sampled_from(["chat", "persona", "character", "global"])),
            scan_depth=draw(st.none() | SMALL),
            token_budget=draw(st.none() | st.integers(1, 6)),
            recursive=draw(st.booleans()),
        )
        for n in range(draw(st.integers(1, 2)))
    ]


MOMENTS = st.builds(
    Moment,
    st.lists(
        st.builds(Spoken, st.sampled_from(["Mo", ""]), TEXTS, st.sampled_from(["user", "assistant"])), max_size=5
    ).map(tuple),
    st.integers(0, 60),
)
SETTINGS = st.builds(
    LoreSettings,
    depth=SMALL,
    names=st.booleans(),
    budget_cap=st.sampled_from([0, 1, 5]),
    recursion=st.booleans(),
    max_steps=SMALL,
    min_activations=SMALL,
    deepest=SMALL,
    group_scoring=st.booleans(),
    strategy=st.sampled_from(["character_first", "global_first", "evenly"]),
)


@given(some_books(), MOMENTS, SETTINGS, st.integers(0, 9))
def test_whatever_comes(books: list[LoreBook], moment: Moment, settings: LoreSettings, seed: int) -> None:
    entries = {Ref(book.id, entry.id): entry for book in books for entry in book.entries}
    timing = Timing()
    for messages in range(len(moment.messages) + 1):
        now = Moment(moment.messages[:messages], moment.context)
        result = scan(books, now, words, Random(seed), timing, settings)
        assert scan(books, now, words, Random(seed), timing, settings) == result

        counted = [p for p in result.placements if not entries[p.entry].ignore_budget]
        assert sum(p.tokens for p in counted) < tokens_for(now.context, settings)
        for book in books:
            own = sum(p.tokens for p in counted if p.entry.book == book.id)
            assert book.token_budget is None or own <= book.token_budget

        refs = [p.entry for p in result.placements]
        assert len(set(refs)) == len(refs)
        assert all(entries[ref].enabled for ref in refs)
        assert not {out.entry for out in result.left_out} & set(refs)
        stuck = {effect.entry for effect in timing.effects if effect.kind == "sticky"}
        for group in ("g", "h"):
            assert sum(group in entries[ref].groups for ref in set(refs) - stuck) <= 1

        assert in_prompt_order(result.placements) == result.placements
        assert [p for block in blocks(result.placements) for p in block.placements] == list(result.placements)
        effects = [(effect.kind, effect.entry) for effect in result.timing.effects]
        assert len(set(effects)) == len(effects)
        assert from_data(to_data(result.timing)) == result.timing
        timing = result.timing


@given(some_books(), MOMENTS, st.integers(0, 9))
def test_a_larger_budget_never_tells_fewer_of_those_called_by_the_talk(
    books: list[LoreBook], moment: Moment, seed: int
) -> None:
    """Without chance, recursion and a book's own budget, more room only adds."""
    plain = [
        LoreBook(b.id, entries=tuple(e for e in b.entries if e.probability == 100 and not e.groups)) for b in books
    ]
    small, large = (
        {
            p.entry
            for p in scan(
                plain, moment, words, Random(seed), settings=LoreSettings(budget_cap=cap, recursion=False)
            ).placements
        }
        for cap in (3, 9)
    )
    assert small <= large
