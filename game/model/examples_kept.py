"""An ear that remembers examples: what was made of each group of a companion's is read from disk ever after.

Practice leaves a first store, which ships with the game, for the companions that ship; what packs bring later is kept
beside the player's other caches. Only what none of them holds is heard, so a cue that changed costs its own examples.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from game.mind.ports import Ear, Vectors

_LONG = 64
"""Lists this long are an author's examples; a player's line never is."""
_AT_ONCE = 256
"""Texts heard between two signs of progress."""
_MOST = 120_000
"""Vectors kept; with more, those that were not asked for this time make room."""
_FINE = 127
"""Steps to either side in which a number is kept, of the greatest of its vector: a cosine changes by a thousandth."""

Told = Callable[[int, int], None]
"""Called with how many of how many texts have been heard."""


class RememberingEar:
    """Fulfils `game.mind.ports.Ear` and `Gathering` over another ear. `name` tells ears apart, so that no vectors are
    mixed up.

    folder: where what is new is kept. shipped: stores that are only read. All are caches: what is missing, damaged or
    cannot be written is simply heard again.
    """

    def __init__(
        self, ear: Ear, name: str, folder: Path, shipped: Iterable[Path] = (), told: Told | None = None
    ) -> None:
        self._ear = ear
        self._told = told or (lambda _done, _all: None)
        self._path = store_in(folder, name)
        self._shipped = [store_in(one, name) for one in shipped]
        self._known: dict[int, Vectors] | None = None
        self._here: set[int] = set()
        self._asked: set[int] = set()

    @property
    def dimensions(self) -> int:
        return self._ear.dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        return self._ear.embed(texts)

    def hear(self, texts: Sequence[str]) -> Vectors:
        if len(texts) < _LONG:
            return self._ear.hear(texts)
        return np.concatenate(self.gathered([[text] for text in texts], lambda vectors: vectors))

    def gathered(self, groups: Sequence[Sequence[str]], made: Callable[[Vectors], Vectors]) -> list[Vectors]:
        """Of each group what `made` makes of its vectors, which must be the same for all groups of this ear's name."""
        known = self._stored()
        marks = [_mark(group) for group in groups]
        self._asked.update(marks)
        wanted = {mark: group for mark, group in zip(marks, groups, strict=True) if mark not in known}
        total, done = sum(map(len, wanted.values())), 0
        for part in _parts(wanted):
            heard = self._ear.hear([text for mark in part for text in wanted[mark]])
            ends = np.cumsum([len(wanted[mark]) for mark in part])
            for mark, vectors in zip(part, np.split(heard, ends[:-1]), strict=True):
                known[mark] = _as_read(made(vectors))
                self._here.add(mark)
            done += len(heard)
            self._told(done, total)
        if wanted:
            with suppress(OSError):
                self._keep(known)
        return [known[mark] for mark in marks]

    def close(self) -> None:
        self._ear.close()

    def _stored(self) -> dict[int, Vectors]:
        if self._known is None:
            self._known = {}
            for path in self._shipped:
                self._known |= _read(path, self.dimensions)
            own = _read(self._path, self.dimensions)
            self._here = set(own)
            self._known |= own
        return self._known

    def _keep(self, known: dict[int, Vectors]) -> None:
        """What no shipped store holds. Write beside and rename, so that another copy of the game never reads half a
        file."""
        kept = self._here
        if sum(len(known[mark]) for mark in kept) > _MOST:
            kept = kept & self._asked
        write_store(self._path, {mark: known[mark] for mark in kept})


def store_in(folder: Path, name: str) -> Path:
    """The file of an ear's store."""
    return folder / f"heard-{name}.npz"


def write_store(path: Path, kept: dict[int, Vectors]) -> None:
    """Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    vectors = np.concatenate([*kept.values()])
    numbers, scales = _coarse(vectors)
    sizes = np.array([len(one) for one in kept.values()], np.uint16)
    with beside.open("wb") as file:
        np.savez(file, marks=np.fromiter(kept, np.uint64, len(kept)), sizes=sizes, numbers=numbers, scales=scales)
    beside.replace(path)


def _parts(wanted: dict[int, Sequence[str]]) -> Iterable[list[int]]:
    """The marks in turn, as many at once as have about so many texts together."""
    part: list[int] = []
    for mark in wanted:
        part.append(mark)
        if sum(len(wanted[one]) for one in part) >= _AT_ONCE:
            yield part
            part = []
    if part:
        yield part


def _mark(group: Sequence[str]) -> int:
    words = "\0".join(group).encode("utf-8", errors="replace")
    return int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), "little")


def _coarse(vectors: Vectors) -> tuple[np.ndarray, np.ndarray]:
    scales = np.maximum(np.abs(vectors).max(axis=1, keepdims=True, initial=0.0), 1e-9) / _FINE
    return np.rint(vectors / scales).astype(np.int8), scales.astype(np.float32)


def _as_read(vectors: Vectors) -> Vectors:
    """The vectors as they will be once they are read back."""
    numbers, scales = _coarse(vectors)
    read: Vectors = numbers.astype(np.float32) * scales
    return read


def _read(path: Path, dimensions: int) -> dict[int, Vectors]:
    """What a store holds; nothing where it cannot be read."""
    with suppress(OSError, ValueError, KeyError, EOFError, BadZipFile), np.load(path, allow_pickle=False) as store:
        marks, sizes, vectors = store["marks"], store["sizes"], store["numbers"].astype(np.float32) * store["scales"]
        if vectors.shape == (int(sizes.sum()), dimensions) and sizes.shape == marks.shape and len(marks):
            return dict(zip(marks.tolist(), np.split(vectors, np.cumsum(sizes)[:-1]), strict=True))
    return {}
