"""The diary of an imported companion: chapters without an author, made of the moments that the player kept."""

from __future__ import annotations

from typing import Any

from game.content.interchange import plain_chinese, plain_english
from game.content.packs.toml_text import toml_text
from game.content.traditional import traditional

_FILE = "diary.yarn"
_NODES = ("Diary", "PageTwo", "PageThree", "LastPage")
_OPENS = ({"points": 10}, {"points": 20}, {"rank": 2, "points": 80}, {"rank": 3, "points": 200})
_GRANTS: tuple[dict[str, Any], ...] = (
    {"draws": 1},
    {"rank": 2, "draws": 1},
    {"rank": 3, "draws": 2},
    {"rank": 4, "cards": ["card-1"], "draws": 1},
)
_SPECIAL = "\\{}<>[]#:"


def diary_files(id: str, name: str, language: str) -> dict[str, str | bytes]:
    """chapters/ of the pack: the diary, which may be read again and again, and the three pages that open ranks."""
    said = plain_chinese.DIARY if language.startswith("zh") else plain_english.DIARY
    ids = ("diary", "page-two", "page-three", "last-page")
    chapters = [
        {
            "id": ids[number],
            "companion": id,
            "kind": "chapter" if number == 0 else "scene",
            "title": said["titles"][number],
            "summary": said["summaries"][number],
            "file": _FILE,
            "node": _NODES[number],
            "opens": _OPENS[number],
            "grants": _GRANTS[number],
        }
        for number in range(len(ids))
    ]
    yarn = "\n".join([_diary(said), *(_page(_NODES[n + 1], page) for n, page in enumerate(said["pages"]))])
    made = yarn.replace("{name}", _escaped(name)), toml_text({"chapter": chapters})
    yarn, table = (traditional(one) for one in made) if language == "zh-Hant" else made
    return {"chapters/chapters.toml": table, f"chapters/{_FILE}": yarn}


def _diary(said: Any) -> str:
    """One node that reads the kept moments one after the other."""
    return f"""title: Diary
---
<<declare $page = 0>>
<<set $page = 0>>
{said["first"]}
<<if kept() == 0>>
    {said["none"]}
<<else>>
    <<jump DiaryMoment>>
<<endif>>
===
title: DiaryMoment
---
<<set $page = $page + 1>>
{{kept_day($page)}}
{{kept_line($page)}}
<<if $page < kept()>>
    <<jump DiaryMoment>>
<<endif>>
{said["end"]}
==="""


def _page(node: str, lines: tuple[str, ...]) -> str:
    return "\n".join([f"title: {node}", "---", *lines, "==="])


def _escaped(text: str) -> str:
    """A name as Yarn reads it: as itself, whatever is in it."""
    return "".join(f"\\{c}" if c in _SPECIAL else c for c in " ".join(text.split()))
