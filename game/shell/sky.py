"""What is to be seen of a setting, in words for whoever does not see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.shell.words import Words
    from game.stage import SceneView

HOURS = ((4.5, "night"), (7.5, "dawn"), (18.0, "day"), (21.0, "dusk"), (24.1, "night"))
"""Until which hour it is what."""


def told(words: Words, view: SceneView, names: Mapping[str, str]) -> list[str]:
    """Place, hour and weather of a setting, and who holds themselves in a way worth telling, each as a sentence.

    A place without words is left out. names: what those on stage are called, by their id.
    """
    place = view.scene.name if view.scene else ""
    found = []
    if f"seen.{place}" in words:
        hour = next(name for until, name in HOURS if view.hour < until)
        found.append(words(f"seen.{place}", hour=words(f"seen.{hour}"), weather=words(f"seen.{view.weather}")))
    posed = [one for one in view.actors if f"pose.{one.pose}" in words and one.id in names]
    return found + [words(f"pose.{one.pose}", name=names[one.id]) for one in posed]
