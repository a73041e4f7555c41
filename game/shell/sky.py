"""What is to be seen of a setting, in words for whoever does not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.shell.words import Words
    from game.stage import SceneView

HOURS = ((4.5, "night"), (7.5, "dawn"), (18.0, "day"), (21.0, "dusk"), (24.1, "night"))
"""Until which hour it is what."""


def told(words: Words, view: SceneView) -> str:
    """Place, hour and weather of a setting in a sentence or two; "" for a place that has no words."""
    place = view.scene.name if view.scene else ""
    if f"seen.{place}" not in words:
        return ""
    hour = next(name for until, name in HOURS if view.hour < until)
    return words(f"seen.{place}", hour=words(f"seen.{hour}"), weather=words(f"seen.{view.weather}"))
