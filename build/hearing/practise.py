"""Lets the starter ear practise telling apart what players say to a companion.

    pip install -e .[voice]
    python -m build.hearing.practise [--steps 600] [--resume]      # about an hour of a core

It writes `assets/hearing/practice.gguf`, a low-rank adapter that the ear hears through, and beside it the middles of
all shipped examples as it then hears them. Each step takes a few examples of some cues and asks of every example which
of these cues it belongs to, by its likeness to their middles, its own middle being that of the others of its cue. A cue
that shares a topic with another is never taught away from it, since either may answer. Chinese is read as the game
reads it, told word for word in English, so both languages teach each other.

Run it again when many cues were added: an ear that has not practised them still hears them, only less well.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import numpy as np
import numpy.typing as npt
import torch
from llama_cpp import Llama
from torch import Tensor
from torch.nn import functional

from build.hearing.adapter import write_adapter
from build.hearing.encoder import Encoder
from game.content.library import find_packs, load_library
from game.content.model import Companion
from game.mind.meant_chinese import as_meant
from game.model.glossary import gloss, glosses
from game.model.starter import app_root, starter_ear_path, starter_practice_path
from game.rehearsal import practised_store, read

RANK, STEPS, CUES, EACH = 16, 600, 128, 4
"""Rank of the adapter, steps taken, cues a step takes examples of, and how many of each."""
RATE, SHARPNESS, HIDDEN, WARM_UP = 1e-3, 1 / 0.07, 0.1, 30
_LONGEST, _TOLD_EVERY = 64, 25
Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Lessons:
    """texts: tokens of each example. owners: its cue. akin: shape (cues, cues), whether two share a topic."""

    texts: Sequence[Sequence[int]]
    owners: Places
    akin: Tensor


class Reader:
    """Texts as the ear is told them: Chinese glossed, in the tokens of its vocabulary."""

    def __init__(self) -> None:
        self._words = Llama(str(starter_ear_path()), vocab_only=True, verbose=False)

    def tokens(self, text: str) -> list[int]:
        told = gloss(as_meant(text), glosses()).encode("utf-8", errors="replace")
        return list(self._words.tokenize(told, add_bos=True)[:_LONGEST])


def lessons(companions: Sequence[Companion], reader: Reader) -> Lessons:
    """Everything that companions listen for."""
    cues = [cue for companion in companions for cue in companion.cues if cue.trigger == "heard"]
    rows = [(text, n) for n, cue in enumerate(cues) for heard in cue.hears.values() for text in heard]
    topics = [set(cue.topics) for cue in cues]
    akin = torch.tensor([[a is not b and not a.isdisjoint(b) for b in topics] for a in topics])
    return Lessons([reader.tokens(text) for text, _ in rows], np.array([n for _, n in rows]), akin)


def learn(encoder: Encoder, given: Lessons, steps: int) -> None:
    """Change the adapter so that examples are told apart. Deterministic on one machine for a seed of torch's."""
    chance = np.random.default_rng(0)
    places = [np.flatnonzero(given.owners == cue) for cue in range(len(given.akin))]
    fit = [cue for cue, at in enumerate(places) if len(at) >= EACH]
    downhill = torch.optim.AdamW(encoder.parameters(), lr=RATE, weight_decay=0.0, betas=(0.9, 0.99))
    lost, began = 0.0, monotonic()
    for step in range(1, steps + 1):
        for group in downhill.param_groups:
            group["lr"] = RATE * min(step / WARM_UP, 1) * (1 - step / (steps + 1))
        cues = chance.choice(fit, min(CUES, len(fit)), replace=False)
        taken = np.concatenate([chance.choice(places[cue], EACH, replace=False) for cue in cues])
        seen = encoder([given.texts[n] for n in taken], HIDDEN).view(len(cues), EACH, -1)
        at = torch.from_numpy(cues)
        loss = _surprise(seen, given.akin[at][:, at])
        downhill.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        downhill.step()
        lost += loss.item()
        if step % _TOLD_EVERY == 0:
            sys.stdout.write(f"{step} of {steps}: {lost / _TOLD_EVERY:.3f}, {monotonic() - began:.0f} s\n")
            sys.stdout.flush()
            lost = 0.0


def _surprise(seen: Tensor, akin: Tensor) -> Tensor:
    """The mean surprise at the cue of each vector among the cues taken.

    seen: (cues, EACH, dimensions). Middles of other cues, kept from earlier steps, would be no use: vectors then learn
    to be newer than those rather than other.
    """
    summed = seen.sum(1)
    others = functional.normalize(summed[:, None] - seen, dim=-1)
    scores = SHARPNESS * seen @ functional.normalize(summed, dim=-1).T
    right = SHARPNESS * (seen * others).sum(-1)
    own = torch.eye(len(seen), dtype=torch.bool)[:, None, :]
    scores = torch.where(own, right[..., None], scores).masked_fill(akin[:, None, :], -1e9)
    return (scores.logsumexp(-1) - right).mean()


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m build.hearing.practise", description=__doc__)
    options.add_argument("--steps", type=int, default=STEPS)
    options.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    options.add_argument("--kept", type=Path, default=app_root() / ".cache" / "practice.pt", help="the state, to go on")
    options.add_argument("--resume", action="store_true", help="go on from the state that was kept")
    chosen = options.parse_args()
    torch.set_num_threads(chosen.threads)
    torch.manual_seed(0)
    encoder = Encoder(starter_ear_path(), RANK)
    if chosen.resume:
        encoder.load_state_dict(torch.load(chosen.kept))
    companions = load_library(find_packs(app_root() / "story")).companions
    learn(encoder, lessons(companions, Reader()), chosen.steps)
    chosen.kept.parent.mkdir(parents=True, exist_ok=True)
    torch.save(encoder.state_dict(), chosen.kept)
    write_adapter(encoder, starter_practice_path())
    for old in practised_store().glob("heard-*.npz"):
        old.unlink()
    read(practised_store())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
