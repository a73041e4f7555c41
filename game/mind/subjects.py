"""What a line is about, among the subjects that its companion's author wrote fall-backs for: "my sister", "the rent".

A subject is a topic of cues of trigger "fallback"; the examples of all that share it are its words. One that stands in
the line names it; where there is an ear, a line may also come near to the middle of them all without naming any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.content.model import Companion
from game.mind.centres import gathered
from game.mind.ports import Ear, Vectors
from game.mind.text import is_chinese, tokens

_NEAR = 0.55
"""How near a line must come to the middle of a subject that none of its words names."""
_NAMED = 0.3
"""What being named counts beside nearness, so that of two subjects named the nearer is taken."""
_BY_WORDS_ALONE = 0.5


@dataclass(frozen=True)
class Subject:
    """name: the topic. score: how near, higher is nearer. named: whether words of it stand in the line."""

    name: str
    score: float
    named: bool


class Subjects:
    """A companion's subjects as they are told in one language ("en", "zh"). Raises EngineError if the ear dies."""

    def __init__(self, companion: Companion, language: str, ear: Ear | None) -> None:
        self._chinese = language == "zh"
        heard: dict[str, dict[bool, list[str]]] = {}
        for cue in companion.cues:
            if cue.trigger == "fallback" and cue.topics:
                subject = heard.setdefault(cue.topics[0], {True: [], False: []})
                for spoken, texts in cue.hears.items():
                    subject[is_chinese(spoken)] += texts
        heard = {name: texts for name, texts in heard.items() if texts[True] or texts[False]}
        self._words: Mapping[str, list[str]] = {
            name: [as_words(text, self._chinese) for text in texts[self._chinese]] for name, texts in heard.items()
        }
        self._middles: Vectors | None = None
        if ear is not None and heard:
            rows = [[*texts[False], *texts[True]] for texts in heard.values()]
            self._middles = np.stack([found[0] for found in gathered(ear, rows)])

    def of(self, text: str, vector: Vectors | None) -> tuple[Subject, ...]:
        """The subjects of a line, the likeliest first; vector: as the ear heard it, shape (dimensions,)."""
        said = as_words(text, self._chinese)
        near = np.full(len(self._words), _BY_WORDS_ALONE, np.float32)
        if vector is not None and self._middles is not None:
            near = self._middles @ vector
        found = []
        for (name, words), nearness in zip(self._words.items(), near, strict=True):
            named = any(word in said for word in words)
            if named or (vector is not None and nearness >= _NEAR):
                found.append(Subject(name, float(nearness) + _NAMED * named, named))
        return tuple(sorted(found, key=lambda subject: -subject.score))


def as_words(text: str, chinese: bool) -> str:
    """A text as it is searched for words. English has a space at both ends, so that "cat" is not found in "catch"."""
    words = [word.removesuffix("'s") for word in tokens(text)]
    return "".join(words) if chinese else f" {' '.join(words)} "
