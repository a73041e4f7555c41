"""A tiny whole pack for tests: `pack` writes one that has no problems, and any file of it can be changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

FILES = {
    "pack.toml": """\
format = 1
id = "harbour"
version = "1.0.0"
name = "Harbour"
authors = ["Ada"]
licence = "CC-BY-4.0"
languages = ["en", "zh-Hans"]
game = ">=0.1,<1"
""",
    "companions/ana/companion.toml": """\
name = "Ana Moreno"
short_name = "Ana"
role = "keeper of the lighthouse"
age = 41
scene = "quay"

[persona]
summary = "Ana keeps the light."
manner = ["speaks slowly"]
never = ["raises her voice"]

[[persona.fact]]
about = ["light", "lamp"]
says = "I have never let it go out."

[[rank]]
number = 1
name = "Visitor"
points = 0

[[rank]]
number = 2
name = "Friend"
points = 40

[[beat]]
id = "the-storm"
title = "The storm"
hint = "There was a night she does not name."
asks = "What was the worst night here?"
""",
    "companions/ana/cues/talk.toml": """\
[[cue]]
id = "storm"
acts = ["asks_companion"]
topics = ["storm"]
beat = "the-storm"
hears = ["What was the worst night?", "Was there ever a bad storm?"]
lines = [
    "Three days of it{,player}, and the lamp held.",
    { text = "I would rather not say {thing} twice.", expression = "sad", when = { rank_min = 2, flags = ["!told"] } },
]
[cue.when]
hours = [22, 4]

[[cue]]
id = "else"
trigger = "fallback"
expression = "warm"
lines = ["Go on."]
""",
    "companions/ana/rig/rig.json": "{}\n",
    "chapters/chapters.toml": """\
[[chapter]]
id = "first-light"
companion = "ana"
kind = "scene"
title = "First light"
summary = "She shows you the lamp."
file = "first.yarn"
node = "Start"
opens = { points = 40 }
grants = { rank = 2 }

[[chapter]]
id = "the-long-night"
companion = "ana"
title = "The long night"
summary = "What happened in the storm."
file = "night.yarn"
node = "Start"

[chapter.opens]
rank = 2
beats = ["the-storm"]
chapters = ["first-light"]

[chapter.grants]
cards = ["lamp"]
draws = 1
""",
    "chapters/first.yarn": "title: Start\n---\nAna: Here. #line:a1\n===\n",
    "chapters/night.yarn": "title: Start\n---\nAna: It began at dusk. #line:b1\n===\n",
    "cards/cards.toml": """\
[[card]]
id = "lamp"
number = "I"
set = "The lighthouse"
rarity = "gilded"
title = "The lamp"
subtitle = "that held"
flavour = "Three days of it."
hint = "Hear of the storm."
picture = "lamp.webp"
companion = "ana"
source = "story"

[[card]]
id = "gull"
number = "II"
set = "The lighthouse"
rarity = "ticket"
title = "A gull"
flavour = "It wants your bread."
hint = "Drawn from the deck."
picture = "gull.webp"
companion = "ana"
source = "deck"
""",
    "scenes/scenes.toml": '[[scene]]\nid = "quay"\nname = "The quay"\n',
    "scenes/quay/scene.json": "{}\n",
    "languages/zh-Hans/pack.toml": 'name = "港口"\n',
    "languages/zh-Hans/companions/ana/companion.toml": """\
name = "安娜·莫雷诺"
short_name = "安娜"
role = "灯塔看守人"
[persona]
summary = "安娜守着灯。"
[[persona.fact]]
says = "我从没让它熄过。"
[[rank]]
number = 1
name = "访客"
[[rank]]
number = 2
name = "朋友"
[[beat]]
id = "the-storm"
title = "风暴"
hint = "有一夜她不肯提起。"
asks = "最糟的一夜是什么样？"
""",
    "languages/zh-Hans/companions/ana/cues/talk.toml": """\
[[cue]]
id = "storm"
hears = ["最糟的一夜是什么时候？"]
lines = ["整整三天{,player}，灯没有灭。"]

[[cue]]
id = "else"
lines = ["你说。"]
""",
    "languages/zh-Hans/chapters/chapters.toml": """\
[[chapter]]
id = "first-light"
title = "第一盏灯"
summary = "她带你看灯。"
[[chapter]]
id = "the-long-night"
title = "长夜"
summary = "风暴里发生的事。"
""",
    "languages/zh-Hans/chapters/first.csv": "id,source_hash,text\n",
    "languages/zh-Hans/chapters/night.csv": "id,source_hash,text\n",
    "languages/zh-Hans/cards/cards.toml": """\
[[card]]
id = "lamp"
set = "灯塔"
title = "灯"
subtitle = "没有熄灭"
flavour = "整整三天。"
hint = "听她讲那场风暴。"
[[card]]
id = "gull"
set = "灯塔"
title = "海鸥"
flavour = "它想要你的面包。"
hint = "从牌组里抽到。"
""",
    "languages/zh-Hans/scenes/scenes.toml": '[[scene]]\nid = "quay"\nname = "码头"\n',
}
"""A pack called harbour, by file name."""

DOT = bytes.fromhex("524946461a000000574542505650384c0e0000002f00000000071011fd0f4444ff03")
"""A WebP of one pixel."""
PICTURES = {"cards/pictures/lamp.webp": DOT, "cards/pictures/gull.webp": DOT}

PackFactory = Callable[..., Path]


def write_pack(folder: Path, changes: dict[str, str | bytes | None]) -> Path:
    """Writes the pack into `folder`, each changed file with its new content, or not at all where that is None."""
    for name, content in {**FILES, **PICTURES, **changes}.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@pytest.fixture
def pack(tmp_path: Path) -> PackFactory:
    """Writes the harbour pack: `pack({"pack.toml": …})` with another pack.toml, `pack({name: None})` without a file."""

    def write(changes: dict[str, str | bytes | None] | None = None, folder: str = "harbour") -> Path:
        shutil.rmtree(tmp_path / folder, ignore_errors=True)
        return write_pack(tmp_path / folder, changes or {})

    return write


@pytest.fixture
def texts() -> Mapping[str, str]:
    """The files of the harbour pack, by name."""
    return FILES


@pytest.fixture
def changed(pack: PackFactory) -> PackFactory:
    """Writes the harbour pack with one piece of one file replaced: `changed("pack.toml", "1.0.0", "2.0.0")`."""

    def write(name: str, old: str, new: str) -> Path:
        assert FILES[name].count(old) == 1, f"{old!r} must be in {name} once"
        return pack({name: FILES[name].replace(old, new)})

    return write
