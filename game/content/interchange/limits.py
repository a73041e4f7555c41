"""How much of a stranger's file is taken in, and how one is refused. Sizes are bytes, checked before anything grows."""

from __future__ import annotations

MOST_FILE = 256 * 1024 * 1024
MOST_TEXT = 16 * 1024 * 1024
"""A card's own JSON once it is unpacked: the largest of 440 real ones had 114 KB."""
MOST_ENTRY = 64 * 1024 * 1024
MOST_UNPACKED = 512 * 1024 * 1024
MOST_ENTRIES = 4096
MOST_CHUNKS = 65_536
MOST_RATIO = 200
"""How many times its packed size an entry of a zip may claim to have: what compresses better holds nothing."""
MOST_SIDE = 16_384
MOST_PIXELS = 48_000_000
MOST_DEEP = 64
"""Levels of lists in lists: deeper ones are no card, and Python's own stack ends at a thousand."""
MOST_VALUES = 400_000


class Refused(Exception):  # noqa: N818 - says what happened to the file, which is not that something broke
    """A file is no card, or none that can be used. The message says why, in a sentence for whoever gave it."""
