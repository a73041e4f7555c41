"""A companion's lorebooks at one moment of a talk: what they have to say, and the state that is kept with the reply.

Sticky, cooldown and delay count the messages of the path. Their state belongs to the reply it was told for, so that a
swipe, a rewind or a branch finds it as it was there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import TYPE_CHECKING, Any

from game.content.macros import Names, expand
from game.content.model import Companion
from game.mind.conditions import Moment as Here
from game.mind.ports import Said
from game.mind.prompt import estimate
from game.play import happenings as h
from game.play.journal import Journal
from game.play.store import Turn

if TYPE_CHECKING:
    from game.mind.lore import Placement
    from game.mind.lore.model import Field

_SHARE = 8.0
"""Per cent of the context. Lore stands by the line and is read anew with each: less than SillyTavern's quarter."""


def lore_now(
    companion: Companion,
    player: str,
    recent: Sequence[Said],
    before: Mapping[str, Any],
    context: int,
    chance: Random,
    language: str,
    here: Here,
) -> tuple[tuple[Placement, ...], dict[str, Any]]:
    """What is told at this moment, and the state to keep with the reply. before: the state of the reply before.
    here: the moment that conditions look at."""
    if not (companion.lore or companion.books):
        return (), {}
    from game.mind.lore import LoreSettings, Moment, Spoken, Timing, books_of, from_data, scan, to_data

    books = books_of(companion, language, here)
    name = companion.short_name.within("en")
    spoken = tuple(
        Spoken(player if s.speaker == "player" else name, s.text, "user" if s.speaker == "player" else "assistant")
        for s in recent
    )
    timing = from_data(before["timing"]) if before else Timing()
    count = before["messages"] + 2 if before else len(spoken)  # Her reply, and the line that came since.
    moment = Moment(
        spoken,
        context,
        name,
        fields=_fields(companion),
        earlier=max(0, count - len(spoken)),
        expand=_macros(name, player, chance),
    )
    told = scan(books, moment, estimate, chance, timing, LoreSettings(budget_share=_SHARE))
    return told.placements, {"messages": count, "timing": to_data(told.timing)}


def state_before(journal: Journal, line: Turn | None) -> Mapping[str, Any]:
    """The lore state of the last reply above a line; empty where none has any."""
    turn = line
    while turn is not None and turn.parent is not None:
        turn = journal.turn(turn.parent)
        if turn is None or turn.role != "reply":
            continue
        for event in journal.events_of([turn]):
            if isinstance(event.what, h.ReplyClosed):
                return event.what.lore or {}
    return {}


def _fields(companion: Companion) -> Mapping[Field, str]:
    """What else than the talk an entry's keys may be looked for in."""
    persona = companion.persona
    return {"description": persona.summary.within("en"), "depth_prompt": persona.note.text if persona.note else ""}


def _macros(name: str, player: str, chance: Random) -> Callable[[str], str]:
    names = Names(name, player or "the passenger")
    return lambda text: expand(text, names, chance)
