"""Pictures from disk as premultiplied surfaces, made without a display; and how they are coloured.

`Surface.convert()` needs a window, which the game never opens: converting to the format of another surface does not.
Premultiplied surfaces blit four times as fast as straight ones and scale without dark edges.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pygame

Colour = tuple[int, int, int]
Wash = tuple[Colour, Colour]
"""What to multiply colours by, then what light to add."""
PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED
WHITE: Colour = (255, 255, 255)
NO_WASH: Wash = (WHITE, (0, 0, 0))


class StageAssetError(Exception):
    """A picture or its description is missing or damaged. `file` says which, `problem` says what to mend."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"{file}: {problem}")
        self.file = file
        self.problem = problem


def blank(width: int, height: int) -> pygame.Surface:
    """A transparent surface in the buffer's own format (blue, green, red, alpha in memory)."""
    return pygame.Surface((max(1, width), max(1, height)), pygame.SRCALPHA, 32)


def load_plate(file: Path) -> pygame.Surface:
    """Read one picture, or take it from those opened ahead. Raises StageAssetError when it is missing or damaged."""
    opened = _ahead.pop(file, None)
    return opened.result() if opened else _read(file)


def open_ahead(files: Iterable[Path]) -> None:
    """Begin to read pictures on other threads (decoding lets the others run); each waits for its one `load_plate`.

    What an earlier call opened and nobody took is given up.
    """
    _ahead.clear()
    readers = ThreadPoolExecutor(2, "stage")
    for file in files:
        _ahead[file] = readers.submit(_read, file)
    readers.shutdown(wait=False)


_ahead: dict[Path, Future[pygame.Surface]] = {}


def _read(file: Path) -> pygame.Surface:
    try:
        return pygame.image.load(file).convert(blank(1, 1)).premul_alpha()
    except FileNotFoundError:
        raise StageAssetError(file, "the picture is missing") from None
    except pygame.error as error:
        raise StageAssetError(file, f"the picture cannot be read ({error})") from None


def resized(plate: pygame.Surface, width: int, height: int) -> pygame.Surface:
    return pygame.transform.smoothscale(plate, (max(1, width), max(1, height)))


def soften(plate: pygame.Surface, edge: float) -> None:
    """Let a plate's edges fade in place, over so many of its pixels."""
    width, height = plate.get_size()
    across, down = (np.minimum(np.arange(n) + 0.5, n - np.arange(n) - 0.5) / edge for n in (width, height))
    share = np.minimum(1.0, across)[:, None] * np.minimum(1.0, down)[None, :]
    mask = blank(width, height)
    levels = np.round(255 * share * share * (3 - 2 * share)).astype(np.uint8)
    pygame.surfarray.blit_array(mask, np.repeat(levels[:, :, None], 3, axis=2))
    pygame.surfarray.pixels_alpha(mask)[:] = levels
    plate.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)


def multiply(plate: pygame.Surface, colour: Colour) -> None:
    """Darken a plate in place; white changes nothing."""
    if colour != WHITE:
        plate.fill(colour, special_flags=pygame.BLEND_RGB_MULT)


def wash(plate: pygame.Surface, high: Wash, low: Wash, top: int, horizon: int) -> None:
    """Colour a plate in place, from one wash at its row `top` to another at `horizon` and below.

    Light is added only where the plate covers something: a wash must not make clear places shine.
    """
    width, height = plate.get_size()
    shares = np.clip((np.arange(height) - top) / max(1, horizon - top), 0, 1)[None, :, None]
    multipliers, lights = (
        np.array(one) + (np.array(other) - np.array(one)) * shares for one, other in zip(high, low, strict=True)
    )
    plate.blit(_rows(multipliers, width), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    covered = plate.copy()
    covered.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_ADD)
    covered = covered.premul_alpha()
    covered.blit(_rows(lights, width), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    plate.blit(covered, (0, 0), special_flags=pygame.BLEND_RGB_ADD)


def _rows(colours: np.ndarray, width: int) -> pygame.Surface:
    """Rows of one colour each (shape 1 x height x 3) as a surface of a width."""
    column = pygame.Surface((1, colours.shape[1]), 0, 32)
    pygame.surfarray.blit_array(column, colours.round().astype(np.uint8))
    return pygame.transform.scale(column, (width, colours.shape[1]))
