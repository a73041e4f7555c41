"""`pack play`: a pack's story or its first companion, as the game would have them, in a folder that is thrown away."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.commands.parts import Parts, UserError
from game.content.library import Library, find_packs, load_library
from game.content.model import Chapter, Pack
from game.content.problems import PackProblems
from game.play.happenings import ChapterOpened
from game.session.scripts import compiled
from game.yarn.problems import nearest

if TYPE_CHECKING:
    from game.session.profile import OpenProfile


def play(options: argparse.Namespace, parts: Parts) -> int:
    """Its first chapter, or the one with the node, whatever it waits for; without a chapter, or with --talk, a talk."""
    library = _with(options.folder.absolute(), parts.root)
    pack = library.packs[options.folder.absolute().name]
    chapter = None if options.talk else _chapter(pack, options.node)
    if chapter is None and not pack.companions:
        raise UserError(f"{pack.id} has neither a chapter nor a companion to play.")
    if chapter is not None:
        pack = replace(pack, chapters={**pack.chapters, chapter.id: chapter})
        library = replace(library, packs={**library.packs, pack.id: pack})
    with tempfile.TemporaryDirectory(prefix="lantern-line-") as folder:
        options.profile = Path(folder)
        lent = replace(parts, open_profile=lambda given: _opened(given, parts, library, chapter))
        return _read(options, lent, chapter) if chapter is not None else _talk(options, lent, pack)


def _read(options: argparse.Namespace, parts: Parts, chapter: Chapter) -> int:
    from game.commands import read

    options.chapter, options.say, options.model = chapter.full_id, [], "none"
    return read.run(options, parts)


def _talk(options: argparse.Namespace, parts: Parts, pack: Pack) -> int:
    from game.commands import chat

    parser = argparse.ArgumentParser()
    chat.add(parser)
    who = next(iter(pack.companions.values())).full_id
    return chat.run(parser.parse_args([who], options), parts)


def _with(folder: Path, root: Path) -> Library:
    """The game's packs and this one, whether or not it is one of them. Raises PackProblems where it cannot be used."""
    shipped = [one for one in find_packs(root / "story") if one.resolve() != folder.resolve()]
    library = load_library([*shipped, folder])
    if folder.name in library.broken:
        raise PackProblems(folder.name, library.broken[folder.name])
    return library


def _chapter(pack: Pack, node: str) -> Chapter | None:
    """The chapter to play, begun at the node where one is given."""
    if not node:
        return next(iter(pack.chapters.values()), None)
    known: list[str] = []
    for chapter in pack.chapters.values():
        names = list(compiled(chapter.source).nodes)
        if node in names:
            return replace(chapter, node=node)
        known += names
    close = nearest(node, known)
    raise UserError(f"No story of {pack.id} has a node {node}." + (f" Did you mean {close}?" if close else ""))


@contextmanager
def _opened(
    options: argparse.Namespace, parts: Parts, library: Library, chapter: Chapter | None
) -> Iterator[OpenProfile]:
    """The thrown-away folder, with these packs, and the chapter open whatever it would wait for."""
    with parts.open_profile(options) as profile:
        profile.take_library(library)
        if chapter is not None:
            opened = profile.conversation("collection", "")
            with profile.journal.writing() as pen:
                pen.add(pen.turn(opened.id, "step"), ChapterOpened(chapter.companion, chapter.full_id, ""))
        yield profile
