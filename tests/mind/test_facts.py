"""What a line tells of the player, and what it asks back: narrow on purpose, for a false memory is worse than none."""

from __future__ import annotations

from datetime import date

import pytest

from game.mind.asked import asked
from game.mind.facts import told

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
        ("我妹妹叫小雨", "zh-Hans", "sister", "小雨"),
        ("我姐姐安娜星期六结婚", "zh-Hans", "sister", "安娜"),
        ("我有一只猫叫咪咪", "zh-Hans", "cat", "咪咪"),
        ("我叫小林", "zh-Hans", "name", "小林"),
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
        ("I have an interview tomorrow", "en", "self", "the interview", "2026-11-21"),
        ("my dad's operation is next Friday", "en", "father", "the operation", "2026-11-27"),
        ("我姐姐安娜星期六结婚", "zh-Hans", "sister", "婚礼", "2026-11-21"),
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
    assert told(line, language, TODAY) == []


@pytest.mark.parametrize(
    ("line", "language", "relation"),
    [
        ("What is my sister called?", "en", "sister"),
        ("what's my sisters name", "en", "sister"),
        ("do you remember my cat's name?", "en", "cat"),
        ("What is my brother called?", "en", "brother"),
        ("what's my name?", "en", "name"),
        ("where do I live?", "en", "home"),
        ("我姐姐叫什么", "zh-Hans", "sister"),
        ("你还记得我妹妹的名字吗", "zh-Hans", "sister"),
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
