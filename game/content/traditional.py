"""繁體中文 made from 简体中文 by OpenCC (with Taiwan's forms), wherever a pack brings none of its own; and back.

One conversion at the moment of reading instead of a second set of files: it never goes stale, and a modder who writes
简体中文 has written for both. A pack that brings its own 繁體中文 is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_QUOTES = str.maketrans("“”‘’", "「」『』")
_WORDS = dict(
    pair.split("=")
    for pair in """
    人工智能=人工智慧 程序員=工程師 程序=程式 編程=寫程式 代碼=程式碼 軟件=軟體 硬盤=硬碟 屏幕=螢幕 鼠標=滑鼠
    網絡=網路 視頻會議=視訊會議 短視頻=短影片 視頻=影片 短信=簡訊 信號=號誌 自行車=腳踏車 出租車=計程車
    公交車=公車 抑鬱症=憂鬱症 多動症=過動症 酸奶=優格 方便麵=泡麵 土豆=馬鈴薯 西紅柿=番茄 菠蘿=鳳梨
    獼猴桃=奇異果 牛油果=酪梨 外賣=外送 充電寶=行動電源 打印=列印 死機=當機
    霍佈=霍布 干嘛=幹嘛 天后面=天後面 日誌隻=日誌只 道里=道裡 海里=海裡 東西里=東西裡 天干了=天幹了 若干只=若干隻
    海里遊=海裡游 沒松=沒鬆 松的=鬆的
    松著=鬆著 松垂=鬆垂 分之一里=分之一裡 是兩裡=是兩里 唸=念
    默裡克=默里克 四就幹=四就乾 還沒幹=還沒乾 沒幹透=沒乾透 蹭幹=蹭乾 幹淨=乾淨 彆著=別著
    踏板松=踏板鬆 松踏板=鬆踏板 春天松=春天鬆 松一顆=鬆一顆
    明瞭=明了 一齣門=一出門 不準坐=不准坐 是隻有=是只有 只只畫=隻隻畫 你只襪=你隻襪 人乾的=人幹的 我乾的=我幹的
    雙幹襪=雙乾襪 天干這=天幹這 一下面團=一下麵團 釦沒系=釦沒繫 真沒系=真沒繫 帶系得=帶繫得 一系，=一繫， 系一回=繫一回
    系船=繫船 會，不遊=會，不游 煤鬥=煤斗 先卷著=先捲著 一卷繩=一捲繩 涼水衝=涼水沖 禮數週全=禮數周全
    """.split()
)
"""Said otherwise in Taiwan, and what OpenCC takes for another word. Its own list of words is made for computers: it
turns the window of a train into one on a screen, and a sweetheart into an object."""
_SAID_OTHERWISE = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
_CLOCK = re.compile("(?<!龍)鍾(?![情愛])")
"""鐘, a clock or a bell, which a railway has more of than it has people of the name 鍾."""
_BREAD = re.compile("(?<![裡外上下前後])面包")
_SIGNED = re.compile("(?<![標書抽竹牙求中支])籤(?![條子兒])")
"""簽, to sign; OpenCC mostly takes it for 籤, a slip."""


def traditional(text: str) -> str:
    """A text in simplified characters as readers of traditional ones write it, their quotation marks included."""
    told = _converter("s2tw")(text).translate(_QUOTES)
    told = _BREAD.sub("麵包", _CLOCK.sub("鐘", told))
    return _SIGNED.sub("簽", _SAID_OTHERWISE.sub(lambda found: _WORDS[found[0]], told))


def simplified(text: str) -> str:
    """A text in traditional characters in simplified ones, character for character."""
    return _converter("t2s")(text)


@cache
def _converter(name: str) -> Callable[[str], str]:
    import opencc  # a quarter of a second that only those pay who read Chinese

    convert: Callable[[str], str] = opencc.OpenCC(name).convert
    return convert
