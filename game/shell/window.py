"""The window: the stage full-bleed, a panel with the page on it, the tabs above. It lays out and knows no game."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from game.shell.canvas import StageCanvas
from game.shell.chrome import Panel, caption_plate
from game.shell.places import Box, Shape, places
from game.shell.style import style_sheet
from game.shell.tabs import TABS, Tabs
from game.shell.tokens import Look
from game.shell.words import Words

LEAST, FIRST = (960, 600), (1280, 720)
_CAPTION_MS = 5000
_BACKDROP_MS = 900
"""After a dissolve the panels take a new picture of the stage behind them."""


class Window(QWidget):
    """`closing` before it closes; `resized` once it has kept a new size for a moment; `key` for keys no page wanted;
    `stage_pressed` for a click on the stage; `dropped` for files that were dropped anywhere on it, as paths."""

    closing = Signal()
    resized = Signal()
    key = Signal(int)
    stage_pressed = Signal()
    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(*LEAST)
        self.setAcceptDrops(True)
        self.canvas = StageCanvas(self)
        self.panel: Panel | None = None
        self.tabs: Tabs | None = None
        self.page: QWidget | None = None
        self.cover: QWidget | None = None
        """What lies over everything, such as a card being turned."""
        self.shape: Shape = "side"
        self._look: Look | None = None
        self._alone = False
        """Whether the panel is hidden, so that only the stage is seen."""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(160)
        self._settle.timeout.connect(self.resized)
        self._backdrop = QTimer(self)
        self._backdrop.setSingleShot(True)
        self._backdrop.setInterval(_BACKDROP_MS)
        self._backdrop.timeout.connect(self.take_backdrop)
        self._caption = QTimer(self)
        self._caption.setSingleShot(True)
        self._caption.setInterval(_CAPTION_MS)
        self._caption.timeout.connect(lambda: self.canvas.show_caption(QPoint(), None))

    def dress(self, look: Look, words: Words, go: Callable[[str], None]) -> None:
        """Wear another look: panel and tabs are made anew, the page goes."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.setStyleSheet(style_sheet(look))
        self.setWindowTitle(words("title"))
        for old in (self.panel, self.tabs):
            if old is not None:
                old.hide()
                old.deleteLater()
        self._look, self._alone = look, False
        self.page = None
        self.panel = Panel(look, self)
        rows = QVBoxLayout(self.panel)
        margin = self.panel.margin
        rows.setContentsMargins(margin, margin - 2, margin, margin)
        self.tabs = Tabs(look, words, go, self)
        self.panel.show()
        self._lay_out()

    def show_page(self, page: QWidget, name: str, shape: Shape) -> None:
        """Put a page on the panel."""
        assert self.panel is not None and self.tabs is not None
        rows = self.panel.layout()
        assert rows is not None
        if self.page is not None:
            rows.removeWidget(self.page)
            self.page.hide()
            self.page.deleteLater()
        self.page, self.shape, self._alone = page, shape, False
        self.panel.closed = shape == "wide"
        rows.addWidget(page)
        self.tabs.show_page(name)
        self._lay_out()
        page.show()

    def reshape(self, shape: Shape) -> None:
        """Lay the same page out another way."""
        if shape != self.shape:
            self.shape = shape
            self._lay_out()
            self._backdrop.start()

    def set_cover(self, cover: QWidget | None) -> None:
        """Lay something over everything, or take it away; the stage holds still meanwhile."""
        if self.cover is not None:
            self.cover.hide()
            self.cover.deleteLater()
        self.cover = cover
        if cover is not None:
            cover.setParent(self)
            cover.setGeometry(self.rect())
            cover.show()
            cover.raise_()
            cover.setFocus()
        self.canvas.pause(cover is not None)

    def hide_panel(self) -> None:
        """Show the stage alone, until the next key or click."""
        self._set_alone(True)
        self.setFocus()

    def show_caption(self, text: str) -> None:
        """What is heard, in words, for a moment, in the corner of the stage that no panel covers."""
        if self._look is not None:
            gap = round(min(24.0, self.width() * 0.02))
            plate = caption_plate(self._look, text, round(self.width() * 0.46), self.devicePixelRatioF())
            self.canvas.show_caption(QPoint(gap, gap), plate)
            self._caption.start()

    def stage_changed(self) -> None:
        """The stage shows another setting: once the dissolve is over, let that shine through the panels."""
        self._backdrop.start()
        QTimer.singleShot(30, self.take_backdrop)

    def take_backdrop(self) -> None:
        for panel in (self.panel, self.tabs):
            if panel is not None and panel.isVisible():
                panel.take_backdrop(self.canvas.picture())

    def go_tab(self, number: int, go: Callable[[str], None]) -> None:
        if self.tabs is not None and self.tabs.isVisible() and self.cover is None:
            go(TABS[number - 1])

    def take_place(self, kept: tuple[int, ...]) -> None:
        """Where it was last time (x, y, width, height), if that is still on a screen; else a size the screen has."""
        screen = self.screen().availableGeometry()
        if len(kept) == 4:
            x, y, width, height = kept
            self.resize(width, height)
            if self.screen().availableGeometry().contains(x + width // 2, y + 20):
                self.move(x, y)
        else:
            self.resize(min(FIRST[0], screen.width()), min(FIRST[1], screen.height()))

    def place(self) -> dict[str, Any]:
        """Where it is, as the settings keep it."""
        if self.isMaximized():
            return {"maximised": True}
        # The place is that of the frame and the size that of the content: those are what move and resize take.
        return {"window": (self.pos().x(), self.pos().y(), self.width(), self.height()), "maximised": False}

    def _lay_out(self) -> None:
        if self.panel is None or self.tabs is None or self._look is None:
            return
        laid = places(self.width(), self.height(), self._look.scale, self.shape)
        self.canvas.setGeometry(self.rect())
        self.panel.setGeometry(_rect(laid.panel))
        self.tabs.setVisible(laid.tabs is not None)
        if laid.tabs is not None:
            self.tabs.setGeometry(_rect(laid.tabs))
        self.panel.setVisible(not self._alone)
        if self.shape in ("side", "alone", "title"):
            self.canvas.leave_free(laid.panel.x)
        elif self.shape in ("story", "choice"):
            self.canvas.leave_free(self.width())
        boxes = [laid.panel, *([laid.tabs] if laid.tabs else [])]
        self.canvas.cast_shadows([_rect(box) for box in boxes if not self._alone])
        if self.cover is not None:
            self.cover.setGeometry(self.rect())
            self.cover.raise_()
        self.take_backdrop()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._lay_out()
        self._settle.start()
        self._backdrop.start()

    def moveEvent(self, _event: QMoveEvent) -> None:
        self._settle.start()

    def _set_alone(self, alone: bool) -> None:
        self._alone = alone
        self._lay_out()
        if not alone and self.page is not None:
            self.page.setFocus()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._alone:
            self._set_alone(False)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.stage_pressed.emit()
        elif self.page is not None and self.shape in ("story", "choice"):
            self.page.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Over the stage the wheel means what it means over the page, where that is a story."""
        if self.page is not None and self.shape in ("story", "choice") and not self._alone:
            self.page.wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._alone:
            self._set_alone(False)
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not control:
            self.key.emit(event.key())
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only files of this machine: what a browser drags along is an address, and nothing is fetched."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.dropped.emit(files)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)


def _rect(box: Box) -> QRect:
    return QRect(box.x, box.y, box.width, box.height)
