"""Opens voices and ears: the starters shipped with the game, and a player's own GGUF files."""

from __future__ import annotations

import sys
from pathlib import Path

from game.mind.ports import EngineError, VoiceCard
from game.model import machine
from game.model.ear import WorkerEar
from game.model.gguf_header import GgufError, Header, read_header
from game.model.process import Patience, Worker
from game.model.settings import EarSettings, VoiceSettings
from game.model.voice import WorkerVoice

STARTER = "starter"
STARTER_PLAIN = "starter-plain"
"""The starter as it came, without the adapter it speaks through: its off switch."""
STARTERS = (STARTER, STARTER_PLAIN)
STARTER_NAME = "SmolLM2-135M-Instruct"
STARTER_CONTEXT = 2048
OWN_CONTEXT = 8192
"""Tokens of context for a player's own model, where it and the memory allow them."""
EAR_WINDOW = 512
MOST_EAR_THREADS = 4
"""A line is so little work that more threads would mostly wait for each other."""

ENCODERS = frozenset({"bert", "modern-bert", "nomic-bert", "nomic-bert-moe", "jina-bert-v2", "neo-bert", "t5encoder"})
"""Architectures that embed texts and cannot talk."""
PARTS = frozenset({"clip", "mmproj", "wavtokenizer-dec"})
"""Architectures of files that belong to another model."""

_FETCH_AGAIN = "Fetch it again, or choose another model."
_REPAIR = "Run `python main.py` again to bring it, or reinstall the game."
OVERHEAD = 160 << 20
"""Bytes a worker needs beside weights and attention memory: Python, NumPy, llama.cpp's work space."""


def app_root() -> Path:
    """The folder that holds `assets/`: the checkout, or the unpacked application."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parents[2]


def starter_voice_path() -> Path:
    return app_root() / "assets" / "models" / "starter-voice.gguf"


def starter_adapter_path() -> Path:
    """What the starter voice was taught, laid over its weights as they load."""
    return app_root() / "assets" / "models" / "starter-voice-taught.gguf"


def starter_ear_path() -> Path:
    return app_root() / "assets" / "models" / "starter-ear.gguf"


def starter_practice_path() -> Path:
    """What the starter ear has practised, laid over its weights when it hears a player (`build.hearing`)."""
    return app_root() / "assets" / "hearing" / "practice.gguf"


def open_voice(
    spec: str | Path = STARTER, patience: Patience | None = None, languages: tuple[str, ...] = ()
) -> WorkerVoice:
    """Open the starter voice, with its adapter or as it came, or a GGUF file by its path. Returns at once; the file is
    checked, then loads beside the game, and the first question (or `wait()`) waits for it. Raises EngineError for one
    that cannot work.

    languages: those the player says it speaks; () for what the file tells.
    """
    starter = str(spec) in STARTERS
    path = starter_voice_path() if starter else Path(spec).expanduser()
    header = checked_header(path, "The starter voice" if starter else f"The model {path.name}", starter)
    refuse_wordless(path, header)
    context = context_for(header, starter)
    refuse_oversized(path, header, context)
    adapter, wrong = _adapter(starter_adapter_path(), "The starter's adapter") if str(spec) == STARTER else ("", "")
    card = VoiceCard(
        name=STARTER_NAME if starter else (header.text("general.name") or path.stem),
        origin=str(spec) if starter else str(path),
        languages=("en",) if starter else languages or languages_of(header),
        context=context,
        starter=starter,
        notes=(f"It speaks as it came: {wrong}",) if wrong else (),
    )
    settings = VoiceSettings(str(path.resolve()), context, machine.threads(), adapter)
    return WorkerVoice(Worker("The voice", "game.model.worker.voice:open_voice", settings, patience), card)


def _adapter(path: Path, who: str) -> tuple[str, str]:
    """An adapter's path, "" for none, and what is wrong with one that is no good. It is looked at before it is loaded,
    because llama.cpp does not survive one that it cannot read."""
    if not path.exists():
        return "", ""
    try:
        whole = checked_header(path, who, starter=True)
    except EngineError as error:
        return "", str(error)
    if whole.text("general.type") != "adapter":
        return "", f"this is no adapter: {path}."
    return str(path.resolve()), ""


def open_ear(path: Path | None = None, patience: Patience | None = None) -> WorkerEar:
    """Open the starter ear, or another embedding model. Returns at once, like `open_voice`. A practice that cannot be
    read is done without: it then hears as it came."""
    starter = path is None
    path = starter_ear_path() if path is None else path
    header = checked_header(path, "The starter ear" if starter else f"The model {path.name}", starter)
    if header.architecture not in ENCODERS:
        raise EngineError(f"The file {path.name} is no embedding model.", _REPAIR)
    threads = min(machine.threads().drawing, MOST_EAR_THREADS)
    adapter, _ = _adapter(starter_practice_path(), "What the ear has practised") if starter else ("", "")
    settings = EarSettings(str(path.resolve()), EAR_WINDOW, threads, adapter)
    return WorkerEar(Worker("The ear", "game.model.worker.ear:open_ear", settings, patience), header.width)


def checked_header(path: Path, who: str, starter: bool = False) -> Header:
    """The header of a file that is there and whole; otherwise an EngineError in plain words."""
    remedy = _REPAIR if starter else _FETCH_AGAIN
    try:
        return read_header(path)
    except FileNotFoundError:
        raise EngineError(f"{who} is not there: {path}.", remedy) from None
    except IsADirectoryError:
        raise EngineError(f"{who} is a folder: {path}.", "Name a file that ends in .gguf.") from None
    except OSError as error:
        raise EngineError(f"{who} cannot be read ({error.strerror}): {path}.", remedy) from None
    except GgufError as error:
        raise EngineError(f"{who} {error}: {path}.", remedy) from None


def refuse_wordless(path: Path, header: Header) -> None:
    """Raise EngineError for a GGUF that holds no language model."""
    if header.architecture in ENCODERS | PARTS:
        raise EngineError(
            f"The model {path.name} cannot talk: it is of the kind {header.architecture}.",
            "Choose a chat model.",
        )


def refuse_oversized(path: Path, header: Header, context: int) -> None:
    """Raise EngineError for a model that would push everything else out of memory."""
    need, free = memory_needed(header, context), machine.available_memory()
    if free is not None and need > free:
        raise EngineError(
            f"The model {path.name} needs about {_gigabytes(need)} of memory, and {_gigabytes(free)} are free.",
            "Close other programs, or choose a smaller model.",
        )


def memory_needed(header: Header, context: int) -> int:
    """Bytes a voice takes: its weights, its attention memory for a context, its process."""
    return header.expected_bytes + header.kv_bytes_per_token * context + OVERHEAD


def context_for(header: Header, starter: bool = False) -> int:
    """Tokens of context to give a model: what the game can use, no more than it was trained for."""
    wanted = STARTER_CONTEXT if starter else OWN_CONTEXT
    return min(wanted, header.context) if header.context else wanted


_SPEAK_CHINESE = frozenset(
    {"qwen", "qwen2", "qwen2moe", "qwen3", "qwen3moe", "qwen3next", "qwen35", "chatglm", "glm4", "glm4moe"}
    | {"internlm2", "baichuan", "deepseek2", "minicpm", "minicpm3", "hunyuan-dense", "hunyuan-moe", "ernie4_5"}
)
"""Architectures whose chat models write Chinese well, for files that do not list their languages."""


def languages_of(header: Header) -> tuple[str, ...]:
    """The languages a model may be sampled in, as two-letter codes: those its file lists, or what is usual."""
    listed = tuple(dict.fromkeys(text.lower().split("-")[0] for text in header.texts("general.languages")))
    if listed:
        return listed
    return ("en", "zh") if header.architecture in _SPEAK_CHINESE else ("en",)


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:.1f} GB"
