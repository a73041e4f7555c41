"""How stories are read: what skipping skips, how fast lines appear and go on by themselves, what they are set in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from game.shell.choosing import SPEEDS, Choice
from game.shell.pages.cover import Cover
from game.shell.pages.settings import PACES
from game.shell.reading_face import FACES
from game.shell.teller import Teller
from game.shell.widgets import Scroll, clear, column, label

if TYPE_CHECKING:
    from game.shell.context import Context


class ReadingOptions(Cover):
    """Each choice is worn at once; a line below shows how a story looks with it."""

    def __init__(self, context: Context, leave: Callable[[], None]) -> None:
        words, look = context.words, context.look
        super().__init__(context, words("reader.options_title"), leave)
        self._dress = context.dress
        scroll = Scroll(look.px(6), look.px(8))
        self.rows.addWidget(scroll, 1)
        choices: tuple[tuple[str, tuple[tuple[Any, str], ...]], ...] = (
            ("skip_unseen", ((False, words("settings.skip_read")), (True, words("settings.skip_all")))),
            ("text_speed", tuple((value, words(f"settings.text_speed_{name}")) for value, name in SPEEDS)),
            ("auto_pace", tuple((value, words(f"settings.auto_pace_{name}")) for value, name in PACES)),
            ("reading_face", tuple((name, words(f"settings.face_{name}")) for name in FACES)),
        )
        here = replace(context, wear=self._wear)
        for name, options in choices:
            scroll.content.addSpacing(look.px(8))
            scroll.content.addWidget(label(words(f"settings.{name}"), "heading"))
            scroll.content.addWidget(Choice(here, name, options, getattr(self._dress, name)))
        scroll.content.addSpacing(look.px(14))
        self._example = column()
        scroll.content.addLayout(self._example)
        scroll.content.addStretch(1)
        self._show_example()
        self.setFocus()

    def _wear(self, values: dict[str, Any]) -> None:
        self._dress = self._dress.changed(values)
        self.context.wear(values)
        self._show_example()

    def _show_example(self) -> None:
        clear(self._example)
        shown = Teller(self.context.look, self._dress.text_speed, self._dress.reading_face)
        self._example.addWidget(shown)
        shown.tell(self.context.words("settings.face_example"), False)
