"""What the game suggests the player say where no author's cue does: one table a language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from game.mind.relations import BY_KEY, say_relation
from game.mind.text import is_chinese
from game.play.state import Memory

Kind = Literal["nothing", "opening", "question", "open_question", "joke", "kindness", "trouble", "plain"]
"""What her last words were, as far as an answer to them goes."""

ANSWERS: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    "nothing": {
        "en": ("Good evening.", "Is this seat taken?"),
        "zh-Hans": ("晚上好。", "这儿有人坐吗？"),
        "zh-Hant": ("晚上好。", "這兒有人坐嗎？"),
    },
    "opening": {
        "en": ("Good evening. How has your night been?", "Hello. It's good to sit down.", "Evening. Is there tea?"),
        "zh-Hans": ("晚上好。今晚过得怎么样？", "你好，总算能坐下了。", "晚上好，有茶吗？"),
        "zh-Hant": ("晚上好。今晚過得怎麼樣？", "你好，總算能坐下了。", "晚上好，有茶嗎？"),
    },
    "question": {
        "en": ("Yes, a little.", "No, not really.", "I'm not sure. What about you?"),
        "zh-Hans": ("有一点吧。", "不怎么。", "我也说不好。你呢？"),
        "zh-Hant": ("有一點吧。", "不怎麼。", "我也說不好。你呢？"),
    },
    "open_question": {
        "en": ("I don't know. What would you say?", "Let me think about that.", "I'd rather not say."),
        "zh-Hans": ("不知道，你说呢？", "让我想想。", "这个我不太想说。"),
        "zh-Hant": ("不知道，你說呢？", "讓我想想。", "這個我不太想說。"),
    },
    "joke": {
        "en": ("That was terrible.", "You made me laugh.", "Is that true?"),
        "zh-Hans": ("这笑话真冷。", "你把我逗笑了。", "真的假的？"),
        "zh-Hant": ("這笑話真冷。", "你把我逗笑了。", "真的假的？"),
    },
    "kindness": {
        "en": ("Thank you. That helps.", "That's kind of you.", "And how are you tonight?"),
        "zh-Hans": ("谢谢你，这么一说好多了。", "你真好。", "那你今晚怎么样？"),
        "zh-Hant": ("謝謝你，這麼一說好多了。", "你真好。", "那你今晚怎麼樣？"),
    },
    "trouble": {
        "en": ("I'm sorry.", "Are you all right?", "Do you want to talk about it?"),
        "zh-Hans": ("对不起。", "你还好吗？", "想说说吗？"),
        "zh-Hant": ("對不起。", "你還好嗎？", "想說說嗎？"),
    },
    "plain": {
        "en": ("Tell me more.", "Really?", "Why is that?"),
        "zh-Hans": ("再多说点儿。", "真的吗？", "为什么呢？"),
        "zh-Hant": ("再多說點兒。", "真的嗎？", "為什麼呢？"),
    },
}

OWN: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Can I tell you about my day?",
        "Something has been on my mind.",
        "Something nice happened today.",
        "I can't sleep.",
        "Let me tell you about someone.",
    ),
    "zh-Hans": ("想跟你说说我今天。", "有件事一直在我心里。", "今天有件好事。", "我睡不着。", "跟你讲讲一个人吧。"),
    "zh-Hant": ("想跟你說說我今天。", "有件事一直在我心裡。", "今天有件好事。", "我睡不著。", "跟你講講一個人吧。"),
}

_PLANS: Mapping[str, Mapping[str, str]] = {
    "afterwards": {
        "en": "Let me tell you how {plan} went.",
        "zh-Hans": "跟你说说{plan}怎么样了。",
        "zh-Hant": "跟你說說{plan}怎麼樣了。",
    },
    "upcoming": {
        "en": "I keep thinking about {plan}.",
        "zh-Hans": "我老想着{plan}的事。",
        "zh-Hant": "我老想著{plan}的事。",
    },
}
_SOMEONE: Mapping[str, str] = {
    "en": "Can I tell you about {who}?",
    "zh-Hans": "想跟你说说{who}。",
    "zh-Hant": "想跟你說說{who}。",
}


def about_plan(plan: Memory, phase: str, language: str) -> str:
    """A line that comes back to a plan of the player's own, or of one of theirs."""
    return _PLANS[phase][language].format(plan=_whose(plan, language))


def of_someone(fact: Memory, language: str) -> str:
    """A line that begins to tell of someone the player named; "" of a thing, or of themself."""
    if fact.relation not in BY_KEY or BY_KEY[fact.relation].kind not in ("person", "animal"):
        return ""
    return _SOMEONE[language].format(who=fact.value)


def _whose(plan: Memory, language: str) -> str:
    chinese = is_chinese(language)
    about = plan.about
    if plan.relation == "self":
        return about
    if chinese:
        return f"{plan.value or '我' + say_relation(plan.relation, True)}的{about}"
    return f"{plan.value or 'my ' + say_relation(plan.relation, False)}’s {about.removeprefix('the ')}"
