"""Settings have defaults and rules; a bad value is mended and told, an unknown one is left for who knows it."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from game.keep.documents import encode
from game.keep.settings import RULES, Settings, SettingsFile


def _written(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))["tables"]["settings"]["1"]
    return found


def test_every_setting_has_a_rule_that_its_default_keeps() -> None:
    assert [field.name for field in fields(Settings)] == list(RULES)
    for name, rule in RULES.items():
        assert rule.convert(getattr(Settings(), name)) == getattr(Settings(), name)


def test_what_is_changed_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).change(language="zh-Hans", text_scale=1.5, window=[10, 20, 1280, 720])
    again = SettingsFile(path)
    assert again.settings == Settings(language="zh-Hans", text_scale=1.5, window=(10, 20, 1280, 720))
    assert again.notices == []


@pytest.mark.parametrize(
    ("name", "bad", "mended"),
    [
        ("text_scale", 9, 2.5),
        ("text_scale", "huge", 1.0),
        ("music", -1, 0.0),
        ("music", True, 0.6),
        ("motion", "wild", "system"),
        ("language", ["en"], "system"),
        ("muted", 1, False),
        ("model", "  ", "starter"),
        ("window", [1, 2, 3], ()),
        ("window", [1, 2, 0, 5], ()),
    ],
)
def test_a_bad_value_is_mended_and_told(tmp_path: Path, name: str, bad: object, mended: object) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(encode({"settings": {"1": {name: bad, "theme": "day"}}}))
    kept = SettingsFile(path)
    assert kept.settings == Settings(**{"theme": "day", name: mended})
    [notice] = kept.notices
    assert notice.kind == "settings.repaired" and name in notice.text and repr(bad) in notice.text


def test_a_bad_change_is_refused_and_nothing_is_changed(tmp_path: Path) -> None:
    kept = SettingsFile(tmp_path / "settings.json")
    for bad in ({"text_scale": 9}, {"volume": 1}):
        with pytest.raises(ValueError, match=next(iter(bad))):
            kept.change(theme="day", **bad)
    assert kept.settings == Settings()
    assert not (tmp_path / "settings.json").exists()


def test_what_a_newer_version_wrote_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(encode({"settings": {"1": {"theme": "day", "weather": "snow"}}}))
    SettingsFile(path).change(theme="night")
    assert _written(path)["weather"] == "snow" and _written(path)["theme"] == "night"
