"""Runs a story against a plan and says where it first strays from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from game.yarn.dialogue import Dialogue
from game.yarn.errors import YarnRunError
from game.yarn.events import Command, Event, Finished, Line, Options
from game.yarn.plan_file import Run, Step, parse_plan
from game.yarn.problems import YarnProblem
from game.yarn.program import Program
from game.yarn.storage import MemoryStorage
from game.yarn.values import Value


@dataclass(frozen=True, slots=True)
class PlanResult:
    """How a plan went: steps that were as planned, and the first that was not (None: all were)."""

    runs: int
    steps: int
    failure: YarnProblem | None

    @property
    def passed(self) -> bool:
        """Whether the story did all that the plan says."""
        return self.failure is None


class _StrayedError(Exception):
    """The story did something else than planned."""

    def __init__(self, step: Step, message: str) -> None:
        super().__init__(message)
        self.step = step


def run_plan(
    program: Program,
    plan: str,
    *,
    file: str = "plan",
    functions: Mapping[str, Callable[..., Value]] | None = None,
    seed: int = 0,
) -> PlanResult:
    """Tells a program's story as the plan's text says (see `game.yarn.plan_file`).

    Line groups and node groups choose by ``best_least_recently_seen`` unless the plan says otherwise, so that
    plans do not hang on chance.

    Raises:
        YarnErrors: the plan itself cannot be read.
    """
    runs = parse_plan(plan, file)
    variables = MemoryStorage()
    dialogue = Dialogue(
        program, variables=variables, functions=functions, seed=seed, saliency="best_least_recently_seen"
    )
    runner = _PlanRunner(program, dialogue, variables)
    for index, run in enumerate(runs):
        try:
            runner.run(run)
        except _StrayedError as strayed:
            problem = YarnProblem(file, strayed.step.line, 1, str(strayed))
            return PlanResult(index, runner.done, problem)
    return PlanResult(len(runs), runner.done, None)


class _PlanRunner:
    def __init__(self, program: Program, dialogue: Dialogue, variables: MemoryStorage) -> None:
        self.program = program
        self.dialogue = dialogue
        self.variables = variables
        self.done = 0
        self._options: list[Step] = []
        self._steps: dict[str, Callable[[Step], None]] = {
            "line": self._line,
            "option": self._options.append,
            "select": self._select,
            "command": self._command,
            "set": self._set,
            "saliency": lambda step: self.dialogue.use_saliency(step.text or ""),
            "node": lambda step: self._start(step, step.text or ""),
            "stop": self._stop,
        }

    def run(self, run: Run) -> None:
        if run.steps:
            self._start(run.steps[0], run.start)
        for step in run.steps:
            self._steps[step.kind](step)
            self.done += 1
            if step.kind == "stop":
                return

    def _start(self, step: Step, node: str) -> None:
        try:
            self.dialogue.start(node)
        except YarnRunError as error:
            raise _StrayedError(step, str(error)) from error

    def _next(self, step: Step) -> Event:
        try:
            return self.dialogue.advance()
        except YarnRunError as error:
            raise _StrayedError(step, str(error)) from error

    def _line(self, step: Step) -> None:
        event = self._next(step)
        if not isinstance(event, Line) or (step.text is not None and event.full_text != step.text):
            wanted = "any line" if step.text is None else f"the line {step.text!r}"
            raise _StrayedError(step, f"Planned is {wanted}, but there comes {_told(event)}.")

    def _command(self, step: Step) -> None:
        event = self._next(step)
        if not isinstance(event, Command) or event.raw != step.text:
            raise _StrayedError(step, f"Planned is the command {step.text!r}, but there comes {_told(event)}.")

    def _stop(self, step: Step) -> None:
        event = self._next(step)
        if not isinstance(event, Finished):
            raise _StrayedError(step, f"Planned is the end, but there comes {_told(event)}.")

    def _select(self, step: Step) -> None:
        event = self._next(step)
        if not isinstance(event, Options):
            raise _StrayedError(step, f"Planned are options, but there comes {_told(event)}.")
        planned = [(option.text, option.available) for option in self._options]
        shown = [(option.line.full_text, option.available) for option in event.options]
        self._options.clear()
        if planned != shown:
            raise _StrayedError(step, f"Planned are the options {_listed(planned)}, but there come {_listed(shown)}.")
        if step.number == 0 and not event.any_available:
            return
        try:
            self.dialogue.choose(step.number - 1)
        except YarnRunError as error:
            raise _StrayedError(step, str(error)) from error

    def _set(self, step: Step) -> None:
        name = step.text or ""
        if name not in self.program.variables:
            raise _StrayedError(step, f"The story has no variable {name}.")
        self.variables.set(name, step.value)


def _told(event: Event) -> str:
    if isinstance(event, Line):
        return f"the line {event.full_text!r}"
    if isinstance(event, Command):
        return f"the command {event.raw!r}"
    if isinstance(event, Options):
        return f"the options {_listed([(one.line.full_text, one.available) for one in event.options])}"
    return "the end"


def _listed(options: Sequence[tuple[str | None, bool]]) -> str:
    return ", ".join(f"{text!r}" if available else f"{text!r} (disabled)" for text, available in options)
