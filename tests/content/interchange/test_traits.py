"""What a description lists of someone is said to whoever asks for it."""

from __future__ import annotations

import pytest

from game.content.interchange.character import read_character
from game.content.interchange.traits import trait_cues
from tests.content.interchange import making as m


def said(description: str, chinese: bool = False) -> dict[str, str]:
    character = read_character(m.v2(description=description, personality=""), [])
    return {cue["topics"][0]: cue["lines"][0] for cue in trait_cues(character, chinese)}


@pytest.mark.parametrize(
    ("description", "what", "line"),
    [
        ("Likes: tea, rain and old maps.", "likes", "Tea, rain, old maps. That's what I like."),
        ('[Likes("tea" + "rain")]', "likes", "Tea, rain. That's what I like."),
        ("[character: Mira; Likes= tea, rain; Hates= noise]", "dislikes", "Noise. I can do without."),
        ("- **Occupation:** bookseller\n- **Age:** 40", "work", "Bookseller. That's what I do."),
        ("Fears: the dark, {{user}}, herself, (half", "fears", "The dark. That's what frightens me."),
    ],
)
def test_a_list_is_an_answer(description: str, what: str, line: str) -> None:
    assert said(description)[what] == line


def test_a_chinese_list_is_answered_in_chinese() -> None:
    assert said("喜欢：茶、雨", chinese=True)["likes"] == "茶、雨，这些我喜欢。"


@pytest.mark.parametrize("description", ["She likes tea.", "Likes: she is fond of {{user}}", "", "Likes:"])
def test_a_sentence_about_someone_is_not_said_by_them(description: str) -> None:
    assert said(description) == {}


def test_a_long_list_ends_where_a_sentence_would() -> None:
    assert len(said("Likes: " + ", ".join(f"thing number {n}" for n in range(90)))["likes"]) < 200
