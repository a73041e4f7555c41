"""A worker may fail in any way; the game hears of it in plain words, and the next call finds it well again."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from game.mind.ports import EngineError
from game.model.faults import PromptTooLongError, died
from game.model.process import Patience, Worker

Open = Callable[..., Worker]
NEVER = threading.Event()


@pytest.fixture(scope="module")
def opened() -> Iterator[Open]:
    workers: list[Worker] = []

    def open_worker(load: str = "", patience: Patience | None = None) -> Worker:
        workers.append(Worker("The voice", "tests.model.scripted_worker:open_scripted", {"load": load}, patience))
        return workers[-1]

    yield open_worker
    for worker in workers:
        worker.close()


@pytest.fixture(scope="module")
def worker(opened: Open) -> Worker:
    return opened()


@pytest.fixture(scope="module")
def impatient(opened: Open) -> Worker:
    return opened(patience=Patience(answering=1.0, cancelling=0.3))


def pieces(worker: Worker, upto: int) -> Iterator[tuple[str, Any]]:
    return worker.exchange("count up", upto, NEVER)


def test_answers(worker: Worker) -> None:
    assert worker.call("echo", {"列车": [1, 2.5, None]}) == {"列车": [1, 2.5, None]}


def test_streams_pieces_and_then_the_result(worker: Worker) -> None:
    assert list(pieces(worker, 3)) == [("piece", "0"), ("piece", "1"), ("piece", "2"), ("done", "all told")]


def test_tells_about_itself_once_loaded(worker: Worker) -> None:
    about = worker.about()
    assert about["pid"] == worker.pid != os.getpid()
    assert worker.known == about


@pytest.mark.skipif(not hasattr(os, "nice"), reason="this system has no niceness")
def test_steps_behind_the_window(worker: Worker) -> None:
    assert worker.about()["niceness"] > os.nice(0)


def test_the_worker_never_imports_the_window_nor_the_parent_a_model(worker: Worker) -> None:
    theirs = {name.partition(".")[0] for name in worker.call("modules")}
    assert not theirs & {"PySide6", "pygame"}
    code = "import sys, game.model.starter, game.model.known; print('llama_cpp' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"False"


def test_native_chatter_stays_out_of_the_terminal(worker: Worker, capfd: pytest.CaptureFixture[str]) -> None:
    assert worker.call("chatter") == "said nothing here"
    assert capfd.readouterr() == ("", "")


def test_a_typed_error_arrives_as_it_was_raised(worker: Worker) -> None:
    with pytest.raises(PromptTooLongError, match=r"3,000 tokens.*2,048") as caught:
        worker.call("too long")
    assert (caught.value.prompt_tokens, caught.value.room) == (3000, 2048)
    assert worker.call("echo", 1) == 1


def test_a_fault_of_ours_arrives_with_its_traceback(worker: Worker) -> None:
    with pytest.raises(EngineError, match="failed") as caught:
        worker.call("fault", {})
    assert "KeyError" in caught.value.__notes__[0]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
@pytest.mark.parametrize(
    ("name", "what"),
    [("SIGSEGV", "crashed inside llama.cpp"), ("SIGILL", "does not have"), ("SIGKILL", "memory ran out")],
)
def test_a_crash_is_explained_and_the_next_call_finds_it_well(worker: Worker, name: str, what: str) -> None:
    with pytest.raises(EngineError, match=what) as caught:
        worker.call("die", name)
    assert caught.value.remedy.endswith(".")
    assert worker.call("echo", "again") == "again"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
def test_death_in_the_middle_of_a_reply_keeps_the_pieces_and_the_last_words(worker: Worker) -> None:
    got = []
    with pytest.raises(EngineError, match="stopped itself") as caught:
        for _, piece in worker.exchange("die talking", None, NEVER):
            got.append(piece)
    assert got == ["It was a"]
    assert "something is very wrong" in caught.value.__notes__[0]


def test_death_between_two_calls_is_not_even_noticed(worker: Worker) -> None:
    before = worker.about()["pid"]
    assert worker._process is not None
    worker._process.kill()
    worker._process.join()
    assert worker.call("echo", 1) == 1
    assert worker.about()["pid"] != before


def test_an_exit_status_without_a_name_is_told_as_it_is(worker: Worker) -> None:
    with pytest.raises(EngineError, match="exit status 9"):
        worker.call("exit", 9)


def test_a_worker_that_hangs_is_ended_and_started_again(impatient: Worker) -> None:
    with pytest.raises(EngineError, match="no answer for 1 seconds"):
        impatient.call("hang", 60)
    assert impatient.call("echo", 1) == 1


def test_slow_work_that_shows_life_is_left_alone(impatient: Worker) -> None:
    assert impatient.call("patiently", 1.6) == "done waiting"


def test_a_cancelled_reply_ends_with_the_workers_own_account(worker: Worker) -> None:
    cancelled = threading.Event()
    told = []
    for kind, value in worker.exchange("count up", 100_000, cancelled):
        told.append((kind, value))
        if value == "5":
            cancelled.set()
    assert told[-1][0] == "done" and told[-1][1].startswith("cancelled at")
    assert [value for kind, value in told if kind == "piece"] == ["0", "1", "2", "3", "4", "5"]


def test_work_in_native_code_is_cancelled_from_another_thread(worker: Worker) -> None:
    cancelled = threading.Event()
    threading.Timer(0.1, cancelled.set).start()
    assert list(worker.exchange("patiently", 30, cancelled)) == [("done", None)]
    assert worker.call("echo", 1) == 1


def test_a_cancel_before_the_start_asks_nothing(worker: Worker) -> None:
    cancelled = threading.Event()
    cancelled.set()
    assert list(worker.exchange("count up", 3, cancelled)) == []


def test_a_worker_deaf_to_a_cancel_is_ended_before_the_next_call(impatient: Worker) -> None:
    before = impatient.about()["pid"]
    cancelled = threading.Event()
    threading.Timer(0.05, cancelled.set).start()
    assert list(impatient.exchange("hang", 60, cancelled)) == []
    assert impatient.call("echo", 1) == 1
    assert impatient.about()["pid"] != before


def test_a_reply_left_behind_is_cancelled(worker: Worker) -> None:
    before = worker.about()["pid"]
    for _ in pieces(worker, 100_000):
        break
    assert worker.call("echo", 1) == 1
    assert worker.about()["pid"] == before


def test_asking_in_the_middle_of_a_reply_is_refused_and_harms_nothing(worker: Worker) -> None:
    reply = pieces(worker, 3)
    next(reply)
    with pytest.raises(RuntimeError, match="still answering"):
        worker.call("echo", 1)
    assert list(reply)[-1] == ("done", "all told")


def test_another_thread_waits_its_turn(worker: Worker) -> None:
    answers: list[Any] = []
    reply = pieces(worker, 20)
    next(reply)
    waiting = threading.Thread(target=lambda: answers.append(worker.call("echo", "later")))
    waiting.start()
    assert list(reply)[-1] == ("done", "all told")
    waiting.join(5)
    assert answers == ["later"]


@pytest.mark.parametrize(
    ("load", "what"),
    [("fails", "The file is damaged"), ("breaks", "no such library"), ("hangs", "no answer for")],
)
def test_loading_that_fails_is_told_at_every_call(opened: Open, load: str, what: str) -> None:
    worker = opened(load, Patience(loading=1.0))
    for _ in range(2):
        with pytest.raises(EngineError, match=what):
            worker.call("echo", 1)


def test_slow_loading_that_shows_life_is_waited_for(opened: Open) -> None:
    worker = opened("slowly", Patience(loading=0.7))
    worker.start()
    time.sleep(0.4)
    assert worker.call("echo", 1) == 1


def test_a_cancel_does_not_wait_for_the_loading(opened: Open) -> None:
    cancelled = threading.Event()
    threading.Timer(0.05, cancelled.set).start()
    assert list(opened("hangs").exchange("echo", 1, cancelled)) == []


def test_closing_ends_the_process_and_its_log(opened: Open) -> None:
    worker = opened()
    pid = worker.about()["pid"]
    log = worker._log
    worker.close()
    assert not psutil.pid_exists(pid)
    assert log is not None and not log.exists()
    with pytest.raises(EngineError, match="has been closed"):
        worker.call("echo", 1)


def test_closing_while_another_thread_listens_ends_its_reply_with_a_plain_error(opened: Open) -> None:
    worker = opened()
    heard: list[EngineError] = []
    begun = threading.Event()

    def listen() -> None:
        try:
            for _ in pieces(worker, 10**9):
                begun.set()
        except EngineError as error:
            heard.append(error)

    listener = threading.Thread(target=listen)
    listener.start()
    assert begun.wait(30)
    worker.close()
    listener.join(30)
    assert ["has been closed" in str(error) for error in heard] == [True]


ORPHAN = """
import os, sys
from game.model.process import Worker
if __name__ == "__main__":
    worker = Worker("The voice", "tests.model.scripted_worker:open_scripted", {{}})
    print(worker.about()["pid"], flush=True)
    {then}
    os._exit(0)
"""


@pytest.mark.parametrize(
    "then",
    ["pass", "next(worker.exchange('count up', 10**9, __import__('threading').Event()))"],
    ids=["idle", "talking"],
)
def test_a_worker_does_not_outlive_its_parent(tmp_path: Path, then: str) -> None:
    script = tmp_path / "parent.py"
    script.write_text(ORPHAN.format(then=then))
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run([sys.executable, script], capture_output=True, check=True, env=environment, timeout=60)
    pid = int(done.stdout)
    until = time.monotonic() + 10
    while psutil.pid_exists(pid) and time.monotonic() < until:
        time.sleep(0.02)
    assert not psutil.pid_exists(pid)


def test_a_program_that_forgets_to_close_leaves_nothing_behind(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(ORPHAN.format(then="pass").replace("os._exit(0)", "print(worker._log)"))
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run([sys.executable, script], capture_output=True, check=True, env=environment, timeout=60)
    pid, log = done.stdout.decode().split()
    assert not psutil.pid_exists(int(pid))
    assert not Path(log).exists()


@pytest.mark.parametrize("status", [0xC0000005, 0xC000001D])
def test_windows_crashes_are_known_by_their_numbers(status: int) -> None:
    assert "exit status" not in died("The voice", status).what
