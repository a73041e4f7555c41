"""What a line tells of the player, and what it asks back: narrow on purpose, for a false memory is worse than none."""

from __future__ import annotations

from datetime import date

import pytest

from game.mind.asked import asked
from game.mind.facts import told
from game.mind.relations import RELATIONS, Relation, same_being, say_relation

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("line", "language", "relation", "value"),
    [
        ("My sister Anna is getting married on Saturday", "en", "sister", "Anna"),
        ("my sister's name is Anna", "en", "sister", "Anna"),
        ("I have a cat called Miso.", "en", "cat", "Miso"),
        ("I have a dog, his name is Rex", "en", "dog", "Rex"),
        ("Anna is my sister", "en", "sister", "Anna"),
        ("Hello. I'm Tom.", "en", "name", "Tom"),
        ("call me Jo", "en", "name", "Jo"),
        ("I'm a night nurse at the hospital", "en", "job", "night nurse"),
        ("I live in Hull", "en", "home", "Hull"),
        ("my name is tom", "en", "name", "Tom"),
        ("fine. name's ruben", "en", "name", "Ruben"),
        ("you can call me kit", "en", "name", "Kit"),
        ("i have a cat called miso", "en", "cat", "Miso"),
        ("my older sister Mia is a vet", "en", "older sister", "Mia"),
        ("my boss is called Mrs. Jones", "en", "boss", "Mrs. Jones"),
        ("my brother Jonah's wedding is tomorrow", "en", "brother", "Jonah"),
        ("well, I'm a nurse", "en", "job", "nurse"),
        ("I live in New York", "en", "home", "New York"),
        ("我妹妹叫小雨", "zh-Hans", "younger sister", "小雨"),
        ("我姐姐安娜星期六结婚", "zh-Hans", "older sister", "安娜"),
        ("我有一只猫叫咪咪", "zh-Hans", "cat", "咪咪"),
        ("我叫小林", "zh-Hans", "name", "小林"),
        ("我是小周", "zh-Hans", "name", "小周"),
        ("你好，我是莉莎呀", "zh-Hans", "name", "莉莎"),
        ("我是护士", "zh-Hans", "job", "护士"),
        ("我住在上海", "zh-Hans", "home", "上海"),
    ],
)
def test_a_fact_is_kept(line: str, language: str, relation: str, value: str) -> None:
    facts = {(t.relation, t.value) for t in told(line, language, TODAY) if t.memory == "fact"}
    assert (relation, value) in facts


@pytest.mark.parametrize(
    ("line", "language", "relation", "about", "due"),
    [
        ("My sister Anna is getting married on Saturday", "en", "sister", "the wedding", "2026-11-21"),
        ("my sister anna is getting married on saturday", "en", "sister", "the wedding", "2026-11-21"),
        ("I haven't studied for my exam tomorrow", "en", "self", "the exam", "2026-11-21"),
        ("I can't wait for my party on Saturday", "en", "self", "the party", "2026-11-21"),
        ("big exam on monday", "en", "self", "the exam", "2026-11-23"),
        ("It's my sister's birthday tomorrow", "en", "sister", "the birthday", "2026-11-21"),
        ("明天考试", "zh-Hans", "self", "考试", "2026-11-21"),
        ("我媽媽明天開刀", "zh-Hant", "mother", "手术", "2026-11-21"),
        ("I have an interview tomorrow", "en", "self", "the interview", "2026-11-21"),
        ("my dad's operation is next Friday", "en", "father", "the operation", "2026-11-27"),
        ("我姐姐安娜星期六结婚", "zh-Hans", "older sister", "婚礼", "2026-11-21"),
        ("我下周三考试", "zh-Hans", "self", "考试", "2026-11-25"),
    ],
)
def test_a_plan_is_kept_with_its_day(line: str, language: str, relation: str, about: str, due: str) -> None:
    plans = [t for t in told(line, language, TODAY) if t.memory == "plan"]
    assert [(p.relation, p.about, p.due and p.due.isoformat()) for p in plans] == [(relation, about, due)]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("What if my sister Anna left?", "en"),
        ('He said "my sister Anna is ill"', "en"),
        ("I wish my cat Tom were here", "en"),
        ("I don't have a sister called Anna", "en"),
        ("Hi, I'm so tired", "en"),
        ("my brother is coming", "en"),
        ("are you getting married on Saturday?", "en"),
        ("我妈妈最近身体不好", "zh-Hans"),
        ("我姐姐要结婚了", "zh-Hans"),
        ("你姐姐叫安娜吗？", "zh-Hans"),
    ],
)
def test_nothing_is_made_up(line: str, language: str) -> None:
    assert [t for t in told(line, language, TODAY) if t.news] == []


NO_NAMES = (
    "Yesterday my sister came over", "Then my brother left", "Because my mum said so", "Maybe my mother is right",
    "Even my boss laughed", "It's my sister's birthday soon", "my mum Is coming", "my cat Well she's fine",
    "Christmas is my dog's favourite time", "Coffee is my best friend", "Is Anna my sister", "Anna was my sister",
    "my sister's friend Tom is here", "my mother-in-law Carol is coming", "my sister is called away on business",
    "I have a cat named after a king", "I'm OK.", "I'm OK, thanks", "I'M TIRED.", "I'm German.", "I'm Fine.", "I'm Back!",
    "Hi, I'm Sick", "I'm Anna's brother", "call me later", "Call me Maybe", "Call me When you can", "My name isn't Tom",
    "my name is on the list", "my sister says I'm a terrible cook", "He thinks I'm a doctor", "I'm a doctor's daughter",
    "I'm a terrible cook", "I'm a better driver than you", "If I live in London I'd be poor", "I live in a small town",
)  # fmt: skip
NO_PLANS = (
    "I had a test today", "last Saturday was my birthday", "I went to a concert last Friday", "The party on Saturday was awful",
    "I failed my driving test on Monday", "I'm not going to the party on Saturday", "the exam tomorrow is cancelled",
    "every Saturday we party", "I watched a race today", "I tested the soup today", "It's a race against time today",
    "I'm moving on with my life today", "It's Tom's birthday tomorrow", "his interview is tomorrow", "she has an exam tomorrow",
    "you have an exam tomorrow", "they are getting married on Saturday", "my sister's friend Tom is getting married on Saturday",
    "Anna's brother is getting married on Saturday", "My sister might get married on Saturday", "my grandma's funeral is on Friday",
    "I dreamt I was getting married tomorrow", "Tomorrow is another day to test me", "I hate weddings on a Saturday",
)  # fmt: skip
NOTHING_CHINESE = (
    "我姐姐叫我起床", "我妈妈叫我回家", "我老板叫我加班", "我叫了外卖", "我叫车回家", "叫我起床", "叫我怎么办", "我的猫叫个不停",
    "我的狗叫得很大声", "我哥哥学医", "我老板骂我", "我先生在国外", "我对象是老师", "我女儿三岁", "我马上回来", "我妈妈和爸爸星期六来看我",
    "我是学生的妈妈", "我是医生推荐来的", "我家在装修", "我住在海边", "我住在这里", "我今天考试考砸了", "上周六是我生日", "我明天不考试",
    "明天的考试取消了", "他明天考试", "小明星期六结婚", "我姐姐的朋友汤姆星期六结婚", "我朋友的妈妈明天手术", "我今天看了比赛",
    "今天面试官迟到一小时", "今天是我跟老婆结婚二十周年", "今天面试被刷", "我是小白", "我是安静的人", "我是小学生",
)  # fmt: skip


@pytest.mark.parametrize("line", (*NO_NAMES, *NO_PLANS))
def test_an_ordinary_line_leaves_no_false_memory(line: str) -> None:
    assert [t for t in told(line, "en", TODAY) if t.news] == []


@pytest.mark.parametrize("line", NOTHING_CHINESE)
def test_an_ordinary_chinese_line_leaves_no_false_memory(line: str) -> None:
    assert told(line, "zh-Hans", TODAY) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("sister", "older sister", True), ("older sister", "younger sister", False), ("sister", "brother", False)],
)
def test_a_wider_relation_may_be_the_same_being(one: str, other: str, same: bool) -> None:
    assert same_being(one, other) == same_being(other, one) == same


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda r: r.key)
def test_every_relation_can_be_said_in_both_languages(relation: Relation) -> None:
    assert say_relation(relation.key, False).isascii()
    assert "\u4e00" <= say_relation(relation.key, True) <= "\u9fff\uffff"


@pytest.mark.parametrize(
    ("line", "language", "relation"),
    [
        ("What is my sister called?", "en", "sister"),
        ("what's my sisters name", "en", "sister"),
        ("do you remember my cat's name?", "en", "cat"),
        ("What is my brother called?", "en", "brother"),
        ("what's my name?", "en", "name"),
        ("where do I live?", "en", "home"),
        ("我姐姐叫什么", "zh-Hans", "older sister"),
        ("你还记得我妹妹的名字吗", "zh-Hans", "younger sister"),
        ("我叫什么名字", "zh-Hans", "name"),
    ],
)
def test_a_question_about_a_fact_is_heard(line: str, language: str, relation: str) -> None:
    question = asked(line, language)
    assert question is not None
    assert question.relation == relation


@pytest.mark.parametrize("line", ["what is your sister called?", "do you remember the sea?", "where do you live?"])
def test_a_question_about_her_is_not_about_the_player(line: str) -> None:
    assert asked(line, "en") is None


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("our youngest girl, Tess, is teething", ("daughter", "Tess")),
        ("we've got this daft spaniel of a dog, Rufus, on the bed", ("dog", "Rufus")),
        ("there was a strict old teacher, Mrs Pell, who sang", ("teacher", "Pell")),
        ("I was born in Leith, by the docks", ("home town", "Leith")),
        ("I'm a welder, did i say?", ("job", "welder")),
        ("家里那只黑猫叫芝麻", ("cat", "芝麻")),
        ("小学有个数学老师姓司马", ("teacher", "司马")),
        ("我老家绍兴的", ("home town", "绍兴")),
        ("我现在在银行当保安员", ("job", "保安员")),
        ("小雨是我最好的朋友", ("best friend", "小雨")),
    ],
)
def test_facts_said_in_passing(line: str, fact: tuple[str, str]) -> None:
    language = "en" if line.isascii() else "zh-Hans"
    assert fact in [(t.relation, t.value) for t in told(line, language, date(2026, 11, 20))]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("ugh, they've moved it, the exam's on tuesday now", date(2026, 11, 24)),
        ("the wedding is now on sunday", date(2026, 11, 22)),
        ("考试改到星期二了", date(2026, 11, 24)),
    ],
)
def test_a_plan_that_was_moved(line: str, day: date) -> None:
    language = "en" if line.isascii() else "zh-Hans"
    assert [t.due for t in told(line, language, date(2026, 11, 20)) if t.memory == "plan"] == [day]
