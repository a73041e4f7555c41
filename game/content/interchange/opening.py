"""Opening a stranger's file: what holds the card, the card's data in it, its picture, and whatever else came along.

Nothing is decided here about what a card means, and nothing is changed: what a file held is kept as it was.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from game.content.interchange import png as p
from game.content.interchange import webp
from game.content.interchange.kinds import is_lorebook, kind_of
from game.content.interchange.limits import MOST_FILE, Refused
from game.content.interchange.texts import decoded, read_json, read_yaml
from game.content.interchange.zipped import looks_zipped, read_zip

Container = Literal["png", "apng", "webp", "jpeg", "charx", "json", "yaml"]
CARD_NAMES = frozenset({"chara", "ccv3"})
CHUNK, NUMBERED = "chara-ext-asset_:", "__asset:"
"""How an asset's text chunk begins, and how a card names it."""
_JPEG = b"\xff\xd8\xff"
_CARD_FILE = "card.json"


@dataclass(frozen=True)
class Opened:
    """A file as it was found.

    card: the data that count, as JSON. texts: every card text of the file by where it stood ("ccv3", "chara", …).
    picture: a still picture as a file's bytes, None where it has none. assets: what else is inside, by the path or
    number its card knows it by. notes: what was passed over, for whoever gave the file.
    """

    container: Container
    data: bytes
    card: Any
    texts: Mapping[str, Any]
    picture: bytes | None = None
    assets: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def open_file(path: Path) -> Opened:
    """The card in a file. Raises Refused for one that is none; OSError where it cannot be read."""
    if path.stat().st_size > MOST_FILE:
        raise Refused(f"It is larger than {MOST_FILE // 1024 // 1024} MB, and no card is.")
    return open_card(path.read_bytes(), path.suffix)


def open_card(data: bytes, suffix: str = "") -> Opened:
    """The card in a file's bytes; what it is decides, not what it is called. Raises Refused."""
    if len(data) > MOST_FILE:
        raise Refused(f"It is larger than {MOST_FILE // 1024 // 1024} MB, and no card is.")
    if not data:
        raise Refused("It is empty.")
    if data.startswith(p.SIGNATURE):
        return _png(data)
    if webp.is_webp(data):
        exif = (body for kind, body in webp.webp_chunks(data) if kind == b"EXIF")
        return _commented("webp", data, exif)
    if data.startswith(_JPEG):
        return _jpeg(data)
    if looks_zipped(data):
        return _zip("charx", data)
    return _written(data, suffix.lower())


def _png(data: bytes) -> Opened:
    notes: list[str] = []
    png = p.read_png(data)
    found: dict[str, Any] = {}
    assets: dict[str, bytes] = {}
    wrong: list[str] = []
    for text in p.texts(png):
        if isinstance(text, Refused):
            wrong.append(str(text))
        elif text.keyword.startswith(CHUNK):
            try:
                assets[NUMBERED + text.keyword.removeprefix(CHUNK)] = base64.b64decode(text.data)
            except (binascii.Error, ValueError):
                notes.append(f"The asset “{text.keyword[:60]}” is damaged and was set aside.")
        elif text.keyword in found and text.keyword in CARD_NAMES:
            notes.append(f"A second text “{text.keyword}” was set aside; the first one counts.")
        elif text.keyword in CARD_NAMES:
            try:
                card = decoded(text.data, notes)
                _must_be_card(card)
                found[text.keyword] = card
            except Refused as error:
                wrong.append(str(error))
    if not found:
        raise Refused(wrong[0] if wrong else "It is a picture with no card in it.")
    notes += wrong
    if not png.whole:
        notes.append("The picture is cut short; the card in it is whole.")
    best = next(found[name] for name in ("ccv3", "chara") if name in found)
    if len(found) == 2 and _inner(found["ccv3"]) != _inner(found["chara"]):
        notes.append("Its two texts differ; the newer one (ccv3) counts, and both are kept.")
    return Opened("apng" if png.animated else "png", data, best, found, data, assets, tuple(notes))


def _jpeg(data: bytes) -> Opened:
    if b"PK\x05\x06" in data[-66_000:]:
        return _zip("jpeg", data)
    return _commented("jpeg", data, webp.exif_of_jpeg(data))


def _commented(container: Container, data: bytes, exifs: Iterator[bytes]) -> Opened:
    """A picture whose Exif comment is the card."""
    wrong: list[str] = []
    for exif in exifs:
        for comment in webp.comments(exif):
            notes: list[str] = []
            try:
                card = decoded(comment, notes)
                _must_be_card(card)
            except Refused as error:
                wrong.append(str(error))
                continue
            return Opened(container, data, card, {"exif": card}, data, {}, tuple(notes))
    raise Refused(
        wrong[0] if wrong and any("{" in w or "base64" in w for w in wrong) else "It is a picture with no card in it."
    )


def _zip(container: Container, data: bytes) -> Opened:
    notes: list[str] = []
    zipped = read_zip(data, notes)
    entries = dict(zipped.entries)
    if _CARD_FILE not in entries:
        if "manifest.json" in entries:
            raise Refused(
                "It is another program's archive (BYAF), which cannot be read. Export it there as a PNG card."
            )
        raise Refused(f"It is a zip without a {_CARD_FILE}, so it holds no character card.")
    card = read_json(entries.pop(_CARD_FILE), notes)
    _must_be_card(card)
    picture = zipped.before if zipped.before.startswith(_JPEG) else None
    return Opened(container, data, card, {_CARD_FILE: card}, picture, entries, tuple(notes))


def _written(data: bytes, suffix: str) -> Opened:
    """JSON or YAML in a file of its own."""
    notes: list[str] = []
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if suffix in (".yaml", ".yml") and start not in (b"{", b"["):
        container: Container = "yaml"
        card = read_yaml(data, notes)
    elif start in (b"{", b"[") or data[:2] in (b"\xff\xfe", b"\xfe\xff") or suffix == ".json":
        container = "json"
        card = read_json(data, notes)
    else:
        raise Refused("It is no file that cards come in: PNG, WebP, JPEG, JSON, YAML or CHARX.")
    _must_be_card(card)
    return Opened(container, data, card, {container: card}, None, {}, tuple(notes))


def _must_be_card(card: Any) -> None:
    if kind_of(card) is None and not is_lorebook(card):
        raise Refused("Its data are no character card and no lorebook.")


def _inner(card: Any) -> Any:
    return card.get("data", card) if isinstance(card, Mapping) else card
