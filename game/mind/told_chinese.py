"""What a Chinese sentence tells of the player and theirs, by patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from game.mind.dates import find_day
from game.mind.relations import CHINESE, CHINESE_BEINGS, Relation
from game.mind.told import Told

_NAME = r"([\u4e00-\u9fff]{1,4}?|[A-Za-z]+)"
_STOP = r"(?=[，。！？,.!?\s]|$)"
_VERB = r"(?=要|在|是|星期|周|下|明|今|后|这|也|很|最近|和|跟|生病|结婚|说|[，。！？,.!?\s]|$)"
_NAMED = tuple(
    re.compile(p)
    for p in (
        rf"我的?(?:小|大|亲)?({CHINESE_BEINGS})(?:的名字)?(?:叫做?|名叫|是叫)({_NAME[1:-1]}){_STOP}",
        rf"我(?:有|养了?)(?:一个|一只|一条|只|个|条)?({CHINESE_BEINGS})[，,]?(?:它|他|她)?(?:的名字)?(?:叫做?|名叫)({_NAME[1:-1]}){_STOP}",
        rf"我的?({CHINESE_BEINGS})([\u4e00-\u9fff]{{2,3}}?|[A-Za-z]+){_VERB}",
    )
)
_SELF = re.compile(rf"(?:我叫|我的名字(?:是|叫)|叫我){_NAME}(?:吧|就好|就行)?{_STOP}")
_JOB = re.compile(
    r"我(?:是(?:一[名个位])?|的工作是)(护士|老师|教师|医生|工程师|程序员|学生|作家|画家|厨师|司机|设计师|律师|会计|农民|"
    r"渔民|木匠|电工|图书管理员|兽医|科学家|翻译|邮递员|服务员|店员|经理|顾问|建筑师|摄影师|记者|编辑|药剂师|牙医)"
)
_HOME = re.compile(rf"我(?:住在|家在)([\u4e00-\u9fff]{{2,6}}?|[A-Za-z]+){_STOP}")
_EVENTS: tuple[tuple[str, str], ...] = (
    ("结婚|婚礼|結婚|婚禮", "婚礼"),
    ("面试|面試", "面试"),
    ("驾考|路考", "驾照考试"),
    ("考试|期末|高考|考研|考試", "考试"),
    ("手术|開刀|开刀|手術", "手术"),
    ("生日", "生日"),
    ("毕业|畢業", "毕业典礼"),
    ("搬家", "搬家"),
    ("葬礼|葬禮", "葬礼"),
    ("演讲|汇报|答辩|演講", "演讲"),
    ("演唱会|音乐会|演出", "演出"),
    ("看医生|看牙|复查|体检", "看医生"),
    ("飞机|航班|飛機", "航班"),
    ("约会|約會", "约会"),
    ("比赛|马拉松|比賽", "比赛"),
    ("聚会|派对", "聚会"),
    ("旅行|旅游|出差", "旅行"),
)
_EVENT = tuple((re.compile(p), about) for p, about in _EVENTS)
_WHO = re.compile(rf"我的?({CHINESE_BEINGS})")
_NOT_NAMES = (
    "最近",
    "今天",
    "明天",
    "昨天",
    "现在",
    "已经",
    "一起",
    "都",
    "很",
    "也",
    "要",
    "不",
    "没",
    "总",
    "说",
    "的",
    "他",
    "她",
    "们",
    "家",
)
_TELLS_NOTHING = re.compile(r"[?？吗嗎呢]\s*[?？]?\s*$|要是|如果|假如|希望我有|我没有|我沒有")


def read_chinese(sentence: str, today: date) -> Iterator[Told]:
    """What one sentence tells; nothing for a question, a wish, a denial."""
    if _TELLS_NOTHING.search(sentence):
        return
    named = _named_chinese(sentence)
    if named:
        relation, said, name = named
        yield Told("fact", relation.key, said, name, "", None)
    own = _SELF.search(sentence)
    if own and not own[1].startswith(_NOT_NAMES):
        yield Told("fact", "name", "名字", own[1], "", None)
    job = _JOB.search(sentence)
    if job:
        yield Told("fact", "job", "工作", job[1], "", None)
    home = _HOME.search(sentence)
    if home:
        yield Told("fact", "home", "家", home[1], "", None)
    day = find_day(sentence, today)
    event = next((about for pattern, about in _EVENT if pattern.search(sentence)), None)
    if day and event:
        who = _WHO.search(sentence)
        whose = CHINESE[who[1]] if who else None
        yield Told(
            "plan",
            whose.key if whose else "self",
            who[1] if who else "",
            named[2] if named else "",
            event,
            day.day,
        )


def _named_chinese(sentence: str) -> tuple[Relation, str, str] | None:
    for pattern in _NAMED:
        match = pattern.search(sentence)
        if match and not any(match[2].startswith(w) for w in _NOT_NAMES):
            if match[2].endswith(("的", "了", "们")) or any(p.search(match[2]) for p, _ in _EVENT):
                continue
            return CHINESE[match[1]], match[1], match[2]
    return None
