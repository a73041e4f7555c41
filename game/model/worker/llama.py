"""llama.cpp's low-level API in a few words: a model with its vocabulary, and a context that reads tokens.

Written against llama-cpp-python 0.3.36. The package's own `Llama` class is passed over: it keeps buffers this game
does not need, has one sequence only, and starts its sampler afresh for each reply.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from llama_cpp import llama_cpp as api

from game.mind.ports import EngineError

_WARNING = 3
_CONTINUED = 5
_LONGEST_LOG = 64 * 1024
_WHOLE = (ctypes.c_float * 1)(1.0)
"""How far an adapter is followed."""
CHOOSE_ANOTHER = "Choose another model, or fetch this one again."


class AbortError(Exception):
    """The abort callback stopped a decode."""


class Model:
    """Loaded weights and their vocabulary. `alive` is asked while loading; when it says no, loading ends."""

    def __init__(self, path: str, alive: Callable[[], bool]) -> None:
        _quiet()
        api.llama_backend_init()
        # Callbacks must outlive the calls they are handed to, so they are kept on the object.
        self._progress = api.llama_progress_callback(lambda _progress, _data: alive())
        params = api.llama_model_default_params()
        params.n_gpu_layers = 0
        params.progress_callback = self._progress
        handle = api.llama_model_load_from_file(path.encode(), params)
        if not handle:
            raise EngineError("llama.cpp could not load the model.", CHOOSE_ANOTHER)
        self.handle = handle
        self.vocab: Any = api.llama_model_get_vocab(handle)
        self.size = int(api.llama_vocab_n_tokens(self.vocab))
        self.trained_context = int(api.llama_model_n_ctx_train(handle))
        self.width = int(api.llama_model_n_embd(handle))
        self.bos = int(api.llama_vocab_bos(self.vocab))
        self.eos = int(api.llama_vocab_eos(self.vocab))
        self._piece = ctypes.create_string_buffer(256)

    def tokens(self, text: str, special: bool = False, ends: bool = False) -> list[int]:
        """Tokens of a text. `special` reads control tokens written in it, `ends` adds the model's own begin and end."""
        raw = text.encode("utf-8", errors="replace")
        room = len(raw) + 8
        buffer = (api.llama_token * room)()
        count = api.llama_tokenize(self.vocab, raw, len(raw), buffer, room, ends, special)
        if count < 0:
            raise EngineError("The model cannot turn this text into tokens.", CHOOSE_ANOTHER)
        return list(buffer[:count])

    def piece(self, token: int) -> bytes:
        """The bytes a token stands for; none for control tokens."""
        size = len(self._piece)
        count = api.llama_token_to_piece(self.vocab, token, self._piece, size, 0, False)
        if count < 0:
            self._piece = ctypes.create_string_buffer(-count)
            return self.piece(token)
        return self._piece.raw[:count]

    def text(self, token: int) -> str:
        """A token as the vocabulary writes it; "" when there is no such token."""
        raw = api.llama_vocab_get_text(self.vocab, token) if 0 <= token < self.size else b""
        return (raw or b"").decode("utf-8", errors="replace")

    def control_tokens(self) -> dict[int, str]:
        """Every token that steers the model and is no text."""
        return {t: self.text(t) for t in range(self.size) if api.llama_vocab_is_control(self.vocab, t)}

    def ends_turn(self, token: int) -> bool:
        return bool(api.llama_vocab_is_eog(self.vocab, token))

    @property
    def adds_bos(self) -> bool:
        return bool(api.llama_vocab_get_add_bos(self.vocab))

    @property
    def remembers_by_state(self) -> bool:
        """Recurrent and hybrid models: what they have read cannot be partly taken back."""
        return bool(api.llama_model_is_recurrent(self.handle) or api.llama_model_is_hybrid(self.handle))

    def adapter(self, path: str) -> Any:
        """A low-rank adapter for these weights, to give a context."""
        handle = api.llama_adapter_lora_init(self.handle, path.encode())
        if not handle:  # llama.cpp 0.3.36 crashes at the next token then, so there is no going on without it.
            raise EngineError("The adapter is not one for this model.", CHOOSE_ANOTHER)
        return handle

    def chat_template(self) -> str | None:
        raw = api.llama_model_chat_template(self.handle, None)
        return raw.decode("utf-8", errors="replace") if raw else None


class Context:
    """A model's working memory. Sequence 0 is the conversation; higher ones are for trying things out."""

    def __init__(
        self,
        model: Model,
        *,
        length: int,
        batch: int,
        threads: int,
        batch_threads: int | None = None,
        sequences: int = 1,
        embeddings: bool = False,
        adapter: Any = None,
        alive: Callable[[], bool],
    ) -> None:
        params = api.llama_context_default_params()
        params.n_ctx = length
        params.n_batch = params.n_ubatch = batch
        params.n_seq_max = sequences
        params.n_threads = threads
        params.n_threads_batch = batch_threads or threads
        params.kv_unified = True
        params.flash_attn_type = api.LLAMA_FLASH_ATTN_TYPE_DISABLED
        params.no_perf = True
        params.embeddings = embeddings
        if embeddings:
            params.pooling_type = api.LLAMA_POOLING_TYPE_MEAN
        handle = api.llama_init_from_model(model.handle, params)
        if not handle:
            raise EngineError(
                "There is not enough memory for this model.", "Close other programs, or choose a smaller model."
            )
        self.handle = handle
        if adapter is not None:
            _check(api.llama_set_adapters_lora(handle, (api.llama_adapter_lora_p_ctypes * 1)(adapter), 1, _WHOLE))
        self.batch = batch
        self._memory = api.llama_get_memory(handle)
        self._vocabulary = model.size
        self._abort = api.ggml_abort_callback(lambda _data: not alive())
        self._never: Any = api.ggml_abort_callback(0)
        self._filled = api.llama_batch_init(batch, 0, 1)
        # Views of the batch's arrays: filling them with NumPy is much cheaper than with ctypes, item by item.
        self._token = np.ctypeslib.as_array(self._filled.token, (batch,))
        self._pos = np.ctypeslib.as_array(self._filled.pos, (batch,))
        self._wanted = np.ctypeslib.as_array(self._filled.logits, (batch,))
        self._sequence = [np.ctypeslib.as_array(self._filled.seq_id[i], (1,)) for i in range(batch)]
        np.ctypeslib.as_array(self._filled.n_seq_id, (batch,))[:] = 1

    def read(
        self, tokens: Sequence[int], positions: Sequence[int], sequences: Sequence[int], wanted: Sequence[bool]
    ) -> None:
        """Decode up to `batch` tokens; `wanted` marks those whose logits will be asked for. May be aborted."""
        count = len(tokens)
        self._filled.n_tokens = count
        self._token[:count] = tokens
        self._pos[:count] = positions
        self._wanted[:count] = wanted
        for row, sequence in zip(self._sequence, sequences, strict=False):
            row[0] = sequence
        api.llama_set_abort_callback(self.handle, self._abort, None)
        status = api.llama_decode(self.handle, self._filled)
        api.llama_set_abort_callback(self.handle, self._never, None)
        _check(status)

    def read_one(self, token: int, position: int) -> None:
        """Decode one token of the conversation, with its logits. Not aborted: it is over in no time."""
        self._filled.n_tokens = 1
        self._token[0], self._pos[0], self._wanted[0] = token, position, True
        self._sequence[0][0] = 0
        _check(api.llama_decode(self.handle, self._filled))

    def logits(self, row: int = -1) -> npt.NDArray[np.float32]:
        """Logits of a wanted token of the last batch, shape (vocabulary,): a view, valid until the next decode."""
        return _view(api.llama_get_logits_ith(self.handle, row), self._vocabulary)

    def embedding(self, sequence: int, width: int) -> npt.NDArray[np.float32]:
        """The pooled embedding of a sequence of the last batch, shape (width,): a view, valid until the next decode."""
        return _view(api.llama_get_embeddings_seq(self.handle, sequence), width)

    def forget(self, sequence: int, start: int) -> bool:
        """Drop what a sequence holds from a position on; false when the model cannot do that."""
        return bool(api.llama_memory_seq_rm(self._memory, sequence, start, -1))

    def clear(self) -> None:
        if self._memory is not None:
            api.llama_memory_clear(self._memory, True)

    def branch(self, sequence: int) -> None:
        """Let another sequence share everything the conversation holds; nothing is copied."""
        api.llama_memory_seq_cp(self._memory, 0, sequence, -1, -1)


def _view(pointer: Any, count: int) -> npt.NDArray[np.float32]:
    """Numbers behind a pointer, not copied. (NumPy's own helper for this takes fifteen times as long.)"""
    numbers: Any = (ctypes.c_float * count).from_address(ctypes.addressof(pointer.contents))
    return np.frombuffer(numbers, np.float32)


def _check(status: int) -> None:
    if status == 2:
        raise AbortError
    if status != 0:
        raise EngineError(f"llama.cpp could not go on (status {status}).", "Try again, or choose another model.")


_log_level = 0
_logged = 0


def _log(level: int, text: bytes, _data: Any) -> None:
    """Warnings and errors, and no more of them than a message can use."""
    global _log_level, _logged
    _log_level = _log_level if level == _CONTINUED else level
    if _log_level >= _WARNING and _logged < _LONGEST_LOG:
        _logged += len(text)
        print(text.decode("utf-8", errors="replace"), end="", file=sys.stderr)


_log_callback = api.llama_log_callback(_log)


def _quiet() -> None:
    api.llama_log_set(_log_callback, None)
