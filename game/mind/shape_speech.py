"""What a line does to the talk itself, told by plain words in either language: a joke, "one moment", "say that again".

Such a line is about nothing, so that it is near to cues by chance alone; but how it is put is much the same for
everybody. First come those that ask something of her, then those that only tell.
"""

from __future__ import annotations

import re

from game.content.model import Kind
from game.mind.text import is_question, tokens

_LONGEST, _LONGEST_ZH = 24, 30
"""Words, or Chinese characters, of a line that may still be about the talk alone."""
_LEAD_EN = r"^\W*(?:(?:ok(?:ay)?|oh|right|wait|well|so|and|but|hey|hi|sorry|anyway|please|phew|um+|lol|no)\b[,. ]*)*"

_ENGLISH: tuple[tuple[Kind, str], ...] = (
    (
        "asks_again",
        r"^\W*(?:sorry[,? ]*)?(?:(?:what|sorry|huh)\?+$|pardon\b|come again\b|(?:(?:can|could|would) (?:you|u) )?(?:please )?"
        r"(?:say|repeat) (?:that|it)(?: again| once more)?\W*(?:please)?\W*$|one more time\W*$|what did (?:you|u) (?:just )?say\W*$|"
        r"what was that\W*$|i (?:missed (?:that|it)|didn['’]?t (?:catch|hear) (?:that|it|you))\W*$)",
    ),
    (
        "no_advice",
        r"(?<!won't )(?<!won’t )\b(?:stop|quit|enough(?: with)?|no more)(?: with)?(?: giving)?(?: me)?(?: the| your| any)? (?:advice|advising|fixing|lectur\w+|"
        r"preaching|suggestions|tips|platitudes)\b|\bdon['’]?t (?:need|want) (?:any |your |a )?(?:advice|fixing|solutions?|lecture|"
        r"pep talk|tips)\b|\b(?:stop|don['’]?t)(?: you)?(?: dare)? (?:tell(?:ing)? me (?:what|how|to\b)|try(?:ing)? to fix|lectur\w+|preach\w*|"
        r"patroni[sz]\w+|advis\w+|analy[sz]\w+|fix me)|\bjust listen\b|"
        r"\bi just (?:want|need)(?:ed)? to (?:vent|be heard|say it|moan|complain|let it out|rant)\b|\bnot asking for (?:any )?advice\b",
    ),
    (
        "of_the_talk",
        r"(?<!are )(?<!have )\byou(?:['’]?re| are|['’]ve)? ?(?:just |always |already |still |only |keep |kept )*(?:repeat\w*|said that(?! to)|told me that|"
        r"saying (?:that|the same)|going (?:round |around )?in circles|chang(?:e|ed|ing) the (?:subject|topic)|dodg\w+|rambl\w+|"
        r"avoid\w* (?:the|my)|not (?:even )?(?:listening|answering)|(?:did|do)n['’]?t (?:even )?(?:answer|listen)|misunderst\w+|"
        r"miss(?:ed|ing) (?:the|my) point|ignor(?:ed|ing) (?:me|what|my))\b|\bthat['’]?s not (?:what i (?:asked|said|meant)|my question)|"
        r"\bi (?:didn['’]?t ask (?:that|you that|about)|asked (?:you )?(?:something else|about))|\banswer (?:the|my) (?:\w+ )?question\b|"
        r"\bare (?:you|u) (?:even |actually )?listening(?: to me)?\W*$|\byou(?:['’]re| are)? (?:just )?(?:sound|talk|like|sounding) like an? (?:\w+ )?"
        r"(?:fortune|robot|therapist|script|broken|chatbot|greeting card|machine)|\bwhat are you (?:on|talking|going on) about\b|"
        r"\bwhat has that got to do\b|\boff[- ]topic\b|\bwe(?:['’]ve| have) (?:been over|already) (?:this|talked|that)\b",
    ),
    (
        "puzzled",
        r"\b(?:explain|put|say) (?:that|it|this|yourself)(?: again)?(?: to me)?(?: in)?(?: \w+)? ?(?:plain\w*|simpl\w+|normal\w*|english|properly|"
        r"like i['’]?m)\b|^\W*(?:can|could|would) you (?:please )?(?:explain|clarify)(?: that| it| what you (?:mean|said))?\W*$|"
        r"^\W*(?:please )?explain(?: that| it| yourself)?\W*$|\bspeak (?:plainly|english)\b|\bwhat (?:does|did) that (?:even )?mean\b",
    ),
    (
        "steps_away",
        rf"{_LEAD_EN}(?:brb|bbl|bbs|afk|be right back|hold on|hang on|bear with me|(?:one|two|a|1|2) (?:secs?|seconds?|moments?|minutes?|mins?)\b|"
        r"just a (?:sec(?:ond)?|moment|minute)|(?:give|gimme)(?: me)? a (?:sec(?:ond)?|moment|minute)|wait (?:a|one) (?:sec(?:ond)?|moment|min\w*)|"
        r"(?:i['’]?ll be |i['’]?m )?(?:right )?back (?:in (?:a|one|two|five|ten|\d)|soon|shortly))\b(?! (?:to|ago|i was)\b)",
    ),
    (
        "comes_back",
        rf"{_LEAD_EN}(?:(?:i['’]?m |im |we['’]?re )?back(?: again| now)?(?=\W*$|[,.!;])|(?:i['’]?m|im) here(?: again| now)?\W*$|i['’]?ve returned)",
    ),
    (
        "jokes",
        r"\b(?:just|only|was|i['’]?m|im) (?:only |just |totally )?(?:kidding|joking|messing(?: with you)?|teasing)\b|\bpulling your leg\b|^\W*jk\b|"
        r"^\W*knock[, ]+knock\b|\b(?:here['’]?s|i['’]?ve got|i have|i know) (?:a|another|one)(?: \w+)? (?:joke|pun)\b|"
        r"\bwalks into a bar\b|\bba dum ts+\b|^\W*(?:why|what|how|where|who)\b[^?]*\?+\s*(?:because|cos|cuz|so (?:it|he|she|they)|to get)\b",
    ),
    (
        "says_sorry",
        r"^\W*(?:(?:oh|ok|hey|well|god|no|i['’]?m|im|so|really|very|truly)\b[, ]*)*sorry\b(?!\?)(?! (?:to (?:hear|say|ask)|for (?:your|his|her|their|you)|"
        r"but|he|she|they|what|can|could|who|where|about your|if you|that happened)\b)|\bi (?:do )?apologi[sz]e\b|^\W*my (?:bad|fault)\b|"
        r"\bi (?:shouldn['’]?t have|didn['’]?t mean to) (?:said|say|snap\w*|shout\w*|yell\w*|be (?:rude|harsh|mean|short)|been|taken? it out)\b|"
        r"\bthat was (?:rude|harsh|mean|unfair|unkind) of me\b|\bforgive me\b|\btook it out on you\b",
    ),
)  # fmt: skip
_CHINESE: tuple[tuple[Kind, str], ...] = (
    (
        "asks_again",
        "(?:再|重新?)(?:说|讲)一?(?:遍|次|下)|^(?:我|刚才?|抱歉|不好意思|[，,])*没(?:有)?听(?:清|见|到)(?!过)|你?刚才?刚?(?:说|讲)(?:了|的)?(?:什么|啥)(?:来着)?[？?]*$|重复一?(?:遍|下)",
    ),
    (
        "no_advice",
        "别(?:老|再|总|一直)*(?:给我)?(?:劝|教育|教我|说教|[讲说](?:大)?道理|出主意|灌?鸡汤|分析)|不(?:要|用|想听|需要)(?:你)?的?(?:劝|建议|大?道理|说教|鸡汤|教我)|"
        "听我说(?:就好|就行|完)|(?:就|只)是?想(?:吐槽|发泄|抱怨|倾诉|有人听|说说而已)|少(?:来|给我)(?:这套|鸡汤|讲道理|灌)|没(?:让|叫|要)你(?:给)?(?:建议|劝|出主意)",
    ),
    (
        "of_the_talk",
        "我(?:不是|没(?:有)?)(?:在)?(?:问|说)(?:你)?(?:这|那)个?|答非所问|跑题|[岔扯]开话题|转移话题|驴唇不对|牛头不对|文不对题|车轱辘|"
        "你怎么?(?:又|老|总|一直)是?(?:在)?(?:说|重复|讲|扯|绕)(?:这|那|同|一样|个没完)|(?:这句|这话|这个)?你?刚?才?已?经?(?:说|讲)过(?:这句|这话)?了$|"
        "在听(?:我说)?(?:吗|没|啊)|你没(?:在)?听|没回答我|回答我|(?:像|跟)个?(?:复读机|客服|人机|模板)|跟我?说的有(?:什么|啥)关系|你在说(?:什么|啥)(?:呢|啊)?$",
    ),
    (
        "puzzled",
        "^(?:.*[，,])?(?:请|麻烦)?(?:你)?(?:能不能)?(?:说|讲)点?人话|太绕了?|^我?.{0,2}(?:听不(?:懂|明白)|没(?:听|看)懂)(?:你.*)?$|(?:说|讲)得?(?:明白|清楚|直白|简单)(?:点|些|一点)|解释(?:一下|下|清楚)?[吧？?]*$|(?:^|你.{0,6}|[这那]?句?话.{0,2})(?:什么|啥|几个)意思|不明白你",
    ),
    (
        "steps_away",
        "^(?:那|你|先|好|嗯|[，,])*(?:等(?:我)?(?:一)?(?:下|会儿?)(?!次|周|个|雨|车|他|她|结果)|稍等|等等我?[，,。！!]|失陪|我(?:先)?去(?:个|下|趟|一?下)?(?:厕所|洗手间|卫生间|阳台|"
        "[开关接拿倒收喂].{0,5})(?=[，,。！!~～]|$)|.{0,8}(?:马上|一会儿?|很快|这就)(?:就)?(?:回|来)(?:来|聊)?[了啊哈哦]*[。！!~～]*$|我?(?:先)?[接回]个?(?:电话|消息|信息)|brb)",
    ),
    (
        "comes_back",
        "^(?:好了?|嗯|行|哎|诶|ok|[，,])*我?(?:又)?回来[了啦咯](?:哈|哦|呀)?(?=[，,。！!~～\\s]|$)|^(?:让你)?久等(?:了|啦)?",
    ),
    (
        "jokes",
        "开(?:个)?(?:小)?玩笑(?:的|啦|呢|而已|别)|跟你闹着玩|逗你(?:玩)?[的呢啦]|^骗你的(?!吧)|^(?:我)?(?:给你)?(?:来|讲|说)个.{0,4}笑话[：:，,]|"
        "^.{0,6}(?:为什么|什么|怎么)[^？?]*[？?].{0,3}因为|(?:我)(?:给你)?(?:来|讲|说)个.{0,4}笑话",
    ),
    (
        "says_sorry",
        "^(?:真的?|很|非常|实在|哎|啊|[，,])*(?:对不起|抱歉|不好意思|失礼)(?=[，,。！!~～\\s啊呀哦了啦]|$|刚|语气|没[听注]|不该|让你|打扰)|我错了|是我不(?:好|对)|^都?怪我|"
        "^原谅我(?=$|[吧嘛好了，,。！!])|(?<![跟给向])我道歉|我不该(?:那么|这么|凶|吼|冲)|我不是(?:那个意思|故意|有意)|刚才?(?:是我|我).{0,4}(?:语气|话|态度)|别生我?的?气(?!球)",
    ),
)  # fmt: skip
OF_SPEECH: tuple[Kind, ...] = tuple(kind for kind, _ in _ENGLISH if kind != "puzzled")
_PATTERNS = tuple(
    tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in table) for table in (_ENGLISH, _CHINESE)
)
_ONLY_TOLD: frozenset[Kind] = frozenset({"steps_away", "comes_back", "says_sorry"})
"""What nobody puts as a question: 不好意思，问一下几点了 is none."""


def kinds_of_speech(text: str, chinese: bool) -> list[Kind]:
    """What the line does to the talk itself, at most one kind; none for a line that is about something."""
    size = sum(map(len, tokens(text))) if chinese else len(tokens(text))
    if size > (_LONGEST_ZH if chinese else _LONGEST):
        return []
    found = next((kind for kind, pattern in _PATTERNS[chinese] if pattern.search(text)), None)
    return [] if found is None or (found in _ONLY_TOLD and is_question(text)) else [found]
