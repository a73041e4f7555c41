"""A pack's folder holds ordinary files of bearable size, and nothing that leads outside."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from game.content import folder as rules
from game.content.loading import check_pack


def errors_of(folder: Path) -> list[str]:
    return [str(one) for one in check_pack(folder)[0]]


def test_a_folder_that_is_not_there_is_a_problem_like_any_other(tmp_path: Path) -> None:
    assert errors_of(tmp_path / "nowhere")[0].startswith("nowhere · cannot be opened: ")


def test_an_empty_folder_lacks_its_manifest(tmp_path: Path) -> None:
    assert errors_of(tmp_path) == [f"{tmp_path.name}/pack.toml · is missing"]


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")
@pytest.mark.parametrize("target", ["/etc", "/etc/hostname", "../harbour/pack.toml", "nowhere"])
def test_links_are_refused(pack: Callable[..., Path], target: str) -> None:
    folder = pack()
    (folder / "extra").symlink_to(target)
    assert errors_of(folder) == ["harbour/extra · is a link; a pack holds only real files, so put a copy here"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_what_would_be_waited_on_for_ever_is_refused(pack: Callable[..., Path]) -> None:
    folder = pack({"pack.toml": None})
    os.mkfifo(folder / "pack.toml")
    assert "harbour/pack.toml · is not an ordinary file" in errors_of(folder)


def test_files_too_large_to_read_are_refused(pack: Callable[..., Path]) -> None:
    text = b"#" * (rules.MOST_TEXT_BYTES + 1)
    picture = b"#" * (rules.MOST_PICTURE_BYTES + 1)
    assert errors_of(pack({"cards/more.toml": text, "cards/pictures/big.webp": picture})) == [
        "harbour/cards/more.toml · is too large: 2.0 MB, and at most 2 MB can be read",
        "harbour/cards/pictures/big.webp · is too large: 32.0 MB, and at most 32 MB can be read",
    ]


def test_folders_without_end_are_cut_short(pack: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_FILES", 5)
    assert "harbour · has more than 5 files; split it into several packs" in errors_of(pack())


@pytest.mark.skipif(os.name != "posix", reason="other systems keep names as UTF-16")
def test_a_name_that_is_not_utf_8_is_refused_and_can_be_printed(pack: Callable[..., Path]) -> None:
    folder = pack()
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.toml")).write_text("")
    except OSError:
        pytest.skip("this file system refuses such names itself")
    (told,) = errors_of(folder)
    assert told.encode().endswith(" · has a name that is not UTF-8".encode())


def test_hidden_files_are_passed_over(pack: Callable[..., Path]) -> None:
    assert errors_of(pack({".git/config": "x", ".DS_Store": b"\xff"})) == []
