"""The models a player brought: files and servers, the languages they speak, the keys that servers want.

They lie in `models.json`, beside the settings and not among them: a backup or an export of the game carries settings
along, and a key must stay on this machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from game.keep.documents import AtomicJSONStorage
from game.keep.errors import Notice

_LONGEST = 4096


@dataclass(frozen=True)
class OwnModel:
    """One model. spec: an absolute path, or a server's address. languages: as two-letter codes, () for what is known of
    the model itself. key: what the server wants, "" for none; never shown."""

    spec: str
    languages: tuple[str, ...] = ()
    key: str = field(default="", repr=False)


class OwnModelsFile:
    """The list as it stands, and the file that keeps it. `notices` tells what had to be mended."""

    def __init__(self, path: Path) -> None:
        self.notices: list[Notice] = []
        self._storage = AtomicJSONStorage(path, by_hand=True, notices=self.notices)
        rows = (self._storage.read() or {}).get("models", {})
        found = (_read(row) for row in rows.values())
        self.models: tuple[OwnModel, ...] = tuple(one for one in found if one is not None)

    def get(self, spec: str) -> OwnModel:
        """What is kept of a model; a plain entry for one that is not in the list."""
        return next((one for one in self.models if one.spec == spec), OwnModel(spec))

    def put(self, model: OwnModel) -> None:
        """Add a model, or change what is kept of it. Raises KeepError."""
        places = [one.spec for one in self.models]
        changed = list(self.models)
        if model.spec in places:
            changed[places.index(model.spec)] = model
        else:
            changed.append(model)
        self._write(changed)

    def remove(self, spec: str) -> None:
        """Take a model off the list; its file stays where it is. Raises KeepError."""
        self._write([one for one in self.models if one.spec != spec])

    def _write(self, models: list[OwnModel]) -> None:
        rows: dict[str, Any] = {
            str(n): {"spec": m.spec, "languages": list(m.languages), "key": m.key} for n, m in enumerate(models, 1)
        }
        self._storage.write({"models": rows})
        self.models = tuple(models)


def _read(row: Any) -> OwnModel | None:
    """An entry that makes sense; a person may have edited the file."""
    if not isinstance(row, dict):
        return None
    spec, languages, key = row.get("spec"), row.get("languages", []), row.get("key", "")
    if not isinstance(spec, str) or not 0 < len(spec) <= _LONGEST or not isinstance(key, str):
        return None
    if not isinstance(languages, list) or not all(isinstance(one, str) for one in languages):
        return None
    return OwnModel(spec, tuple(languages), key)
