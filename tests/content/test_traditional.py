"""繁體中文 out of 简体中文: converted where a pack brings none of its own, mended where conversion errs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.content.model import Words
from game.content.traditional import simplified, traditional

ROOT = Path(__file__).parents[2]
CHINESE = ROOT / "story" / "lantern-line" / "languages" / "zh-Hans"
ONLY_SIMPLIFIED = re.compile(
    "[们个说这来时会对过还为学国没样让吗无点头钱车门间见听话请谢乐爱买卖开关风电东长书写读体气觉应该经亲妈猫鸟鱼欢]"
)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("她说：“走吧。”", "她說：「走吧。」"),
        ("理发后以后再说，头发乱了。", "理髮後以後再說，頭髮亂了。"),
        ("从窗口探进来", "從窗口探進來"),  # no window of a screen
        ("我对象生气了", "我對象生氣了"),  # no object
        ("你签了名", "你簽了名"),
        ("标签上写着", "標籤上寫著"),
        ("霍布会来", "霍布會來"),  # a name
        ("隧道里", "隧道裡"),
        ("埃默里克走棋了", "埃默里克走棋了"),  # a name
        ("往哪头都是一里堤，不，是两里", "往哪頭都是一里堤，不，是兩里"),
        ("三分之一里，有四只胳膊肘", "三分之一裡，有四隻胳膊肘"),
        ("钟是干什么的", "鐘是幹什麼的"),
        ("一见钟情", "一見鍾情"),
        ("切面包，一片面包，放在里面包好", "切麵包，一片麵包，放在裡面包好"),
        ("又小又干净，还没干透", "又小又乾淨，還沒乾透"),
        ("今天干了什么", "今天幹了什麼"),
        ("信号灯", "號誌燈"),
        ("写明了，人一出门", "寫明了，人一出門"),
        ("鞋带系得好好的，像系船桩", "鞋帶繫得好好的，像繫船樁"),
        ("摔了一下面团", "摔了一下麵團"),
        ("煤斗，一卷绳子，凉水冲着", "煤斗，一捲繩子，涼水沖著"),
        ("{who}的{plan}", "{who}的{plan}"),
    ],
)
def test_what_is_shown(written: str, shown: str) -> None:
    assert traditional(written) == shown


def test_a_text_without_its_own_is_converted_and_one_with_its_own_is_not() -> None:
    assert Words({"en": "Stop", "zh-Hans": "终点站"}).within("zh-Hant") == "終點站"
    assert Words({"zh-Hans": "终点站", "zh-Hant": "末站"}).within("zh-Hant") == "末站"
    assert Words({"zh-Hant": "終點站"}).within("zh-Hans") == "終點站"


def test_a_line_in_traditional_characters_is_read_in_simplified_ones() -> None:
    assert simplified("你會不會覺得無聊？") == "你会不会觉得无聊？"


def test_nothing_of_the_base_pack_stays_simplified() -> None:
    left = {
        row: found[0]
        for file in [*CHINESE.rglob("*.toml"), *CHINESE.rglob("*.csv")]
        for row in traditional(file.read_text(encoding="utf-8")).splitlines()
        if (found := ONLY_SIMPLIFIED.search(row))
    }
    assert left == {}
