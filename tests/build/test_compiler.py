"""Whether llama.cpp can be compiled, and how to make it so, for each system."""

from __future__ import annotations

import pytest

from build.compiler import compile_settings, compiler_advice, has_compiler
from game.needs import Family


@pytest.mark.parametrize(
    ("here", "environment", "found"),
    [
        ({"cc", "c++"}, {}, True),
        ({"clang", "clang++"}, {}, True),
        ({"gcc"}, {}, False),
        (set(), {}, False),
        ({"gcc-13", "g++-13"}, {"CC": "gcc-13", "CXX": "g++-13"}, True),
        ({"cc", "c++"}, {"CXX": "g++-99"}, False),
    ],
)
def test_a_c_and_a_cpp_compiler_are_looked_for(here: set[str], environment: dict[str, str], found: bool) -> None:
    assert has_compiler("linux", environment, lambda name: name if name in here else None) is found


@pytest.mark.parametrize(
    ("platform", "family", "says"),
    [
        ("linux", "debian", "apt-get install g++"),
        ("linux", "fedora", "dnf install gcc-c++"),
        ("linux", "arch", "pacman -S gcc"),
        ("linux", "other", "g++ or clang"),
        ("darwin", "other", "xcode-select --install"),
        ("win32", "other", "Build Tools for Visual Studio"),
    ],
)
def test_what_to_install_fits_the_system(platform: str, family: Family, says: str) -> None:
    assert says in compiler_advice(platform, family)


def test_it_is_compiled_for_every_processor_unless_asked_otherwise() -> None:
    assert "-DGGML_NATIVE=OFF" in compile_settings({}, native=False)["CMAKE_ARGS"]
    assert "-DGGML_NATIVE=ON" in compile_settings({}, native=True)["CMAKE_ARGS"]


def test_what_the_player_sets_wins() -> None:
    settings = compile_settings({"CMAKE_ARGS": "-DGGML_VULKAN=ON", "CMAKE_BUILD_PARALLEL_LEVEL": "1"}, native=False)
    assert settings["CMAKE_ARGS"].endswith("-DGGML_VULKAN=ON")
    assert settings["CMAKE_BUILD_PARALLEL_LEVEL"] == "1"
