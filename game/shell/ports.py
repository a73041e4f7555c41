"""What the shell is given by `app`: the player's folder, the game assembled in it, and models, as plain callables."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from game.mind.ports import Ear, Voice
    from game.session.loading import Loading
    from game.session.profile import OpenProfile
    from game.session.shelf import Shelf


class KeptSettings(Protocol):
    """The settings file: values by name, and a way to set some of them."""

    @property
    def settings(self) -> Any: ...
    def change(self, **values: Any) -> Any: ...


class Kept(Protocol):
    """The player's folder, open and locked. Belongs to the thread that opened it."""

    @property
    def settings(self) -> KeptSettings: ...
    @property
    def folders(self) -> Any: ...


class TakesEngines(Protocol):
    """Whoever is handed voice and ear once they have loaded; `model` is the voice the player chose."""

    @property
    def model(self) -> str: ...
    @property
    def open_voice(self) -> Callable[[str], Voice]: ...
    def engines_ready(self, voice: Voice | None, ear: Ear | None) -> None: ...


Options = argparse.Namespace
Peek = Callable[[Options], Mapping[str, Any]]
"""The settings as they lie on the disk, unchecked; {} where there are none. For dressing the first frame."""
OpenKept = Callable[[Options], AbstractContextManager[Kept]]
"""Open and lock the player's folder. Raises what tells the player why it cannot be."""
Assemble = Callable[[Any, Options], "OpenProfile"]
"""Put the game together in an open folder, on the thread that will use it."""
OpenShelf = Callable[[Any], "Shelf"]
"""The player's models, kept in an open folder."""
LoadModels = Callable[[TakesEngines, str], Iterator["Loading"]]
"""Load ear and voice, on any thread; yields what is being done or what went wrong."""
