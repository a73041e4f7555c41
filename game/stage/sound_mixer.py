"""pygame's mixer: opens the device, loads, plays, fades. Slow and blocking; `Sounds` calls it on a thread of its own.

Loudness is set on each sound, because a channel's own volume is what its fades use.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pygame

from game.stage.sound_table import Channel, SoundRow

log = logging.getLogger(__name__)

Samples = npt.NDArray[np.int16]

RATE, BUFFER = 44_100, 1024
LOOP_CHANNELS, EFFECT_CHANNELS = 8, 12
MOST_AT_ONCE = 3
"""Of the same effect: ten cards turned at once need not be heard ten times."""
SEAM = 1024
"""Samples over which a loop's end blends into what its file has before the start: the two were coded apart."""
TAPER = 1.5
"""Half of a slider is to sound about half as loud; the ear is not linear."""
GLIDE_SECONDS, GLIDE_STEPS = 0.08, 8
WAKE_FADE = 0.5
"""Seconds in which loops come in that could not be heard before."""


@dataclass(frozen=True)
class Volumes:
    """Loudness by channel, 0 to 1, as in the player's settings."""

    music: float = 0.6
    ambience: float = 0.7
    effects: float = 0.8
    muted: bool = False

    def of(self, channel: Channel) -> float:
        """The factor for a channel's samples."""
        slider: float = getattr(self, channel)
        return 0.0 if self.muted else min(max(slider, 0.0), 1.0) ** TAPER


class Mixer:
    """Plays the sounds of a table. Without a device, or with a broken file, it says so once in the log and is silent.

    What cannot be heard is not loaded, and the device is not opened for it; loops begin once they can be heard.
    """

    def __init__(self, table: Mapping[str, SoundRow], volumes: Volumes) -> None:
        self._table = table
        self._volumes = volumes
        self._wanted: dict[Channel, tuple[str, ...]] = {}
        self._loops: dict[str, tuple[pygame.mixer.Sound, pygame.mixer.Channel]] = {}
        self._effects: dict[str, pygame.mixer.Sound | None] = {}
        self._broken: set[str] = set()
        self._channels: list[pygame.mixer.Channel] = []
        self._device: bool | None = None

    def loops(self, channel: Channel, names: tuple[str, ...], fade: float) -> None:
        """Have exactly these loops on a channel; others fade out while these fade in."""
        self._wanted[channel] = names
        self._settle(fade)

    def play(self, name: str) -> None:
        """Play an effect once."""
        loudness = self._volumes.of("effects")
        if not loudness or not self._open():
            return
        if name not in self._effects:
            self._effects[name] = self._load(name)
        sound = self._effects[name]
        if sound is not None and sound.get_num_channels() < MOST_AT_ONCE:
            sound.set_volume(loudness)
            sound.play()

    def set_volumes(self, volumes: Volumes) -> None:
        """Glide to other volumes, in less than a tenth of a second: a leap would click."""
        before, self._volumes = self._volumes, volumes
        if volumes == before:
            return
        for step in range(1, GLIDE_STEPS + 1):
            for name, (sound, _) in self._loops.items():
                channel = self._table[name].channel
                sound.set_volume(before.of(channel) + (volumes.of(channel) - before.of(channel)) * step / GLIDE_STEPS)
            if self._loops:
                time.sleep(GLIDE_SECONDS / GLIDE_STEPS)
        for effect in self._effects.values():
            if effect is not None:
                effect.set_volume(volumes.of("effects"))
        if volumes.muted:
            for fading in self._spare_channels():
                fading.stop()
        self._settle(WAKE_FADE)

    def close(self) -> None:
        """Silence everything and give the device back."""
        if self._device:
            self._loops.clear()
            self._effects.clear()
            pygame.mixer.quit()
        self._device = False

    def _settle(self, fade: float) -> None:
        milliseconds = round(fade * 1000)
        wanted = {name for names in self._wanted.values() for name in names}
        for name in self._loops.keys() - wanted:
            # The channel holds the sound until it has faded; after that its memory is free.
            self._loops.pop(name)[1].fadeout(milliseconds)
        for name in sorted(wanted - self._loops.keys()):
            loudness = self._volumes.of(self._table[name].channel)
            if loudness and self._open() and (sound := self._load(name)) is not None:
                sound.set_volume(loudness)
                spare = self._spare_channels()
                channel = next((channel for channel in spare if not channel.get_busy()), spare[0])
                channel.play(sound, loops=-1, fade_ms=milliseconds)
                self._loops[name] = sound, channel

    def _spare_channels(self) -> list[pygame.mixer.Channel]:
        """The channels for loops that are idle, or on which something only fades out."""
        taken = [channel for _, channel in self._loops.values()]
        return [channel for channel in self._channels if channel not in taken]

    def _open(self) -> bool:
        """Open the device if that was not tried before; says whether there is one."""
        if self._device is None:
            try:
                pygame.mixer.init(RATE, -16, 2, BUFFER, allowedchanges=0)
            except (pygame.error, NotImplementedError) as error:
                log.warning("The game stays silent: no sound device can be opened (%s).", error)
                self._device = False
                return False
            pygame.mixer.set_num_channels(LOOP_CHANNELS + EFFECT_CHANNELS)
            pygame.mixer.set_reserved(LOOP_CHANNELS)
            self._channels = [pygame.mixer.Channel(number) for number in range(LOOP_CHANNELS)]
            self._device = True
        return self._device

    def _load(self, name: str) -> pygame.mixer.Sound | None:
        row = self._table[name]
        if name in self._broken:
            return None
        try:
            sound = pygame.mixer.Sound(row.file)
            if not row.border:
                return sound
            return pygame.mixer.Sound(buffer=seamless(pygame.sndarray.samples(sound), row.border).data)
        except (OSError, pygame.error, ValueError) as error:
            log.warning("%s: this sound cannot be played (%s).", row.file, error)
            self._broken.add(name)
            return None


def seamless(file: Samples, border: int) -> Samples:
    """A loop, without the borders of its file, its end blended into its start; shape (samples, 2).

    It is a view of the file's samples, and these are changed: a copy of a minute of music would hold up the GUI.
    Raises ValueError when the file is too short to hold a loop.
    """
    if len(file) < 2 * border + SEAM or border < SEAM:
        raise ValueError(f"a loop of {len(file)} samples has no room for two borders of {border}")
    shares = np.linspace(0, 1, SEAM)[:, None]
    blended = file[-border - SEAM : -border] * (1 - shares) + file[border - SEAM : border] * shares
    file[-border - SEAM : -border] = blended.round()
    return file[border:-border]
