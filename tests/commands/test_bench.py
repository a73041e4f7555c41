"""`bench`: every goal can be missed. Fed with figures that are slow, large or missing, no benchmark holds.

Nothing is timed here: the arithmetic is given figures, and the command is given benchmarks of its own.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import app
from game.commands import bench
from game.commands.bench import CannotMeasure, Goal, Measured, Row
from game.mind.ports import Outcome
from game.session import messages as m
from game.yarn import compile_yarn
from tests.bench import (
    album_p95_ms,
    bundle_mb,
    card_face_ms,
    ear_ms,
    first_word_ratio,
    frame_mean_ms,
    frame_p99_ms,
    idle_cpu,
    import_per_s,
    late_frames,
    memory_mb,
    open_long_talk_ms,
    pack_check_s,
    persist_ms,
    persist_ratio,
    persisting,
    recall_ms,
    reply_s,
    start_many_ratio,
    start_ratio,
    stop_ms,
    stories,
    talk_rss_mb,
    talking,
    timing,
    tokens_ratio,
    windows,
    yarn_check_s,
    yarn_step_us,
)
from tests.bench.goals import GOALS
from tests.commands.conftest import Game

BENCH = Path(timing.__file__).parent


def holds(name: str, measured: Measured) -> bool:
    return Row(name, GOALS[name], measured).holds


def turn(first: float | None, whole: float | None) -> talking.Turn:
    return talking.Turn(first, whole)


def outcome(first_ms: float) -> Outcome:
    return Outcome("stop", 20, 1500, 1400, first_ms, first_ms + 300)


GOOD_AND_BAD: Mapping[str, tuple[Callable[[], Measured], Callable[[], Measured]]] = {
    "start_ratio": (lambda: start_ratio.judge([0.5] * 9, [0.6] * 9), lambda: start_ratio.judge([0.5] * 9, [0.9] * 9)),
    "tokens_ratio": (
        lambda: tokens_ratio.judge([99.0] * 9, [100.0] * 9),
        lambda: tokens_ratio.judge([90.0] * 9, [100.0] * 9),
    ),
    "reply_s": (lambda: reply_s.judge([turn(0.2, 1.0)] * 21), lambda: reply_s.judge([turn(0.2, 3.4)] * 21)),
    "first_word_ratio": (
        lambda: first_word_ratio.judge([outcome(90)] * 21, [outcome(900)] * 21, 2048),
        lambda: first_word_ratio.judge([outcome(850)] * 21, [outcome(900)] * 21, 2048),
    ),
    "stop_ms": (lambda: stop_ms.judge([30.0] * 12, [40.0] * 12), lambda: stop_ms.judge([30.0] * 12, [140.0] * 12)),
    "ear_ms": (lambda: ear_ms.judge([[5.0] * 60] * 3, [4.0]), lambda: ear_ms.judge([[9.0] * 60] * 3, [4.0])),
    "recall_ms": (
        lambda: recall_ms.judge({"600 turns": [[9.0] * 30] * 3, "100,000 turns": [[30.0] * 30] * 3}),
        lambda: recall_ms.judge({"600 turns": [[9.0] * 30] * 3, "100,000 turns": [[60.0] * 30] * 3}),
    ),
    "memory_mb": (lambda: memory_mb.judge(10**8, 2 * 10**8), lambda: memory_mb.judge(10**8, 4 * 10**8)),
    "persist_ms": (lambda: persist_ms.judge([4.0] * 60), lambda: persist_ms.judge([12.0] * 60)),
    "persist_ratio": (
        lambda: persist_ratio.judge([4.0] * 60, [4.4] * 60),
        lambda: persist_ratio.judge([4.0] * 60, [8.0] * 60),
    ),
    "frame_p99_ms": (lambda: frame_p99_ms.judge([4.0] * 500), lambda: frame_p99_ms.judge([4.0] * 490 + [20.0] * 10)),
    "frame_mean_ms": (lambda: frame_mean_ms.judge([4.0] * 500), lambda: frame_mean_ms.judge([4.0, 8.0] * 250)),
    "late_frames": (
        lambda: late_frames.judge([16.0] * 500, [16.0] * 500),
        lambda: late_frames.judge([16.0] * 480 + [40.0] * 20, [16.0] * 500),
    ),
    "idle_cpu": (
        lambda: idle_cpu.judge({"breathing": 0.2, "still": 0.005}),
        lambda: idle_cpu.judge({"breathing": 0.2, "still": 0.05}),
    ),
    "open_long_talk_ms": (
        lambda: open_long_talk_ms.judge([90.0] * 9, {"ms": [20.0] * 120, "widgets": [20], "loaded": [200]}),
        lambda: open_long_talk_ms.judge([90.0] * 9, {"ms": [20.0] * 100 + [170.0] * 20, "widgets": [9], "loaded": [9]}),
    ),
    "album_p95_ms": (
        lambda: album_p95_ms.judge([4.0] * 300, [1.0] * 300),
        lambda: album_p95_ms.judge([4.0] * 280 + [30.0] * 20, [1.0] * 300),
    ),
    "card_face_ms": (lambda: card_face_ms.judge([40.0], [10.0]), lambda: card_face_ms.judge([80.0], [10.0])),
    "yarn_check_s": (lambda: yarn_check_s.judge([0.8, 1.4]), lambda: yarn_check_s.judge([1.3, 1.4])),
    "pack_check_s": (lambda: pack_check_s.judge([0.6, 1.4]), lambda: pack_check_s.judge([1.3, 1.4])),
    "yarn_step_us": (lambda: yarn_step_us.judge([10.0, 70.0]), lambda: yarn_step_us.judge([60.0, 70.0])),
    "import_per_s": (lambda: import_per_s.judge(30, [1.0, 2.0]), lambda: import_per_s.judge(30, [1.9, 2.0])),
    "start_many_ratio": (
        lambda: start_many_ratio.judge([0.6] * 7, [0.62] * 7),
        lambda: start_many_ratio.judge([0.6] * 7, [1.6] * 7),
    ),
    "talk_rss_mb": (
        lambda: talk_rss_mb.judge([6 * 10**8] * 40, 3),
        lambda: talk_rss_mb.judge([6 * 10**8] * 40 + [10**9], 3),
    ),
}
"""For each benchmark, figures with which it holds and figures with which it does not."""


@pytest.mark.parametrize("name", GOOD_AND_BAD)
def test_a_benchmark_holds_with_good_figures_and_not_with_bad_ones(name: str) -> None:
    good, bad = GOOD_AND_BAD[name]
    assert holds(name, good()), good()
    assert not holds(name, bad()), bad()


def test_the_bundle_is_weighed_whole_with_its_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("starter-voice.gguf", "starter-ear.gguf", "lib/qt.so"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * 1000)
    assert bundle_mb.judge(tmp_path).values[""] == pytest.approx(0.003)
    monkeypatch.setattr(bundle_mb, "size_of", lambda _made: 421_000_000)
    assert not holds("bundle_mb", bundle_mb.judge(tmp_path))
    (tmp_path / "starter-ear.gguf").unlink()
    with pytest.raises(CannotMeasure, match="lacks starter models"):
        bundle_mb.judge(tmp_path)


def test_every_goal_is_tried_here() -> None:
    assert {*GOOD_AND_BAD, "bundle_mb"} == set(GOALS)


@pytest.mark.parametrize("name", GOALS)
def test_every_goal_has_its_module_and_a_word_on_what_it_measures(name: str) -> None:
    module = import_module(f"tests.bench.{name}")
    assert callable(module.measure) and module.__doc__ and len(module.__doc__) > 60


def test_every_module_that_measures_has_a_goal() -> None:
    measuring = {p.stem for p in BENCH.glob("*.py") if re.search(r"^def measure\(", p.read_text("utf-8"), re.MULTILINE)}
    assert measuring == set(GOALS)


# What could not be measured does not hold


@pytest.mark.parametrize(
    "few",
    [
        lambda: tokens_ratio.judge([99.0] * 4, [100.0] * 4),
        lambda: stop_ms.judge([30.0] * 11, [30.0] * 12),
        lambda: frame_p99_ms.judge([4.0] * 20),
        lambda: frame_mean_ms.judge([]),
        lambda: late_frames.judge([16.0] * 20, [16.0] * 500),
        lambda: talk_rss_mb.judge([10**8] * 40, 1),
    ],
)
def test_too_few_figures_are_none(few: Callable[[], Measured]) -> None:
    with pytest.raises(CannotMeasure):
        few()


def test_turns_without_a_reply_count_as_endless() -> None:
    turns = [turn(0.2, 1.0)] * 10 + [turn(None, None)] * 11
    assert not holds("reply_s", reply_s.judge(turns))


def test_a_goal_holds_at_its_limit_and_not_beyond() -> None:
    assert Goal(100).holds(100) and not Goal(100).holds(100.1)
    assert Goal(0.95, sign="≥").holds(0.95) and not Goal(0.95, sign="≥").holds(0.94)
    for nothing in (None, math.nan, math.inf, -math.inf):
        assert not Goal(100).holds(nothing) and not Goal(0.95, sign="≥").holds(nothing)


def test_every_part_must_hold() -> None:
    goals = (Goal(1, part="a"), Goal(1, part="b"))
    assert not Row("x", goals, Measured({"a": 0.5})).holds
    assert not Row("x", goals, Measured({"a": 0.5, "b": 2})).holds
    assert Row("x", goals, Measured({"a": 0.5, "b": 1})).holds


# The arithmetic


def test_what_slows_a_pair_slows_both_and_is_forgotten() -> None:
    floors, subjects = [1.0, 5.0, 1.0, 1.0, 9.0], [2.0, 10.0, 2.0, 20.0, 18.0]
    assert timing.quotient(subjects, floors) == 2.0


def test_pairs_are_taken_in_turn() -> None:
    order: list[str] = []

    def one(name: str) -> Callable[[], float]:
        return lambda: order.append(name) or float(len(order))

    floors, subjects = timing.alternating(one("floor"), one("subject"), 3)
    assert order == ["floor", "subject", "subject", "floor", "floor", "subject"]
    assert (floors, subjects) == ([1.0, 4.0, 5.0], [2.0, 3.0, 6.0])


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0.01, 1))
def test_a_percentile_is_a_value_that_this_share_does_not_exceed(values: list[float], share: float) -> None:
    found = timing.percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values)
    assert sum(value < found for value in values) < share * len(values)


def test_the_silence_after_stop_runs_to_the_first_thing_told_after_the_last_word() -> None:
    word, sentence = m.Words(1, "and"), m.Sentence(1, "and so on", "model", None)
    done = m.ReplyDone(1, "and so on", "stopped", ("model",), "neutral", (), 3, 1.0, 2.0)
    heard = [(1.0, word), (1.1, word), (1.25, word), (1.3, sentence), (1.4, done)]
    assert stop_ms.silence(heard, 1.5, pressed=1.15, words_before=2) == pytest.approx(150)
    assert stop_ms.silence(heard[:3], 1.5, pressed=1.15, words_before=2) == pytest.approx(350)


def test_a_stop_that_came_too_late_does_not_count() -> None:
    word = m.Words(1, "and")
    done = m.ReplyDone(1, "and", "done", ("model",), "neutral", (), 3, 1.0, 2.0)
    assert stop_ms.silence([(1.0, word), (1.4, done)], 1.5, pressed=1.2, words_before=1) is None
    assert stop_ms.silence([(1.0, word), (1.4, replace(done, finish="stopped"))], 1.5, 1.2, words_before=0) is None
    assert stop_ms.silence([], 1.5, pressed=1.6, words_before=0) is None


def test_only_writing_is_timed_and_all_of_it() -> None:
    class Store:
        def write(self, batch: int) -> int:
            return batch

        def save(self, _view: int) -> None:
            raise OSError("full")

        def turn(self, number: int) -> int:
            return number

    spent: list[float] = []
    store = persisting.Timed(Store(), spent)
    assert (store.turn(3), spent) == (3, [])
    assert store.write(5) == 5
    with pytest.raises(OSError, match="full"):
        store.save(1)
    assert len(spent) == 2 and all(ms >= 0 for ms in spent)


def test_the_evening_has_sixty_ordinary_lines() -> None:
    lines = talking.script()
    assert len(lines) == len(set(lines)) == 60 and all(lines)
    assert len(lines[talking.SETTLED]) == 21


def test_the_long_story_is_a_story() -> None:
    program = compile_yarn({"long.yarn": stories.long_story(12)})
    assert len(program.trees) == 12
    assert len(compile_yarn({"lines.yarn": stories.lines_only(9)}).strings) == 9


def test_a_failed_run_of_the_window_fails_all_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "_tried", lambda: CannotMeasure("no window"))
    for module in (frame_p99_ms, frame_mean_ms, late_frames, idle_cpu, talk_rss_mb):
        with pytest.raises(CannotMeasure, match="no window"):
            module.measure(None)


# The command


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Callable[[object], Measured]], None]:
    """Puts a benchmark in another's place."""

    def put(name: str, measure: Callable[[object], Measured]) -> None:
        module = ModuleType(name)
        module.measure = measure
        monkeypatch.setitem(sys.modules, f"tests.bench.{name}", module)

    return put


Put = Callable[[str, Callable[[object], Measured]], None]


def test_one_object_by_name(game: Game, measured: Put) -> None:
    measured("stop_ms", lambda _: Measured({"": 40.0}, {"runs": 12}))
    measured("reply_s", lambda _: Measured({"first word": 0.2, "full reply": 0.9}))
    told = game("bench", "stop_ms", "reply_s", "--json")
    assert told.status == 0
    assert told.data == {
        "stop_ms": {"value": 40.0, "unit": "ms", "goal": "≤ 100", "holds": True, "detail": {"runs": 12}},
        "reply_s": {
            "value": {"first word": 0.2, "full reply": 0.9},
            "unit": "s",
            "goal": {"first word": "≤ 0.6", "full reply": "≤ 3"},
            "holds": True,
            "detail": {},
        },
    }


def test_one_that_does_not_hold_makes_the_status_1(game: Game, measured: Put) -> None:
    measured("stop_ms", lambda _: Measured({"": 400.0}))
    measured("ear_ms", lambda _: Measured({"": 4.0}))
    told = game("bench", "stop_ms", "ear_ms")
    assert told.status == 1
    stop, ear = told.out.splitlines()
    assert re.fullmatch(r"stop_ms +400 ms +≤ 100 +DOES NOT HOLD", stop)
    assert re.fullmatch(r"ear_ms +4 ms +≤ 8 +holds", ear)


@pytest.mark.parametrize("error", [CannotMeasure("not built: run build"), ZeroDivisionError("of all things")])
def test_one_that_cannot_be_measured_says_why_and_stops_no_other(game: Game, measured: Put, error: Exception) -> None:
    def fails(_parts: object) -> Measured:
        raise error

    measured("bundle_mb", fails)
    measured("ear_ms", lambda _: Measured({"": 4.0}))
    told = game("bench", "bundle_mb", "ear_ms", "--json")
    assert told.status == 1
    assert told.data["bundle_mb"]["value"] is None and not told.data["bundle_mb"]["holds"]
    assert str(error) in told.data["bundle_mb"]["detail"]["not measured"]
    assert told.data["ear_ms"]["holds"]
    assert str(error) in game("bench", "bundle_mb").out


def test_without_names_all_are_measured(game: Game, measured: Put) -> None:
    for name, goals in GOALS.items():
        measured(name, lambda _, goals=goals: Measured({goal.part: goal.limit for goal in goals}))
    told = game("bench", "--json")
    assert told.status == 0 and list(told.data) == list(GOALS)


def test_an_unknown_name_is_wrong_usage_and_measures_nothing(game: Game) -> None:
    told = game("bench", "stop_sm", "ear_ms")
    assert told.status == 2 and told.out == ""
    assert "Did you mean stop_ms?" in told.err and "late_frames" in told.err


def test_the_application_holds_no_benchmarks(game: Game, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "ROOT", tmp_path)
    told = game("bench")
    assert told.status == 1 and "in a checkout" in told.err


def test_bench_is_imported_where_it_is_asked_for(game: Game, measured: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    """`python main.py bench` may be called from anywhere: the game's own folder is found all the same."""
    measured("ear_ms", lambda _: Measured({"": 4.0}))
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if Path(entry or ".").resolve() != app.ROOT])
    assert game("bench", "ear_ms").status == 0
    assert str(app.ROOT) in sys.path
    assert bench.goal_table(app.ROOT) is GOALS
