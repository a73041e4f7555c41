"""The four windows: punched ticket corners, stepped deco corners, an ogee arch, a round arch."""

from __future__ import annotations

import skia

from build.art.ink import shape


def punched(left: float, top: float, right: float, bottom: float, radius: float) -> skia.Path:
    """A ticket: a rectangle whose corners are punched out."""
    path = skia.Path()
    path.moveTo(left + radius, top)
    for x, y, corner_x, corner_y, start in (
        (right - radius, top, right, top, 180),
        (right, bottom - radius, right, bottom, 270),
        (left + radius, bottom, left, bottom, 0),
        (left, top + radius, left, top, 90),
    ):
        path.lineTo(x, y)
        arc = skia.Rect.MakeLTRB(corner_x - radius, corner_y - radius, corner_x + radius, corner_y + radius)
        path.arcTo(arc, start, -90, False)
    path.close()
    return path


def ticket_window() -> skia.Path:
    """Common."""
    return punched(54, 54, 714, 900, 26)


def silver_window() -> skia.Path:
    """Rare."""
    return shape([
        (58, 900, "c"), (58, 118, "c"), (74, 110), (104, 100), (118, 72), (126, 58, "c"), (642, 58, "c"), (650, 72),
        (664, 100), (694, 110), (710, 118, "c"), (710, 900, "c"),
    ])  # fmt: skip


def rose_window() -> skia.Path:
    """Epic."""
    return shape([
        (64, 912, "c"), (64, 330, "c"), (80, 236), (150, 166), (250, 128), (330, 96), (384, 48, "c"), (438, 96),
        (518, 128), (618, 166), (688, 236), (704, 330, "c"), (704, 912, "c"),
    ])  # fmt: skip


def gilded_window() -> skia.Path:
    """Legendary."""
    return shape([
        (62, 930, "c"), (62, 330, "c"), (72, 236), (146, 122), (384, 60), (622, 122), (696, 236), (706, 330, "c"),
        (706, 930, "c"),
    ])  # fmt: skip
