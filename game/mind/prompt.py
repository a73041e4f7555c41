"""What a model is told, lasting things first and fleeting ones last, so that the part it has already read stays read.

The system message holds who the companion is; then comes the recent talk, which only grows at its end; the player's
line comes last, with the notes that bear on it. Only that last message differs from what the next turn will hold.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.content.model import Companion
from game.mind.ports import Message, Said
from game.mind.situation import Reply, Situation

_TALK, _STRIDE = 8, 12
"""Turns of talk that are always shown, and by how many more it grows before its oldest go, all at once."""
_NOTES = 4
_LONGEST, _LONGEST_LINE, _LONGEST_NOTE = 400, 1600, 200
"""Characters of an earlier message, of the line to answer, of a note: a pasted page must not fill the context."""


def lay_out(situation: Situation, examples: Sequence[Reply] = ()) -> list[Message]:
    """The messages for one reply. `examples`: the author's nearest lines, for a model that can learn from them."""
    *before, last = situation.recent
    # The first message shown stays the same for a stride of turns: were it to move with each, the model would have to
    # read the whole talk again every time.
    first = (last.turn - _TALK) // _STRIDE * _STRIDE
    talk = [s for s in before if s.turn >= first]
    while talk and talk[0].speaker == "companion":
        talk = talk[1:]
    return [
        Message("system", lasting(situation.companion, situation.player, situation.address)),
        *(_spoken(s) for s in talk),
        Message("user", _with_notes(_short(last.text, _LONGEST_LINE), situation, examples)),
    ]


def lasting(companion: Companion, player: str, address: str = "") -> str:
    """What does not change through an evening: who she is, how she speaks, and to whom."""
    persona, name = companion.persona, companion.name.within("en")
    whom = f"{name} is talking with {player}, a passenger." if player else f"{name} is talking with a passenger."
    called = f" {name} calls the passenger “{address}”." if address else ""
    return "\n".join(
        [
            persona.summary.within("en").strip(),
            whom + called,
            *(f"- {rule}" for rule in persona.manner),
            *(f"- {rule}" for rule in persona.never),
            f"Answer as {name}, in one or two short sentences.",
        ]
    )


def _spoken(said: Said) -> Message:
    return Message("user" if said.speaker == "player" else "assistant", _short(said.text, _LONGEST))


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _with_notes(line: str, situation: Situation, examples: Sequence[Reply]) -> str:
    notes = notes_for(situation)
    shown = [part.text for reply in examples for part in reply.parts]
    mood = situation.moment.bond.mood
    blocks = [
        f"[{situation.goal}]" if situation.goal else "",
        f"[Your mood tonight: {mood}.]" if mood != "neutral" else "",
        "[You remember: " + " ".join(notes) + "]" if notes else "",
        "[You have said things like: " + " / ".join(shown) + "]" if shown else "",
        line,
    ]
    return "\n".join(b for b in blocks if b)


def notes_for(situation: Situation) -> list[str]:
    """What she knows that bears on this line, as short sentences: facts first, then lines recalled."""
    who = situation.player or "The passenger"
    facts = [m for m in situation.memories if m.closed is None][-_NOTES:]
    told = [f"{who} told you: “{_short(m.text, _LONGEST_NOTE)}”" for m in facts]
    lines = [
        f"{who} said: “{_short(r.said.text, _LONGEST_NOTE)}”" for r in situation.recalled if r.said.speaker == "player"
    ]
    return list(dict.fromkeys(told + lines))[:_NOTES]
