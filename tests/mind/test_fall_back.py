"""Fall-backs for a subject: said where a line of their kind is about it, and only there."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from game.content.model import Companion, Cue, Kind
from game.mind.authored import answers
from game.mind.hear import Listener
from game.mind.situation import Situation
from game.mind.subjects import Subjects
from tests.mind.conftest import NOW, Situated, cue


def fall(name: str, line: str, kinds: tuple[Kind, ...], topic: str = "", hears: tuple[str, ...] = ()) -> Cue:
    made = cue(name, (line,), hears, trigger="fallback", topics=(topic,) if topic else ())
    return replace(made, kinds=kinds)


OWN = (
    fall("any", "Go on.", ("of_me", "others", "trouble", "others_trouble")),
    fall("sister", "A sister, then.", ("others", "of_me"), "sister", ("my sister", "sisters")),
    fall("sister_bad", "Poor sister.", ("others_trouble", "trouble"), "sister"),
    fall("cat", "A cat, then.", ("others", "of_me"), "cat", ("my cat", "a cat")),
)


@pytest.fixture
def with_own(ana: Companion, situated: Situated) -> Situated:
    companion = replace(ana, cues=(*ana.cues, *OWN))
    listener = Listener(companion, None)

    def make(text: str, **rest: object) -> Situation:
        heard = replace(listener.hear(text, NOW.date()), matches=(), acts=("confides",))
        return replace(situated(text), companion=companion, heard=heard, **rest)  # type: ignore[arg-type]

    return make


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("my sister keeps bees", "sister"),
        ("my sister is crying again", "sister_bad"),
        ("my sister's bees are out", "sister"),
        ("i catch the early bus", "any"),
        ("i have a cat these days", "cat"),
    ],
)
def test_the_subject_and_the_kind_choose_together(with_own: Situated, text: str, wanted: str) -> None:
    assert answers(with_own(text), Random(1))[0].cue == wanted


def test_a_fall_back_for_a_subject_is_no_answer_to_just_anything(with_own: Situated) -> None:
    found = [reply.cue for reply in answers(with_own("why not the other one?"), Random(1))]
    assert "fall" in found
    assert not {"sister", "cat", "sister_bad"} & set(found)


def test_all_fall_backs_of_a_subject_share_its_words(ana: Companion) -> None:
    named = Subjects(replace(ana, cues=OWN), "en", None)
    assert [subject.name for subject in named.of("my cat bit my sister", None)] == ["sister", "cat"]
    assert named.of("scatter the seeds", None) == ()


def test_chinese_is_searched_without_spaces(ana: Companion) -> None:
    words = {"en": ("my sister",), "zh-Hans": ("我姐",)}
    own = replace(cue("s", ("A sister.",), words, trigger="fallback", topics=("sister",)), kinds=("others",))
    found = Subjects(replace(ana, cues=(own,)), "zh", None).of("昨天，我姐来了", None)
    assert [subject.name for subject in found] == ["sister"]
