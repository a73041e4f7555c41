"""The environment is made from pinned, hashed files only, and nobody else's is touched."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from build import environment
from build.environment import (
    Job,
    engine_version,
    forget_half_installed,
    install_arguments,
    make_environment,
    pip_environment,
)
from build.progress import Stage
from build.trouble import SetUpError


def test_pip_keeps_the_players_network_settings_and_loses_what_leads_astray() -> None:
    found = pip_environment({"HTTPS_PROXY": "proxy", "PIP_CERT": "here", "PIP_TARGET": "/x", "PYTHONPATH": "/y"})
    assert found["HTTPS_PROXY"] == "proxy"
    assert found["PIP_CERT"] == "here"
    assert found["PIP_USER"] == "0"
    assert not {"PIP_TARGET", "PYTHONPATH"} & found.keys()


def test_nothing_is_installed_without_a_hash() -> None:
    arguments = install_arguments(("play.txt", "test.txt"))
    assert "--require-hashes" in arguments
    assert [Path(a).name for a in arguments if a.endswith(".txt")] == ["play.txt", "test.txt"]


def test_the_engine_has_one_pinned_version() -> None:
    assert engine_version().split(".")[:2] == ["0", "3"]


def test_a_package_cut_short_is_installed_again_and_a_whole_one_is_not(tmp_path: Path) -> None:
    for name in ("whole-1.dist-info", "short-1.dist-info"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "METADATA").touch()
    (tmp_path / "whole-1.dist-info" / "INSTALLER").write_text("pip\n", encoding="utf-8")
    forget_half_installed(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["whole-1.dist-info"]


def test_an_environment_of_somebody_else_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = tmp_path / ".venv"
    (theirs / "bin").mkdir(parents=True)
    (theirs / "pyvenv.cfg").write_text("home = /usr/bin\n", encoding="utf-8")
    monkeypatch.setattr(environment, "FOLDER", theirs)
    monkeypatch.setattr(environment, "MARK", theirs / "made-by-set-up.txt")
    job = Job(tmp_path / "log", lock=0)
    with Stage("Making", out=io.StringIO()) as stage, pytest.raises(SetUpError, match="left alone"):
        make_environment(job, stage)
    assert (theirs / "pyvenv.cfg").exists()
