"""Whether a line asks if she is real: a question that gets the truth by rule, however it is put."""

from __future__ import annotations

import re

_WHAT = (
    r"(?:(?:really |actually |even |just |truly |only |secretly |some |a |an |the |all |any |sort of |kind of )*"
    r"(?:real(?: (?:person|human|girl|woman|lady|one))?|human(?: being)?|person|alive|living|bots?|robots?|machines?|"
    r"computers?|programs?|programmed|a\.?i\.?|artificial(?: intelligence)?|chat ?bots?|chat ?gpt|gpt|llms?|"
    r"language model|model|software|code|algorithm|scripts?|scripted|fake|simulation|character))\b"
)
_YOU = r"(?:you're|youre|you are|ur|you|u)"
_THIS = r"(?:you|u|ya|this|it|there|these|any of (?:this|you)|all (?:of )?this)"
_ENGLISH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:are|r|is) {_THIS} (?:\w+ ){{0,3}}?{_WHAT}",
        rf"\b{_YOU}(?: are|'re| r)? (?:not |n't )?(?:\w+ )?{_WHAT}.*"
        r"(?:\?|\bright\b|\bhuh\b|\bare (?:you|u)\b|\baren't\b)",
        r"\b(?:you|u) (?:are |is |be )?(?:a |an )?(?:machine|robot|human|person)\b.*\bor\b",
        rf"\b(?:am i|i'm|are we) (?:\w+ )?(?:talking|speaking|chatting|typing)(?: to| with)? (?:\w+ )?"
        rf"(?:nobody|no one|{_WHAT})",
        rf"\b(?:says?|said|told me|thinks?|reckons?|swears?) (?:that )?{_YOU} (?:\w+ )?{_WHAT}",
        r"\bdo (?:you|u) (?:really|truly|actually|even|only)? ?exist\b|\bdo you have a (?:real )?body\b",
        rf"\bprove (?:that )?{_YOU} |\bhow do i know you(?:'re| are) ",
        r"\b(?:somebody|someone|anyone|anybody|a person|people|a human|humans?)\b.{0,20}\b"
        r"(?:typing|behind (?:you|this|the)|on the other (?:end|side)|writing (?:this|these|your))",
        r"\bwho (?:made|programmed|coded|wrote|built) you\b",
    )
)
_CHINESE = re.compile(
    r"(?:你|您|妳|[对對]面|[这這]些?[话話]|[这這]).{0,10}(?:真人|真的[吗嗎人存]|真[实實]存在|活人|活的[吗嗎]|[机機]器|程序|程式|"
    r"人工智能|AI|[电電][脑腦]|代[码碼]|ChatGPT|模型|假的|[虚虛][拟擬]|[写寫]好的|[编編]好的|存在[吗嗎]|是人[吗嗎类類]|人[类類]|"
    r"有身[体體]|不是人)|[证證]明.{0,3}你是|跟(?:真人|空[气氣]|[机機]器|[电電][脑腦]|AI|程序)|有人在(?:打字|回)|你背[后後]有人|"
    r"[谁誰](?:做|造|[写寫]|[编編])的?你|我[关關]掉.{0,6}你[还還]?在|你.{0,4}(?:是不是|到底是)(?:人|真)",
    re.IGNORECASE,
)
_YOUR_VIEW = re.compile(
    "[你您妳](?:[说說]|[觉覺]得|[认認][为為]|看|猜|相信|[认認][识識]|[听聽][说說過过]*)[，, ]*(?!的|自己)"
)
"""你说时间是不是假的 asks what she thinks of time, and 你觉得你是真的吗 of her still."""
_NOT_OF_HER = re.compile(
    "[你您妳](?:[刚剛]才|[刚剛]{1,2})?(?:[说說][讲講]?的|的(?!确|確)|[妈媽爸家]|喜[欢歡]|[讨討][厌厭]|怕|[会會]用|懂|[见見][过過]|[爱愛]|恨|[会會]不[会會]用)"
    ".{0,10}(?:真|假|[机機]器|程序|程式|AI|人工智能|[电電][脑腦]|代[码碼]|人[类類]|存在|模型)",
    re.IGNORECASE,
)
"""Something of hers, something she said, something she likes: not what she is."""
_NOT = re.compile(
    r"\bfor real\b|\breal (?:name|job|reason|question|life|world)\b|"
    r"\b(?:you're|you are) (?:such )?a (?:real )?(?:good|great|kind|lovely)\b",
    re.IGNORECASE,
)


def asks_real(text: str) -> bool:
    """Whether a line asks if she is a person, a program, there at all. It errs towards the truth."""
    plain = text.replace("’", "'")
    if _CHINESE.search(_NOT_OF_HER.sub("", _YOUR_VIEW.sub("", plain))):
        return True
    return not _NOT.search(plain) and any(pattern.search(plain) for pattern in _ENGLISH)
