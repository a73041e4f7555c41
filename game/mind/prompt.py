"""What a model is told, lasting things first and fleeting ones last, so that the part it has already read stays read.

The system message holds who the companion is, the lore that is always true, and the most telling of the player's lines
from before the talk that is shown; then comes that talk, which only grows at its end; the player's line comes last,
with the notes that bear on it. Only that last message differs from what the next turn will hold. All of it is segments,
so that the player can see what she was told, and so that the whole of it fits: what is too much goes by one rule
(`_within`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from game.content.model import Companion
from game.mind.earlier import earlier
from game.mind.ports import Message, Said
from game.mind.situation import Reply, Situation
from game.mind.text import is_chinese, language_of
from game.play.state import Memory

if TYPE_CHECKING:
    from game.mind.lore.moment import Placement

_TALK, _STRIDE = 8, 12
"""Turns of talk that are always shown, and by how many more it grows before its oldest go, all at once."""
_NOTES = 3
_LONGEST, _LONGEST_LINE, _LONGEST_NOTE, _LONGEST_EARLIER = 400, 1600, 200, 140
"""Characters of an earlier message, of the line to answer, of a note: a pasted page must not fill the context."""
_REPLY = 200
"""Tokens kept free for the reply itself, and for what a template adds."""
_NOTES_SHARE, _EARLIER_SHARE = 0.4, 0.15
"""How much of the room notes may take, and what was said long before: the line and some talk must have theirs."""

SegmentKind = Literal["persona", "lore", "talk", "earlier", "goal", "mood", "memory", "recalled", "example", "line"]
_FIRST_TO_GO: tuple[SegmentKind, ...] = ("example", "earlier", "recalled", "lore", "memory", "mood", "goal")
"""Of the notes, what goes first where there is no room."""


@dataclass(frozen=True)
class Segment:
    """One part of what she was told. `ref` says where it comes from: a turn, a memory's event, an entry
    ("book/entry"), an authored line; "" for what stands in the companion's file. tokens: estimated."""

    kind: SegmentKind
    ref: str
    text: str
    tokens: int


@dataclass(frozen=True)
class Prompt:
    """messages: as a voice takes them. segments: the same, part by part, in the order in which she reads them."""

    messages: tuple[Message, ...]
    segments: tuple[Segment, ...]


def estimate(text: str) -> int:
    """About how many tokens a text is, rather too many: counting truly would ask the voice thirty times a turn.

    Four letters a token in English (measured with the starter: 4.3), one and a half a character in Chinese.
    """
    return 1 + (len(text) * 3 // 2 if is_chinese(language_of(text)) else (len(text) + 3) // 4)


def lay_out(situation: Situation, examples: Sequence[Reply] = (), context: int = 2048) -> Prompt:
    """The prompt for one reply. `examples`: the author's nearest lines, for a model that can learn from them.
    context: the voice's, in tokens; whatever it is, persona and line come first, then notes, then talk."""
    *before, last = situation.recent
    who = situation.player or "the passenger"
    lasting_lore = [p for p in situation.lore if p.why.rule == "constant"]
    persona = _segment("persona", "", lasting(situation.companion, situation.player, situation.address))
    always = [_lore(p) for p in lasting_lore]
    line = _segment("line", str(last.turn), _short(last.text, _LONGEST_LINE))
    # What tells most of the talk before that which is shown changes only where that begins anew: it may stand first.
    gone = (*situation.earlier, *(s for s in before if s.turn < _first(last.turn)))
    past = [_segment("earlier", str(s.turn), f"“{_short(s.text, _LONGEST_EARLIER)}”") for s in earlier(gone)]
    room = context - _REPLY - sum(s.tokens for s in (persona, *always, line))
    past = _within(past, int(room * _EARLIER_SHARE))
    room -= sum(s.tokens for s in past)
    notes = _within(_notes(situation, examples), int(room * _NOTES_SHARE))
    talk = _talk(before, last.turn, room - sum(n.tokens for n in notes))
    messages = (
        Message("system", "\n".join([persona.text, *(s.text for s in always), *_blocks(past, who)])),
        *(_spoken(said) for said in talk),
        Message("user", "\n".join([*_blocks(notes, who), line.text])),
    )
    said = [_segment("talk", str(s.turn), _short(s.text, _LONGEST)) for s in talk]
    return Prompt(messages, (persona, *always, *past, *said, *notes, line))


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


def _talk(before: Sequence[Said], turn: int, room: int) -> list[Said]:
    """The recent talk that fits, begun by the player's words.

    The first message shown stays the same for a stride of turns: were it to move with each, the model would have to
    read the whole talk again every time. Where the talk is too long for the room, whole strides go.
    """
    first = _first(turn)
    talk = [s for s in before if s.turn >= first]
    while talk and sum(estimate(_short(s.text, _LONGEST)) for s in talk) > room:
        first += _STRIDE // 3
        talk = [s for s in talk if s.turn >= first]
    while talk and talk[0].speaker == "companion":
        talk = talk[1:]
    return talk


def _first(turn: int) -> int:
    return (turn - _TALK) // _STRIDE * _STRIDE


def _notes(situation: Situation, examples: Sequence[Reply]) -> list[Segment]:
    """What bears on this line, in the order in which it stands before it."""
    mood, who = situation.moment.bond.mood, situation.player or "The passenger"
    found = [_segment("goal", "", situation.goal)] if situation.goal else []
    found += [_lore(p) for p in situation.lore if p.why.rule != "constant"]
    found += [_segment("mood", mood, f"Your mood tonight: {mood}.")] if mood != "neutral" else []
    for memory in _remembered(situation):
        text = f"{who} told you: “{_short(memory.text, _LONGEST_NOTE)}”{_put_right(memory)}"
        found.append(_segment("memory", str(memory.id), text))
    room = _NOTES - sum(s.kind == "memory" for s in found)
    lines = [r.said for r in situation.recalled if r.said.speaker == "player"][: max(0, room)]
    for said in lines:
        found.append(_segment("recalled", str(said.turn), f"{who} said: “{_short(said.text, _LONGEST_NOTE)}”"))
    parts = [part for reply in examples for part in reply.parts]
    return [*found, *(_segment("example", part.line or "", part.text) for part in parts)]


def _remembered(situation: Situation) -> list[Memory]:
    """What she has before her: whatever the player pinned, what the lines that came to mind told, then the newest."""
    held = [m for m in situation.memories if m.closed is None]
    pinned = [m for m in held if m.pinned]
    turns = {r.said.turn for r in situation.recalled}
    near = [m for m in held if m.turn in turns]
    chosen = list({m.id: m for m in (*pinned, *near, *reversed(held))}.values())[: max(_NOTES, len(pinned))]
    return [*pinned, *(m for m in held if m in chosen and not m.pinned)]


def _put_right(memory: Memory) -> str:
    """What the player put right in the book since, where their line still says otherwise."""
    words = memory.text.casefold()
    if memory.memory == "fact" and memory.value.casefold() not in words:
        return f" (put right since: {memory.value})"
    return ""


def _within(notes: Sequence[Segment], room: int) -> list[Segment]:
    """The notes that fit: what is first to go goes first, of one kind the last."""
    kept = list(notes)
    for kind in _FIRST_TO_GO:
        while sum(n.tokens for n in kept) > room and any(n.kind == kind for n in kept):
            kept.remove(next(n for n in reversed(kept) if n.kind == kind))
    return kept


def _blocks(notes: Sequence[Segment], who: str) -> list[str]:
    """The notes as they are written before the line, each kind in its brackets."""
    by_kind: dict[str, list[str]] = {}
    for note in notes:
        by_kind.setdefault("memory" if note.kind == "recalled" else note.kind, []).append(note.text)
    heads = {
        "earlier": f"Earlier {who} said: ",
        "lore": "You know: ",
        "memory": "You remember: ",
        "example": "You have said things like: ",
    }
    return [f"[{heads.get(kind, '')}{_joined(kind, texts)}]" for kind, texts in by_kind.items()]


def _joined(kind: str, texts: Iterable[str]) -> str:
    return (" / " if kind == "example" else " ").join(dict.fromkeys(texts))


def _lore(placed: Placement) -> Segment:
    return _segment("lore", f"{placed.entry.book}/{placed.entry.entry}", placed.text)


def _segment(kind: SegmentKind, ref: str, text: str) -> Segment:
    return Segment(kind, ref, text, estimate(text))


def _spoken(said: Said) -> Message:
    return Message("user" if said.speaker == "player" else "assistant", _short(said.text, _LONGEST))


def _short(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
