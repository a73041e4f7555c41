"""`pack`: make, check, play, build and install packs, and see which are here."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from game.commands.pack_play import play
from game.commands.parts import BAD_INPUT, DONE, Parts, UserError, print_json, shared_options
from game.content.problems import PackProblems
from game.session import packs
from game.session.pack_check import Checked, check
from game.session.pack_views import DormantView, PackView, dormant, pack_views

_DEEDS = {
    "list": "which packs are here, what each adds, what is wrong (the default)",
    "new": "a new pack to begin from: somebody to talk with, a picture, a story, a card",
    "check": "everything wrong or doubtful in a pack, with file, line and column",
    "play": "a pack's story here in the terminal, from any node",
    "build": "a zip to give away, the same each time, and its SHA256SUMS",
    "docs": "write the schemas and the reference of packs anew, into the folder of stories",
    "install": "bring packs in: folders or zips",
    "remove": "take a pack out; what was lived with it is kept",
    "enable": "switch a pack on",
    "disable": "switch a pack off",
}


def add(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="pack", metavar="|".join(_DEEDS))
    found = {name: kinds.add_parser(name, help=does, parents=[shared_options()]) for name, does in _DEEDS.items()}
    found["new"].add_argument("folder", type=Path, help="a folder that is not there yet; its name is the pack's id")
    found["new"].add_argument("--companion", default="Teo Marsh", help="the full name of whoever is in it")
    found["new"].add_argument("--author", default="", help="your name, as players see it")
    for name in ("check", "build", "install"):
        found[name].add_argument("paths", nargs="+", type=Path, metavar="FOLDER|ZIP" if name == "install" else "FOLDER")
    found["build"].add_argument("-o", "--into", type=Path, default=Path(), help="where the zip is written (here)")
    found["play"].add_argument("folder", type=Path, metavar="FOLDER")
    found["play"].add_argument("--from", dest="node", default="", metavar="NODE", help="the node to begin at")
    found["play"].add_argument("--choices", default="", metavar="1,2,…", help="which option to take at each choice")
    found["play"].add_argument("--talk", action="store_true", help="talk with its first companion instead")
    found["docs"].add_argument("folder", type=Path, nargs="?", help="the folder of stories (the game's own)")
    for name in ("remove", "enable", "disable"):
        found[name].add_argument("packs", nargs="+", metavar="ID")


def run(options: argparse.Namespace, parts: Parts) -> int:
    deeds: Mapping[str, Callable[[argparse.Namespace, Parts], int]] = {
        "list": _list, "new": _new, "check": _check, "play": play, "build": _build, "docs": _docs,
        "install": _install, "remove": _remove, "enable": _switch, "disable": _switch,
    }  # fmt: skip
    try:
        return deeds[options.pack or "list"](options, parts)
    except PackProblems as error:
        if options.json:
            print_json({"pack": error.pack, "errors": [str(problem) for problem in error.problems]})
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
    except OSError as error:
        raise UserError(f"{error.filename or 'The disk'}: {error.strerror or error}.") from error


# Making


def _new(options: argparse.Namespace, parts: Parts) -> int:
    from game.content.packs.template import new_pack
    from game.session.story_docs import story_docs
    from game.yarn import add_line_ids

    folder: Path = options.folder.absolute()
    definitions = story_docs()["schemas/yarn-commands.ysls.json"]
    author = options.author or getpass.getuser()
    new_pack(parts.root / "assets" / "pack-template", folder, options.companion, author, definitions)
    for story in sorted(folder.glob("chapters/*.yarn")):
        story.write_text(add_line_ids(story.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    if options.json:
        print_json({"pack": folder.name, "folder": folder})
    else:
        sys.stdout.write(
            f"{folder} is there, and {options.companion} in it. Next:\n"
            f"  pack play {options.folder}      its story, here\n"
            f"  pack check {options.folder}     whenever you changed something\n"
            f"  pack install {options.folder}   into the game; change it there, and the game reads it anew\n"
            "The guide is story/MODDING.md.\n"
        )
    return DONE


def _check(options: argparse.Namespace, parts: Parts) -> int:
    found = [check(path.absolute(), parts.root) for path in options.paths]
    if options.json:
        print_json(found[0].to_json() if len(found) == 1 else [one.to_json() for one in found])
    else:
        sys.stdout.write("".join(_told(one) for one in found))
    return BAD_INPUT if any(one.errors for one in found) else DONE


def _told(found: Checked) -> str:
    rows = [*(f"error: {one}" for one in found.errors), *(f"warning: {one}" for one in found.warnings)]
    count = f"{len(found.errors)} errors, {len(found.warnings)} warnings"
    return "".join(f"{row}\n" for row in (*rows, f"{found.pack}: {count}"))


def _build(options: argparse.Namespace, parts: Parts) -> int:
    from game.content.packs.building import build_pack

    made = []
    for path in options.paths:
        if errors := check(path.absolute(), parts.root).problems:
            raise PackProblems(path.absolute().name, errors)
        made.append(build_pack(path, options.into))
    if options.json:
        print_json({"built": made})
    else:
        sys.stdout.write("".join(f"{path} · {path.stat().st_size / 1024:,.0f} KB\n" for path in made))
    return DONE


def _docs(options: argparse.Namespace, parts: Parts) -> int:
    from game.content.reference import write_docs

    write_docs(options.folder or parts.root / "story")
    return DONE


# Bringing in and taking out


def _install(options: argparse.Namespace, parts: Parts) -> int:
    with parts.open_profile(options) as profile:
        came = [packs.install(profile, path) for path in options.paths]
    if options.json:
        print_json({"installed": [{"id": one.id, "version": one.version, "replaced": one.replaced} for one in came]})
        return DONE
    for one in came:
        instead = f", instead of {one.replaced}" if one.replaced else ""
        sys.stdout.write(f"{one.id} {one.version} is in{instead}.\n")
        sys.stdout.write("".join(f"  warning: {problem}\n" for problem in one.warnings))
    return DONE


def _remove(options: argparse.Namespace, parts: Parts) -> int:
    with parts.open_profile(options) as profile:
        for pack in options.packs:
            try:
                packs.remove(profile, pack)
            except LookupError as error:
                raise UserError(f"{error} `pack list` shows what is here.") from error
        sleeping = dormant(profile)
    if options.json:
        print_json({"removed": options.packs, "dormant": sleeping})
    else:
        sys.stdout.write("".join(f"{pack} is out.\n" for pack in options.packs))
        sys.stdout.write("".join(map(_sleeping, sleeping)))
    return DONE


def _switch(options: argparse.Namespace, parts: Parts) -> int:
    with parts.open_profile(options) as profile:
        known = {view.id for view in pack_views(profile)}
        for pack in options.packs:
            if pack not in known:
                raise UserError(f"There is no pack {pack}. `pack list` shows what is here.")
            try:
                packs.switch(profile, pack, options.pack == "enable")
            except ValueError as error:
                raise UserError(str(error)) from error
    return _list(options, parts)


def _list(options: argparse.Namespace, parts: Parts) -> int:
    with parts.open_profile(options) as profile:
        views, sleeping = pack_views(profile), dormant(profile)
    if options.json:
        print_json({"packs": views, "dormant": sleeping})
    else:
        sys.stdout.write("".join(map(_row, views)) + "".join(map(_sleeping, sleeping)))
    return DONE


_MARKS = {"on": "✓", "off": "·", "broken": "✗"}


def _row(view: PackView) -> str:
    state = {"on": "", "off": " · switched off", "broken": " · cannot be used"}[view.state]
    rows = [f"{_MARKS[view.state]} {view.id} {view.version} · {view.name} · {view.licence}{state}"]
    adds = [*view.companions, *(f"{n} {what}" for n, what in _counts(view) if n)]
    rows += [f"    adds {', '.join(adds)}"] if adds else []
    rows += [f"    changes {one.pack}: {one.what} {', '.join(one.names)}" for one in view.changes]
    rows += [f"    changed by {one.pack}: {one.what} {', '.join(one.names)}" for one in view.changed_by]
    rows += [f"    {problem}" for problem in (*view.problems, *view.warnings)]
    return "".join(f"{row}\n" for row in rows)


def _counts(view: PackView) -> list[tuple[int, str]]:
    return [(view.chapters, "chapters"), (view.cards, "cards"), (view.scenes, "scenes")]


def _sleeping(view: DormantView) -> str:
    held = [
        f"{n} {what}" for n, what in (
            (view.companions, "companions"), (view.chapters, "chapters"), (view.cards, "cards"),
            (view.keepsakes, "keepsakes"),
        ) if n
    ]  # fmt: skip
    return f"z {view.pack} is not here; your save keeps {', '.join(held)} of it until it is.\n"
