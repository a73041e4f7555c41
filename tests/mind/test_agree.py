"""Feeling tells near cues apart: no glad answer to bad news, and no guess where only the subject is sure."""

from __future__ import annotations

from dataclasses import replace

from game.content.model import Cue, Expression
from game.mind.agree import agreed
from game.mind.hear import Heard
from game.mind.matched import CueMatch
from game.mind.tone import Tone
from tests.mind.conftest import cue


def felt(name: str, face: Expression, topic: str = "pet") -> Cue:
    made = cue(name, (name,), acts=("confides",), topics=(topic,))
    return replace(made, lines={"en": tuple(replace(line, expression=face) for line in made.lines["en"])})


def fits(tone: Tone, *matches: CueMatch) -> dict[str, float]:
    heard = Heard("…", "en", ("confides",), matches, (), None, None, None, tone)
    return {match.cue.id: match.fit for match in agreed(heard)}


def test_a_glad_cue_gives_way_before_bad_news() -> None:
    found = fits("bad", CueMatch(felt("back", "joy"), 0.7, 0.8), CueMatch(felt("lost", "sad"), 0.68, 0.75))
    assert found["back"] < 0.3 < found["lost"]


def test_a_doubtful_cue_that_feels_as_the_line_does_is_likelier() -> None:
    found = fits("bad", CueMatch(felt("lost", "sad"), 0.5, 0.3), CueMatch(felt("seen", "warm", "tree"), 0.4, 0.3))
    assert found == {"lost": 0.5, "seen": 0.3}


def test_agreement_saves_nothing_that_is_hardly_likely() -> None:
    assert fits("bad", CueMatch(felt("lost", "sad"), 0.3, 0.1)) == {"lost": 0.1}


def test_between_cues_of_one_subject_that_lie_as_near_the_one_with_a_feeling_is_a_guess() -> None:
    near = CueMatch(felt("died", "sad"), 0.65, 0.87), CueMatch(felt("funny", "wry"), 0.64, 0.84)
    assert max(fits("plain", *near).values()) < 0.6, "and what comes less near is no better"
    assert fits("plain", replace(near[1], score=0.66), near[0])["funny"] == 0.84
    assert fits("plain", replace(near[0], example=0.9))["died"] == 0.87, "the words of an example need no more proof"
    sure = replace(near[0], fit=0.95), near[1]
    assert fits("bad", *sure)["died"] == 0.95, "nor does what is all but sure, where it feels as the line does"
    apart = near[0], replace(near[1], score=0.5)
    assert fits("plain", *apart)["died"] == 0.87
