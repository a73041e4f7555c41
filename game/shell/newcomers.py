"""Files that were dropped on the window or chosen in it: packs are installed, character cards come aboard."""

from __future__ import annotations

from collections.abc import Sequence
from operator import methodcaller
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from game.shell.link import Failed
from game.shell.pack_watch import look_again
from game.shell.words import Words

if TYPE_CHECKING:
    from game.session.character_cards import Came
    from game.shell.sitting import Sitting

_MOST_TOLD = 12
"""Files told of one by one; of more, only how many."""


def is_pack(path: Path) -> bool:
    """A pack's folder, or a zip; a folder without a manifest may hold cards."""
    return (path / "pack.toml").is_file() if path.is_dir() else path.suffix.lower() == ".zip"


def take_in(sitting: Sitting, files: Sequence[str]) -> None:
    """Bring in what was dropped: packs first, since a card may lean on none of them and a player may drop both."""
    paths = [Path(file) for file in files]
    for pack in filter(is_pack, paths):
        install = methodcaller("install_pack", pack)
        sitting.link.ask(install, lambda came: _pack_came(sitting, came.id), sitting.trouble)
    cards = [path for path in paths if not is_pack(path)]
    if cards:
        sitting.context().tell(sitting.words("newcomers.reading"))
        sitting.link.ask(
            lambda desk: desk.bring_in(cards),
            lambda came: _aboard(sitting, came),
            sitting.trouble,
        )


def _pack_came(sitting: Sitting, pack: str) -> None:
    look_again(sitting)
    sitting.context().tell(sitting.words("newcomers.pack", name=pack))


def choose_cards(parent: QWidget, words: Words) -> list[str]:
    """Cards chosen by hand, for whoever does not drop."""
    kinds = "*.png *.apng *.webp *.jpg *.jpeg *.json *.yaml *.yml *.charx"
    files, _ = QFileDialog.getOpenFileNames(
        parent, words("newcomers.choose"), "", f"{words('newcomers.cards')} ({kinds})"
    )
    return files


def choose_place(parent: QWidget, words: Words, name: str) -> str:
    """Where a companion is to be written, and so as what; "" for nowhere."""
    forms = "PNG (*.png);;JSON (*.json);;CHARX (*.charx)"
    file, form = QFileDialog.getSaveFileName(parent, words("newcomers.write"), f"{name}.png", forms)
    return file if not file or Path(file).suffix else file + form[form.find("*") + 1 : form.find(")")]


def _aboard(sitting: Sitting, came: Sequence[Came]) -> None:
    """One newcomer is met at once; of several, the list of everybody is shown. Then what is to know of them."""
    new = list(dict.fromkeys(one.companion for one in came if one.companion))
    if len(new) == 1:
        sitting.meet(new[0])
    elif new:
        sitting.go("aboard")
    told = report(sitting.words, came)
    if told is not None:
        sitting.trouble(told)


def report(words: Words, came: Sequence[Came]) -> Failed | None:
    """What became of the files, in words; None where a single one came in as it was, and is there to be seen."""
    if all(one.result == "in" for one in came) and len(came) == 1:
        return None
    counts: dict[str, Any] = {name: sum(one.result == name for one in came) for name in ("in", "repaired", "refused")}
    head = words("newcomers.report", came=counts["in"] + counts["repaired"], refused=counts["refused"])
    rows = [f"{Path(one.file).name}: {' '.join(one.why)}" for one in came if one.result != "in"]
    more = words("newcomers.more", count=len(rows) - _MOST_TOLD) if len(rows) > _MOST_TOLD else ""
    return Failed(head, "\n".join([*rows[:_MOST_TOLD], *([more] if more else [])]) or words("newcomers.whole"))
