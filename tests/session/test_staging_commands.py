"""What each command does, and that what is made from their table is up to date."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.content.library import Library
from game.content.model import Ending, Words
from game.play import happenings as h
from game.play.state import fold
from game.play.store import Event
from game.session import messages as m
from game.session.profile import OpenProfile
from game.session.reading import Reading
from game.session.staging import Scope, StageState, StoryError, TalkTerms
from game.session.story_arguments import KINDS
from game.session.story_commands import COMMANDS, STORY_FUNCTIONS, perform
from game.session.story_docs import definitions, story_docs, write_story_docs
from game.session.views import StageEffect
from game.yarn import Command
from game.yarn.command_words import split_words
from tests.session.conftest import ISAURA, STORY
from tests.session.stories import STORY as TRY
from tests.session.stories import Story, write_story

EMPTY = StageState()
ON = StageState(figures=((ISAURA, "neutral"),))
NEAR = replace(ON, poses=((ISAURA, "near"),))
DOOR = "lantern-line:locked-door"


@pytest.fixture
def scope(library: Library) -> Scope:
    ending = Ending("counted", Words({"en": "Counted"}), Words({"en": "Count."}))
    return Scope(library, replace(library.chapter("locked-door"), endings=(ending,)), "the line")


@pytest.fixture
def story(profile: OpenProfile, tmp_path: Path) -> Story:
    return lambda text: write_story(profile, tmp_path, text)


def command(raw: str) -> Command:
    words = ["".join(map(str, word)) for word in split_words([raw])]
    return Command(words[0], tuple(words[1:]), raw, "Node")


@pytest.mark.parametrize(
    ("before", "raw", "after"),
    [
        (EMPTY, "background carriage", StageState(scene="lantern-line:carriage")),
        (EMPTY, "enter isaura", ON),
        (ON, "enter isaura wry", StageState(figures=((ISAURA, "wry"),))),
        (ON, "expression isaura sad", StageState(figures=((ISAURA, "sad"),))),
        (EMPTY, "expression isaura sad", EMPTY),
        (ON, "leave isaura", EMPTY),
        (ON, "pose isaura near", NEAR),
        (NEAR, "pose isaura back", replace(ON, poses=((ISAURA, "back"),))),
        (NEAR, "pose isaura upright", ON),
        (NEAR, "expression isaura neutral", NEAR),
        (NEAR, "leave isaura", EMPTY),
        (NEAR, "enter isaura", ON),
        (EMPTY, "pose isaura near", EMPTY),
        (EMPTY, "music title", StageState(music="title")),
        (StageState(music="title"), "music off", EMPTY),
        (EMPTY, "sound bell", StageState(effects=(StageEffect("sound", "bell", 0.0),))),
        (EMPTY, "shake", StageState(effects=(StageEffect("shake", "", 0.5),))),
        (EMPTY, "shake 2", StageState(effects=(StageEffect("shake", "", 2.0),))),
        (EMPTY, "fade out", StageState(dark=True, effects=(StageEffect("fade", "out", 1.0),))),
        (StageState(dark=True), "fade in 0.5", StageState(effects=(StageEffect("fade", "in", 0.5),))),
        (EMPTY, "wait 1.5", StageState(effects=(StageEffect("wait", "", 1.5),))),
        (EMPTY, 'outcome kind "a b"', StageState(outcomes=(("kind", ("a b",)),))),
        (StageState(outcomes=(("kind", ("a",)),)), "outcome kind b", StageState(outcomes=(("kind", ("a", "b")),))),
        (
            StageState(outcomes=(("kind", ("a",)), ("none", ()))), 'talk isaura "A goal." 2',
            StageState(talk=TalkTerms(ISAURA, "A goal.", 2, (("kind", ("a",)), ("none", ())))),
        ),
    ],
)  # fmt: skip
def test_what_stands_on_the_stage(scope: Scope, before: StageState, raw: str, after: StageState) -> None:
    assert perform(command(raw), scope, before) == (after, [])


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        ("flag seen", h.FlagSet("seen", True)),
        ("flag seen false", h.FlagSet("seen", False)),
        ("flag colour blue", h.FlagSet("colour", "blue")),
        ("bond isaura -2", h.BondMoved(ISAURA, -2, "The Locked Door", DOOR, 0)),
        ('bond isaura 2 "You stayed"', h.BondMoved(ISAURA, 2, "You stayed", DOOR, 0)),
        ("mood isaura wry", h.MoodChanged(ISAURA, "wry")),
        ('remember isaura "We met."', h.MemoryKept(ISAURA, "episode", "", "", DOOR, "We met.", "en", None)),
        ("ending counted", h.EndingReached(ISAURA, DOOR, "counted", again=False)),
        ("card locked-door", h.CardWon(ISAURA, DOOR, "chapter", "the line")),
        ("unlock last-off", h.ChapterOpened(ISAURA, "lantern-line:last-off", "the line")),
    ],
)  # fmt: skip
def test_what_is_brought_about(scope: Scope, raw: str, what: h.Happening) -> None:
    assert perform(command(raw), scope, ON) == (ON, [what])
    assert h.from_data(what.kind, what.version, h.to_data(what)) == what


def test_every_command_is_tried_here() -> None:
    tried = {
        raw.split()[0] for test in (test_what_stands_on_the_stage, test_what_is_brought_about) for raw in _raws(test)
    }
    assert tried == set(COMMANDS)


def _raws(test: object) -> list[str]:
    (mark,) = test.pytestmark  # type: ignore[attr-defined]
    names, rows = mark.args
    return [row[names.index("raw")] for row in rows]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("enter odile", "no companion called"),
        ("enter isaura grinning", "use one of neutral"),
        ("pose isaura nearer", "Did you mean near"),
        ("bond isaura 1.5", "no whole number"),
        ("talk isaura goal 99", "1 to 20 lines"),
        ("talk isaura goal", "without examples"),
        ("dance isaura", "is no command of stories"),
    ],
)
def test_what_cannot_be_done_is_told_with_its_place(scope: Scope, raw: str, says: str) -> None:
    with pytest.raises(StoryError, match=says) as refused:
        perform(command(raw), scope, EMPTY)
    assert "locked-door.yarn, Node" in str(refused.value)


def test_a_stage_comes_back_from_its_data_also_from_an_older_games(scope: Scope) -> None:
    stage = StageState(outcomes=(("kind", ("a",)), ("none", ())))
    for raw in (
        "enter isaura wry",
        "pose isaura back",
        "background carriage",
        "sound bell",
        "fade out",
        "music title",
        'talk isaura "A." 2',
    ):
        stage, _ = perform(command(raw), scope, stage)
    assert StageState.from_data(json.loads(json.dumps(stage.to_data()))) == stage
    older = {"scene": "lantern-line:carriage", "figures": [[ISAURA, "sad"]]}
    assert StageState.from_data(older) == StageState("lantern-line:carriage", ((ISAURA, "sad"),))


def test_a_mood_lasts_the_evening_and_is_slept_on() -> None:
    moods = [h.MoodChanged(ISAURA, "wry"), h.TalkOpened(ISAURA, 1)]
    events = [Event(n, 1, (), "2026-11-20T22:10:00", what) for n, what in enumerate(moods, 1)]
    assert fold(events[:1], {1}).bond(ISAURA).mood == "wry"
    assert fold(events, {1}).bond(ISAURA).mood == "neutral"


@pytest.mark.parametrize("counts", [True, False])
def test_a_story_can_ask_for_the_mood_it_has_just_set(profile: OpenProfile, story: Story, counts: bool) -> None:
    story('One.\n<<mood isaura wry>>\n<<if mood("isaura") == "wry">>\n    Wry.\n<<endif>>\nThree.')
    if not counts:
        first = Reading(profile, TRY)
        while first.step().kind != "end":
            first.next()
        with profile.journal.writing() as pen:
            pen.add(pen.turn(profile.conversation("talk", ISAURA).id, "step"), h.TalkOpened(ISAURA, 1))
    reading = Reading(profile, TRY)
    assert (reading.counts, reading.next().text) == (counts, "Wry.")
    assert profile.journal.state.bond(ISAURA).mood == ("wry" if counts else "neutral")


def test_a_chapter_unlocked_is_open_once_and_told_of(profile: OpenProfile, story: Story) -> None:
    story("One.\n<<unlock last-off>>\nTwo.\n<<unlock last-off>>\nThree.")
    reading = Reading(profile, TRY)
    while reading.step().kind != "end":
        reading.next()
    opened = [one for one in reading.take_notices() if isinstance(one, m.ChapterUnlocked)]
    assert [(one.chapter, one.title, one.quote) for one in opened] == [
        ("lantern-line:last-off", "Four Seconds", "open it")
    ]
    assert Reading(profile, "last-off").step().kind == "line"


# What is made from the table


def test_what_authors_are_given_is_up_to_date(tmp_path: Path) -> None:
    for name, text in story_docs().items():
        assert (STORY / name).read_text("utf-8") == text, "run `python main.py yarn docs story`"
    (tmp_path / "schemas").mkdir()
    write_story_docs(tmp_path)
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*")} == set(story_docs())


def test_the_editor_gets_every_command_and_function_with_types_it_knows() -> None:
    found = json.loads(definitions())
    assert [one["yarnName"] for one in found["commands"]] == list(COMMANDS)
    assert [one["yarnName"] for one in found["functions"]] == list(STORY_FUNCTIONS)
    parameters = [p for one in (*found["commands"], *found["functions"]) for p in one["parameters"]]
    assert {p["type"] for p in parameters} <= {"number", "string", "bool", "any"}
    assert all(
        p["documentation"] and set(p) <= {"name", "type", "documentation", "defaultValue", "isParamsArray"}
        for p in parameters
    )
    assert {one["return"]["type"] for one in found["functions"]} <= {"number", "string", "bool"}


def test_only_the_last_arguments_may_be_left_out_and_every_kind_is_used() -> None:
    for one in COMMANDS.values():
        may_be_left_out = [argument.optional or argument.repeated for argument in one.arguments]
        assert may_be_left_out == sorted(may_be_left_out)
        assert not any(argument.repeated for argument in one.arguments[:-1])
    asked = {parameter.kind for one in STORY_FUNCTIONS.values() for parameter in one.parameters}
    assert asked | {argument.kind for one in COMMANDS.values() for argument in one.arguments} == set(KINDS)
