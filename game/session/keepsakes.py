"""Keepsakes: any line of a talk, or several in a row, made into a card of the player's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from game.play.clock import evening_of
from game.play.happenings import KeepsakeLetGo, KeepsakeMade, LineSaid, ReplyClosed
from game.play.state import Keepsake
from game.play.store import Turn
from game.session import wording
from game.session.history import entries
from game.session.profile import OpenProfile
from game.session.views import CardEntry, KeepsakeView, MomentView, TalkEntry
from game.session.weather import weather_of

MOST_LINES = 6
"""More words than these fill no card."""
LONGEST_TITLE = 60
PLATFORM = "platform"
"""The scene in which everyone meets, until the player first speaks."""


class NothingToKeep(Exception):  # noqa: N818 - says what happened, not that something broke
    """There is no such line on the talk's present path, or too many were asked for."""


class NotWritten(Exception):  # noqa: N818 - says what happened
    """The disk would not take the picture; nothing was kept. `what` and `remedy` say it to the player."""

    def __init__(self, file: Path, why: str) -> None:
        self.what = f"{file.name} could not be written ({why})."
        self.remedy = f"Make room, or let the game write in {file.parent}; the talk itself is kept."
        super().__init__(f"{self.what} {self.remedy}")


@dataclass(frozen=True)
class _Around:
    """The talk about a moment: its path up to the head, and the bubbles on it."""

    path: list[Turn]
    said: list[TalkEntry]


def keep_moment(
    profile: OpenProfile, companion: str, turn: int, *, until: int | None = None, title: str = ""
) -> KeepsakeView:
    """Make a card of the line said in `turn`, or of those from `turn` to `until`, and put its picture in the media.

    Raises NothingToKeep; NotWritten where the disk does not take the picture.
    """
    made, because = _gather(profile, companion, turn, until, title)
    collection = profile.conversation("collection", "")
    painted = profile.paint(_moment(profile, made))
    with profile.journal.writing() as pen:
        number = pen.add(pen.turn(collection.id, "step"), made, because=because)
        _write(picture_of(profile, number), painted)
    profile.journal.save_view()
    return KeepsakeView(number, _entry(profile, profile.journal.state.keepsakes[number]))


def preview(profile: OpenProfile, companion: str, turn: int, *, until: int | None = None, title: str = "") -> bytes:
    """The card that `keep_moment` would make, as PNG; nothing is written down. Raises NothingToKeep."""
    return profile.paint(_moment(profile, _gather(profile, companion, turn, until, title)[0]))


def lines_about(profile: OpenProfile, companion: str, turn: int, reach: int = 2) -> list[TalkEntry]:
    """The line said in `turn` with up to `reach` lines before and after it. Raises NothingToKeep."""
    said = _around(profile, companion).said
    at = _place(said, turn)
    return said[max(0, at - reach) : at + reach + 1]


def let_go(profile: OpenProfile, keepsake: int) -> None:
    """Take a keepsake out of the album, and its picture out of the media. What is not there is no error."""
    if keepsake not in profile.journal.state.keepsakes:
        return
    collection = profile.conversation("collection", "")
    with profile.journal.writing() as pen:
        pen.add(pen.turn(collection.id, "step"), KeepsakeLetGo(keepsake))
    profile.journal.save_view()
    picture_of(profile, keepsake).unlink(missing_ok=True)


def keepsakes(profile: OpenProfile) -> tuple[CardEntry, ...]:
    """Every keepsake as a card of the album, oldest first. A picture that has been lost is painted anew."""
    held = list(profile.journal.state.keepsakes.values())
    for one in held:
        file = picture_of(profile, one.id)
        if not file.exists():
            _write(file, profile.paint(_moment(profile, one)))
    return tuple(_entry(profile, one) for one in held)


def picture_of(profile: OpenProfile, keepsake: int) -> Path:
    """Where a keepsake's card lies."""
    return profile.media / f"keepsake-{keepsake:06d}.png"


def _write(file: Path, png: bytes) -> None:
    try:
        file.write_bytes(png)
    except OSError as error:
        raise NotWritten(file, error.strerror or type(error).__name__) from error


def conversation_of(profile: OpenProfile, turn: int) -> str:
    """The companion in whose talk this turn is. Raises NothingToKeep."""
    found = profile.journal.turn(turn)
    talk = profile.journal.conversations.get(found.conversation) if found else None
    if talk is None or talk.kind != "talk":
        raise NothingToKeep(f"No talk has a turn {turn}. `chat --json` tells the turn of every line.")
    return talk.subject


def _gather(
    profile: OpenProfile, companion: str, turn: int, until: int | None, title: str
) -> tuple[KeepsakeMade, list[int]]:
    """What is kept, and the events it rests on."""
    who = profile.library.companion(companion)
    around = _around(profile, who.full_id)
    first = _place(around.said, turn)
    last = first if until is None else _place(around.said, until)
    first, last = min(first, last), max(first, last)
    chosen = around.said[first : last + 1]
    if len(chosen) > MOST_LINES:
        raise NothingToKeep(f"A keepsake holds up to {MOST_LINES} lines; these are {len(chosen)}.")
    turns = [one.turn for one in chosen]
    events = profile.journal.events_of([t for t in around.path if t.id in turns])
    because = [next(event.id for event in events if event.turn == turn) for turn in turns]
    scene = _scene(profile, who.full_id, around, turns[0])
    evening = evening_of(datetime.fromisoformat(chosen[0].at))
    made = KeepsakeMade(
        who.full_id,
        " ".join(title.split())[:LONGEST_TITLE],
        [[one.speaker, one.text] for one in chosen],
        turns,
        chosen[0].at,
        _expression(profile, around, turns),
        scene,
        "clear" if scene.endswith(f":{PLATFORM}") else weather_of(evening.isoformat()),
        profile.language,
    )
    return made, because


def _around(profile: OpenProfile, companion: str) -> _Around:
    talk = profile.conversation("talk", profile.library.companion(companion).full_id)
    path = profile.journal.path(talk.id)
    return _Around(path, entries(profile.journal, talk.id, len(path)) if path else [])


def _place(said: list[TalkEntry], turn: int) -> int:
    for at, one in enumerate(said):
        if one.turn == turn:
            return at
    raise NothingToKeep(f"The talk, as it stands now, has no line in turn {turn}.")


def _expression(profile: OpenProfile, around: _Around, turns: list[int]) -> str:
    """Her face at the last of these lines; a line of the player's shows her as she took it, or as she was before."""
    events = profile.journal.events_of(around.path)
    closed = {e.turn: e.what.expression for e in events if isinstance(e.what, ReplyClosed)}
    order = [t.id for t in around.path]
    until = order.index(turns[-1])
    within = [t for t in order[order.index(turns[0]) : until + 1] if t in closed]
    after, before = [t for t in order[until + 1 :] if t in closed], [t for t in order[:until] if t in closed]
    return next((closed[t] for t in (*within[-1:], *after[:1], *before[-1:])), "neutral")


def _scene(profile: OpenProfile, companion: str, around: _Around, turn: int) -> str:
    who = profile.library.companion(companion)
    before = [t for t in around.path if t.id <= turn]
    spoken = any(isinstance(e.what, LineSaid) for e in profile.journal.events_of(before))
    if not spoken and PLATFORM in profile.library.packs[who.pack].scenes:
        return f"{who.pack}:{PLATFORM}"
    return profile.library.scene(who.scene, who.pack).full_id if who.scene else ""


def _moment(profile: OpenProfile, what: KeepsakeMade | Keepsake) -> MomentView:
    """A moment as it is painted: its people and places looked up, its words set in the language it was kept in."""
    who = profile.library.companion(what.companion)
    scene = next((s for s in profile.library.scenes if s.full_id == what.scene), None)
    at, language = datetime.fromisoformat(what.said_at), what.language
    return MomentView(
        rig=who.rig,
        scene=scene.folder if scene else None,
        expression=what.expression,
        weather=what.weather,
        hour=at.hour + at.minute / 60,
        lines=tuple((whose, words) for whose, words in what.lines),
        title=what.title,
        who=who.short_name.within(language),
        place=_where(profile, what, language),
        day=wording.day(at.date(), language),
        time=f"{at:%H:%M}",
        language=language,
    )


def _where(profile: OpenProfile, what: KeepsakeMade | Keepsake, language: str) -> str:
    scene = next((s for s in profile.library.scenes if s.full_id == what.scene), None)
    weather = wording.weather(what.weather, language)
    return " · ".join(part for part in (scene.name.within(language) if scene else "", weather) if part)


def _entry(profile: OpenProfile, kept: Keepsake) -> CardEntry:
    language = profile.language
    order = list(profile.journal.state.keepsakes).index(kept.id) + 1
    at = datetime.fromisoformat(kept.said_at)
    return CardEntry(
        id=f"keepsake:{kept.id}",
        companion=kept.companion,
        number=f"{order:03d}",
        set_name=wording.keepsakes(language),
        rarity="keepsake",
        title=kept.title or _first_words(kept.lines),
        subtitle=f"{wording.day(at.date(), language)}, {at:%H:%M}",
        flavour=_where(profile, kept, language),
        hint="",
        picture=picture_of(profile, kept.id),
        found=True,
        shown=True,
        how="keepsake",
        quote="\n".join(words for _, words in kept.lines),
        at=kept.said_at,
        other_evening=kept.other_evening,
        lines=kept.lines,
        keepsake=kept.id,
    )


def _first_words(lines: tuple[tuple[str, str], ...]) -> str:
    """What a keepsake without a title goes by: how its last line begins."""
    text = " ".join(lines[-1][1].split()) if lines else ""
    if len(text) <= 40:
        return text
    head = text[:40]
    whole = head if " " not in head or text[40] == " " else head[: head.rindex(" ")]
    return whole.rstrip(" ,，、;；") + "…"
