"""The player's settings in `settings.json`: typed, each with its default and its rule.

A person may edit the file. A value that breaks its rule is mended, with a notice; a key this version does not know is
left as it is, for the newer one that wrote it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from math import isfinite
from pathlib import Path
from typing import Any, Literal

from tinydb import TinyDB
from tinydb.table import Document

from game.keep.documents import AtomicJSONStorage
from game.keep.errors import Notice
from game.mind.speech import plain, speech_from
from game.play.happenings import Json

Motion = Literal["full", "reduced", "system"]


@dataclass(frozen=True)
class Settings:
    """Everything the player can set.

    language: "system", "en", "zh-Hans" or "zh-Hant". text_scale: 1.0 is the system's size. Loudness: 0.0–1.0.
    text_speed: 1.0 is the usual pace, 0 shows lines at once. auto_pace: the same for a story that goes on by itself.
    skip_unseen: skipping a story also skips what was never read. reading_face: what stories are set in.
    model: "starter", the path of a GGUF, or a server's address. speech: companion → how she speaks ("" for everybody),
    as `game.mind.speech.plain` writes it. offers: three things the player might say are offered. face_captions: her
    expression is told in words, too; captions: so is what is heard. address: how companions address the player,
    "" for their name. packs_off: ids of packs that are switched off. companion: whom the player
    talked with last, "" for the first there is. window: x, y, width, height; () lets the system
    place it.
    """

    language: str = "system"
    theme: str = "night"
    text_scale: float = 1.0
    motion: Motion = "system"
    music: float = 0.6
    ambience: float = 0.7
    effects: float = 0.8
    muted: bool = False
    text_speed: float = 1.0
    skip_unseen: bool = False
    auto_pace: float = 1.0
    reading_face: str = "serif"
    contrast: Literal["system", "normal", "high"] = "system"
    offers: bool = True
    face_captions: bool = False
    captions: bool = True
    model: str = "starter"
    speech: dict[str, dict[str, Any]] = field(default_factory=dict)
    address: str = ""
    packs_off: tuple[str, ...] = ()
    companion: str = ""
    first_run_done: bool = False
    window: tuple[int, ...] = ()
    maximised: bool = False


@dataclass(frozen=True)
class Rule:
    """What a value must be. `convert` returns it, None where it breaks the rule; `nearest` may mend one."""

    wanted: str
    convert: Callable[[Any], Any]
    nearest: Callable[[Any], Any] = lambda _: None


def _one_of(*names: str) -> Rule:
    return Rule(f"one of {', '.join(names)}", lambda value: value if value in names else None)


def _number(least: float, most: float) -> Rule:
    def number(value: Any) -> float | None:
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def within(value: Any) -> float | None:
        found = number(value)
        return found if found is not None and least <= found <= most else None

    def nearest(value: Any) -> float | None:
        found = number(value)
        return min(max(found, least), most) if found is not None and isfinite(found) else None

    return Rule(f"a number from {least:g} to {most:g}", within, nearest)


def _text(longest: int, least: int = 0) -> Rule:
    def fits(value: Any) -> str | None:
        return value if isinstance(value, str) and least <= len(value.strip()) and len(value) <= longest else None

    return Rule(f"a text of {least} to {longest} characters", fits)


def _geometry(value: Any) -> tuple[int, ...] | None:
    """x, y, width, height; () where the system is to place the window."""
    if not isinstance(value, list | tuple) or not all(type(n) is int and abs(n) <= 100_000 for n in value):
        return None
    return tuple(value) if not value or (len(value) == 4 and min(value[2:]) > 0) else None


def _names(value: Any) -> tuple[str, ...] | None:
    good = isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)
    return tuple(value) if good else None


def _speech(value: Any) -> dict[str, dict[str, Any]] | None:
    """Companion → speech; what is empty is left out."""
    read = {who: speech_from(one) for who, one in value.items()} if isinstance(value, dict) else {"": None}
    if not all(isinstance(who, str) and one is not None for who, one in read.items()):
        return None
    return {who: data for who, one in read.items() if one is not None and (data := plain(one))}


def _sound_speech(value: Any) -> dict[str, dict[str, Any]] | None:
    """What of it makes sense."""
    return _speech({who: one for who, one in value.items() if speech_from(one)}) if isinstance(value, dict) else None


_SWITCH = Rule("true or false", lambda value: value if isinstance(value, bool) else None)

RULES: dict[str, Rule] = {
    "language": _one_of("system", "en", "zh-Hans", "zh-Hant"),
    "theme": _one_of("night", "day", "system"),
    "text_scale": _number(0.75, 2.5),
    "motion": _one_of("full", "reduced", "system"),
    "music": _number(0, 1),
    "ambience": _number(0, 1),
    "effects": _number(0, 1),
    "muted": _SWITCH,
    "text_speed": _number(0, 4),
    "skip_unseen": _SWITCH,
    "auto_pace": _number(0.25, 4),
    "reading_face": _one_of("serif", "sans", "dyslexic"),
    "contrast": _one_of("system", "normal", "high"),
    "offers": _SWITCH,
    "face_captions": _SWITCH,
    "captions": _SWITCH,
    "model": _text(4096, least=1),
    "speech": Rule("for each companion a model, or values within their ranges", _speech, _sound_speech),
    "address": _text(80),
    "packs_off": Rule("a list of packs' ids", _names),
    "companion": _text(200),
    "first_run_done": _SWITCH,
    "window": Rule("x, y, width and height as whole numbers, or nothing", _geometry),
    "maximised": _SWITCH,
}


class SettingsFile:
    """The settings as they stand, and the file that keeps them. `notices` tells what had to be mended."""

    def __init__(self, path: Path, backups: Path | None = None) -> None:
        self.notices: list[Notice] = []
        self._path = path
        storage = AtomicJSONStorage(path, backups=backups, by_hand=True, notices=self.notices)
        self._table = TinyDB(storage=lambda: storage).table("settings")
        # get() is typed for queries too; with a doc_id it returns one document or None.
        written = self._table.get(doc_id=1)
        self.settings = self._mended(dict(written) if isinstance(written, dict) else {})

    def change(self, **values: Any) -> Settings:
        """Set some values and write them down. Raises ValueError for one that breaks its rule, KeepError."""
        changed = replace(self.settings, **{name: _checked(name, value) for name, value in values.items()})
        # An upsert leaves the keys alone that it does not name: those of a newer version.
        self._table.upsert(Document(asdict(changed), doc_id=1))
        self.settings = changed
        return changed

    def _mended(self, written: dict[str, Json]) -> Settings:
        settings = Settings()
        for name, rule in RULES.items():
            if name not in written:
                continue
            value = rule.convert(written[name])
            if value is None:
                nearest = rule.nearest(written[name])
                value = getattr(settings, name) if nearest is None else nearest
                told = f"The setting {name} was {written[name]!r}, but should be {rule.wanted}; it is {value!r} now."
                self.notices.append(Notice("settings.repaired", told, self._path))
            settings = replace(settings, **{name: value})
        return settings


def _checked(name: str, value: Any) -> Any:
    if name not in RULES:
        raise ValueError(f"There is no setting {name!r}. Known are: {', '.join(RULES)}.")
    converted = RULES[name].convert(value)
    if converted is None:
        raise ValueError(f"The setting {name} should be {RULES[name].wanted}; it cannot be {value!r}.")
    return converted
