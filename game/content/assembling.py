"""Turns the checked files of a pack into what the game works with, its texts joined across languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from game.content.files import (
    ChapterTable,
    CompanionFile,
    CueTable,
    FollowsTable,
    GrantsTable,
    LineTable,
    OpensTable,
    OriginTable,
    WhenTable,
)
from game.content.gathering import LanguageFiles, PackFiles, lore_of, string_table
from game.content.lore import LoreNote
from game.content.lore_files import LoreFile
from game.content.model import (
    AssetLicence,
    Beat,
    Card,
    Chapter,
    Companion,
    Cue,
    DepthNote,
    Ending,
    Expression,
    Follows,
    Forbear,
    Grants,
    Line,
    Opens,
    Origin,
    Pack,
    Persona,
    PersonaFact,
    Rank,
    Scene,
    When,
    Words,
)
from game.content.packs.needs import need
from game.content.reading import FileRead
from game.content.translated import ChapterWords, CompanionWords, CueWords

K = TypeVar("K", bound=Hashable)
R = TypeVar("R")


def assemble(files: PackFiles) -> Pack:
    """The pack that these files describe; only for files in which no check found a problem."""
    assert files.pack is not None
    pack, first = files.pack.content, files.pack.content.languages[0]
    said = {language: words.pack.content for language, words in files.languages.items() if words.pack}
    return Pack(
        id=pack.id,
        version=pack.version,
        name=_joined(first, pack.name, said, lambda one: one.name),
        authors=tuple(pack.authors),
        licence=pack.licence,
        languages=tuple(pack.languages),
        folder=files.folder,
        companions={name: _companion(files, pack.id, first, name) for name in files.companions},
        chapters=_chapters(files, pack.id, first),
        cards=_cards(files, pack.id, first),
        scenes=_scenes(files, pack.id, first),
        summary=_joined(first, pack.summary, said, lambda one: one.summary),
        homepage=pack.homepage,
        rating=pack.content.rating,
        descriptors=tuple(pack.content.descriptors),
        assets=tuple(AssetLicence(one.files, one.licence, tuple(one.authors), one.source) for one in pack.asset),
        depends=tuple(need(one) for one in pack.depends),
    )


def _companion(files: PackFiles, pack: str, first: str, name: str) -> Companion:
    read = files.companions[name].companion
    assert read is not None
    companion = read.content
    said = {
        language: translated.content
        for language, words in files.languages.items()
        if (translated := words.companions[name])
    }
    ranks = by_key({language: one.rank for language, one in said.items()}, lambda rank: rank.number)
    beats = by_key({language: one.beat for language, one in said.items()}, lambda beat: beat.id)
    return Companion(
        id=name,
        pack=pack,
        name=_joined(first, companion.name, said, lambda one: one.name),
        short_name=_joined(first, companion.short_name, said, lambda one: one.short_name),
        role=_joined(first, companion.role, said, lambda one: one.role),
        age=companion.age,
        persona=_persona(first, companion, said),
        ranks=tuple(
            Rank(rank.number, _joined(first, rank.name, ranks[rank.number], lambda one: one.name), rank.points)
            for rank in companion.rank
        ),
        beats={
            beat.id: Beat(
                id=beat.id,
                title=_joined(first, beat.title, beats[beat.id], lambda one: one.title),
                hint=_joined(first, beat.hint, beats[beat.id], lambda one: one.hint),
                asks=_joined(first, beat.asks, beats[beat.id], lambda one: one.asks),
            )
            for beat in companion.beat
        },
        cues=_cues(files, _full_id(pack, name), first, name, len(companion.rank)),
        rig=files.folder / (files.drawn(name) or ""),
        scene=_full_id(pack, companion.scene),
        lore=(
            *lore_notes(files.companions[name].lore, first, files.languages, len(companion.rank), shared=False),
            *lore_notes(files.lore, first, files.languages, len(companion.rank), shared=True),
        ),
        books={**files.books, **files.companions[name].books},
        origin=_origin(companion.origin, files.folder / "companions" / name),
    )


def _origin(origin: OriginTable | None, folder: Path) -> Origin | None:
    if origin is None:
        return None
    lineage = (Forbear(one.name, one.creator, one.licence, one.source) for one in origin.lineage)
    file = folder / origin.file if origin.file else None
    return Origin(
        file, origin.creator, origin.version, origin.licence, origin.remix, tuple(origin.source), tuple(lineage)
    )


def lore_notes(
    books: Sequence[FileRead[LoreFile]],
    first: str,
    languages: Mapping[str, LanguageFiles],
    top_rank: int,
    shared: bool,
) -> Iterator[LoreNote]:
    """A book's entries, with the texts that the file of the same name in each language has for them."""
    for file in books:
        there = {language: lore_of(words, language, file) for language, words in languages.items()}
        said = by_key({language: one.content.entry for language, one in there.items() if one}, lambda row: row.id)
        for entry in file.content.entry:
            yield LoreNote(
                id=entry.id,
                title=_joined(first, entry.title or entry.id, said[entry.id], lambda one: one.title),
                keys=tuple(entry.keys),
                content=_joined(first, entry.content, said[entry.id], lambda one: one.content),
                also=tuple(entry.also),
                logic=entry.logic, always=entry.always, order=entry.order, priority=entry.priority, sticky=entry.sticky,
                cooldown=entry.cooldown, delay=entry.delay, chance=entry.chance, scan_depth=entry.scan_depth,
                groups=tuple(entry.groups), calls=entry.calls, called=entry.called, shared=shared,
                when=_when(entry.when, top_rank) if entry.when.model_fields_set else None,
            )  # fmt: skip


def _persona(first: str, companion: CompanionFile, said: Mapping[str, CompanionWords]) -> Persona:
    persona = companion.persona
    facts = []
    for index, fact in enumerate(persona.fact):
        there = {language: one.persona.fact[index] for language, one in said.items() if index < len(one.persona.fact)}
        says = _joined(first, fact.says, there, lambda one: one.says)
        facts.append(PersonaFact(tuple(fact.about), says, _when(fact.when, len(companion.rank))))
    return Persona(
        summary=_joined(first, persona.summary, said, lambda one: one.persona.summary),
        manner=tuple(persona.manner),
        never=tuple(persona.never),
        facts=tuple(facts),
        bans=tuple(persona.bans),
        instructions=persona.instructions,
        last_word=persona.last_word,
        note=DepthNote(persona.note.text, persona.note.depth, persona.note.role) if persona.note else None,
    )


def _cues(files: PackFiles, companion: str, first: str, name: str, top_rank: int) -> tuple[Cue, ...]:
    said = by_key(
        {
            language: [cue for file in words.cues[name] for cue in file.content.cue]
            for language, words in files.languages.items()
        },
        lambda cue: cue.id,
    )
    return tuple(
        translated_cue(cue, said[cue.id], f"{companion}/{cue.id}", first, top_rank)
        for file in files.companions[name].cues
        for cue in file.content.cue
    )


def translated_cue(cue: CueTable, said: Mapping[str, CueWords], full_id: str, first: str, top_rank: int) -> Cue:
    """A cue as its author and its translators (by language) wrote it; `first` is the author's language."""
    said = {language: one for language, one in said.items() if one.lines}
    return Cue(
        id=cue.id,
        trigger=cue.trigger,
        acts=tuple(cue.acts),
        topics=tuple(cue.topics),
        when=_when(cue.when, top_rank),
        beat=cue.beat,
        hears={first: tuple(cue.hears), **{language: tuple(one.hears) for language, one in said.items()}},
        lines={
            language: spoken_lines(full_id, written, cue.expression, top_rank)
            for language, written in {first: cue.lines, **{name: one.lines for name, one in said.items()}}.items()
        },
        follows=_follows(cue.follows) if cue.follows else None,
        kinds=tuple(cue.kinds),
        own_words=cue.own_words,
        in_order=cue.in_order,
        plain=cue.plain,
        offers={first: tuple(cue.offers), **{language: tuple(one.offers) for language, one in said.items()}},
    )


def spoken_lines(cue: str, written: Sequence[LineTable], expression: Expression, top_rank: int) -> tuple[Line, ...]:
    """The lines of a cue, given by its full id, in one language; `expression`: the face of those without one."""
    return tuple(
        Line(f"{cue}#{number}", line.text, line.expression or expression, _when(line.when, top_rank))
        for number, line in enumerate(written, 1)
    )


def _follows(follows: FollowsTable) -> Follows:
    return Follows(
        cues=tuple(follows.cues),
        topics=tuple(follows.topics),
        triggers=tuple(follows.triggers),
        faces=tuple(follows.faces),
        asked=follows.asked,
        acts=tuple(follows.acts),
    )


def _when(when: WhenTable, top_rank: int) -> When:
    return When(
        rank_min=when.rank_min or 1,
        rank_max=when.rank_max or top_rank,
        flags=tuple(when.flags),
        beats=tuple(when.beats),
        hours=(when.hours[0], when.hours[1]) if when.hours else None,
        first_evening=when.first_evening,
        days_away=when.days_away,
        moods=tuple(when.moods),
    )


def _chapters(files: PackFiles, pack: str, first: str) -> dict[str, Chapter]:
    assert files.chapters is not None
    said = by_key(
        {language: words.chapters.content.chapter for language, words in files.languages.items() if words.chapters},
        lambda chapter: chapter.id,
    )
    return {
        chapter.id: Chapter(
            id=chapter.id,
            pack=pack,
            companion=_full_id(pack, chapter.companion),
            kind=chapter.kind,
            title=_joined(first, chapter.title, said[chapter.id], lambda one: one.title),
            summary=_joined(first, chapter.summary, said[chapter.id], lambda one: one.summary),
            source=files.folder / "chapters" / chapter.file,
            node=chapter.node,
            opens=_opens(pack, chapter.opens),
            grants=_grants(pack, chapter.grants),
            translations={
                language: files.folder / table
                for language in files.languages
                if (table := string_table(language, chapter.file)) in files.names
            },
            endings=_endings(first, chapter, said[chapter.id]),
            told=_told(first, said[chapter.id]),
        )
        for chapter in files.chapters.content.chapter
    }


def _told(first: str, said: Mapping[str, ChapterWords]) -> dict[str, Words]:
    texts = {text for one in said.values() for text in one.told}
    others = {text: {name: one.told[text] for name, one in said.items() if text in one.told} for text in texts}
    return {text: Words({first: text, **others[text]}) for text in texts}


def _endings(first: str, chapter: ChapterTable, said: Mapping[str, ChapterWords]) -> tuple[Ending, ...]:
    words = by_key({language: one.ending for language, one in said.items()}, lambda ending: ending.id)
    return tuple(
        Ending(
            ending.id,
            _joined(first, ending.title, words[ending.id], lambda one: one.title),
            _joined(first, ending.hint, words[ending.id], lambda one: one.hint),
        )
        for ending in chapter.ending
    )


def _opens(pack: str, opens: OpensTable) -> Opens:
    chapters = tuple(_full_id(pack, chapter) for chapter in opens.chapters)
    return Opens(opens.rank, opens.points, tuple(opens.beats), chapters)


def _grants(pack: str, grants: GrantsTable) -> Grants:
    return Grants(grants.rank, tuple(_full_id(pack, card) for card in grants.cards), grants.draws)


def _cards(files: PackFiles, pack: str, first: str) -> dict[str, Card]:
    assert files.cards is not None
    said = by_key(
        {language: words.cards.content.card for language, words in files.languages.items() if words.cards},
        lambda card: card.id,
    )
    return {
        card.id: Card(
            id=card.id,
            pack=pack,
            companion=_full_id(pack, card.companion) if card.companion else None,
            number=card.number,
            set_name=_joined(first, card.set, said[card.id], lambda one: one.set),
            rarity=card.rarity,
            title=_joined(first, card.title, said[card.id], lambda one: one.title),
            subtitle=_joined(first, card.subtitle, said[card.id], lambda one: one.subtitle),
            flavour=_joined(first, card.flavour, said[card.id], lambda one: one.flavour),
            hint=_joined(first, card.hint, said[card.id], lambda one: one.hint),
            picture=files.folder / "cards" / "pictures" / card.picture,
            source=card.source,
        )
        for card in files.cards.content.card
    }


def _scenes(files: PackFiles, pack: str, first: str) -> dict[str, Scene]:
    assert files.scenes is not None
    said = by_key(
        {language: words.scenes.content.scene for language, words in files.languages.items() if words.scenes},
        lambda scene: scene.id,
    )
    return {
        scene.id: Scene(
            id=scene.id,
            pack=pack,
            folder=files.folder / "scenes" / scene.id,
            name=_joined(first, scene.name, said[scene.id], lambda one: one.name),
        )
        for scene in files.scenes.content.scene
    }


def _full_id(pack: str, one: str) -> str:
    """Authors name things of their own pack by short ids; everything above knows them by full ones."""
    return one if ":" in one else f"{pack}:{one}"


def _joined(first: str, text: str, said: Mapping[str, R], pick: Callable[[R], str | None]) -> Words:
    """A text in the pack's first language and in each other that `pick` finds it in."""
    return Words({first: text, **{language: other for language, one in said.items() if (other := pick(one))}})


def by_key(tables: Mapping[str, Sequence[R]], key: Callable[[R], K]) -> Mapping[K, Mapping[str, R]]:
    """Translated rows by their key, then by language; empty for a key that nobody translated."""
    found: defaultdict[K, dict[str, R]] = defaultdict(dict)
    for language, rows in tables.items():
        for row in rows:
            found[key(row)][language] = row
    return found
