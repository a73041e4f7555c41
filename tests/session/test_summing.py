"""Rolling summaries: an able voice writes them when nobody speaks, else the player's own lines stand in.

They follow the path, and are forgotten with what they were made of.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.mind.ports import Said
from game.mind.prompt import lay_out
from game.mind.summing import STRETCH, accepted, asks_for_summary, extracted, stretch_due
from game.model.fake import FakeVoice
from game.play import happenings as h
from game.session.evening import Evening
from game.session.forgetting import forget_turns
from game.session.profile import OpenProfile
from tests.session.conftest import ISAURA

TOLD = "I lost my job at the harbour today and I feel so low about it"


def talked(profile: OpenProfile, pairs: int = 40) -> list[int]:
    """So many lines and replies, kept without being thought about; the turns of the lines."""
    talk, lines = profile.conversation("talk", ISAURA), []
    with profile.journal.writing() as pen:
        for n in range(pairs):
            line = pen.turn(talk.id, "line")
            pen.add(line, h.LineSaid(ISAURA, TOLD if n == 3 else f"the {n}th small thing", "en"))
            reply = pen.turn(talk.id, "reply")
            pen.add(reply, h.SentenceShown(ISAURA, f"Number {n} is in the log.", "en", "authored", None))
            pen.add(reply, h.ReplyClosed(ISAURA, "done", "neutral", None, [], [], 0, 0.0, 0.0))
            lines.append(line.id)
    return lines


def able(*replies: str) -> FakeVoice:
    return FakeVoice(list(replies))


def summaries(profile: OpenProfile) -> list[tuple[str, str]]:
    return [(s.source, s.text) for s in profile.journal.state.summaries_of(ISAURA)]


def test_without_an_able_voice_their_own_lines_stand_in(evening: Evening, profile: OpenProfile) -> None:
    talked(profile)
    profile.voice = FakeVoice(["Never asked."], starter=True)
    assert evening.rest()
    assert summaries(profile) == [("lines", f"“{TOLD}”")]
    assert not evening.rest(), "the next stretch is not whole yet"
    assert profile.voice.asked == []  # type: ignore[attr-defined]


def test_an_able_voice_writes_it_from_that_stretch_alone(evening: Evening, profile: OpenProfile) -> None:
    lines = talked(profile)
    profile.voice = voice = able("The passenger lost a job at the harbour. They felt low. It rained. It was late.")
    assert evening.rest()
    assert summaries(profile) == [("model", "The passenger lost a job at the harbour. They felt low. It rained.")]
    asked = voice.asked[0][0][0].content
    assert TOLD in asked
    assert f"the {STRETCH}th small thing" not in asked
    [kept] = profile.journal.state.summaries_of(ISAURA)
    assert kept.first <= lines[0] < lines[15] <= kept.last < lines[-1]


def test_a_voice_that_speaks_for_itself_or_in_another_language_is_not_taken(
    evening: Evening, profile: OpenProfile
) -> None:
    talked(profile)
    profile.voice = able("I'm happy to help with that!")
    assert evening.rest()
    assert [by for by, _ in summaries(profile)] == ["lines"]
    assert accepted("他今天丢了工作，很难过。", [Said(1, ISAURA, "player", TOLD, "en", "")]) == ""


def test_whoever_speaks_breaks_it_off_and_nothing_is_kept(evening: Evening, profile: OpenProfile) -> None:
    talked(profile)
    voice = able("The passenger lost a job. They felt low.")
    stream = voice.stream

    def interrupted(*args: object) -> object:
        begun = stream(*args)  # type: ignore[arg-type]
        evening.stop()
        return begun

    voice.stream = interrupted  # type: ignore[method-assign, assignment]
    profile.voice = voice
    assert not evening.rest()
    assert summaries(profile) == []


def test_it_goes_with_the_path_and_comes_back_with_it(evening: Evening, profile: OpenProfile) -> None:
    lines = talked(profile)
    evening.rest()
    head = profile.journal.conversations[profile.conversation("talk", ISAURA).id].head
    evening.rewind(lines[5])
    assert summaries(profile) == []
    profile.journal.move_head(profile.conversation("talk", ISAURA).id, head)
    assert len(summaries(profile)) == 1


def test_what_is_forgotten_is_gone_from_it_too(evening: Evening, profile: OpenProfile) -> None:
    lines = talked(profile)
    evening.rest()
    forget_turns(profile, [lines[3]])
    assert summaries(profile) == []
    kept = [e.what for e in profile.journal.every([h.TalkSummed.kind])]
    assert [what.text for what in kept if isinstance(what, h.TalkSummed)] == [""]


def test_a_model_is_told_of_it_and_not_of_the_same_lines_again(evening: Evening, profile: OpenProfile) -> None:
    talked(profile)
    evening.rest()
    situation = evening._situation(evening._silent(), frozenset())
    said = Said(999, ISAURA, "player", "hello again", "en", "")
    prompt = lay_out(replace(situation, recent=(*situation.recent, said)))
    [summary] = [s for s in prompt.segments if s.kind == "summary"]
    assert TOLD in summary.text
    assert TOLD in prompt.messages[0].content
    assert not any(s.kind == "earlier" and TOLD in s.text for s in prompt.segments)


@pytest.mark.parametrize(("gone", "due"), [(STRETCH - 1, 0), (STRETCH, STRETCH), (STRETCH + 9, STRETCH)])
def test_only_a_whole_stretch_out_of_sight_is_summed_up(gone: int, due: int) -> None:
    said = [Said(n, ISAURA, "player", "hm", "en", "") for n in range(1, gone + 25)]
    assert len(stretch_due(said, 0, 24)) == due
    assert stretch_due(said, gone, 24) == ()


def test_of_each_topic_one_line_first() -> None:
    lines = (
        "my boss shouted at me again in the office and I hate it", "I hate how my boss talks to me at work every day",
        "my sister never calls me back any more", "ok",
    )  # fmt: skip
    said = [Said(n, ISAURA, "player", text, "en", "") for n, text in enumerate(lines, 1)]
    assert lines[2] in extracted(said)
    assert "ok" not in extracted(said).split()
    messages, _ = asks_for_summary(said, "Tom", "Isaura")
    assert f"Tom: {lines[0]}" in messages[0].content
