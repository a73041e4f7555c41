"""What must hold of cues and lines, in every language: ids used once, slots that can be filled, names that exist."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from game.content.checks import unknown
from game.content.files import CueTable, LineTable, WhenTable
from game.content.gathering import CompanionFiles, PackFiles
from game.content.model import Trigger
from game.content.positions import KeyPath
from game.content.problems import Problem, nearest_name
from game.content.reading import FileRead
from game.content.slots import SLOTS, has_stray_brace, slots_in


def cue_problems(files: PackFiles) -> Iterator[Problem]:
    for companion in files.companions.values():
        seen: dict[str, str] = {}
        ids = {cue.id for file in companion.cues for cue in file.content.cue} if companion.cues_whole else None
        for file in companion.cues:
            for index, cue in enumerate(file.content.cue):
                here = ("cue", index)
                if cue.id in seen:
                    yield file.problem((*here, "id"), f'there is already a cue "{cue.id}" in {seen[cue.id]}')
                seen.setdefault(cue.id, file.name)
                yield from unknown(file, (*here, "beat"), "beat", cue.beat, companion.beats)
                yield from _when_problems(file, (*here, "when"), cue.when, companion)
                for place, name in enumerate(cue.follows.cues if cue.follows else ()):
                    yield from unknown(file, (*here, "follows", "cues", place), "cue", name, ids)
                if cue.trigger == "brings_up" and not cue.beat:
                    yield file.problem(here, f'the cue "{cue.id}" brings up nothing; say which beat it leads to')
                yield from hears_problems(file, here, cue.hears)
                yield from line_problems(file, here, cue.lines, cue.trigger, companion)
                if cue.trigger == "heard" and not (cue.hears or cue.acts or cue.topics):
                    yield file.problem(here, f'the cue "{cue.id}" needs hears, acts or topics, or nothing brings it up')


def cue_warnings(files: PackFiles) -> Iterator[Problem]:
    """What a companion can live without, but hardly meant to: silences, unread keys, beats out of reach."""
    for name, own in files.companions.items():
        cues = [cue for file in own.cues for cue in file.content.cue]
        told = {topic for cue in cues if cue.trigger == "fallback" and cue.hears for topic in cue.topics[:1]}
        for file in own.cues:
            for index, cue in enumerate(file.content.cue):
                yield from _unread_keys(file, ("cue", index), cue)
                yield from _lost_fall_back(file, ("cue", index), cue, told if own.cues_whole else None)
        if own.companion and own.cues_whole:
            reached = {cue.beat for cue in cues if cue.trigger != "brings_up"}
            for index, beat in enumerate(own.companion.content.beat):
                if beat.id not in reached:
                    yield own.companion.problem(("beat", index, "id"), f'no cue reaches the beat "{beat.id}"')
            if not any(cue.trigger == "fallback" and not cue.topics for cue in cues):
                yield own.companion.problem(
                    (), f'{name} has no cue with trigger = "fallback" for when nothing else fits'
                )


def hears_problems(file: FileRead[BaseModel], cue: KeyPath, hears: list[str]) -> Iterator[Problem]:
    for place, text in enumerate(hears):
        if "{" in text or "}" in text:
            yield file.problem((*cue, "hears", place), "a player's line holds no slots; write it out")


def line_problems(
    file: FileRead[BaseModel], cue: KeyPath, lines: list[LineTable], trigger: Trigger, companion: CompanionFiles
) -> Iterator[Problem]:
    """What is wrong with the lines of the cue at the path `cue`, in any language."""
    for place, line in enumerate(lines):
        here = (*cue, "lines", place)
        yield from _when_problems(file, (*here, "when"), line.when, companion)
        if has_stray_brace(line.text):
            yield file.problem(here, "a brace { or } stands alone; slots are written {player}")
        for slot in slots_in(line.text):
            if slot not in SLOTS[trigger]:
                yield _slot_problem(file, here, slot, trigger)


def _slot_problem(file: FileRead[BaseModel], line: KeyPath, slot: str, trigger: Trigger) -> Problem:
    allowed = sorted(f"{{{one}}}" for one in SLOTS[trigger])
    has = f'in a line of trigger "{trigger}", which has {", ".join(allowed)}'
    if any(slot in slots for slots in SLOTS.values()):
        return file.problem(line, f"{{{slot}}} cannot be filled {has}")
    return file.problem(line, f"there is no slot {{{slot}}} {has}", nearest_name(f"{{{slot}}}", allowed))


def _when_problems(
    file: FileRead[BaseModel], here: KeyPath, when: WhenTable, companion: CompanionFiles
) -> Iterator[Problem]:
    for place, beat in enumerate(when.beats):
        yield from unknown(file, (*here, "beats", place), "beat", beat, companion.beats)
    top = companion.top_rank
    for key, rank in (("rank_min", when.rank_min), ("rank_max", when.rank_max)):
        if rank and top and rank > top:
            yield file.problem((*here, key), f"the companion has {top} ranks, not {rank}")
    if when.rank_min and when.rank_max and when.rank_min > when.rank_max:
        yield file.problem((*here, "rank_max"), f"no rank is both at least {when.rank_min} and at most {when.rank_max}")


def _unread_keys(file: FileRead[BaseModel], here: KeyPath, cue: CueTable) -> Iterator[Problem]:
    if cue.trigger == "heard":
        return
    for key, written in (("hears", cue.hears), ("acts", cue.acts), ("offers", cue.offers)):
        if written and not (key == "hears" and cue.trigger == "fallback" and cue.topics):
            yield file.problem((*here, key), f'{key} is read only where trigger = "heard", and this is "{cue.trigger}"')


def _lost_fall_back(
    file: FileRead[BaseModel], here: KeyPath, cue: CueTable, told: set[str] | None
) -> Iterator[Problem]:
    """A fall-back for a subject that no words tell, or for no kind of line. told: the subjects that have words."""
    if cue.trigger != "fallback" or not cue.topics:
        return
    if not cue.kinds:
        yield file.problem((*here, "topics"), f'"{cue.id}" is for lines about one thing; say for which kinds of line')
    if told is not None and cue.topics[0] not in told:
        what = f'no cue with trigger = "fallback" and the topic "{cue.topics[0]}" has hears, so no line is about it'
        yield file.problem((*here, "topics"), what)
