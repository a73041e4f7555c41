"""What every page is given: the session's line, the words, the look, the stage, and ways to go elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.shell.director import Director
from game.shell.faces import FaceMaker
from game.shell.link import Failed, SessionLink
from game.shell.places import Shape
from game.shell.tokens import Look
from game.shell.words import Words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from game.session.messages import CardCame
    from game.session.views import CompanionView
    from game.shell.dress import Dress
    from game.shell.soundscape import Soundscape
    from game.shell.talk import Talk


@dataclass(frozen=True)
class Context:
    """Made anew when language, theme or size change; pages are made anew with it.

    go: show a page by name. read: open a chapter. reveal: turn a card over. wear: change settings, at once and for
    good. cover: lay something over everything, or take it away. hide_panel: show only the stage, until the next key or
    click. trouble: say that something could not be done. announce: tell a screen reader. reshape: lay the page out
    another way. tell: say something for a moment, on the stage and to a screen reader.
    """

    link: SessionLink
    words: Words
    look: Look
    director: Director
    faces: FaceMaker
    sound: Soundscape
    dress: Dress
    companion: CompanionView | None
    talk: Talk | None
    go: Callable[[str], None]
    read: Callable[[str], None]
    reveal: Callable[[CardCame, Callable[[], None]], None]
    wear: Callable[[dict[str, Any]], None]
    cover: Callable[[QWidget | None], None]
    hide_panel: Callable[[], None]
    trouble: Callable[[Failed], None]
    announce: Callable[[str], None]
    reshape: Callable[[Shape], None]
    tell: Callable[[str], None]
