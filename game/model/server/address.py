"""Where a server is: `http://host:port/v1#model`, as the player typed it."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from game.mind.ports import EngineError

_EXAMPLE = "An address looks like http://localhost:8080/v1, or http://localhost:11434/v1#qwen3:8b to name a model."
_SERVED = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True)
class Address:
    """`path` is where the interface begins ("/v1"); `model` the one to ask for, "" where the server has only one."""

    secure: bool
    host: str
    port: int
    path: str
    model: str

    @property
    def place(self) -> str:
        """Host and port, as people write them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == (443 if self.secure else 80) else f"{host}:{self.port}"

    @property
    def local(self) -> bool:
        """Whether what is sent there stays on this machine."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def is_address(spec: str) -> bool:
    """Whether a voice is named by an address, and not by a file."""
    return _SERVED.match(spec) is not None


def parse(spec: str) -> Address:
    """Take an address apart. Raises EngineError for one that cannot be used; what it quotes holds no password."""
    try:
        parts = urlsplit(spec.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise EngineError("This is no address of a server.", _EXAMPLE) from None
    if not is_address(spec.strip()) or not host or any(c.isspace() for c in host):
        raise EngineError("This is no address of a server.", _EXAMPLE)
    if parts.username is not None or parts.password is not None or parts.query:
        raise EngineError(
            f"The address of {host} holds a name, a password or a question mark.",
            "Give the address alone; a key belongs in its own field, where it is kept apart.",
        )
    secure = parts.scheme.lower() == "https"
    path = quote(parts.path, safe="/%:@!$&'()*+,;=-._~").rstrip("/").removesuffix("/chat/completions") or "/v1"
    return Address(secure, host, port or (443 if secure else 80), path, unquote(parts.fragment))
