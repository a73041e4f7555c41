"""A TinyDB document survives damage, says so, and throws nothing away."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB, where

from game.keep.documents import AtomicJSONStorage, Tables, decode, encode
from game.keep.errors import DamagedError, NewerGameError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
)
TABLES = st.dictionaries(st.text(), st.dictionaries(st.text(), VALUES, max_size=3), max_size=3)


@given(TABLES, st.sampled_from([None, 2]))
def test_tables_come_back_as_they_were(tables: Tables, indent: int | None) -> None:
    assert decode(encode(tables, indent), Path()) == (tables, True)


@given(TABLES, st.data())
def test_a_changed_or_shortened_document_never_passes_as_intact(tables: Tables, data: st.DataObject) -> None:
    content = bytearray(encode(tables))
    at = data.draw(st.integers(0, len(content) - 2))  # The last byte is the line break.
    if data.draw(st.booleans()):
        del content[at:]
    else:
        content[at] ^= data.draw(st.integers(1, 255))
    try:
        found, intact = decode(bytes(content), Path())
    except (DamagedError, NewerGameError):
        return
    assert not intact or found == tables


def test_tinydb_works_on_it(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "a.json", storage=AtomicJSONStorage) as db:
        db.table("people").insert({"name": "安娜"})
    with TinyDB(tmp_path / "a.json", storage=AtomicJSONStorage) as db:
        assert db.table("people").get(where("name") == "安娜") == {"name": "安娜"}
    assert "安娜" in (tmp_path / "a.json").read_text("utf-8")


def _storage(folder: Path, **options: bool) -> AtomicJSONStorage:
    return AtomicJSONStorage(folder / "a.json", backups=folder / "backups", **options)


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe", b"[]", b'{"format": "x", "checksum": "", "tables": {}}'])
def test_damage_brings_the_newest_good_backup_and_keeps_the_damaged_file(tmp_path: Path, damage: bytes) -> None:
    storage = _storage(tmp_path)
    for number in range(4):
        storage.write({"t": {"1": {"n": number}}})
    (tmp_path / "backups" / "a.json.1").write_bytes(damage)
    (tmp_path / "a.json").write_bytes(damage)

    assert storage.read() == {"t": {"1": {"n": 1}}}
    [notice] = storage.notices
    assert notice.kind == "document.restored" and "a.json.damaged-1" in notice.text
    assert (tmp_path / "a.json.damaged-1").read_bytes() == damage

    again = _storage(tmp_path)
    assert again.read() == {"t": {"1": {"n": 1}}} and not again.notices


def test_damage_without_a_backup_begins_anew_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"{")
    storage = _storage(tmp_path)
    assert storage.read() is None
    assert [notice.kind for notice in storage.notices] == ["document.damaged"]
    assert (tmp_path / "a.json.damaged-1").read_bytes() == b"{"


def test_a_newer_format_is_refused_and_left_alone(tmp_path: Path) -> None:
    newer = json.dumps({"format": 99, "checksum": "", "tables": {}})
    (tmp_path / "a.json").write_text(newer)
    with pytest.raises(NewerGameError, match="newer"):
        _storage(tmp_path).read()
    assert (tmp_path / "a.json").read_text() == newer


def test_only_a_document_for_people_may_be_edited_by_hand(tmp_path: Path) -> None:
    by_hand = _storage(tmp_path, by_hand=True)
    by_hand.write({"t": {"1": {"n": 1}}})
    edited = (tmp_path / "a.json").read_text().replace('"n": 1', '"n": 7')
    (tmp_path / "a.json").write_text(edited)
    assert by_hand.read() == by_hand.read() == {"t": {"1": {"n": 7}}}
    assert [notice.kind for notice in by_hand.notices] == ["document.edited"]

    (tmp_path / "a.json").write_text(edited)
    storage = _storage(tmp_path)
    assert storage.read() is None
    assert [notice.kind for notice in storage.notices] == ["document.damaged"]


def test_writing_the_same_again_touches_nothing(tmp_path: Path) -> None:
    storage = _storage(tmp_path)
    for _ in range(3):
        storage.write({"t": {"1": {"n": 1}}})
    assert not (tmp_path / "backups").exists()
