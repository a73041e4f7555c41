"""How the player wants the window: the settings it needs, read before there is a session, and changed while it runs."""

from __future__ import annotations

import locale
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from PySide6.QtGui import QGuiApplication

from game.shell.words import LANGUAGES


@dataclass(frozen=True)
class Dress:
    """The values are those of settings.json; see `game.keep.settings`."""

    language: str = "system"
    theme: str = "night"
    text_scale: float = 1.0
    motion: str = "system"
    first_run_done: bool = False
    window: tuple[int, ...] = ()
    maximised: bool = False
    model: str = "starter"
    music: float = 0.6
    ambience: float = 0.7
    effects: float = 0.8
    muted: bool = False
    text_speed: float = 1.0
    """Times the usual speed at which words appear; 0 is at once."""
    skip_unseen: bool = False
    """Whether skipping a story also skips what was never read."""
    auto_pace: float = 1.0
    """Times the usual speed at which a story goes on by itself."""
    reading_face: str = "serif"
    """What stories are set in: see `game.shell.reading_face`."""
    contrast: str = "system"
    captions: bool = True
    """Whether what is heard is told in words, too."""
    address: str = ""
    """How companions address the player; "" for their name."""
    offers: bool = True
    """Whether three things are offered that the player might say."""
    face_captions: bool = False
    """Whether her expression is also told in words, under what she says."""

    def changed(self, values: Mapping[str, Any]) -> Dress:
        return replace(self, **{name: value for name, value in values.items() if name in _NAMES})


_NAMES = {field.name for field in fields(Dress)}


def from_settings(settings: Any) -> Dress:
    """What the checked settings say."""
    return Dress(**{name: getattr(settings, name) for name in _NAMES if hasattr(settings, name)})


def from_peek(values: Mapping[str, Any]) -> Dress:
    """What an unchecked file says, as far as it makes sense: it only dresses the first frame."""
    plain = Dress()
    usable = {
        name: value
        for name, value in values.items()
        if name in _NAMES and isinstance(value, type(getattr(plain, name))) and name != "window"
    }
    window = values.get("window")
    if isinstance(window, list | tuple) and len(window) == 4 and all(isinstance(n, int) for n in window):
        usable["window"] = tuple(window)
    scale = values.get("text_scale")
    usable["text_scale"] = min(2.5, max(0.75, float(scale))) if isinstance(scale, int | float) else 1.0
    return replace(plain, **usable)


def language_of(dress: Dress, asked: str | None) -> str:
    """The language to show: the one asked for on the command line, the player's, or the machine's."""
    wanted = asked or dress.language
    name = (locale.getlocale()[0] or "") if wanted == "system" else wanted
    if name in LANGUAGES:
        return name
    if name.startswith(("zh_TW", "zh_HK", "zh_MO")):
        return "zh-Hant"
    return "zh-Hans" if name.startswith("zh") else "en"


def theme_of(dress: Dress) -> str:
    if dress.contrast == "high" or (dress.contrast == "system" and _system_wants("contrastPreference", "High")):
        return "contrast"
    if dress.theme != "system":
        return dress.theme if dress.theme in ("night", "day") else "night"
    hints = QGuiApplication.styleHints()
    return "day" if hints is not None and hints.colorScheme().name == "Light" else "night"


def still(dress: Dress) -> bool:
    """Whether motion is to be reduced: the player's word, else the system's (Qt knows it from 6.12 on)."""
    if dress.motion != "system":
        return dress.motion == "reduced"
    return _system_wants("motionPreference", "Reduce")


def _system_wants(preference: str, word: str) -> bool:
    """What the player has told the system, where Qt knows it."""
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    asked = getattr(accessibility(), preference, None) if accessibility else None
    return asked is not None and word in asked().name
