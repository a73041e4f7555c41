"""Speaking: the author's lines and the model's words weighed against each other, and given out sentence by sentence.

A starter-sized model is asked only where no author's line comes near; its reply is drawn whole, judged, and shown if
it holds. A larger one speaks at once, its sentences judged as they come, the author's nearest lines its examples.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from random import Random
from typing import Literal

from game.mind.authored import FALLEN_BACK, answers
from game.mind.critic import faults
from game.mind.face import face_of
from game.mind.ports import Ear, EngineError, Sampling, Stream, Voice, VoiceCard
from game.mind.prompt import Prompt, lay_out
from game.mind.situation import Part, Reply, Situation
from game.mind.speech import Speech
from game.mind.text import cut_sentences, sentences

Policy = Literal["best", "model"]
"""best: whatever answers best. model: the model's own words as they come, unjudged (to measure and to compare)."""

_WORTH_A_TRY = 0.01
"""Anything written, and said before, is better than what a starter makes up: to a player who had seen no code, seven of
the ten worst replies of two whole play-throughs were its own. It is asked only where nothing at all is written."""
_TRIES, _TRY_TOKENS = 2, 40
_MODEL_FIT = 0.36
"""A judged model reply with nothing in common with the line: less than the author's fall-backs, unless kinship adds."""
_KINSHIP = 0.25
_EXAMPLES = 4
_STOPS = ("\n", "User:", "Passenger:", "[You")


@dataclass
class Speaking:
    """One reply on its way out. Iterate `parts`; the rest is filled in as it goes. `stop` may come from any thread."""

    tokens: int = 0
    first_ms: float = 0.0
    total_ms: float = 0.0
    reply: Reply | None = None
    trouble: EngineError | None = None
    stopped: bool = False
    asked: VoiceCard | None = None
    """The voice that was shown what was said, if one was."""
    prompt: Prompt | None = None
    """What it was shown."""
    _stream: Stream | None = None
    _speech: Speech = field(default_factory=Speech)
    _began: float = field(default_factory=time.perf_counter)

    def stop(self) -> None:
        self.stopped = True
        if self._stream is not None:
            self._stream.cancel()

    def parts(
        self,
        situation: Situation,
        voice: Voice | None,
        ear: Ear | None,
        chance: Random,
        policy: Policy = "best",
        speech: Speech = Speech(),  # noqa: B008 (frozen)
    ) -> Iterator[Part | str]:
        """Finished parts, and between them pieces of a sentence still being spoken (str), for voices that stream."""
        self._speech = speech
        written = answers(situation, chance)
        able = voice is not None and voice.card.speaks(situation.language)
        try:
            free = voice is not None and able and (policy == "model" or not (voice.card.starter or _ruled(written)))
            if voice is not None and free and not self.stopped:
                yield from self._streamed(situation, voice, written, chance, judged=policy == "best")
            if self.reply is None and not self.stopped:
                starter = voice if voice is not None and able and voice.card.starter else None
                self.reply = self._chosen(situation, starter, ear, written, chance)
                yield from self.given_out(self.reply)
        finally:
            self.total_ms = self._elapsed()

    def given_out(self, reply: Reply) -> Iterator[Part]:
        """A reply that is whole already, sentence by sentence, until stopped."""
        for part in reply.parts:
            for sentence in sentences(part.text):
                if self.stopped:
                    return
                self.first_ms = self.first_ms or self._elapsed()
                yield replace(part, text=sentence)

    def _chosen(
        self, situation: Situation, voice: Voice | None, ear: Ear | None, written: list[Reply], chance: Random
    ) -> Reply:
        """The best reply there is. Where nothing is written, that is the model's, or a silence."""
        best = written[0] if written else Reply((Part("…", "authored", None),), "neutral", None, 0.0, "silence")
        if best.fit >= _WORTH_A_TRY or voice is None:
            return best
        try:
            drawn = self._drawn(situation, voice, ear, chance)
        except EngineError as error:
            self.trouble = error
            return best
        return max([best, *drawn], key=lambda r: r.fit)

    def _drawn(self, situation: Situation, voice: Voice, ear: Ear | None, chance: Random) -> list[Reply]:
        """The first reply the model makes up that the critic lets pass, if one of its tries does."""
        self.prompt, recent = lay_out(situation, context=voice.card.context), _own_lines(situation)
        usual = Sampling(max_tokens=_TRY_TOKENS, temperature=0.7, stop=_STOPS)
        for attempt in range(_TRIES):
            sampling = self._speech.sampling(usual, chance, attempt)
            self._stream, self.asked = voice.stream(self.prompt.messages, sampling), voice.card
            if self.stopped:  # Whoever stopped her a moment ago found no stream to cancel.
                break
            text = "".join(self._stream).strip()
            if self._stream.outcome is not None:
                self.tokens += self._stream.outcome.tokens
            if self.stopped:
                break
            reply = " ".join(sentences(text)[:2])
            if reply and not _faulty(reply, situation, recent):
                fit = _MODEL_FIT + _KINSHIP * _kinship(reply, situation, ear)
                face = face_of(reply, situation.heard)
                return [Reply((Part(reply, "model", None),), face, None, fit, "model")]
        return []

    def _streamed(
        self, situation: Situation, voice: Voice, written: list[Reply], chance: Random, judged: bool
    ) -> Iterator[Part | str]:
        """The model's words as they come. A sentence that breaks a rule ends the reply before it is committed; where it
        was the first, another is drawn."""
        plain = {cue.id for cue in situation.companion.cues if cue.plain}
        own = [r for r in written if r.fit >= FALLEN_BACK and r.why in ("cue", "kind") and r.cue not in plain]
        examples = own[:_EXAMPLES]
        self.prompt = lay_out(situation, examples if judged else (), voice.card.context)
        shown: list[Part] = []
        try:
            for attempt in range(_TRIES):
                yield from self._drawn_aloud(situation, voice, chance, attempt, shown, judged)
                if shown or self.stopped:
                    break
        except EngineError as error:
            self.trouble = error
        finally:
            if shown:
                face = face_of(" ".join(part.text for part in shown), situation.heard)
                self.reply = Reply(tuple(shown), face, None, _MODEL_FIT, "model")

    def _drawn_aloud(
        self, situation: Situation, voice: Voice, chance: Random, attempt: int, shown: list[Part], judged: bool
    ) -> Iterator[Part | str]:
        """One try: its sentences go into `shown` as they are finished."""
        assert self.prompt is not None
        recent, held = _own_lines(situation), ""
        sampling = self._speech.sampling(Sampling(stop=_STOPS), chance, attempt)
        stream = voice.stream(self.prompt.messages, sampling)
        self._stream, self.asked = stream, voice.card
        try:
            if self.stopped:  # Whoever stopped her a moment ago found no stream to cancel.
                stream.cancel()
            for piece in chain(stream, [""]):
                self.first_ms = self.first_ms or self._elapsed()
                held += piece
                finished, rest = cut_sentences(held)
                if piece:
                    yield piece
                    if not (finished and rest):
                        continue
                elif rest:
                    finished = [*finished, rest]
                held = rest
                for sentence in finished:
                    if judged and _faulty(sentence, situation, recent, least=1):
                        stream.cancel()
                        return
                    shown.append(Part(sentence, "model", None))
                    yield shown[-1]
        finally:
            if stream.outcome is not None:
                self.tokens += stream.outcome.tokens

    def _elapsed(self) -> float:
        return (time.perf_counter() - self._began) * 1000


def _own_lines(situation: Situation) -> list[str]:
    return [s.text for s in situation.recent if s.speaker == "companion"]


def _faulty(text: str, situation: Situation, recent: Sequence[str], least: int = 2) -> bool:
    name = situation.companion.short_name.within("en")
    bans = situation.companion.persona.bans
    return bool(faults(text, situation.heard.text, situation.language, name, recent, least, bans))


def _ruled(written: Sequence[Reply]) -> bool:
    """Whether a rule calls for the author's words, whatever the model could say: a fact asked back, a crisis."""
    return bool(written) and written[0].why in ("knows", "recalls", "unknown", "stays", "brings_up", "own")


def _kinship(reply: str, situation: Situation, ear: Ear | None) -> float:
    """How near a reply is to the line it answers, as the cosine of their meanings; 0 without an ear."""
    if ear is None:
        return 0.0
    ours, theirs = ear.embed([reply, situation.heard.text])
    return float(ours @ theirs)
