"""The command line as a player uses it: the real game in a folder of its own, with scripted models."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from game import app
from game.model.fake import FakeEar, FakeVoice
from game.play.happenings import BeatReached, BondMoved, ChapterOpened
from game.session.loading import Loading
from game.session.profile import OpenProfile

ISAURA = "lantern-line:isaura"
NOW = "2026-11-20T22:10"


@dataclass
class Models:
    """What `load_models` brings; a test may put others here before it plays."""

    voice: FakeVoice | None = field(
        default_factory=lambda: FakeVoice(["I like the rain on the glass tonight."], starter=True)
    )
    ear: Any = field(default_factory=FakeEar)
    asked: list[str] = field(default_factory=list)

    def load(self, profile: OpenProfile, spec: str = "") -> Iterator[Loading]:
        self.asked.append(spec)
        for engine in (self.voice, self.ear):
            if engine is not None:
                engine.closed = False  # The command before closed it, as it should.
        yield Loading("voice")
        profile.engines_ready(None if spec == "ear" else self.voice, self.ear)


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(row) for row in self.out.splitlines()]

    @property
    def data(self) -> Any:
        (row,) = self.rows
        return row


Game = Callable[..., Said]


@pytest.fixture(autouse=True)
def models(monkeypatch: pytest.MonkeyPatch) -> Models:
    scripted = Models()
    monkeypatch.setattr(app, "load_models", scripted.load)
    return scripted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The profile's folder."""
    return tmp_path / "profile"


@pytest.fixture
def game(folder: Path, capsys: pytest.CaptureFixture[str]) -> Game:
    """Runs one command of the game in that folder, in English, on a Friday evening in November.

    Options that a test gives come later and so win.
    """

    def run(command: str, *arguments: str | Path) -> Said:
        shared = ["--profile", str(folder), "--lang", "en", "--now", NOW]
        try:
            status = app.main([command, *shared, *map(str, arguments)])
        except SystemExit as ended:  # argparse's own way to refuse
            status = int(ended.code or 0)
        told = capsys.readouterr()
        return Said(status, told.out, told.err)

    return run


@pytest.fixture
def script(tmp_path: Path) -> Callable[..., Path]:
    """Writes a script of the player's lines."""

    def write(*lines: str) -> Path:
        path = tmp_path / "script.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def opened(folder: Path) -> Callable[[], Any]:
    """Opens the profile as a command does."""

    def open_it() -> Any:
        options = app.line.parser_for(["status"]).parse_args(
            ["status", "--profile", str(folder), "--lang", "en", "--now", NOW]
        )
        return app.open_profile(options)

    return open_it


@pytest.fixture
def befriended(opened: Callable[[], Any]) -> None:
    """All that the first scene and the first chapter ask of a talk has happened."""
    with opened() as profile:
        talk = profile.conversation("talk", ISAURA)
        with profile.journal.writing() as pen:
            turn = pen.turn(talk.id, "line")
            pen.add(turn, BondMoved(ISAURA, 120, "confides", "everything", 0))
            pen.add(turn, BeatReached(ISAURA, "locked_door"))
            pen.add(turn, BeatReached(ISAURA, "the_counting"))
            pen.add(turn, ChapterOpened(ISAURA, "lantern-line:window-seat", "is this seat taken?"))
        profile.journal.save_view()
