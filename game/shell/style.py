"""The style sheet of every widget, made from the tokens: no colour or size is written anywhere else."""

from __future__ import annotations

from game.shell.fonts import families
from game.shell.tokens import Look


def style_sheet(look: Look) -> str:
    """For the whole application; `role` and `kind` are properties the widgets carry."""
    theme, px = look.theme, look.px
    family = ", ".join(f'"{name}"' for name in families(look.chinese))
    italic = "normal" if look.chinese else "italic"
    focus = f"border: {px(2)}px solid {theme.title};"
    return f"""
* {{ font-family: {family}; font-size: {px(17)}px; color: {theme.text}; }}
QPushButton, QPlainTextEdit, QLineEdit {{ outline: none; }}
QToolTip {{ background: {theme.hers}; color: {theme.hers_text}; border: 1px solid {theme.rule}; padding: {px(5)}px; }}
QScrollArea, QScrollArea > QWidget > QWidget#content {{ background: transparent; border: none; }}
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {px(28)}px; font-weight: 600; color: {theme.title}; }}
QLabel[role="name"] {{ font-size: {px(50)}px; font-weight: 700; color: {theme.title}; }}
QLabel[role="section"] {{ font-size: {px(21)}px; font-weight: 600; color: {theme.role}; }}
QLabel[role="field"] {{ font-size: {px(17)}px; font-weight: 600; color: {theme.title}; }}
QLabel[role="heading"] {{ font-size: {px(20)}px; font-weight: 600; color: {theme.title}; }}
QLabel[role="role"] {{ font-style: {italic}; color: {theme.role}; }}
QLabel[role="quiet"] {{ font-size: {px(15)}px; color: {theme.quiet}; }}
QLabel[role="quote"] {{ font-style: {italic}; color: {theme.text}; }}
QLabel[role="warning"] {{ color: {theme.role}; }}
QLabel[role="sidetitle"] {{ font-size: {px(38)}px; font-weight: 700; color: {theme.side_text}; }}
QLabel[role="side"] {{ color: {theme.side_text}; }}
QLabel[role="sideaccent"] {{ font-style: {italic}; color: {theme.side_accent}; }}
QPushButton {{ background: {theme.raised}; color: {theme.text}; border: {px(1)}px solid {_faint(theme.rule)};
  border-radius: {px(10)}px; padding: {px(7)}px {px(16)}px; min-height: {px(22)}px; }}
QPushButton:hover {{ background: {theme.hovered}; border-color: {theme.rule}; }}
QPushButton:focus {{ {focus} padding: {px(6)}px {px(15)}px; }}
QPushButton:disabled {{ color: {theme.quiet}; border-color: {_faint(theme.quiet)}; }}
QPushButton[kind="primary"] {{ background: {theme.accent}; color: {theme.accent_text}; border-color: {theme.accent};
  font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {theme.role}; border-color: {theme.title}; }}
QPushButton[kind="primary"]:focus {{ border: {px(3)}px solid {theme.title}; padding: {px(5)}px {px(14)}px; }}
QPushButton[kind="primary"]:disabled {{ background: {theme.hovered}; color: {theme.quiet}; }}
QPushButton[kind="plain"] {{ background: transparent; border-color: transparent; padding: {px(4)}px {px(8)}px;
  color: {theme.role}; }}
QPushButton[kind="plain"]:hover {{ background: {theme.hovered}; }}
QPushButton[kind="plain"]:focus {{ {focus} padding: {px(3)}px {px(7)}px; }}
QPushButton[kind="plain"]:disabled {{ color: {theme.quiet}; }}
QPushButton[kind="plain"]:checked {{ background: {theme.hovered}; border-color: {theme.role}; }}
QLabel[role="option"] {{ font-size: {px(19)}px; color: {theme.title}; }}
QSlider::groove:horizontal {{ height: {px(6)}px; border-radius: {px(3)}px; background: {theme.hovered};
  border: 1px solid {_faint(theme.rule)}; }}
QSlider::sub-page:horizontal {{ background: {theme.rule}; border-radius: {px(3)}px; }}
QSlider::handle:horizontal {{ width: {px(16)}px; margin: -{px(7)}px 0; border-radius: {px(9)}px;
  background: {theme.rule}; border: {px(2)}px solid {theme.panel}; }}
QSlider:focus {{ outline: none; }}
QSlider::handle:horizontal:focus {{ border: {px(3)}px solid {theme.title}; }}
QPushButton[kind="tab"] {{ background: transparent; border: {px(2)}px solid transparent; border-radius: {px(9)}px;
  padding: {px(3)}px {px(9)}px; font-size: {px(16)}px; color: {theme.quiet}; }}
QPushButton[kind="tab"]:hover {{ color: {theme.title}; background: {theme.hovered}; }}
QPushButton[kind="tab"]:checked {{ color: {theme.title}; background: {theme.hovered}; font-weight: 600; }}
QPushButton[kind="tab"]:focus {{ border-color: {theme.title}; }}
QPushButton[kind="option"] {{ text-align: left; background: {theme.raised}; font-size: {px(19)}px;
  padding: {px(8)}px {px(18)}px; color: {theme.title}; }}
QPushButton[kind="option"]:hover, QPushButton[kind="option"]:focus {{ background: {theme.hovered}; {focus}
  padding: {px(7)}px {px(17)}px; }}
QLabel[role="next"] {{ font-size: {px(15)}px; color: {theme.quiet}; }}
QPushButton[kind="next"] {{ text-align: left; background: transparent; border: {px(2)}px solid transparent;
  border-radius: {px(9)}px; padding: 0; min-height: 0; }}
QPushButton[kind="next"]:hover {{ background: {theme.hovered}; }}
QPushButton[kind="next"]:focus {{ border-color: {theme.title}; padding: 0; }}
QLabel[role="chip"] {{ font-size: {px(16)}px; color: {theme.title}; }}
QPushButton[kind="chip"] {{ background: {theme.raised}; border: {px(1)}px solid {_faint(theme.rule)};
  border-radius: {px(13)}px; padding: 0; min-height: 0; }}
QPushButton[kind="chip"]:hover {{ background: {theme.hovered}; border-color: {theme.rule}; }}
QPushButton[kind="chip"]:focus {{ border: {px(2)}px solid {theme.title}; padding: 0; }}
QPushButton[kind="small"] {{ background: transparent; border: {px(2)}px solid transparent; padding: 0 {px(7)}px;
  min-height: {px(16)}px; font-size: {px(14)}px; color: {theme.role}; }}
QPushButton[kind="small"]:hover {{ background: {theme.hovered}; }}
QPushButton[kind="small"]:focus {{ border-color: {theme.title}; padding: 0 {px(7)}px; }}
QPushButton[kind="choice"] {{ background: {theme.raised}; padding: {px(6)}px {px(14)}px; }}
QPushButton[kind="choice"]:checked {{ background: {theme.accent}; color: {theme.accent_text};
  border-color: {theme.accent}; font-weight: 600; }}
QPushButton[kind="choice"]:focus {{ {focus} padding: {px(5)}px {px(13)}px; }}
QPushButton[kind="sidefilter"] {{ text-align: left; background: transparent; border: {px(2)}px solid transparent;
  color: {theme.side_text}; padding: {px(3)}px {px(12)}px; }}
QPushButton[kind="sidefilter"]:hover {{ background: {theme.side_hovered}; }}
QPushButton[kind="sidefilter"]:checked {{ background: {theme.side_text}; color: {theme.side}; font-weight: 600; }}
QPushButton[kind="sidefilter"]:focus {{ border-color: {theme.side_accent}; }}
QPlainTextEdit, QLineEdit {{ background: {theme.raised}; color: {theme.title}; font-size: {px(19)}px;
  border: {px(1)}px solid {_faint(theme.rule)}; border-radius: {px(13)}px; padding: {px(7)}px {px(14)}px;
  selection-background-color: {theme.yours}; selection-color: {theme.yours_text};
  placeholder-text-color: {theme.quiet}; }}
QPlainTextEdit:focus, QLineEdit:focus {{ border: {px(2)}px solid {theme.rule}; padding: {px(6)}px {px(13)}px; }}
QListWidget {{ background: {theme.raised}; border: {px(1)}px solid {_faint(theme.rule)}; border-radius: {px(13)}px;
  padding: {px(6)}px; outline: none; }}
QListWidget:focus {{ border-color: {theme.rule}; }}
QListWidget::item {{ color: {theme.text}; padding: {px(6)}px {px(8)}px; border-radius: {px(8)}px; }}
QListWidget::item:selected {{ background: {theme.yours}; color: {theme.yours_text}; }}
QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {_faint(theme.rule)}; border-radius: {px(4)}px; min-height: {px(40)}px;
  margin: 0 {px(1)}px; }}
QScrollBar::handle:vertical:disabled {{ background: transparent; }}
QScrollBar::handle:vertical:hover {{ background: {theme.rule}; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{ background: none;
  border: none;
  width: 0; height: 0; }}
QMenu {{ background: {theme.panel}; border: {px(1)}px solid {theme.rule}; padding: {px(5)}px; }}
QMenu::item {{ padding: {px(6)}px {px(20)}px; border-radius: {px(6)}px; color: {theme.text}; }}
QMenu::item:selected {{ background: {theme.hovered}; color: {theme.title}; }}
QMenu::item:disabled {{ color: {theme.quiet}; }}
QMessageBox, QDialog {{ background: {theme.panel}; }}
QFrame[kind="row"] {{ background: {theme.raised}; border: {px(1)}px solid {_faint(theme.rule)};
  border-radius: {px(12)}px; }}
QFrame[kind="care"] {{ background: {theme.warning}; border: {px(2)}px solid {theme.warning_text};
  border-radius: {px(12)}px; }}
QFrame[kind="care"] QLabel {{ color: {theme.warning_text}; }}
QFrame[kind="trouble"] {{ background: {theme.raised}; border: {px(2)}px solid #e8694f; border-radius: {px(12)}px; }}
QFrame[kind="side"] {{ background: {theme.side}; border-radius: {px(14)}px; }}
QProgressBar {{ background: {theme.side_hovered}; border: {px(2)}px solid {theme.side_text};
  border-radius: {px(7)}px; }}
QProgressBar::chunk {{ background: {theme.side_accent}; border-radius: {px(4)}px; }}
"""


def _faint(colour: str) -> str:
    """The same colour at under half its strength."""
    return f"rgba({int(colour[1:3], 16)}, {int(colour[3:5], 16)}, {int(colour[5:7], 16)}, 110)"
