"""The view in save.json comes back as it was, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinydb import TinyDB

from game.keep.documents import AtomicJSONStorage
from game.keep.save import SaveView
from game.play.state import Bond, HeldCard, Memory, Progress, State, from_view, to_view

STATE = State(
    player="Ada",
    bonds={"base/isaura": Bond(points=12, novelty={"asks|work": 2}, beats={"sea": 4}, lines={"hello": 9})},
    chapters={"base/one": Progress(opened=3, quote="Tell me.")},
    cards={"base/lamp": HeldCard("base/lamp", "base/isaura", 5, "2026-11-03", "chapter", "Tell me.", shown=True)},
    flags={"stayed": True, "name": "安娜"},
    memories={
        7: Memory(7, 2, "base/isaura", "fact", "sister", "Anna", "", "My sister Anna.", "en", "2026-11-03", None),
        8: Memory(8, 2, "base/isaura", "plan", "", "", "the wedding", "It is.", "en", "x", "2026-11-07", None, ("up",)),
    },
)
HEADS: dict[int, int | None] = {1: 4, 2: None}


def _mark(event: int) -> str:
    return f"mark of {event}"


def test_a_view_comes_back_as_the_same_state(tmp_path: Path) -> None:
    for state in (STATE, State()):
        SaveView(tmp_path / "save.json", _mark).save(to_view(state, HEADS, 9))
        view = SaveView(tmp_path / "save.json", _mark).load()
        assert view is not None
        assert from_view(view, HEADS, 9) == state


def test_its_tables_are_tinydb_tables(tmp_path: Path) -> None:
    SaveView(tmp_path / "save.json", _mark).save(to_view(STATE, HEADS, 9))
    with TinyDB(tmp_path / "save.json", storage=AtomicJSONStorage) as db:
        assert db.tables() == {"stamp", "profile", "bonds", "progress", "collection", "memories"}
        assert [row["value"] for row in db.table("memories").all()] == ["Anna", ""]
        assert [row["id"] for row in db.table("bonds").all()] == ["base/isaura"]


def test_a_view_of_another_history_is_not_used(tmp_path: Path) -> None:
    SaveView(tmp_path / "save.json", _mark).save(to_view(STATE, HEADS, 9))
    assert SaveView(tmp_path / "save.json", lambda event: f"other mark of {event}").load() is None


def test_none_where_there_is_none(tmp_path: Path) -> None:
    view = SaveView(tmp_path / "save.json", _mark)
    assert view.load() is None and view.notices == []


@pytest.mark.parametrize("keep", [0, 1, 0.5, -2])
def test_a_shortened_file_is_told_kept_aside_and_not_used(tmp_path: Path, keep: float) -> None:
    path = tmp_path / "save.json"
    SaveView(path, _mark).save(to_view(STATE, HEADS, 9))
    content = path.read_bytes()
    shortened = content[: int(len(content) * keep) if isinstance(keep, float) else keep]
    path.write_bytes(shortened)
    view = SaveView(path, _mark)
    assert view.load() is None
    assert [notice.kind for notice in view.notices] == ["document.damaged"]
    assert (tmp_path / "save.json.damaged-1").read_bytes() == shortened
    view.save(to_view(STATE, HEADS, 9))
    assert view.load() is not None


@pytest.mark.parametrize("tables", [{}, {"stamp": {}}, {"stamp": {"1": {"sequence": 9, "mark": "mark of 9"}}}])
def test_a_whole_document_that_is_no_view_is_not_used(tmp_path: Path, tables: dict[str, dict[str, object]]) -> None:
    AtomicJSONStorage(tmp_path / "save.json").write(tables)
    assert SaveView(tmp_path / "save.json", _mark).load() is None
