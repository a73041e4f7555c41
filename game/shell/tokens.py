"""Colours and sizes of every widget, from the pictures' palette: one table a theme, one scale for all sizes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Theme:
    """Colours by what they are for. Every text colour stands at 4.5:1 or more on the ground it is used on."""

    name: str
    night: str
    """Behind everything, where no stage is."""
    panel: str
    panel_alpha: float
    raised: str
    """A row, a field or a button on the panel."""
    hovered: str
    rule: str
    """Borders, stars and dividing lines."""
    title: str
    text: str
    role: str
    """Roles, hints and links: the gold of the conductor's braid."""
    quiet: str
    hers: str
    hers_text: str
    yours: str
    yours_text: str
    accent: str
    accent_text: str
    warning: str
    warning_text: str
    side: str
    side_text: str
    side_accent: str
    side_hovered: str


NIGHT = Theme(
    name="night", night="#0b0d2e", panel="#141036", panel_alpha=0.93, raised="#0a0824", hovered="#241d58",
    rule="#e0ac4c", title="#fbedc8", text="#f1e6d0", role="#e0ac4c", quiet="#b3a8d6",
    hers="#fbefd4", hers_text="#2a1a3c", yours="#256a86", yours_text="#f4fbf2",
    accent="#e0ac4c", accent_text="#1b1140", warning="#ffdccb", warning_text="#541626",
    side="#f3e4c3", side_text="#2a2350", side_accent="#a63f33", side_hovered="#e2cfa2",
)  # fmt: skip

DAY = Theme(
    name="day", night="#0b0d2e", panel="#f3e4c3", panel_alpha=0.97, raised="#fdf6e3", hovered="#ead5a6",
    rule="#8c5a26", title="#2a2350", text="#2a1a3c", role="#7d4a17", quiet="#5d5178",
    hers="#fffaf0", hers_text="#2a1a3c", yours="#1f5d77", yours_text="#ffffff",
    accent="#8c3a2c", accent_text="#fff6e6", warning="#8c2338", warning_text="#fff1ea",
    side="#fdf6e3", side_text="#2a2350", side_accent="#a63f33", side_hovered="#e2cfa2",
)  # fmt: skip

CONTRAST = Theme(
    name="contrast", night="#000000", panel="#000000", panel_alpha=1.0, raised="#000000", hovered="#3a3000",
    rule="#ffd75e", title="#ffffff", text="#ffffff", role="#ffd75e", quiet="#e8e8e8",
    hers="#ffffff", hers_text="#000000", yours="#00344a", yours_text="#ffffff",
    accent="#ffd75e", accent_text="#000000", warning="#ffffff", warning_text="#5c0010",
    side="#000000", side_text="#ffffff", side_accent="#ffd75e", side_hovered="#3a3000",
)  # fmt: skip

THEMES = {"night": NIGHT, "day": DAY, "contrast": CONTRAST}
RARITY_PIPS = {"ticket": 1, "silver-rail": 2, "rose-lens": 3, "gilded": 4}


@dataclass(frozen=True)
class Look:
    """A theme at a size. `scale` is the player's text size times what the window's size allows."""

    theme: Theme
    scale: float
    chinese: bool
    still: bool
    """Reduced motion: nothing slides, turns or types itself out."""

    def px(self, size: float) -> int:
        """A length that was drawn for 1280 x 720, in pixels here."""
        return max(1, round(size * self.scale))


def window_scale(width: int, height: int) -> float:
    """How much larger everything is drawn in a larger window: less than the window grows, in steps of a twentieth."""
    room = min(width / 1280, height / 720)
    grown = room**0.75 if room > 1 else room
    return round(min(2.4, max(0.82, grown)) * 20) / 20
