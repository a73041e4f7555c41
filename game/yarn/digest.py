"""Short, stable hashes of text, for fingerprints and made-up ids."""

from __future__ import annotations

from hashlib import blake2b


def digest(text: str, size: int) -> str:
    """A hash of ``size`` bytes in hexadecimal; any text will do, lone surrogates too."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()
