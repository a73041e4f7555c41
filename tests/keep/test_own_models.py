"""The player's models are kept apart from the settings, and keys leave this machine in no copy of them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from game.keep import backups
from game.keep.own_models import OwnModel, OwnModelsFile
from game.keep.profile import Profile

KEY = "sk-very-secret-0123456789"
SERVER = OwnModel("http://10.0.0.5:8000/v1", ("en", "zh"), KEY)


def test_what_is_put_there_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "models.json"
    file = OwnModelsFile(path)
    file.put(OwnModel("/models/a.gguf"))
    file.put(SERVER)
    file.put(OwnModel("/models/a.gguf", ("de",)))
    assert OwnModelsFile(path).models == (OwnModel("/models/a.gguf", ("de",)), SERVER)
    OwnModelsFile(path).remove(SERVER.spec)
    assert [m.spec for m in OwnModelsFile(path).models] == ["/models/a.gguf"]
    assert KEY not in path.read_text("utf-8")


def test_a_model_on_no_list_is_as_its_file_says(tmp_path: Path) -> None:
    assert OwnModelsFile(tmp_path / "models.json").get("/x.gguf") == OwnModel("/x.gguf")


def test_a_file_that_makes_no_sense_is_kept_aside_and_told_of(tmp_path: Path) -> None:
    path = tmp_path / "models.json"
    path.write_text("{", encoding="utf-8")
    file = OwnModelsFile(path)
    assert file.models == () and len(file.notices) == 1
    assert any(p.name != "models.json" for p in tmp_path.iterdir())


def test_rows_that_make_no_sense_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "models.json"
    file = OwnModelsFile(path)
    file.put(SERVER)
    file._storage.write(
        {"models": {"1": {"spec": 7}, "2": {"spec": "/a.gguf", "languages": "en"}, "3": {"spec": "/b"}}}
    )
    assert OwnModelsFile(path).models == (OwnModel("/b"),)


def test_no_copy_of_the_profile_holds_a_key(tmp_path: Path) -> None:
    with Profile(tmp_path, lambda text: text.split(), datetime(2026, 11, 20, tzinfo=UTC)) as kept:
        kept.models.put(SERVER)
        kept.settings.change(model=SERVER.spec)
        backups.make(kept.folders, datetime(2026, 11, 20, tzinfo=UTC), "test")
    holding = [p for p in tmp_path.rglob("*") if p.is_file() and KEY.encode() in p.read_bytes()]
    assert holding == [tmp_path / "models.json"]
    assert (tmp_path / "models.json").stat().st_mode & 0o077 == 0
    assert KEY not in repr(SERVER)
