"""Trains the adapter: python -m build.voice.train CORPUS FOLDER [--minutes N] [--from ADAPTER.pt] [--device cuda]

CORPUS is what `build.voice.corpus` wrote. Into FOLDER go `adapter.pt` (every few minutes, and at the end; a run that
was stopped goes on from it) and `log.jsonl`. The same corpus and seed give the same steps on any machine, to the last
digits of its arithmetic, and a run may end at any of them: the rate stays as it is, and what is kept beside the adapter
as it stands is its mean over the last steps, which is what is measured and exported.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from build.voice.learning import held_out, judge
from build.voice.network import Network
from build.voice.trees import Encoded, batches, read_tokens
from game.model.starter import starter_voice_path

_WARM = 20
"""Steps over which the rate rises."""
_BATCH = 400
"""Tokens a step, about a third of them replies."""
_MEAN = 0.97
"""What of the mean is kept at each step."""
_SAVED_EVERY, _MEASURED_EVERY = 180.0, 1200.0


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m build.voice.train", description="Trains the voice's adapter.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--minutes", type=float, default=math.inf, help="end by then, whatever is left")
    parser.add_argument("--from", dest="began", type=Path, help="begin with what another run ended with")
    parser.add_argument("--base", type=Path, default=starter_voice_path(), help="the starter's voice")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--first", type=int, default=12, help="the lowest layer that is adapted, of 30")
    parser.add_argument("--rank", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    network = Network(options.base, options.rank, options.first).to(options.device)
    learnt, held = (
        [*batches(read_tokens(options.corpus / f"{name}.tokens.jsonl"), _BATCH)] for name in ("learn", "held_out")
    )
    _run(network, learnt, held, options)
    return 0


def _run(
    network: Network, steps: Sequence[list[Encoded]], held: Sequence[list[Encoded]], options: argparse.Namespace
) -> None:
    optimiser = torch.optim.AdamW(network.parameters(), lr=options.rate, betas=(0.9, 0.99), weight_decay=0.0)
    kept = options.folder / "adapter.pt"
    first, spent, mean = 0, 0.0, network.adapter()
    if kept.exists() or options.began:
        state = torch.load(kept if kept.exists() else options.began, map_location=options.device)
        network.load_state_dict(state["last"])
        optimiser.load_state_dict(state["optimiser"])
        mean = state["adapter"]
        if kept.exists():
            first, spent = state["step"], state["seconds"]
    log = (options.folder / "log.jsonl").open("a", encoding="utf-8")
    began = saved = measured = time.monotonic()

    def note(**row: Any) -> None:
        log.write(json.dumps(row) + "\n")
        log.flush()

    def elapsed() -> float:
        return spent + time.monotonic() - began

    for step in range(first, len(steps)):
        if elapsed() > options.minutes * 60:
            break
        for group in optimiser.param_groups:
            group["lr"] = options.rate * (1.0 if options.began else min(1.0, (step + 1) / _WARM))
        judged = judge(network, steps[step], options.device)
        optimiser.zero_grad(set_to_none=True)
        judged.words.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        since = step - _WARM
        _blend(mean, network, _MEAN if options.began else min(_MEAN, max(0, since) / (max(0, since) + 9)))
        note(step=step, seconds=round(elapsed()), of=len(steps), words=round(judged.words.item(), 4),
             tokens=sum(len(t.tokens) for t in steps[step]))  # fmt: skip
        first = step + 1
        if time.monotonic() - saved > _SAVED_EVERY:
            _save(kept, network, mean, optimiser, first, elapsed(), options)
            saved = time.monotonic()
        if time.monotonic() - measured > _MEASURED_EVERY:
            note(step=first, seconds=round(elapsed()), held_out=_by_mean(network, mean, held, options.device))
            measured = time.monotonic()
    _save(kept, network, mean, optimiser, first, elapsed(), options)
    note(step=first, seconds=round(elapsed()), held_out=_by_mean(network, mean, held, options.device))


def _blend(mean: dict[str, Tensor], network: Network, share: float) -> None:
    """Let the mean follow the adapter, keeping such a share of what it was."""
    for name, value in network.adapter().items():
        mean[name].lerp_(value, 1 - share)


def _by_mean(network: Network, mean: dict[str, Tensor], held: Sequence[list[Encoded]], device: str) -> dict[str, float]:
    last = network.adapter()
    network.load_state_dict(mean)
    table = held_out(network, held, device)
    network.load_state_dict(last)
    return table


def _save(
    path: Path, network: Network, mean: dict[str, Tensor], optimiser: Any, step: int, seconds: float,
    options: argparse.Namespace,
) -> None:  # fmt: skip
    state = {
        "adapter": mean,
        "last": network.adapter(),
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
