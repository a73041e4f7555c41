"""Where tests keep what someone may want to look at: pictures, dumps. `LANTERN_ARTEFACTS` names another folder."""

from __future__ import annotations

import os
from pathlib import Path

from game.app import ROOT


def artefacts(kind: str) -> Path:
    """A folder for one kind of thing, which is there."""
    folder = Path(os.environ.get("LANTERN_ARTEFACTS") or ROOT / ".cache" / "artefacts") / kind
    folder.mkdir(parents=True, exist_ok=True)
    return folder
