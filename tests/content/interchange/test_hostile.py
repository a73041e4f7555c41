"""Files meant to harm, or harmed: each comes in or is refused, soon, and nothing outside is touched."""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from game.content.interchange import pictures
from game.content.interchange.limits import MOST_TEXT, Refused
from game.content.interchange.opening import open_card
from game.content.interchange.to_pack import make_pack
from game.content.loading import check_pack
from game.content.packs.writing import write_pack
from tests.content.interchange import making as m
from tests.content.interchange.fuzz import outcome

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)><b>bold</b> &amp; {{user}}"


@pytest.mark.parametrize("squeeze", [m.ztext, lambda data: m.itext(data, squeezed=True)])
def test_a_text_that_unpacks_to_gigabytes_is_refused_before_it_does(squeeze: object) -> None:
    bomb = squeeze(b" " * (MOST_TEXT + 1000))  # type: ignore[operator]
    with pytest.raises(Refused, match="unpacks to more"):
        open_card(m.png(bomb))


def test_a_zip_that_unpacks_to_a_gigabyte_of_nothing_is_refused_or_its_entry_set_aside() -> None:
    nothing = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(nothing.compress(bytes(1 << 20)) for _ in range(1024)) + nothing.flush()
    whole = m.charx(m.v3(), {"big.bin": b"x"})
    claim = struct.pack("<III", 0, len(packed), 1 << 30)
    name = b"nothing.bin"
    local = b"PK\x03\x04" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + claim + struct.pack("<HH", len(name), 0) + name
    central = (
        b"PK\x01\x02" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0) + claim
        + struct.pack("<HHHHHII", len(name), 0, 0, 0, 0, 0, 0) + name
    )  # fmt: skip
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local) + len(packed), 0)
    with pytest.raises(Refused):
        open_card(local + packed + central + end)
    assert open_card(whole).assets == {"big.bin": b"x"}


@pytest.mark.parametrize("name", ["../evil.png", "/etc/evil", "a/../../evil", "C:\\evil.png", "..\\evil"])
def test_entries_that_lead_out_are_set_aside(name: str) -> None:
    opened = open_card(m.charx(m.v3(), {name: b"evil", "assets/fine.txt": b"fine"}))
    assert opened.assets == {"assets/fine.txt": b"fine"}
    assert any("leads out" in note for note in opened.notes)


def test_links_in_a_zip_are_set_aside() -> None:
    made = io.BytesIO(m.charx(m.v3()))
    with zipfile.ZipFile(made, "a") as archive:
        link = zipfile.ZipInfo("assets/link.png")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    opened = open_card(made.getvalue())
    assert not opened.assets and any("link" in note for note in opened.notes)


def test_a_picture_of_thirty_thousand_pixels_is_never_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    huge = m.head(30_000, 30_000) + m.chunk(b"IDAT", zlib.compress(b"\0" * 100)) + m.chunk(b"IEND", b"")
    monkeypatch.setattr(pictures.Image.Image, "load", lambda _: pytest.fail("it was decoded"))
    assert pictures.open_picture(huge) is None


def test_a_card_with_such_a_picture_comes_in_with_a_drawn_one() -> None:
    huge = m.head(30_000, 30_000) + m.text(m.v2()) + m.chunk(b"IEND", b"")
    made = make_pack(open_card(huge))
    assert any("picture" in note for note in made.repaired)


def test_markup_in_every_field_stays_text(tmp_path: Path) -> None:
    fields = dict.fromkeys(("name", "description", "personality", "scenario", "first_mes", "creator"), SCRIPT)
    card = m.v3(**fields, mes_example=f"{{{{user}}}}: {SCRIPT}\n{{{{char}}}}: {SCRIPT}", nickname=SCRIPT, tags=[SCRIPT])
    made = make_pack(open_card(json.dumps(card).encode()))
    write_pack(tmp_path / made.id, made.files)
    assert check_pack(tmp_path / made.id)[0] == ()
    said = str(made.files[f"companions/{made.id}/cues/card.toml"])
    assert "<script>alert(1)</script>" in said


@pytest.mark.parametrize("name", ["", "..", "con", "a" * 500, "\0", "../../x", "ＡＢ", "💥", "old", "lantern-line"])
def test_any_name_makes_a_pack_that_holds(tmp_path: Path, name: str) -> None:
    made = make_pack(open_card(json.dumps(m.v2(name=name)).encode()), "x")
    write_pack(tmp_path / made.id, made.files)
    assert check_pack(tmp_path / made.id)[0] == ()


def test_a_file_cut_at_any_place_comes_in_or_is_refused() -> None:
    whole = m.png(m.text(m.v2()), m.text(m.v3(), b"ccv3"))
    for cut in range(0, len(whole), 97):
        outcome(whole[:cut])


def test_a_few_hundred_spoilt_files_come_in_or_are_refused() -> None:
    from tests.content.interchange.fuzz import spoilt

    said = [outcome(data, suffix) for data, suffix in spoilt(300, seed=1)]
    assert "in" in said and "refused" in said


def test_nothing_is_asked_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("a connection was wanted"))
    card = m.v3(assets=[{"type": "icon", "uri": "http://example.org/a.png", "name": "main", "ext": "png"}])
    make_pack(open_card(json.dumps(card).encode()))
