"""`bench [NAME…]`: speed and size against the goals. How each is measured lies in `tests/bench`, a module each."""

from __future__ import annotations

import argparse
import math
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from game.commands.parts import BAD_INPUT, BAD_USAGE, DONE, Parts, UserError, print_json
from game.content.problems import nearest_names


@dataclass(frozen=True)
class Goal:
    """One figure to reach. `part` tells the figures of one benchmark apart, "" where it has only one."""

    limit: float
    unit: str = ""
    part: str = ""
    sign: Literal["≤", "≥"] = "≤"

    def __str__(self) -> str:
        return f"{self.sign} {self.limit:g}"

    def holds(self, value: float | None) -> bool:
        """Whether a figure reaches the goal; what could not be measured does not."""
        if value is None or not math.isfinite(value):
            return False
        return value <= self.limit if self.sign == "≤" else value >= self.limit


@dataclass(frozen=True)
class Measured:
    """What a benchmark found: each figure by its part ("" for the only one), and what to know about it."""

    values: Mapping[str, float]
    detail: Mapping[str, Any] = field(default_factory=dict)


class CannotMeasure(Exception):  # noqa: N818 - says what is the matter, not that something broke
    """Something a benchmark needs is not here; the message says what, and how to get it."""


@dataclass(frozen=True)
class Row:
    """A benchmark's outcome. `measured` holds no values where it could not be measured."""

    name: str
    goals: tuple[Goal, ...]
    measured: Measured

    @property
    def holds(self) -> bool:
        return all(goal.holds(self.measured.values.get(goal.part)) for goal in self.goals)


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("names", nargs="*", metavar="NAME", help="which to measure (all)")
    parser.epilog = (
        "Exit status 0 when all that was asked for holds, 1 otherwise. Let the machine be quiet: each figure is taken "
        "several times and most against a floor of the same run, but a busy machine still blurs them."
    )


def run(options: argparse.Namespace, parts: Parts) -> int:
    """Measure what was asked for, one after the other; each is said as soon as it is known."""
    goals = goal_table(parts.root)
    unknown = [name for name in options.names if name not in goals]
    for name in unknown:
        near = " or ".join(nearest_names(name, goals))
        sys.stderr.write(f"There is no benchmark {name!r}." + (f" Did you mean {near}?\n" if near else "\n"))
    if unknown:
        sys.stderr.write(f"Known are: {', '.join(goals)}.\n")
        return BAD_USAGE
    rows: list[Row] = []
    for name in dict.fromkeys(options.names or goals):
        sys.stderr.write(f"  measuring {name} …\n")
        rows.append(measure(name, goals[name], parts))
        if not options.json:
            sys.stdout.write(table_rows(rows[-1]))
            sys.stdout.flush()
    if options.json:
        print_json({row.name: as_json(row) for row in rows})
    return DONE if all(row.holds for row in rows) else BAD_INPUT


def goal_table(root: Path) -> Mapping[str, tuple[Goal, ...]]:
    """Every benchmark and its goals, from `tests/bench/goals.py`. Raises UserError where there are no tests."""
    if not (root / "tests" / "bench" / "goals.py").exists():
        raise UserError("The application holds no benchmarks. Run `python main.py bench` in a checkout of the source.")
    if str(root) not in sys.path:
        sys.path.insert(0, str(root))
    table: Mapping[str, tuple[Goal, ...]] = import_module("tests.bench.goals").GOALS
    return table


def measure(name: str, goals: tuple[Goal, ...], parts: Parts) -> Row:
    """One benchmark's outcome. One that breaks does not hold, and does not take the others along."""
    try:
        return Row(name, goals, import_module(f"tests.bench.{name}").measure(parts))
    except CannotMeasure as error:
        return Row(name, goals, Measured({}, {"not measured": str(error)}))
    except Exception as error:
        traceback.print_exc()
        return Row(name, goals, Measured({}, {"not measured": f"It broke: {error!r}"}))


def as_json(row: Row) -> dict[str, Any]:
    """`{value, unit, goal, holds, detail}`: a number and a goal, or both by part where there are several."""
    values = {goal.part: row.measured.values.get(goal.part) for goal in row.goals}
    limits = {goal.part: str(goal) for goal in row.goals}
    single = len(row.goals) == 1
    return {
        "value": values[row.goals[0].part] if single else values,
        "unit": row.goals[0].unit,
        "goal": str(row.goals[0]) if single else limits,
        "holds": row.holds,
        "detail": row.measured.detail,
    }


_COLUMNS = (28, 14, 9)


def table_rows(row: Row) -> str:
    """name · value unit · goal · holds, a line for each figure; what could not be measured says why."""
    lines = []
    for goal in row.goals:
        value = row.measured.values.get(goal.part)
        shown = "–" if value is None else f"{value:.3g} {goal.unit}".rstrip()
        cells = (f"{row.name} {goal.part}".rstrip(), shown, str(goal))
        lines.append(_line(cells, "holds" if goal.holds(value) else "DOES NOT HOLD"))
    if reason := row.measured.detail.get("not measured"):
        lines.append(f"    {reason}\n")
    return "".join(lines)


def _line(cells: Sequence[str], last: str) -> str:
    return " ".join(f"{cell:<{width}}" for cell, width in zip(cells, _COLUMNS, strict=True)) + f" {last}\n"
