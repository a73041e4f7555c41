"""Cards made for tests: the data of each kind, and every container, written by hand and not by the code under test."""

from __future__ import annotations

import base64
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from PIL import Image

V1: Mapping[str, Any] = {
    "name": "Mira Quill",
    "description": "{{char}} keeps a bookshop on the quay. Age: 41.",
    "personality": "patient, dry",
    "scenario": "It rains, and {{user}} comes in.",
    "first_mes": "*She looks up.* Shut the door behind you, {{user}}.\n\nThe rain has opinions.",
    "mes_example": "<START>\n{{user}}: Do you sell maps?\n{{char}}: Only of places that have moved.\n"
    "<START>\n{{char}}: The cat is not for sale.",
}
BOOK: Mapping[str, Any] = {
    "name": "Quay",
    "extensions": {"x": 1},
    "entries": [
        {
            "keys": ["harbour", "/light(house)?/i"],
            "content": "The harbour light has been out since spring.",
            "extensions": {"position": 4, "depth": 2, "mystery": [1, 2]},
            "enabled": True,
            "insertion_order": 10,
            "id": 7,
        }
    ],
}


def v2(**more: Any) -> dict[str, Any]:
    data = {
        **V1,
        "creator_notes": "Be kind to the cat.",
        "system_prompt": "Write as {{char}}. {{original}}",
        "post_history_instructions": "Stay dry.",
        "alternate_greetings": ["We are closed, {{user}}. Come in."],
        "character_book": BOOK,
        "tags": ["books"],
        "creator": "nobody",
        "character_version": "3",
        "extensions": {
            "depth_prompt": {"prompt": "It still rains.", "depth": 2, "role": "system"},
            "other/app": {"a": []},
        },
        **more,
    }
    return {"spec": "chara_card_v2", "spec_version": "2.0", "data": data, "create_date": "2023-1-1", "fav": False}


def v3(**more: Any) -> dict[str, Any]:
    return {
        "spec": "chara_card_v3",
        "spec_version": "3.0",
        "data": {
            **v2()["data"],
            "group_only_greetings": [],
            "nickname": "Mira",
            "source": ["https://example.org/1"],
            "creation_date": 1700000000,
            **more,
        },
    }


def picture(size: tuple[int, int] = (60, 90), kind: str = "PNG", mode: str = "RGB") -> bytes:
    made = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(made, kind)
    return made.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def packed(card: Any) -> bytes:
    return base64.b64encode(json.dumps(card, ensure_ascii=False).encode())


def text(card: Any, name: bytes = b"chara") -> bytes:
    return chunk(b"tEXt", name + b"\0" + packed(card))


def ztext(data: bytes, name: bytes = b"chara") -> bytes:
    return chunk(b"zTXt", name + b"\0\0" + zlib.compress(data))


def itext(data: bytes, name: bytes = b"chara", squeezed: bool = False) -> bytes:
    body = zlib.compress(data) if squeezed else data
    return chunk(b"iTXt", name + b"\0" + bytes([squeezed, 0]) + b"en\0\0" + body)


def png(*chunks: bytes, at: str = "end", after: bytes = b"", base: bytes | None = None) -> bytes:
    """A picture with these chunks before IEND, or right behind IHDR, or after IEND."""
    whole = base or picture()
    place = {"start": 33, "end": len(whole) - 12, "after": len(whole)}[at]
    return whole[:place] + b"".join(chunks) + whole[place:] + after


def charx(card: Any, files: Mapping[str, bytes] | None = None, before: bytes = b"") -> bytes:
    made = io.BytesIO()
    made.write(before)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("card.json", json.dumps(card))
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return made.getvalue()


def webp(comment: bytes) -> bytes:
    """A WebP with an Exif user comment, as older programs wrote cards."""
    tiff = struct.pack("<2sHI", b"II", 42, 8) + struct.pack("<H", 1) + struct.pack("<HHII", 0x8769, 4, 1, 26)
    tiff += struct.pack("<I", 0) + struct.pack("<H", 1)
    tiff += struct.pack("<HHII", 0x9286, 7, len(comment), 44) + struct.pack("<I", 0) + comment
    still = picture(kind="WEBP")
    body = still[12:] + b"EXIF" + struct.pack("<I", len(tiff)) + tiff + b"\0" * (len(tiff) % 2)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def head(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
