"""A real sitting for the probes: the game as it ships, its starters, a profile of its own, a transcript."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from game import app
from game.session.evening import Evening
from game.session.messages import ReplyDone, Sentence
from game.session.profile import OpenProfile

HERE = Path(__file__).parent
TRANSCRIPTS = HERE.parents[1] / "dist" / "quality"
"""Where each probe leaves what was said, to be read by a person."""
NOW = datetime.fromisoformat("2026-11-20T22:10:00+00:00")


@dataclass(frozen=True)
class Answer:
    """One reply: its words, where they came from ("authored", "joined", "model"), the authored lines in it."""

    line: str
    text: str
    sources: tuple[str, ...]
    lines: tuple[str, ...]

    def of_cue(self, *cues: str) -> bool:
        """Whether it is one of these cues that answers."""
        return any(f"/{cue}#" in line for line in self.lines for cue in cues)


@dataclass
class Sitting:
    profile: OpenProfile
    evening: Evening
    transcript: list[str] = field(default_factory=list)

    def say(self, line: str) -> Answer:
        shown: list[Sentence] = []
        done: ReplyDone | None = None
        for message in self.evening.say(line):
            if isinstance(message, Sentence):
                shown.append(message)
            elif isinstance(message, ReplyDone):
                done = message
        text, sources = (done.text, done.sources) if done else ("", ())
        self.transcript += [f"> {line}", f"  {text}  [{', '.join(sources)}]"]
        return Answer(line, text, tuple(sources), tuple(s.line for s in shown if s.line))

    def note(self, text: str) -> None:
        self.transcript.append(f"# {text}")


@contextmanager
def sitting(name: str, folder: Path, language: str = "en", at: datetime = NOW) -> Iterator[Sitting]:
    """An evening with Isaura in a fresh profile; skips the test where the starters are not there."""
    options = argparse.Namespace(profile=folder, now=at.isoformat(), lang=language, seed=11)
    with app.open_profile(options) as profile:
        told = [*app.load_models(profile, "starter")]
        if profile.ear is None or profile.voice is None:
            pytest.skip(f"The starters are not there: {told}")
        evening = Evening(profile, "isaura")
        list(evening.open())
        held = Sitting(profile, evening)
        try:
            yield held
        finally:
            TRANSCRIPTS.mkdir(parents=True, exist_ok=True)
            (TRANSCRIPTS / f"{name}.txt").write_text("\n".join(held.transcript) + "\n", encoding="utf-8")


def rows(name: str) -> list[list[str]]:
    """The lines of a data file of this folder, cut at the tabs."""
    text = (HERE / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line.strip()]
