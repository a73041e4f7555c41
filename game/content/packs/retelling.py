"""A pack in one language more, or told anew in one it has: what another pack's languages/ says, laid over its texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import BaseModel

from game.content.assembling import spoken_lines
from game.content.gathering import LanguageFiles
from game.content.model import (
    BASE_LANGUAGE,
    Beat,
    Card,
    Chapter,
    Companion,
    Cue,
    Ending,
    Expression,
    Pack,
    Rank,
    Scene,
    Words,
)
from game.content.problems import Problem, nearest_name
from game.content.reading import FileRead
from game.content.translated import CompanionWords

T = TypeVar("T")


@dataclass(frozen=True)
class Retold:
    """Lays one language over a pack. What the pack no longer has goes to `missed`, as warnings for the translator."""

    language: str
    words: LanguageFiles
    missed: list[Problem]

    def pack(self, pack: Pack) -> Pack:
        words = self.words
        languages = pack.languages if self.language in pack.languages else (*pack.languages, self.language)
        said = words.pack.content if words.pack else None
        return replace(
            pack,
            name=self._words(pack.name, said.name if said else None),
            summary=self._words(pack.summary, said.summary if said else None),
            languages=languages,
            companions={name: self._companion(one) for name, one in pack.companions.items()},
            chapters=self._rows(words.chapters, "chapter", pack.chapters, self._chapter),
            cards=self._rows(words.cards, "card", pack.cards, self._card),
            scenes=self._rows(words.scenes, "scene", pack.scenes, self._scene),
        )

    def _words(self, words: Words, said: str | None) -> Words:
        return Words({**words.by_language, self.language: said}) if said else words

    def _rows(
        self,
        file: FileRead[Any] | None,
        kind: str,
        things: Mapping[str, T],
        tell: Callable[[T, Any], T],
    ) -> dict[str, T]:
        """The things of a [[table]] with what is said of each; a warning for what is said of one that is not there."""
        now = dict(things)
        for index, row in enumerate(getattr(file.content, kind) if file else ()):
            if row.id in now:
                now[row.id] = tell(now[row.id], row)
            elif file:
                what = f'there is no {kind} "{row.id}" to translate'
                self.missed.append(file.problem((kind, index, "id"), what, nearest_name(row.id, now)))
        return now

    def _texts(self, thing: T, row: BaseModel, *names: str) -> T:
        changes = {name: self._words(getattr(thing, name), getattr(row, name)) for name in names}
        return replace(thing, **changes)  # type: ignore[type-var]

    def _chapter(self, chapter: Chapter, row: Any) -> Chapter:
        endings = self._matched(chapter.endings, row.ending, lambda one: one.id, self._ending)
        told = {
            text: self._words(chapter.told.get(text, Words({BASE_LANGUAGE: text})), here)
            for text, here in row.told.items()
        }
        return replace(self._texts(chapter, row, "title", "summary"), endings=endings, told={**chapter.told, **told})

    def _ending(self, ending: Ending, row: Any) -> Ending:
        return self._texts(ending, row, "title", "hint")

    def _card(self, card: Card, row: Any) -> Card:
        told = self._texts(card, row, "title", "subtitle", "flavour", "hint")
        return replace(told, set_name=self._words(card.set_name, row.set))

    def _scene(self, scene: Scene, row: Any) -> Scene:
        return self._texts(scene, row, "name")

    def _companion(self, one: Companion) -> Companion:
        file = self.words.companions.get(one.id)
        told = self._person(one, file.content) if file else one
        return replace(told, cues=self._cues(told))

    def _person(self, one: Companion, said: CompanionWords) -> Companion:
        facts = tuple(
            replace(
                fact, says=self._words(fact.says, said.persona.fact[at].says if at < len(said.persona.fact) else None)
            )
            for at, fact in enumerate(one.persona.facts)
        )
        persona = replace(one.persona, summary=self._words(one.persona.summary, said.persona.summary), facts=facts)
        ranks = self._matched(one.ranks, said.rank, lambda rank: rank.number, self._rank)
        beats = self._matched(tuple(one.beats.values()), said.beat, lambda beat: beat.id, self._beat)
        named = self._texts(one, said, "name", "short_name", "role")
        return replace(named, persona=persona, ranks=ranks, beats={beat.id: beat for beat in beats})

    def _rank(self, rank: Rank, row: Any) -> Rank:
        return self._texts(rank, row, "name")

    def _beat(self, beat: Beat, row: Any) -> Beat:
        return self._texts(beat, row, "title", "hint", "asks")

    def _cues(self, who: Companion) -> tuple[Cue, ...]:
        rows = {row.id: row for file in self.words.cues.get(who.id, ()) for row in file.content.cue}
        now = []
        for cue in who.cues:
            row = rows.get(cue.id)
            if row is None:
                now.append(cue)
                continue
            lines = spoken_lines(f"{who.full_id}/{cue.id}", row.lines, _face(cue), len(who.ranks))
            now.append(
                replace(
                    cue,
                    hears={**cue.hears, self.language: tuple(row.hears)},
                    offers={**cue.offers, self.language: tuple(row.offers)},
                    lines={**cue.lines, self.language: lines} if lines else cue.lines,
                )
            )
        return tuple(now)

    def _matched(
        self, things: Sequence[T], rows: Iterable[Any], key: Callable[[Any], Any], tell: Callable[[T, Any], T]
    ) -> tuple[T, ...]:
        by_key = {key(row): row for row in rows}
        return tuple(tell(one, by_key[key(one)]) if key(one) in by_key else one for one in things)


def _face(cue: Cue) -> Expression:
    """The face a cue's lines mostly have: that of its first."""
    return next((lines[0].expression for lines in cue.lines.values() if lines), "neutral")
