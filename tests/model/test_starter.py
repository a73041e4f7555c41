"""Opening a model by name or path: where the starters lie, what is refused before a process starts, what is listed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from game.mind.ports import EngineError
from game.model import machine, starter
from game.model.gguf_header import read_header
from game.model.known import describe
from tests.model.toys import toy_ear, toy_voice


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return toy_voice(tmp_path_factory.mktemp("toy") / "toy.gguf")


def test_the_starters_lie_with_the_assets_in_the_checkout() -> None:
    assert starter.starter_voice_path() == Path.cwd() / "assets" / "models" / "starter-voice.gguf"


def test_and_in_the_unpacked_application(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert starter.starter_ear_path() == tmp_path / "assets" / "models" / "starter-ear.gguf"


def test_missing_starters_are_told_with_the_way_to_bring_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(starter, "app_root", lambda: tmp_path)
    for open_model, who in ((starter.open_voice, "voice"), (starter.open_ear, "ear")):
        with pytest.raises(EngineError, match=f"The starter {who} is not there") as caught:
            open_model()
        assert "python main.py" in caught.value.remedy


def test_unusable_files_are_refused_before_a_process_starts(tmp_path: Path) -> None:
    text = tmp_path / "notes.gguf"
    text.write_text("Not a model at all, only a note of some length.")
    for path, complaint in (
        (tmp_path / "none.gguf", "is not there"),
        (tmp_path, "is a folder"),
        (text, "is not a GGUF file"),
        (toy_ear(tmp_path / "ear.gguf"), "cannot talk"),
    ):
        with pytest.raises(EngineError, match=complaint) as caught:
            starter.open_voice(path)
        assert str(path) in str(caught.value) or path.name in str(caught.value)


def test_a_model_larger_than_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch, toy: Path) -> None:
    monkeypatch.setattr(machine, "available_memory", lambda: 100 << 20)
    with pytest.raises(EngineError, match=r"needs about 0\.2 GB of memory, and 0\.1 GB are free"):
        starter.open_voice(toy)


def test_a_system_that_hides_its_memory_is_trusted(monkeypatch: pytest.MonkeyPatch, toy: Path) -> None:
    monkeypatch.setattr(machine, "available_memory", lambda: None)
    starter.refuse_oversized(toy, read_header(toy), 512)
    assert describe(str(toy)).fits is None


def test_context_is_what_the_game_uses_and_the_model_knows(toy: Path, tmp_path: Path) -> None:
    wide = read_header(toy_voice(tmp_path / "wide.gguf", context=2_000_000_000))
    assert starter.context_for(read_header(toy)) == 512
    assert starter.context_for(wide) == starter.OWN_CONTEXT
    assert starter.context_for(wide, starter=True) == 2048


@pytest.mark.parametrize(
    ("extra", "languages"),
    [
        ({}, ("en",)),
        ({"general.languages": ["en", "zh-Hans", "zh"]}, ("en", "zh")),
        ({"general.architecture": "qwen3"}, ("en", "zh")),
        ({"general.architecture": "qwen3", "general.languages": ["de"]}, ("de",)),
    ],
)
def test_languages_are_those_listed_or_usual(tmp_path: Path, extra: dict[str, object], languages: tuple[str]) -> None:
    assert starter.languages_of(read_header(toy_voice(tmp_path / "a.gguf", extra=extra))) == languages


def test_the_list_names_each_file_and_why_it_cannot_be_used(tmp_path: Path) -> None:
    toy_voice(tmp_path / "b.gguf")
    toy_ear(tmp_path / "a.gguf")
    missing = tmp_path / "gone.gguf"
    paths = (tmp_path / "a.gguf", tmp_path / "b.gguf", missing)
    first, ear, voice, gone = (describe(spec) for spec in ("starter", *map(str, paths)))
    assert (first.spec, first.name, first.starter) == ("starter", starter.STARTER_NAME, True)
    assert (voice.name, voice.quantisation, voice.architecture, voice.context) == ("Toy", "F32", "llama", 512)
    assert voice.fits and voice.problem == "" and voice.size == (tmp_path / "b.gguf").stat().st_size
    assert "cannot talk" in ear.problem and "is not there" in gone.problem


def test_this_machine_has_at_least_one_core_and_some_memory() -> None:
    assert 1 <= machine.threads().drawing <= machine.threads().reading <= machine.physical_cores()
    free = machine.available_memory()
    assert free is None or free > 1 << 20
