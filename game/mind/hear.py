"""Hearing: what a player's line does, what it is about, which cues it comes near, what it tells and what it asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from game.content.model import Act, Companion
from game.content.traditional import simplified
from game.mind.act_examples import EXAMPLES
from game.mind.acts import ActModel, fit
from game.mind.asked import asked
from game.mind.asked_type import Asked
from game.mind.care import Tier, crisis
from game.mind.examples import Examples, Likeness, as_compared, gather, likeness, matches
from game.mind.facts import told
from game.mind.matched import CueMatch
from game.mind.meant_chinese import as_meant
from game.mind.pieces import pieces
from game.mind.ports import Ear, EngineError, Vectors
from game.mind.quoted import quotations, reported
from game.mind.shown import Shown, shown
from game.mind.subjects import Subject, Subjects
from game.mind.text import is_chinese, is_latin, language_of, strip_names
from game.mind.told import Told
from game.mind.tone import Tone, ToneModel, plainly
from game.mind.tone import fit as fit_tone
from game.mind.weigh import curve_of, weighed

_VOTERS = 7
_FAINT = 0.3
"""A line this unlike everything is taken for small talk."""


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
    shown: tuple[Shown, ...] = ()
    """The words that show it."""
    subjects: tuple[Subject, ...] = ()
    """What it is about, among what fall-backs are written for, the likeliest first."""

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(s.label for s in self.shown if s.kind == "topic")


class Listener:
    """Hears one companion's player, each language from its first line on. Without an ear it goes by n-grams alone."""

    def __init__(self, companion: Companion, ear: Ear | None) -> None:
        self._ear = ear
        self._companion = companion
        self._names = {name for words in (companion.short_name, companion.name) for name in words.by_language.values()}
        self._ready: dict[str, tuple[Examples, ActModel | None, Subjects]] = {}
        self._tone: ToneModel | None = None

    def prepare(self, language: str) -> None:
        """Read the examples of a language now, so that its first line need not wait for it."""
        self._examples(language)

    def hear(self, text: str, today: date, default_language: str = "en") -> Heard:
        """Label one line. Never raises for what a player types; an ear that fails is done without."""
        language = language_of(text, default_language)
        # "hi" and "lol" in a Chinese talk are heard as the English that they are, unless authors listen for just them.
        spoken = "en" if is_latin(text) and not self._listens_for(text, language) else language
        examples, judge, subjects = self._examples(spoken)
        plain = strip_names(text, self._names) or text
        if language == "zh-Hant":
            plain = simplified(plain)  # as the examples are written
        heard = pieces(as_meant(plain), is_chinese(spoken))
        vectors = self._heard([piece.text for piece in heard])
        like = likeness(heard, examples, vectors)
        # What weighs most decides what a line does and how it sounds: the whole of it, or the grave part.
        main = max(range(len(heard)), key=lambda place: (heard[place].worth, place))
        facts, question = told(text, spoken, today), asked(text, spoken)
        judged = judge.act(heard[main].text, vectors[main]) if judge is not None and vectors is not None else None
        news = any(fact.news for fact in facts)
        acts = _acts(like, examples, judged, news, question is not None)
        if acts == ("hurts",) and (quotations(text) or reported(text)):
            acts = ("confides",)  # Somebody else's words.
        # "Nobody likes you" comes near "nobody likes me", and must not be answered as that.
        only: Act | None = "hurts" if like.same_words and acts == ("hurts",) else None
        return Heard(
            text,
            language,
            acts,
            weighed(matches(like, examples, only), curve_of(spoken, vectors is not None)),
            tuple(facts),
            question,
            crisis(text),
            vectors[0] if vectors is not None else None,
            self._toned(heard[main].text, vectors[main] if vectors is not None else None, is_chinese(spoken)),
            shown(text, spoken, today, acts, facts, judge.pushes(plain, acts[0]) if judge is not None else None),
            subjects.of(heard[main].text, vectors[main] if vectors is not None else None),
        )

    def _toned(self, text: str, vector: Vectors | None, chinese: bool) -> Tone:
        heard = "plain" if self._tone is None or vector is None else self._tone.tone(text, vector)
        # A gloss has little of a tone; and without an ear there are only the words.
        by_words = self._tone is None or vector is None or chinese
        return plainly(text) if heard == "plain" and by_words else heard

    def _listens_for(self, text: str, language: str) -> bool:
        """Whether an example of the language is written just so."""
        return bool(self._examples(language)[0].bare.get(as_compared(text)))

    def _examples(self, language: str) -> tuple[Examples, ActModel | None, Subjects]:
        spoken = "zh" if is_chinese(language) else "en"
        if spoken not in self._ready:
            try:
                examples, judge = gather(self._companion, spoken, self._ear), self._judge(spoken)
                subjects = Subjects(self._companion, spoken, self._ear)
                if self._ear is not None and self._tone is None:
                    self._tone = fit_tone(self._ear)
            except EngineError:  # An ear that dies while reading is done without.
                self._ear = None
                examples, judge = gather(self._companion, spoken, None), None
                subjects = Subjects(self._companion, spoken, None)
            self._ready[spoken] = examples, judge, subjects
        return self._ready[spoken]

    def _judge(self, language: str) -> ActModel | None:
        """What tells acts apart where there is an ear: fitted to the mind's own examples."""
        if self._ear is None:
            return None
        known = [(as_meant(text), act) for act, texts in EXAMPLES[language].items() for text in texts]
        texts, acts = [text for text, _ in known], [act for _, act in known]
        return fit(texts, self._ear.hear(texts), acts, language)

    def _heard(self, texts: Sequence[str]) -> Vectors | None:
        if self._ear is None:
            return None
        try:
            return self._ear.hear(texts)
        except EngineError:
            return None


def _acts(like: Likeness, examples: Examples, judged: Act | None, tells: bool, asks: bool) -> tuple[Act, ...]:
    """What a line does: settled by a fact asked or told, and by the same words; else as judged, or, without an ear, the
    act most of the nearest examples share."""
    if asks:
        return ("asks_memory",)
    if judged is not None and not like.same_words:
        return ("confides",) if tells else (judged,)
    alike = like.by_example
    voters = min(1 if like.same_words else _VOTERS, len(alike) - 1)
    nearest = np.argpartition(-alike, voters)[:voters]
    votes: dict[Act, float] = {}
    for i in nearest:
        for act in examples.acts[i]:
            votes[act] = votes.get(act, 0.0) + max(float(alike[i]), 0.0) ** 4
    ranked = sorted(votes, key=lambda act: -votes[act])
    if not ranked or alike.max() < _FAINT:
        ranked = ["small_talk"]
    if tells and "confides" not in ranked[:1]:
        return ("confides",)
    return (ranked[0],)
