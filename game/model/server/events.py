"""Server-sent events: the lines of a stream put together into the data of each event.

https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def data_of(lines: Iterable[bytes]) -> Iterator[str]:
    """The data of each event. Comments, names and numbers of events are passed over; a stream may end without the
    empty line after its last event."""
    held: list[str] = []
    for raw in lines:
        line = raw.rstrip(b"\r\n").decode("utf-8", errors="replace")
        if line:
            field, _, value = line.partition(":")
            if field == "data":
                held.append(value.removeprefix(" "))
        elif held:
            yield "\n".join(held)
            held = []
    if held:
        yield "\n".join(held)
