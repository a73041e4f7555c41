"""What is heard: loops that cross-fade, sounds that are played once, and a caption for each of them.

No call waits for the device or a file: a thread does the work, in the order asked. Without a device the game is silent
and the captions come all the same.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pygame

from game.stage.sound_mixer import Mixer, Volumes
from game.stage.sound_table import Caption, Channel, SoundRow, load_table

log = logging.getLogger(__name__)

CLOSING_SECONDS = 1.0
"""How long `close` waits for the thread: a device that hangs must not keep the game from ending."""


class Sounds:
    """The game's sounds. At first only their table is read; the device is opened when something is to be heard.

    `folder` holds `sounds.toml` and the OGG files. Raises StageAssetError when the table is missing or wrong.
    Call it from one thread.
    """

    def __init__(self, folder: Path, volumes: Volumes | None = None) -> None:
        self._volumes = volumes or Volumes()
        self._table = load_table(folder)
        self._mixer = Mixer(self._table, self._volumes)
        self._loops: dict[Channel, tuple[str, ...]] = {"ambience": (), "music": ()}
        self._tasks: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._closed = False

    def ambience(self, names: Iterable[str], fade: float = 1.5) -> tuple[Caption, ...]:
        """Have exactly these loops around; others fade out in `fade` seconds, new ones in.

        Returns the captions of the new ones. Raises ValueError for a name that is no ambience.
        """
        return self._have("ambience", tuple(dict.fromkeys(names)), fade)

    def music(self, name: str | None, fade: float = 3.0) -> tuple[Caption, ...]:
        """Have this music, or none; as `ambience`."""
        return self._have("music", () if name is None else (name,), fade)

    def play(self, name: str) -> Caption:
        """Play an effect once; returns its caption, heard or not. Raises ValueError for a name that is no effect."""
        row = self._row(name, "effects")
        self._do(lambda: self._mixer.play(name))
        return row.caption

    def set_volumes(self, music: float, ambience: float, effects: float) -> None:
        """How loud each channel is, 0 to 1, as in the settings."""
        self._change(Volumes(music, ambience, effects, self._volumes.muted))

    def mute(self, muted: bool) -> None:
        """Silence everything, or let it be heard again where it has got to."""
        self._change(Volumes(self._volumes.music, self._volumes.ambience, self._volumes.effects, muted))

    def close(self) -> None:
        """Silence everything and give the device back. Later calls return captions and do nothing else."""
        self._closed = True
        if self._thread is not None:
            self._tasks.put(None)
            self._thread.join(CLOSING_SECONDS)

    def _have(self, channel: Channel, names: tuple[str, ...], fade: float) -> tuple[Caption, ...]:
        rows = {name: self._row(name, channel) for name in names}
        before = self._loops[channel]
        if set(names) == set(before):
            return ()
        self._loops[channel] = names
        self._do(lambda: self._mixer.loops(channel, names, fade))
        return tuple(row.caption for name, row in rows.items() if name not in before)

    def _row(self, name: str, channel: Channel) -> SoundRow:
        row = self._table.get(name)
        if row is None or row.channel != channel:
            there_are = ", ".join(known for known, row in self._table.items() if row.channel == channel)
            raise ValueError(f"There is no sound {name!r} on the channel {channel}. There are {there_are}.")
        return row

    def _change(self, volumes: Volumes) -> None:
        self._volumes = volumes
        # The volumes are read when their turn comes: of a slider's many steps only the last is glided to.
        self._do(lambda: self._mixer.set_volumes(self._volumes))

    def _do(self, task: Callable[[], None]) -> None:
        if self._closed:
            return
        if self._thread is None:
            self._thread = Thread(target=self._work, name="sound", daemon=True)
            self._thread.start()
        self._tasks.put(task)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            try:
                task()
            except pygame.error as error:
                log.warning("A sound was not played (%s).", error)
        self._mixer.close()
