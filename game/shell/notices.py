"""What a turn brought, as slips between the bubbles: why the bond moved, what will be remembered, what has opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from game.shell.icons import paint_icon
from game.shell.items import Left, brought_of
from game.shell.link import Failed
from game.shell.tokens import Look
from game.shell.widgets import button, column, label, row_frame
from game.shell.words import Words

if TYPE_CHECKING:
    from game.session.views import Brought
    from game.shell.context import Context


class Mark(QWidget):
    """A small icon beside a line of text."""

    def __init__(self, look: Look, name: str, size: float = 16, colour: str = "") -> None:
        super().__init__()
        self._name, self._colour = name, QColor(colour or look.theme.role)
        self.setFixedSize(QSize(look.px(size), look.px(size) + look.px(4)))
        self._size = look.px(size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_icon(
            QPainter(self), self._name, QRectF(0, self.height() - self._size, self._size, self._size), self._colour
        )


_MARKS = {"bond": "star", "beat": "lamp", "memory": "check", "chapter": "chapters"}


def told(words: Words, brought: Brought, name: str) -> str:
    """What a line brought, as one sentence."""
    match brought.what:
        case "bond":
            return words("notice.bond", points=f"{brought.points:+d}".replace("-", "−"), why=brought.text)
        case "beat":
            return words("notice.beat", title=brought.text)
        case "memory":
            return words("notice.remembered", name=name, text=brought.text)
        case "chapter":
            return words("notice.unlocked", title=brought.text)


def why(words: Words, brought: Brought) -> str:
    """Why a line moved the bond by so much and not by more; "" for what is no matter of points."""
    if brought.what != "bond":
        return ""
    if brought.points < 0:
        return words("talk.why_hurt")
    return words("talk.why_again", n=brought.times) if brought.times else words("talk.why_first")


def slip_widget(context: Context, brought: Brought, why_too: bool) -> QWidget:
    """A line of what was brought; a chapter that opened can be read at once."""
    name = context.companion.short_name if context.companion else context.words("talk.her")
    read = (lambda: context.read(brought.chapter)) if brought.chapter else None
    more = why(context.words, brought) if why_too else ""
    return _slip_widget(context, _MARKS[brought.what], told(context.words, brought, name), read, more)


def slip(words: Words, message: Any, name: str) -> tuple[str, str]:
    """The icon and the sentence of a message that is one line; ("", "") for one that is shown otherwise or not."""
    from game.session import messages as m

    brought = brought_of(message)
    if brought is not None:
        return _MARKS[brought.what], told(words, brought, name)
    match message:
        case m.RankRisen(name=rank):
            return "star", words("notice.rank", rank=rank)
        case m.DrawsEarned(count=0, put_by=put_by):
            return "album", words("notice.draws_put_by", n=put_by)
        case m.DrawsEarned(count=count):
            return "album", words("notice.draws", n=count)
        case m.CardCame(title=title):
            return "album", words("notice.card", title=title)
        case m.LanguageNote(voice=voice):
            return "talk", words("notice.language", name=name, voice=voice)
        case Left():
            return "ways", words("talk.left")
    return "", ""


def notice_widget(context: Context, message: Any) -> QWidget | None:
    """A slip, the crisis card, or a note of trouble; None where nothing is to be shown."""
    from game.session import messages as m

    if isinstance(message, m.CareCard):
        return care_card(context.look, message.title, message.text, message.lines)
    if isinstance(message, m.Trouble | Failed):
        return trouble_note(context, message.what, message.remedy)
    name = context.companion.short_name if context.companion else ""
    mark, text = slip(context.words, message, name)
    if not text:
        return None
    made = _slip_widget(context, mark, text, None, "")
    if isinstance(message, Left) and context.talk is not None:
        talk, rows = context.talk, made.layout()
        assert isinstance(rows, QHBoxLayout)
        rows.addWidget(button(context.words("talk.left_back"), lambda: talk.take_way(message.end), "plain"))
    return made


def _slip_widget(context: Context, mark: str, text: str, read: Callable[[], None] | None, why_too: str) -> QWidget:
    look = context.look
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(look.px(9), 0, look.px(9), 0)
    row.setSpacing(look.px(8))
    row.addWidget(Mark(look, mark), 0, Qt.AlignmentFlag.AlignTop)
    said = column(None, 0, 0)
    said.addWidget(label(text, "role"))
    if why_too:
        said.addWidget(label(why_too, "quiet"))
    row.addLayout(said, 1)
    if read is not None:
        row.addWidget(button(context.words("chapters.read"), read, "primary"))
    return frame


def care_card(look: Look, title: str, text: str, lines: tuple[str, ...]) -> QFrame:
    """Help, in its own colours, so that nothing else can be taken for it."""
    frame = row_frame("care")
    inside = column(frame, look.px(16), look.px(8))
    heading = label(title)
    heading.setStyleSheet(f"font-size: {look.px(21)}px; font-weight: 700;")
    inside.addWidget(heading)
    inside.addWidget(label(text, selectable=True))
    for line in lines:
        row = label(line, selectable=True)
        row.setStyleSheet("font-weight: 600;")
        inside.addWidget(row)
    frame.setAccessibleName(" ".join((title, text, *lines)))
    return frame


def trouble_note(context: Context, what: str, remedy: str) -> QFrame:
    frame = row_frame("trouble")
    inside = column(frame, context.look.px(14), context.look.px(4))
    inside.addWidget(label(what, selectable=True))
    inside.addWidget(label(remedy or context.words("trouble.kept"), "quiet", selectable=True))
    frame.setAccessibleName(f"{what} {remedy}")
    return frame
