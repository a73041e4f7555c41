"""Both voices side by side, for a reader who does not know which is which: python -m build.voice.beside FOLDER

Into FOLDER go `pairs.txt`, a player's line and two replies to it in an order drawn by chance, and `key.json`, which
says by number whose the first one is. The lines are held out of what was learnt, the person is one of a pack or one
never met, and no authored line is near: these are the voices' own words, as they come.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from build.voice.people import person
from build.voice.probes import replied
from build.voice.talks import Exchange, lay
from build.voice.values import held_out
from game.content.library import find_packs, load_library
from game.content.model import Companion
from game.mind.ports import Message
from game.model.starter import STARTERS, app_root, open_voice


def lines(who: Companion, count: int, chance: Random) -> list[str]:
    """So many of the lines that a companion listens for and that are kept for testing, in English."""
    found = [
        text
        for cue in who.cues
        if cue.trigger == "heard" and cue.follows is None
        for text in cue.hears.get("en", ())
        if held_out(text)
    ]
    return chance.sample(found, min(count, len(found)))


def prompts(who: Companion, said: Sequence[str], chance: Random) -> Iterator[tuple[str, tuple[Message, ...]]]:
    """Each line to somebody: by turns to the pack's companion and to someone invented who was never learnt."""
    for n, says in enumerate(said):
        spoken_to = who if n % 2 else person(chance, testing=True).companion
        yield spoken_to.name.within("en"), lay(spoken_to, "", [Exchange(says, "…", "")]).messages[:-1]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m build.voice.beside", description="Writes replies side by side.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lines", type=int, default=200)
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args(arguments)
    chance = Random(f"{options.seed} beside")
    who = load_library(find_packs(app_root() / "story")).companion("isaura")
    said = lines(who, options.lines, chance)
    asked = [*prompts(who, said, chance)]
    replies: dict[str, list[str]] = {}
    for spec in STARTERS:
        voice = open_voice(spec)
        try:
            replies[spec] = [replied(voice, messages, n) for n, (_, messages) in enumerate(asked)]
        finally:
            voice.close()
    options.folder.mkdir(parents=True, exist_ok=True)
    key: dict[int, str] = {}
    with (options.folder / "pairs.txt").open("w", encoding="utf-8", newline="\n") as file:
        for n, (says, (name, _)) in enumerate(zip(said, asked, strict=True)):
            first, second = chance.sample(STARTERS, 2)
            key[n + 1] = first
            file.write(f"{n + 1}. to {name}: {says}\n   A: {replies[first][n]}\n   B: {replies[second][n]}\n\n")
    (options.folder / "key.json").write_text(json.dumps(key, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
