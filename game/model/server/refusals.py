"""What can go wrong with a server, in words a player can act on. A key is never part of them."""

from __future__ import annotations

import json
import socket
import ssl
from typing import Any

from game.mind.ports import EngineError
from game.model.server.address import Address

_CHECK = "Start the server, or check its address under Settings, Voice."
_LATER = "Try again in a moment."
_LONGEST = 200
_NO_LINES = str.maketrans("\r\n\t", "   ")


class RefusedError(EngineError):
    """The server answered, and said no. `status` is HTTP's; `said` its own words, cleaned."""

    def __init__(self, at: Address, status: int, body: bytes, key: str) -> None:
        self.status = status
        self.said = _without(key, _message(body))
        super().__init__(*_why(at, status, self.said))


def _why(at: Address, status: int, said: str) -> tuple[str, str]:
    server, says = f"The server at {at.place}", f" It says: {said}" if said else ""
    if status in (401, 403):
        return f"{server} does not accept the key, or wants one.{says}", "Put its key in under Settings, Voice."
    if status == 404:
        what = f"does not have the model {at.model}, or" if at.model else ""
        return f"{server} {what} has nothing at {at.path}.{says}".replace("  ", " "), (
            "Check the address: most end in /v1. A model is named after a #, as in http://localhost:11434/v1#qwen3:8b."
        )
    if 300 <= status < 400:
        return f"{server} sends on to another address.", "Give that address itself: words are not sent on unseen."
    if status == 429:
        return f"{server} has too much to do.{says}", _LATER
    if status == 503:
        return f"{server} is not ready yet; it may still be loading its model.{says}", _LATER
    return f"{server} could not answer (HTTP {status}).{says}", "Look at the server's own window, or choose another."


def unreachable(place: str, error: BaseException) -> EngineError:
    """Nobody there, or nobody to be trusted."""
    if isinstance(error, ssl.SSLError):
        return EngineError(
            f"The connection to {place} is not safe: {error.reason or error}.",
            "Give an address whose certificate this system trusts; nothing was sent.",
        )
    if isinstance(error, socket.gaierror):
        return EngineError(f"There is no machine called {place}.", _CHECK)
    if isinstance(error, TimeoutError):
        return EngineError(f"{place} did not answer in time.", _CHECK)
    if isinstance(error, ConnectionRefusedError):
        return EngineError(f"No server answers at {place}.", _CHECK)
    reason = getattr(error, "strerror", None) or type(error).__name__
    return EngineError(f"The server at {place} cannot be reached ({reason}).", _CHECK)


def cut_off(place: str) -> EngineError:
    return EngineError(f"The server at {place} broke off in the middle of its answer.", "Say it again, or try later.")


def stalled(place: str, seconds: float) -> EngineError:
    return EngineError(f"The server at {place} said nothing for {seconds:.0f} seconds.", "Say it again, or try later.")


def garbled(place: str) -> EngineError:
    return EngineError(
        f"The server at {place} answered with something that is no chat stream.",
        "Check the address: it should be one of an OpenAI-compatible server, and most end in /v1.",
    )


def told_in_stream(place: str, error: Any, key: str) -> EngineError:
    """An error that came as a part of the answer."""
    said = error.get("message", "") if isinstance(error, dict) else error
    says = _without(key, _short(str(said)))
    return EngineError(f"The server at {place} gave up. It says: {says}", "Look at the server's own window.")


def _message(body: bytes) -> str:
    """The reason in a refusal's body: its JSON message, else nothing; a whole web page tells a player little."""
    try:
        data = json.loads(body)
    except ValueError:
        return ""
    found = data.get("error", data.get("detail", data.get("message", ""))) if isinstance(data, dict) else ""
    if isinstance(found, dict):
        found = found.get("message", "")
    return _short(found) if isinstance(found, str) else ""


def _short(text: str) -> str:
    clean = "".join(c for c in text.translate(_NO_LINES) if c.isprintable()).strip()
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…"


def _without(key: str, text: str) -> str:
    """A server may quote the key it refuses, whole or in part: then its words are left out."""
    quoted = bool(key) and any(key[i : i + 8] in text for i in range(max(1, len(key) - 7)))
    return "" if quoted else text
