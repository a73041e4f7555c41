"""Redraws the pictures: `python -m build.art [rig] [scenes] [cards] [frames] [icon] [template]`; without names, all."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from build.art.cards import bake_frames, bake_pictures
from build.art.icon import bake_icon
from build.art.passenger import bake_card, bake_passenger
from build.art.rig import bake_isaura
from build.art.scenes import SCENES, bake_scene

ROOT = Path(__file__).parents[2]
PACK = ROOT / "story" / "lantern-line"


def bake_scenes() -> None:
    """Every scene of the base pack."""
    for name in SCENES:
        bake_scene(name, PACK / "scenes" / name)


def bake_template() -> None:
    """The traveller whom a new pack begins with."""
    template = ROOT / "assets" / "pack-template"
    bake_passenger(template / "companions" / "COMPANION" / "pictures")
    bake_card(template / "cards" / "pictures" / "the-fork.webp")


PARTS: dict[str, Callable[[], None]] = {
    "frames": lambda: bake_frames(ROOT / "assets" / "frames"),
    "icon": lambda: bake_icon(ROOT / "assets" / "icons"),
    "cards": lambda: bake_pictures(PACK / "cards" / "pictures"),
    "rig": lambda: bake_isaura(PACK / "companions" / "isaura" / "rig"),
    "scenes": bake_scenes,
    "template": bake_template,
}


def main(names: list[str]) -> int:
    """Draw the named parts; 2 when a name is unknown."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}", file=sys.stderr)
        return 2
    for name in names or PARTS:
        begun = time.perf_counter()
        PARTS[name]()
        print(f"{name}: {time.perf_counter() - begun:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
