"""Two set-ups of one checkout never work at the same time."""

from __future__ import annotations

import threading
from pathlib import Path

from build.setup_lock import alone


def test_the_second_waits_says_so_once_and_then_goes_on(tmp_path: Path) -> None:
    lock, told, order = tmp_path / "deep" / "lock", threading.Event(), []

    def second() -> None:
        with alone(lock, told.set, every=0.001):
            order.append("second")

    with alone(lock, lambda: order.append("the first waited")):
        other = threading.Thread(target=second)
        other.start()
        assert told.wait(10)
        order.append("first")
    other.join(10)
    assert order == ["first", "second"]


def test_a_lock_file_left_behind_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("left by a set-up that was killed", encoding="utf-8")
    waited: list[str] = []
    with alone(tmp_path / "lock", lambda: waited.append("waited")):
        pass
    assert waited == []
