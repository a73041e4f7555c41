"""The shape of a Chinese line, by its words: who is spoken of, what is asked, how long it is, its tone."""

from __future__ import annotations

import re

from game.content.model import Kind
from game.mind.before import Before
from game.mind.relations import CHINESE_BEINGS
from game.mind.text import is_question, tokens
from game.mind.tone import Tone

_ME, _YOU = re.compile("我|咱|自己"), re.compile("你|您")
_CLAUSE = re.compile("它|不|没|了|是|有|在|的")
_OTHERS = re.compile(f"他|她|它们|人家|大家|别人|有人|老板|老师|前任|(?:我的?)?(?:{CHINESE_BEINGS})")
_SAYS = re.compile("说|觉得|认为|要我|让我|叫我|劝我|嫌我|骂我|希望我")
_AT_ME = re.compile("(?:骂|骗|打|嫌|怪|甩|抢|欺负|笑话|不理|对不起|丢下|冤枉)了?我|对我|把我")
_PLANS = re.compile("打算|准备|想要?去|想学|想当|我要去|我会去|会努力|明天我|下周我|我去试|试试|决定")
_HOPES = re.compile("会不会|能不能|要是|万一|如果|该不该|我该|来得及|还能|(?:你说|你觉得).*(?:会|能|行|成)")
_LEAVE = re.compile(
    "^(?:请问)?(?:我|我们|咱|这儿|这里)?(?:可以|能不能|可不可以|能|方便).*(?:吗|么|不|？)$|^(?:我|我们|咱)?(?:可不可以|能不能)"
)
_FAVOUR = re.compile("^(?:你|请|那)?(?:可以|能不能|可不可以|能|会)?(?:帮|给|陪|替|教|让|告诉|跟)(?:帮|给|陪)?我")
_OPINION = re.compile("你(?:觉得|认为|说|相信|信不信|怎么看|同意|怎么想)|你对.*(?:怎么看|看法)")
_CHOICE = re.compile("还是.+[？?]?$|(?:选|要|喜欢|宁愿|宁可)哪(?:个|一个|样|边)|(?:二|只能|必须|非要)选|宁愿|你选")
_GESTURE = re.compile(r"^\s*(?:\*[^*]+\*|[(（][^)）]+[)）])[\s。！…]*$")
_REPLIES = re.compile("^(?:是|对|嗯|不|没|有|因为|就|都|大概|也许|可能|只|没什么|偶尔|从来)")
_WRONG = re.compile(
    "(?:是不是|会不会)(?:很|太|有点)?(?:傻|怪|奇怪|糟|过分|自私|没用|矫情|丢人|错|不对)|(?:很|太|有点)(?:傻|怪|奇怪|过分|自私|矫情)[吗吧]"
)
_WHY, _WHAT = re.compile("为什么|为啥|怎么会|凭什么"), re.compile("什么|谁|哪|几|多少|怎么|怎样|啥")
_WOULD = re.compile("你(?:会|能|可以|愿意|肯|要不要|想不想|能不能|愿不愿意)")
_REACTS = re.compile("^(?:哇|天哪|天啊|不会吧|真的假的|太|好|厉害|笑死|哈+|绝了|我去|可以啊|原来如此)")
_ASKS_FOR = re.compile("^(?:请|帮我|给我|跟我|告诉我|说说|讲讲|来|让我|再|陪我)")
_LEAVES = re.compile(
    "^(?:那?我?(?:先|得|该|要)(?:走|睡|去睡|下|撤|回家)了?|晚安|再见|拜拜|回头见|下次聊)|"
    "(?:^|[，,。！!\\s])(?:那)?我(?:要|得|该|先)(?:下|撤|溜|睡|走)了|(?:[，,。！!\\s])(?:拜|拜拜|晚安|再见|回见|撤了|溜了)[了啦]?[~～。！!]*$"
)
_IF = re.compile("万一|要是|如果")
_ADVICE = re.compile("我?(?:该|应该)(?:怎么|如何|怎样|不该)|怎么办|你怎么看|你会怎么(?:做|办)|给点建议")
_SHRUGS = re.compile("^(?:没事|没什么|不要紧|没关系|习惯了|算了|还好|无所谓)|习惯了$|也没什么")
_PUZZLED = re.compile("没听懂|听不懂|不明白|什么意思|没懂|不懂你")
_NAMED = re.compile("(?:他|她|它)(?:的名字)?叫")
_SPEAKER = re.compile("今天|今晚|昨天|昨晚|刚|最近|这几天|[了过]")
"""Marks of what happened to somebody: without a subject, it is the one who speaks."""
_FEW = 6


def chinese_kinds(text: str, tone: Tone, last: Before | None) -> tuple[Kind, ...]:
    """The kinds of answer a line wants, the best first."""
    if _GESTURE.match(text):
        return ("gesture",)
    if _LEAVES.search(text):
        return ("parts",)
    if _SHRUGS.search(text):
        return ("shrugs",)
    if _PUZZLED.search(text):
        return ("puzzled",)
    kinds = _of_question(text, last) if is_question(text) else _of_statement(text, tone, last)
    return tuple(dict.fromkeys(kinds))


def _of_question(text: str, last: Before | None) -> list[Kind]:
    if _WRONG.search(text):
        return ["am_i_wrong"]
    if _ADVICE.search(text) and not _IF.search(text):
        return ["asks_advice"]
    if _CHOICE.search(text) and not _ME.search(text):
        return ["asks_choice", "asks_her_what"]
    if _FAVOUR.search(text):
        return ["asks_for"]
    if _LEAVE.search(text) and not _YOU.search(text):
        return ["asks_leave", "asks_her_would"]
    if _HOPES.search(text) and _ME.search(text):
        return ["what_ahead"]
    if _OPINION.search(text):
        return ["asks_opinion", "asks_her_what"]
    if _WHY.search(text):
        return ["asks_why"]
    if _YOU.search(text):
        return [
            "asks_her_what" if _WHAT.search(text) else "asks_her_would" if _WOULD.search(text) else "asks_her_whether"
        ]
    return ["asks_on"] if last is not None and not _ME.search(text) and len(text) <= 2 * _FEW else ["asks_world"]


def _of_statement(text: str, tone: Tone, last: Before | None) -> list[Kind]:
    me, you, others = bool(_ME.search(text)), bool(_YOU.search(text)), bool(_OTHERS.search(text))
    size = sum(map(len, tokens(text)))
    found: list[Kind] = []
    if _NAMED.search(text):
        found.append("a_name")
    if _REACTS.search(text) and not me and size <= 2 * _FEW:
        found.append("reacts")
    elif size <= _FEW and tone != "bad" and not (me or you or others or _CLAUSE.search(text)):
        found.append("fragment")
    if _ASKS_FOR.search(text):
        found.append("asks_for")
    if you and not others:
        found.append("blames_her" if tone == "bad" else "kind_to_her" if tone == "good" else "of_her")
    opens = last is not None and last.cue is not None and last.cue.trigger == "opening"
    if last is not None and last.asked and size <= 2 * _FEW and not others and (not opens or _REPLIES.match(text)):
        found += ["trouble", "answers_her"] if tone == "bad" else ["answers_her"]
    if others and _SAYS.search(text):
        found.append("others_say")
    if others and tone == "good":
        found += ["others_joy", "others"]
    elif others:
        found.append("others" if tone != "bad" else "wronged" if _AT_ME.search(text) else "others_trouble")
    if tone == "bad":
        found.append("trouble")
    elif tone == "good" and (me or not (you or others)):  # Who names nobody speaks of themself.
        found.append("joy")
    if _PLANS.search(text) and tone != "bad":
        found.insert(0, "plans")
    own = me or (not you and not others and _SPEAKER.search(text) is not None)
    return [*found, "of_me" if own else "of_things"]
