"""`--smoke`: the application's self-test: both workers, eight tokens, one frame, one save, each said as it passes."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from game.commands.parts import BROKEN, DONE, Parts
from game.mind.ports import Message, Sampling
from game.session.evening import Evening
from game.session.messages import ReplyDone

_TOKENS = 8


def add(_parser: argparse.ArgumentParser) -> None:
    """Nothing but what all commands share."""


def run(options: argparse.Namespace, parts: Parts) -> int:
    """Works in a folder of its own and leaves nothing behind; a player's profile is never touched."""
    with tempfile.TemporaryDirectory(prefix="lantern-smoke-") as folder:
        options.profile = Path(folder) / "profile"
        for check in (_talk, _come_back, _frame):
            fault = check(options, parts)
            if fault:
                sys.stdout.write(f"smoke: FAILED: {fault}\n")
                return BROKEN
    sys.stdout.write("smoke: all well\n")
    return DONE


def _talk(options: argparse.Namespace, parts: Parts) -> str:
    """Voice and ear start, eight tokens come, a line is answered; "" if all that happened."""
    with parts.open_profile(options) as profile:
        notes = list(parts.load_models(profile, "starter"))
        if profile.voice is None or profile.ear is None:
            return f"a model did not load: {notes[-1] if notes else 'no reason given'}"
        stream = profile.voice.stream([Message("user", "Good evening.")], Sampling(max_tokens=_TOKENS, temperature=0.0))
        text = "".join(stream)
        tokens = stream.outcome.tokens if stream.outcome else 0
        _say(f"voice: {tokens} tokens {text!r}")
        if not 1 <= tokens <= _TOKENS:
            return f"the voice gave {tokens} tokens where {_TOKENS} were asked for"
        cat, kitten, tax = profile.ear.embed(["a cat", "a kitten", "the tax office"])
        _say(f"ear: {profile.ear.dimensions} dimensions")
        if float(cat @ kitten) <= float(cat @ tax):
            return "the ear finds a cat nearer to the tax office than to a kitten"
        evening = Evening(profile, profile.library.companions[0].full_id)
        list(evening.open())
        done = [m for m in evening.say("hello") if isinstance(m, ReplyDone)]
        if not done:
            return "a line was not answered"
        _say(f"talk: {done[0].text!r}")
    return ""


def _come_back(options: argparse.Namespace, parts: Parts) -> str:
    """What was said is there again, and the save agrees with the journal."""
    with parts.open_profile(options) as profile:
        evening = Evening(profile, profile.library.companions[0].full_id)
        said = [entry.text for entry in evening.history() if entry.speaker == "player"]
        _say(f"save: {len(said)} line kept, replayed {profile.journal.replayed}")
        if said != ["hello"]:
            return f"the line that was said is not there again: {said}"
        if profile.journal.replayed or profile.journal.replay() != profile.journal.state:
            return "the save and the journal disagree"
    return ""


def _frame(options: argparse.Namespace, parts: Parts) -> str:
    """One page of the desktop, with the stage in it, painted without a display."""
    picture = options.profile.parent / "frame.png"
    options.page, options.output, options.size, options.theme, options.lang = "talk", picture, "1280x720", "night", "en"
    status = parts.desktop().shot(options)
    size = picture.stat().st_size if picture.exists() else 0
    _say(f"frame: {size // 1024} kB")
    return "" if status == DONE and size > 20_000 else f"no frame was painted (status {status}, {size} bytes)"


def _say(text: str) -> None:
    sys.stdout.write(f"smoke: {text}\n")
    sys.stdout.flush()
