"""`test` hands pytest what the player asked for, and nothing else gets in its way."""

from __future__ import annotations

import argparse

import pytest

from game.commands import test as command


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([], ["-m", "not quality"]),
        (
            ["-x", "-k", "bond and not rank", "tests/play"],
            ["-m", "not quality", "-x", "-k", "bond and not rank", "tests/play"],
        ),
        (["--quality", "--durations=5"], ["-m", "quality", "--durations=5"]),
        (["--json", "-h"], ["-m", "not quality", "--json", "-h"]),
    ],
)
def test_options_go_to_pytest(given: list[str], told: list[str]) -> None:
    parser = argparse.ArgumentParser()
    one = parser.add_subparsers(dest="command").add_parser("test")
    one.add_argument("--json", action="store_true")
    command.add(one)
    options = parser.parse_args(["test", *given])
    assert command.pytest_arguments(options.arguments) == told
