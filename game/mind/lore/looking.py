"""The text that keys are looked for in: the newest messages, what else counts as said, and lore that has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from game.mind.lore.model import Field, LoreBook, LoreEntry, LoreSettings
from game.mind.lore.moment import Moment

_MARK = "\x01"
"""Stands before every message, so that a pattern can tell where one begins: `/\\x01{{user}}:[^\\x01]*?hello/`."""
_JOINT = "\n" + _MARK
_DEEPEST = 1000


@dataclass
class Looking:
    """The talk, newest message first. `deeper` grows when a scan must find more; `called` is the text of lore that has
    come and may call more."""

    moment: Moment
    settings: LoreSettings
    deeper: int = 0
    called: list[str] = field(default_factory=list)
    _made: dict[tuple[int, tuple[Field, ...], bool], str] = field(default_factory=dict)

    @property
    def depth(self) -> int:
        return self.settings.depth + self.deeper

    def text(self, entry: LoreEntry, book: LoreBook, in_lore: bool) -> str:
        """Where an entry's keys are looked for. in_lore: also in lore that has come."""
        own = entry.scan_depth if entry.scan_depth is not None else book.scan_depth
        depth = min(self.depth if own is None else own, _DEEPEST)
        wanted = (max(0, depth), entry.also_in, in_lore)
        if wanted not in self._made:
            self._made[wanted] = self._joined(*wanted)
        return self._made[wanted]

    def look_deeper(self) -> None:
        """One message more from now on."""
        self.deeper += 1
        self._made.clear()

    def add(self, texts: Iterable[str]) -> None:
        """Lore that has come, and may call more."""
        self.called += texts
        self._made.clear()

    def _joined(self, depth: int, also_in: tuple[Field, ...], in_lore: bool) -> str:
        messages = self.moment.messages
        said = [
            f"{one.name}: {one.text}" if self.settings.names and one.name else one.text
            for one in reversed(messages[len(messages) - min(depth, len(messages)) :])
        ]
        fields = [self.moment.fields.get(name, "") for name in also_in]
        more = [text for text in [*fields, *self.moment.injected, *(self.called if in_lore else [])] if text]
        return _MARK + _JOINT.join([*said, *more])
