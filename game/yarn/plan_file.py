"""Reads a plan: what a story must show, and what is chosen, step by step.

line: `Ana: Hello.`        a line with exactly this text (`*` instead of the text: any line)
option: `Yes` [disabled]   an option; `[disabled]` if it must not be available
select: 1                  chooses among the options listed above; 0: none of them is available
command: `bond ana 2`      a command
set: $met = true           sets a variable (true, false, a number, or a `text`)
saliency: first            how line groups and node groups choose from here on
node: Start                goes to the beginning of a node
stop                       the story must end here
---                        begins another run, which keeps variables and visits
# a comment
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from game.yarn.names import NAME
from game.yarn.problems import Problems
from game.yarn.saliency import STRATEGIES
from game.yarn.values import Value


@dataclass(frozen=True, slots=True)
class Step:
    """One step: ``kind`` is its word; ``text``, ``value``, ``number`` and ``available`` as the kind needs."""

    kind: str
    line: int
    text: str | None = None
    value: Value = 0
    number: int = 0
    available: bool = True


@dataclass(slots=True)
class Run:
    """One telling of the story, from ``start``."""

    start: str = "Start"
    steps: list[Step] = field(default_factory=list)


_QUOTED = r"`([^`]*)`"
_NUMBER = r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?"
_TAIL = r"\s*(?:#.*)?$"
_SHAPES: dict[str, re.Pattern[str]] = {
    "line": re.compile(rf"line:\s*(?:{_QUOTED}|\*){_TAIL}"),
    "option": re.compile(rf"option:\s*{_QUOTED}\s*(\[disabled\])?{_TAIL}"),
    "command": re.compile(rf"command:\s*{_QUOTED}{_TAIL}"),
    "select": re.compile(rf"select:\s*([0-9]{{1,6}}){_TAIL}"),
    "set": re.compile(rf"set:\s*(\${NAME})\s*=\s*(?:(true|false)|({_NUMBER})|{_QUOTED}){_TAIL}"),
    "saliency": re.compile(rf"saliency:\s*({NAME}){_TAIL}"),
    "node": re.compile(rf"node:\s*([\w.]+){_TAIL}"),
    "stop": re.compile(rf"stop{_TAIL}"),
}


def parse_plan(text: str, file: str = "plan") -> list[Run]:
    """The runs of a plan; raises `YarnErrors` with every line that is no step."""
    problems = Problems()
    runs = [Run()]
    for number, source in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        stripped = source.strip()
        if not stripped or stripped.startswith("#"):
            continue
        if stripped == "---":
            runs.append(Run())
            continue
        step = _step(stripped, number)
        if step is None:
            problems.error(file, number, 1, f"{stripped!r} is no step of a plan.", f"Steps: {', '.join(_SHAPES)}.")
        elif step.kind == "saliency" and step.text not in STRATEGIES:
            problems.error(file, number, 1, f"There is no saliency {step.text}.", f"Known: {', '.join(STRATEGIES)}.")
        else:
            runs[-1].steps.append(step)
    problems.raise_if_any()
    return runs


def _step(stripped: str, number: int) -> Step | None:
    kind = stripped.partition(":")[0].split("#")[0].strip()
    match = _SHAPES[kind].match(stripped) if kind in _SHAPES else None
    if match is None:
        return None
    if kind == "option":
        return Step(kind, number, match[1], available=match[2] is None)
    if kind == "select":
        return Step(kind, number, number=int(match[1]))
    if kind == "set":
        return Step(kind, number, match[1], value=_value(match))
    return Step(kind, number, None if kind == "stop" else match[1])


def _value(match: re.Match[str]) -> Value:
    if match[2]:
        return match[2] == "true"
    if match[3]:
        return float(match[3]) if "." in match[3] else int(match[3])
    return match[4]
