"""Fixtures that tests of several rooms share."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import HealthCheck, settings

from game.play.clock import FixedClock
from tests.keep.memory_store import MemoryStore

# Test machines are shared: a generator that is slow today says nothing about the rule it tests.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")


@pytest.fixture
def memory_store() -> MemoryStore:
    """A store with nothing in it that is gone after the test: Store, ViewStore and Archive in one."""
    return MemoryStore()


@pytest.fixture
def clock() -> FixedClock:
    """Stands at an evening in November."""
    return FixedClock(datetime.fromisoformat("2026-11-03T20:15:00+01:00"))
