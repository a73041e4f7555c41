"""What an imported companion says without a model: its greetings, its example lines, and what anyone might say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from game.content.interchange import plain_chinese, plain_english
from game.content.interchange.character import Character
from game.content.interchange.examples import pairs, within
from game.content.interchange.lines import face, heard, line
from game.content.interchange.traits import trait_cues
from game.content.traditional import traditional

_MOST_PAIRS = 80
_UNASKED = 320
"""Characters of an example nobody asked for that may still answer anything: a page of it would not."""


def card_cues(character: Character, language: str) -> list[dict[str, Any]]:
    """The cues that the card itself has words for."""
    return [*_greetings(character), *_examples(character), *trait_cues(character, language.startswith("zh"))]


def _greetings(character: Character) -> Iterator[dict[str, Any]]:
    said = [
        one for text in (character.first_mes, *character.alternate_greetings) for one in line(text, character.called)
    ]
    if said:
        yield {
            "id": "greeting",
            "trigger": "opening",
            "when": {"first_evening": True},
            "in_order": True,
            "lines": [_line(text) for text in dict.fromkeys(said)],
        }


def _examples(character: Character) -> Iterator[dict[str, Any]]:
    """A cue for each line of the player's in the examples; what she says unasked may answer anything, if short."""
    asked: dict[str, list[str]] = {}
    unasked: list[str] = []
    examples = f"{character.mes_example}\n<START>\n{within(character.description)}"
    for question, answer in pairs(examples, character.called)[:_MOST_PAIRS]:
        said = line(answer, character.called)
        key = heard(question, character.called) if question else ""
        if key:
            asked.setdefault(key, []).extend(said)
        else:
            unasked += [one for one in said if len(one) <= _UNASKED]
    for number, (question, answers) in enumerate(asked.items(), 1):
        if answers:
            lines = [_line(text) for text in dict.fromkeys(answers)]
            yield {"id": f"example-{number}", "hears": [question], "topics": [f"example-{number}"], "lines": lines}
    if unasked:
        lines = [_line(text) for text in dict.fromkeys(unasked)]
        yield {"id": "example-unasked", "trigger": "fallback", "lines": lines}


def _line(text: str) -> Mapping[str, Any]:
    return {"text": text, "expression": face(text)}


def plain_cues(name: str, language: str) -> list[Mapping[str, Any]]:
    """What anyone might say, in the card's language."""
    name = name.replace("{", "(").replace("}", ")")
    if not language.startswith("zh"):
        return plain_english.cues(name)
    cues = plain_chinese.cues(name)
    return [_traditional(cue) for cue in cues] if language == "zh-Hant" else cues


def _traditional(cue: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**cue, **{key: [traditional(one) for one in cue[key]] for key in ("lines", "hears") if key in cue}}
