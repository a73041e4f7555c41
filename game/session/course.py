"""The course of a reading as a reader sees it: what has been told, by which moves, and the moves taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.play.happenings import StoryStepped

if TYPE_CHECKING:
    from game.play.journal import Journal
    from game.session.reading import Reading
    from game.session.views import StoryStep

Move = int | None
"""What led to a step: an option by its place, or None for simply reading on."""


@dataclass(frozen=True)
class Passed:
    """A step that was told: a line, or a choice with the option that was taken ("" for one still open)."""

    speaker: str
    text: str
    choice: bool


class Course:
    """Drives a reading and remembers the way. Going back keeps the moves, so that going forward can repeat them as long
    as nothing else is chosen."""

    def __init__(self, reading: Reading, journal: Journal) -> None:
        self._reading = reading
        self._passed = passed_before(journal, reading.chapter.full_id) if reading.counts else []
        if not self._passed:
            self._passed = [(None, _passed(reading.step()))]
        self._undone: list[Move] = []

    @property
    def can_go_forward(self) -> bool:
        return bool(self._undone)

    def next(self) -> StoryStep:
        return self._go(None)

    def choose(self, index: int) -> StoryStep:
        return self._go(index)

    def back(self) -> StoryStep:
        if self._reading.step().can_go_back:
            self._reading.back()
            self._undone.append(self._passed.pop()[0])
        return self._reading.step()

    def forward(self) -> StoryStep:
        """The move that was taken back last, once more."""
        return self._go(self._undone[-1]) if self._undone else self._reading.step()

    def back_to(self, number: int) -> StoryStep:
        """Back to a step of `log`, by its place."""
        while len(self._passed) > number + 1 and self._reading.step().can_go_back:
            self.back()
        return self._reading.step()

    def log(self) -> tuple[Passed, ...]:
        """All that was told, oldest first; a choice that was made says which option was taken."""
        told = [step for _, step in self._passed]
        for place, (move, _) in enumerate(self._passed[1:]):
            if move is not None and told[place].choice:
                options = told[place].text.split("\n")
                told[place] = Passed("", options[move] if move < len(options) else "", True)
        if told and told[-1].choice:
            told[-1] = Passed("", "", True)
        return tuple(told)

    def _go(self, move: Move) -> StoryStep:
        before = self._reading.step()
        step = self._reading.next() if move is None else self._reading.choose(move)
        if before.kind == "line" or move is not None:
            self._passed.append((move, _passed(step)))
            if self._undone and self._undone[-1] == move:
                self._undone.pop()
            else:
                self._undone.clear()
        return step


def _passed(step: StoryStep) -> Passed:
    if step.kind == "choice":
        return Passed("", "\n".join(text for text, _ in step.options), True)
    return Passed(step.speaker, step.text, False)


def passed_before(journal: Journal, chapter: str) -> list[tuple[Move, Passed]]:
    """The steps on the path of a reading that was left in the middle, each with the move that led to it."""
    begun = journal.state.progress(chapter).begun
    for talk in journal.conversations.values():
        if (talk.kind, talk.subject) != ("reading", chapter):
            continue
        events = journal.events_of(journal.path(talk.id))
        if any(event.id == begun for event in events):
            return [_written(e.what) for e in events if isinstance(e.what, StoryStepped)]
    return []


def _written(what: StoryStepped) -> tuple[Move, Passed]:
    shown: dict[str, Any] = what.shown or {}
    move = what.chosen["index"] if what.chosen else None
    if "options" in shown:
        return move, Passed("", "\n".join(str(o["text"]) for o in shown["options"]), True)
    return move, Passed(str(shown.get("speaker", "")), str(shown.get("text", "")), False)
