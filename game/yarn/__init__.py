"""Yarn, a language for branching stories (Yarn Spinner 2 and 3), in plain Python.

Compile scripts with `compile_yarn`, tell the story with `Dialogue`. Nothing here knows the rules of any game,
and nothing outside the standard library is needed::

    program = compile_yarn({"ch1.yarn": source})
    dialogue = Dialogue(program, seed=7)
    dialogue.start("Start")
    while not isinstance(event := dialogue.advance(), Finished):
        show(event)
        if isinstance(event, Options) and event.any_available:
            dialogue.choose(ask(event.options))

For authors there are `lint`, `play_randomly`, `run_plan` and `add_line_ids`; for translators `export_rows` and
`import_rows`. The way from text to story: `reader` and `body` (lines), `text`, `commands` and `expressions` (what
stands in them), `syntax` (the tree), `check` and `infer` (types), `lower` and `code` (instructions), `machine`.
"""

from game.yarn.compile import compile_yarn
from game.yarn.dialogue import Dialogue
from game.yarn.errors import (
    DepthLimitError,
    NodeChangedError,
    SnapshotError,
    StepBudgetError,
    UnknownNodeError,
    YarnRunError,
)
from game.yarn.events import Command, Event, Finished, Line, Option, Options
from game.yarn.line_ids import add_line_ids
from game.yarn.lint import lint
from game.yarn.markup import Attribute
from game.yarn.plan import PlanResult, run_plan
from game.yarn.playtest import Coverage, play_randomly
from game.yarn.problems import YarnErrors, YarnProblem
from game.yarn.program import LineInfo, NodeInfo, Program, VariableInfo
from game.yarn.saliency import STRATEGIES
from game.yarn.specs import CommandSpec, FunctionSpec
from game.yarn.storage import MemoryStorage, VariableStorage
from game.yarn.stubs import function_stubs
from game.yarn.translations import Review, Row, export_rows, import_rows, review_problems, review_rows, texts_by_id
from game.yarn.values import Value

__all__ = [
    "STRATEGIES",
    "Attribute",
    "Command",
    "CommandSpec",
    "Coverage",
    "DepthLimitError",
    "Dialogue",
    "Event",
    "Finished",
    "FunctionSpec",
    "Line",
    "LineInfo",
    "MemoryStorage",
    "NodeChangedError",
    "NodeInfo",
    "Option",
    "Options",
    "PlanResult",
    "Program",
    "Review",
    "Row",
    "SnapshotError",
    "StepBudgetError",
    "UnknownNodeError",
    "Value",
    "VariableInfo",
    "VariableStorage",
    "YarnErrors",
    "YarnProblem",
    "YarnRunError",
    "add_line_ids",
    "compile_yarn",
    "export_rows",
    "function_stubs",
    "import_rows",
    "lint",
    "play_randomly",
    "review_problems",
    "review_rows",
    "run_plan",
    "texts_by_id",
]
