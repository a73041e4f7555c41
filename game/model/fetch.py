"""Fetching a model file: goes on where it broke off, checks every byte, and puts it in its place all at once."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import os
import re
import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from game.mind.ports import EngineError
from game.model.catalogue import Offer
from game.model.starter import checked_header, refuse_wordless

_CHUNK = 1 << 18
_TIMEOUT = 30.0
_WAITS = (1.0, 2.0, 4.0, 8.0, 15.0)
"""Seconds before each further try; a try that brought anything begins them again."""
_SPARE = 200 << 20
"""Bytes that must stay free on the disk."""
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")
_ANOTHER = "Try again later; what has come is kept. Or choose another model."


@dataclass(frozen=True)
class Step:
    """How far it is, in bytes."""

    done: int
    total: int
    doing: Literal["fetching", "waiting", "checking", "done"]


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Followed, since big files lie with their hosts' own stores; but never from a safe connection to an open one."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]
        if urlsplit(req.full_url).scheme == "https" and urlsplit(newurl).scheme != "https":
            raise urllib.error.HTTPError(newurl, code, "leads away from https", headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(
    offer: Offer, folder: Path, cancelled: threading.Event | None = None, waits: tuple[float, ...] = _WAITS
) -> Iterator[Step]:
    """Bring a model into a folder, telling how far it is; the file is `folder / offer.file` after the last step.

    Ends without it where it was cancelled. Raises EngineError; what has come by then is kept for the next try.
    """
    cancelled = cancelled or threading.Event()
    target, part = folder / offer.file, folder / f"{offer.file}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            yield from _brought(offer, part, cancelled, waits)
            if cancelled.is_set():
                return
            yield from _checked(offer, part, cancelled)
            if cancelled.is_set():
                return
            refuse_wordless(part, checked_header(part, f"The model {offer.title}"))
            _settle(part, target)
    except OSError as error:
        raise EngineError(
            f"{offer.title} could not be written to {folder} ({error.strerror or error}).",
            "Make room there, or use another profile folder.",
        ) from None
    yield Step(offer.size, offer.size, "done")


def _brought(offer: Offer, part: Path, cancelled: threading.Event, waits: tuple[float, ...]) -> Iterator[Step]:
    """All the bytes, in as many tries as it takes."""
    have, failures = _size(part), 0
    if have > offer.size:
        part.unlink()
        have = 0
    if shutil.disk_usage(part.parent).free < offer.size - have + _SPARE:
        need = (offer.size - have + _SPARE) / 1e9
        raise EngineError(
            f"{offer.title} needs {need:.1f} GB of room at {part.parent}.", "Free some space, then again."
        )
    yield Step(have, offer.size, "fetching")
    while have < offer.size and not cancelled.is_set():
        before, trouble = have, ""
        try:
            for done in _more(offer, part, have, cancelled):
                yield Step(done, offer.size, "fetching")
        except urllib.error.HTTPError as error:
            if error.code not in (408, 416, 429) and error.code < 500:
                raise EngineError(
                    f"{_host(offer)} does not give out {offer.title} (HTTP {error.code}).", "Choose another model."
                ) from None
            if error.code == 416:  # It has another idea of the file's length: what is here cannot be gone on with.
                part.unlink(missing_ok=True)
            trouble = f"HTTP {error.code}"
        except (http.client.HTTPException, urllib.error.URLError, TimeoutError, ConnectionError) as error:
            trouble = str(getattr(error, "reason", "") or error or type(error).__name__)
        have = _size(part)
        if have < offer.size and not cancelled.is_set():
            failures = 0 if have > before else failures + 1
            if failures > len(waits):
                raise EngineError(
                    f"{offer.title} cannot be fetched from {_host(offer)}: {trouble or 'cut off'}.", _ANOTHER
                )
            yield Step(have, offer.size, "waiting")
            cancelled.wait(waits[max(0, failures - 1)] if waits else 0)


def _more(offer: Offer, part: Path, have: int, cancelled: threading.Event) -> Iterator[int]:
    """One try: the rest of the file as far as it comes, appended; yields the bytes there are."""
    request = urllib.request.Request(offer.url, headers={"User-Agent": "LanternLine", "Accept-Encoding": "identity"})
    if have:
        request.add_header("Range", f"bytes={have}-")
    opener = urllib.request.build_opener(_Redirects())
    with contextlib.closing(opener.open(request, timeout=_TIMEOUT)) as answer:
        told = _RANGE.fullmatch(answer.headers.get("Content-Range", ""))
        goes_on = answer.status == 206 and told is not None and int(told[1]) == have and int(told[2]) == offer.size
        with part.open("ab" if goes_on else "wb") as file:
            have = have if goes_on else 0
            while not cancelled.is_set() and (chunk := answer.read(min(_CHUNK, offer.size - have))):
                file.write(chunk)
                have += len(chunk)
                yield have


def _checked(offer: Offer, part: Path, cancelled: threading.Event) -> Iterator[Step]:
    """The checksum. What differs is thrown away: no part of it can be trusted."""
    digest, done = hashlib.sha256(), 0
    with part.open("rb") as file:
        while not cancelled.is_set() and (chunk := file.read(_CHUNK << 4)):
            digest.update(chunk)
            done += len(chunk)
            yield Step(done, offer.size, "checking")
    if not cancelled.is_set() and digest.hexdigest() != offer.sha256:
        part.unlink()
        raise EngineError(
            f"What came from {_host(offer)} is not {offer.title}: its sha256 differs. It was thrown away.",
            "Try again; if it stays so, do not use this source.",
        )


def _settle(part: Path, target: Path) -> None:
    """On the disk for good, and then under its name all at once."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(target)


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _host(offer: Offer) -> str:
    return urlsplit(offer.url).hostname or offer.url
