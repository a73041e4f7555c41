"""Opening a view's pictures ahead: half a second of decoding that need not stand before the first frame."""

from __future__ import annotations

from game.art.rig import RigError, load_rig
from game.stage.plates import StageAssetError, open_ahead
from game.stage.scene import load_scene
from game.stage.view import SceneView


def warm(view: SceneView) -> None:
    """Begin to open, on other threads, what `Stage.show(view)` will need at once. What cannot be opened waits for
    `show`, which reports it."""
    files = []
    try:
        if view.scene is not None:
            files += [view.scene / layer.file for layer in load_scene(view.scene).layers]
        for actor in view.actors:
            rig = load_rig(actor.rig)
            plates = (*rig.layers, *rig.face(actor.expression).plates)
            files += [actor.rig / plate.file for plate in plates]
    except (StageAssetError, RigError):
        return
    open_ahead(files)
