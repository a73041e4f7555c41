"""Fixtures of the tests of what stays on disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.keep.evenings import RAM


@pytest.fixture
def ram_folder() -> Iterator[Path]:
    """An empty folder for tests that write very often."""
    with tempfile.TemporaryDirectory(dir=RAM) as folder:
        yield Path(folder)
