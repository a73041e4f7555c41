"""What can go wrong with a model, in words a player can act on."""

from __future__ import annotations

import signal

from game.mind.ports import EngineError

AGAIN = "It starts again with your next line. If this keeps happening, choose another model."


class PromptTooLongError(EngineError):
    """A prompt does not fit the model's context. Counts are tokens."""

    def __init__(self, prompt_tokens: int, room: int) -> None:
        super().__init__(
            f"The prompt has {prompt_tokens:,} tokens, and the model can read {room:,}.",
            "Shorten what is sent, or use a model with a longer context.",
        )
        self.prompt_tokens = prompt_tokens
        self.room = room


_BY_SIGNAL: dict[str, tuple[str, str]] = {
    "SIGSEGV": ("crashed inside llama.cpp.", AGAIN),
    "SIGABRT": ("stopped itself: llama.cpp found something it cannot go on with.", AGAIN),
    "SIGFPE": ("crashed inside llama.cpp.", AGAIN),
    "SIGILL": (
        "uses instructions this machine's processor does not have.",
        "Install llama-cpp-python again, built with GGML_NATIVE=off, or use the ready-made application.",
    ),
    "SIGBUS": (
        "lost its model file while reading it.",
        "Check that the file is still there, whole, and on a disk that is connected.",
    ),
    "SIGKILL": (
        "was ended by the system, most likely because memory ran out.",
        "Close other programs, or choose a smaller model.",
    ),
}

_WINDOWS_CODES = {0xC0000005: "SIGSEGV", 0xC000001D: "SIGILL", 0xC0000006: "SIGBUS", 0xC0000017: "SIGKILL"}
"""Windows exit statuses (NTSTATUS) that mean what a signal means elsewhere."""


def died(who: str, exit_code: int | None) -> EngineError:
    """The error for a process that ended by itself. `who` is a phrase such as "The voice"."""
    kind = _signal_name(exit_code)
    if kind in _BY_SIGNAL:
        what, remedy = _BY_SIGNAL[kind]
        return EngineError(f"{who} {what}", remedy)
    return EngineError(f"{who} ended unexpectedly (exit status {exit_code}).", AGAIN)


def silent(who: str, seconds: float) -> EngineError:
    """The error for a process that gave no sign of life and was ended."""
    return EngineError(f"{who} gave no answer for {seconds:.0f} seconds and was stopped.", AGAIN)


def _signal_name(exit_code: int | None) -> str:
    if exit_code is None:
        return ""
    if exit_code < 0:
        try:
            return signal.Signals(-exit_code).name
        except ValueError:
            return ""
    return _WINDOWS_CODES.get(exit_code, "")
