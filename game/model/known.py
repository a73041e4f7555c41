"""What a voice's file says of itself, read from its header without loading it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.mind.ports import EngineError
from game.model import machine
from game.model.starter import (
    STARTER_NAME,
    STARTERS,
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


def look_at(spec: str) -> KnownVoice:
    """What a model's file says of itself. Raises EngineError for one that cannot speak."""
    is_starter = spec in STARTERS
    path = starter_voice_path() if is_starter else Path(spec)
    header = checked_header(path, "The starter voice" if is_starter else f"The model {path.name}", is_starter)
    refuse_wordless(path, header)
    context = context_for(header, is_starter)
    memory, free = memory_needed(header, context), machine.available_memory()
    return KnownVoice(
        spec=spec,
        name=STARTER_NAME if is_starter else (header.text("general.name") or path.stem),
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


def describe(spec: str) -> KnownVoice:
    """The same for a list: one that cannot be used with its reason."""
    try:
        return look_at(spec)
    except EngineError as error:
        is_starter = spec in STARTERS
        path = starter_voice_path() if is_starter else Path(spec)
        size = path.stat().st_size if path.is_file() else 0
        name = STARTER_NAME if is_starter else path.stem
        return KnownVoice(spec, name, path, size=size, starter=is_starter, problem=str(error))
