"""What is learnt from a batch: a reply's words, and to find each likelier than candidates that would not do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy, log_softmax

from build.voice.encoding import Encoded, pack
from build.voice.network import Network

_SHARPNESS = 4.0
"""By how much a difference in mean log-likelihood counts when a candidate is chosen."""


@dataclass(frozen=True)
class Judged:
    """words: the mean loss of replies' tokens (nats). choice: of choosing among candidates; 0 where there are none.
    by_kind: of each kind of reply its loss summed and tokens; right: of each kind choices made rightly, and all."""

    words: Tensor
    choice: Tensor
    by_kind: dict[str, tuple[float, int]]
    right: dict[str, tuple[int, int]]


def judge(network: Network, group: Sequence[Encoded], device: str) -> Judged:
    """How well a batch is foretold; `words` and `choice` can be learnt from."""
    starts = [*accumulate((len(talk.tokens) for talk in group), initial=0)]
    learnt = [(start + p, t, kind) for start, talk in zip(starts, group, strict=False) for p, t, kind in talk.learnt]
    wanted = [(place, token) for place, token, _ in learnt]
    choices: list[tuple[str, list[tuple[int, int]]]] = []
    for start, talk in zip(starts, group, strict=False):
        for choice in talk.choices:
            ranges = []
            for ahead, targets in zip(choice.places, choice.targets, strict=True):
                ranges.append((len(wanted), len(wanted) + len(targets)))
                wanted += [(start + p, t) for p, t in zip(ahead, targets, strict=True)]
            choices.append((choice.kind, ranges))
    places = torch.tensor([p for p, _ in wanted], device=device)
    rows, where = places.unique(return_inverse=True)
    likely = log_softmax(network(pack(group, device), rows), -1)
    told = likely[where, torch.tensor([t for _, t in wanted], device=device)]
    words = -told[: len(learnt)].mean()
    losses: list[Tensor] = []
    right: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for kind, ranges in choices:
        scores = _SHARPNESS * torch.stack([told[a:b].mean() for a, b in ranges])
        losses.append(cross_entropy(scores[None], torch.zeros(1, dtype=torch.long, device=device)))
        done, of = right[kind]
        right[kind] = done + int(scores.argmax() == 0), of + 1
    by_kind: dict[str, tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    for (_, _, kind), each in zip(learnt, told.tolist(), strict=False):
        loss, count = by_kind[kind]
        by_kind[kind] = loss - each, count + 1
    chosen = torch.stack(losses).mean() if losses else words.new_zeros(())
    return Judged(words, chosen, dict(by_kind), dict(right))


def held_out(network: Network, groups: Iterable[Sequence[Encoded]], device: str) -> dict[str, dict[str, float]]:
    """By kind of reply: `loss`, nats a token, and `right`, the share of choices made rightly where there were any."""
    loss: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    right: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    with torch.no_grad():
        for group in groups:
            judged = judge(network, group, device)
            for kind, (total, count) in judged.by_kind.items():
                loss[kind] = [loss[kind][0] + total, loss[kind][1] + count]
            for kind, (done, of) in judged.right.items():
                right[kind] = [right[kind][0] + done, right[kind][1] + of]
    table: dict[str, dict[str, float]] = {}
    for kind, (total, count) in sorted(loss.items()):
        table[kind] = {"loss": round(total / count, 3)}
        if kind in right:
            table[kind]["right"] = round(right[kind][0] / right[kind][1], 3)
    every = [sum(column) for column in zip(*loss.values(), strict=True)]
    return {"all": {"loss": round(every[0] / every[1], 3)}, **table}
