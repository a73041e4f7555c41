"""What the voice can do, with people and names it never learnt: python -m build.voice.probes [--each N] [--out FILE]

The same prompts and seeds for the starter with its adapter and as it came. What can be judged by a rule is; every reply
goes into the file, for a reader who does not know which is which to judge the rest.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

from build.voice import manners, notes
from build.voice.people import Person, person
from build.voice.talks import Exchange, lay
from game.mind.critic import faults
from game.mind.ports import Message, Sampling, Voice
from game.mind.text import sentences
from game.model.starter import STARTERS, open_voice

_SAMPLING = Sampling(max_tokens=40, temperature=0.7, stop=("\n", "User:", "Passenger:", "[You"))
NOT_TOLD = re.compile(
    r"\b(?:have ?n[o'’]t (?:told|said|mentioned)|never (?:told|said|mentioned)|"
    r"don['’]t know|didn['’]t (?:tell|say|mention)|"
    r"not (?:told|been told|sure)|no idea)\b",
    re.IGNORECASE,
)
_PROGRAM = re.compile(
    r"\b(?:program|machine|software|an? ai|artificial|not (?:a )?(?:real|human|person))\b", re.IGNORECASE
)
_BEYOND = re.compile(
    r"\b(?:doctor|chemist|lawyer|solicitor|somebody|someone|ask|no\b|not\b|can['’]t|cannot|don['’]t|wouldn['’]t|never)",
    re.IGNORECASE,
)


def _of_kind(kind: str, chance: Random, who: Person) -> Exchange:
    """The first drill in manners of a kind that chance brings."""
    while (drawn := manners.exchange(chance, who)).kind != kind:
        pass
    return drawn


_Make = Callable[[Random, Person], Exchange]
_PROBES: Mapping[str, _Make] = {
    "recalls": lambda chance, _: notes.recalling(chance, testing=True),
    "unknown": lambda chance, _: notes.not_told(chance, testing=True),
    "corrected": lambda chance, _: notes.corrected(chance, testing=True),
    "persona": manners.of_themself,
    **{kind: partial(_of_kind, kind) for kind in ("acknowledges", "parts", "program", "declines")},
}


def right(exchange: Exchange, reply: str) -> bool | None:
    """Whether a reply does what its drill asks, None where no rule can tell."""
    said = reply.casefold()
    if exchange.holds:
        first_person = exchange.kind != "persona" or not re.search(r"\byou(?:['’]re| are| have| live| like)\b", said)
        return (
            exchange.holds.casefold() in said and first_person and not any(x.casefold() in said for x in exchange.lacks)
        )
    if exchange.kind == "unknown":
        return NOT_TOLD.search(reply) is not None
    if exchange.kind == "program":
        return _PROGRAM.search(reply) is not None and "claims-human" not in _faults(exchange, reply)
    if exchange.kind == "declines":
        return _BEYOND.search(reply) is not None and "help-desk" not in _faults(exchange, reply)
    return "holds-back" not in _faults(exchange, reply) if exchange.kind == "parts" else None


def _faults(exchange: Exchange, reply: str) -> list[str]:
    return faults(reply, exchange.says, "en", "", ())


def replied(voice: Voice, messages: Sequence[Message], seed: int) -> str:
    """What a voice says of itself: its first two sentences, as the game would take them."""
    said = "".join(voice.stream(messages, replace(_SAMPLING, seed=seed)))
    return " ".join(sentences(said.strip())[:2])


def probes(each: int, seed: int) -> Iterator[tuple[Person, Exchange]]:
    """So many of each kind; people by name and notes by value of the tenth held out."""
    for kind, make in _PROBES.items():
        chance = Random(f"{seed} {kind}")
        for _ in range(each):
            who = person(chance, testing=True)
            yield who, make(chance, who)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m build.voice.probes", description="Asks the voice what it can do.")
    parser.add_argument("--each", type=int, default=20)
    parser.add_argument("--voice", action="append", choices=STARTERS)
    parser.add_argument("--seed", type=int, default=8)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    table: dict[str, dict[str, str]] = {}
    replies: list[dict[str, object]] = []
    for spec in options.voice or STARTERS:
        voice = open_voice(spec)
        counts: dict[str, list[bool]] = defaultdict(list)
        try:
            for n, (who, exchange) in enumerate(probes(options.each, options.seed)):
                talk = lay(who.companion, "", [exchange])
                reply = replied(voice, talk.messages[:-1], n)
                broken, done = _faults(exchange, reply), right(exchange, reply)
                if done is not None:
                    counts[exchange.kind].append(done)
                for rule in ("help-desk", "speaks-for-player", "holds-back", "claims-human"):
                    counts[f"no {rule}"].append(rule not in broken)
                replies.append({"voice": spec, "kind": exchange.kind, "told": talk.messages[-2].content, "reply": reply,
                                "right": done, "faults": broken})  # fmt: skip
        finally:
            voice.close()
        table[spec] = {kind: f"{sum(got)} of {len(got)}" for kind, got in counts.items()}
    if options.out:
        options.out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in replies), encoding="utf-8")
    print(json.dumps(table, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
