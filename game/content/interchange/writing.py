"""Cards written out: PNG with both texts, JSON, CHARX. What came along, and was not changed, goes as it came."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from game.content.interchange import png as p
from game.content.interchange.kinds import kind_of
from game.content.interchange.limits import Refused
from game.content.interchange.objects import as_v2, as_v3
from game.content.interchange.opening import CARD_NAMES, CHUNK, NUMBERED, Opened
from game.content.interchange.texts import as_json
from game.content.interchange.zipped import write_zip
from game.content.packs.names import name_refusal

Form = Literal["png", "json", "charx"]
_EMBEDDED = re.compile(r"^embedd?ed://", re.IGNORECASE)
_PICTURE_AT = "assets/icon/images/main.png"


@dataclass(frozen=True)
class Outgoing:
    """A card to be written. picture: a PNG. assets: what its `assets` refer to, by path or "__asset:NUMBER"."""

    card: Mapping[str, Any]
    picture: bytes
    assets: Mapping[str, bytes] = field(default_factory=dict)


def rewritten(opened: Opened, card: Mapping[str, Any], form: Form, picture: bytes) -> tuple[bytes, list[str]]:
    """A file that came in, written out with `card` as its data, and what could not go along.

    Where nothing changed and the file already is of that form, these are its own bytes. picture: a PNG, for a card
    that came without one.
    """
    same = card == opened.card
    if same and _is_already(opened, form):
        return opened.data, []
    texts = opened.texts if same else {}
    if form == "png":
        own = opened.data if opened.container in ("png", "apng") else picture
        return _png(own, Outgoing(card, own, opened.assets), texts)
    if form == "json":
        return _json(Outgoing(card, picture, opened.assets))
    own = opened.data if opened.container in ("png", "apng") else picture
    return charx(Outgoing(card, own, opened.assets)), []


def _json(out: Outgoing) -> tuple[bytes, list[str]]:
    """The card alone, the files its assets name within it as data URIs; the picture itself has no place there."""
    rows, used = _assets_of(out.card), set[str]()
    for number, row in enumerate(rows):
        name = _file_of(row, out.assets)
        if name is not None:
            kind = _MEDIA.get(str(row.get("ext")).lower(), "application/octet-stream")
            rows[number] = {**row, "uri": f"data:{kind};base64,{base64.b64encode(out.assets[name]).decode()}"}
            used.add(name)
    card = with_assets(out.card, rows) if used else out.card
    return as_json(card, indent=2) + b"\n", [_left(name) for name in out.assets if name not in used]


_MEDIA = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "mp3": "audio/mpeg"}


def _is_already(opened: Opened, form: Form) -> bool:
    if form == "png":
        return opened.container in ("png", "apng") and set(opened.texts) >= CARD_NAMES
    return opened.container == form


def _png(own: bytes, out: Outgoing, texts: Mapping[str, Any]) -> tuple[bytes, list[str]]:
    """A PNG with both texts. A text that the file already has, and that is still true, stays byte for byte."""
    png = p.read_png(own)
    there = [text for text in p.texts(png) if isinstance(text, p.PngText)]
    card, numbered, left = _assets_in_chunks(out, {text.keyword for text in there})
    kept = {
        text.keyword: text.index
        for text in reversed(there)
        if card == out.card and text.keyword in texts and _is_of_its_kind(text.keyword, texts[text.keyword])
    }
    new = {
        name: base64.b64encode(as_json(form(card)))
        for name, form in (("chara", as_v2), ("ccv3", as_v3))
        if name not in kept
    }
    if kept:
        made = _beside(png, kept, [p.text_chunk(name, text) for name, text in (*new.items(), *numbered)])
    else:
        made = p.with_texts(png, [*new.items(), *numbered], CARD_NAMES)
    return made.raw, left


def _is_of_its_kind(name: str, card: Any) -> bool:
    """Whether a text holds what its name promises: V3 in "ccv3", V2 in "chara" (where V3 is found, too)."""
    return kind_of(card) in (("v3",) if name == "ccv3" else ("v2", "v3"))


def _beside(png: p.Png, kept: Mapping[str, int], chunks: list[p.Chunk]) -> p.Png:
    """New texts right behind those that stay, in place of the other card texts there were."""
    last = max(kept.values())
    before = [c for n, c in enumerate(png.chunks[: last + 1]) if n in kept.values() or p.keyword(c) not in CARD_NAMES]
    after = [c for c in png.chunks[last + 1 :] if p.keyword(c) not in CARD_NAMES]
    return p.Png((*before, *chunks, *after), png.tail)


def _assets_in_chunks(out: Outgoing, there: set[str]) -> tuple[Mapping[str, Any], list[tuple[str, bytes]], list[str]]:
    """The card with its embedded assets under numbers, the chunks that hold them, and what has no place there.

    A file that no asset names goes along under its path, so that a CHARX made of the picture has it again.
    """
    files = {name: data for name, data in out.assets.items() if not name.startswith(NUMBERED)}
    rows = _assets_of(out.card)
    chunks: list[tuple[str, bytes]] = []
    used: set[str] = set()
    for number, row in enumerate(rows):
        name = _file_of(row, files)
        if name is not None and f"{CHUNK}{number}" not in there:
            chunks.append((f"{CHUNK}{number}", base64.b64encode(files[name])))
            used.add(name)
            rows[number] = {**row, "uri": f"{NUMBERED}{number}"}
    rest = [name for name in files if name not in used]
    held = [name for name in rest if name.isascii() and len(CHUNK + name) <= _LONGEST_KEYWORD]
    chunks += [(CHUNK + name, base64.b64encode(files[name])) for name in held]
    card = with_assets(out.card, rows) if used else out.card
    return card, chunks, [_left(name) for name in rest if name not in held]


_LONGEST_KEYWORD = 79


def _left(name: str) -> str:
    return f"the file “{name}”"


def _assets_of(card: Mapping[str, Any]) -> list[Any]:
    """The rows of a card's assets, in a list of their own."""
    inner = card.get("data")
    rows = inner.get("assets") if isinstance(inner, Mapping) else None
    return list(rows) if isinstance(rows, list) else []


def with_assets(card: Mapping[str, Any], rows: list[Any]) -> dict[str, Any]:
    return {**card, "data": {**card["data"], "assets": rows}}


def _file_of(row: Any, files: Mapping[str, bytes]) -> str | None:
    """The file that an asset's row names, if it is there."""
    uri = row.get("uri") if isinstance(row, Mapping) else None
    name = path_of(uri) or uri
    return name if isinstance(name, str) and name in files else None


def path_of(uri: Any) -> str | None:
    """The entry of a CHARX that a URI names; None for one that names none."""
    if not isinstance(uri, str) or not _EMBEDDED.match(uri):
        return None
    return _EMBEDDED.sub("", uri)


def charx(out: Outgoing) -> bytes:
    """A CHARX: the card as V3, its picture as the main icon, every asset where its URI says."""
    card = as_v3(out.card)
    rows = [dict(row) if isinstance(row, Mapping) else row for row in _assets_of(card)]
    entries = {name: data for name, data in out.assets.items() if not name.startswith(NUMBERED)}
    for row in rows:
        name = _file_of(row, out.assets)
        if name is not None and name.startswith(NUMBERED):
            kind, ext = _safe(str(row.get("type") or "other")), _safe(str(row.get("ext") or "bin"))
            place = f"assets/{kind}/other/{_safe(name.removeprefix(NUMBERED))}.{ext}"
            entries[place] = out.assets[name]
            row["uri"] = f"embeded://{place}"
    named = {row.get("uri") for row in _assets_of(card) if isinstance(row, Mapping)}
    for name, data in out.assets.items():
        if name.startswith(NUMBERED) and name not in named and name_refusal(name.removeprefix(NUMBERED)) is None:
            entries.setdefault(name.removeprefix(NUMBERED), data)
    if not any(_is_main(row) and path_of(row.get("uri")) in entries for row in rows if isinstance(row, dict)):
        entries[_PICTURE_AT] = without_card(out.picture)
        standing = next((row for row in rows if isinstance(row, dict) and _is_main(row)), None)
        if standing is not None and str(standing.get("uri", "")).startswith("ccdefault"):
            standing.update(uri=f"embeded://{_PICTURE_AT}", ext="png")
        elif standing is None:
            rows.insert(0, {"type": "icon", "uri": f"embeded://{_PICTURE_AT}", "name": "main", "ext": "png"})
        else:
            rows.append({"type": "icon", "uri": f"embeded://{_PICTURE_AT}", "name": "picture", "ext": "png"})
    return write_zip({"card.json": as_json(with_assets(card, rows), indent=2), **entries})


def without_card(picture: bytes) -> bytes:
    """A PNG without the texts of a card; any other picture as it is."""
    if not picture.startswith(p.SIGNATURE):
        return picture
    return p.with_texts(p.read_png(picture), (), CARD_NAMES).raw


def _is_main(row: Mapping[str, Any]) -> bool:
    return row.get("type") == "icon" and row.get("name") == "main"


def _safe(name: str) -> str:
    return re.sub(r"[^a-zA-Z0-9_-]", "_", name)[:40] or "_"


def fresh(out: Outgoing, form: Form) -> bytes:
    """A card that never was a file before. Raises Refused where its picture is no PNG."""
    if form == "json":
        return as_json(as_v3(out.card), indent=2) + b"\n"
    if form == "charx":
        return charx(out)
    if not out.picture.startswith(p.SIGNATURE):
        raise Refused("The picture of a PNG card must be a PNG.")
    return _png(out.picture, out, {})[0]
