"""Makes what the player sees out of what the state remembers as shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from game.yarn.events import Command, Event, Line, Option, Options
from game.yarn.markup import mark_up
from game.yarn.program import LineInfo

#: Gives a line's text in the player's language, from its id and the text as written.
TextFor = Callable[[str, str], str]


class Showing:
    """Turns shown records into events, in the player's language."""

    def __init__(self, strings: Mapping[str, LineInfo], text_for: TextFor | None, locale: str) -> None:
        self.strings = strings
        self.text_for = text_for
        self.locale = locale

    def event(self, shown: Mapping[str, Any], node: str) -> Event:
        """The event for a shown record."""
        kind = shown["kind"]
        if kind == "line":
            return self.line(shown["id"], shown["values"])
        if kind == "options":
            options = tuple(
                Option(index, self.line(option["id"], option["values"]), option["available"])
                for index, option in enumerate(shown["options"])
            )
            return Options(options, node)
        words = shown["words"]
        return Command(words[0] if words else "", tuple(words[1:]), shown["raw"], node)

    def line(self, line_id: str, values: Sequence[str]) -> Line:
        """A line in the player's language, its values filled in and its markup read."""
        info = self.strings[line_id]
        source = self.strings[info.shadow] if info.shadow else info
        text = source.text if self.text_for is None else self.text_for(source.id, source.text)
        marked = mark_up(text, values, self.locale)
        return Line(line_id, marked.speaker, marked.text, marked.attributes, info.tags, info.node, marked.prefix)
