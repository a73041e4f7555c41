"""What a line tells of the player's heart: a promise they make, a feeling they are in. English and Chinese.

Narrow like all that is remembered: only what they say of themselves, now, and mean. "Not lonely", "if I'm sad", "she was
furious" tell nothing, and "I promise I'm fine" is no promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from game.mind.dates import find_day
from game.mind.told import Told

HARD: frozenset[str] = frozenset(
    """lonely alone sad low down depressed anxious nervous worried scared afraid terrified frightened stressed overwhelmed
    exhausted drained tired hurt heartbroken miserable ashamed guilty lost empty numb hopeless jealous furious angry upset
    homesick disappointed embarrassed restless stuck useless worthless rejected unwanted
    孤独 孤單 孤单 寂寞 难过 難過 伤心 傷心 低落 抑郁 憂鬱 焦虑 焦慮 紧张 緊張 担心 擔心 害怕 崩溃 崩潰 压抑 疲惫 疲憊 累 心累 委屈
    痛苦 绝望 絕望 失落 迷茫 空虚 麻木 愧疚 内疚 生气 生氣 愤怒 憤怒 沮丧 沮喪 失望 难受 難受 烦 煩 想家 心碎 尴尬 烦躁 煩躁""".split()
)
"""Feelings she comes back to, once, another evening."""
GLAD: frozenset[str] = frozenset(
    """happy glad excited proud relieved hopeful grateful thrilled content calm better loved delighted
    开心 開心 高兴 高興 快乐 快樂 兴奋 興奮 激动 激動 幸福 骄傲 驕傲 轻松 輕鬆 踏实 踏實 满足 滿足 感动 感動""".split()
)
_ENGLISH_FEELINGS = "|".join(sorted((w for w in HARD | GLAD if w.isascii()), key=len, reverse=True))
_CHINESE_FEELINGS = "|".join(sorted((w for w in HARD | GLAD if not w.isascii()), key=len, reverse=True))
_SO = (
    r"(?:(?:so|very|really|just|feeling|a bit|a little|kind of|kinda|pretty|quite|still|always|too|completely|totally|"
    r"absolutely|honestly|actually|been|more|incredibly|terribly|awfully|a lot) )*"
)
_FEELS = re.compile(
    rf"(?:\bi(?:['’]?m| am| feel| felt|['’]?ve been|['’]?ve felt)|^(?:feeling|so|been feeling|just)) {_SO}"
    rf"({_ENGLISH_FEELINGS})\b(?! (?:with me|of you|that you|if|not|so|to (?:say|ask)|you(?:['’]re| are)|for you|about you))",
    re.IGNORECASE,
)
_ZH_SO = r"(?:很|好|真的?|特别|特別|非常|有点儿?|有點兒?|挺|太|超|超级|最近|今天|今晚|现在|現在|一直|总是?|總是?|还是|還是|觉得|覺得|感觉|感覺|心里|心裡|心情|快要?|要|都|又|也|越来越|越來越|好像)*"
_ZH_FEELS = re.compile(
    rf"(?:^|[，,。！!\s]|我|自己){_ZH_SO}({_CHINESE_FEELINGS})(?![的你他她它您吗嗎么麼])(?:了|死了|啊|呢|得|极了|極了|$|[，,。！!…\s])"
)
_NO_FEELING = re.compile(
    r"\b(?:not|never|if|when|used to be|would be|don['’]?t|isn['’]?t|wasn['’]?t|no longer|anymore|sorry|tired of you)\b|"
    r"不|没|沒|(?<!特)[别別]|如果|要是|假如|以前|[你您他她]",
    re.IGNORECASE,
)
_PROMISES = re.compile(
    r"\b(?:i (?:promise|swear|give you my word)(?: you)?(?: that)?,? (?:i(?:['’]?ll| will)|to)|next time,? i(?:['’]?ll| will)|"
    r"i will definitely|i['’]?ll definitely|i['’]?ll make sure to|you have my word,? i['’]?ll) "
    r"((?:not |never |always |really |try to )?[a-z][^.!?;]{2,90})",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:^|[,;] |\b(?:and|so|but|ok|okay|fine|alright|well|yes) )i(?:['’]?ll| will) (?!be (?:fine|ok|alright)|have to|need|miss|"
    r"probably|maybe|never be|see you|talk to you|be back|tell you (?:about|something))([a-z][^.!?;]{2,90})",
    re.IGNORECASE,
)
_ZH_PROMISES = re.compile(
    r"我(?:答应你?|答應你?|保证|保證|发誓|發誓|向你保证|跟你保证)[，,]?(?:我)?((?!过|過|的|不了)[^。！!？?]{2,40})|"
    r"(?:下次|以后|以後)[，,]?我(?:一定|肯定|保证)(?:会|會)?([^。！!？?]{2,40})|我(?:一定|肯定)(?:会|會)((?!好)[^。！!？?]{2,40})"
)
_ZH_DATED = re.compile(
    r"我(?:明天|明晚|明早|今晚|后天|後天|周末|週末|下周.?|下星期.?|这周末)(?:就|一定|会|會|去|再|要去|得)+([^。！!？?，,]{2,30})"
)
_NO_PROMISE = re.compile(
    r"\b(?:if|can['’]?t promise|don['’]?t promise|maybe|might|promised)\b|如果|要是|不能保证|不保证|可能|也许|也許",
    re.IGNORECASE,
)


def heart_english(sentence: str, today: date) -> Iterator[Told]:
    """The feeling and the promise in an English sentence that is no question."""
    feels = _FEELS.search(sentence)
    if feels and not _NO_FEELING.search(sentence):
        yield Told("feeling", "self", "", feels[1].lower(), "", None)
    day = find_day(sentence, today)
    made = _PROMISES.search(sentence) or (_DATED.search(sentence) if day else None)
    if made and not _NO_PROMISE.search(sentence) and (day is None or day.day >= today):
        yield Told("promise", "self", "", made[1].strip(" ,"), "", day.day if day else None, beside=True)


def heart_chinese(sentence: str, today: date) -> Iterator[Told]:
    """The same of a Chinese sentence."""
    feels = _ZH_FEELS.search(sentence)
    if feels and not _NO_FEELING.search(sentence):
        yield Told("feeling", "self", "", feels[1], "", None)
    day = find_day(sentence, today)
    made = _ZH_PROMISES.search(sentence) or (_ZH_DATED.search(sentence) if day else None)
    if made and not _NO_PROMISE.search(sentence):
        what = next(filter(None, made.groups()))
        yield Told("promise", "self", "", what.strip("，, "), "", day.day if day else None, beside=True)
