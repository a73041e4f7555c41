"""An ear that remembers long lists: each example of a companion's is embedded once and read from disk ever after.

Set-up fills a first store, which ships with the game; what packs bring later is kept beside the player's other caches.
Only texts that neither holds are embedded, so a list that grew by ten costs ten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from game.mind.ports import Ear, Vectors

_LONG = 64
"""Lists this long are an author's examples; a player's line never is."""
_AT_ONCE = 256
"""Texts embedded between two signs of progress."""
_MOST = 60_000
"""Texts kept; with more, those of lists that were not asked for this time make room."""

Marks = npt.NDArray[np.uint64]
Told = Callable[[int, int], None]
"""Called with how many of how many texts have been embedded."""


class RememberingEar:
    """Fulfils `game.mind.ports.Ear` over another ear. `name` tells ears apart, so that no vectors are mixed up.

    folder: where what is new is kept. shipped: a store that is only read. Both are caches: what is missing, damaged or
    cannot be written is simply embedded again.
    """

    def __init__(
        self, ear: Ear, name: str, folder: Path, shipped: Path | None = None, told: Told | None = None
    ) -> None:
        self._ear = ear
        self._name = name
        self._told = told or (lambda _done, _all: None)
        self._path = store_in(folder, name)
        self._shipped = store_in(shipped, name) if shipped is not None else None
        self._known: dict[int, Vectors] | None = None
        self._asked: set[int] = set()

    @property
    def dimensions(self) -> int:
        return self._ear.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        if len(texts) < _LONG:
            return self._ear.embed(texts)
        known = self._stored()
        marks = [_mark(text) for text in texts]
        self._asked.update(marks)
        wanted = {mark: text for mark, text in zip(marks, texts, strict=True) if mark not in known}
        new = list(wanted.items())
        for start in range(0, len(new), _AT_ONCE):
            part = new[start : start + _AT_ONCE]
            for (mark, _), vector in zip(part, self._ear.embed([text for _, text in part]), strict=True):
                known[mark] = vector.astype(np.float16).astype(np.float32)
            self._told(min(start + _AT_ONCE, len(new)), len(new))
        if new:
            with suppress(OSError):
                self._keep(known)
        return np.stack([known[mark] for mark in marks])

    def close(self) -> None:
        self._ear.close()

    def _stored(self) -> dict[int, Vectors]:
        if self._known is None:
            self._known = {}
            for path in (self._shipped, self._path):
                if path is not None:
                    self._known |= _read(path, self.dimensions)
        return self._known

    def _keep(self, known: dict[int, Vectors]) -> None:
        """Write beside and rename, so that another copy of the game never reads half a file."""
        kept = known if len(known) <= _MOST else {m: v for m, v in known.items() if m in self._asked}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_suffix(".part")
        with beside.open("wb") as file:
            marks = np.fromiter(kept, np.uint64, len(kept))
            np.savez(file, marks=marks, vectors=np.stack([*kept.values()]).astype(np.float16))
        beside.replace(self._path)


def store_in(folder: Path, name: str) -> Path:
    """The file of an ear's store."""
    return folder / f"heard-{name}.npz"


def _mark(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", errors="replace"), digest_size=8).digest(), "little")


def _read(path: Path, dimensions: int) -> dict[int, Vectors]:
    """What a store holds; nothing where it cannot be read."""
    with suppress(OSError, ValueError, KeyError, EOFError, BadZipFile), np.load(path, allow_pickle=False) as store:
        marks, vectors = store["marks"], store["vectors"]
        if vectors.shape == (len(marks), dimensions):
            return dict(zip(marks.tolist(), vectors.astype(np.float32), strict=True))
    return {}
