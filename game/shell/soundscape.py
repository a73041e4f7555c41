"""What is heard while one plays: the stage's loops, single sounds at the moments that earn them, and their captions.

The mixer is made when the stage is, after the first frame. Without a table or a device the game is silent.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from game.shell.dress import Dress
    from game.stage import SceneView
    from game.stage.sound import Sounds
    from game.stage.sound_table import Caption

NOTICE_SOUNDS = {"ChapterUnlocked": "bell", "RankRisen": "ping", "BeatFound": "ping", "DrawsEarned": "ping"}
"""By the message's type. What comes with every line (a bond that moves a little) makes no sound."""


class Soundscape(QObject):
    """`captioned` brings what has begun to sound, in words, where the player wants that (`words`)."""

    captioned = Signal(str)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._folder = folder
        self._sounds: Sounds | None = None
        self._music = ""
        self.language = "en"
        self.words = True

    def open(self, dress: Dress) -> None:
        """Read the table of sounds. The device is opened only when there is something to be heard."""
        from game.stage import StageAssetError
        from game.stage.sound import Sounds
        from game.stage.sound_mixer import Volumes

        try:
            self._sounds = Sounds(self._folder, Volumes(dress.music, dress.ambience, dress.effects, dress.muted))
        except StageAssetError as error:
            import logging

            logging.getLogger(__name__).warning("the game stays silent: %s", error)

    def wear(self, dress: Dress) -> None:
        """Take the player's volumes."""
        if self._sounds is not None:
            self._sounds.set_volumes(dress.music, dress.ambience, dress.effects)
            self._sounds.mute(dress.muted)

    def surround(self, view: SceneView) -> None:
        """Have the sounds of what is on stage around, and no others."""
        if self._sounds is not None:
            from game.stage.sound_scenes import ambience_of

            self._tell(self._sounds.ambience(ambience_of(view)))

    def play(self, name: str) -> None:
        if self._sounds is not None:
            self._tell((self._sounds.play(name),))

    def music(self, name: str) -> None:
        """What a story lets sound from here on, of music and of the world; "" for nothing."""
        if self._sounds is not None and name != self._music:
            self._music = name
            try:
                self._tell(self._sounds.music(name or None))
            except ValueError:  # A pack may name what is no music: the checker says so, the story goes on.
                self._sounds.music(None)

    def mark(self, message: Any) -> None:
        """The sound of something a turn brought, if it has one."""
        name = NOTICE_SOUNDS.get(type(message).__name__)
        if name is not None:
            self.play(name)

    def close(self) -> None:
        if self._sounds is not None:
            self._sounds.close()

    def _tell(self, captions: Iterable[Caption]) -> None:
        told = " · ".join(caption.told(self.language) for caption in captions)
        if told and self.words:
            self.captioned.emit(told)
