"""Where a server speaks for her, the line one writes on says so, before anything is sent and as long as it is so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.keep.documents import encode
from tests.shell.playing import Game


@pytest.mark.parametrize(
    ("model", "says"),
    [
        ("http://10.0.0.5:8000/v1#qwen3:8b", "What you write here is sent to 10.0.0.5:8000."),
        ("http://localhost:11434/v1", "A server on this machine speaks for her: localhost:11434."),
        ("starter", ""),
    ],
)
def test_the_line_says_where_words_go(start: Callable[..., Game], tmp_path: Path, model: str, says: str) -> None:
    folder = tmp_path / "profile"
    folder.mkdir()
    (folder / "settings.json").write_bytes(encode({"settings": {"1": {"model": model, "first_run_done": True}}}))
    game = start()
    game.begin()
    game.until(lambda: game.sitting._status is not None)
    assert game.page.sent_to.text() == says
    assert game.page.sent_to.isVisible() is bool(says)
