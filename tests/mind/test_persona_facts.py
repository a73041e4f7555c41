"""What she says of herself is said to whoever plainly asks about it, and to nobody else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.content.model import PersonaFact, Words
from game.mind.matched import CueMatch
from game.mind.persona_facts import persona_facts
from tests.mind.conftest import CUES, Situated, words

FACTS = (
    PersonaFact(("train", "carriage", "火车"), words("Four carriages.")),
    PersonaFact(("lamp", "lantern", "灯"), Words({"en": "Brass.", "zh-Hans": "黄铜的。"})),
)


def said(situated: Situated, text: str, fit: float = 0.0) -> list[str]:
    here = situated(text)
    persona = replace(here.companion.persona, facts=FACTS)
    heard = replace(here.heard, matches=(CueMatch(CUES[0], 0.5, fit),))
    asked = replace(here, companion=replace(here.companion, persona=persona), heard=heard)
    return [reply.parts[0].text for reply in persona_facts(asked)]


@pytest.mark.parametrize("text", ["what's your lantern made of?", "tell me about your lamp", "whose lantern is that"])
def test_a_short_question_needs_one_word(situated: Situated, text: str) -> None:
    assert said(situated, text) == ["Brass."]


@pytest.mark.parametrize(
    "text",
    [
        "if a train of thought goes round for ever, where does it get to in the end?",
        "i missed my train again",
        "那个灯塔还亮着吗",
    ],
)
def test_a_word_in_passing_asks_nothing(situated: Situated, text: str) -> None:
    assert said(situated, text) == []


def test_two_words_count_in_a_long_question(situated: Situated) -> None:
    assert said(situated, "how many of the carriages does a night train of this sort have to pull?") == [
        "Four carriages."
    ]


def test_a_cue_that_is_fairly_likely_comes_first(situated: Situated) -> None:
    assert said(situated, "what's your lantern made of?", fit=0.35) == []
