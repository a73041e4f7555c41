"""Which models can be fetched: a list in TOML, shipped with the game and extended by the player."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from game.mind.ports import EngineError
from game.model.starter import app_root

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,60}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_HERE = re.compile(r"http://(?:127\.0\.0\.1|localhost)[:/]")
_MEND = "Mend the entry; the shipped list shows how one looks."


@dataclass(frozen=True)
class Offer:
    """One model: its file's address, bytes and checksum, what it speaks, and what its licence is.

    attention_bytes: what a token of context takes in memory, 0 where that is not known before it is here.
    """

    name: str
    title: str
    url: str
    size: int
    sha256: str
    languages: tuple[str, ...]
    licence: str
    attention_bytes: int = 0

    @property
    def file(self) -> str:
        """What it is called once it is here."""
        return f"{self.name}.gguf"


def shipped_catalogue() -> Path:
    return app_root() / "assets" / "catalogue.toml"


def offers(paths: Iterable[Path]) -> list[Offer]:
    """Everything on these lists; of two of one name the later. Raises EngineError for an entry that is not whole."""
    found: dict[str, Offer] = {}
    for path in paths:
        if path.exists():
            found |= {offer.name: offer for offer in _read(path)}
    return list(found.values())


def _read(path: Path) -> list[Offer]:
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("model", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise EngineError(f"The list of models {path} cannot be read: {error}.", _MEND) from None
    if not isinstance(rows, list):
        raise EngineError(f"The list of models {path} should be made of [[model]] entries.", _MEND)
    return [_offer(path, number, row) for number, row in enumerate(rows, 1)]


def _offer(path: Path, number: int, row: Any) -> Offer:
    wrong = _wrong(row)
    if wrong:
        raise EngineError(f"In {path}, model {number}: {wrong}.", _MEND)
    return Offer(**{**row, "languages": tuple(row["languages"])})


def _wrong(row: Any) -> str:
    """What is the matter with an entry, "" if nothing is."""
    if not isinstance(row, dict):
        return "it is no table"
    known = {f.name: f for f in fields(Offer)}
    if unknown := sorted(set(row) - set(known)):
        return f"there is no field {unknown[0]!r}"
    if missing := [name for name in known if name not in row and name != "attention_bytes"]:
        return f"{missing[0]} is missing"
    texts = ("name", "title", "url", "sha256", "licence")
    if bad := [name for name in texts if not isinstance(row[name], str) or not row[name]]:
        return f"{bad[0]} should be a text"
    if not _NAME.fullmatch(row["name"]):
        return "its name should be of small letters, digits, dots and hyphens"
    if not _SHA256.fullmatch(row["sha256"]):
        return "sha256 should be 64 hexadecimal digits"
    if not row["url"].startswith("https://") and not _HERE.match(row["url"]):
        return "its address should begin with https://"
    if type(row["size"]) is not int or row["size"] <= 0:
        return "size should be a number of bytes"
    if type(row.get("attention_bytes", 0)) is not int or row.get("attention_bytes", 0) < 0:
        return "attention_bytes should be a number of bytes"
    if not isinstance(row["languages"], list) or not all(isinstance(one, str) for one in row["languages"]):
        return "languages should be a list such as ['en', 'zh']"
    return ""
