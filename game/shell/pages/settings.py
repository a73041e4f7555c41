"""The settings: how it looks, how it reads, what is heard, what the player is called, where everything is kept. Each
takes hold at once."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from game.shell.choosing import SCALES, SPEEDS, Choice, Line, Loudness
from game.shell.context import Context
from game.shell.reading_face import FACES
from game.shell.widgets import Rule, Scroll, button, column, label
from game.shell.words import LANGUAGES

PACES = ((0.6, "slow"), (1.0, "usual"), (1.7, "fast"))
Options = tuple[tuple[Any, str], ...]


class SettingsPage(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        words, look = context.words, context.look
        self._context = context
        rows = column(self, 0, look.px(4))
        rows.addWidget(label(words("tab.settings"), "title", wrap=False))
        rows.addWidget(Rule(look))
        self._scroll = Scroll(look.px(6), look.px(8))
        rows.addWidget(self._scroll, 1)
        for section, settings in sections(context).items():
            self._section(section)
            for name, options in settings:
                self._field(name, Choice(context, name, options, getattr(context.dress, name)))
            if section == "sound":
                for name in ("music", "ambience", "effects"):
                    self._rows.addWidget(Loudness(context, name, getattr(context.dress, name)))
        self._section("you")
        self._you = column(None, 0, look.px(6))
        self._rows.addLayout(self._you)
        self._section("model")
        model = words("settings.model_starter") if context.dress.model == "starter" else context.dress.model
        self._rows.addWidget(label(model, selectable=True))
        self._rows.addWidget(button(words("models.open"), lambda: context.go("models")))
        self._rows.addWidget(button(words("packs.open"), lambda: context.go("packs")))
        self._section("data")
        self._data = column(None, 0, look.px(6))
        self._rows.addLayout(self._data)
        self._rows.addStretch(1)
        context.link.ask(lambda desk: (desk.player(), str(desk.folder)), self._show_kept)

    @property
    def _rows(self) -> QVBoxLayout:
        return self._scroll.content

    def _section(self, name: str) -> None:
        look = self._context.look
        if self._rows.count():
            self._rows.addSpacing(look.px(14))
        self._rows.addWidget(label(self._context.words(f"settings.section_{name}"), "section"))
        self._rows.addWidget(Rule(look))

    def _field(self, name: str, field: QWidget) -> None:
        self._rows.addWidget(label(self._context.words(f"settings.{name}"), "field"))
        self._rows.addWidget(field)
        self._rows.addSpacing(self._context.look.px(4))

    def _show_kept(self, kept: tuple[str, str]) -> None:
        """What only the session knows: the player's name, and the folder that everything is in."""
        (player, folder), words, context = kept, self._context.words, self._context
        for line, says in you(context, player):
            self._you.addWidget(label(says, "field"))
            self._you.addWidget(line)
        self._data.addWidget(label(words("settings.data_is"), "field"))
        self._data.addWidget(label(folder, selectable=True))
        url = QUrl.fromLocalFile(folder)
        self._data.addWidget(button(words("settings.data_open"), partial(QDesktopServices.openUrl, url)))
        self._data.addWidget(label(words("settings.data_move"), "quiet", selectable=True))
        self._data.addWidget(label(words("settings.about"), "quiet"))


def you(context: Context, player: str) -> tuple[tuple[Line, str], ...]:
    """The lines for the player's name and for how companions address them, each with what stands over it."""
    words, link = context.words, context.link
    name, address = words("first.name"), words("first.address")

    def rename(text: str) -> None:
        link.ask(lambda desk: desk.name_player(text))

    def readdress(text: str) -> None:
        context.wear({"address": text})

    return (
        (Line(name, words("first.name_hint"), player, 60, rename), name),
        (Line(address, words("first.address_hint"), context.dress.address, 40, readdress), address),
    )


def sections(context: Context) -> dict[str, tuple[tuple[str, Options], ...]]:
    """Every setting that is a choice, by section, with its values and what they are called."""
    words = context.words

    def named(setting: str, *names: str) -> Options:
        return tuple((name, words(f"settings.{setting}_{name}")) for name in names)

    switch: Options = ((True, words("settings.on")), (False, words("settings.off")))
    return {
        "look": (
            ("language", (*LANGUAGES.items(), ("system", words("settings.system")))),
            ("text_scale", tuple((scale, f"{round(scale * 100)} %") for scale in SCALES)),
            ("theme", named("theme", "night", "day")),
            ("contrast", named("contrast", "system", "normal", "high")),
            ("motion", named("motion", "full", "reduced", "system")),
        ),
        "reading": (
            ("text_speed", tuple((speed, words(f"settings.text_speed_{name}")) for speed, name in SPEEDS)),
            ("auto_pace", tuple((pace, words(f"settings.auto_pace_{name}")) for pace, name in PACES)),
            ("skip_unseen", ((False, words("settings.skip_read")), (True, words("settings.skip_all")))),
            ("reading_face", tuple((name, words(f"settings.face_{name}")) for name in FACES)),
        ),
        "talk": (("offers", switch), ("face_captions", switch)),
        "sound": (
            ("muted", ((False, words("settings.sound_on")), (True, words("settings.sound_off")))),
            ("captions", switch),
        ),
    }
