"""PNG, chunk by chunk: every byte of a file is kept, whatever it is, so that it can be written back as it was.

Pillow decodes pictures; it does not keep them. Here nothing is decoded: a file is a row of chunks and what follows it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.content.interchange.limits import MOST_CHUNKS, MOST_TEXT, Refused

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = 8
_CRC = 4


@dataclass(frozen=True)
class Chunk:
    """One chunk. `crc` is as it was found, right or not."""

    kind: bytes
    data: bytes
    crc: bytes

    @property
    def raw(self) -> bytes:
        return struct.pack(">I", len(self.data)) + self.kind + self.data + self.crc


@dataclass(frozen=True)
class Png:
    """A file as its chunks, up to IEND or to where it was cut; `tail` is everything after."""

    chunks: tuple[Chunk, ...]
    tail: bytes = b""

    @property
    def raw(self) -> bytes:
        return SIGNATURE + b"".join(chunk.raw for chunk in self.chunks) + self.tail

    @property
    def whole(self) -> bool:
        return bool(self.chunks) and self.chunks[-1].kind == b"IEND"

    @property
    def size(self) -> tuple[int, int]:
        """Width and height as the header says; (0, 0) without one."""
        head = next((c.data for c in self.chunks if c.kind == b"IHDR"), b"")
        return struct.unpack(">II", head[:8]) if len(head) >= 8 else (0, 0)

    @property
    def animated(self) -> bool:
        return any(chunk.kind == b"acTL" for chunk in self.chunks)


def chunk_of(kind: bytes, data: bytes) -> Chunk:
    return Chunk(kind, data, struct.pack(">I", zlib.crc32(kind + data)))


def read_png(data: bytes) -> Png:
    """The chunks of a file that begins with PNG's signature. Raises Refused for more chunks than any picture has."""
    chunks: list[Chunk] = []
    at = len(SIGNATURE)
    while at + _HEAD + _CRC <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + _HEAD + length
        if end + _CRC > len(data) or not kind.isalpha():
            break
        if len(chunks) >= MOST_CHUNKS:
            raise Refused(f"The picture has more than {MOST_CHUNKS:,} parts, which no picture has.")
        chunks.append(Chunk(kind, data[at + _HEAD : end], data[end : end + _CRC]))
        at = end + _CRC
        if kind == b"IEND":
            break
    return Png(tuple(chunks), data[at:])


@dataclass(frozen=True)
class PngText:
    """A text chunk: its keyword in lower case, its bytes unpacked, and which chunk of the file it is."""

    keyword: str
    data: bytes
    index: int


def texts(png: Png) -> Iterator[PngText | Refused]:
    """The text chunks, in the order of the file; a Refused for one that says it is a card and cannot be unpacked."""
    for index, chunk in enumerate(png.chunks):
        if chunk.kind not in (b"tEXt", b"zTXt", b"iTXt"):
            continue
        name, found, rest = chunk.data.partition(b"\0")
        if not found:
            continue
        called = name.decode("latin-1").strip().lower()
        try:
            yield PngText(called, _text(chunk.kind, rest), index)
        except (zlib.error, ValueError) as error:
            yield Refused(f"The text chunk “{called[:40]}” cannot be unpacked ({error}).")


def _text(kind: bytes, rest: bytes) -> bytes:
    if kind == b"tEXt":
        return rest
    if kind == b"zTXt":
        return unpacked(rest[1:])
    if len(rest) < 2:
        raise ValueError("it is cut short")
    packed = rest[0] == 1
    _, _, after_language = rest[2:].partition(b"\0")
    _, _, text = after_language.partition(b"\0")
    return unpacked(text) if packed else text


def unpacked(data: bytes, most: int = MOST_TEXT) -> bytes:
    """A zlib stream, unpacked. Raises ValueError for one that grows past `most` bytes, zlib.error for a broken one."""
    stream = zlib.decompressobj()
    found = stream.decompress(data, most)
    if stream.unconsumed_tail:
        raise ValueError(f"it unpacks to more than {most // 1024 // 1024} MB")
    return found


def text_chunk(keyword: str, text: bytes) -> Chunk:
    """A plain text chunk, as every card program reads it."""
    return chunk_of(b"tEXt", keyword.encode("latin-1") + b"\0" + text)


def with_texts(png: Png, wanted: Iterable[tuple[str, bytes]], card_names: frozenset[str]) -> Png:
    """The picture with these text chunks in place of those it had by `card_names`; all else as it was, in its order.

    A text goes where the first one of a card stood, else right before IEND.
    """
    mine = [index for index, chunk in enumerate(png.chunks) if keyword(chunk) in card_names]
    new = [text_chunk(name, text) for name, text in wanted]
    end = next((i for i, chunk in enumerate(png.chunks) if chunk.kind == b"IEND"), len(png.chunks))
    place = mine[0] if mine else end
    chunks: list[Chunk] = []
    for index, chunk in enumerate(png.chunks):
        if index == place:
            chunks += new
        if index not in mine:
            chunks.append(chunk)
    if place == len(png.chunks):
        chunks += new
    return Png(tuple(chunks), png.tail)


def keyword(chunk: Chunk) -> str | None:
    """What a text chunk is called, in small letters; None for any other chunk."""
    if chunk.kind not in (b"tEXt", b"zTXt", b"iTXt"):
        return None
    return chunk.data.partition(b"\0")[0].decode("latin-1").strip().lower()
