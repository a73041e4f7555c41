"""What a model is told, lasting things first and fleeting ones last, so that the part it has already read stays read.

The system message holds who the companion is, the lore that is always true, and the most telling of the player's lines
from before the talk that is shown; then comes that talk, which only grows at its end; the player's line comes last,
with the notes that bear on it. Only that last message differs from what the next turn will hold. All of it is segments,
so that the player can see what she was told, and so that the whole of it fits: what is too much goes by one rule
(`_within`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING, Literal

from game.content.macros import Names, expand
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
_SUMMARIES = 3
"""Stretches of older talk that are told of."""
_LONGEST, _LONGEST_LINE, _LONGEST_NOTE, _LONGEST_EARLIER = 400, 1600, 200, 140
"""Characters of an earlier message, of the line to answer, of a note: a pasted page must not fill the context."""
_REPLY = 200
"""Tokens kept free for the reply itself, and for what a template adds."""
_NOTES_SHARE, _EARLIER_SHARE = 0.4, 0.15
"""How much of the room notes may take, and what was said long before: the line and some talk must have theirs."""
_PERSONA_SHARE = 0.5
"""How much of the context a description may take: a card may bring a book."""

SegmentKind = Literal[
    "persona", "lore", "talk", "summary", "earlier", "goal", "mood", "memory", "recalled", "example", "line"
]  # fmt: skip
_FIRST_TO_GO: tuple[SegmentKind, ...] = ("example", "earlier", "summary", "recalled", "lore", "memory", "mood", "goal")
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
    most = int(context * _PERSONA_SHARE)
    persona = _segment("persona", "", lasting(situation.companion, situation.player, situation.address, most))
    asides = [_segment("persona", ref, text) for ref, text in aside(situation.companion, situation.player).items()]
    always = [_lore(p) for p in lasting_lore]
    line = _segment("line", str(last.turn), _short(last.text, _LONGEST_LINE))
    # What tells most of the talk before that which is shown changes only where that begins anew: it may stand first.
    summed = situation.summaries[-_SUMMARIES:]
    until = summed[-1].last if summed else 0
    gone = (*situation.earlier, *(s for s in before if s.turn < _first(last.turn)))
    gone = tuple(s for s in gone if s.turn > until)
    past = [_segment("summary", str(s.id), s.text) for s in reversed(summed)]
    past += [_segment("earlier", str(s.turn), f"“{_short(s.text, _LONGEST_EARLIER)}”") for s in earlier(gone)]
    room = context - _REPLY - sum(s.tokens for s in (persona, *always, line, *asides))
    past = _within(past, int(room * _EARLIER_SHARE))
    room -= sum(s.tokens for s in past)
    notes = _within(_notes(situation, examples), int(room * _NOTES_SHARE))
    talk = _talk(before, last.turn, room - sum(n.tokens for n in notes))
    last_word = [f"[{s.text}]" for s in asides if s.ref == LAST_WORD]
    messages = [
        Message("system", "\n".join([persona.text, *(s.text for s in always), *_blocks(past, who)])),
        *(_spoken(said) for said in talk),
        Message("user", "\n".join([*_blocks(notes, who), *last_word, line.text])),
    ]
    note = situation.companion.persona.note
    for text in [s.text for s in asides if s.ref == NOTE]:
        _lay_in(messages, text, note.depth if note is not None else 0)
    said = [_segment("talk", str(s.turn), _short(s.text, _LONGEST)) for s in talk]
    return Prompt(tuple(messages), (persona, *always, *past, *said, *notes, *asides, line))


def lasting(companion: Companion, player: str, address: str = "", most: int = 1_000_000) -> str:
    """What does not change through an evening: who she is, how she speaks, and to whom. most: tokens that the
    description of her may take; a longer one ends at its last whole line."""
    persona, name = companion.persona, companion.name.within("en")
    whom = f"{name} is talking with {player}, a passenger." if player else f"{name} is talking with a passenger."
    called = f" {name} calls the passenger “{address}”." if address else ""
    usual = "\n".join([*(f"- {rule}" for rule in persona.manner), f"Answer as {name}, in one or two short sentences."])
    own = _filled(persona.instructions, companion, player, usual) or usual
    return "\n".join(
        [
            _cut(_filled(persona.summary.within("en").strip(), companion, player), most),
            whom + called,
            *(f"- {rule}" for rule in persona.never),
            own,
        ]
    )


NOTE, LAST_WORD = "note", "last_word"
"""What the author has to say within the talk, and right before the line: `ref` of their segments."""


def aside(companion: Companion, player: str) -> dict[str, str]:
    """The author's words to a model that stand elsewhere than at the beginning, by where."""
    persona = companion.persona
    said = {NOTE: persona.note.text if persona.note else "", LAST_WORD: persona.last_word}
    return {ref: text for ref, one in said.items() if (text := _filled(one, companion, player).strip())}


def _filled(text: str, companion: Companion, player: str, original: str = "") -> str:
    """A text of the author's with the macros that cards are written with. What they choose by chance stays the same
    through the talk: it stands in the part that a model need not read again."""
    names = Names(companion.short_name.within("en"), player or "the passenger", original)
    return expand(text, names, Random(companion.full_id))


def _cut(text: str, most: int) -> str:
    if estimate(text) <= most:
        return text
    lines = text.split("\n")
    while len(lines) > 1 and estimate("\n".join(lines)) > most:
        lines.pop()
    short = "\n".join(lines)
    return _short(short, max(1, len(short) * most // estimate(short))) if estimate(short) > most else short


def _lay_in(messages: list[Message], text: str, depth: int) -> None:
    """Put a note before the player's message that stands so deep, or the first one after it: templates know no third
    voice within a talk."""
    place = max(1, len(messages) - max(1, depth))
    at = next(n for n in range(place, len(messages)) if messages[n].role == "user")
    messages[at] = replace(messages[at], content=f"[{text}]\n{messages[at].content}")


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
        "summary": f"Before that {who} told you: ",
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
