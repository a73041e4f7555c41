"""Simulated players live by the real rules: on their own clock, the same with the same seed, and out of every dead end
that has a way out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from game.content.model import Companion, Cue
from game.session.profile import OpenProfile
from game.session.simulation.pace import Played, goals, play
from game.session.simulation.players import Player, lines_of, read_players
from game.session.simulation.sitting import MovingClock, Sitting
from tests.session.conftest import ISAURA
from tests.session.conftest import MovingClock as TestClock

PLAYERS = read_players(Path(__file__).parents[2] / "assets" / "players.toml")


def sitting_of(profile: OpenProfile, ticking: TestClock, kind: str, seed: int = 1) -> Sitting:
    return Sitting(profile, PLAYERS[kind], MovingClock(ticking.moment), Random(seed))


def change_pack(profile: OpenProfile, companion: Callable[[Companion], Companion]) -> None:
    """The base pack with another Isaura."""
    pack = profile.library.packs["lantern-line"]
    changed = replace(pack, companions={**pack.companions, "isaura": companion(pack.companions["isaura"])})
    profile.library = replace(profile.library, packs={**profile.library.packs, "lantern-line": changed})


def test_an_ordinary_player_gets_a_card_and_a_chapter_in_time(profile: OpenProfile, ticking: TestClock) -> None:
    sitting = sitting_of(profile, ticking, "ordinary")
    sitting.evening(ISAURA)
    reached = {goal.name: goal for goal in goals(profile.library, sitting.milestones, 4)}
    assert reached["a first card"].holds and reached["a first chapter"].holds
    assert reached["the whole album"].minutes is None and not reached["the whole album"].holds


@pytest.mark.parametrize("kind", list(PLAYERS))
def test_every_kind_of_player_can_be_played(profile: OpenProfile, ticking: TestClock, kind: str) -> None:
    row = sitting_of(profile, ticking, kind).evening(ISAURA)
    assert row.lines > 5 and row.points > 0
    assert row.minutes >= PLAYERS[kind].minutes
    said = profile.archive.recent(ISAURA, 400)
    chinese = [s for s in said if s.speaker == "player" and s.language.startswith("zh")]
    assert bool(chinese) == (kind == "chinese")


def test_the_same_seed_brings_the_same_evening(reopen: Callable[[], OpenProfile], ticking: TestClock) -> None:
    first = sitting_of(reopen(), ticking, "shy").evening(ISAURA)
    assert first.evening == 1
    words = PLAYERS["shy"].words
    assert [*islice(lines_of(words, "en", Random(3)), 90)] == [*islice(lines_of(words, "en", Random(3)), 90)]


def test_a_month_of_silence_costs_nothing(profile: OpenProfile, ticking: TestClock) -> None:
    sitting = sitting_of(profile, ticking, "away")
    before, after = sitting.evening(ISAURA), sitting.evening(ISAURA)
    assert after.day == "2026-12-21" and profile.journal.state.bond(ISAURA).days_away == 31
    assert after.points >= before.points and after.rank >= before.rank


def test_time_passes_while_they_read_and_type(profile: OpenProfile, ticking: TestClock) -> None:
    sitting = sitting_of(profile, ticking, "shy")
    row = sitting.evening(ISAURA)
    assert 3 <= row.minutes * 60 / row.lines <= 90
    assert profile.journal.state == profile.journal.replay()


# Dead ends


def without_cues(companion: Companion, wanted: Callable[[Cue], bool]) -> Companion:
    return replace(companion, cues=tuple(cue for cue in companion.cues if not wanted(cue)))


def played(profile: OpenProfile, ticking: TestClock, player: Player, evenings: int) -> tuple[str, tuple[str, ...]]:
    sitting = Sitting(profile, player, MovingClock(ticking.moment), Random(1))
    _, ended, waits = play(sitting, profile.library, evenings, replace(PLAYERS["ordinary"], minutes=8))
    return ended, waits


def test_a_beat_that_nothing_reaches_is_a_dead_end_and_is_named(profile: OpenProfile, ticking: TestClock) -> None:
    change_pack(profile, lambda isaura: without_cues(isaura, lambda cue: cue.beat == "locked_door"))
    ended, waits = played(profile, ticking, replace(PLAYERS["ordinary"], minutes=6), 22)
    assert ended == "dead end"
    assert "lantern-line:locked-door: beat locked_door" in waits


def test_who_says_nothing_new_is_slow_and_no_dead_end(profile: OpenProfile, ticking: TestClock) -> None:
    silent = replace(
        PLAYERS["shy"], offered=0.0, own=1.0, minutes=2,
        words=replace(PLAYERS["shy"].words, lines=("ok",), borrows=(), says=("ok",)),
    )  # fmt: skip
    assert played(profile, ticking, silent, 30)[0] == "slow"


def test_what_somebody_else_reaches_is_not_theirs(profile: OpenProfile, ticking: TestClock) -> None:
    sitting = sitting_of(profile, ticking, "shy")
    sitting.hand_over(PLAYERS["ordinary"])
    sitting.evening(ISAURA)
    assert sitting.milestones == {} and sitting.cards[0] == 0 < len(profile.journal.state.cards)


def test_what_was_played_is_plain_data() -> None:
    assert Played("shy", (), "going on", (), {}, (), 0, 4).ended == "going on"
