"""Spoilt cards by the thousand: `python -m tests.content.interchange.fuzz 20000`. Each comes in or is refused, soon.

The ordinary tests take a few hundred of the same.
"""

from __future__ import annotations

import json
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from game.content.interchange.kinds import is_lorebook
from game.content.interchange.limits import Refused
from game.content.interchange.lorebooks import as_card_book
from game.content.interchange.opening import open_card
from game.content.interchange.pictures import as_png
from game.content.interchange.to_pack import make_pack
from game.content.interchange.writing import rewritten
from tests.content.interchange import making as m

SLOW_S = 5.0
_TOKENS = (
    b"{{", b"}}", b"{{user}}", b"{{random:", b"<START>", b"\xff\xfe", b"\0", b'"', b"\\ud800", b"[[[[", b"{", b"}",
    b"null", b"-1", b"1e999", b"IEND", b"tEXt", b"chara", b"ccv3", b"PK\x03\x04", b"\xef\xbb\xbf", b"/(a+)+$/", b"@@",
)  # fmt: skip


def seeds() -> list[tuple[bytes, str]]:
    """One whole file of each form."""
    card = json.dumps(m.v3()).encode()
    return [
        (m.png(m.text(m.v2()), m.text(m.v3(), b"ccv3")), ".png"),
        (m.png(m.ztext(card)), ".png"),
        (m.png(m.itext(card, squeezed=True), at="start"), ".png"),
        (m.png(m.text(m.V1), m.chunk(b"tEXt", b"chara-ext-asset_:0\0aGk=")), ".png"),
        (m.charx(m.v3(), {"assets/a.png": m.picture((9, 9))}), ".charx"),
        (m.charx(m.v3(), before=m.picture(kind="JPEG")), ".jpg"),
        (m.webp(b"ASCII\0\0\0" + card), ".webp"),
        (card, ".json"),
        (json.dumps(m.BOOK).encode(), ".json"),
        (b"name: x\ndescription: |\n  words\nfirst_mes: hi\nmes_example: 'a'\n", ".yaml"),
    ]


def spoilt(count: int, seed: int) -> Iterator[tuple[bytes, str]]:
    """That many files, each a whole one with something done to it."""
    chance, whole = Random(seed), seeds()
    for _ in range(count):
        data, suffix = chance.choice(whole)
        for _ in range(chance.randint(1, 4)):
            data = _spoil(data, chance)
        yield data, suffix


def _spoil(data: bytes, chance: Random) -> bytes:
    at, span = chance.randrange(len(data) + 1), chance.choice((1, 1, 2, 4, 40, 400))
    what = chance.randrange(7)
    if what == 0:
        return data[:at] + bytes(chance.randrange(256) for _ in range(min(span, 40))) + data[at + span :]
    if what == 1:
        return data[:at] + data[at + span :]
    if what == 2:
        return data[:at] + data[at : at + span] * chance.choice((2, 3, 50)) + data[at + span :]
    if what == 3:
        return data[:at]
    if what == 4:
        return data[:at] + chance.choice(_TOKENS) * chance.choice((1, 1, 30)) + data[at:]
    if what == 5:
        return data[:at] + chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff")) + data[at + 4 :]
    other = chance.choice(seeds())[0]
    return data[:at] + other[chance.randrange(len(other)) :]


def outcome(data: bytes, suffix: str = ".png") -> str:
    """What became of a file. Raises whatever is no proper refusal, and AssertionError for what takes too long."""
    began = time.monotonic()
    try:
        opened = open_card(data, suffix)
        if is_lorebook(opened.card):
            as_card_book(opened.card)
            said = "lorebook"
        else:
            make_pack(opened, "spoilt")
            for form in ("png", "json", "charx"):
                rewritten(opened, opened.card, form, as_png(opened.picture, "x"))
            said = "in"
    except Refused as error:
        assert str(error)
        said = "refused"
    assert time.monotonic() - began < SLOW_S, "it took too long"
    return said


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    said: Counter[str] = Counter()
    for number, (data, suffix) in enumerate(spoilt(count, seed=int(sys.argv[2]) if len(sys.argv) > 2 else 0)):
        try:
            said[outcome(data, suffix)] += 1
        except Exception:
            traceback.print_exc()
            said["broke"] += 1
            Path(f"spoilt-{number}{suffix}").write_bytes(data)
    print(dict(said))
    return 1 if said["broke"] else 0


if __name__ == "__main__":
    sys.exit(main())
