"""Packs made to do harm: none writes anywhere but in its place, takes the memory or the disk, or comes in at all."""

from __future__ import annotations

import io
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.content.loading import check_pack
from game.content.packs.building import build_pack
from game.content.packs.installing import install
from game.content.packs.names import kind_refusal, name_refusal
from game.content.packs.pictures import picture_refusal, picture_size
from game.content.packs.zips import unpack
from game.content.problems import PackProblems

PackFactory = Callable[..., Path]


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "packs"


@pytest.fixture
def zipped(tmp_path: Path, texts: Mapping[str, str]) -> Callable[..., Path]:
    """A zip of the harbour pack with more in it."""

    def write(more: Mapping[str, bytes] | None = None, change: Callable[[zipfile.ZipFile], None] | None = None) -> Path:
        path = tmp_path / "harbour.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            for name, text in texts.items():
                file.writestr(f"harbour/{name}", text)
            for name, data in (more or {}).items():
                file.writestr(name, data)
            if change:
                change(file)
        return path

    return write


def stays_out(path: Path, packs: Path, told: str) -> None:
    before = sorted(packs.parent.parent.rglob("*")) if packs.exists() else None
    with pytest.raises(PackProblems) as error:
        install(path, packs)
    assert told in str(error.value)
    assert list(packs.iterdir()) == []
    assert before is None or sorted(packs.parent.parent.rglob("*")) == before


OUTSIDE = (
    "../outside.toml", "harbour/../../outside.toml", "/etc/outside.toml", "C:/outside.toml", "harbour/..\\outside.toml",
    "harbour/a/./b.toml", "harbour//b.toml", "harbour/nul.toml", "harbour/aux", "harbour/COM1.csv", "harbour/x .toml ",
    "harbour/a.", "harbour/a\x07.toml", "harbour/a:b.toml", "harbour/" + "long/" * 60 + "a.toml",
)  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
def test_names_that_lead_elsewhere_or_that_some_system_cannot_keep(
    zipped: Callable[..., Path], packs: Path, name: str
) -> None:
    path = zipped({name: b"x = 1"})
    with zipfile.ZipFile(path) as file:
        entry = file.infolist()[-1].filename
    if entry == name:  # What zipfile itself puts right cannot be a danger.
        stays_out(path, packs, "has a ")
    assert not list(packs.parent.parent.rglob("outside*"))


@pytest.mark.parametrize("name", ["harbour/run.py", "harbour/a.exe", "harbour/a.svg", "harbour/a.so", "harbour/a.ttf"])
def test_a_pack_holds_no_programs(zipped: Callable[..., Path], packs: Path, name: str) -> None:
    stays_out(zipped({name: b"import os"}), packs, "is of a kind that packs do not hold")


def test_what_a_companion_was_made_from_may_be_of_any_kind() -> None:
    assert kind_refusal("companions/ana/original/card.charx") is None
    assert kind_refusal("original/card.charx") and kind_refusal("companions/ana/card.charx")


def test_links_in_a_zip_and_in_a_folder(zipped: Callable[..., Path], packs: Path, pack: PackFactory) -> None:
    def link(file: zipfile.ZipFile) -> None:
        entry = zipfile.ZipInfo("harbour/README.md")
        entry.create_system, entry.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        file.writestr(entry, "/etc/passwd")

    stays_out(zipped(change=link), packs, "is a link")
    folder = pack()
    (folder / "README.md").symlink_to("/etc/passwd")
    stays_out(folder, packs, "is a link")


def test_a_gigabyte_of_nothing(zipped: Callable[..., Path], packs: Path) -> None:
    def nothing(file: zipfile.ZipFile) -> None:
        for number in range(40):
            with file.open(f"harbour/cards/pictures/{number}.webp", "w") as out:
                for _ in range(30):
                    out.write(bytes(1 << 20))

    path = zipped(change=nothing)
    assert path.stat().st_size < 2_000_000
    stays_out(path, packs, "unpacks to ")


def test_a_zip_that_lies_of_its_size(zipped: Callable[..., Path], packs: Path) -> None:
    path = zipped({"harbour/README.md": b"a" * 1_000_000})
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)  # the size in the list at the end
    local = data.rfind(b"PK\x03\x04")
    data[local + 22 : local + 26] = struct.pack("<I", 10)
    path.write_bytes(data)
    with pytest.raises(PackProblems):
        install(path, packs)
    assert list(packs.iterdir()) == []


def test_files_that_are_one_on_some_systems_or_there_twice(zipped: Callable[..., Path], packs: Path) -> None:
    stays_out(zipped({"harbour/readme.md": b"a", "harbour/README.md": b"b"}), packs, "is the same file as")
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = zipped({"harbour/pack.toml": b"id = 1"})
    stays_out(twice, packs, "holds a file twice")


def test_too_many_files(packs: Path, tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    with zipfile.ZipFile(path, "w") as file:
        for number in range(20_001):
            file.writestr(f"many/{number}.md", b"")
    stays_out(path, packs, "files, and a pack has at most 20,000")


def test_a_list_of_files_that_would_fill_the_memory_is_not_read(packs: Path, tmp_path: Path) -> None:
    path = tmp_path / "long.zip"
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 900_000_000, 0, 0)
    path.write_bytes(b"PK\x03\x04" + bytes(100) + end)
    stays_out(path, packs, "files that a pack may have")


def png(width: int, height: int) -> bytes:
    head = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + head + struct.pack(">I", zlib.crc32(b"IHDR" + head))


@pytest.mark.parametrize(
    ("width", "height"), [(30_000, 30_000), (8193, 1), (1, 8193), (8000, 8000), (0, 5), (2**31, 2)]
)
def test_pictures_that_would_take_the_memory(pack: PackFactory, packs: Path, width: int, height: int) -> None:
    folder = pack({"cards/pictures/lamp.webp": png(width, height)})  # also by another name than its own
    stays_out(folder, packs, "pixels; at most")
    assert "cards/pictures/lamp.webp" in str(check_pack(folder)[0][0])


def test_what_is_no_picture(pack: PackFactory, packs: Path) -> None:
    stays_out(pack({"cards/pictures/lamp.webp": b"<svg onload='x'>"}), packs, "is no picture that can be read")


def test_every_picture_that_pillow_reads_is_measured_alike(tmp_path: Path) -> None:
    from PIL import Image

    for kind, options in (
        ("PNG", {}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {}),
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
    ):
        for size in ((1, 1), (3, 2), (257, 129), (16, 4097)):
            data = io.BytesIO()
            Image.new("RGB", size, (9, 8, 7)).save(data, kind, **options)
            assert picture_size(data.getvalue()[:65_536]) == size
            (tmp_path / "one").write_bytes(data.getvalue())
            assert picture_refusal(tmp_path / "one") is None


@given(
    st.binary(max_size=80),
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"RIFF....WEBPVP8 ", b"RIFF....WEBPVP8L", b"\xff\xd8"]),
)
def test_no_beginning_of_a_picture_breaks_the_measure(rest: bytes, sign: bytes) -> None:
    size = picture_size(sign + rest)
    assert size is None or len(size) == 2


@given(st.text(max_size=40))
def test_no_name_that_is_allowed_leads_outside(name: str) -> None:
    if name_refusal(name) is None:
        place = (Path("/pack") / name).resolve()
        assert place.is_relative_to("/pack") and place != Path("/pack")


def test_a_zip_cut_anywhere_or_with_any_byte_changed_comes_in_as_it_was_or_not_at_all(
    pack: PackFactory, tmp_path: Path
) -> None:
    source = pack()
    whole = build_pack(source, tmp_path / "out").read_bytes()
    files = {p.relative_to(source).as_posix(): p.read_bytes() for p in source.rglob("*") if p.is_file()}
    for at in range(0, len(whole), 97):
        for data in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :]):
            (tmp_path / "cut.zip").write_bytes(data)
            into = tmp_path / "unpacked"
            into.mkdir()
            try:
                unpack(tmp_path / "cut.zip", into)
            except PackProblems:
                pass
            else:
                came = {p.relative_to(into).as_posix(): p.read_bytes() for p in into.rglob("*") if p.is_file()}
                assert set(came.values()) <= set(files.values())
            finally:
                shutil.rmtree(into)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(data=st.binary(min_size=0, max_size=400))
def test_any_bytes_at_all_are_refused_or_are_a_pack(tmp_path: Path, data: bytes) -> None:
    path, packs = tmp_path / "any.zip", tmp_path / "packs"
    path.write_bytes(b"PK\x03\x04" + data)
    with pytest.raises(PackProblems):
        install(path, packs)
    assert list(packs.iterdir()) == []


def test_html_and_script_are_only_text(pack: PackFactory, packs: Path, texts: Mapping[str, str]) -> None:
    folder = pack({"pack.toml": texts["pack.toml"].replace('"Harbour"', '"<script>alert(1)</script>"')})
    install(folder, packs)  # The window shows every text as plain text: tests/shell holds that.
    homepage = texts["pack.toml"] + 'homepage = "javascript:alert(1)"\n'
    stays_out_of = pack({"pack.toml": homepage}, folder="other")
    with pytest.raises(PackProblems, match="an address is written like"):
        install(stays_out_of, packs)
