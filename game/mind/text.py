"""Reading text plainly: its language, its sentences, its search terms, its shape. English and Chinese."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from game.mind.questions_chinese import asks_chinese

CJK = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CJK_RUN = re.compile(f"[{CJK}]+")
_TOKEN = re.compile(f"[{CJK}]+|[^\\W_]+(?:['’][^\\W_]+)*")
_SENTENCE_END = re.compile(rf"""[.!?…]+["'”’)\]]*(?=\s|$|[{CJK}（「『“])|[。！？…]+["”’」』）]*|\n+""")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:mr|mrs|ms|dr|st|vs|e\.g|i\.e|no)\.$", re.IGNORECASE)
_TRADITIONAL = re.compile(
    "[們個說這來時會對過還為學國後麼沒樣讓嗎無點頭錢車門間見聽話請謝樂愛買賣開關風電東長書寫讀體點氣覺應該經親媽貓鳥魚"
    "歡難麗傷淚憂慮擔當]"
)
_SIMPLIFIED_ONLY = re.compile(
    "[们个说这来时会对过还为学国后么没样让吗无点头钱车门间见听话请谢乐爱买卖开关风电东长书写读体气觉应该经亲妈猫鸟鱼欢难丽伤泪忧虑担当]"
)
_IN_PASSING = 2
"""Latin words that a Chinese talk holds without being English."""


def language_of(text: str, default: str = "en") -> str:
    """ "en", "zh-Hans" or "zh-Hant"; `default` where there is no letter to tell by.

    Who talks Chinese also types "ok", "hi", "hhhh": a Latin word or two in a Chinese game is Chinese still.
    """
    chinese = sum(len(run) for run in _CJK_RUN.findall(text))
    latin = sum(1 for c in text if c.isascii() and c.isalpha())
    if chinese == 0:
        in_passing = is_chinese(default) and len(tokens(text)) <= _IN_PASSING
        return "en" if latin and not in_passing else default
    if latin > 6 * chinese:
        return "en"
    traditional = len(_TRADITIONAL.findall(text)) - len(_SIMPLIFIED_ONLY.findall(text))
    if traditional > 0:
        return "zh-Hant"
    return default if default.startswith("zh") and traditional == 0 else "zh-Hans"


def is_chinese(language: str) -> bool:
    return language.startswith("zh")


def tokens(text: str) -> list[str]:
    """Words in lower case; a run of Chinese characters is one token."""
    return [t.lower().replace("’", "'") for t in _TOKEN.findall(text)]


def terms(text: str) -> list[str]:
    """What a text is indexed and searched by: Latin words, and overlapping pairs of Chinese characters.

    A lone Chinese character stands for itself, so that one-character words can be found where they stand alone.
    """
    found: list[str] = []
    for token in tokens(text):
        if _CJK_RUN.fullmatch(token):
            found += pairs(token)
        else:
            found.append(token.removesuffix("'s"))
    return found


def pairs(run: str) -> list[str]:
    """Overlapping pairs of characters; a single character is its own pair."""
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]


def sentences(text: str) -> list[str]:
    """A text cut into its sentences, each with its closing marks; nothing is lost but the space between."""
    found, rest = cut_sentences(text)
    return [*found, rest] if rest else found


def cut_sentences(text: str) -> tuple[list[str], str]:
    """The finished sentences at the start of a growing text, and the unfinished rest."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        piece = text[start : end.end()]
        if _ABBREVIATION.search(piece.strip()):
            continue
        if piece.strip():
            found.append(piece.strip())
        start = end.end()
    return found, text[start:].strip()


def join(parts: Iterable[str], language: str) -> str:
    """Sentences as one text: with a space between them, or none in Chinese."""
    return ("" if is_chinese(language) else " ").join(p for p in parts if p)


def strip_names(text: str, names: Iterable[str]) -> str:
    """A text without the talkers' own names: "What did Isaura say?" must not find every line that calls her."""
    gone = "|".join(sorted((re.escape(n) for n in names if n), key=len, reverse=True))
    if not gone:
        return text
    edge = f"[{CJK}]"
    plain = re.sub(rf"(?i)[,，]?\s*(?:(?<!\w)|(?<={edge}))(?:{gone})(?:['’]s)?(?:(?!\w)|(?={edge}))", " ", text)
    return " ".join(plain.split()).lstrip(",，.!? ")


_ASKS = re.compile(
    r"(?!don't$)(?:who|what|when|where|why|how|which|whose|do|does|did|are|is|am|was|were|can|could|will|would|shall|should|have|has|"
    r"had|may|might|whats|whos|wheres|whens|hows|whys)(?:'s|'d|'re|'ll|n't)?$"
)


def is_latin(text: str) -> bool:
    """Whether a text is written without a single Chinese character, though it has letters."""
    return _CJK_RUN.search(text) is None and any(c.isalpha() for c in text)


def is_question(text: str) -> bool:
    """Whether a line is put as a question, with its mark or without."""
    if text.rstrip("\"'”’」 ").endswith(("?", "？")):
        return True
    words = tokens(text)
    return bool(words) and (
        _ASKS.match(words[0]) is not None or (_CJK_RUN.search(text) is not None and asks_chinese(text))
    )


def opener(text: str) -> str:
    """How a line begins, for telling openings apart: three words, or four Chinese characters."""
    first = [found[0].lower().replace("’", "'") for found in islice(_TOKEN.finditer(text), 3)]
    return first[0][:4] if first and _CJK_RUN.match(first[0]) else " ".join(first)
