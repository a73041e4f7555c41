"""One whole evening at a real keyboard and pointer, and the same by the keyboard alone. Too long for every change:

    LANTERN_EVENING=1 python main.py test tests/shell/test_an_evening.py

needs Xvfb, openbox and xdotool, takes some minutes, and keeps a picture of every station among the artefacts.
"""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.shell.hands import Hands, at_the_desk, matches, missing
from tests.shell.keeping import artefacts

pytestmark = [
    pytest.mark.skipif(not os.environ.get("LANTERN_EVENING"), reason="an evening is asked for by LANTERN_EVENING=1"),
    pytest.mark.skipif(bool(missing()), reason=f"not here: {', '.join(missing())}"),
]
LINES = (
    "Good evening. Where does this train go?",
    "My sister is called Anna, and she lives by the sea.",
    "I am a little nervous about tomorrow, if I am honest.",
    "What is that light out there?",
    "I work nights in a bakery, so I am always tired.",
    "Do you ever get lonely on this train?",
    "Thank you for listening. That was kind of you.",
    "I miss my grandmother. She taught me to bake.",
    "What do you like best about the night?",
    "I promise I will tell you how it goes tomorrow.",
    "Have you always been a conductor?",
    "Tell me about the sea.",
)
FIRST, TITLE = "The Seat by the Window", "Chapters"


def test_by_keyboard_and_pointer(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "profile", artefacts("evening-by-hand")) as hands:
        hands.keep("title")
        hands.click("Begin")
        hands.until(lambda seen: seen["page"] == "first-run", "the first minute")
        hands.click("What may they call you?")
        hands.type("Ada")
        hands.keep("first-run")
        hands.click("Step onto the platform")
        hear_hello(hands)
        talk_until_a_scene_opens(hands, lambda: hands.click("Your line"))
        hands.click("Chapters")
        hands.keep("chapters")
        hands.click("Map")
        hands.until(lambda seen: seen["page"] == "map", "the map")
        hands.keep("map")
        hands.key("Escape")
        hands.click("Chapters")
        hands.until(lambda seen: seen["page"] == "chapters", "the chapters")
        hands.click("Read")
        read_to_the_end(hands, by_pointer=True)
        hands.click("Album")
        hands.until(lambda seen: seen["page"] == "album", "the album")
        hands.click("Draw")
        turn_the_card(hands, lambda: hands.click("Turn it over"), lambda: hands.click("Keep it"))
        hands.keep("album")
        hands.click("Settings")
        hands.until(lambda seen: seen["page"] == "settings", "the settings")
        hands.click("Colours: Day")
        hands.keep("settings-by-day")
        hands.click("Language: 简体中文")
        hands.control("谈话")
        hands.keep("settings-in-chinese")
        hands.click("谈话")
        hands.keep("talk-in-chinese")


def test_by_keyboard_alone(tmp_path: Path) -> None:
    with at_the_desk(tmp_path / "profile", artefacts("evening-by-keyboard")) as hands:
        hands.tab_to("Begin")
        hands.key("Return")
        hands.until(lambda seen: seen["focus"] == "What may they call you?", "the first minute")
        hands.type("Ada")
        hands.key("Tab")
        hands.type("Captain")
        hands.tab_to("Step onto the platform")
        hands.keep("first-run")
        hands.key("Return")
        hear_hello(hands)
        talk_until_a_scene_opens(hands, lambda: hands.tab_to("Your line"))
        hands.key("ctrl+3")
        hands.until(lambda seen: seen["page"] == "chapters", "the chapters")
        hands.tab_to("Map")
        hands.key("Return")
        hands.until(lambda seen: seen["page"] == "map", "the map")
        hands.keep("map")
        hands.key("ctrl+3")
        hands.until(lambda seen: seen["page"] == "chapters", "the chapters")
        hands.tab_to("Read")
        hands.keep("chapters")
        hands.key("Return")
        read_to_the_end(hands, by_pointer=False)
        hands.key("ctrl+4")
        draw = hands.control("Draw")["text"]
        hands.tab_to(draw)
        hands.keep("album-with-a-draw")
        hands.key("Return")
        turn_the_card(hands, lambda: hands.key("Return"), lambda: hands.key("Return"))
        hands.keep("album")
        hands.key("ctrl+5")
        hands.tab_to("Contrast: As the system has it")
        hands.key("Right", 2)
        hands.until(lambda seen: seen["focus"] == "Contrast: High", "the arrows to go to the choice")
        hands.key("space")
        hands.keep("settings-in-high-contrast")
        hands.key("Escape")
        hands.until(lambda seen: seen["page"] == "talk", "the talk")
        hands.keep("talk-in-high-contrast")


def hear_hello(hands: Hands) -> None:
    hands.until(lambda seen: seen["page"] == "talk" and seen["lines"] and not seen["busy"], "her hello")
    hands.keep("hello")


def talk_until_a_scene_opens(hands: Hands, to_the_line: object) -> None:
    """Say one thing after another, until what was said has opened the first scene."""
    assert callable(to_the_line)
    for number, line in enumerate(LINES):
        said = len(hands.see()["lines"]) + 2
        to_the_line()
        hands.type(line)
        hands.key("Return")
        seen = hands.until(partial(answered, said), f"a reply to {line!r}")
        assert seen["lines"][-1][0] == "companion" and seen["lines"][-1][1].strip()
        if number == 1:
            hands.keep("talk")
        if any(matches(one, "Read") for one in seen["controls"]):
            hands.keep("a-scene-opens")
            return
    raise AssertionError("an evening of talk opened no scene")


def answered(said: int, seen: dict[str, Any]) -> bool:
    return len(seen["lines"]) >= said and not seen["busy"]


def read_to_the_end(hands: Hands, by_pointer: bool) -> None:
    """Line by line, the first option of every choice; then back to the chapters."""
    chosen = 0
    for number in range(400):
        seen = hands.until(lambda seen: seen["page"] != "reader" or seen["step"], "a line of the story")
        if seen["page"] != "reader" or seen["step"] == "end":
            break
        if number == 2:
            hands.keep("reader")
        if seen["step"] == "choice":
            chosen += 1
            if chosen == 1:
                hands.keep("a-choice")
            hands.key("1")
        elif by_pointer and number % 3 == 0:
            hands.point({"x": 640, "y": 300})
        else:
            hands.key("space")
        time.sleep(0.06)
    assert chosen, "a scene without a choice"
    hands.keep("the-end")
    if hands.see()["page"] == "reader":
        hands.key("space")
    hands.until(lambda seen: seen["page"] != "reader", "the end of the scene")


def turn_the_card(hands: Hands, turn: object, keep: object) -> None:
    assert callable(turn) and callable(keep)
    hands.until(lambda seen: seen["cover"] == "Reveal", "a card")
    hands.keep("card-face-down")
    turn()
    hands.control("Keep it")
    hands.keep("card")
    keep()
    hands.until(lambda seen: not seen["cover"] and seen["page"] == "album", "the album")
