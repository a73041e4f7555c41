"""Which loops belong to what is to be seen."""

from __future__ import annotations

from game.stage.view import SceneView

SCENE_LOOPS: dict[str, tuple[str, ...]] = {
    "carriage": ("train",),
    "causeway": ("sea", "train"),
    "platform": ("platform",),
}
"""By the name of the scene's folder. A scene that is not here has the sounds of its weather alone."""
WEATHER_LOOPS: dict[str, tuple[str, ...]] = {"rain": ("rain",)}


def ambience_of(view: SceneView) -> tuple[str, ...]:
    """What to give to `Sounds.ambience` while a view is shown."""
    scene = view.scene.name if view.scene else ""
    return SCENE_LOOPS.get(scene, ()) + WEATHER_LOOPS.get(view.weather, ())
