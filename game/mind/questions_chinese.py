"""Whether a Chinese clause asks, by its words alone.

Chinese asks with a particle at the end (吗), a denial at the end (去不), a verb twice (去不去), a choice (茶还是咖啡)
or a word for what is asked (谁). The last are the hard ones: with 都 or 也 behind them they mean "everything" or
"nobody", after 没 "none in particular", after 好 "several", and after 不知道 they wonder rather than ask.
"""

from __future__ import annotations

import re

_AS_SIMPLIFIED = str.maketrans(
    "嗎麼誰為幾沒還會這點歲號時過說讓對問後來個們裡兒樣麽幹歡愛緊記憶該應懂擔猶豫邊隨論無週禮長遠",
    "吗么谁为几没还会这点岁号时过说让对问后来个们里儿样么干欢爱紧记忆该应懂担犹豫边随论无周礼长远",
)
_CLAUSE_END = re.compile(r"[，,。.！!；;、：:？?…~～\s]+")
_TAIL = re.compile("[呀啊哦哈啦喔哟吖捏诶欸嘞]+$")
"""Particles that colour a clause and change nothing of what it does."""

_PARTICLE = re.compile("吗$|(?<![这那多什怎])么$|(?:(?<!不)对|没错|(?<![但就可要还该算不])是)吧$")
_NO_NE = re.compile(
    "^怎么说呢$|^(?!如果|要是|万一|那).*?(?:着|正|才.{0,6}|可|早|都.{1,6}|还[^有].{0,6}|在.{1,6}|[我他她它].{0,4}[还在正].{0,6})呢$"
)
"""正忙着呢, 还没吃呢: it goes on, nothing is asked."""
_DENIAL = re.compile(
    "(?<=.)(?<![也都才从绝偏就并可说要我他她它还决毫然])不$|(?<=.)(?<![也都还从就并本点不然实])(?<![我他她它])没(?:有)?$"
)
_NONE_AT_ALL = re.compile(
    "[一半].{0,3}(?:都|也)?没有?$|连.{1,6}没有?$|(?:从来|根本|压根|完全|还是|到现在|什么|谁)[都也]?没有?$"
)
_TWICE = re.compile(r"(?P<verb>[^时动都也一了])[不没](?P=verb)|有没有|能否|是否|可否|与否|难道")
_EITHER_WAY = re.compile(r"(?P<verb>.)[不没](?P=verb)[^什谁哪怎]{0,3}(?:都|也|无所谓|随[你便])")
_WORDS = re.compile(
    "什么|啥|怎么|怎样|咋|为何|如何|凭什么|谁|哪|几|多少|(?<![好很太许这那么差])多(?:久|大|远|长|高|重|深|快)|干嘛|干吗|何时|何处"
)
_WONDERS = re.compile(
    "(?:(?<!知)不(?:太|大|是很|怎么)?(?:知道?|晓得|清楚|明白|懂|记得|确定|敢想|好说)|没(?:搞|弄|想|看)?(?:懂|明白|清楚|想过|想好)|"
    "[想搞弄看说听分](?:都)?不(?:通|明白|清楚?|懂|出|起来?|到|好|上来?|准)|忘了|记不(?:得|清)|管他|谁知道(?=[呢他她]|结果)|"
    "在想(?!什么|啥)|想着|(?:一直|总|老|天天|成天)在?想|在?考虑(?!一下)|没人会?(?:在[意乎]|管|问|知道)|(?<!你)(?:纠结|犹豫|琢磨(?!什么)|发愁|担心)|[无不]论|不管|甭管|随便)"
)
"""Before these words a question is only wondered at: 不知道怎么办, 我在想要不要辞职."""
_WONDERS_ALOUD = re.compile("[你您].{0,4}(?:知道|记得|清楚|明白|想|觉得)|(?:我)?(?:很|就|真|好)?想(?:知道|问)")
_ASKED_BY_OTHERS = re.compile(
    "(?:^|[^我请想要你您])问(?:了|过)?[我他她]|[他她们人妈爸姐哥弟妹师板友].{1,6}[^我请想要]问(?![你您题])"
)
"""他问我吃了吗: told of somebody, not asked of her."""
_NO_QUESTION = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<!为)(?:什么|啥)[^你您让是呢]{0,6}?[都也]",
        r"谁[^你您是为]{0,3}?[都也]",
        r"哪(?:里|儿|个|天|家|边|种|位|怕)?[^你您是]{0,4}?[都也]",
        r"(?<![你您])怎么(?![你您他她它大我这那会])[^你您]{0,4}?[都也](?!这么|那么)",
        r"(?:多少|几)[^你您是]{0,4}?[都也]",
        r"没有?(?:被|跟|和|对|给|让|为)?(?:什么|啥|谁|怎么|几|多[少久大远长])",
        r"不(?:怎么样?|几|多久|算什么|像什么|是什么(?!意思|时候|东西$|地方$|人$)|是啥(?!$))",
        r"^[^你您]*?(?:没有?|不[想愿敢肯欠]|懒得|从不)[^你您]{0,4}谁",
        r"[好十百千这那前后头近每]几|过几(?=[天年个周])|[上下]几(?=次|回|周|个月|代)|几(?:乎|十|百|千|万|次三番)",
        r"^[^你您]{0,8}?了几(?![点岁号])",
        r"什么(?:破|鬼|玩意|烂|狗屁|的$)(?<![做干搞卖学属开教修是读念玩]什么的)",
        r"多少(?=有点|有些|还是|会|也|能)",
        r"(?P<one>什么|谁|哪里?|怎么|多少|几).{0,6}就.{0,5}(?P=one)|(?:有什么|想什么)说什么|吃什么[胖吐]什么",
        r"谁(?:让|叫)[我他她](?!$)|谁说的?不是|谁[懂稀]",
        r"哪(?:怕|敢|能|知道|会|舍得)|天哪|妈哪|怎么说[呢也]|我怎么(?:这么|那么|总|老)",
        r"(?<!该)(?:说|讲|看|听|像|似乎|随便)(?:点|些)(?:什么|啥)(?!好)|没干[嘛吗]|爱咋|不了多",
    )
)
"""Where a word for what is asked asks nothing."""
_OTHER_ASKING = re.compile("为什么|为啥|凭什么")
_OR = re.compile("(?P<one>.{2,12}?)(?<![我他她它们最后可但也却的着了来])还是(?P<other>.{1,8})$")
_CHOOSES = re.compile("[你您]|喝|吃|选|要|坐|去(?!年)|走|喜欢|爱|站|是|先|看|听|读|养|穿|打|信|该|留|回")
_STILL = re.compile(
    "(?:很|太|挺|会|不|没|有点|要|想|算了|忍|得|老|这|那|一样|别|觉得|睡|走了|难|饿|困|累|冷|热|疼|痛|烦|放|把|被|因为|第一|好好|怕|输|分)|.*了$"
)
"""What follows 还是 where it means "still" or "after all"."""


def clause_asks(clause: str) -> bool:
    """Whether one clause asks, without its mark."""
    plain = _TAIL.sub("", clause)
    if _ASKED_BY_OTHERS.search(plain):
        return False
    if _PARTICLE.search(plain):
        return True
    wonders = _WONDERS.search(plain)
    if wonders and not _WONDERS_ALOUD.search(plain[: wonders.end() + 1]):
        plain = plain[: wonders.start()]
    if plain.endswith("呢") and not _NO_NE.search(plain):
        return True
    if _DENIAL.search(plain) and not _NONE_AT_ALL.search(plain):
        return True
    if _TWICE.search(plain) and not _EITHER_WAY.search(plain):
        return True
    if _chooses(plain):
        return True
    if _OTHER_ASKING.search(plain):
        return True
    for pattern in _NO_QUESTION:
        plain = pattern.sub("", plain)
    return _WORDS.search(plain) is not None


def asks_chinese(text: str) -> bool:
    """Whether any clause of a Chinese text asks: simplified or traditional, with a mark or without.

    Who answers themself at once (为什么？因为…) asks nobody.
    """
    clauses = [clause for clause in _CLAUSE_END.split(text.translate(_AS_SIMPLIFIED).strip("\"'”’」』 ")) if clause]
    if len(clauses) > 1 and clauses[-1].startswith("因为"):
        return False
    return any(clause_asks(clause) for clause in clauses)


def _chooses(clause: str) -> bool:
    either = _OR.search(clause)
    if either is None or _STILL.match(either["other"]):
        return False
    return _CHOOSES.search(either["one"]) is not None
