"""Which card pictures there are, and how pictures, frames, back and silhouette become files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from build.art.back import draw_back, silhouette
from build.art.card_causeway import draw_causeway_card
from build.art.card_isaura import draw_isaura_card
from build.art.card_lantern_sill import draw_lantern_card
from build.art.card_last_cup import draw_last_cup
from build.art.foil import Show, planes, visible
from build.art.frame_keepsake import draw_keepsake_frame
from build.art.frames import draw_gilded_frame, draw_rose_frame, draw_silver_frame, draw_ticket_frame
from build.art.plate import Plate, save_webp

Draw = Callable[[Show], Plate]
PICTURES: dict[str, tuple[Draw, str]] = {
    "last-cup": (draw_last_cup, "build/art/card_last_cup.py"),
    "causeway-at-low-tide": (draw_causeway_card, "build/art/card_causeway.py"),
    "lantern-on-the-sill": (draw_lantern_card, "build/art/card_lantern_sill.py"),
    "isaura-venn": (draw_isaura_card, "build/art/card_isaura.py"),
}
FRAMES: dict[str, tuple[Draw, str]] = {
    "ticket": (draw_ticket_frame, "build/art/frames.py"),
    "silver-rail": (draw_silver_frame, "build/art/frames.py"),
    "rose-lens": (draw_rose_frame, "build/art/frames.py"),
    "gilded": (draw_gilded_frame, "build/art/frames.py"),
    "keepsake": (draw_keepsake_frame, "build/art/frame_keepsake.py"),
}
QUALITY = 90


def bake_sheets(draw: Draw, path: Path) -> list[str]:
    """Write the foil sheets that a drawing shows, as `<path>.foil.webp` and `<path>.film.webp`; return names."""
    written = []
    for show, kind in ((Show.METAL, "foil"), (Show.FILM, "film")):
        coverage = visible(lambda s: draw(s).pixels(), show)
        if coverage.max() > 0.2:
            target = path.with_suffix(f".{kind}.webp")
            save_webp(planes(coverage), target)
            written.append(target.name)
    return written


def bake_pictures(folder: Path) -> None:
    """Write every card picture, its foil, and which module drew it."""
    made_by = {}
    for name, (draw, recipe) in PICTURES.items():
        pixels = draw(Show.REST).pixels()
        save_webp(np.ascontiguousarray(pixels[..., :3]), folder / f"{name}.webp", QUALITY)
        for file in [f"{name}.webp", *bake_sheets(draw, folder / name)]:
            made_by[file] = recipe
    (folder / "made_by.json").write_text(json.dumps(made_by, indent=1) + "\n", "utf-8")


def bake_frames(folder: Path) -> None:
    """Write the frames, the back and the silhouette, with their foil."""
    made_by = {}
    for name, (draw, recipe) in FRAMES.items():
        save_webp(draw(Show.REST).pixels(), folder / f"{name}.webp", QUALITY)
        for file in [f"{name}.webp", *bake_sheets(draw, folder / name)]:
            made_by[file] = recipe
    back = draw_back(Show.REST).pixels()
    save_webp(back, folder / "back.webp", QUALITY)
    save_webp(silhouette(back), folder / "silhouette.webp", QUALITY)
    for file in ["back.webp", "silhouette.webp", *bake_sheets(draw_back, folder / "back")]:
        made_by[file] = "build/art/back.py"
    (folder / "made_by.json").write_text(json.dumps(made_by, indent=1) + "\n", "utf-8")
