"""A fetched model is whole and checked, or it is not there; what broke off is gone on with, over a real server."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from game.mind.ports import EngineError
from game.model.catalogue import Offer, offers, shipped_catalogue
from game.model.fetch import Step, fetch
from tests.model.toys import toy_ear, toy_voice

AT_ONCE = (0.0, 0.0, 0.0)


@dataclass
class Host:
    """A file server: `cuts` are after how many bytes of each answer it hangs up; `answer` may refuse instead."""

    port: int
    data: bytes
    cuts: list[int] = field(default_factory=list)
    ranges: bool = True
    answer: Callable[[BaseHTTPRequestHandler], bool] = lambda _: False
    asked: list[str] = field(default_factory=list)


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            one.asked.append(wanted)
            if one.answer(self):
                return
            start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and one.ranges else 0
            if start > len(one.data):
                self.send_error(416)
                return
            body = one.data[start:]
            self.send_response(206 if wanted and one.ranges else 200)
            if wanted and one.ranges:
                self.send_header("Content-Range", f"bytes {start}-{len(one.data) - 1}/{len(one.data)}")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: one.cuts.pop(0)] if one.cuts else body)

        def log_message(self, *_values: object) -> None:
            """In silence."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    one = Host(http.server_port, toy_voice(tmp_path / "source.gguf").read_bytes())
    yield one
    http.shutdown()
    http.server_close()


def offer_of(host: Host) -> Offer:
    return Offer(
        "toy", "Toy", f"http://127.0.0.1:{host.port}/toy.gguf", len(host.data),
        hashlib.sha256(host.data).hexdigest(), ("en",), "MIT",
    )  # fmt: skip


def brought(offer: Offer, folder: Path) -> list[Step]:
    return list(fetch(offer, folder, waits=AT_ONCE))


def test_it_comes_whole_and_tells_how_far_it_is(host: Host, tmp_path: Path) -> None:
    steps = brought(offer_of(host), tmp_path / "models")
    assert (tmp_path / "models" / "toy.gguf").read_bytes() == host.data
    assert [s.doing for s in steps if s.doing != "fetching"] == ["checking", "done"]
    assert steps[-1] == Step(len(host.data), len(host.data), "done")
    assert [p.name for p in (tmp_path / "models").iterdir()] == ["toy.gguf"]


def test_it_goes_on_after_each_cut_and_fetches_no_byte_twice(host: Host, tmp_path: Path) -> None:
    host.cuts = [1000, 5000, 3]
    brought(offer_of(host), tmp_path)
    assert host.asked == ["", "bytes=1000-", "bytes=6000-", "bytes=6003-"]
    assert (tmp_path / "toy.gguf").read_bytes() == host.data


def test_a_later_try_takes_up_what_an_earlier_one_left(host: Host, tmp_path: Path) -> None:
    cancelled = threading.Event()
    host.cuts = [4096]
    for step in fetch(offer_of(host), tmp_path, cancelled, AT_ONCE):
        if step.done >= 4096:
            cancelled.set()
    assert not (tmp_path / "toy.gguf").exists()
    assert (tmp_path / "toy.gguf.part").stat().st_size == 4096
    brought(offer_of(host), tmp_path)
    assert host.asked[-1] == "bytes=4096-"
    assert (tmp_path / "toy.gguf").read_bytes() == host.data


def test_a_server_that_knows_no_ranges_begins_anew(host: Host, tmp_path: Path) -> None:
    host.ranges, host.cuts = False, [1000]
    brought(offer_of(host), tmp_path)
    assert (tmp_path / "toy.gguf").read_bytes() == host.data


def test_one_that_always_breaks_off_at_the_same_place_is_given_up_and_says_so(host: Host, tmp_path: Path) -> None:
    host.ranges, host.cuts = False, [1000] * 9
    with pytest.raises(EngineError, match="cannot be fetched"):
        brought(offer_of(host), tmp_path)
    assert len(host.asked) == len(AT_ONCE) + 2
    assert (tmp_path / "toy.gguf.part").stat().st_size == 1000


def test_other_bytes_than_promised_are_thrown_away(host: Host, tmp_path: Path) -> None:
    good = offer_of(host)
    host.data = host.data[:-1] + b"?"
    with pytest.raises(EngineError, match=r"sha256 differs.*thrown away"):
        brought(good, tmp_path)
    assert list(tmp_path.glob("toy.gguf*")) == []


def test_a_damaged_beginning_is_found_out_and_fetched_anew(host: Host, tmp_path: Path) -> None:
    (tmp_path / "toy.gguf.part").write_bytes(b"x" * 500)
    with pytest.raises(EngineError, match="sha256 differs"):
        brought(offer_of(host), tmp_path)
    brought(offer_of(host), tmp_path)
    assert (tmp_path / "toy.gguf").read_bytes() == host.data


def test_a_server_that_sends_more_than_promised_is_read_no_further(host: Host, tmp_path: Path) -> None:
    good = offer_of(host)
    host.data += b"more" * 100_000
    brought(good, tmp_path)
    assert (tmp_path / "toy.gguf").stat().st_size == good.size


@pytest.mark.parametrize(("status", "tries"), [(404, 1), (403, 1), (500, 4), (429, 4)])
def test_a_refusal_is_said_at_once_and_a_moments_trouble_waited_for(
    host: Host, tmp_path: Path, status: int, tries: int
) -> None:
    def refuse(handler: BaseHTTPRequestHandler) -> bool:
        handler.send_error(status)
        return True

    host.answer = refuse
    with pytest.raises(EngineError, match=f"HTTP {status}"):
        brought(offer_of(host), tmp_path)
    assert len(host.asked) == tries


def test_what_is_no_chat_model_does_not_take_its_place(host: Host, tmp_path: Path) -> None:
    host.data = toy_ear(tmp_path / "ear.gguf").read_bytes()
    with pytest.raises(EngineError, match="cannot talk"):
        brought(offer_of(host), tmp_path)
    assert not (tmp_path / "toy.gguf").exists()


def test_a_redirection_is_followed(host: Host, tmp_path: Path) -> None:
    def elsewhere(handler: BaseHTTPRequestHandler) -> bool:
        if handler.path == "/store":
            return False
        handler.send_response(302)
        handler.send_header("Location", f"http://127.0.0.1:{host.port}/store")
        handler.end_headers()
        return True

    host.answer = elsewhere
    brought(offer_of(host), tmp_path)
    assert (tmp_path / "toy.gguf").read_bytes() == host.data


def test_a_disk_without_room_is_told_before_anything_comes(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.model.fetch.shutil.disk_usage", lambda _: type("Usage", (), {"free": 1000})())
    with pytest.raises(EngineError, match=r"needs 0\.2 GB of room"):
        brought(offer_of(host), tmp_path)
    assert host.asked == []


def test_what_is_there_is_not_fetched_again(host: Host, tmp_path: Path) -> None:
    brought(offer_of(host), tmp_path)
    brought(offer_of(host), tmp_path)
    assert len(host.asked) == 1


# The catalogue


def test_every_shipped_entry_names_one_commit_and_a_checksum() -> None:
    shipped = offers([shipped_catalogue()])
    assert shipped
    for offer in shipped:
        assert "/resolve/" in offer.url and len(offer.url.split("/resolve/")[1].split("/")[0]) == 40
        assert offer.size > 500_000_000 and len(offer.sha256) == 64 and offer.licence


ENTRY = """[[model]]
name = "mine"
title = "Mine"
url = "https://models.example/mine.gguf"
size = 5
sha256 = "{sha}"
languages = ["en"]
licence = "MIT"
"""


def test_a_players_list_extends_the_shipped_one_and_may_replace_an_entry(tmp_path: Path) -> None:
    own = tmp_path / "catalogue.toml"
    own.write_text(ENTRY.format(sha="a" * 64) + ENTRY.format(sha="b" * 64).replace('"mine"', '"qwen3-8b"'))
    found = {o.name: o for o in offers([shipped_catalogue(), own, tmp_path / "none.toml"])}
    assert found["mine"] == replace(found["qwen3-8b"], name="mine", sha256="a" * 64)
    assert found["qwen3-8b"].sha256 == "b" * 64


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('name = "mine"', 'name = "../mine"', "small letters"),
        ("a" * 64, "xyz", "64 hexadecimal"),
        ("https://", "http://", "https://"),
        ("size = 5", "size = -5", "number of bytes"),
        ('licence = "MIT"', "", "licence is missing"),
        ('licence = "MIT"', 'licence = "MIT"\nhash = "x"', "no field 'hash'"),
        ('languages = ["en"]', 'languages = "en"', "languages should be a list"),
        ("[[model]]", "[[model", "cannot be read"),
        ('title = "Mine"', "title = 7", "title should be a text"),
    ],
)
def test_an_entry_that_is_not_whole_is_refused_with_its_place(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    own = tmp_path / "catalogue.toml"
    own.write_text(ENTRY.format(sha="a" * 64).replace(before, after))
    with pytest.raises(EngineError, match=told) as refused:
        offers([own])
    assert str(own) in str(refused.value)
