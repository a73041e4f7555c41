"""The voice in its process: reads prompts, draws replies, weighs candidates. Keeps what it has read between calls."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from datetime import date

import numpy as np

from game.mind.ports import Finish, Message, Outcome, Sampling
from game.model.faults import PromptTooLongError
from game.model.reply_text import THINKING, ReplyText
from game.model.sampling import Sampler
from game.model.settings import VoiceFacts, VoiceSettings
from game.model.template import neutral, open_template
from game.model.worker.llama import AbortError, Context, Model
from game.model.worker.serve import CancelError, Link, Service

_BATCH = 256
_STRIDE = 32
"""Prompts are read, and kept, in whole strides from the start. llama.cpp's last digits depend on how tokens are
grouped; this way a prompt always meets the same grouping, and a seed draws the same reply whatever came before."""
_CANDIDATES_AT_ONCE = 32
_TOKENS_WEIGHED = 140
_FEWEST_WEIGHED = 8
"""A line's beginning tells as much about its fit as the whole of it (tried with 24 cues, 14 lines each, the starter),
so many candidates are weighed by fewer tokens each: about half a second's work on two cores."""
_SHORTEST_REPLY = 8
"""Tokens that must be left for a reply, or the prompt counts as too long."""


def open_voice(settings: VoiceSettings, link: Link) -> Service:
    voice = _Voice(settings, link)
    return Service(
        VoiceFacts(voice.length, voice.template.notes),
        {
            "stream": lambda payload: voice.stream(*payload),
            "score": lambda payload: voice.score(*payload),
            "count": voice.count,
        },
    )


class _Voice:
    def __init__(self, settings: VoiceSettings, link: Link) -> None:
        self._link = link
        self._model = model = Model(settings.path, link.alive)
        self.length = min(settings.context, model.trained_context or settings.context)
        batch = min(_BATCH, self.length)
        # llama.cpp wants no more sequences than a batch has places; recurrent models pay for each with a whole state.
        self._branches = 1 if model.remembers_by_state else min(_CANDIDATES_AT_ONCE, batch - 1)
        self._context = Context(
            model,
            length=self.length,
            batch=batch,
            threads=settings.threads.drawing,
            batch_threads=settings.threads.reading,
            sequences=1 + self._branches,
            adapter=model.adapter(settings.adapter) if settings.adapter else None,
            alive=link.alive,
        )
        bos, eos = model.text(model.bos), model.text(model.eos)
        self.template = open_template(model.chat_template(), bos, eos, date.today())
        self._control = model.control_tokens()
        texts = sorted((t for t in self._control.values() if len(t) > 1), key=len, reverse=True)
        self._control_text = re.compile("|".join(map(re.escape, texts))) if texts else None
        self._thinking_marks = {mark for pair in THINKING for mark in pair}
        self._at = 0
        self._known: list[int] = []
        """The prompt the conversation's sequence holds; what was drawn from it comes after, and is not kept."""

    # Operations.

    def stream(self, messages: Sequence[Message], sampling: Sampling) -> Outcome:
        """Draw a reply, sending its text piece by piece. With `cancel`, ends within one token or one small step."""
        started = time.perf_counter()
        prompt = self._prompt(messages, _SHORTEST_REPLY)
        sampler = Sampler(sampling, self._heard(messages, sampling.repeat_last_n), frozenset(self._control))
        text = ReplyText((*sampling.stop, *self.template.stops))
        tokens, cached, first = 0, 0, 0.0
        finish: Finish = "length"

        def outcome() -> Outcome:
            total = (time.perf_counter() - started) * 1000
            return Outcome(finish, tokens, len(prompt), cached, first or total, total)

        def show(piece: str) -> None:
            nonlocal first
            if piece:
                first = first or (time.perf_counter() - started) * 1000
                self._link.piece(piece)

        try:
            cached = self._read(prompt)
        except CancelError:
            finish = "cancelled"
            return outcome()
        self._at = len(prompt)
        while tokens < sampling.max_tokens and self._at < self.length:
            token = sampler.draw(self._context.logits())
            raw = self._bytes(token)
            if raw is None:
                finish = "stop"
                break
            tokens += 1
            sampler.accept(token)
            show(text.push(raw))
            if text.stopped:
                finish = "stop"
                break
            if self._link.cancelled():
                finish = "cancelled"
                break
            if tokens == sampling.max_tokens:
                break
            self._add(token)
            if text.thinking:
                self._stop_thinking(text)
        if finish != "cancelled":
            show(text.finish())
        return outcome()

    def score(self, messages: Sequence[Message], candidates: Sequence[str]) -> list[float]:
        """Mean log-likelihood per token (nats) of each candidate as the next reply; an empty one gets -inf. Of many
        candidates only the beginnings are weighed, the same number of tokens of each."""
        most = max(_FEWEST_WEIGHED, _TOKENS_WEIGHED // max(1, len(candidates)))
        replies = [self._model.tokens(text)[:most] for text in candidates]
        longest = max((len(reply) for reply in replies), default=0)
        prompt = self._prompt(messages, longest)
        self._read(prompt)
        totals = _first_tokens(self._context.logits(), replies)
        rows = [(i, at) for i, reply in enumerate(replies) for at in range(len(reply) - 1)]
        for group in _groups(rows, min(self._context.batch, self.length - len(prompt)), self._branches):
            self._weigh(group, replies, len(prompt), totals)
        return [total / len(reply) if reply else -np.inf for total, reply in zip(totals, replies, strict=True)]

    def count(self, text: str) -> int:
        return len(self._model.tokens(text))

    # Steps.

    def _prompt(self, messages: Sequence[Message], room: int) -> list[int]:
        safe = [Message(m.role, neutral(m.content, self._control_text)) for m in messages]
        text = self.template.render(safe)
        tokens = self._model.tokens(text, special=True)
        if self._model.adds_bos and tokens[:1] != [self._model.bos]:
            tokens.insert(0, self._model.bos)
        if len(tokens) + room > self.length:
            raise PromptTooLongError(len(tokens), self.length - room)
        return tokens

    def _heard(self, messages: Sequence[Message], last: int) -> list[int]:
        """The newest `last` tokens the companion has said, oldest first."""
        heard: list[int] = []
        for message in reversed(messages):
            if len(heard) >= last:
                break
            if message.role == "assistant":
                heard[:0] = self._model.tokens(message.content)
        return heard[-last:] if last > 0 else []

    def _read(self, prompt: list[int]) -> int:
        """Bring the conversation's sequence to exactly this prompt, with logits at its end. Gives the reused tokens."""
        kept = self._keep(_common(self._known, prompt[:-1]) // _STRIDE * _STRIDE)
        for start in range(kept, len(prompt), _STRIDE):
            part = prompt[start : start + _STRIDE]
            wanted = [False] * len(part)
            wanted[-1] = start + len(part) == len(prompt)
            try:
                if self._link.cancelled():
                    raise AbortError
                self._context.read(part, range(start, start + len(part)), [0] * len(part), wanted)
            except AbortError:
                self._keep(start)
                raise CancelError from None
            self._known += part
        return kept

    def _keep(self, count: int) -> int:
        """Forget everything after the first `count` tokens; all of it, where the model cannot forget a part."""
        if not self._context.forget(0, count):
            self._context.clear()
            count = 0
        del self._known[count:]
        return count

    def _add(self, token: int) -> None:
        self._context.read_one(token, self._at)
        self._at += 1

    def _bytes(self, token: int) -> bytes | None:
        """A token's bytes, or None where it ends the companion's turn."""
        if token not in self._control:
            return None if self._model.ends_turn(token) else self._model.piece(token)
        text = self._control[token]
        return text.encode() if text in self._thinking_marks else None

    def _stop_thinking(self, text: ReplyText) -> None:
        """A model that starts to reason in spite of being asked not to has its thinking closed for it."""
        ending = f"\n{text.closing}\n\n"
        for token in self._model.tokens(ending, special=True):
            if self._at < self.length:
                self._add(token)
        text.push(ending.encode())

    def _weigh(self, group: list[tuple[int, int]], replies: list[list[int]], start: int, totals: list[float]) -> None:
        """Decode one group of candidates beside each other, each on its own branch of the prompt."""
        branch = {candidate: 1 + n for n, candidate in enumerate(dict.fromkeys(i for i, _ in group))}
        for sequence in branch.values():
            self._context.branch(sequence)
        try:
            self._context.read(
                [replies[i][at] for i, at in group],
                [start + at for _, at in group],
                [branch[i] for i, _ in group],
                [True] * len(group),
            )
            for row, (i, at) in enumerate(group):
                totals[i] += _log_likelihood(self._context.logits(row), replies[i][at + 1])
        except AbortError:
            raise CancelError from None
        finally:
            for sequence in branch.values():
                self._context.forget(sequence, -1)


def _first_tokens(logits: np.ndarray, replies: list[list[int]]) -> list[float]:
    """The log-likelihood of each reply's first token, all read from the prompt's own logits."""
    return [_log_likelihood(logits, reply[0]) if reply else 0.0 for reply in replies]


def _log_likelihood(logits: np.ndarray, token: int) -> float:
    best = logits.max()
    return float(logits[token] - best) - float(np.log(np.exp(logits - best).sum()))


def _groups(rows: list[tuple[int, int]], room: int, branches: int) -> list[list[tuple[int, int]]]:
    """Rows of whole candidates packed into groups of at most `room` tokens and `branches` candidates."""
    groups: list[list[tuple[int, int]]] = []
    by_candidate: dict[int, list[tuple[int, int]]] = {}
    for candidate, at in rows:
        by_candidate.setdefault(candidate, []).append((candidate, at))
    inside = 0
    for own in by_candidate.values():
        if not groups or len(groups[-1]) + len(own) > room or inside >= branches:
            groups.append([])
            inside = 0
        groups[-1] += own
        inside += 1
    return groups


def _common(a: Sequence[int], b: Sequence[int]) -> int:
    """Length of the common beginning."""
    for at, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return at
    return min(len(a), len(b))
