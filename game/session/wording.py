"""The session's own sentences: why a bond moved, what is missing, what is remembered. One table a language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from game.content.model import Act, Companion
from game.content.traditional import traditional
from game.mind.dates import say_day
from game.mind.relations import say_relation
from game.mind.text import is_chinese
from game.play.state import Memory
from game.play.unlocks import Missing

_WHY_EN: Mapping[Act | str, str] = {
    "greets": "You said hello.",
    "asks_companion": "You asked about {name}.",
    "asks_world": "You asked about the line.",
    "asks_memory": "You asked what {name} remembers.",
    "confides": "You told {name} something of your own.",
    "asks_comfort": "You let {name} be there for you.",
    "comforts": "You were kind to {name}.",
    "compliments": "You said something nice.",
    "jokes": "You made {name} smile.",
    "thanks": "You said thank you.",
    "apologises": "You said sorry.",
    "hurts": "That hurt {name}.",
    "promises": "You made a promise.",
    "invites": "You asked {name} along.",
    "agrees": "You agreed.",
    "refuses": "You said no, and that was all right.",
    "parts": "You said goodnight.",
    "small_talk": "You passed the time together.",
    "beat": "Something came up between you.",
    "mended": "What had hurt begins to mend.",
}
_WHY_ZH: Mapping[Act | str, str] = {
    "greets": "你打了招呼。",
    "asks_companion": "你问起了{name}。",
    "asks_world": "你问起了这条线路。",
    "asks_memory": "你问{name}还记得什么。",
    "confides": "你对{name}说了自己的事。",
    "asks_comfort": "你让{name}陪着你。",
    "comforts": "你安慰了{name}。",
    "compliments": "你说了句好听的。",
    "jokes": "你把{name}逗笑了。",
    "thanks": "你道了谢。",
    "apologises": "你道了歉。",
    "hurts": "这话伤到了{name}。",
    "promises": "你许下了一个诺言。",
    "invites": "你邀了{name}一道。",
    "agrees": "你点了头。",
    "refuses": "你说了不，这也没关系。",
    "parts": "你道了晚安。",
    "small_talk": "你们一起消磨了一会儿。",
    "beat": "你们之间有件事说开了。",
    "mended": "先前的伤口开始愈合。",
}


def why(reason: str, companion: Companion, language: str) -> str:
    """Why a bond moved, as a sentence. An author's own reason, from a chapter, is given as it stands."""
    table = _WHY_ZH if is_chinese(language) else _WHY_EN
    if reason not in table:
        return reason
    return _script(table[reason], language).format(name=companion.short_name.within(language))


def lacks(item: Missing, companion: Companion, chapter_title: str, language: str) -> tuple[str, str]:
    """One missing thing in words, and a hint what to do about it."""
    chinese, name = is_chinese(language), companion.short_name.within(language)
    if item.kind == "beat":
        beat = companion.beats[item.name]
        return beat.title.within(language), beat.hint.within(language)
    if item.kind == "points":
        if chinese:
            points = _script(f"羁绊 {item.have} / {item.need}", language)
            return points, _script("再和{name}聊聊，新的话题最见效。", language).format(name=name)
        return f"Bond {item.have} of {item.need}", f"Talk with {name} a little more; something new counts most."
    if item.kind == "rank":
        rank = next((r.name.within(language) for r in companion.ranks if r.number == item.need), str(item.need))
        if chinese:
            return _script("关系：", language) + rank, _script("读完打开这一级的那段短章。", language)
        return f"Standing: {rank}", "Read the short scene that opens it."
    return (
        (_script("先读", language) + f"《{chapter_title}》", "")
        if chinese
        else (f"“{chapter_title}”, read to its end", "")
    )


def _script(sentence: str, language: str) -> str:
    """A Chinese sentence of ours in the script of the language it is for."""
    return traditional(sentence) if language == "zh-Hant" else sentence


_OWN_WAYS: Mapping[str, tuple[str, str]] = {
    "birthday": ("your birthday: {value}", "你的生日：{value}"),
    "age": ("your age: {value}", "你的年纪：{value}"),
    "favourite": ("your favourite {about}: {value}", "你最喜欢的{about}：{value}"),
    "allergy": ("you can’t have {value}: an allergy", "你对{value}过敏"),
    "fear": ("what you’re afraid of: {value}", "你怕的：{value}"),
    "likes": ("you like {value}", "你喜欢{value}"),
    "dislikes": ("you don’t like {value}", "你不喜欢{value}"),
    "plays": ("you play {value}", "你会：{value}"),
    "studies": ("you study {value}", "你学的是{value}"),
}
"""The player's own ways, in English and Chinese."""


def remembers(memory: Memory, today: date, language: str) -> str:
    """A memory as one short clause, in the language it was told in where the two differ."""
    chinese = is_chinese(language)
    kin = say_relation(memory.relation, chinese)
    if memory.memory == "plan" and memory.due:
        day = say_day(date.fromisoformat(memory.due), today, language)
        if chinese:
            return f"{day}，{'你' if memory.relation == 'self' else f'你{kin}{memory.value}'}的{memory.about}"
        who = "your" if memory.relation == "self" else f"your {kin} {memory.value}".strip() + "’s"
        return f"{who} {memory.about.removeprefix('the ')}, {day}"
    if memory.relation in _OWN_WAYS:
        told = _OWN_WAYS[memory.relation][chinese].format(value=memory.value, about=memory.about)
        return _script(told, language)
    if memory.memory == "feeling":
        return _script(f"你说你{memory.value}", language) if chinese else f"you felt {memory.value}"
    if memory.memory == "promise":
        return _script(f"你答应的：“{memory.value}”", language) if chinese else f"you meant to: “{memory.value}”"
    if memory.memory == "fact":
        return f"你的{kin}：{memory.value}" if chinese else f"your {kin}: {memory.value}"
    return memory.text


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEATHER = {"rain": ("rain", "雨", "雨"), "mist": ("mist", "雾", "霧")}
_LANGUAGES = ("en", "zh-Hans", "zh-Hant")


def day(at: date, language: str) -> str:
    """A day written out, with its year."""
    if is_chinese(language):
        return f"{at.year}年{at.month}月{at.day}日"
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"


def weather(name: str, language: str) -> str:
    """The weather in a word, "" where there is nothing to say of it."""
    return _WEATHER[name][_LANGUAGES.index(language)] if name in _WEATHER and language in _LANGUAGES else ""


def keepsakes(language: str) -> str:
    """What the set of keepsakes is called."""
    return {"zh-Hans": "留念", "zh-Hant": "留念"}.get(language, "Keepsakes")
