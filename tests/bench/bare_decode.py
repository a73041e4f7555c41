"""The floor under `tokens_ratio`: llama.cpp decoding one token after another, as fast as this machine can.

A program: `bare_decode.py MODEL CONTEXT THREADS READING_THREADS`. For each row `PROMPT COUNT` it reads, it decodes a
prompt of PROMPT tokens, then COUNT tokens one by one, and prints the seconds of the latter. Runs under the same
conditions as the game's worker: at its priority, its threads waiting in the same way, logits fetched after each token.
"""

from __future__ import annotations

import os
import sys
from time import perf_counter

from game.model.machine import lower_priority
from game.model.worker import serve

# How the game's workers have their threads wait for each other; read when llama.cpp is loaded.
os.environ.update(serve._ENVIRONMENT)

from llama_cpp import llama_cpp as api

_BATCH = 256


def main(model_path: str, context_length: int, threads: int, reading_threads: int) -> None:
    lower_priority()
    quiet = api.llama_log_callback(lambda _level, _text, _data: None)
    api.llama_log_set(quiet, None)
    api.llama_backend_init()
    model_params = api.llama_model_default_params()
    model_params.n_gpu_layers = 0
    model = api.llama_model_load_from_file(model_path.encode(), model_params)
    params = api.llama_context_default_params()
    params.n_ctx = context_length
    params.n_batch = params.n_ubatch = _BATCH
    params.n_threads, params.n_threads_batch = threads, reading_threads
    params.no_perf = True
    context = api.llama_init_from_model(model, params)
    print("ready", flush=True)
    for row in sys.stdin:
        prompt, count = map(int, row.split())
        api.llama_memory_clear(api.llama_get_memory(context), True)
        for start in range(0, prompt, _BATCH):
            decode(context, min(_BATCH, prompt - start))
        began = perf_counter()
        for _ in range(count):
            decode(context, 1)
        print(perf_counter() - began, flush=True)


def decode(context: object, count: int) -> None:
    """Read `count` tokens; which ones makes no difference to the time."""
    tokens = (api.llama_token * count)(*range(1000, 1000 + count))
    if api.llama_decode(context, api.llama_batch_get_one(tokens, count)):
        sys.exit("llama.cpp could not decode.")
    api.llama_get_logits_ith(context, -1)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
