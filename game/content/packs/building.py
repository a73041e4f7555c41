"""A pack made ready to be given away: one zip, the same each time, and its checksum beside it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from game.content.folder import survey
from game.content.loading import check_pack, load_pack
from game.content.packs.zips import write_zip
from game.content.problems import PackProblems, Problem

SUMS = "SHA256SUMS"


def build_pack(folder: Path, into: Path) -> Path:
    """Writes <id>-<version>.zip into the folder `into`, and its row in SHA256SUMS there. Returns the zip.

    Raises PackProblems for a pack that does not pass its check, OSError.
    """
    folder = folder.resolve()
    errors, _ = check_pack(folder)
    if errors:
        raise PackProblems(folder.name, errors)
    pack = load_pack(folder)
    into.mkdir(parents=True, exist_ok=True)
    made = into / f"{pack.id}-{pack.version}.zip"
    write_zip(folder, survey(folder)[0], made)
    rows = {**_sums(into), made.name: _sha256(made)}
    (into / SUMS).write_text("".join(f"{rows[name]}  {name}\n" for name in sorted(rows)), "utf-8", newline="\n")
    return made


def verified(path: Path) -> None:
    """Raises PackProblems when a SHA256SUMS beside a zip tells another checksum: damaged, or not the one."""
    told = _sums(path.parent).get(path.name)
    if told and told.lower() != _sha256(path):
        what = f"is not the file whose checksum stands in {SUMS} beside it; fetch it again"
        raise PackProblems(path.name, [Problem(path.name, 0, 0, what)])


def _sums(folder: Path) -> dict[str, str]:
    """File → checksum, as SHA256SUMS tells; {} where there is none that can be read."""
    try:
        rows = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    pairs = (row.split(maxsplit=1) for row in rows if len(row.split(maxsplit=1)) == 2)
    return {name.lstrip("*"): told for told, name in pairs}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
