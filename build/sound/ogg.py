"""Samples to Ogg Vorbis, the same bytes each time. Needs `soundfile`, which brings libsndfile and its encoder."""

from __future__ import annotations

import io
import struct
from itertools import pairwise

import numpy as np

from build.sound.ring import RATE, Signal

COARSENESS = 0.5
"""libsndfile's compression level: 0 the finest, 1 the smallest."""
BLOCK = RATE
"""Samples handed over at once: libsndfile's Vorbis overflows the stack when given minutes in one piece."""


def vorbis(signal: Signal) -> bytes:
    """An OGG file of a stereo signal."""
    # Imported here, because everything else that is made or measured can do without it.
    import soundfile

    file = io.BytesIO()
    with soundfile.SoundFile(
        file, "w", RATE, 2, format="OGG", subtype="VORBIS", compression_level=COARSENESS
    ) as writer:
        for start in range(0, len(signal), BLOCK):
            writer.write(signal[start : start + BLOCK].astype(np.float32))
    return with_serial(file.getvalue(), 1)


def with_serial(ogg: bytes, serial: int) -> bytes:
    """An OGG file whose one stream has this number: encoders take it from the clock. Each page's checksum follows."""
    starts = []
    at = 0
    while at < len(ogg):
        starts.append(at)
        lengths = ogg[at + 27 : at + 27 + ogg[at + 26]]
        at += 27 + len(lengths) + sum(lengths)
    pages = bytearray(ogg)
    for start, end in pairwise([*starts, len(ogg)]):
        struct.pack_into("<I", pages, start + 14, serial)
        struct.pack_into("<I", pages, start + 22, 0)
        struct.pack_into("<I", pages, start + 22, _checksum(pages[start:end]))
    return bytes(pages)


def _checksum(page: bytes | bytearray) -> int:
    """OGG's CRC-32: polynomial 0x04c11db7, highest bit first, from 0."""
    checksum = 0
    for byte in page:
        checksum = (checksum << 8 & 0xFFFFFFFF) ^ _REMAINDERS[checksum >> 24 ^ byte]
    return checksum


def _remainder(byte: int) -> int:
    value = byte << 24
    for _ in range(8):
        value = (value << 1 ^ (0x04C11DB7 if value & 0x80000000 else 0)) & 0xFFFFFFFF
    return value


_REMAINDERS = [_remainder(byte) for byte in range(256)]
