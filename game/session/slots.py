"""Slots: places in readings that the player marked, each with a picture, to come back to.

A slot is a bookmark of a turn of the journal. Going back to one moves the reading's head there, so what came of
everything read since is undone, and what rests on that in other conversations with it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from game.play.happenings import ChapterBegun, SlotCleared, SlotKept, StoryStepped
from game.play.state import Slot, State
from game.session.profile import OpenProfile
from game.session.reading import Reading
from game.session.views import SlotView, TakenBackView

QUICK, AUTO = "quick", "auto"
"""The slot of the quick keys, and the one that keeps where the player was before another was gone back to."""


class NoSuchPlace(Exception):  # noqa: N818 - says what happened, not that something broke
    """A slot cannot be kept or gone back to; `remedy` says what the player can do."""

    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.remedy = remedy


def slots(profile: OpenProfile) -> tuple[SlotView, ...]:
    """What is kept, the newest first. A chapter whose pack is gone is named by its id."""
    kept = sorted(profile.journal.state.slots.values(), key=lambda one: (one.at, one.marked), reverse=True)
    return tuple(_view(profile, one) for one in kept)


def keep_slot(profile: OpenProfile, reading: Reading, slot: str, picture: bytes = b"") -> None:
    """Mark where a reading stands; what the slot held before goes. Raises NoSuchPlace in a replay, OSError."""
    try:
        conversation, turn = reading.mark()
    except LookupError as error:
        raise NoSuchPlace(str(error)) from error
    step = reading.step()
    line = _spoken(step.speaker, step.text)
    _keep(profile, SlotKept(slot, reading.chapter.full_id, conversation, turn, line, ""), picture)


def clear_slot(profile: OpenProfile, slot: str) -> None:
    """Forget a slot and its picture; one that is empty stays so."""
    held = profile.journal.state.slots.get(slot)
    if held is not None:
        collection = profile.conversation("collection", "")
        with profile.journal.writing() as pen:
            pen.add(pen.turn(collection.id, "step"), SlotCleared(slot))
        profile.journal.save_view()
        _drop_picture(profile, held)


def taken_back(profile: OpenProfile, slot: str) -> TakenBackView:
    """What going back to a slot would undo, besides what was read since. Raises NoSuchPlace."""
    held, state = _held(profile, slot), profile.journal.state
    then = profile.journal.if_moved(held.conversation, held.marked)
    _check(profile, held, then)
    library, language = profile.library, profile.language
    who = library.companion(library.chapter(held.chapter).companion)
    gone = [
        chapter.title.within(language)
        for chapter in library.chapters
        if (state.progress(chapter.full_id).finished is not None and then.progress(chapter.full_id).finished is None)
        or (state.progress(chapter.full_id).opened is not None and then.progress(chapter.full_id).opened is None)
    ]
    before, after = state.bond(who.full_id), then.bond(who.full_id)
    rank = next((r.name.within(language) for r in who.ranks if r.number == after.rank), str(after.rank))
    forgotten = len(state.open_memories(who.full_id)) - len(then.open_memories(who.full_id))
    return TakenBackView(
        tuple(gone), rank if after.rank < before.rank else "", max(0, before.points - after.points), max(0, forgotten)
    )


def load_slot(profile: OpenProfile, slot: str, picture: bytes = b"") -> str:
    """Stand at a slot again; the chapter it is in. Where its reading stood until now is kept as the slot AUTO, with
    this picture. Raises NoSuchPlace."""
    held = _held(profile, slot)
    _check(profile, held, profile.journal.if_moved(held.conversation, held.marked))
    here = profile.journal.conversations[held.conversation].head
    if slot != AUTO and here is not None and here != held.marked:
        line = _line_at(profile, held.conversation)
        _keep(profile, SlotKept(AUTO, held.chapter, held.conversation, here, line, ""), picture)
    profile.journal.move_head(held.conversation, held.marked)
    return held.chapter


def _keep(profile: OpenProfile, what: SlotKept, picture: bytes) -> None:
    """The picture first: a slot that is written down never points at one that is not there."""
    before = profile.journal.state.slots.get(what.slot)
    name = f"slot-{what.slot}-{profile.journal.last.event + 1}.webp" if picture else ""
    if name:
        beside = profile.media / f".{name}.tmp"
        beside.write_bytes(picture)
        beside.replace(profile.media / name)
    collection = profile.conversation("collection", "")
    with profile.journal.writing() as pen:
        kept = SlotKept(what.slot, what.chapter, what.conversation, what.marked, what.line, name)
        pen.add(pen.turn(collection.id, "step"), kept)
    profile.journal.save_view()
    if before is not None:
        _drop_picture(profile, before)


def _line_at(profile: OpenProfile, conversation: int) -> str:
    """The line that was told last where a reading stands."""
    events = profile.journal.events_of(profile.journal.path(conversation))
    told = (e.what.shown for e in reversed(events) if isinstance(e.what, StoryStepped) and e.what.shown)
    last: dict[str, Any] = next((shown for shown in told if "text" in shown), {})
    return _spoken(str(last.get("speaker", "")), str(last.get("text", "")))


def _spoken(speaker: str, text: str) -> str:
    return f"{speaker}: {text}" if speaker else text


def _held(profile: OpenProfile, slot: str) -> Slot:
    held = profile.journal.state.slots.get(slot)
    if held is None:
        raise NoSuchPlace("There is nothing in this slot.")
    try:
        profile.library.chapter(held.chapter)
    except LookupError as error:
        raise NoSuchPlace(f"{held.chapter} is in no pack that is installed.", "Install its pack again.") from error
    return held


def _check(profile: OpenProfile, held: Slot, then: State) -> None:
    """A place in a reading whose beginning was taken back with the talk that opened it cannot be stood at."""
    first = profile.journal.path(held.conversation)[:1]
    begun = next((e.id for e in profile.journal.events_of(first) if isinstance(e.what, ChapterBegun)), None)
    if begun is None or then.progress(held.chapter).begun != begun:
        raise NoSuchPlace(
            "This place belongs to an evening that you took back.",
            "It can be gone back to when that evening is taken up again; the talk still keeps it.",
        )


def _view(profile: OpenProfile, held: Slot) -> SlotView:
    try:
        chapter = profile.library.chapter(held.chapter)
        title, companion = chapter.title.within(profile.language), chapter.companion
    except LookupError:
        title, companion = held.chapter, ""
    picture = profile.media / held.picture if held.picture else None
    there = picture if picture is not None and picture.exists() else None
    return SlotView(held.slot, held.chapter, title, companion, held.line, held.at, there)


def _drop_picture(profile: OpenProfile, held: Slot) -> None:
    if held.picture:
        _picture(profile, held.picture).unlink(missing_ok=True)


def _picture(profile: OpenProfile, name: str) -> Path:
    return profile.media / Path(name).name
