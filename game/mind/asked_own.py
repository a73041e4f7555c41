"""Questions about the player's own life that no relation has a name for: their birthday, what they drive, which school.

They must be told from what they look like: "when is my birthday" is no question about hers, and "what should I do" is
none about a memory. Where it is doubtful, it is not taken for one.
"""

from __future__ import annotations

import re

_NOT_THEIRS = frozenset(
    """seat ticket stop station platform carriage destination fortune future chance chances option options fate next
    point problem card cards way turn move bed berth luggage train cue line""".split()
)
"""Nouns that are the train's business, or nobody's: "what's my seat", "what's my next move"."""
_NO_NOUN_WORD = r"(?:again|called|named|name|is|was|on|do|did|in|am|are|have|had|lol|please|then|used|went|go)"
_NOUN = rf"((?:(?!{_NO_NOUN_WORD}\b)[a-z][a-z'’-]*)(?: (?!{_NO_NOUN_WORD}\b)[a-z][a-z'’-]*){{0,2}})"
_TOLD = r"(?:say|said|tell|told|mention|mentioned)"
_REMEMBERS = r"(?:remember|recall|(?:you|did you|have you|haven't you|don't) (?:forget|forgot|forgotten)|did i (?:tell|say|mention)|have i (?:told|mentioned)|if i told you)"
_VERB = (
    r"(?:play|drive|study|studied|teach|collect|eat|drink|write|live|go|went|work|worked|speak|come|have|like|"
    r"love|hate)"
)

_ENGLISH = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bmy ((?:middle|last|second|maiden) name|nickname|surname)\b.*\?*$",
        rf"\b(?:which|what) {_NOUN} did i {_TOLD}\b",
        r"\bwhat did i (?:have|eat|cook|make) for (\w+)",
        rf"\bwhat(?:['’]?s| is| was| are| were)? (?:the name of )?(?:my|our) {_NOUN}",
        rf"\bwhat did i {_TOLD}(?: you)?(?: about)?(?: that)? (?:my|our) {_NOUN}",
        rf"\b(?:when|how old|what (?:day|time|date|colou?r))(?:['’]?s| is| was| are) (?:my|our) {_NOUN}",
        rf"\bwhat(?:['’]?s| is| was) the name of (?:that |the |this )?{_NOUN} of (?:mine|ours)\b",
        rf"\b(?:which|what|how many) {_NOUN} (?:do|did|am|was|were|does|have) (?:i|we|my \w+) "
        r"(?!(?:need|want|get|take|have to|choose|pick|say|do)\b)\w+",
        r"\b(?:which|what) (town|city|country|place|village) (?:am|are|was) (?:i|we) from\b",
        rf"\bwhere did (?:i|we) {_VERB}\b.*\b(?:my|our) {_NOUN}",
        rf"\bwho(?:['’]?s| is| was) (?:my|our) {_NOUN}",
        rf"\b{_REMEMBERS}\b.*\b(?:my|our) {_NOUN}",
        rf"\b(?:my|our) {_NOUN}.*[,?] ?.*\b{_REMEMBERS}\b",
    )
)
_ENGLISH_PLAIN = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bwhat am i (allergic) to\b",
        rf"\b(?:what|where|who|which)\b.{{0,30}}\b(?:do|did|am|was) (?:i|we) ({_VERB})\b.*\b{_REMEMBERS}\b",
        rf"\b{_REMEMBERS}\b.{{0,12}}\b(?:what|where|who|which)\b.{{0,20}}\b(?:i|we) ({_VERB})\b",
    )
)
"""What is asked has no noun of its own here."""
_NO_NOUN = "answer"

_ZH_ASKING = r"(?:什[么麼]|啥|[谁誰]|哪[天条條所家座个個里裡儿年月国國位种種]|[几幾][个個岁歲号號月点點口]|多少|多大)"
_ZH_REMEMBERS = r"(?:[还還]?[记記]得|[说說][过過]|告[诉訴][过過]|提[过過]|[来來][着著])"
_ZH_OWN = re.compile(
    rf"^(?:[你您](?:[还還]?[记記]得|知道)[，,]?|我[说說][过過])?我(?:自己)?(?P<whose>[们們])?(?:家)?的?(?P<about>[\u4e00-\u9fff]{{0,10}}?){_ZH_ASKING}"
)
_ZH_NO = re.compile(
    r"[该該]|应该|能(?:做|干|[说說]|帮|幫)|可以|怎[么麼]|[为為]什[么麼]|做[错錯]|[现現]在|今晚|[这這]里|[这這]儿|[这這]站|到哪|"
    r"要(?:做|[说說]|去)|[凭憑]什|想(?:什|做|[说說]|吃|去)|是[谁誰]$|算什|有什[么麼]|坐哪|下[车車]|上[车車]|[说說]什[么麼]好|看[见見]|[听聽][见見]|[对對]你"
)
_ZH_NOUN = re.compile(
    r"^(?:的|最喜[欢歡]的?|最[爱愛][听聽吃看]?的?|[喜欢歡]|[会會][弹彈]?|[开開]的|上的|[养養]的|小时候|上次|以前)*"
    r"(?P<noun>[\u4e00-\u9fff]{1,4}?)(?=是|叫|姓|在|去|住|[对對]|以前|的|有|$)"
)
_ZH_OF_DAY = re.compile(
    r"我(?:是)?(?:哪天|什么时候|什麼時候|[几幾][点點号號])(?:要|去)?(?P<noun>[\u4e00-\u9fff]{2,4}?)"
    r"(?=[来來][着著]|呢|啊|[，,？?]|$)"
)
_ZH_VERBS = frozenset("开開是对對弹彈有听聽吃上去住在会會教学學最")
_ZH_NO_NOUN = "这件事"


def own_english(text: str) -> str | None:
    """What of their own life an English line asks about; None if it asks nothing of the kind."""
    plain = text.lower().replace("’", "'")
    for pattern in _ENGLISH:
        match = pattern.search(plain)
        if match:
            noun = match[1].removesuffix("'s").removesuffix("s'").strip(" '-")
            if noun and noun.split()[-1] not in _NOT_THEIRS and noun.split()[0] not in _NOT_THEIRS:
                return noun
    return _NO_NOUN if any(pattern.search(plain) for pattern in _ENGLISH_PLAIN) else None


def own_chinese(text: str) -> str | None:
    """What of their own life a Chinese line asks about; None if it asks nothing of the kind."""
    match = _ZH_OWN.search(text)
    if match is None or _ZH_NO.search(text):
        return None
    # 我们 may well be the two of them: only where something is said of remembering, or of what can only be theirs.
    if match["whose"] and not re.search(rf"{_ZH_REMEMBERS}|蜜月|[结結]婚|家", text):
        return None
    noun = _ZH_OF_DAY.search(text) or _ZH_NOUN.search(match["about"])
    found = noun["noun"] if noun else ""
    return found if len(found) > 1 and not set(found) & _ZH_VERBS else _ZH_NO_NOUN
