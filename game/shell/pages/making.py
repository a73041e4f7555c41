"""Which page goes by which name. Each is loaded when first wanted: the first frame should not wait for the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from game.shell.sitting import Sitting


def make_page(page: str, sitting: Sitting) -> QWidget:
    """A fresh page; the talk for a name that no other has."""
    context = sitting.context()
    if page == "title":
        from game.shell.pages.title import TitlePage

        return TitlePage(context)
    if page == "first-run":
        from game.shell.pages.first_run import FirstRunPage

        return FirstRunPage(context, sitting.begin_game, sitting.typed)
    if page == "companions":
        from game.shell.pages.companions import CompanionsPage

        return CompanionsPage(context)
    if page == "aboard":
        from game.shell.newcomers import take_in
        from game.shell.pages.aboard import AboardPage

        return AboardPage(context, sitting.meet, lambda files: take_in(sitting, files))
    if page == "chapters":
        from game.shell.pages.chapters import ChaptersPage

        return ChaptersPage(context)
    if page == "map":
        from game.shell.pages.line_map import MapPage

        return MapPage(context)
    if page in ("album", "card"):
        from game.shell.pages.album import AlbumPage

        return AlbumPage(context, sitting.show_cards, sitting.album_kept)
    if page == "settings":
        from game.shell.pages.settings import SettingsPage

        return SettingsPage(context)
    if page == "models":
        from game.shell.pages.models import ModelsPage

        return ModelsPage(context, sitting.load_voice)
    if page == "packs":
        from game.shell.pack_watch import look_again
        from game.shell.pages.packs import PacksPage

        return PacksPage(context, lambda: look_again(sitting))
    if page == "reader":
        from game.shell.pages.reader import ReaderPage

        return ReaderPage(context, sitting.chapter)
    from game.shell.pages.talk import TalkPage

    return TalkPage(context)
