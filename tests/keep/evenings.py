"""What the kill tests do in a process of its own, and how they die there."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from game.keep.profile import Profile
from game.play import happenings as h
from game.play.clock import FixedClock
from game.play.journal import Journal

RAM = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""A folder that waits for no disk, where there is one. What a process leaves behind when it dies is the same there."""

WHO = "base/isaura"
NOW = datetime.fromisoformat("2026-11-03T20:15:00+01:00")


def play_turn(journal: Journal, number: int, committed: Callable[[], None]) -> None:
    """A line and its reply as the session writes them: four batches and the view; `committed` follows each batch."""
    with journal.writing() as pen:
        talk = journal.conversation("talk", WHO) or pen.conversation("talk", WHO)
        line = pen.turn(talk.id, "line")
        said = pen.add(line, h.LineSaid(WHO, f"line {number}", "en"))
    committed()
    with journal.writing() as pen:
        pen.add(line, h.LineHeard(WHO, ["asks"], ["work"], None, None), [said])
        pen.add(line, h.BondMoved(WHO, 1, "asks", f"topic {number}", 0), [said])
    committed()
    with journal.writing() as pen:
        reply = pen.turn(talk.id, "reply")
        pen.add(reply, h.SentenceShown(WHO, f"sentence {number}.", "en", "model", None))
    committed()
    with journal.writing() as pen:
        pen.add(reply, h.SentenceShown(WHO, "And another.", "en", "model", None))
        pen.add(reply, h.ReplyClosed(WHO, "done", "warm", None, ["hello"], [], 9, 1.0, 2.0))
    committed()
    journal.save_view()


def an_evening(root: Path, committed: Callable[[], None]) -> None:
    """Opens a profile, talks, swipes, changes a setting, and closes."""
    with Profile(root, str.split, NOW) as profile:
        journal = Journal(profile.archive, profile.save, FixedClock(NOW))
        first = len(list(profile.archive.turns()))
        play_turn(journal, first, committed)
        line = journal.path(1)[-2]
        journal.move_head(1, line.id)
        committed()
        with journal.writing() as pen:
            pen.add(pen.turn(1, "reply"), h.SentenceShown(WHO, "Another reply.", "en", "model", None))
        committed()
        profile.settings.change(text_scale=1.0 + first / 10, theme="day")


def die_at(step: int, root: Path) -> None:
    """An evening that ends without a word at the given step towards the disk; returns if there are fewer."""
    left = [step]

    def count() -> None:
        left[0] -= 1
        if left[0] == 0:
            os._exit(9)

    def counted(name: str) -> None:
        call = getattr(os, name)

        def stepping(*values: Any, **named: Any) -> Any:
            count()
            return call(*values, **named)

        setattr(os, name, stepping)

    connect = sqlite3.connect

    def watched(*values: Any, **named: Any) -> sqlite3.Connection:
        db = connect(*values, **named)
        db.set_trace_callback(lambda _statement: count())
        return db

    for name in ("open", "write", "fsync", "replace", "unlink", "mkdir", "rename"):
        counted(name)
    sqlite3.connect = watched
    an_evening(root, lambda: None)


def talk_until_killed(root: Path, tell: Connection) -> None:
    """Turn after turn; tells the last event after each batch that is written."""
    with Profile(root, str.split, NOW) as profile:
        journal = Journal(profile.archive, profile.save, FixedClock(NOW))
        number = journal.last.turn
        while True:
            number += 1
            play_turn(journal, number, lambda: tell.send_bytes(str(journal.last.event).encode()))
