"""Hearing: what a player's line does, what it is about, which cues it comes near, what it tells and what it asks."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from game.content.model import Act, Companion, Cue
from game.content.traditional import simplified
from game.mind.act_examples import EXAMPLES
from game.mind.acts import ActModel, fit
from game.mind.asked import asked
from game.mind.asked_type import Asked
from game.mind.care import Tier, crisis
from game.mind.facts import told
from game.mind.matched import CueMatch
from game.mind.ngrams import NgramIndex
from game.mind.ports import Ear, EngineError, Vectors
from game.mind.text import is_chinese, is_question, language_of, sentences, strip_names, tokens
from game.mind.told import Told
from game.mind.tone import Tone, ToneModel, plainly
from game.mind.tone import fit as fit_tone
from game.mind.weigh import weighed

_NGRAM_SHARE = 0.25
"""How much plain likeness of words counts beside likeness of meaning, where there is an ear."""
_MEANING_ALONE = 0.92
_OTHER_FORM = 0.86
"""What a likeness is worth between a question and a statement: "I'm terrified" is not "what are you afraid of?"."""
_LONE_WORD = 0.8
_VOTERS = 7
_MATCHES = 40
_FAINT = 0.3
"""A line this unlike everything is taken for small talk."""
_SAME = 0.99
_SHADES = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]")


Scores = npt.NDArray[np.float32]
"""Likeness by example, 0 to 1."""


@dataclass(frozen=True)
class Heard:
    """What was made of one line. `matches` are the nearest cues of trigger "heard", nearest first."""

    text: str
    language: str
    acts: tuple[Act, ...]
    matches: tuple[CueMatch, ...]
    told: tuple[Told, ...]
    asked: Asked | None
    care: Tier | None
    vector: Vectors | None
    tone: Tone = "plain"


@dataclass(frozen=True)
class _Examples:
    """Examples of one language: whose they are, what they do, and how to compare with them.

    cues: each cue once. owner: by example, the place of its cue in `cues`, -1 for the mind's own. bare: the example as
    typed → its places.
    """

    cues: tuple[Cue, ...]
    owner: npt.NDArray[np.int64]
    acts: tuple[tuple[Act, ...], ...]
    questions: npt.NDArray[np.bool_]
    lone: npt.NDArray[np.bool_]
    bare: Mapping[str, list[int]]
    ngrams: NgramIndex
    vectors: Vectors | None


class Listener:
    """Hears one companion's player, each language from its first line on. Without an ear it goes by n-grams alone."""

    def __init__(self, companion: Companion, ear: Ear | None) -> None:
        self._ear = ear
        self._companion = companion
        self._names = {name for words in (companion.short_name, companion.name) for name in words.by_language.values()}
        self._ready: dict[str, tuple[_Examples, ActModel | None]] = {}
        self._tone: ToneModel | None = None

    def prepare(self, language: str) -> None:
        """Read the examples of a language now, so that its first line need not wait for it."""
        self._examples(language)

    def hear(self, text: str, today: date, default_language: str = "en") -> Heard:
        """Label one line. Never raises for what a player types; an ear that fails is done without."""
        language = language_of(text, default_language)
        examples, judge = self._examples(language)
        plain = strip_names(text, self._names) or text
        if language == "zh-Hant":
            plain = simplified(plain)  # as the examples are written
        pieces = list(dict.fromkeys([plain, *sentences(plain)]))
        vectors = self._embed(pieces, examples)
        likeness = _likeness(pieces, examples, vectors)
        facts, question = told(text, language, today), asked(text, language)
        judged = judge.act(plain, vectors[0]) if judge is not None and vectors is not None else None
        news = any(fact.news for fact in facts)
        acts = _acts(likeness, examples, judged, news, question is not None)
        # "Nobody likes you" comes near "nobody likes me", and must not be answered as that.
        hurting = ["hurts" in act for act in examples.acts] if _same_words(likeness) and acts == ("hurts",) else None
        return Heard(
            text,
            language,
            acts,
            weighed(_matches(likeness, examples, hurting), vectors is not None),
            tuple(facts),
            question,
            crisis(text),
            vectors[0] if vectors is not None else None,
            self._toned(plain, vectors),
        )

    def _toned(self, text: str, vectors: Vectors | None) -> Tone:
        return plainly(text) if self._tone is None or vectors is None else self._tone.tone(text, vectors[0])

    def _examples(self, language: str) -> tuple[_Examples, ActModel | None]:
        spoken = "zh" if is_chinese(language) else "en"
        if spoken not in self._ready:
            try:
                examples = self._gather(self._companion, spoken, self._ear)
                if self._ear is not None and self._tone is None:
                    self._tone = fit_tone(self._ear)
            except EngineError:  # An ear that dies while reading is done without.
                self._ear = None
                examples = self._gather(self._companion, spoken, None)
            self._ready[spoken] = examples, self._judge(examples, spoken)
        return self._ready[spoken]

    @staticmethod
    def _judge(examples: _Examples, language: str) -> ActModel | None:
        """What tells acts apart where there is an ear: fitted to the mind's own examples, which come first."""
        if examples.vectors is None:
            return None
        known = [(text, act) for act, texts in EXAMPLES[language].items() for text in texts]
        texts, acts = [text for text, _ in known], [act for _, act in known]
        return fit(texts, examples.vectors[: len(known)], acts, language)

    def _embed(self, pieces: Sequence[str], examples: _Examples) -> Vectors | None:
        if self._ear is None or examples.vectors is None:
            return None
        try:
            return self._ear.embed(pieces)
        except EngineError:
            return None

    @staticmethod
    def _gather(companion: Companion, language: str, ear: Ear | None) -> _Examples:
        rows: list[tuple[str, Cue | None, tuple[Act, ...]]] = [
            (text, None, (act,)) for act, texts in EXAMPLES[language].items() for text in texts
        ]
        for cue in companion.cues:
            for spoken, texts in cue.hears.items():
                if is_chinese(spoken) == (language == "zh") and cue.trigger == "heard":
                    rows += [(text, cue, cue.acts) for text in texts]
        spelled = [row[0] for row in rows]
        cues = {cue.id: cue for _, cue, _ in rows if cue is not None}
        place = {name: number for number, name in enumerate(cues)}
        bare: dict[str, list[int]] = {}
        for number, text in enumerate(spelled):
            bare.setdefault(_bare(text), []).append(number)
        return _Examples(
            tuple(cues.values()),
            np.array([place[cue.id] if cue else -1 for _, cue, _ in rows]),
            tuple(row[2] for row in rows),
            np.array([is_question(text) for text in spelled]),
            np.array([language == "en" and len(tokens(text)) == 1 for text in spelled]),
            bare,
            NgramIndex(spelled, language),
            ear.embed(spelled) if ear is not None else None,
        )


def _likeness(pieces: Sequence[str], examples: _Examples, vectors: Vectors | None) -> Scores:
    """How near the line, or the nearest of its sentences, is to each example."""
    by_words = np.sqrt(np.array([examples.ngrams.likeness(p) for p in pieces], dtype=np.float32))
    likeness = by_words
    # A single word is like many a long line that it stands in, and meant by few.
    long = np.array([[len(tokens(p)) > 3] for p in pieces])
    lone = np.where(examples.lone & long, np.float32(_LONE_WORD), np.float32(1.0))
    if vectors is not None and examples.vectors is not None:
        by_meaning = vectors @ examples.vectors.T
        likeness = np.maximum((1 - _NGRAM_SHARE) * by_meaning + _NGRAM_SHARE * by_words, _MEANING_ALONE * by_meaning)
    # All signs without words are alike to an ear: an angry face is no wave of the hand. Being the same can tell them.
    likeness = np.where([[bool(tokens(p))] for p in pieces], likeness, np.float32(0.0))
    asks = np.array([[is_question(p)] for p in pieces])
    best: Scores = (lone * np.where(asks == examples.questions, likeness, _OTHER_FORM * likeness)).max(axis=0)
    for piece in pieces:
        best[examples.bare.get(_bare(piece), [])] = 1.0
    return best


def _bare(text: str) -> str:
    """A text as it is compared for being the same; signs without words each once, and in one colour of skin."""
    bare = text.strip().casefold()
    return bare if tokens(bare) else "".join(dict.fromkeys(_SHADES.sub("", bare)))


def _same_words(likeness: Scores) -> bool:
    return bool(likeness.max(initial=0.0) >= _SAME)


def _matches(likeness: Scores, examples: _Examples, only: Sequence[bool] | None = None) -> tuple[CueMatch, ...]:
    """The nearest cues, each by its nearest example."""
    mine = examples.owner >= 0 if only is None else (examples.owner >= 0) & np.array(only)
    best = np.full(len(examples.cues), -1.0, dtype=np.float32)
    np.maximum.at(best, examples.owner[mine], likeness[mine])
    order = np.argsort(-best, kind="stable")[:_MATCHES]
    return tuple(CueMatch(examples.cues[n], float(best[n])) for n in order if best[n] >= 0)


def _acts(likeness: Scores, examples: _Examples, judged: Act | None, tells: bool, asks: bool) -> tuple[Act, ...]:
    """What a line does: settled by a fact asked or told, and by the same words; else as judged, or, without an ear, the
    act most of the nearest examples share."""
    if asks:
        return ("asks_memory",)
    if judged is not None and not _same_words(likeness):
        return ("confides",) if tells else (judged,)
    voters = min(1 if _same_words(likeness) else _VOTERS, len(likeness) - 1)
    nearest = np.argpartition(-likeness, voters)[:voters]
    votes: dict[Act, float] = {}
    for i in nearest:
        for act in examples.acts[i]:
            votes[act] = votes.get(act, 0.0) + max(float(likeness[i]), 0.0) ** 4
    ranked = sorted(votes, key=lambda act: -votes[act])
    if not ranked or likeness.max() < _FAINT:
        ranked = ["small_talk"]
    if tells and "confides" not in ranked[:1]:
        return ("confides",)
    return (ranked[0],)
