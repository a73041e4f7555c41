"""A small companion and the situations one may find oneself in with her."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from game.content.model import Act, Beat, Companion, Cue, Line, Persona, PersonaFact, Rank, Trigger, When, Words
from game.mind.conditions import Moment
from game.mind.hear import Listener
from game.mind.ports import Said
from game.mind.situation import Situation
from game.play.state import Bond, Memory

WHO = "base:ana"
NOW = datetime.fromisoformat("2026-11-20T22:10:00+00:00")


def words(text: str) -> Words:
    return Words({"en": text})


def cue(
    name: str,
    lines: Mapping[str, tuple[str, ...]] | tuple[str, ...],
    hears: Mapping[str, tuple[str, ...]] | tuple[str, ...] = (),
    *,
    trigger: Trigger = "heard",
    acts: tuple[Act, ...] = (),
    when: When | None = None,
    beat: str | None = None,
    topics: tuple[str, ...] = (),
) -> Cue:
    spoken = lines if isinstance(lines, Mapping) else {"en": lines}
    heard = hears if isinstance(hears, Mapping) else {"en": hears}
    made = {
        language: tuple(Line(f"{WHO}/{name}#{n}", text, "warm", When()) for n, text in enumerate(texts, 1))
        for language, texts in spoken.items()
    }
    return Cue(name, trigger, acts, topics, when or When(), beat, heard, made)


CUES = (
    cue("hello", {"en": ("Evening{,player}.", "There you are."), "zh-Hans": ("晚上好。",)}, {"en": ("hello", "good evening"), "zh-Hans": ("你好", "晚上好")}, acts=("greets",)),
    cue("door", ("It sulks.", "Ask me later."), ("what is behind the locked door", "why is that door locked"), acts=("asks_world",), beat="door", topics=("door",)),
    cue("fears", ("Solid ground.",), ("what are you afraid of", "what scares you"), acts=("asks_companion",)),
    cue("late", ("Only at night.",), ("are you awake",), acts=("asks_companion",), when=When(hours=(22, 4))),
    cue("close", ("Friend.",), ("are we friends",), acts=("asks_companion",), when=When(rank_min=3)),
    cue("plan", ("{who}, {plan}, {day}: noted.",), trigger="noted_plan"),
    cue("fact", ("{value}, your {relation}.",), trigger="noted_fact", beat="someone"),
    cue("knows", {"en": ("{value} is your {relation}.",), "zh-Hans": ("你{relation}叫{value}。",)}, trigger="knows"),
    cue("unknown", ("You never told me of your {relation}.",), trigger="unknown"),
    cue("soon", ("{plan} is {day}.",), trigger="upcoming"),
    cue("after", ("How was {plan}?",), trigger="afterwards"),
    cue("opens", ("Mind the step.",), trigger="opening"),
    cue("away", ("The bench missed nobody in particular.",), trigger="opening", when=When(days_away=14)),
    cue("fall", ("The lamp says nothing either.", "I shall think about your {thing}."), trigger="fallback"),
    cue("stays", ("I am here. So are they.",), trigger="stays"),
)  # fmt: skip


@pytest.fixture(scope="session")
def ana() -> Companion:
    blank = words("")
    return Companion(
        "ana", "base", words("Ana Reed"), words("Ana"), words("Keeper"), 40,
        Persona(words("Ana keeps the light."), ("short",), ("lies",), (PersonaFact(("cat", "猫"), words("I have no cat.")),)),
        (Rank(1, words("Stranger"), 0),), {b: Beat(b, blank, blank, blank) for b in ("door", "someone")}, CUES, Path("rig"), "",
    )  # fmt: skip


Situated = Callable[..., Situation]


@pytest.fixture
def situated(ana: Companion) -> Situated:
    """A situation after the player said `text`; keywords set the rest."""
    listener = Listener(ana, None)

    def make(text: str, *, said_before: tuple[str, ...] = (), bond: Bond | None = None, **rest: Any) -> Situation:
        heard = listener.hear(text, NOW.date())
        recent = [Said(n, WHO, "companion", line, "en", "") for n, line in enumerate(said_before, 1)]
        moment = Moment(bond or Bond(), rest.pop("now", NOW), rest.pop("flags", {}), rest.pop("days_away", 0))
        values: dict[str, Any] = {
            "player": "", "memories": (), "recalled": (), "language": heard.language, "passed_over": frozenset(), **rest,
        }  # fmt: skip
        return Situation(
            companion=ana,
            heard=heard,
            moment=moment,
            recent=(*recent, Said(99, WHO, "player", text, "en", "")),
            **values,
        )

    return make


def memory(relation: str, value: str, number: int = 1, **rest: Any) -> Memory:
    values: dict[str, Any] = {
        "memory": "fact",
        "about": "",
        "text": f"my {relation} {value}",
        "language": "en",
        "due": None,
    }
    return Memory(id=number, turn=1, companion=WHO, relation=relation, value=value, since="", **{**values, **rest})
