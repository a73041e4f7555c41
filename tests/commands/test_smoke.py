"""`--smoke` says what passes, and fails when any of it does not."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from game import app
from game.mind.ports import Vectors
from game.model.fake import FakeEar, FakeVoice
from tests.commands.conftest import Game, Models

EIGHT = "One two three four five six seven eight nine ten."


class MeaningfulEar(FakeEar):
    """Knows that cats and kittens are kin."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        vectors = super().embed(texts)
        for row, text in zip(vectors, texts, strict=True):
            if text in ("a cat", "a kitten"):
                row[:] = np.eye(self.dimensions, dtype=np.float32)[0]
        return vectors


@dataclass
class Easel:
    """Paints a page of a given size."""

    size: int = 60_000
    status: int = 0

    def shot(self, options: argparse.Namespace) -> int:
        Path(options.output).write_bytes(b"x" * self.size)
        return self.status


@pytest.fixture
def well(models: Models, monkeypatch: pytest.MonkeyPatch) -> Models:
    models.voice, models.ear = FakeVoice([EIGHT], starter=True), MeaningfulEar()
    monkeypatch.setattr(app, "_desktop", Easel)
    return models


@pytest.mark.usefixtures("well")
def test_all_well(game: Game, folder: Path) -> None:
    told = game("--smoke")
    assert told.status == 0, told.out
    assert told.out.endswith("smoke: all well\n") and "voice: 8 tokens" in told.out
    assert not folder.exists(), "a player's profile is never touched"


def test_a_voice_that_does_not_come(game: Game, well: Models) -> None:
    well.voice = None
    told = game("--smoke")
    assert told.status == 3 and "FAILED: a model did not load" in told.out


def test_a_voice_that_says_nothing(game: Game, well: Models) -> None:
    well.voice = FakeVoice([""], starter=True)
    assert game("--smoke").status == 3


def test_an_ear_that_hears_no_meaning(game: Game, well: Models) -> None:
    class Deaf(FakeEar):
        def embed(self, texts: Sequence[str]) -> Vectors:
            return np.ones((len(texts), self.dimensions), np.float32) / np.sqrt(self.dimensions, dtype=np.float32)

    well.ear = Deaf()
    told = game("--smoke")
    assert told.status == 3 and "kitten" in told.out


@pytest.mark.usefixtures("well")
@pytest.mark.parametrize("easel", [Easel(size=10), Easel(status=1)])
def test_a_frame_that_is_not_painted(game: Game, easel: Easel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "_desktop", lambda: easel)
    told = game("--smoke")
    assert told.status == 3 and "no frame" in told.out
