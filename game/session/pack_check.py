"""A pack checked as its author wants it: its files, what it names of the game's packs, and its stories, all at once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.content.library import find_packs
from game.content.loading import load_together, pack_warnings
from game.content.problems import Problem, in_order
from game.session.story_lint import lint_stories


@dataclass(frozen=True)
class Checked:
    """errors keep the pack, or one of its stories, from working; warnings do not. One row for each."""

    pack: str
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    problems: tuple[Problem, ...]
    """The errors, in their parts."""

    def to_json(self) -> Mapping[str, Any]:
        return {"pack": self.pack, "errors": self.errors, "warnings": self.warnings}


def check(folder: Path, root: Path) -> Checked:
    """Checks the pack in `folder` beside the packs of the game that lies at `root`."""
    name = folder.name
    shipped = [one for one in find_packs(root / "story") if one.resolve() != folder.resolve()]
    together = load_together([*shipped, folder])
    warnings = in_order((*pack_warnings(together.files[name]), *together.warnings.get(name, ())))
    broken = together.broken.get(name, ())
    if broken:
        return Checked(name, tuple(map(str, broken)), tuple(map(str, warnings)), broken)
    library = together.library
    stories = [one for one in lint_stories(library, sounds(root)) if one.file.startswith(f"{name}/")]
    problems = tuple(Problem(one.file, one.line, one.column, f"{one.message} {one.hint}".strip()) for one in stories)
    return Checked(name, tuple(map(str, problems)), tuple(map(str, warnings)), problems)


def sounds(root: Path) -> Mapping[str, str]:
    """The channel of each sound of the game, by name."""
    table = tomllib.loads((root / "assets" / "sounds" / "sounds.toml").read_text(encoding="utf-8"))
    return {name: str(row["channel"]) for name, row in table.items() if isinstance(row, dict)}
