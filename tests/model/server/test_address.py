"""An address is read as people write it, and refused where it would hide something."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.mind.ports import EngineError
from game.model.server.address import is_address, parse


@pytest.mark.parametrize(
    ("spec", "place", "path", "model", "local"),
    [
        ("http://localhost:8080", "localhost:8080", "/v1", "", True),
        ("http://localhost:11434/v1#qwen3:8b", "localhost:11434", "/v1", "qwen3:8b", True),
        ("http://127.0.0.1/", "127.0.0.1", "/v1", "", True),
        ("http://[::1]:8000/v1/", "[::1]:8000", "/v1", "", True),
        ("http://192.168.1.5:8000/api/v3", "192.168.1.5:8000", "/api/v3", "", False),
        ("https://models.example/v1/chat/completions#a%2Fb", "models.example", "/v1", "a/b", False),
        ("HTTPS://models.example:8443", "models.example:8443", "/v1", "", False),
    ],
)  # fmt: skip
def test_as_people_write_it(spec: str, place: str, path: str, model: str, local: bool) -> None:
    at = parse(spec)
    assert (at.place, at.path, at.model, at.local) == (place, path, model, local)


@pytest.mark.parametrize(
    "spec", ["http://", "http://host:port/v1", "http://a b/", "file.gguf", "ftp://host/", "http://[::1/"]
)
def test_what_is_no_address(spec: str) -> None:
    with pytest.raises(EngineError, match="no address"):
        parse(spec)


@pytest.mark.parametrize("spec", ["http://me:secret@host/v1", "http://secret@host/v1", "https://host/v1?key=secret"])
def test_a_key_has_no_place_in_it_and_is_not_repeated(spec: str) -> None:
    with pytest.raises(EngineError) as refused:
        parse(spec)
    assert "secret" not in str(refused.value)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_is_refused(text: str) -> None:
    with contextlib.suppress(EngineError):
        at = parse("http://" + text)
        assert at.host and at.path.isascii() and " " not in at.path


@pytest.mark.parametrize(("spec", "is_one"), [("http://a", True), ("starter", False), ("/x/http://a.gguf", False)])
def test_addresses_and_files_are_told_apart(spec: str, is_one: bool) -> None:
    assert is_address(spec) is is_one
