"""The list of voices a player can choose from, read from the files' own headers without loading them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.mind.ports import EngineError
from game.model import machine
from game.model.starter import (
    STARTER,
    STARTER_NAME,
    checked_header,
    context_for,
    languages_of,
    memory_needed,
    refuse_wordless,
    starter_voice_path,
)


@dataclass(frozen=True)
class KnownVoice:
    """One row of `models list`. `size` and `memory` are bytes; `fits` is None where the system hides its memory.

    `problem` says why a file cannot be used ("" when it can); what could not be read of it is empty then.
    """

    spec: str
    name: str
    path: Path
    size: int = 0
    quantisation: str = ""
    architecture: str = ""
    context: int = 0
    languages: tuple[str, ...] = ()
    memory: int = 0
    fits: bool | None = None
    starter: bool = False
    problem: str = ""


def known_voices(extra: Sequence[Path] = ()) -> list[KnownVoice]:
    """The starter first, then every file named and every GGUF in the folders named; unusable ones with their reason."""
    starter = _describe(starter_voice_path(), is_starter=True)
    return [starter, *(_describe(path) for path in dict.fromkeys(_files(extra)))]


def _files(extra: Sequence[Path]) -> Iterator[Path]:
    for path in extra:
        if path.is_dir():
            yield from sorted(path.rglob("*.gguf"))
        else:
            yield path


def _describe(path: Path, is_starter: bool = False) -> KnownVoice:
    spec = STARTER if is_starter else str(path)
    name = STARTER_NAME if is_starter else path.stem
    try:
        header = checked_header(path, "The starter voice" if is_starter else f"The model {path.name}", is_starter)
        refuse_wordless(path, header)
    except EngineError as error:
        size = path.stat().st_size if path.is_file() else 0
        return KnownVoice(spec, name, path, size=size, starter=is_starter, problem=str(error))
    context = context_for(header, is_starter)
    memory, free = memory_needed(header, context), machine.available_memory()
    return KnownVoice(
        spec=spec,
        name=name if is_starter else (header.text("general.name") or name),
        path=path,
        size=path.stat().st_size,
        quantisation=header.quantisation,
        architecture=header.architecture,
        context=context,
        languages=languages_of(header),
        memory=memory,
        fits=None if free is None else memory <= free,
        starter=is_starter,
    )
