"""The desktop's own words in the player's language: one JSON table a language, all with the same keys."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

LANGUAGES = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}
"""Each language by its own name, which is how a player finds it."""

_LOCALES = {"en": "en_GB", "zh-Hans": "zh_CN", "zh-Hant": "zh_TW"}


class Words:
    """Looks words up by key. `words("talk.write_to", name="Isaura")` fills in what the sentence leaves open.

    A key with `n` may come in two forms, "key.one" and "key.other"; Chinese has only the other one.
    """

    def __init__(self, folder: Path, language: str) -> None:
        self.language = language
        self._table = table(folder, language)

    def __call__(self, key: str, **slots: object) -> str:
        if "n" in slots and key not in self._table:
            key = f"{key}.one" if slots["n"] == 1 and f"{key}.one" in self._table else f"{key}.other"
        text = self._table[key]
        return text.format(**slots) if slots else text

    def __contains__(self, key: str) -> bool:
        return key in self._table

    def day(self, day: str, today: str) -> str:
        """A day as it is said, from ISO 8601 to ISO 8601: "Tonight", "Friday, 20 November", with the year if needed."""
        if day == today:
            return self("talk.today")
        from PySide6.QtCore import QDate, QLocale

        form = self("talk.day" if day[:4] == today[:4] else "talk.day_of_year")
        return str(QLocale(_LOCALES[self.language]).toString(QDate.fromString(day, "yyyy-MM-dd"), form))


@lru_cache(maxsize=4)
def table(folder: Path, language: str) -> dict[str, str]:
    """The words of one language."""
    found: dict[str, str] = json.loads((folder / f"{language}.json").read_text(encoding="utf-8"))
    return found
