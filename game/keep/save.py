"""The view of the journal in `save.json`: TinyDB tables profile, bonds, progress, collection, memories, and a stamp.

It only spares a start the replay. One that is damaged or belongs to another history is not used.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from game.keep.documents import AtomicJSONStorage, Tables
from game.keep.errors import Notice
from game.play.happenings import Json

_STAMP = ("format", "sequence", "heads")
_KEYED = {"bonds": "bonds", "chapters": "progress", "cards": "collection"}
"""Part of the view → its table; each row carries its key as `id`."""


class SaveView:
    """The store's side of `game.play.store.ViewStore`.

    mark: tells an event from one of the same id in another history (see `ArchiveStore.mark`). A power cut or a restored
    backup takes the journal back; when it has grown again as long as it was, the old view is still not taken for it.
    """

    def __init__(self, path: Path, mark: Callable[[int], str]) -> None:
        self.notices: list[Notice] = []
        self._mark = mark
        # A view can be derived again, so it waits for no disk and needs no backups.
        self._storage = AtomicJSONStorage(path, keep=0, durable=False, notices=self.notices)

    def load(self) -> Mapping[str, Json] | None:
        """The last view saved, None if there is none, it is damaged, or of another history."""
        tables = self._storage.read()
        try:
            if tables is None:
                return None
            view = _join({name: list(table.values()) for name, table in tables.items()})
            return view if tables["stamp"]["1"]["mark"] == self._mark(view["sequence"]) else None
        except (KeyError, TypeError, IndexError, AttributeError):
            return None

    def save(self, view: Mapping[str, Json]) -> None:
        """Replace the view, whole. Raises KeepError."""
        self._storage.write(_split(view, self._mark(view["sequence"])))


def _split(view: Mapping[str, Json], mark: str) -> Tables:
    """A view as TinyDB tables: each table is {"1": row, "2": row …}."""
    rows: dict[str, list[dict[str, Any]]] = {
        "stamp": [{"mark": mark, **{key: view[key] for key in _STAMP}}],
        "profile": [{k: v for k, v in view.items() if k not in _STAMP and k not in _KEYED and k != "memories"}],
        "memories": view["memories"],
    }
    for part, table in _KEYED.items():
        rows[table] = [{"id": key, **value} for key, value in view[part].items()]
    return {table: {str(n): row for n, row in enumerate(found, 1)} for table, found in rows.items()}


def _join(tables: Mapping[str, list[Any]]) -> dict[str, Json]:
    """`_split` undone."""
    view = {key: tables["stamp"][0][key] for key in _STAMP} | dict(tables["profile"][0])
    view["memories"] = [dict(row) for row in tables["memories"]]
    for part, table in _KEYED.items():
        view[part] = {row["id"]: {k: v for k, v in row.items() if k != "id"} for row in tables[table]}
    return view
