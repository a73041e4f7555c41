"""What a story asks the game as it is told: flags, moods, outcomes, the player's name, as they stand at this place.

What a step's commands have set is not written down before the step is, and yet its next condition asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from game.content.model import Chapter
from game.play import happenings as h
from game.play.state import Keepsake, State
from game.session import wording
from game.session.profile import OpenProfile
from game.session.reading_log import Step
from game.yarn import Value, YarnRunError


class Asks:
    """Answers a story's functions.

    state: what is written down, or for a reading that does not count, how things were before the first one. here: the
    step the story stands at. deciding: what came of the talk that the step to come follows.
    """

    def __init__(self, profile: OpenProfile, chapter: Chapter, state: Callable[[], State]) -> None:
        self._profile, self._chapter, self._state = profile, chapter, state
        self.here: Step | None = None
        self.changing: dict[tuple[str, str], Any] = {}
        self.deciding: str | None = None

    def functions(self) -> Mapping[str, Callable[..., Value]]:
        return {
            "flag": self._flag,
            "mood": self._mood,
            "outcome": self.outcome,
            "player": lambda: self._state().player,
            "kept": lambda: len(self._kept()),
            "kept_line": self._kept_line,
            "kept_day": self._kept_day,
        }

    def take(self, brought: Sequence[h.Happening]) -> None:
        """What the commands of the step in the making bring about."""
        self.changing |= {("flag", what.name): what.value for what in brought if isinstance(what, h.FlagSet)}
        self.changing |= {("mood", what.companion): what.mood for what in brought if isinstance(what, h.MoodChanged)}

    def outcome(self) -> str:
        """What came of the last talk, as it stands at this very place."""
        here = self.here.outcome if self.here is not None else ""
        return here if self.deciding is None else self.deciding

    def _kept(self) -> list[Keepsake]:
        """The moments kept of this companion, as they were said; also those kept since the chapter was first read."""
        held = self._profile.journal.state.keepsakes.values()
        return sorted((k for k in held if k.companion == self._chapter.companion), key=lambda k: (k.said_at, k.id))

    def _moment(self, number: Value) -> Keepsake:
        kept = self._kept()
        if not isinstance(number, float | int) or not 1 <= number <= len(kept):
            raise YarnRunError(f"There is no moment {number}: {len(kept)} were kept. They count from 1.")
        return kept[int(number) - 1]

    def _kept_line(self, number: Value) -> str:
        """What was said, each under its speaker's name where both spoke."""
        moment, language = self._moment(number), self._profile.language
        if len(moment.lines) == 1:
            return f"“{moment.lines[0][1]}”"
        name = self._profile.library.companion(moment.companion).short_name.within(language)
        said = ((self._state().player or "—") if whose == "player" else name for whose, _ in moment.lines)
        return "\n".join(f"{who}: “{words}”" for who, (_, words) in zip(said, moment.lines, strict=True))

    def _kept_day(self, number: Value) -> str:
        moment = self._moment(number)
        told = wording.day(datetime.fromisoformat(moment.said_at).date(), self._profile.language)
        return f"{told} · {moment.title}" if moment.title else told

    def _flag(self, name: str) -> bool:
        return bool(self._at_this_place("flag", name, self._state().flags.get(name)))

    def _mood(self, name: str) -> str:
        try:
            who = self._profile.library.companion(name, self._chapter.pack).full_id
        except LookupError as error:
            raise YarnRunError(str(error)) from error
        return str(self._at_this_place("mood", who, self._state().bond(who).mood))

    def _at_this_place(self, kind: str, name: str, written: Any) -> Any:
        here = self.here.changed if self.here is not None else {}
        return {("", ""): written, **here, **self.changing}.get((kind, name), written)
