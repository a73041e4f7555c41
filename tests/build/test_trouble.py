"""A failed set-up says what happened and what to do, not what pip printed."""

from __future__ import annotations

import pytest

from build.trouble import diagnose, no_compiler, no_pip


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "sha256 differs"),
        ("c++: fatal error: Killed signal terminated program cc1plus", "out of memory"),
        ("  *** CMake configuration failed", "could not be compiled"),
        ("ERROR: Failed building wheel for llama-cpp-python", "could not be compiled"),
        ("ERROR: No matching distribution found for numpy==2.4.6", "no ready-made file"),
        ("Failed to establish a new connection: [Errno 101] Network is unreachable", "cannot be reached"),
        ("socket.gaierror: [Errno -3] Temporary failure in name resolution", "cannot be reached"),
        ("something nobody has seen before", "failed while unpacking pip"),
    ],
)
def test_the_log_tells_which_trouble_it_is(row: str, says: str) -> None:
    trouble = diagnose(["Collecting numpy", row, "more"], "unpacking pip")
    assert says in trouble.what
    assert trouble.do


def test_no_network_is_not_taken_for_a_missing_package() -> None:
    log = [
        "WARNING: Retrying: NameResolutionError('Failed to resolve')",
        "ERROR: Could not find a version that satisfies the requirement pip==26.3",
    ]
    assert "cannot be reached" in diagnose(log, "installing").what


def test_a_full_disk_is_not_taken_for_a_broken_compile() -> None:
    log = ["fatal error: error writing to x.o: No space left on device", "ninja: build stopped: subcommand failed."]
    assert "disk is full" in diagnose(log, "compiling").what


def test_a_missing_tool_comes_with_the_way_to_install_it() -> None:
    assert "apt install python3-pip" in no_pip("linux").do
    assert "python.org" in no_pip("win32").do
    assert "xcode-select --install" in no_compiler("Run xcode-select --install").do
