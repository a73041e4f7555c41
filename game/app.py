"""The one place where the parts meet: store, models, packs, session, and whatever shows them."""

from __future__ import annotations

import argparse
import json
import locale
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.commands import line
from game.commands.parts import BAD_USAGE, Desktop, Parts
from game.play.clock import Clock, FixedClock, SystemClock, parse_moment

# Rooms are loaded in the functions that join them: the window's first frame needs none of them, and half a second less.
if TYPE_CHECKING:
    from game.keep.profile import Profile
    from game.keep.restoring import Copies
    from game.mind.ports import Ear, Voice
    from game.session.loading import Loading
    from game.session.packs import PackPlaces
    from game.session.profile import HelpCard, OpenProfile
    from game.session.views import MomentView
    from game.shelf import PlayersShelf
    from game.shell.ports import TakesEngines

ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))
"""Where the game lies: the checkout, or the frozen application's folder."""


def main(argv: Sequence[str]) -> int:
    """Run the game: the desktop without arguments, else one command. Returns the exit status."""
    arguments = line.spelled(argv)
    options = line.parser_for(arguments).parse_args(arguments)
    try:
        _clock(options)
    except ValueError:
        sys.stderr.write(f"--now takes a date and time such as 2026-11-21T22:10; this is {options.now!r}.\n")
        return BAD_USAGE
    parts = Parts(ROOT, open_profile, load_models, open_shelf, _desktop, copies_of)
    if options.command is None:
        return _play(options, parts)
    return line.run(options, parts)


def _play(options: argparse.Namespace, parts: Parts) -> int:
    """The desktop; with no display, say so and play in the terminal."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        sys.stderr.write("There is no display here, so the game plays in this terminal. `main.py --help` lists more.\n")
        arguments = [*sys.argv[1:], "chat", "isaura"]
        return line.run(line.parser_for(arguments).parse_args(arguments), parts)
    options.command = "desktop"
    return parts.desktop().open(options)


def _desktop() -> Desktop:
    """Qt is loaded only for what needs it."""
    from game.shell.desktop import ShellDesktop

    return ShellDesktop(ROOT, peek, open_kept, assemble, load_models, shelf_of)


def peek(options: argparse.Namespace) -> dict[str, Any]:
    """The settings as they lie on the disk, unchecked and unlocked; {} where there are none. It dresses the window's
    first frame, before the profile is opened."""
    root = options.profile
    if root is None:
        import platformdirs

        root = Path(platformdirs.user_data_dir("Lantern Line", appauthor=False))
    try:
        rows = json.loads((root / "settings.json").read_text(encoding="utf-8"))["tables"]["settings"]
        return dict(next(iter(rows.values())))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, StopIteration):
        return {}


def open_kept(options: argparse.Namespace) -> Profile:
    """The player's folder: locked for us, settings read. Raises KeepError."""
    from game.keep.profile import Profile
    from game.mind.text import terms

    return Profile(options.profile, terms, _clock(options).now())


def copies_of(options: argparse.Namespace) -> Copies:
    """The backups of a profile that need not be open."""
    from game.keep.folders import Folders, default_root
    from game.keep.restoring import Copies

    return Copies(Folders((options.profile or default_root()).absolute()), _clock(options).now())


def assemble(kept: Profile, options: argparse.Namespace) -> OpenProfile:
    """Everything a use-case needs, for the thread that calls this. Models come later, by `load_models`."""
    from random import Random

    from game.play.journal import Journal
    from game.session.profile import OpenProfile, spoken

    clock = _clock(options)
    places = places_of(kept)
    seed = getattr(options, "seed", None)
    return OpenProfile(
        places.library(),
        Journal(kept.archive, kept.save, clock),
        kept.archive,
        language_for(options.lang or kept.settings.settings.language),
        Random(seed) if seed is not None else Random(),
        help_card,
        kept.settings.settings.model,
        kept.folders.media,
        paint_moment,
        lambda spec: shelf_of(kept).open(spec),
        lambda spec: shelf_of(kept).server_of(spec),
        spoken(kept.settings.settings.speech),
        kept.settings.settings.address,
        places,
    )


def places_of(kept: Profile) -> PackPlaces:
    """Where the packs of an open folder lie, and which the player switched off."""
    from game.session.packs import PackPlaces

    def switch(off: frozenset[str]) -> None:
        kept.settings.change(packs_off=sorted(off))

    return PackPlaces(ROOT / "story", kept.folders.packs, lambda: frozenset(kept.settings.settings.packs_off), switch)


def paint_moment(moment: MomentView) -> bytes:
    """A keepsake's card as PNG: the stage as it stood, framed and lettered. Takes about a second; stage and art are
    loaded when the first is made."""
    from game.art.keepsake_face import Postcard, compose_keepsake
    from game.stage.moment import picture

    seen = picture(moment.scene, moment.rig, moment.expression, moment.hour, moment.weather)
    card = Postcard(
        seen, moment.lines, moment.title, moment.who, moment.place, moment.day, moment.time, moment.language
    )
    return compose_keepsake(card)


@contextmanager
def open_profile(options: argparse.Namespace) -> Iterator[OpenProfile]:
    """A profile opened for one command; what was mended on opening is told on the error stream."""
    with open_kept(options) as kept:
        profile = assemble(kept, options)
        for notice in kept.notices:
            sys.stderr.write(f"  {notice}\n")
        try:
            yield profile
        finally:
            profile.close_engines()


def load_models(profile: TakesEngines, spec: str = "") -> Iterator[Loading]:
    """Load ear and voice into the profile, yielding what is being done.

    spec: "starter", a GGUF's path, a server's address, "ear" (no voice), or "" for the voice the player chose. One that
    cannot be loaded is said so plainly, and the game goes on without it: she speaks authored lines, and is heard by
    words alone. Nothing else takes its place, least of all a server.
    """
    import platformdirs

    from game.mind.ports import EngineError
    from game.model.starter import open_ear
    from game.rehearsal import remembering, shipped_stores
    from game.session.loading import Loading

    ear: Ear | None = None
    voice: Voice | None = None
    try:
        yield Loading("ear")
        hearing = open_ear()
        hearing.wait()
        cache = Path(platformdirs.user_cache_dir("Lantern Line", appauthor=False))
        ear = remembering(hearing, cache, shipped_stores())
        profile.engines_ready(None, ear)
    except EngineError as error:
        yield Loading("ear", str(error))
    try:
        if spec != "ear":
            yield Loading("voice")
            speaking = profile.open_voice(spec or profile.model)
            try:
                speaking.wait()
                voice = speaking
            finally:
                if voice is None:
                    speaking.close()
    except EngineError as error:
        yield Loading("voice", str(error))
    profile.engines_ready(voice, ear)


@contextmanager
def open_shelf(options: argparse.Namespace) -> Iterator[PlayersShelf]:
    """The player's models, for one command."""
    with open_kept(options) as kept:
        yield shelf_of(kept)


def shelf_of(kept: Profile) -> PlayersShelf:
    """The player's models, kept in an open folder."""
    from game.shelf import PlayersShelf

    return PlayersShelf(kept)


def language_for(wanted: str) -> str:
    """One of the game's languages; "system" is the machine's, English where the game does not speak that."""
    name = (locale.getlocale()[0] or "") if wanted == "system" else wanted
    if name.startswith(("zh_TW", "zh_HK", "zh_MO", "zh-Hant")):
        return "zh-Hant"
    return "zh-Hans" if name.startswith("zh") else "en"


def help_card(language: str) -> HelpCard:
    """The crisis card in a language, from assets/care."""
    import tomllib

    from game.session.profile import HelpCard

    path = ROOT / "assets" / "care" / f"{language}.toml"
    data = tomllib.loads((path if path.exists() else path.with_name("en.toml")).read_text(encoding="utf-8"))
    return HelpCard(data["title"], " ".join(data["text"].split()), tuple(data["lines"]))


def _clock(options: argparse.Namespace) -> Clock:
    return FixedClock(parse_moment(options.now)) if options.now else SystemClock()
