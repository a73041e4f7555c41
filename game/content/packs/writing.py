"""A pack folder written from texts and bytes: whole, or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from game.content.packs.names import name_refusal, same_names
from game.content.problems import PackProblems, Problem


def write_pack(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes `files` (path in the pack → content) as the new folder `folder`, its parents made where they are not.

    All of it appears at once: what stops halfway leaves nothing behind. Raises FileExistsError where something is
    there already, PackProblems for a path that no pack may have, OSError where the system refuses.
    """
    wrong = [Problem(name, 0, 0, what) for name in files if (what := name_refusal(name))]
    wrong += [Problem(two, 0, 0, f"is the same file as {one} on some systems") for one, two in same_names(files)]
    if wrong:
        raise PackProblems(folder.name, wrong)
    if os.path.lexists(folder):
        raise FileExistsError(17, "there is already something here", str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".writing-", dir=folder.parent))
    try:
        for name, content in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        made.chmod(0o755)
        made.rename(folder)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
