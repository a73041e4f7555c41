"""Cards written out: PNG with both texts, JSON, CHARX. What came with the card, and was not changed, goes as it came."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from game.content.interchange import png as p
from game.content.interchange.limits import Refused
from game.content.interchange.objects import as_v2, as_v3
from game.content.interchange.opening import CARD_NAMES, Opened
from game.content.interchange.texts import as_json
from game.content.interchange.zipped import write_zip

Form = Literal["png", "json", "charx"]
_EMBEDDED = re.compile(r"^embedd?ed://", re.IGNORECASE)
_NUMBERED = "__asset:"
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
        left = [f"{len(opened.assets)} assets"] if opened.assets else []
        return as_json(card, indent=2) + b"\n", left
    own = opened.data if opened.container in ("png", "apng") else picture
    return charx(Outgoing(card, own, opened.assets)), []


def _is_already(opened: Opened, form: Form) -> bool:
    if form == "png":
        return opened.container in ("png", "apng") and CARD_NAMES <= set(opened.texts)
    return opened.container == form


def _png(own: bytes, out: Outgoing, texts: Mapping[str, Any]) -> tuple[bytes, list[str]]:
    """A PNG with both texts. A text that the file already has, and that is still true, stays byte for byte."""
    png = p.read_png(own)
    card, numbered, left = _assets_in_chunks(out, {t.keyword for t in p.texts(png) if isinstance(t, p.PngText)})
    kept = {
        text.keyword: text.index
        for text in reversed([t for t in p.texts(png) if isinstance(t, p.PngText)])
        if text.keyword in texts and card == out.card
    }
    new = {
        name: base64.b64encode(as_json(form(card)))
        for name, form in (("chara", as_v2 if not texts.get("chara") else dict), ("ccv3", as_v3))
        if name not in kept
    }
    if kept:
        made = _beside(png, max(kept.values()), [p.text_chunk(name, text) for name, text in (*new.items(), *numbered)])
    else:
        made = p.with_texts(png, [*new.items(), *numbered], CARD_NAMES)
    return made.raw, left


def _beside(png: p.Png, index: int, chunks: list[p.Chunk]) -> p.Png:
    return p.Png((*png.chunks[: index + 1], *chunks, *png.chunks[index + 1 :]), png.tail)


def _assets_in_chunks(
    out: Outgoing, there: set[str]
) -> tuple[Mapping[str, Any], list[tuple[str, bytes]], list[str]]:
    """The card with its embedded assets under numbers, the chunks that hold them, and what no asset names."""
    inner = out.card.get("data")
    rows = inner.get("assets") if isinstance(inner, Mapping) else None
    files = {key: value for key, value in out.assets.items() if not key.startswith(_NUMBERED)}
    if not files or not isinstance(rows, list):
        return out.card, [], [f"the file “{name}”" for name in files]
    chunks: list[tuple[str, bytes]] = []
    used: set[str] = set()
    moved: list[Any] = []
    for number, row in enumerate(rows):
        name = path_of(row.get("uri")) if isinstance(row, Mapping) else None
        if name in files and f"chara-ext-asset_:{number}" not in there:
            chunks.append((f"chara-ext-asset_:{number}", base64.b64encode(files[name])))
            used.add(name)
            row = {**row, "uri": f"{_NUMBERED}{number}"}
        moved.append(row)
    card = {**out.card, "data": {**inner, "assets": moved}} if isinstance(inner, Mapping) else out.card
    return card, chunks, [f"the file “{name}”" for name in files if name not in used]


def path_of(uri: Any) -> str | None:
    """The entry of a CHARX that a URI names; None for one that names none."""
    if not isinstance(uri, str) or not _EMBEDDED.match(uri):
        return None
    return _EMBEDDED.sub("", uri)


def charx(out: Outgoing) -> bytes:
    """A CHARX: the card as V3, its picture as the main icon, every asset where its URI says."""
    card = as_v3(out.card)
    data = dict(card["data"])
    rows = [dict(row) if isinstance(row, Mapping) else row for row in data.get("assets") or []]
    entries = {name: content for name, content in out.assets.items() if not name.startswith(_NUMBERED)}
    for row in rows:
        uri = row.get("uri") if isinstance(row, dict) else None
        if isinstance(uri, str) and uri in out.assets and uri.startswith(_NUMBERED):
            kind, ext = str(row.get("type") or "other"), str(row.get("ext") or "bin")
            place = f"assets/{_safe(kind)}/other/{_safe(uri.removeprefix(_NUMBERED))}.{_safe(ext)}"
            entries[place] = out.assets[uri]
            row["uri"] = f"embeded://{place}"
    if not any(_is_main(row) and path_of(row.get("uri")) in entries for row in rows if isinstance(row, dict)):
        entries[_PICTURE_AT] = without_card(out.picture)
        standing = next((row for row in rows if isinstance(row, dict) and _is_main(row)), None)
        if standing is not None and str(standing.get("uri", "")).startswith("ccdefault"):
            standing.update(uri=f"embeded://{_PICTURE_AT}", ext="png")
        elif standing is None:
            rows.insert(0, {"type": "icon", "uri": f"embeded://{_PICTURE_AT}", "name": "main", "ext": "png"})
        else:
            rows.append({"type": "icon", "uri": f"embeded://{_PICTURE_AT}", "name": "picture", "ext": "png"})
    data["assets"] = rows
    return write_zip({"card.json": as_json({**card, "data": data}, indent=2), **entries})


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
