"""Foil that moves: a sheet's coverage, relief and phase, and the colours its metal takes as light passes.

A sheet is an RGB picture the size of a card: red the visible coverage, green the relief (`FLAT` is level),
blue the phase. A frame of light is `metal[clip(sin[phase + light] + relief)]`: two look-ups a pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

FLAT = 128
"""The relief plane's level value."""
RELIEF_STEP = 0.4 / 127
"""Brightness that one step of relief adds (brightness runs from 0 to 1)."""
MIDDLE, SWING = 0.5, 0.43
"""Brightness of flat foil: its middle, and how far the passing light takes it."""
REST_PHASE = 0.15
"""Where the light stands on a card that does not move, in turns."""
TONES = 384
PHASES = 256
METALS: dict[str, tuple[str, ...]] = {
    "gold": ("#4a2612", "#8a5a22", "#c98f35", "#f0c868", "#fff6cf"),
    "silver": ("#2b3350", "#5a6a8c", "#93a6c2", "#cfdcea", "#ffffff"),
    "rose": ("#471a2c", "#8f3f4c", "#cf7a6c", "#f3b79a", "#fff0e2"),
    "film": ("#5f7fe0", "#7fd8e8", "#c8f5c0", "#fff6cf", "#ffc0a8", "#f59fe0", "#fff0ff"),
}
"""Each metal from its darkest tone to its brightest; `film` is the thin film of star dust."""
Bytes = NDArray[np.uint8]


def metal_tones(metal: str) -> NDArray[np.uint8]:
    """`TONES` colours of a metal from dark to bright, shape (TONES, 3)."""
    stops = np.array([[int(tone[i : i + 2], 16) for i in (1, 3, 5)] for tone in METALS[metal]], float)
    at = np.linspace(0, len(stops) - 1, TONES)
    return np.stack([np.interp(at, np.arange(len(stops)), stops[:, c]) for c in range(3)], 1).astype(np.uint8)


def sheen(light: float) -> NDArray[np.int32]:
    """The tone of flat foil at each of the `PHASES`, when the light stands at `light` turns."""
    turn = np.arange(PHASES) / PHASES + light
    return np.round((MIDDLE + SWING * np.sin(2 * np.pi * turn)) * (TONES - 1)).astype(np.int32)


@dataclass(frozen=True)
class Sheet:
    """One sheet of foil, already at the size it is shown at."""

    planes: Image.Image
    metal: str


class FoilOverlay:
    """The foil of one card face, ready to be lit again and again.

    `light` writes into one buffer that its pictures share, so a picture is good until the next call.
    """

    def __init__(self, sheets: Sequence[Sheet], size: tuple[int, int]) -> None:
        width, height = size
        self.size = size
        self._pixels: Bytes = np.zeros((height * width, 4), np.uint8)
        places, phases, reliefs, offsets = [], [], [], []
        for number, sheet in enumerate(sheets):
            planes = np.asarray(sheet.planes.convert("RGB")).reshape(-1, 3)
            here = np.flatnonzero(planes[:, 0] > 8)
            self._pixels[here, 3] = planes[here, 0]
            places.append(here)
            phases.append(planes[here, 2])
            reliefs.append((planes[here, 1].astype(np.float32) - FLAT) * RELIEF_STEP * (TONES - 1))
            offsets.append(np.full(here.size, number * TONES, np.int32))
        self._places = np.concatenate([*places, np.zeros(0, np.int64)]).astype(np.int64)
        self._phases = np.concatenate([*phases, np.zeros(0, np.uint8)]).astype(np.uint8)
        self._reliefs = np.concatenate([*reliefs, np.zeros(0, np.float32)]).astype(np.int32)
        self._offsets = np.concatenate([*offsets, np.zeros(0, np.int32)]).astype(np.int32)
        tones = [metal_tones(sheet.metal) for sheet in sheets] or [metal_tones("gold")]
        self._tones = np.concatenate(tones)

    def light(self, phase: float, tilt: float = 0.0) -> Image.Image:
        """The foil as RGBA (straight alpha) under a light at `phase` turns on a card tilted by -1 to 1.

        Tilting moves the sheen by a third of a turn at most and swings the light across the relief.
        """
        self._pixels[self._places, :3] = self.tones(phase, tilt)
        return Image.frombuffer("RGBA", self.size, self._pixels, "raw", "RGBA", 0, 1)

    def tones(self, phase: float, tilt: float) -> Bytes:
        """The colours of the foil at each of its places under that light, shape (places, 3), red first."""
        flat = sheen(phase + tilt / 3)
        relief = self._reliefs if tilt == 0 else (self._reliefs * (1 - 0.6 * abs(tilt))).astype(np.int32)
        tone = np.clip(flat[self._phases] + relief, 0, TONES - 1) + self._offsets
        found: Bytes = self._tones[tone]
        return found

    def over(self, face: Image.Image) -> LitFace:
        """This foil laid on the face it belongs to, which has the same size."""
        return LitFace(face, self, self._places, self._pixels[self._places, 3])


class LitFace:
    """A face with its foil, in one buffer that light is played over: only the foil's own pixels are worked out anew.

    `pixels` are bytes of blue, green, red, alpha, premultiplied, row by row: what Qt paints without a copy.
    """

    def __init__(self, face: Image.Image, foil: FoilOverlay, places: NDArray[np.int64], coverage: Bytes) -> None:
        self.size = face.size
        flat = np.asarray(face.convert("RGBA")).reshape(-1, 4).astype(np.uint16)
        alpha = flat[:, 3:]
        premultiplied = np.concatenate([flat[:, 2::-1] * alpha // 255, alpha], 1)
        self.pixels: Bytes = np.ascontiguousarray(premultiplied.astype(np.uint8))
        self._foil, self._places = foil, places
        self._share = (coverage.astype(np.uint16) * flat[places, 3] // 255)[:, None]
        self._under = premultiplied[places, :3] * (255 - coverage.astype(np.uint16))[:, None]

    def light(self, phase: float, tilt: float = 0.0) -> None:
        """Play the light over it; see `FoilOverlay.light`."""
        if self._places.size:
            lit = self._foil.tones(phase, tilt)[:, ::-1].astype(np.uint16) * self._share
            self.pixels[self._places, :3] = ((self._under + lit) >> 8).astype(np.uint8)
