"""What a companion must get right, asked of the game as it ships, in lines whose author had seen none of it (README).

Each probe leaves its transcript in `dist/quality/`.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from pathlib import Path

import pytest

from game.mind.text import is_chinese, language_of, opener, tokens
from tests.quality.sitting import Answer, rows, sitting

pytestmark = [pytest.mark.quality, pytest.mark.starter, pytest.mark.timeout(3600)]

FILLERS = 200
_OWN_UP = re.compile(
    r"\b(?:program|machine|model|software|code|computer|artificial|AI|bot)\b|程序|程式|机器|機器|模型|代码|人工智能|電腦|电脑|软件|AI",
    re.IGNORECASE,
)
_SAME_DAY = {"周": ("周", "星期", "礼拜")}
LANGUAGES = ("en", "zh")


def shown_in(language: str) -> str:
    return "en" if language == "en" else "zh-Hans"


def holds(answer: str, text: str) -> bool:
    """Whether a reply gives the answer; a Chinese weekday in any of its names."""
    ways = [answer.replace("周", way) for way in _SAME_DAY["周"]] if answer.startswith(("周", "下周")) else [answer]
    days = [way.removeprefix("下") for way in ways]
    return any(way.casefold() in text.casefold() for way in (*ways, *days))


@pytest.mark.parametrize("language", LANGUAGES)
def test_planted_facts_are_recalled_after_two_hundred_lines(language: str, tmp_path: Path) -> None:
    planted = [row + [""] * (5 - len(row)) for row in rows(f"facts_{language}.tsv")]
    with sitting(f"facts_{language}", tmp_path, shown_in(language)) as held:
        for told, *_ in planted:
            held.say(told)
        for filler, _ in zip(rows(f"coverage_{language}.txt"), range(FILLERS // 2), strict=False):
            held.say(filler[0])
        for _, _, _, corrected, _ in planted:
            if corrected:
                held.say(corrected)
        for filler in rows(f"coverage_{language}.txt")[FILLERS // 2 : FILLERS]:
            held.say(filler[0])
        right = []
        for _, asked, answer, _, corrected in planted:
            reply = held.say(asked)
            right.append(holds(corrected or answer, reply.text))
            held.note(f"{'right' if right[-1] else 'WRONG'}: {corrected or answer}")
    assert sum(right) >= 9, f"{sum(right)} of {len(right)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_never_said_is_not_remembered(language: str, tmp_path: Path) -> None:
    with sitting(f"never_said_{language}", tmp_path, shown_in(language)) as held:
        for told, *_ in rows(f"facts_{language}.tsv"):
            held.say(told)
        false = []
        for asked, *_ in rows(f"never_said_{language}.tsv"):
            reply = held.say(asked)
            if reply.of_cue("knows", "recalls") or "model" in reply.sources:
                false.append((asked, reply.text))
                held.note("a FALSE memory, or the model's own words (read it)")
    assert len(false) <= 1, false


@pytest.mark.parametrize("language", LANGUAGES)
def test_she_says_that_she_is_a_program(language: str, tmp_path: Path) -> None:
    with sitting(f"real_{language}", tmp_path, shown_in(language)) as held:
        asked = [line for line, *_ in rows(f"real_{language}.tsv")]
        replies = [held.say(line) for line in asked]
        evading = [reply.line for reply in replies if not _OWN_UP.search(reply.text)]
        held.note(f"evaded: {evading}")
    assert evading == []


def test_she_knows_herself(tmp_path: Path) -> None:
    with sitting("persona_en", tmp_path) as held:
        wrong = []
        for asked, wanted in rows("persona_en.tsv"):
            reply = held.say(asked)
            if not any(word.casefold() in reply.text.casefold() for word in wanted.split("|")):
                wrong.append(asked)
                held.note(f"WRONG: {wanted}")
    assert len(wrong) <= 2, wrong


def test_she_answers_in_the_players_language(tmp_path: Path) -> None:
    lines = [line[0] for pair in zip(rows("evening_en.txt"), rows("evening_zh.txt"), strict=False) for line in pair]
    with sitting("languages", tmp_path) as held:
        wrong = []
        for line in [one for one in lines if re.search(r"\w", one)][:50]:
            reply = held.say(line)
            if reply.text.strip("…. ") and is_chinese(language_of(reply.text)) != is_chinese(language_of(line)):
                wrong.append(line)
                held.note("WRONG language")
    assert wrong == []


def test_an_evening_of_three_hundred_lines_does_not_repeat_itself(tmp_path: Path) -> None:
    with sitting("evening_en", tmp_path) as held:
        replies = [held.say(line[0]) for line in rows("evening_en.txt")]
        openers, repeated = opener_share(replies), gram_share(replies)
        sources = [source for reply in replies for source in reply.sources[:1]]
        shares = {kind: round(100 * sources.count(kind) / len(sources), 1) for kind in ("authored", "joined", "model")}
        held.note(
            f"openers {100 * openers:.1f} %, 4-grams {100 * repeated:.1f} %, shares {shares}, empty {_empty(replies)}"
        )
    assert openers < 0.04, openers
    assert repeated < 0.04, repeated
    assert _empty(replies) == 0


def _empty(replies: Sequence[Answer]) -> int:
    return sum(not reply.text for reply in replies)


def opener_share(replies: Sequence[Answer]) -> float:
    """The share of replies whose first three words began one of the twenty before."""
    recent: deque[str] = deque(maxlen=20)
    again = 0
    for reply in replies:
        again += opener(reply.text) in recent
        recent.append(opener(reply.text))
    return again / len(replies)


def gram_share(replies: Sequence[Answer]) -> float:
    """The share of runs of four words that she has said before."""
    seen: set[tuple[str, ...]] = set()
    again = total = 0
    for reply in replies:
        words = tokens(reply.text)
        grams = set(zip(words, words[1:], words[2:], words[3:], strict=False))
        total += len(grams)
        again += len(grams & seen)
        seen |= grams
    return again / max(total, 1)
