"""Set-up shows what it does, keeps the log, and ends what it started."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import psutil
import pytest

from build.progress import Stage, clock, run_logged, what_happens


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("Collecting pydantic-core==2.50.4 (from -r play.txt)", "looking up pydantic-core"),
        ("  Downloading numpy-2.4.6-cp311-cp311-win_amd64.whl (12.1 MB)", "downloading numpy (12.1 MB)"),
        ("  [12/94] /usr/bin/c++ -O3 -o a.cpp.o -c /x/src/llama-model.cpp", "file 12 of 94, llama-model.cpp"),
        ("  [94/94] : && /usr/bin/c++ -shared -o bin/libllama.so", "file 94 of 94"),
        ("  [ 12%] Building CXX object src/CMakeFiles/llama.dir/llama-vocab.cpp.o", "12 %, llama-vocab.cpp"),
        ("  [100%] Built target llama", "100 %"),
        ("4312 INFO: Building PYZ because it is new", "Building PYZ because it is new"),
        ("Installing collected packages: pip", "unpacking"),
        ("  Created temporary directory: /tmp/x", None),
    ],
)
def test_rows_of_pip_and_cmake_become_words(row: str, shown: str | None) -> None:
    assert what_happens(row) == shown


def test_the_clock_counts_minutes_and_seconds() -> None:
    assert [clock(s) for s in (0, 59.9, 61, 3601)] == ["0:00", "0:59", "1:01", "60:01"]


def test_without_a_terminal_a_stage_writes_plain_lines() -> None:
    out = io.StringIO()
    with Stage("[1/5] Making", why="It takes a minute.", out=out):
        pass
    first, why, last = out.getvalue().splitlines()
    assert first == "[1/5] Making"
    assert why.strip() == "It takes a minute."
    assert last.startswith("[1/5] Making: done after 0:0")


def test_a_stage_that_fails_says_that_it_stopped() -> None:
    out = io.StringIO()
    with pytest.raises(ValueError, match="no"), Stage("Making", out=out):
        raise ValueError("no")
    assert "Making: stopped after" in out.getvalue()


def test_a_command_leaves_its_status_its_last_lines_and_its_log(tmp_path: Path) -> None:
    log = tmp_path / "setup.log"
    script = "import sys; print('Collecting ears'); print('caf\\xe9', file=sys.stderr); sys.exit(3)"
    with Stage("Trying", out=io.StringIO()) as stage:
        status, last = run_logged([sys.executable, "-X", "utf8", "-c", script], stage, log)
    assert status == 3
    assert sorted(last) == ["Collecting ears", "café"]
    assert stage.now == "looking up ears"
    assert "café" in log.read_text(encoding="utf-8")


def test_an_interrupted_command_does_not_go_on_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    began = tmp_path / "began"

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Stage, "note", interrupt)
    script = f"""
import os, pathlib, time
pathlib.Path({str(began)!r}).write_text(str(os.getpid()))
print("up", flush=True)
time.sleep(60)
"""
    with pytest.raises(KeyboardInterrupt), Stage("Trying", out=io.StringIO()) as stage:
        run_logged([sys.executable, "-c", script], stage, tmp_path / "log")
    assert not psutil.pid_exists(int(began.read_text()))
