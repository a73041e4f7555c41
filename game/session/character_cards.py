"""Character cards of other programs: brought in by the file or the folder, and written out again.

An import makes a pack of each card and installs it; what was repaired, set aside or refused is told file by file.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from game.content.interchange.exporting import export
from game.content.interchange.kinds import is_lorebook
from game.content.interchange.limits import Refused
from game.content.interchange.lorebooks import as_card_book
from game.content.interchange.opening import Opened, open_file
from game.content.interchange.texts import as_json
from game.content.interchange.to_pack import Made, make_pack, name_of_pack
from game.content.interchange.writing import Form
from game.content.model import Companion
from game.content.packs.installing import install_files, unused_id
from game.content.problems import PackProblems

if TYPE_CHECKING:
    from game.session.profile import OpenProfile

SUFFIXES = frozenset({".png", ".apng", ".webp", ".jpg", ".jpeg", ".json", ".yaml", ".yml", ".charx"})
"""What is looked into in a folder; a file that is named itself is always looked into."""
_AHEAD = 4
"""How many cards are made ready beside each other: pictures are most of the work, and need no interpreter."""
_MOST_FILES = 20_000


@dataclass(frozen=True)
class Came:
    """What became of one file. why: what was repaired, or the reason for the refusal, and remarks. companion: their
    full id, "" for none."""

    file: str
    result: Literal["in", "repaired", "refused"]
    why: tuple[str, ...]
    companion: str = ""
    name: str = ""


def files_of(paths: Sequence[Path]) -> Iterator[Path]:
    """The files named, and those in the folders named, in order; links in folders are not followed."""
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        count = 0
        for here, folders, names in os.walk(path):
            folders.sort()
            for name in sorted(names):
                file = Path(here, name)
                if file.suffix.lower() in SUFFIXES and not file.is_symlink() and count < _MOST_FILES:
                    count += 1
                    yield file


def bring_in(profile: OpenProfile, paths: Sequence[Path], to: str = "") -> Iterator[Came]:
    """Bring cards in, one row a file as each is done. The library is read anew by the caller, once for all of them.

    to: the companion who is given the lorebooks among the files, "" for nobody. Raises UnknownName for one not there.
    """
    keeper = profile.library.companion(to) if to else None
    here = _already_here(profile)
    for file, made in _made_ready(files_of(paths)):
        if isinstance(made, Came):
            yield made
        elif isinstance(made, Opened):
            yield _give_book(profile, file, made, keeper)
        else:
            yield _install(profile, file, *made, here)


Ready = Came | Opened | tuple[Made, bytes]


def _made_ready(files: Iterable[Path]) -> Iterator[tuple[Path, Ready]]:
    """Each file opened and its pack made, a few of them at once, in the order given."""
    with ThreadPoolExecutor(min(_AHEAD, os.cpu_count() or 1), "cards") as workers:
        waiting: deque[tuple[Path, Future[Ready]]] = deque()
        for file in files:
            waiting.append((file, workers.submit(_ready, file)))
            if len(waiting) >= _AHEAD:
                done, future = waiting.popleft()
                yield done, future.result()
        for done, future in waiting:
            yield done, future.result()


def _ready(file: Path) -> Ready:
    try:
        opened = open_file(file)
        if is_lorebook(opened.card):
            return opened
        return make_pack(opened, file.stem), opened.data
    except Refused as error:
        return _refused(file, str(error))
    except OSError as error:
        return _refused(file, f"It cannot be read: {error.strerror or type(error).__name__}.")


def _refused(file: Path, why: str) -> Came:
    return Came(str(file), "refused", (why,))


def _already_here(profile: OpenProfile) -> dict[bytes, str]:
    """The companions made of cards, by the card's own bytes: the same file twice is one companion."""
    found: dict[bytes, str] = {}
    for companion in profile.library.companions:
        if companion.origin is not None and companion.origin.file is not None:
            try:
                found[_mark(companion.origin.file.read_bytes())] = companion.full_id
            except OSError:
                continue
    return found


def _mark(data: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(data).digest()


def _install(profile: OpenProfile, file: Path, made: Made, data: bytes, here: dict[bytes, str]) -> Came:
    known = here.get(_mark(data))
    if known is not None:
        return Came(str(file), "in", ("It is here already, and stays as it is.",), known, made.name)
    own, shipped = profile.places.own, profile.places.shipped_ids
    id = unused_id(made.id if made.id not in shipped else f"{made.id}-card", own)
    files = made.files if id == made.id else make_pack(open_file(file), file.stem, id).files
    try:
        install_files(files, own, shipped)
    except PackProblems as error:
        return _refused(file, f"No pack can be made of it: {error.problems[0]}")
    except OSError as error:
        return _refused(file, f"It cannot be written down: {error.strerror or type(error).__name__}.")
    full_id = f"{id}:{id}"
    here[_mark(data)] = full_id
    return Came(str(file), "repaired" if made.repaired else "in", (*made.repaired, *made.remarks), full_id, made.name)


def _give_book(profile: OpenProfile, file: Path, opened: Opened, keeper: Companion | None) -> Came:
    """A lorebook that stands by itself goes to whoever it was meant for."""
    if keeper is None:
        return _refused(file, "It is a lorebook. Say whose it is to be: card import FILE --for COMPANION.")
    folder = profile.library.packs[keeper.pack].folder
    if folder.parent != profile.places.own.resolve() and folder.parent != profile.places.own:
        name = keeper.short_name.within("en")
        return _refused(file, f"{name} came with the game, and is not changed. Give it to someone of your own.")
    place = folder / "companions" / keeper.id / "lore" / f"{name_of_pack(file.stem)}.json"
    try:
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(as_json(as_card_book(opened.card), indent=1) + b"\n")
    except OSError as error:
        return _refused(file, f"It cannot be written down: {error.strerror or type(error).__name__}.")
    return Came(str(file), "repaired" if opened.notes else "in", opened.notes, keeper.full_id, place.stem)


def write_out(profile: OpenProfile, companion: str, file: Path) -> list[str]:
    """Write a companion to a file whose suffix says the form; returns what could not go along.

    Raises UnknownName, Refused, OSError.
    """
    form = form_of(file)
    who = profile.library.companion(companion)
    data, left = export(profile.library.packs[who.pack], who, form)
    temporary = file.with_name(f".{file.name}.part")
    temporary.write_bytes(data)
    temporary.replace(file)
    return left


def form_of(file: Path) -> Form:
    """The form a file's suffix asks for. Raises Refused for any other."""
    forms: dict[str, Form] = {".png": "png", ".json": "json", ".charx": "charx"}
    form = forms.get(file.suffix.lower())
    if form is None:
        raise Refused(f"A card is written as .png, .json or .charx, not “{file.suffix or file.name}”.")
    return form
