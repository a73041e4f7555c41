"""Free talk in a chapter: a line decides what comes of it, or the last one does; and it breaks off and goes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from game.mind.ports import Ear
from game.model.starter import open_ear, starter_ear_path
from game.play import happenings as h
from game.play.store import StoreError
from game.rehearsal import remembering, shipped_stores
from game.session import messages as m
from game.session.evening import Evening
from game.session.profile import OpenProfile
from game.session.reading import NotOpenYet, Reading
from game.session.staging import StoryError
from tests.keep.memory_store import MemoryStore
from tests.session.conftest import ISAURA
from tests.session.stories import STORY, Story, opened_by, write_story

DOOR = "lantern-line:locked-door"
TALK = """Isaura: Say something.
<<outcome kind "it wasn't your fault" "you did what you could" "我不怪你" "你尽力了">>
<<outcome kind "nobody would blame you">>
<<outcome cruel "you should have waited" "it was your fault" "你应该等一等" "这都怪你">>
<<outcome silent>>
<<talk isaura "You want to hear what they make of it." 3>>
<<if outcome() == "kind">>
    <<flag was_kind>>
    Kind.
<<elseif outcome() == "cruel">>
    Cruel.
<<else>>
    Silent.
<<endif>>
After."""


@pytest.fixture
def story(profile: OpenProfile, tmp_path: Path) -> Story:
    return lambda text: write_story(profile, tmp_path, text)


@pytest.fixture
def talking(profile: OpenProfile, story: Story) -> Reading:
    """A reading that stands at a talk."""
    story(TALK)
    reading = Reading(profile, STORY, talks=True)
    reading.next()
    return reading


def ended(told: Iterator[m.Message] | list[m.Message]) -> m.TalkEnded | None:
    return next((one for one in told if isinstance(one, m.TalkEnded)), None)


def happened(store: MemoryStore, kind: type[h.Happening]) -> list[h.Happening]:
    return [e.what for e in store.events(h.KINDS) if isinstance(e.what, kind)]


def test_the_story_stands_at_a_talk(talking: Reading) -> None:
    step = talking.step()
    assert (step.kind, step.speaker, step.text) == ("talk", "Isaura", "Say something.")
    assert step.talk is not None
    assert (step.talk.companion, step.talk.name, step.talk.left, step.talk.said) == (ISAURA, "Isaura", 3, ())


@pytest.mark.parametrize(
    ("line", "outcome", "after"),
    [
        ("It really wasn't your fault", "kind", "Kind."),
        ("You should have waited for them", "cruel", "Cruel."),
        ("我真的不怪你", "kind", "Kind."),
        ("你应该等一等的", "cruel", "Cruel."),
    ],
)
def test_a_line_like_an_outcomes_examples_decides(
    talking: Reading, memory_store: MemoryStore, line: str, outcome: str, after: str
) -> None:
    told = list(talking.say(line))
    assert ended(told) == m.TalkEnded(outcome, line)
    assert not any(isinstance(one, m.ReplyDone) for one in told), "the story answers it"
    assert talking.step().text == after
    assert happened(memory_store, h.TalkDecided) == [h.TalkDecided(ISAURA, STORY, outcome, line)]


def test_other_lines_she_answers_until_they_are_used_up(talking: Reading) -> None:
    for left, line in ((2, "what is your favourite station?"), (1, "is there any tea?")):
        told = list(talking.say(line))
        assert any(isinstance(one, m.ReplyDone) for one in told) and ended(told) is None
        talk = talking.step().talk
        assert talk is not None and talk.left == left and talk.said[-2].text == line
    told = list(talking.say("how late are we?"))
    assert [type(one) for one in told[-2:]] == [m.ReplyDone, m.TalkEnded]
    assert (ended(told), talking.step().text) == (m.TalkEnded("silent", ""), "Silent.")


def test_nothing_said_is_an_answer_too(talking: Reading) -> None:
    assert list(talking.say("  ")) == []
    assert talking.next().text == "Silent."


def test_a_host_that_cannot_talk_passes_it_by_and_can_take_up_where_another_left(
    profile: OpenProfile, talking: Reading, memory_store: MemoryStore
) -> None:
    assert Reading(profile, STORY).step().kind == "line"
    talking.back()
    quiet = Reading(profile, STORY)
    assert quiet.next().text == "Silent."
    assert happened(memory_store, h.TalkDecided) == [h.TalkDecided(ISAURA, STORY, "silent", "")]


def test_a_cry_for_help_decides_nothing_and_uses_no_line_up(talking: Reading) -> None:
    told = list(talking.say("it wasn't your fault, but I want to kill myself"))
    assert [type(one) for one in told][1] is m.CareCard and ended(told) is None
    talk = talking.step().talk
    assert talk is not None and talk.left == 3


def test_what_is_said_there_earns_and_is_remembered_as_in_any_talk(profile: OpenProfile, talking: Reading) -> None:
    told = list(talking.say("My sister is called Anna"))
    assert {m.BondChanged, m.Remembered} <= {type(one) for one in told}
    assert [one.value for one in profile.journal.state.open_memories(ISAURA)] == ["Anna"]
    assert profile.journal.conversation("talk", ISAURA) is not None
    assert "My sister is called Anna" not in [e.text for e in Evening(profile, ISAURA).history()]


def test_the_outcome_stands_for_the_rest_of_the_chapter_also_after_a_restart(
    profile: OpenProfile, story: Story, tmp_path: Path, reopen: Callable[[], OpenProfile]
) -> None:
    story(TALK + '\n<<if outcome() == "kind">>\n    Still kind.\n<<endif>>')
    reading = Reading(profile, STORY, talks=True)
    reading.next()
    list(reading.say("it wasn't your fault"))
    later = reopen()
    write_story(later, tmp_path, TALK + '\n<<if outcome() == "kind">>\n    Still kind.\n<<endif>>')
    again = Reading(later, STORY, talks=True)
    assert (again.next().text, again.next().text) == ("After.", "Still kind.")


def test_read_again_the_first_line_decides_and_nothing_is_kept(profile: OpenProfile, talking: Reading) -> None:
    talking.next()
    while talking.step().kind != "end":
        talking.next()
    state = profile.journal.replay()
    again = Reading(profile, STORY, talks=True)
    again.next()
    assert ended(again.say("it wasn't your fault")) == m.TalkEnded("kind", "it wasn't your fault")
    assert again.step().text == "Kind."
    again.back()
    assert ended(again.say("how late are we?")) == m.TalkEnded("silent", "")
    assert (profile.journal.replay(), profile.journal.state) == (state, state)


def test_a_talk_whose_default_is_missing_stops_the_story_and_says_so(profile: OpenProfile, story: Story) -> None:
    story('One.\n<<outcome kind "you did what you could">>\n<<talk isaura "A goal.">>\nTwo.')
    with pytest.raises(StoryError, match="without examples"):
        Reading(profile, STORY, talks=True).next()


# Going back, breaking off


def test_going_back_takes_a_line_back_and_forward_brings_it_again(profile: OpenProfile, talking: Reading) -> None:
    list(talking.say("My sister is called Anna"))
    before, state = talking.step(), profile.journal.state
    first = talking.back()
    assert first.talk is not None and first.talk.said == () and first.talk.left == 3
    assert profile.journal.state.open_memories(ISAURA) == []
    assert talking.forward() == before
    assert profile.journal.state == state


def test_going_back_from_what_a_line_decided_is_to_before_that_line(profile: OpenProfile, talking: Reading) -> None:
    list(talking.say("is there any tea?"))
    list(talking.say("it wasn't your fault"))
    assert profile.journal.state.flags == {"was_kind": True}
    back = talking.back()
    assert back.talk is not None
    assert ([e.text for e in back.talk.said][:1], back.talk.left) == (["is there any tea?"], 2)
    assert len(back.talk.said) == 2 and profile.journal.state.flags == {}
    assert ended(talking.say("you should have waited")) == m.TalkEnded("cruel", "you should have waited")


@pytest.mark.parametrize("kept", [m.PlayerLine, m.Heard, m.Sentence])
def test_a_talk_that_dies_is_taken_up_at_the_same_line(
    talking: Reading, tmp_path: Path, reopen: Callable[[], OpenProfile], kept: type[m.Message]
) -> None:
    said = talking.say("is there any tea?")
    list(takewhile(lambda one: not isinstance(one, kept), said))
    later = reopen()
    write_story(later, tmp_path, TALK)
    again = Reading(later, STORY, talks=True)
    assert again.step().kind == "talk"
    list(again.resume())
    talk = again.step().talk
    assert talk is not None
    assert ([e.speaker for e in talk.said], talk.said[0].text, talk.left) == (
        ["player", "companion"], "is there any tea?", 2,
    )  # fmt: skip
    assert later.journal.state == later.journal.replay()
    assert ended(again.say("it wasn't your fault")) is not None and again.step().text == "Kind."


def test_a_line_that_decided_before_the_story_could_go_on_decides_when_taken_up(
    profile: OpenProfile, talking: Reading, memory_store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = memory_store.write

    def full_at_a_step(batch: object) -> None:
        if any(turn.role == "step" for turn in batch.turns):  # type: ignore[attr-defined]
            raise StoreError("The disk is full.")
        write(batch)  # type: ignore[arg-type]

    monkeypatch.setattr(memory_store, "write", full_at_a_step)
    with pytest.raises(StoreError):
        list(talking.say("it wasn't your fault"))
    monkeypatch.undo()
    assert talking.step().kind == "talk"
    again = Reading(profile, STORY, talks=True)
    assert ended(again.resume()) == m.TalkEnded("kind", "it wasn't your fault")
    assert again.step().text == "Kind."


def test_a_talk_goes_no_further_once_what_opened_the_chapter_is_taken_back(profile: OpenProfile, story: Story) -> None:
    before = opened_by(profile, "hello", "lantern-line:nothing")
    story(TALK)
    reading = Reading(profile, STORY, talks=True)
    reading.next()
    list(reading.say("My sister is called Anna"))
    profile.journal.move_head(profile.conversation("talk", ISAURA).id, before)
    assert profile.journal.state.open_memories(ISAURA) == []
    with pytest.raises(NotOpenYet):
        list(reading.say("it wasn't your fault"))


def test_there_is_nobody_to_talk_with_at_a_line(profile: OpenProfile, story: Story) -> None:
    story("One.\nTwo.")
    with pytest.raises(ValueError, match="nobody to talk with"):
        list(Reading(profile, STORY, talks=True).say("hello"))


# The shipped one

SCRIPTS = [
    (["who was the twelfth passenger", "it wasn't your fault, Isaura"], "excused", "hangs straighter"),
    (["I made a mistake like that too, and my brother got hurt"], "owned", "the last minute"),
    (["honestly, you should have waited"], "blamed", "shoulders come down"),
    (["is there any tea?", "the rain is loud", "hello", "how long ago was that?"], "quiet", "not in your coat"),
]
SCRIPTS_ZH = [
    (["雨好大", "这真的不是你的错"], "excused", "挂得正些"),
    (["我也犯过一次错"], "owned", "最后一分钟"),
    (["你应该等一等的"], "blamed", "肩膀放了下来"),
    (["然后呢？", "雨好大", "你还好吗", "那节车厢后来呢？"], "quiet", "不在外套里"),
]


def at_the_door(profile: OpenProfile) -> Reading:
    opened_by(profile, "what's behind the locked door?", DOOR)
    reading = Reading(profile, DOOR, talks=True)
    while (step := reading.step()).kind != "talk":
        _ = reading.next() if step.kind == "line" else reading.choose(0)
    return reading


def told_at_the_door(profile: OpenProfile, lines: list[str]) -> tuple[str, str]:
    """What came of the talk at the locked door, and the two lines that follow it."""
    reading = at_the_door(profile)
    outcomes = [one.outcome for line in lines for one in reading.say(line) if isinstance(one, m.TalkEnded)]
    assert len(outcomes) == 1
    return outcomes[0], reading.step().text + reading.next().text


@pytest.mark.parametrize(("lines", "outcome", "follows"), SCRIPTS)
def test_every_outcome_at_the_locked_door_is_reached_without_any_model(
    profile: OpenProfile, lines: list[str], outcome: str, follows: str
) -> None:
    came, text = told_at_the_door(profile, lines)
    assert came == outcome and follows in text


@pytest.mark.parametrize(("lines", "outcome", "follows"), SCRIPTS_ZH)
def test_every_outcome_is_reached_in_chinese(
    profile: OpenProfile, lines: list[str], outcome: str, follows: str
) -> None:
    profile.language = "zh-Hans"
    came, text = told_at_the_door(profile, lines)
    assert came == outcome and follows in text


@pytest.fixture(scope="module")
def ear(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ear]:
    if not starter_ear_path().exists():
        pytest.skip(f"the starter ear is not on this machine: {starter_ear_path()}")
    opened = open_ear()
    yield remembering(opened, tmp_path_factory.mktemp("examples"), shipped_stores())
    opened.close()


@pytest.mark.starter
@pytest.mark.parametrize(("lines", "outcome", "follows"), SCRIPTS)
def test_every_outcome_is_reached_with_the_starter_ear(
    profile: OpenProfile, ear: Ear, lines: list[str], outcome: str, follows: str
) -> None:
    profile.engines_ready(None, ear)
    came, text = told_at_the_door(profile, lines)
    assert came == outcome and follows in text
