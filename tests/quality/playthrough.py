"""Whole play-throughs by written players, from the first hello to an ending, as Markdown that is kept with the story.

    python -m tests.quality.playthrough tomas lin

A player is `playthroughs/<name>.txt`: a line each of what they say, and
    @ 2026-11-20T22:10          an evening begins
    = locked-door 1,3,1         read a chapter with these choices; `> line` below it is said where it lets one speak
    ~                           from here on: what else they have to tell, said while a chapter is not open yet
The same lines bring the same evenings as long as rules, words and ear are the same.
"""

from __future__ import annotations

import sys
import tempfile
from argparse import Namespace
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from game.app import load_models, open_profile
from game.session import messages as m
from game.session.evening import Evening
from game.session.profile import OpenProfile
from game.session.reading import NotOpenYet, Reading
from game.session.simulation.sitting import MovingClock

HERE = Path(__file__).parent
KEPT = HERE.parents[1] / "story" / "lantern-line" / "playthroughs"
LANGUAGES = {"tomas": "en", "lin": "zh-Hans"}
_SPARE_AT_ONCE = 6
"""Lines said before it is looked again whether a chapter has opened."""
_A_LINE_TAKES = timedelta(seconds=30)


@dataclass
class Script:
    """What one player says and does, in order; `spare` is taken from the front."""

    steps: list[tuple[str, str]] = field(default_factory=list)
    spare: list[str] = field(default_factory=list)


def read_script(text: str) -> Script:
    script, spare = Script(), False
    for row in filter(None, (row.strip() for row in text.splitlines())):
        if row == "~":
            spare = True
        elif spare:
            script.spare.append(row)
        else:
            marked = row[:2] in ("@ ", "= ", "> ")
            script.steps.append((row[0], row[2:]) if marked else ("", row))
    return script


class Player:
    """One player at one profile, whose evenings are written down as they go."""

    def __init__(self, profile: OpenProfile, script: Script) -> None:
        self._profile, self._script = profile, script
        self._clock = MovingClock(profile.journal.clock.now())
        profile.journal.clock = self._clock
        self._who = profile.library.companion("isaura")
        self._name = self._who.short_name.within(profile.language)
        self._evening = Evening(profile, self._who.full_id)
        self.lines = 0

    def play(self) -> Iterator[str]:
        steps = self._script.steps
        while steps:
            kind, text = steps.pop(0)
            if kind == "@":
                yield from self._begin(datetime.fromisoformat(text).astimezone())
            elif kind == "=":
                yield from self._read(*text.split())
            else:
                yield from self._say(text)
        bond = self._profile.journal.state.bond(self._who.full_id)
        yield f"\n{self.lines} lines of talk; bond {bond.points}, rank {bond.rank}.\n"

    def _begin(self, at: datetime) -> Iterator[str]:
        self._clock.moment = max(at, self._clock.moment)
        self._evening = Evening(self._profile, self._who.full_id)
        yield f"\n## {self._clock.moment:%d %B, %H:%M}\n"
        yield from self._shown(self._evening.open())

    def _say(self, line: str) -> Iterator[str]:
        self.lines += 1
        self._clock.moment += _A_LINE_TAKES
        yield f"\n> {line}\n"
        yield from self._shown(self._evening.say(line))

    def _read(self, chapter: str, choices: str) -> Iterator[str]:
        while True:
            try:
                reading = Reading(self._profile, chapter, talks=True)
                break
            except NotOpenYet as error:
                if not self._script.spare:
                    raise SystemExit(f"{chapter} never opened: {error}") from None
                for line in self._script.spare[:_SPARE_AT_ONCE]:
                    yield from self._say(line)
                del self._script.spare[:_SPARE_AT_ONCE]
        yield f"\n### {reading.chapter.title.within(self._profile.language)}\n"
        taken = [int(one) - 1 for one in choices.split(",")]
        while (step := reading.step()).kind != "end":
            self._clock.moment += timedelta(seconds=5)
            if step.kind == "choice":
                # Who has decided on nothing takes the first that is there.
                free = [number for number, (_, open_) in enumerate(step.options) if open_]
                one = taken.pop(0) if taken and taken[0] in free else free[0]
                yield f"\n> *{step.options[one][0]}*\n"
                reading.choose(one)
            elif step.kind == "talk":
                yield from self._talk(reading)
            else:
                yield f"\n**{step.speaker}:** {step.text}\n" if step.speaker else f"\n{step.text}\n"
                reading.next()
        yield from self._shown(reading.take_notices())

    def _talk(self, reading: Reading) -> Iterator[str]:
        yield from self._shown(reading.resume())
        while reading.step().kind == "talk":
            if self._script.steps and self._script.steps[0][0] == ">":
                line = self._script.steps.pop(0)[1]
                yield f"\n> {line}\n"
                yield from self._shown(reading.say(line))
            else:
                reading.next()

    def _shown(self, messages: Iterable[m.Message]) -> Iterator[str]:
        for message in messages:
            if isinstance(message, m.ReplyDone):
                yield f"\n**{self._name}:** {message.text}\n"
            elif isinstance(message, m.BondChanged):
                yield f"\n*{message.points:+d} · {message.why}*\n"
            elif isinstance(message, m.BeatFound):
                yield f"\n*✦ {message.title}*\n"
            elif isinstance(message, m.Remembered):
                yield f"\n*✎ {message.text}*\n"
            elif isinstance(message, m.ChapterUnlocked):
                yield f"\n*◆ {message.title}*\n"
            elif isinstance(message, m.CardCame):
                yield f"\n*▪ {message.title}*\n"
            elif isinstance(message, m.RankRisen):
                yield f"\n*★ {message.name}*\n"
            elif isinstance(message, m.EndingFound):
                yield f"\n*◇ {message.title}*\n"


def main(names: list[str]) -> None:
    for name in names:
        script = read_script((HERE / "playthroughs" / f"{name}.txt").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory(prefix="lantern-played-") as folder:
            options = Namespace(profile=Path(folder), lang=LANGUAGES[name], now=script.steps[0][1])
            with open_profile(options) as profile:
                profile.chance = Random(1)
                for _doing in load_models(profile, "starter"):
                    pass
                with (KEPT / f"{name}.md").open("w", encoding="utf-8") as page:
                    page.write(f"# {name.title()}\n")
                    for text in Player(profile, script).play():
                        page.write(text)
                        page.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
