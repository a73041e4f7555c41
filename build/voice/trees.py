"""Trees of tokens: kept in a file, and as training reads them, where there may be nothing to spell with."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Encoded:
    """A tree of talks. parents: of each token the place of the one before it in its talks, -1 for the first. learnt: of
    replies, the place that foretells a token, the token, and the kind."""

    tokens: tuple[int, ...]
    parents: tuple[int, ...]
    learnt: tuple[tuple[int, int, str], ...]


def write_tokens(path: Path, trees: Iterable[Encoded]) -> None:
    """One tree a row, as JSON."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(asdict(tree), separators=(",", ":")) + "\n" for tree in trees)


def read_tokens(path: Path) -> list[Encoded]:
    rows = [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]
    return [
        Encoded(tuple(row["tokens"]), tuple(row["parents"]), tuple((p, t, kind) for p, t, kind in row["learnt"]))
        for row in rows
    ]


def batches(trees: Sequence[Encoded], size: int) -> Iterator[list[Encoded]]:
    """Trees in order, in groups of about so many tokens."""
    group: list[Encoded] = []
    for tree in trees:
        group.append(tree)
        if sum(len(t.tokens) for t in group) >= size:
            yield group
            group = []
    if group:
        yield group
