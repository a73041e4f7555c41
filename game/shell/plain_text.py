"""A stretch of a talk as plain text, as someone would paste it into a letter."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from game.shell.words import Words


def as_text(said: Iterable[Any], name: str, words: Words, today: str) -> str:
    """`game.mind.ports.Said` messages, oldest first: a row each, the day above the first of an evening."""
    from game.play.clock import evening_of

    rows: list[str] = []
    day = ""
    for one in said:
        evening = evening_of(datetime.fromisoformat(one.at)).isoformat()
        if evening != day:
            rows += ["", words.day(evening, today)] if rows else [words.day(evening, today)]
            day = evening
        rows.append(words("talk.says", name=words("talk.you") if one.speaker == "player" else name, text=one.text))
    return "\n".join(rows)
