"""The scan: which entries of which books come at this moment, pass by pass, and what becomes of those called.

The first pass looks in the talk. While what came may call more, further passes look in its text too; then, if too few
came, in older messages; then entries that wait for the next level of recursion get their turn (those of the first level
only if there is any other recursion). Every further pass needs a new entry, an older message or a new level, so there
is an end to them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from game.mind.lore.budget import over_own_budget, tokens_for
from game.mind.lore.decorators import undecorated
from game.mind.lore.gates import Candidate, Pass, called
from game.mind.lore.groups import losers
from game.mind.lore.hidden import to_match, to_tell
from game.mind.lore.keys import Keys
from game.mind.lore.looking import Looking
from game.mind.lore.model import LoreBook, LoreSettings, Ref
from game.mind.lore.moment import LeftOut, Moment, Placement, Told, Why
from game.mind.lore.placing import in_prompt_order, is_told, placement
from game.mind.lore.timing import Standing, Timing, afterwards, standing

Count = Callable[[str], int]
"""Tokens in a text."""
NOTHING_YET, AS_SHIPPED = Timing(), LoreSettings()


def scan(
    books: Sequence[LoreBook],
    moment: Moment,
    count: Count,
    chance: Random,
    timing: Timing = NOTHING_YET,
    settings: LoreSettings = AS_SHIPPED,
) -> Told:
    """What the books have to say at this moment. `timing` is what the last scan of this conversation gave back."""
    candidates = in_order(books, settings)
    stands = standing(timing, {one.ref: one.entry for one in candidates}, moment.count)
    running = _Scan(candidates, moment, count, chance, stands, settings)
    running.run()
    return running.told(books)


def in_order(books: Sequence[LoreBook], settings: LoreSettings) -> list[Candidate]:
    """All entries, the first to be tried first: by whose book it is, then by descending order, then as written."""
    ranks = {"chat": 0, "persona": 1, "character": 2, "global": 2}
    if settings.strategy != "evenly":
        ranks["global" if settings.strategy == "character_first" else "character"] = 3
    written = [(book, entry) for book in books for entry in book.entries]
    written.sort(key=lambda pair: (ranks[pair[0].source], -pair[1].order))
    return [
        Candidate(Ref(book.id, entry.id), book, *undecorated(entry), place)
        for place, (book, entry) in enumerate(written)
    ]


class _Scan:
    """One scan under way: what has come so far, and what was called in vain."""

    def __init__(
        self,
        candidates: list[Candidate],
        moment: Moment,
        count: Count,
        chance: Random,
        stands: Standing,
        settings: LoreSettings,
    ) -> None:
        self._candidates, self._moment, self._settings = candidates, moment, settings
        self._count, self._chance, self._stands = count, chance, stands
        self._looking = Looking(moment, settings)
        self._keys = Keys(settings, moment.expand)
        self._budget = tokens_for(moment.context, settings)
        self._spent, self._overflowed = 0, False
        self._active: dict[Ref, tuple[Candidate, Placement]] = {}
        self._out: dict[Ref, LeftOut] = {}
        self._unlucky: set[Ref] = set()
        levels = {one.entry.delay_until_recursion for one in candidates if one.entry.enabled}
        self._levels = sorted(levels - {0}, reverse=True)

    def run(self) -> None:
        """Pass after pass until nothing more can come."""
        reading: Pass | None = Pass(1, "talk", self._levels.pop() if self._levels else 0)
        while reading is not None:
            calls = self._read(reading)
            reading = self._following(reading, calls)

    def told(self, books: Sequence[LoreBook]) -> Told:
        """What came of it all, with the state to keep."""
        came = dict(self._active)
        entries = {ref: one.entry for ref, (one, _) in came.items()}
        for book in books:
            for ref in over_own_budget(book, [placed for _, placed in came.values()], entries):
                self._out[ref] = LeftOut(ref, came.pop(ref)[1].why, "book_budget")
        in_place = sorted(came.values(), key=lambda pair: pair[0].place)
        return Told(
            in_prompt_order(placed for _, placed in in_place if is_told(placed)),
            tuple(out for ref, out in self._out.items() if ref not in came),
            afterwards(self._stands.timing, ((ref, one.entry) for ref, (one, _) in came.items()), self._length),
            tuple(self._keys.troubles.values()),
            frozenset(one.asks.silences for one, _ in came.values() if one.asks.silences),
            sum(placed.tokens for _, placed in came.values()),
            self._overflowed,
        )

    def _read(self, reading: Pass) -> bool:
        """One pass: who is called, who of them stays in its group, who is lucky, and whom the budget still holds.

        True if any of them may call more.
        """
        hits: dict[Ref, tuple[Candidate, Why]] = {}
        for one in self._candidates:
            if one.ref in self._active or one.ref in self._unlucky or one.ref in hits:
                continue
            why = called(one, reading, self._looking, self._keys, self._stands)
            if why is not None:
                hits[one.ref] = (one, why)
        ordered = sorted(hits.values(), key=lambda hit: hit[0].ref not in self._stands.sticky)
        members = [one for one, _ in ordered]
        active = [one for one, _ in self._active.values()]
        lost = losers(members, active, self._settings, self._stands, self._scored(reading), self._chance)
        came: list[str] = []
        for one, why in ordered:
            if one.ref in lost:
                self._out[one.ref] = LeftOut(one.ref, why, "group")
            elif self._overflowed and not one.entry.ignore_budget:
                self._out[one.ref] = LeftOut(one.ref, why, "budget")
            elif not self._lucky(one):
                self._unlucky.add(one.ref)
                self._out[one.ref] = LeftOut(one.ref, why, "chance")
            elif self._take(one, why) and not one.entry.prevent_recursion and one.book.recursive:
                came.append(self._moment.expand(to_match(one.entry.content)))
        if self._settings.recursion:
            self._looking.add(came)
        return bool(came)

    def _following(self, reading: Pass, calls: bool) -> Pass | None:
        """The next pass, if there is one."""
        settings, step = self._settings, reading.step + 1
        if 0 < settings.max_steps < step:
            return None
        recursion = settings.recursion and not self._overflowed
        if recursion and (calls or (reading.kind == "deeper" and self._looking.called)):
            return Pass(step, "recursion", reading.level)
        if not self._overflowed and self._too_few():
            self._looking.look_deeper()
            return Pass(step, "deeper", reading.level)
        if self._levels:
            return Pass(step, "recursion", self._levels.pop())
        return None

    @property
    def _length(self) -> int:
        return self._moment.count

    def _scored(self, reading: Pass) -> Callable[[Candidate], int]:
        def score(one: Candidate) -> int:
            text = self._looking.text(one.entry, one.book, reading.in_lore)
            return self._keys.score(text, one.ref, one.entry)

        return score

    def _too_few(self) -> bool:
        settings, depth = self._settings, self._looking.depth
        if settings.max_steps or len(self._active) >= settings.min_activations:
            return False
        return depth < len(self._moment.messages) and not 0 < settings.deepest <= depth

    def _lucky(self, one: Candidate) -> bool:
        if one.entry.probability >= 100 or one.ref in self._stands.sticky:
            return True
        return self._chance.random() * 100 <= one.entry.probability

    def _take(self, one: Candidate, why: Why) -> bool:
        """Takes an entry in if the budget holds it; the first it does not hold ends the taking."""
        text = self._moment.expand(to_tell(one.entry.content)).strip()
        tokens = self._count(text) if text else 0
        if not one.entry.ignore_budget:
            if self._spent + tokens >= self._budget:
                self._overflowed = True
                self._out[one.ref] = LeftOut(one.ref, why, "budget")
                return False
            self._spent += tokens
        self._active[one.ref] = (one, placement(one, text, why, tokens, self._length))
        return True
