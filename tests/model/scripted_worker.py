"""A worker without a model, for testing the pipe and the process: each operation does one thing that can go wrong."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import Any

from game.mind.ports import EngineError
from game.model.faults import PromptTooLongError
from game.model.worker.serve import CancelError, Link, Service


def open_scripted(settings: dict[str, Any], link: Link) -> Service:
    how = settings.get("load")
    if how == "fails":
        raise EngineError("The file is damaged.", "Fetch it again.")
    if how == "hangs":
        time.sleep(60)
    if how == "slowly":
        for _ in range(8):
            time.sleep(0.1)
            link.answer("beat", None)
    if how == "crashes":
        os.kill(os.getpid(), signal.SIGSEGV)
    if how == "breaks":
        raise RuntimeError("no such library")

    def count_up(upto: int) -> str:
        for number in range(upto):
            if link.cancelled():
                return f"cancelled at {number}"
            link.piece(str(number))
            time.sleep(0.002)
        return "all told"

    def patiently(seconds: float) -> str:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if not link.alive():
                raise CancelError
            time.sleep(0.002)
        return "done waiting"

    def die(name: str) -> None:
        os.kill(os.getpid(), getattr(signal, name))
        time.sleep(5)

    def die_talking(_: None) -> None:
        link.piece("It was a")
        os.write(2, b"ggml: something is very wrong\n")
        os.kill(os.getpid(), signal.SIGABRT)

    def too_long(_: None) -> None:
        raise PromptTooLongError(3000, 2048)

    def chatter(_: None) -> str:
        print("printed by Python")
        os.write(1, b"printed by native code\n")
        return "said nothing here"

    def modules(_: None) -> list[str]:
        return sorted(sys.modules)

    return Service(
        {"pid": os.getpid(), "niceness": os.nice(0) if hasattr(os, "nice") else 5},
        {
            "echo": lambda payload: payload,
            "count up": count_up,
            "patiently": patiently,
            "hang": time.sleep,
            "die": die,
            "die talking": die_talking,
            "too long": too_long,
            "fault": lambda payload: payload["missing"],
            "exit": os._exit,
            "chatter": chatter,
            "modules": modules,
        },
    )
