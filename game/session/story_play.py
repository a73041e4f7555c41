"""Plays every chapter at random in every language, the game's own answers both ways: is any line never told?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from game.content.library import Library
from game.content.model import BASE_LANGUAGE, EXPRESSIONS, Chapter
from game.session.scripts import compiled, translation
from game.session.story_talks import outcomes_of
from game.yarn import Coverage, Program, Value, play_randomly


def play_stories(library: Library, runs: int = 100, seed: int = 7) -> dict[tuple[str, str], Coverage]:
    """What random play saw of each chapter, by (chapter's full id, language). Raises YarnErrors."""
    return {
        (chapter.full_id, language): _play(chapter, language, runs, seed)
        for chapter in library.chapters
        for language in (BASE_LANGUAGE, *chapter.translations)
    }


def _play(chapter: Chapter, language: str, runs: int, seed: int) -> Coverage:
    program, chance = _in(compiled(chapter.source), chapter, language), Random(seed)
    outcomes = [*outcomes_of(program)] or [""]
    host: dict[str, Callable[..., Value]] = {
        "flag": lambda _name: chance.random() < 0.5,
        "mood": lambda _who: chance.choice(EXPRESSIONS),
        "outcome": lambda: chance.choice(outcomes),
        "player": lambda: chance.choice(("", "Jo")),
    }
    must = ("ending",) if chapter.endings else ()
    return play_randomly(program, runs, seed, starts=(chapter.node,), functions=host, must=must)


def _in(program: Program, chapter: Chapter, language: str) -> Program:
    """The same program with a language's lines, so that a mistake in their markup is met too."""
    text_for = translation(chapter, language) if language != BASE_LANGUAGE else None
    if text_for is None:
        return program
    strings = {one.id: replace(one, text=text_for(one.id, one.text)) for one in program.strings.values()}
    return replace(program, strings=strings)
