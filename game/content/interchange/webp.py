"""Cards in a WebP or JPEG picture: the Exif user comment, found without decoding the picture."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_USER_COMMENT = 0x9286
_EXIF_FOLDER = 0x8769
_DESCRIPTION = 0x010E
_WIDTHS = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_MOST_FIELDS = 512
_CODES = (b"ASCII\0\0\0", b"UNICODE\0", b"JIS\0\0\0\0\0", b"\0" * 8)


def is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def webp_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a WebP file (kind, content), as far as they are whole."""
    at = 12
    while at + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        if at + 8 + length > len(data):
            return
        yield kind, data[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def exif_of_jpeg(data: bytes) -> Iterator[bytes]:
    """The Exif segments of a JPEG file."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] not in (0xDA, 0xD9):
        length = struct.unpack_from(">H", data, at + 2)[0]
        if length < 2:
            return
        if data[at + 1] == 0xE1:
            yield data[at + 4 : at + 2 + length]
        at += 2 + length


def comments(exif: bytes) -> Iterator[bytes]:
    """The texts in which a card may stand: the user comment first, then the description."""
    exif = exif.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None or len(exif) < 8:
        return
    found: dict[int, bytes] = {}
    waiting, seen = [struct.unpack_from(order + "I", exif, 4)[0]], set[int]()
    while waiting:
        at = waiting.pop()
        if at in seen or at + 2 > len(exif):
            continue
        seen.add(at)
        count = struct.unpack_from(order + "H", exif, at)[0]
        for number in range(min(count, _MOST_FIELDS)):
            place = at + 2 + 12 * number
            if place + 12 > len(exif):
                break
            tag, kind, amount, value = struct.unpack_from(order + "HHII", exif, place)
            if tag == _EXIF_FOLDER:
                waiting.append(value)
            size = _WIDTHS.get(kind, 1) * amount
            start = value if size > 4 else place + 8
            if tag in (_USER_COMMENT, _DESCRIPTION) and start + size <= len(exif):
                found.setdefault(tag, exif[start : start + size])
    for tag in (_USER_COMMENT, _DESCRIPTION):
        if tag in found:
            yield _words(found[tag], order)


def _words(value: bytes, order: str) -> bytes:
    """A comment without the eight bytes that tell its alphabet; wide letters become UTF-8."""
    code = next((c for c in _CODES if value.startswith(c)), b"")
    rest = value[len(code) :]
    if code == b"UNICODE\0" and b"\0" in rest[:8]:
        wide = "utf-16-le" if order == "<" else "utf-16-be"
        return rest.decode(wide, "replace").encode("utf-8", "replace").strip(b"\0")
    return rest.strip(b"\0")
