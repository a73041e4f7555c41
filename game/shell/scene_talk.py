"""A chapter's stretch of free talk as the window holds it: an evening's bubbles, until the story goes on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from game.shell.link import SessionLink
from game.shell.talk import Talk

if TYPE_CHECKING:
    from game.session.views import TalkEntry, TalkView


class SceneTalk(Talk):
    """`ended` brings what the session told of the end; what was said before it may still be appearing."""

    ended = Signal(object)
    again = False

    def __init__(self, link: SessionLink, talk: TalkView, parent: QObject | None = None) -> None:
        super().__init__(link, talk.companion, parent)
        self.left = talk.left
        self._end: Any = None
        self._show(_rows(talk))
        self._set_busy(True)
        self._follow(lambda desk: desk.stories.resume())

    def say(self, text: str) -> None:
        text = text.strip()
        if not text or self.busy or self._end is not None:
            return
        self.finish_speaking()
        self._put_down(text)
        self._follow(lambda desk: desk.stories.say(text))

    def stand(self, talk: TalkView) -> None:
        """Show the talk as it stands on the path, as after going back."""
        self.left = talk.left
        self._show(_rows(talk))

    def _tell(self, message: Any) -> None:
        from game.session.messages import TalkEnded

        if isinstance(message, TalkEnded):
            self._end = message
        else:
            super()._tell(message)

    def _done(self) -> None:
        self._end_reply()
        self.settled.emit()
        if self._end is not None:
            self.ended.emit(self._end)


def _rows(talk: TalkView) -> list[TalkEntry]:
    """What was said; a chapter needs no marks of days."""
    return [replace(one, begins=False) for one in talk.said]
