"""`simulate`: pacing without a model. Players of several kinds live through evenings by the real rules."""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from random import Random
from statistics import mean
from typing import TYPE_CHECKING, Any

import platformdirs

from game.commands.parts import BAD_INPUT, DONE, Parts, UserError, print_json
from game.session.simulation.pace import Played, goals, play, ways_to_points
from game.session.simulation.players import Player, read_players
from game.session.simulation.sitting import EveningRow, MovingClock, Sitting

if TYPE_CHECKING:
    from game.mind.ports import Ear

_BEGINS = "2026-11-20T22:10:00+00:00"


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--players", metavar="KINDS", default="", help="such as ordinary,shy (all)")
    parser.add_argument("--evenings", type=int, default=16, metavar="N", help="at most so many each (16)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed brings the same evenings")
    parser.add_argument("--words-only", action="store_true", help="hear by words alone: faster, and less is understood")
    parser.epilog = (
        "Everything happens in a folder of its own, on a clock of its own; your profile is only asked for its packs. "
        "Exit status 1 when somebody came to a dead end."
    )


def run(options: argparse.Namespace, parts: Parts) -> int:
    players = read_players(parts.root / "assets" / "players.toml")
    kinds = [kind.strip() for kind in options.players.split(",") if kind.strip()] or list(players)
    if unknown := [kind for kind in kinds if kind not in players]:
        raise UserError(f"There is no player {unknown[0]!r}. There are: {', '.join(players)}.")
    if options.evenings < 1:
        raise UserError("--evenings takes a number from 1.")
    played: list[Played] = []
    with _an_ear(options, parts) as ear:
        for kind in kinds:
            played.append(_played(options, parts, players[kind], players["ordinary"], ear))
            if not options.json:
                sys.stdout.write(_page(played[-1]))
                sys.stdout.flush()
    if options.json:
        print_json({"players": [_data(one) for one in played]})
    return BAD_INPUT if any(one.ended == "dead end" for one in played) else DONE


@contextmanager
def _an_ear(options: argparse.Namespace, parts: Parts) -> Iterator[Ear | None]:
    """The ear that all of them are heard with; None without one."""
    with _elsewhere(options) as own, parts.open_profile(own) as profile:
        if not options.words_only:
            for doing in parts.load_models(profile, "ear"):
                sys.stderr.write(f"  {doing}\n")
        yield profile.ear


@contextmanager
def _elsewhere(options: argparse.Namespace) -> Iterator[argparse.Namespace]:
    """The same options for a fresh folder, with the packs that the player has installed."""
    packs = (options.profile or Path(platformdirs.user_data_dir("Lantern Line", appauthor=False))) / "packs"
    with tempfile.TemporaryDirectory(prefix="lantern-simulate-") as folder:
        if packs.is_dir():
            shutil.copytree(packs, Path(folder) / "packs")
        yield argparse.Namespace(**{**vars(options), "profile": Path(folder)})


def _played(options: argparse.Namespace, parts: Parts, player: Player, ordinary: Player, ear: Ear | None) -> Played:
    begins = datetime.fromisoformat(options.now or _BEGINS)
    clock = MovingClock(begins if begins.tzinfo else begins.astimezone())
    with _elsewhere(options) as own, parts.open_profile(own) as profile:
        if not profile.library.companions:
            broken = "; ".join(str(problems[0]) for problems in profile.library.broken.values() if problems)
            raise UserError(f"There is nobody to play with: no pack holds a companion. {broken}".strip())
        profile.engines_ready(None, ear)
        try:
            sitting = Sitting(profile, player, clock, Random(options.seed))
            rows, ended, waits = play(sitting, profile.library, options.evenings, ordinary)
            found, total = sitting.cards
            reached = goals(profile.library, sitting.milestones, total)
            return Played(
                player.kind, rows, ended, waits, sitting.milestones, reached, found, total, tuple(sitting.quiet)
            )  # fmt: skip
        finally:
            profile.ear = None  # It is the others' as well.


def _data(played: Played) -> dict[str, Any]:
    return {**asdict(played), "points_by_hour": ways_to_points(played.rows)}


def _page(played: Played) -> str:
    rows = [f"{played.player}: {played.ended}, {played.cards} of {played.cards_total} cards\n"]
    rows += [_line(row) for row in played.rows]
    rows += [f"  waits for {what}\n" for what in played.waits]
    if any(played.quiet):
        rows.append(f"  something new every {mean(played.quiet):.0f} lines, the longest wait {max(played.quiet)}\n")
    for goal in played.goals:
        when = "never" if goal.minutes is None else _hours(goal.minutes)
        wanted = f"{_hours(goal.least)} to {_hours(goal.most)}" if goal.least else f"within {_hours(goal.most)}"
        rows.append(f"  {'holds' if goal.holds else '-----'} {goal.name}: {when} (wanted {wanted})\n")
    return "".join(rows) + "\n"


def _line(row: EveningRow) -> str:
    new = [
        *(f"✦ {b}" for b in row.beats),
        *(f"◆ {_short(c)}" for c in row.opened),
        *(f"▪ {_short(c)}" for c in row.cards),
    ]
    return (
        f"  {row.evening:>3} {row.day} {_short(row.companion):<10} {row.minutes:>5.0f} min {row.lines:>4} lines  "
        f"bond {row.points:>4} rank {row.rank}  {' '.join(new)}\n"
    )


def _short(full_id: str) -> str:
    return full_id.split(":")[-1]


def _hours(minutes: float) -> str:
    return f"{minutes:.0f} min" if minutes < 120 else f"{minutes / 60:.1f} h"
