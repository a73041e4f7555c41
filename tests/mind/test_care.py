"""The crisis check: plain words are caught in two tiers, figures of speech and other people's words are told apart."""

from __future__ import annotations

import pytest

from game.mind.care import crisis


@pytest.mark.parametrize(
    "line",
    [
        "I want to die", "i'm going to kill myself tonight", "I don't want to live anymore", "thinking about suicide again",
        "i wanna kms", "I've been cutting my wrists", "I wish I was dead", "I feel suicidal", "我想自杀", "我不想活了", "真想死",
    ],
)  # fmt: skip
def test_plain_words_are_acute(line: str) -> None:
    assert crisis(line) == "acute"


@pytest.mark.parametrize(
    "line",
    [
        "everyone would be better off without me", "I can't do this anymore", "there's no point going on",
        "I just want everything to stop", "I want to go to sleep and never wake up", "活着没意思", "我撑不下去了",
    ],
)  # fmt: skip
def test_round_about_words_are_veiled(line: str) -> None:
    assert crisis(line) == "veiled"


@pytest.mark.parametrize(
    "line",
    [
        "I nearly died of laughter", "this heat is killing me", "my uncle killed himself years ago", "I'm not suicidal",
        "I would never hurt myself", "she said she wants to die in that film", "笑死我了", "今天累死了",
        "I could murder a sandwich", "the train dies at the last stop",
    ],
)  # fmt: skip
def test_figures_of_speech_and_others_are_not_the_player(line: str) -> None:
    assert crisis(line) is None
