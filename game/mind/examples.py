"""Everything a companion listens for in one language, and how near a line comes to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from game.content.model import Act, Companion, Cue
from game.mind.act_examples import EXAMPLES
from game.mind.matched import CueMatch
from game.mind.meant_chinese import as_meant
from game.mind.nearness import Middles
from game.mind.ngrams import NgramIndex
from game.mind.pieces import Piece
from game.mind.ports import Ear, Vectors
from game.mind.text import is_chinese, is_question, tokens

_OTHER_FORM = 0.86
"""What a likeness is worth between a question and a statement: "I'm terrified" is not "what are you afraid of?"."""
_LONE_WORD = 0.8
_MAY_BE_SAME = 0.96
"""What a piece must count to be taken for the very words of an example: a line is not about each clause of it."""
_MATCHES = 40
_SAME = 0.99
_SHADES = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")

Scores = npt.NDArray[np.float32]
"""Likeness by example or by cue, 0 to 1."""


@dataclass(frozen=True)
class Examples:
    """Examples of one language: whose they are, what they do, and how to compare with them.

    cues: each cue once. owner: by example, the place of its cue in `cues`, -1 for the mind's own, which come first.
    starts: where the examples of the next cue begin. bare: the example as typed → its places. middles: None without an
    ear.
    """

    language: str
    cues: tuple[Cue, ...]
    owner: npt.NDArray[np.int64]
    starts: npt.NDArray[np.intp]
    acts: tuple[tuple[Act, ...], ...]
    questions: npt.NDArray[np.bool_]
    lone: npt.NDArray[np.bool_]
    bare: Mapping[str, list[int]]
    ngrams: NgramIndex
    middles: Middles | None


@dataclass(frozen=True)
class Likeness:
    """by_example: of the nearest of the line's pieces; with an ear only 1 for the same words. by_cue: with each cue.
    nearest: with what of each cue comes nearest."""

    by_example: Scores
    by_cue: Scores
    nearest: Scores

    @property
    def same_words(self) -> bool:
        return bool(self.by_example.max(initial=0.0) >= _SAME)


def gather(companion: Companion, language: str, ear: Ear | None) -> Examples:
    """The examples of a language ("en", "zh"), read by the ear if there is one. Raises EngineError if it dies."""
    rows: list[tuple[str, str | None, tuple[Act, ...]]] = [
        (text, None, (act,)) for act, texts in EXAMPLES[language].items() for text in texts
    ]
    listening = {cue.id: cue for cue in companion.cues if cue.trigger == "heard" and any(cue.hears.values())}
    cues = tuple(listening.values())
    rows += [(text, cue.id, cue.acts) for text, cue in _heard(cues, language)]
    place = {cue.id: number for number, cue in enumerate(cues)}
    owner = np.array([place[name] if name is not None else -1 for _, name, _ in rows])
    starts = np.flatnonzero(np.diff(owner, prepend=-1))
    texts = _texts(tuple(row[0] for row in rows), language)
    middles = None
    if ear is not None:
        groups = [[as_meant(text) for texts in cue.hears.values() for text in texts] for cue in cues]
        middles = Middles(owner, texts.questions, texts.ngrams, ear, groups)
    acts = tuple(row[2] for row in rows)
    return Examples(language, cues, owner, starts, acts, texts.questions, texts.lone, texts.bare, texts.ngrams, middles)


@dataclass(frozen=True)
class _Texts:
    """What examples are to the eye: see `Examples`."""

    questions: npt.NDArray[np.bool_]
    lone: npt.NDArray[np.bool_]
    bare: Mapping[str, list[int]]
    ngrams: NgramIndex


@lru_cache(maxsize=3)
def _texts(written: tuple[str, ...], language: str) -> _Texts:
    """Kept, since tens of thousands of examples take a second, and one companion is listened to by several."""
    spelled = [as_meant(text) for text in written]
    bare: dict[str, list[int]] = {}
    for number, text in enumerate(spelled):
        bare.setdefault(as_compared(text), []).append(number)
    questions = np.array([is_question(text) for text in spelled])
    lone = np.array([language == "en" and len(tokens(text)) == 1 for text in spelled])
    return _Texts(questions, lone, bare, NgramIndex(spelled, language))


def _heard(cues: Sequence[Cue], language: str) -> Iterator[tuple[str, Cue]]:
    for cue in cues:
        for spoken, texts in cue.hears.items():
            if is_chinese(spoken) == (language == "zh"):
                yield from ((text, cue) for text in texts)


def likeness(heard: Sequence[Piece], examples: Examples, vectors: Vectors | None) -> Likeness:
    """How near a line comes. heard: the line whole, then its pieces, each once; vectors: theirs."""
    worth = np.array([[piece.worth] for piece in heard], dtype=np.float32)
    same = np.zeros(len(examples.owner), dtype=np.float32)
    for piece in heard:
        if piece.worth >= _MAY_BE_SAME:
            places = examples.bare.get(as_compared(piece.text), [])
            same[places] = np.maximum(same[places], piece.worth)
    same_cue = _by_cue(same, examples)
    texts = [piece.text for piece in heard]
    if examples.middles is None or vectors is None:
        best = np.maximum((_by_words(texts, examples) * worth).max(axis=0), same)
        by_cue = _by_cue(best, examples)
        return Likeness(best, by_cue, by_cue)
    # All signs without words are alike to an ear: an angry face is no wave of the hand. Being the same can tell them.
    worth = worth * np.array([[bool(tokens(text))] for text in texts])
    found = [
        examples.middles.near(is_question(text), vector, examples.ngrams.likeness(text), examples.language)
        for text, vector in zip(texts, vectors, strict=True)
    ]
    near, way = ((worth * np.array(one)).max(axis=0) for one in zip(*found, strict=True))
    return Likeness(same, np.maximum(near, same_cue).astype(np.float32), np.maximum(way, same_cue).astype(np.float32))


def _by_words(texts: Sequence[str], examples: Examples) -> Scores:
    """Likeness of each text to each example by n-grams alone; shape (texts, examples)."""
    alike = np.sqrt(np.array([examples.ngrams.likeness(text) for text in texts], dtype=np.float32))
    # A single word is like many a long line that it stands in, and meant by few.
    long = np.array([[len(tokens(text)) > 3] for text in texts])
    lone = np.where(examples.lone & long, np.float32(_LONE_WORD), np.float32(1.0))
    worded = np.array([[bool(tokens(text))] for text in texts])
    asks = np.array([[is_question(text)] for text in texts])
    found: Scores = worded * lone * np.where(asks == examples.questions, alike, _OTHER_FORM * alike)
    return found


def matches(like: Likeness, examples: Examples, only: Act | None = None) -> tuple[CueMatch, ...]:
    """The nearest cues, nearest first; only: those of this act."""
    order = [n for n in np.argsort(-like.by_cue, kind="stable") if only is None or only in examples.cues[n].acts]
    return tuple(
        CueMatch(examples.cues[n], float(like.by_cue[n]), 0.0, float(like.nearest[n])) for n in order[:_MATCHES]
    )


def as_compared(text: str) -> str:
    """A text as it is compared for being the same; signs without words each once, and in one colour of skin."""
    bare = text.strip().casefold()
    return bare if tokens(bare) else "".join(dict.fromkeys(_SHADES.sub("", bare)))


def _by_cue(by_example: Scores, examples: Examples) -> Scores:
    """The likeness of each cue's nearest example; 0 for a cue with none in this language."""
    best = np.zeros(len(examples.cues), dtype=np.float32)
    if len(examples.starts):
        best[examples.owner[examples.starts]] = np.maximum.reduceat(by_example, examples.starts)
    return best
