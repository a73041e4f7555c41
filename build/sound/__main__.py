"""Makes the sounds: `python -m build.sound [NAME…] [--look FOLDER]`; without names, all of them.

With `--look` nothing in `assets/` changes: spectrograms go to the folder instead. Either way each sound's figures are
printed.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

import numpy as np

from build.sound.measure import loudest, loudness, peak_db, seam_click, seam_spectrum
from build.sound.recipes import RECIPES, sound
from build.sound.ring import RATE, Signal

SOUNDS = Path(__file__).parents[2] / "assets" / "sounds"


def figures(name: str, signal: Signal) -> str:
    """One line: length, loudness, peak, and for a loop its seam."""
    line = f"{name:9} {len(signal) / RATE:5.1f} s  {loudness(signal):6.1f} LUFS, {loudest(signal):6.1f} at most"
    line += f"  peak {peak_db(signal):6.1f} dB"
    if RECIPES[name].loop:
        line += f"  seam: click {seam_click(signal):.2f}, spectrum {seam_spectrum(signal):.1f} dB outside"
    return line


def bordered(loop: Signal) -> Signal:
    """A loop with a little of its end before it and of its start after it, for the game to cut off again."""
    border = tomllib.loads((SOUNDS / "sounds.toml").read_text("utf-8"))["border"]
    return np.concatenate((loop[-border:], loop, loop[:border]))


def main(arguments: list[str]) -> int:
    """Make the named sounds, or picture them; 2 when a name is unknown."""
    parser = argparse.ArgumentParser(prog="python -m build.sound", description="Makes the game's sounds.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(RECIPES)}; all without")
    parser.add_argument("--look", type=Path, metavar="FOLDER", help="save spectrograms there instead of sounds")
    asked = parser.parse_args(arguments)
    if unknown := [name for name in asked.names if name not in RECIPES]:
        print(f"no such sound: {', '.join(unknown)}; there are {', '.join(RECIPES)}", file=sys.stderr)
        return 2
    for name in asked.names or RECIPES:
        signal = sound(name)
        if asked.look:
            from build.sound.picture import draw

            asked.look.mkdir(parents=True, exist_ok=True)
            draw(signal, asked.look / f"{name}.png")
        else:
            from build.sound.ogg import vorbis

            (SOUNDS / f"{name}.ogg").write_bytes(vorbis(bordered(signal) if RECIPES[name].loop else signal))
        print(figures(name, signal), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
