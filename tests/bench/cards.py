"""Character cards for measuring, as real ones lie in folders: of 440, about as many pictures of a megabyte as JSON."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
from PIL import Image

from tests.content.interchange import making as m

PICTURES, WRITTEN = 15, 15
_WORDS = "the rain keeps its own hours here and nobody on the quay has ever asked it to be on time "


def card(number: int) -> dict[str, object]:
    """A card of middling length: three pages of description, a greeting, a dozen example lines, a small lorebook."""
    pairs = "".join(f"<START>\n{{{{user}}}}: Question {n}?\n{{{{char}}}}: *nods* {_WORDS}\n" for n in range(12))
    return m.v2(name=f"Somebody {number}", description=_WORDS * 60, first_mes=_WORDS * 12, mes_example=pairs)


def picture(seed: int) -> bytes:
    """A painted-looking picture of 512 by 768, which packs as badly as real ones do: about a megabyte."""
    grain = np.random.default_rng(seed).normal(0, 14, (768, 512, 3))
    slope = np.linspace(40, 200, 768)[:, None, None]
    made = io.BytesIO()
    Image.fromarray(np.clip(slope + grain, 0, 255).astype(np.uint8)).save(made, "PNG")
    return made.getvalue()


def fill(folder: Path) -> int:
    """Puts the cards into a folder; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(PICTURES):
        (folder / f"{number}.png").write_bytes(m.png(m.text(card(number)), base=picture(number)))
    for number in range(PICTURES, PICTURES + WRITTEN):
        (folder / f"{number}.json").write_text(json.dumps(card(number)), encoding="utf-8")
    return PICTURES + WRITTEN
