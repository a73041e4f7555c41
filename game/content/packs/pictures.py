"""How large a picture says it is, read from its first bytes: before any library opens it and takes the memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

MOST_SIDE = 8192
MOST_PIXELS = 40_000_000
"""160 MB once opened. The largest of the base game's plates has 4 million."""
_HEAD_BYTES = 64 * 1024
"""A JPEG says its size behind whatever a camera wrote before it."""

Size = tuple[int, int]


def picture_refusal(path: Path) -> str | None:
    """Why the picture in a file may not be opened; None when it may. Its suffix does not count, its bytes do."""
    try:
        size = size_of(path)
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if size is None:
        return "is no picture that can be read; save it as PNG, WebP or JPEG"
    width, height = size
    if not (0 < width <= MOST_SIDE and 0 < height <= MOST_SIDE and width * height <= MOST_PIXELS):
        return (
            f"is {width:,} by {height:,} pixels; at most {MOST_SIDE:,} on a side, and {MOST_PIXELS // 10**6} million "
            "in all, can be shown"
        )
    return None


def size_of(path: Path) -> Size | None:
    """Width and height of the picture in a file; None when it is none. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(32)
        if head[:2] == b"\xff\xd8":
            head += file.read(_HEAD_BYTES)
    return picture_size(head)


def picture_size(head: bytes) -> Size | None:
    """Width and height from the beginning of a PNG, WebP or JPEG; None for anything else."""
    return next((read(head) for sign, read in _READERS.items() if head.startswith(sign)), None)


def _png(head: bytes) -> Size | None:
    if len(head) < 24 or head[12:16] != b"IHDR":
        return None
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def _webp(head: bytes) -> Size | None:
    if head[8:12] != b"WEBP" or len(head) < 30:
        return None
    if head[12:16] == b"VP8X":
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
    if head[12:16] == b"VP8L" and head[20] == 0x2F:
        bits = int.from_bytes(head[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if head[12:16] == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF
    return None


def _jpeg(head: bytes) -> Size | None:
    """Steps over segments to the frame's own, which says the size (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(head) and head[at] == 0xFF:
        marker = head[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(head[at + 7 : at + 9], "big"), int.from_bytes(head[at + 5 : at + 7], "big")
        if marker == 0xFF:  # padding before a marker
            at += 1
            continue
        at += 2 + int.from_bytes(head[at + 2 : at + 4], "big")
    return None


_READERS: Mapping[bytes, Callable[[bytes], Size | None]] = {
    b"\x89PNG\r\n\x1a\n": _png,
    b"RIFF": _webp,
    b"\xff\xd8": _jpeg,
}
