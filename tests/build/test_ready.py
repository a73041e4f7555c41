"""A start does nothing but look, and looks at the right things."""

from __future__ import annotations

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from build import ready

ROOT = Path(ready.ROOT)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of its own: requirement files, a table, a made environment and two starters, all stamped."""
    requirements = tmp_path / "build" / "requirements"
    requirements.mkdir(parents=True)
    for files in ready.FILES_OF_SET.values():
        for file in files:
            (requirements / file).write_text(f"# {file}\n", encoding="utf-8")
    (tmp_path / "build" / "starter_models.toml").write_text("# table\n", encoding="utf-8")
    (tmp_path / "voice.gguf").write_bytes(b"12345")
    for name in ("ROOT", "VENV", "VENV_PYTHON", "CACHE", "ENVIRONMENT_STAMP", "STARTERS_STAMP", "STARTERS_TABLE"):
        monkeypatch.setattr(ready, name, getattr(ready, name).replace(str(ROOT), str(tmp_path)))
    monkeypatch.delenv("LANTERN_NATIVE", raising=False)
    python = Path(ready.VENV_PYTHON)
    python.parent.mkdir(parents=True)
    python.touch()
    stamp = ready.environment_rows(("play",)) | {"native": "0", "python": sys.executable}
    ready.write_stamp(ready.ENVIRONMENT_STAMP, stamp)
    ready.write_stamp(ready.STARTERS_STAMP, {"table": ready.fingerprint(ready.STARTERS_TABLE), "voice.gguf": "5"})
    return tmp_path


def test_a_stamp_comes_back_as_it_was_written(tmp_path: Path) -> None:
    stamp = {"play": "0123abcd", "python": "/usr/bin/a python"}
    ready.write_stamp(str(tmp_path / "deep" / "stamp"), stamp)
    assert ready.read_stamp(str(tmp_path / "deep" / "stamp")) == stamp


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"onlyaname\n"])
def test_a_missing_or_broken_stamp_is_empty(tmp_path: Path, content: bytes) -> None:
    assert ready.read_stamp(str(tmp_path / "none")) == {}
    (tmp_path / "broken").write_bytes(content)
    assert ready.read_stamp(str(tmp_path / "broken")) == {}


@pytest.mark.usefixtures("checkout")
def test_what_set_up_has_finished_is_ready() -> None:
    assert ready.environment_ready(("play",))
    assert ready.starters_ready()


@pytest.mark.usefixtures("checkout")
def test_a_set_that_was_never_installed_is_not_ready() -> None:
    assert not ready.environment_ready(("play", "test"))


def test_changed_requirements_are_not_ready(checkout: Path) -> None:
    (checkout / "build" / "requirements" / "play.txt").write_text("# newer\n", encoding="utf-8")
    assert not ready.environment_ready(("play",))


def test_an_environment_without_its_python_is_not_ready(checkout: Path) -> None:
    stamp = ready.read_stamp(ready.ENVIRONMENT_STAMP)
    ready.write_stamp(ready.ENVIRONMENT_STAMP, stamp | {"python": str(checkout / "python3.11-taken-away")})
    assert not ready.environment_ready(("play",))


@pytest.mark.usefixtures("checkout")
@pytest.mark.parametrize(("asked", "holds"), [("0", True), ("1", False)])
def test_native_is_built_again_only_when_asked_otherwise(
    monkeypatch: pytest.MonkeyPatch, asked: str, holds: bool
) -> None:
    monkeypatch.setenv("LANTERN_NATIVE", asked)
    assert ready.environment_ready(("play",)) is holds


def test_a_starter_cut_short_or_gone_is_noticed(checkout: Path) -> None:
    (checkout / "voice.gguf").write_bytes(b"123")
    assert not ready.starters_ready()
    (checkout / "voice.gguf").unlink()
    assert not ready.starters_ready()


def test_a_new_table_makes_the_starters_be_checked_again(checkout: Path) -> None:
    (checkout / "build" / "starter_models.toml").write_text("# other models\n", encoding="utf-8")
    assert not ready.starters_ready()


@pytest.mark.parametrize(
    ("argv", "sets"),
    [
        ([], ("play",)),
        (["chat", "test"], ("play",)),
        (["test", "-k", "bond"], ("play", "test")),
        (["build"], ("play", "freeze")),
    ],
)
def test_a_command_asks_for_its_sets(argv: list[str], sets: tuple[str, ...]) -> None:
    assert ready.wanted_sets(argv) == sets


def test_an_own_environment_is_one_that_finds_every_module(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ready.MODULES_OF_SET, "play", ("json", "tomllib"))
    assert ready.imports_everything(("play",))
    monkeypatch.setitem(ready.MODULES_OF_SET, "play", ("json", "no_such_module_here"))
    assert not ready.imports_everything(("play",))


@pytest.mark.parametrize("name", ["play", "test"])
def test_the_modules_of_a_set_are_those_of_the_packages_it_asks_for(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = project["dependencies"] if name == "play" else project["optional-dependencies"][name]
    packages = {row.split(">")[0].split("=")[0].strip().lower() for row in asked}
    providers = packages_distributions()
    found = {maker.lower().replace("_", "-") for module in ready.MODULES_OF_SET[name] for maker in providers[module]}
    assert packages <= found


def imported_at_start(path: Path) -> set[str]:
    """Names of the modules a file imports when it is imported itself, so not inside functions."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_set_up_needs_nothing_but_the_standard_library() -> None:
    todo, seen = ["main", "build.ready", "build.set_up"], set()
    while todo:
        module = todo.pop()
        seen.add(module)
        path = ROOT / Path(*module.split(".")).with_suffix(".py")
        for name in imported_at_start(path):
            top = name.split(".")[0]
            if top in ("build", "game"):
                package = ROOT / Path(*name.split(".")) / "__init__.py"
                names = [f"{name}.__init__"] if package.exists() else [name, f"{top}.__init__"]
                todo += [inner for inner in names if inner not in seen]
            else:
                assert top in sys.stdlib_module_names, f"{path} imports {name}"
    assert {"build.starters", "game.needs"} <= seen
