"""How large the double-click application is, starters and base pack inside: the bytes of all its files."""

from __future__ import annotations

import sys
from pathlib import Path

from build.bundle import size_of
from game.commands.bench import CannotMeasure, Measured
from game.commands.parts import Parts


def measure(parts: Parts) -> Measured:
    made = parts.root / "dist" / ("Lantern Line.app" if sys.platform == "darwin" else "lantern-line")
    if not made.is_dir():
        raise CannotMeasure("The application is not built. Run `python main.py build`.")
    return judge(made)


def judge(made: Path) -> Measured:
    """An application without its starter models is not the one that ships."""
    models = [path for path in made.rglob("starter-*.gguf") if path.is_file()]
    if len(models) < 2:
        raise CannotMeasure(f"{made} lacks starter models. Run `python main.py build` again.")
    detail = {"folder": str(made), "models MB": round(sum(path.stat().st_size for path in models) / 1e6, 1)}
    return Measured({"": size_of(made) / 1e6}, detail)
