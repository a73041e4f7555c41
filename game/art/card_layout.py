"""Where a card's words stand: the largest setting of title and role that its plate holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.art.frames import FRAMES, UNITS, Frame, Rarity
from game.art.lettering import Line, Setting, balanced, shortened, text_width

LARGEST, SMALLEST, STEP = 100, 58, 3
"""Sizes that are tried, in percent of the frame's own."""
SMALLEST_ROLE = 84
CHINESE_ROLE = 1.15
"""Chinese roles are set larger: their strokes need the room."""
LEADING = 1.06
CAPITAL_TRACKING = 0.15
CHINESE_TRACKING = 0.22
"""Of the size: space between capitals, between the characters of a short Chinese title."""
SHORT_CHINESE_TITLE = 8


@dataclass(frozen=True)
class CardView:
    """A card as it is to be shown: its words already in the player's language, its picture as a file.

    `number` is bare ("031"); the face prints it as its language does. `picture` may have its foil beside it.
    """

    id: str
    title: str
    subtitle: str
    rarity: Rarity
    number: str
    set_name: str
    picture: Path
    language: str
    found: bool = True


def printed_number(card: CardView) -> str:
    """The number as it stands on the card: `No. 031`, `第 031 号`; what is no number stands as it is."""
    if not card.number.isdigit():
        return card.number
    return {"zh-Hans": "第 {} 号", "zh-Hant": "第 {} 號"}.get(card.language, "No. {}").format(card.number)


@dataclass(frozen=True)
class _Block:
    """Title lines and the role below, with the settings that they were tried in."""

    title: list[str]
    title_setting: Setting
    role: str
    role_setting: Setting

    @property
    def height(self) -> float:
        """From the top of the first line to the foot of the last."""
        role = self.role_setting.height if self.role else 0.0
        return (len(self.title) * self.title_setting.height + role) * LEADING


def card_lines(card: CardView, width: int) -> list[Line]:
    """Every line on a found card's face, `width` pixels wide; the first ones are the title's."""
    frame, scale = FRAMES[card.rarity], width / UNITS[0]
    chinese = card.language.startswith("zh")
    return [*_plate_lines(card, frame, scale, chinese), *_foot_lines(card, frame, scale, chinese)]


def _plate_lines(card: CardView, frame: Frame, scale: float, chinese: bool) -> list[Line]:
    left, top, right, bottom = (edge * scale for edge in frame.plate)
    for percent in range(LARGEST, SMALLEST - 1, -STEP):
        block = _set_block(card, frame, scale, percent, chinese, right - left)
        widest = max((text_width(line, block.title_setting) for line in block.title), default=0.0)
        if block.height <= bottom - top and widest <= right - left:
            break
    else:
        block = _cut_block(block, right - left)
    return _place(block, frame, (left, top, right, bottom))


def _set_block(card: CardView, frame: Frame, scale: float, percent: int, chinese: bool, width: float) -> _Block:
    size = frame.title_size * scale * percent / 100
    name = bool(card.subtitle) and frame.capitals
    text = card.title.upper() if name and not chinese else card.title
    tracking = 0.0
    if chinese and len(text) <= SHORT_CHINESE_TITLE:
        tracking = size * CHINESE_TRACKING
    elif name and not chinese:
        tracking = size * CAPITAL_TRACKING
    setting = Setting("semibold", size, chinese, tracking)
    role_size = frame.role_size * (CHINESE_ROLE if chinese else 1)
    role_setting = Setting("italic", role_size * scale * max(percent, SMALLEST_ROLE) / 100, chinese)
    role = shortened(card.subtitle, role_setting, width)
    return _Block(balanced(text, setting, width), setting, role, role_setting)


def _cut_block(block: _Block, width: float) -> _Block:
    """The last resort, at the smallest size: two lines (one above a role), each cut to the plate's width."""
    kept = 1 if block.role else 2
    lines = block.title[:kept]
    if len(block.title) > kept:
        lines[-1] = " ".join(block.title[kept - 1 :])
    setting = block.title_setting
    return _Block([shortened(line, setting, width) for line in lines], setting, block.role, block.role_setting)


def _place(block: _Block, frame: Frame, plate: tuple[float, float, float, float]) -> list[Line]:
    """Centre the block on its plate."""
    left, top, right, bottom = plate
    middle = (left + right) / 2
    at = (top + bottom - block.height) / 2
    lines = []
    texts = [(text, block.title_setting, frame.title_colour) for text in block.title]
    if block.role:
        texts.append((block.role, block.role_setting, frame.role_colour))
    for text, setting, colour in texts:
        width = text_width(text, setting)
        room = setting.height * LEADING
        baseline = at + setting.ascent + (room - setting.height) / 2
        lines.append(Line(text, setting, colour, middle - width / 2, baseline, width))
        at += room
    return lines


def _foot_lines(card: CardView, frame: Frame, scale: float, chinese: bool) -> list[Line]:
    """The number at the left, the set at the right, clear of the pips between them."""
    left, right, baseline = (value * scale for value in frame.foot)
    setting = Setting("italic", frame.foot_size * scale, chinese)
    room = (right - left) / 2 - 70 * scale
    number, name = (shortened(text, setting, room) for text in (printed_number(card), card.set_name))
    wide, far = text_width(number, setting), text_width(name, setting)
    return [
        Line(number, setting, frame.foot_colour, left, baseline, wide),
        Line(name, setting, frame.foot_colour, right - far, baseline, far),
    ]
