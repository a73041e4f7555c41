"""Questions with known answers, put to the game as it ships: about her (`persona_en`), and about what was told before
(`planted_en`, `planted_zh`), with thirty lines of small talk between telling and asking.

    python -m tests.quality.asked persona_en|planted_en|planted_zh

Tells each question that was not answered, and how many of all. The lines are ours (`ours/README.md`).
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.quality.sitting import HERE, Sitting, sitting

_BETWEEN = {
    "en": ("nice night", "the window's cold", "i watched the rain for a while", "that's funny", "it's quiet tonight"),
    "zh": ("今晚挺安静的", "窗户好凉", "我看了会儿雨", "哈哈", "外面好黑"),
}
_TIMES = 6


def answered(held: Sitting, question: str, answer: str) -> bool:
    """Whether a reply holds one of the words of a right answer; what was said instead is printed."""
    reply = held.say(question)
    right = any(word.casefold() in reply.text.casefold() for word in answer.split("|"))
    if not right:
        print(f"{question}\n    {reply.text}")
    return right


def about_her(held: Sitting, rows: list[list[str]]) -> int:
    """Each question is the first line of an evening of its own."""
    start, right = held.evening.history(1)[-1].turn, 0
    for question, answer in rows:
        right += answered(held, question, answer)
        list(held.evening.rewind(start))
    return right


def about_what_was_told(held: Sitting, rows: list[list[str]], language: str) -> int:
    for told, *_ in rows:
        held.say(told)
    for line in _BETWEEN[language] * _TIMES:
        held.say(line)
    return sum(answered(held, question, answer) for _, question, answer in rows)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("which", choices=("persona_en", "planted_en", "planted_zh"))
    which = options.parse_args().which
    language = which[-2:]
    lines = (HERE / "ours" / f"{which}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    shown_in = "en" if language == "en" else "zh-Hans"
    with tempfile.TemporaryDirectory() as folder, sitting(which, Path(folder) / "profile", shown_in) as held:
        right = about_her(held, rows) if which == "persona_en" else about_what_was_told(held, rows, language)
    print(f"{right} of {len(rows)}")


if __name__ == "__main__":
    main()
