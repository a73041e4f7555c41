"""A chapter's script: compiled with what the game offers it, and its lines in the player's language."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from game.content.model import Chapter
from game.content.traditional import traditional
from game.session.story_commands import COMMAND_SPECS, FUNCTIONS
from game.yarn import Program, compile_yarn, import_rows, texts_by_id


def compiled(source: Path) -> Program:
    """A chapter's program. Raises YarnErrors with everything its author should mend."""
    return _program(source.name, source.read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def _program(name: str, text: str) -> Program:
    """Kept by what is written, not by where: an author changes a story while it is being read."""
    return compile_yarn({name: text}, functions=FUNCTIONS, commands=COMMAND_SPECS)


def translation(chapter: Chapter, language: str) -> Callable[[str, str], str] | None:
    """Gives a line's text in a language; as written where there is no translation."""
    written = language
    if language not in chapter.translations and language.startswith("zh"):
        written = next((name for name in chapter.translations if name.startswith("zh")), language)
    table = chapter.translations.get(written)
    if table is None:
        return None
    texts = texts_by_id(import_rows(table.read_text(encoding="utf-8"), table.name))
    if (language, written) == ("zh-Hant", "zh-Hans"):
        texts = {line: traditional(text) for line, text in texts.items()}
    return texts.get
