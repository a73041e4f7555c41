"""Whose words she speaks: the models that are here, one's own file or server, and how freely she may speak."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from game.mind.speech import PRESETS, Speech, plain, preset_of, speech_from
from game.shell.context import Context
from game.shell.link import Failed
from game.shell.widgets import Rule, Scroll, button, clear, column, label, row_frame

if TYPE_CHECKING:
    from game.session.shelf import ModelView

_WIDE = 125
"""Per cent of the usual text, above which buttons stand below each other."""
_EXAMPLE = "http://localhost:11434/v1#qwen3:8b"
_LANGUAGES = {"en": ("en",), "zh": ("zh",), "both": ("en", "zh")}


class ModelsPage(QWidget):
    """`reload` loads the chosen model beside the game; what it tells comes where all such things are told."""

    def __init__(self, context: Context, reload: Callable[[str], None]) -> None:
        super().__init__()
        self._context, self._reload = context, reload
        words, look = context.words, context.look
        rows = column(self, 0, look.px(4))
        rows.addWidget(label(words("models.title"), "title", wrap=False))
        rows.addWidget(Rule(look))
        scroll = Scroll(look.px(7), look.px(8))
        rows.addWidget(scroll, 1)
        self._told = label("", "quiet")
        self._told.hide()
        self._list, self._own = column(None, 0, look.px(6)), column(None, 0, look.px(6))
        scroll.content.addWidget(label(words("models.about"), "quiet"))
        scroll.content.addLayout(self._list)
        scroll.content.addWidget(self._told)
        scroll.content.addWidget(label(words("models.add_file"), "heading"))
        scroll.content.addWidget(button(words("models.choose_file"), self._choose_file))
        scroll.content.addWidget(label(words("models.add_server"), "heading"))
        scroll.content.addWidget(label(words("models.server_about"), "quiet"))
        self._server(scroll)
        scroll.content.addLayout(self._own)
        scroll.content.addStretch(1)
        self._look_again()

    # What there is

    def _look_again(self) -> None:
        self._context.link.ask(lambda desk: (desk.shelf.rows(), desk.kept.settings.settings.speech), self._show)

    def _show(self, found: tuple[list[ModelView], dict[str, Any]]) -> None:
        models, speech = found
        clear(self._list)
        for model in models:
            self._list.addWidget(self._row(model))
        clear(self._own)
        who = self._context.companion
        if who is not None:
            self._speech(who.id, who.short_name, speech_from(speech.get(who.id, {})) or Speech(), models)

    def _row(self, model: ModelView) -> QWidget:
        words, look = self._context.words, self._context.look
        frame = row_frame()
        row = self._beside()
        frame.setLayout(row)
        names = column(None, 0, look.px(2))
        names.addWidget(label(words("settings.model_starter") if model.spec == "starter" else model.name))
        names.addWidget(label(self._facts(model), "quiet", selectable=True))
        row.addLayout(names, 1)
        if model.in_use:
            row.addWidget(
                button(
                    words("models.again"), partial(self._use, model.spec), name=f"{words('models.again')}: {model.name}"
                )
            )
        elif model.fits:
            row.addWidget(
                button(
                    words("models.use"),
                    partial(self._use, model.spec),
                    "primary",
                    name=f"{words('models.use')}: {model.name}",
                )
            )
        if model.spec != "starter":
            row.addWidget(
                button(
                    words("models.remove"),
                    partial(self._remove, model.spec),
                    "plain",
                    name=f"{words('models.remove')}: {model.name}",
                )
            )
        return frame

    def _facts(self, model: ModelView) -> str:
        words = self._context.words
        if not model.fits:
            return model.why
        spoken = ", ".join(words(f"models.language_{one}") if one in ("en", "zh") else one for one in model.languages)
        if model.server:
            where = words("talk.sent_away" if model.away else "talk.sent_near", server=model.server)
            return f"{where} {spoken}"
        in_use = f"{words('models.in_use')} · " if model.in_use else ""
        return f"{in_use}{model.size_mb:.0f} MB · {model.quantisation} · {spoken}"

    # What can be done

    def _do(self, request: Callable[[Any], Any], then: Callable[[Any], None] | None = None) -> None:
        self._tell("")
        self._context.link.ask(request, then or (lambda _: self._look_again()), self._fail)

    def _use(self, spec: str) -> None:
        self._do(lambda desk: desk.use_model(spec), lambda row: self._begin(row.spec))

    def _begin(self, spec: str) -> None:
        self._context.wear({"model": spec})
        self._reload(spec)
        self._look_again()

    def _remove(self, spec: str) -> None:
        self._do(lambda desk: desk.remove_model(spec))

    def _choose_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        path, _ = QFileDialog.getOpenFileName(self, self._context.words("models.add_file"), "", "GGUF (*.gguf)")
        if path:
            self._do(lambda desk: desk.shelf.add(path))

    def _server(self, scroll: Scroll) -> None:
        words = self._context.words
        self.address, self.key = QLineEdit(), QLineEdit()
        self.key.setEchoMode(QLineEdit.EchoMode.Password)
        for line, name, shown in (
            (self.address, "models.address", _EXAMPLE),
            (self.key, "models.key", words("models.key")),
        ):
            line.setPlaceholderText(shown)
            line.setAccessibleName(words(name))
            scroll.content.addWidget(line)
        scroll.content.addWidget(label(words("models.add"), "field"))
        row = self._beside()
        for name in _LANGUAGES:
            says = words(f"models.speaks_{name}")
            row.addWidget(button(says, partial(self.add_server, name)))
        scroll.content.addLayout(row)

    def add_server(self, language: str) -> None:
        """Ask the server which models it has, and put it on the list. Nothing that was said is sent."""
        address, key = self.address.text().strip(), self.key.text().strip()
        self.key.clear()
        if address:
            self._do(lambda desk: desk.shelf.add(address, _LANGUAGES[language], key or None))

    # How she speaks

    def _speech(self, who: str, name: str, speech: Speech, models: list[ModelView]) -> None:
        words = self._context.words
        self._own.addWidget(label(words("models.speech", name=name), "heading"))
        self._own.addWidget(label(words("models.speech_about", name=name), "quiet"))
        row = self._beside()
        for preset, values in PRESETS.items():
            made = button(words(f"models.preset_{preset}"), partial(self._speak, who, speech, values), "choice")
            made.setCheckable(True)
            made.setChecked(preset_of(speech) == preset)
            row.addWidget(made)
        self._own.addLayout(row)
        for spec, says in [("", words("models.as_everybody")), *((m.spec, m.name) for m in models if m.fits)]:
            made = button(says, partial(self._speak, who, speech, {"model": spec}), "choice")
            made.setCheckable(True)
            made.setChecked(speech.model == spec)
            self._own.addWidget(made)

    def _speak(self, who: str, speech: Speech, values: Mapping[str, Any]) -> None:
        kept = plain(speech)
        if "model" not in values:
            kept = {n: v for n, v in kept.items() if n not in ("temperature", "min_p", "repeat_penalty")}
        data = {n: v for n, v in {**kept, **values}.items() if v != ""}
        self._do(lambda desk: desk.speak_as(who, data))

    def _beside(self) -> QBoxLayout:
        """A row, or a column where the text is so large that a row would not fit."""
        look = self._context.look
        across = look.px(100) <= _WIDE
        made = QBoxLayout(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)
        made.setSpacing(look.px(6))
        return made

    # What went wrong

    def _fail(self, failed: Failed) -> None:
        self._tell(f"{failed.what} {failed.remedy}".strip())

    def _tell(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))
        if text:
            self._context.announce(text)
