"""Trains the adapter: python -m build.voice.train CORPUS FOLDER [--minutes N] [--device cuda]

CORPUS is what `build.voice.corpus` wrote. Into FOLDER go `adapter.pt` (every ten minutes, and at the end; a run that
was stopped goes on from it) and `log.jsonl`. The same corpus and seed give the same steps on any machine, to the last
digits of its arithmetic; `--minutes` lets a run end early, its rate falling with whichever comes first.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from pathlib import Path
from typing import Any

import torch

from build.voice.encoding import batches, encode
from build.voice.learning import held_out, judge
from build.voice.network import Network
from build.voice.talks import read
from game.model.starter import starter_voice_path
from game.model.worker.llama import Model

_RATE, _WARM, _LEAST = 1e-3, 0.04, 0.05
_BATCH = 500
"""Tokens a step."""
_SAVED_EVERY, _MEASURED_EVERY = 600.0, 900.0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m build.voice.train", description="Trains the voice's adapter.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=math.inf, help="end by then, whatever is left")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--choice", type=float, default=0.0, help="what choosing among candidates counts beside words")
    parser.add_argument("--first", type=int, default=15, help="the lowest layer that is adapted, of 30")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    network = Network(starter_voice_path(), options.rank, options.first).to(options.device)
    words = Model(str(starter_voice_path()), lambda: True)
    learnt = [e for talk in read(options.corpus / "learn.jsonl") if (e := encode(talk, words, options.choice > 0))]
    held = [e for talk in read(options.corpus / "held_out.jsonl") if (e := encode(talk, words))]
    _run(network, [*batches(learnt, _BATCH)], [*batches(held, _BATCH)], options)
    return 0


def _run(network: Network, steps: list[Any], held: list[Any], options: argparse.Namespace) -> None:
    optimiser = torch.optim.AdamW(network.parameters(), lr=_RATE, betas=(0.9, 0.99), weight_decay=0.0)
    kept = options.folder / "adapter.pt"
    first, spent = 0, 0.0
    if kept.exists():
        state = torch.load(kept, map_location=options.device)
        network.load_state_dict(state["adapter"])
        optimiser.load_state_dict(state["optimiser"])
        first, spent = state["step"], state["seconds"]
    log = (options.folder / "log.jsonl").open("a", encoding="utf-8")
    began = saved = time.monotonic()
    measured = -math.inf

    def note(**row: Any) -> None:
        log.write(json.dumps(row) + "\n")
        log.flush()

    for step in range(first, len(steps)):
        now = time.monotonic()
        elapsed = spent + now - began
        if elapsed > options.minutes * 60:
            break
        if now - measured > _MEASURED_EVERY:
            note(step=step, seconds=round(elapsed), held_out=held_out(network, held, options.device))
            measured = time.monotonic()
        rate = _rate(max(step / len(steps), elapsed / (options.minutes * 60)))
        for group in optimiser.param_groups:
            group["lr"] = rate
        judged = judge(network, steps[step], options.device)
        optimiser.zero_grad(set_to_none=True)
        (judged.words + options.choice * judged.choice).backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        note(step=step, seconds=round(elapsed), of=len(steps), rate=rate, words=judged.words.item(),
             choice=judged.choice.item(), tokens=sum(len(t.tokens) for t in steps[step]))  # fmt: skip
        if time.monotonic() - saved > _SAVED_EVERY:
            _save(kept, network, optimiser, step + 1, spent + time.monotonic() - began, options)
            saved = time.monotonic()
        first = step + 1
    _save(kept, network, optimiser, first, spent + time.monotonic() - began, options)
    note(step=first, seconds=round(spent + time.monotonic() - began), held_out=held_out(network, held, options.device))


def _rate(progress: float) -> float:
    """Rises for a twenty-fifth of the way, then falls along a cosine."""
    if progress < _WARM:
        return _RATE * max(progress / _WARM, 0.02)
    fallen = 0.5 * (1 + math.cos(math.pi * min(1.0, progress)))
    return _RATE * max(_LEAST, fallen)


def _save(path: Path, network: Network, optimiser: Any, step: int, seconds: float, options: argparse.Namespace) -> None:
    state = {
        "adapter": network.adapter(),
        "optimiser": optimiser.state_dict(),
        "rank": network.rank,
        "alpha": network.alpha,
        "first": network.first,
        "seed": options.seed,
        "step": step,
        "seconds": seconds,
    }
    beside = path.with_suffix(".part")
    torch.save(state, beside)
    beside.replace(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
