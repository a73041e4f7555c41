"""How well acts are heard, on 300 lines a language whose author had seen no example of ours (see README.md)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from game.content.library import find_packs, load_library
from game.mind.hear import Listener
from game.mind.ports import EngineError
from game.model.starter import open_ear
from game.rehearsal import remembering, shipped_stores

HERE = Path(__file__).parent
STORY = HERE.parents[1] / "story"


@pytest.fixture(scope="module")
def listener(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listener]:
    try:
        ear = open_ear()
        ear.wait()
    except EngineError as error:
        pytest.skip(str(error))
    yield Listener(
        load_library(find_packs(STORY)).companion("isaura"),
        remembering(ear, tmp_path_factory.mktemp("heard"), shipped_stores()),
    )
    ear.close()


def macro_f1(wanted: Sequence[str], given: Sequence[str]) -> float:
    """The mean over acts of F1, each act counting the same however often it comes."""
    right = Counter(w for w, g in zip(wanted, given, strict=True) if w == g)
    each = [2 * right[act] / (wanted.count(act) + given.count(act)) for act in set(wanted)]
    return sum(each) / len(each)


def test_macro_f1_is_the_mean_over_acts() -> None:
    assert macro_f1(["a", "a", "a", "b"], ["a", "a", "a", "a"]) == pytest.approx((6 / 7 + 0) / 2)


@pytest.mark.quality
@pytest.mark.starter
@pytest.mark.parametrize(("language", "least"), [("en", 0.75), ("zh", 0.65)])
def test_acts_are_heard(listener: Listener, language: str, least: float) -> None:
    rows = [row.split("\t") for row in (HERE / f"hearing_{language}.tsv").read_text(encoding="utf-8").splitlines()]
    default = "en" if language == "en" else "zh-Hans"
    given = [listener.hear(line, date(2026, 11, 20), default).acts[0] for line, _, _ in rows]
    assert macro_f1([act for _, act, _ in rows], given) >= least
