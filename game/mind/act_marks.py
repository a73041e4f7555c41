"""Words without which some acts are seldom done: who says goodbye says a word for it.

What a line was taken for stands in the ledger for the player to read, and nothing reads worse there than "You said
goodnight." beside a line that did not. So an act without any of its words counts for little, whatever a line's
meaning is near to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from game.content.model import Act
from game.mind.text import is_question

UNMARKED = 0.2
"""What is left of the likelihood of an act that has none of its words."""

_ENGLISH: Mapping[Act, str] = {
    "greets": (
        r"\b(hi+|hello|hey+|hiya|ello|howdy|yo|sup|greetings|evening|morning|afternoon|back|here|long time|"
        r"there you are|good to see|it's me|this seat|anyone)\b"
    ),
    "parts": (
        r"\b(night|nite|bye|goodbye|sleep|bed|go|going|gotta|see you|see ya|later|off|leave|leaving|"
        r"tomorrow|turn in|ciao|cheers|head(ing)? (home|out)|home|farewell|so long|until|till|'til|my stop|"
        r"ttyl|g2g|rest|enough for)\b"
    ),
    "thanks": (
        r"(thank|thx|cheers|\bta\b|grateful|gratitude|appreciate|\bty\b|kind of you|owe you|obliged|"
        r"needed that)"
    ),
    "apologises": (
        r"(sorry|apolog|forgive|my bad|my fault|regret|shouldn'?t have|didn'?t mean|excuse|pardon|"
        r"out of (line|order)|take (it|that) back|unfair|rude|mean of me|harsh|snapp|was wrong|make it up)"
    ),
    "promises": (
        r"\b(promise|will|i'?ll|swear|my word|won'?t|next time|tomorrow|going to|gonna|pinky|cross my heart|"
        r"count on|never again|i'?d better|mean to)\b"
    ),
    "invites": (
        r"\b(let'?s|come|join|with me|with us|together|shall|want to|wanna|would you|could we|should we|"
        r"fancy|care (to|for)|how about|why don'?t|share|have a|you can|you should|show you|bring you|"
        r"teach you|visit|sit)\b"
    ),
    "asks_memory": (
        r"(rememb|forg[eo]t|recall|told you|i (said|say)|mention|know about me|\bmy\b.*\?|\bdo i\b|\bam i\b|"
        r"\bi (like|live|work|do)\b|last time|about me)"
    ),
    "comforts": (
        r"(\byou|\bsorry|hope|poor|\bmust\b|\bok(ay)?\b|alright|all right|fault|there,? there|\bhug|rest|"
        r"shame|deserve|hard|awful|\bsad|lonely|cruel|unfair|miss)"
    ),
    "refuses": (
        r"\b(no+|nah|nope|not|never|rather|stop|enough|pass|later|cannot|nothing|skip|drop it|leave it|forget it)"
        r"\b|n'?t\b"
    ),
    "agrees": (
        r"\b(yes|yeah|yep|yup|ok(ay)?|right|sure|agreed?|true|exactly|fine|of course|indeed|same|me too|fair|quite|got"
        r" it|i see|good|sense|deal|all ?right|absolutely|certainly|definitely|suppose|think so|guess|understand|so (do"
        r"|am) i)\b"
    ),
    "hurts": (
        r"\b(you|your|you're|u|ur|shut|stupid|boring|hate|useless|idiot|whatever|care|away|liar|fake|dumb|creepy|annoying|"
        r"pathetic|nobody|bored|suck|sucks|rubbish|worst|waste|leave)\b"
    ),
}
_CHINESE: Mapping[Act, str] = {
    "greets": (
        r"(你好|您好|好[啊呀]|[早晚]上?好|午好|早[啊呀安]|^早$|嗨|哈[喽啰罗]|hello|\bhi\b|hey|在吗|在不在|"
        r"在么|来了|回来|又见|好久不见|我到了|^喂|打扰|有人(坐)?吗)"
    ),
    "parts": (
        r"(晚安|安[。！]?$|再见|拜|走了|先走|要走|该走|睡|明[天儿晚]见|明[天儿晚]|下次|下回|回头|撤|下线|"
        r"下车|到站|困|告辞|回去|回家|回见|改天|休息|溜|bye|先到这|先这样)"
    ),
    "thanks": r"(谢|多亏|感激|感恩|辛苦|thank|3q|thx|幸亏|亏得|有你真好)",
    "apologises": (
        r"(对不[起住]|抱歉|不好意思|怪我|我.{0,3}错|错了|不该|原谅|失礼|sorry|赔|冒犯|道歉|说重|话重|"
        r"别往心里|过分|别生气)"
    ),
    "promises": (
        r"(答应|保证|一定|我会|会的|说好|发誓|下次|下回|改天|明[天晚]|回头|说定|一言为定|承诺|不会|尽量|"
        r"到时候|拉钩|记着|记住|绝不|再也不)"
    ),
    "invites": (
        r"(一起|一块|陪|来[吧不我坐听]|要不|请你|咱|我们|去不去|跟我|同我|不如|走吧|教你|给你带|带你|想不想|"
        r"分你|吃点|喝[杯点一]|坐)"
    ),
    "asks_memory": r"(记|忘|上次|上回|说过|提过|讲过|告诉过|知道我|我.{0,8}(什么|谁|哪|几|多少|啥)|关于我)",
    "comforts": (
        r"(你|您|别|没事|不怪|没关系|抱|会好|慢慢|不要紧|加油|可惜|心疼|辛苦|孤单|不容易|难[过受为]|可怜|"
        r"节哀|会过去)"
    ),
    "refuses": r"(不|别|没|算了|拒|甭|免|改天|下次|停)",
    "agrees": r"(好|是|对|行|嗯|可以|同意|没错|当然|确实|有道理|成|也|懂|明白|恩|ok|知道|一样|同感)",
    "hurts": (
        r"(你|妳|您|滚|闭嘴|烦|笨|蠢|没用|讨厌|无聊|傻|恶心|骗|假|破|垃圾|废|懒得|少来|随便|切|呵|无所谓|不想|没意思|机器|程序|走开|有病|"
        r"胡说|瞎|吵|够了|难听|丑)"
    ),
}
_REQUESTS = re.compile(
    r"\b(tell|show|explain|describe|curious|wonder(ing)?|talk|more|about|know|say|guess|and you)\b|"
    r"讲|说|告诉|介绍|好奇|想知道|问|聊|谈|你呢|看看"
)
_MARKS = {act: re.compile(f"{_ENGLISH[act]}|{_CHINESE[act]}", re.IGNORECASE) for act in _ENGLISH}


def marked(text: str, act: Act) -> bool:
    """Whether a line holds a word of this act; acts that are done without any always do."""
    if act in ("asks_companion", "asks_world"):
        return is_question(text) or _REQUESTS.search(text.lower()) is not None
    return act not in _MARKS or _MARKS[act].search(text.replace("’", "'")) is not None
