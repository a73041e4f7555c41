"""Building on somebody's companion: with their leave, and with their name kept."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.content.interchange.limits import Refused
from game.content.interchange.to_pack import name_of_pack
from game.content.model import Companion, Forbear
from game.content.packs.installing import unused_id
from game.content.packs.toml_text import toml_text
from game.session import packs

if TYPE_CHECKING:
    from game.session.profile import OpenProfile


@dataclass(frozen=True)
class Provenance:
    """Where a companion comes from. licence: "" where none is known. lineage: nearest first."""

    name: str
    creator: str
    licence: str
    remix: str
    source: tuple[str, ...]
    lineage: tuple[Forbear, ...]


def provenance(profile: OpenProfile, companion: str) -> Provenance:
    """Where a companion comes from, by their own word or else their pack's. Raises UnknownName."""
    who = profile.library.companion(companion)
    pack, origin, name = profile.library.packs[who.pack], who.origin, who.name.within(profile.language)
    if origin is None:
        return Provenance(name, ", ".join(pack.authors), pack.licence, _consent(pack.licence), (), ())
    return Provenance(name, origin.creator, origin.licence, origin.remix, origin.source, origin.lineage)


@dataclass(frozen=True)
class Remixed:
    """The new companion's full id, and the folder of its pack."""

    id: str
    folder: Path


def remix(profile: OpenProfile, companion: str, name: str, with_leave: bool = False) -> Remixed:
    """A pack of the player's own made out of a companion that came on a card, under another name.

    Raises Refused where its maker has not agreed, or it lives in a pack with others; UnknownName.
    """
    who = profile.library.companion(companion)
    told = provenance(profile, companion)
    if told.remix != "yes" and not with_leave:
        raise Refused(_asks(told))
    if not name.strip():
        raise Refused("A companion needs a name.")
    pack = profile.library.packs[who.pack]
    if who.origin is None or list(pack.companions) != [who.id]:
        raise Refused(
            f"{told.name} lives in a pack with more than a card. Copy the folder {pack.folder} to build on it."
        )
    id = unused_id(name_of_pack(name), profile.places.own)
    packs.install_files(profile, dict(_copied(pack.folder, who, id, name.strip(), told)))
    return Remixed(f"{id}:{id}", profile.places.own / id)


def _consent(licence: str) -> str:
    from game.content.interchange.origin import is_free

    return "yes" if is_free(licence) else "ask"


def _asks(told: Provenance) -> str:
    by = f" {told.creator} made it." if told.creator else ""
    if told.remix == "no":
        return f"{told.name} may not be built upon.{by}"
    return f"Nothing says that {told.name} may be built upon.{by} Ask, and then say --with-leave; or it is your own."


def _copied(folder: Path, who: Companion, id: str, name: str, told: Provenance) -> Any:
    """The pack's files under another id and name, with whom it was built on written down."""
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.is_symlink():
            continue
        place = path.relative_to(folder).as_posix()
        data: str | bytes = path.read_bytes()
        if place == "pack.toml":
            pack = tomllib.loads(path.read_text("utf-8"))
            data = toml_text({**pack, "id": id, "version": "0.1.0", "name": name})
        elif place == f"companions/{who.id}/companion.toml":
            data = toml_text(_renamed(tomllib.loads(path.read_text("utf-8")), name, told))
        elif place in ("cards/cards.toml", "chapters/chapters.toml"):
            table = tomllib.loads(path.read_text("utf-8"))
            rows = {key: [{**row, "companion": id} for row in value] for key, value in table.items()}
            data = toml_text(rows)
        yield place.replace(f"companions/{who.id}/", f"companions/{id}/"), data


def _renamed(companion: dict[str, Any], name: str, told: Provenance) -> dict[str, Any]:
    source = ", ".join(told.source)
    forbear = {"name": told.name, "creator": told.creator, "licence": told.licence, "source": source}
    origin = companion.get("origin", {})
    lineage = [forbear, *origin.get("lineage", [])]
    return {**companion, "name": name, "short_name": name, "origin": {**origin, "lineage": lineage}}
