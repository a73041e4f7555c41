"""Long memory, measured on LoCoMo through the game's own archive and recall, with nothing but the lines themselves.

    python -m tests.quality.locomo EVALUATION DATA [--conversation NUMBER]

EVALUATION is a script that offers `load(path)` and `evaluate(make, conversations)`, where `make` returns something with
`add(turns)` and `search(question, k)`; DATA is LoCoMo's JSON (CC BY-NC 4.0: to measure with, not to ship). One of the
two who talk is taken for the player, the other for the companion; what a model extracted (`facts`) is left alone.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from importlib.util import module_from_spec, spec_from_file_location
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import Any

from game.keep.archive import ArchiveStore
from game.mind.clues import Names
from game.mind.ports import Ear
from game.mind.recall import index, recall
from game.mind.text import terms
from game.model.starter import open_ear
from game.play.happenings import Happening, LineSaid, SentenceShown
from game.play.store import Batch, Conversation, Event, Turn

WHO = "locomo:other"


class GameMemory:
    """One conversation in an archive of its own; its sessions are evenings, each begun by a step as in the game."""

    def __init__(self, ear: Ear) -> None:
        self._ear = ear
        self._folder = tempfile.TemporaryDirectory()
        self._archive = ArchiveStore(Path(self._folder.name) / "archive.sqlite3", terms)
        self._names = Names()
        self._ids: dict[int, str] = {}
        self._today = date.min

    def add(self, turns: Sequence[Any]) -> None:
        player, companion = list(dict.fromkeys(turn.speaker for turn in turns))[:2]
        self._names = Names((player,), (companion,))
        made: list[Turn] = []
        events: list[Event] = []
        for _, evening in groupby(turns, key=lambda turn: turn.session):
            for number, said in enumerate(evening):
                self._today = datetime.strptime(said.date, "%d %B %Y").date()
                if number == 0:
                    made.append(Turn(len(made) + 1, len(made) or None, 1, "step", self._today.isoformat()))
                here = len(made) + 1
                made.append(Turn(here, here - 1, 1, "line", self._today.isoformat()))
                what: Happening = LineSaid(WHO, said.text, "en")
                if said.speaker != player:
                    what = SentenceShown(WHO, said.text, "en", "model", None)
                events.append(Event(len(events) + 1, here, (), self._today.isoformat(), what))
                self._ids[here] = said.id
        made.append(Turn(len(made) + 1, len(made), 1, "step", self._today.isoformat()))
        talk = Conversation(1, "talk", WHO, None)
        self._archive.write(Batch((talk,), tuple(made), tuple(events), {1: len(made)}))
        while index(self._archive, self._ear, WHO, self._names.all):
            pass

    def search(self, question: str, k: int) -> list[str]:
        found = recall(self._archive, self._ear, WHO, question, self._names, self._today, k)
        return [self._ids[r.said.turn] for r in found]


def evaluation(path: Path) -> ModuleType:
    spec = spec_from_file_location("locomo_evaluation", path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    # Its dataclasses look their module up by name.
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--conversation", type=int, help="only this one, counted from 1")
    options = parser.parse_args()
    script = evaluation(options.evaluation)
    conversations = script.load(options.data)
    if options.conversation:
        conversations = conversations[options.conversation - 1 : options.conversation]
    ear = open_ear()
    try:
        ear.wait()
        print(json.dumps(script.evaluate(lambda: GameMemory(ear), conversations), indent=1))
    finally:
        ear.close()


if __name__ == "__main__":
    main()
