"""What is learnt from a batch: the words of its replies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

import torch
from torch import Tensor
from torch.nn.functional import cross_entropy

from build.voice.network import Network, pack
from build.voice.trees import Encoded


@dataclass(frozen=True)
class Judged:
    """words: the mean loss of replies' tokens (nats). by_kind: of each kind of reply its loss summed, and tokens."""

    words: Tensor
    by_kind: dict[str, tuple[float, int]]


def judge(network: Network, group: Sequence[Encoded], device: str) -> Judged:
    """How well a batch is foretold; `words` can be learnt from."""
    starts = accumulate((len(tree.tokens) for tree in group), initial=0)
    learnt = [(start + p, t, kind) for start, tree in zip(starts, group, strict=False) for p, t, kind in tree.learnt]
    places = torch.tensor([p for p, _, _ in learnt], device=device)
    tokens = torch.tensor([t for _, t, _ in learnt], device=device)
    each = cross_entropy(network(pack(group, device), places), tokens, reduction="none")
    by_kind: dict[str, tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    for (_, _, kind), loss in zip(learnt, each.tolist(), strict=True):
        summed, count = by_kind[kind]
        by_kind[kind] = summed + loss, count + 1
    return Judged(each.mean(), dict(by_kind))


def held_out(network: Network, groups: Iterable[Sequence[Encoded]], device: str) -> dict[str, float]:
    """By kind of reply, and for "all", the loss of what was never learnt, in nats a token."""
    kinds: dict[str, list[tuple[float, int]]] = defaultdict(list)
    with torch.no_grad():
        for group in groups:
            for kind, judged in judge(network, group, device).by_kind.items():
                kinds[kind].append(judged)
    table = {"all": [both for found in kinds.values() for both in found], **dict(sorted(kinds.items()))}
    return {kind: round(sum(s for s, _ in found) / sum(c for _, c in found), 3) for kind, found in table.items()}
