"""Which names files of a pack may have: those that every system can keep, and that lead nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

MOST_LETTERS = 200
"""Of a whole path: Windows allows 260 from the drive on."""
TEXT_SUFFIXES = frozenset({".toml", ".yarn", ".csv", ".json", ".md", ".txt"})
PICTURE_SUFFIXES = frozenset({".png", ".webp", ".jpg", ".jpeg"})
SOUND_SUFFIXES = frozenset({".ogg", ".opus", ".wav"})
BARE_NAMES = frozenset({"LICENSE", "LICENCE", "COPYING", "NOTICE", "README", "CHANGELOG", "SHA256SUMS"})
ORIGINAL = "original"
"""companions/<id>/original/ holds what a companion was made from, byte for byte, of any kind: the game never opens it
as content."""

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
)


def name_refusal(name: str) -> str | None:
    """Why a path (with "/" between folders, from the pack's folder) may not be in a pack; None when it may."""
    if not name or name.startswith("/") or "\\" in name:
        return "has a name that does not lie inside the pack"
    if len(name) > MOST_LETTERS:
        return f"has a path of more than {MOST_LETTERS} letters"
    for part in name.split("/"):
        if part in ("", ".", ".."):
            return "has a name that does not lie inside the pack"
        if any(ord(one) < 32 or one in '<>:"|?*\x7f' for one in part) or part != part.strip() or part.endswith("."):
            return "has a name that Windows cannot keep"
        if part.split(".")[0].lower() in _DEVICES:
            return f'has a name that Windows keeps for itself ("{part}")'
    return None


def kind_refusal(name: str) -> str | None:
    """Why a file of this kind may not be in a pack: packs are data, and hold no programs."""
    path = PurePosixPath(name)
    if path.parts[:1] == ("companions",) and path.parts[2:3] == (ORIGINAL,) and len(path.parts) > 3:
        return None
    suffix = path.suffix.lower()
    if suffix in TEXT_SUFFIXES | PICTURE_SUFFIXES | SOUND_SUFFIXES or path.name in BARE_NAMES:
        return None
    allowed = ", ".join(sorted(TEXT_SUFFIXES | PICTURE_SUFFIXES | SOUND_SUFFIXES))
    return f"is of a kind that packs do not hold; they hold {allowed}"


def same_names(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of paths that differ only in capitals, which are one file on Windows and macOS."""
    seen: dict[str, str] = {}
    pairs = []
    for name in sorted(names):
        first = seen.setdefault(name.casefold(), name)
        if first != name:
            pairs.append((first, name))
    return pairs
