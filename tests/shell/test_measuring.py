"""The measurers themselves: each finds its fault where there is one, and nothing where there is none."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea, QSlider, QWidget
from pytestqt.qtbot import QtBot

from tests.shell.contrast import faint_words, least_contrast
from tests.shell.measuring import faults
from tests.shell.screen_reader import tree

LONG = "Where the line runs out to sea"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(400, 300)
    made.setStyleSheet("QWidget { background: #141036; color: #fbedc8; font-size: 17px; }")
    qtbot.addWidget(made)
    return made


def lay(window: QWidget, widget: QWidget, x: int, y: int, width: int, height: int) -> None:
    widget.setParent(window)
    widget.setGeometry(x, y, width, height)


def test_what_has_room_has_no_fault(window: QWidget) -> None:
    label = QLabel(LONG * 3)
    label.setWordWrap(True)
    lay(window, label, 10, 10, 380, 120)
    lay(window, QPushButton(LONG), 10, 140, 380, 50)
    lay(window, QLineEdit(placeholderText="Write"), 10, 200, 380, 50)
    window.show()
    assert faults(window) == [] and faint_words(window) == []


@pytest.mark.parametrize("make", [QLabel, QPushButton, lambda text: QLineEdit(placeholderText=text)])
def test_too_narrow_for_its_words(window: QWidget, make: type[QWidget]) -> None:
    lay(window, make(LONG), 10, 10, 90, 50)
    window.show()
    assert ["is cut" in fault for fault in faults(window)] == [True]


def test_too_low_for_its_words(window: QWidget) -> None:
    label = QLabel(LONG * 3)
    label.setWordWrap(True)
    lay(window, label, 10, 10, 200, 30)
    window.show()
    assert ["is cut" in fault for fault in faults(window)] == [True]


def test_a_word_that_no_line_holds(window: QWidget) -> None:
    label = QLabel("Unwiederbringlichkeitsempfinden")
    label.setWordWrap(True)
    lay(window, label, 10, 10, 90, 200)
    window.show()
    assert ["is cut" in fault for fault in faults(window)] == [True]


def test_two_on_one_place(window: QWidget) -> None:
    lay(window, QPushButton("One"), 10, 10, 100, 50)
    lay(window, QPushButton("Two"), 60, 30, 100, 50)
    window.show()
    assert ["lies on" in fault for fault in faults(window)] == [True]


def test_out_of_the_window(window: QWidget) -> None:
    lay(window, QPushButton("Off"), 350, 10, 100, 50)
    window.show()
    assert ["sticks out" in fault for fault in faults(window)] == [True]


def test_scrolled_out_of_sight_is_no_fault_and_sideways_is(window: QWidget) -> None:
    area, body = QScrollArea(), QWidget()
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    body.resize(300, 900)
    lay(body, QPushButton("Far below"), 10, 800, 120, 50)
    area.setWidget(body)
    lay(window, area, 0, 0, 400, 300)
    window.show()
    assert faults(window) == []
    lay(body, QPushButton("Far aside"), 250, 10, 250, 50)
    body.resize(600, 900)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    body.findChildren(QPushButton)[-1].show()
    assert {"sticks out" in fault or "sideways" in fault for fault in faults(window)} == {True}


def test_an_empty_field_that_scrolls(window: QWidget) -> None:
    field = QPlainTextEdit()
    field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    lay(window, field, 10, 10, 200, 80)
    window.show()
    assert ["nothing to scroll" in fault for fault in faults(window)] == [True]
    field.verticalScrollBar().setRange(0, 40)
    assert ["is empty and scrolls" in fault for fault in faults(window)] == [True]


class Painted(QWidget):
    short = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(LONG, Qt.TextElideMode.ElideRight, 60) if self.short else LONG
        painter.drawText(QRect(0, 0, self.width(), self.height()), int(Qt.AlignmentFlag.AlignLeft), text)


def test_words_that_a_widget_paints_itself(window: QWidget) -> None:
    made = Painted()
    lay(window, made, 0, 0, 380, 40)
    window.show()
    assert faults(window) == []
    made.short = True
    assert ["is shortened" in fault for fault in faults(window)] == [True]
    made.short = False
    made.resize(100, 40)
    assert ["painted" in fault for fault in faults(window)] == [True]


@pytest.mark.parametrize(("ink", "ground", "faint"), [
    ("#fbedc8", "#141036", False), ("#6b6b6b", "#ffffff", False), ("#8a8a8a", "#ffffff", True),
    ("#5d5178", "#141036", True),
])  # fmt: skip
def test_faint_words(window: QWidget, ink: str, ground: str, faint: bool) -> None:
    label = QLabel(LONG)
    label.setStyleSheet(f"background: {ground}; color: {ink};")
    lay(window, label, 10, 10, 380, 40)
    window.show()
    assert bool(faint_words(window)) == faint


def test_a_ground_that_darkens_under_a_line_is_seen(window: QWidget) -> None:
    label = QLabel((LONG + " ") * 2)
    stops = "stop:0 #fff, stop:0.4 #fff, stop:0.42 #141036, stop:1 #141036"
    label.setStyleSheet(f"color: #2a2350; background: qlineargradient(x1:0, y1:0, x2:1, y2:0, {stops});")
    lay(window, label, 0, 10, 400, 40)
    window.show()
    assert faint_words(window) != []


def test_an_area_of_one_colour_has_no_contrast() -> None:
    assert least_contrast(np.full((40, 300, 3), 30, np.uint8), 60) == 1


def test_the_tree_has_names_roles_and_states(window: QWidget) -> None:
    press = QPushButton("Ring")
    press.setCheckable(True)
    press.setChecked(True)
    lay(window, press, 0, 0, 100, 40)
    slide = QSlider(Qt.Orientation.Horizontal)
    slide.setValue(7)
    lay(window, slide, 0, 50, 100, 40)
    gone = QPushButton("Gone")
    lay(window, gone, 0, 100, 100, 40)
    gone.hide()
    window.show()
    told = {one.role: one for one in tree(window)}
    assert told["CheckBox"].name == "Ring" and "checked" in told["CheckBox"].states
    assert told["Slider"].control and told["Slider"].name == "" and told["Slider"].value
    assert "Gone" not in [one.name for one in told.values()]
