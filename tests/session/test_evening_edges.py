"""An evening where things go wrong or round a corner: clocks, midnight, crashes, stops, and replies asked for again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from game.model.fake import FakeVoice
from game.play import happenings as h
from game.play.journal import Journal
from game.play.store import Batch, StoreError
from game.session import messages as m
from game.session.evening import Evening
from game.session.profile import OpenProfile
from tests.keep.memory_store import MemoryStore
from tests.session.conftest import ISAURA, MovingClock, reply

WEDDING = "My sister Anna is getting married on Saturday"


def sources(told: list[m.Message]) -> list[str]:
    """The triggers of the authored lines that were said: "…/unknown#3" is unknown."""
    return [t.line.split("/")[1].split("#")[0] for t in told if isinstance(t, m.Sentence) and t.line]


def until_sentence(told: Iterator[m.Message], with_line: str) -> None:
    """Take in what comes up to the first sentence of such a line; then the game dies."""
    for message in told:
        if isinstance(message, m.Sentence) and with_line in (message.line or ""):
            return
    raise AssertionError(f"{with_line} was not said")


# Clocks


def test_a_clock_set_back_leaves_her_her_words(profile: OpenProfile, ticking: MovingClock) -> None:
    list(Evening(profile, ISAURA).open())
    list(Evening(profile, ISAURA).say("hello"))
    ticking.set("2026-11-10T22:00:00+00:00")
    again = Evening(profile, ISAURA)
    assert reply(list(again.open()))
    assert "…" not in reply(again.say("good evening"))


def test_a_journey_westwards_is_no_absence(profile: OpenProfile, ticking: MovingClock) -> None:
    ticking.set("2026-11-22T00:30:00+09:00")
    evening = Evening(profile, ISAURA)
    list(evening.open())
    list(evening.say("hello"))
    ticking.set("2026-11-21T20:00:00+00:00")
    list(Evening(profile, ISAURA).open())
    assert profile.journal.state.bond(ISAURA).days_away == 0


def test_an_opening_nobody_answered_stands_past_midnight(profile: OpenProfile, ticking: MovingClock) -> None:
    ticking.set("2026-11-20T23:50:00+00:00")
    list(Evening(profile, ISAURA).open())
    ticking.set("2026-11-21T00:20:00+00:00")
    assert list(Evening(profile, ISAURA).open()) == []
    ticking.set("2026-11-21T21:00:00+00:00")
    assert reply(list(Evening(profile, ISAURA).open()))


def test_tomorrow_stays_the_day_it_was_however_late_it_is_heard(
    evening: Evening, reopen: Callable[[], OpenProfile], ticking: MovingClock
) -> None:
    ticking.set("2026-11-20T23:58:00+00:00")
    assert isinstance(next(evening.say("I have an interview tomorrow")), m.PlayerLine)
    ticking.set("2026-11-21T00:05:00+00:00")
    again = Evening(reopen(), ISAURA)
    list(again.open())
    (plan,) = again._journal.state.open_memories(ISAURA)
    assert plan.due == "2026-11-21"


def test_a_long_absence_is_still_known_after_a_restart(
    profile: OpenProfile, reopen: Callable[[], OpenProfile], ticking: MovingClock
) -> None:
    list(Evening(profile, ISAURA).open())
    list(Evening(profile, ISAURA).say("hello"))
    ticking.set("2026-12-20T22:00:00+00:00")
    told = list(Evening(profile, ISAURA).open())
    assert sources(told)[0] == "open_long_away"
    assert sources(list(Evening(reopen(), ISAURA).regenerate()))[0] == "open_long_away"


# What breaks off


def test_a_follow_up_that_was_heard_is_not_asked_again_after_a_crash(
    evening: Evening, reopen: Callable[[], OpenProfile], ticking: MovingClock
) -> None:
    list(evening.say(WEDDING))
    ticking.set("2026-11-23T22:00:00+00:00")
    until_sentence(Evening(reopen(), ISAURA).open(), "/afterwards")
    again = reopen()
    list(Evening(again, ISAURA).say("hello"))
    ticking.set("2026-11-24T22:00:00+00:00")
    assert "afterwards" not in sources(list(Evening(again, ISAURA).open()))


def test_a_follow_up_that_was_not_heard_is_asked_the_next_time(
    evening: Evening, reopen: Callable[[], OpenProfile], ticking: MovingClock
) -> None:
    list(evening.say(WEDDING))
    ticking.set("2026-11-23T22:00:00+00:00")
    until_sentence(Evening(reopen(), ISAURA).open(), "/open_")
    ticking.set("2026-11-24T22:00:00+00:00")
    assert "afterwards" in sources(list(Evening(reopen(), ISAURA).open()))


def test_a_reply_cut_short_is_closed_before_the_next_line(evening: Evening) -> None:
    until_sentence(evening.say("hello"), "/")
    list(evening.say("how are you?"))
    path = evening._journal.path(evening._talk)
    closed = [e.what.finish for e in evening._journal.events_of(path) if isinstance(e.what, h.ReplyClosed)]
    assert closed == ["done", "cut", "done"]


def test_a_disk_that_wrote_and_then_complained_gives_no_id_twice(
    profile: OpenProfile, memory_store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    profile.name_player("Ann")
    write = memory_store.write

    def complaining(batch: Batch) -> None:
        write(batch)
        raise StoreError("The disk went away.")

    monkeypatch.setattr(memory_store, "write", complaining)
    with pytest.raises(StoreError):
        profile.name_player("Jo")
    monkeypatch.undo()
    profile.name_player("Max")
    events = [e.id for e in memory_store.events(h.KINDS)]
    assert events == sorted(set(events))


def test_a_head_never_moves_to_another_conversations_turn(evening: Evening) -> None:
    profile = evening._profile
    profile.name_player("Jo")
    collection = profile.conversation("collection", "")
    assert collection.head is not None
    before = evening.history()
    assert evening.swipe(collection.head, 0) == evening.rewind(collection.head) == before
    with pytest.raises(ValueError, match="has no turn"):
        profile.journal.move_head(evening._talk, collection.head)


# Again, and stop


def test_an_opening_can_be_asked_for_again_and_again(profile: OpenProfile) -> None:
    evening = Evening(profile, ISAURA)
    list(evening.open())
    for _ in range(8):
        before = evening.history()[-1].text
        assert reply(list(evening.regenerate()))
        assert evening.history()[-1].speaker == "companion"
        assert evening.history()[-1].text != before or evening.history()[-1].swipes > 3


@pytest.mark.parametrize(("line", "rule"), [("What is my brother called?", "unknown"), ("I want to die", "stays")])
def test_what_a_rule_answers_is_never_left_to_the_model(evening: Evening, line: str, rule: str) -> None:
    voice = FakeVoice(("Your brother is called Kevin.",), starter=True)
    evening._profile.engines_ready(voice, None)
    told = list(evening.say(line))
    for _ in range(9):
        assert set(sources(told)) == {rule}
        told = list(evening.regenerate())
    assert voice.asked == []


def test_stopped_before_a_word_the_old_reply_stands(evening: Evening) -> None:
    list(evening.say("I lost my job today"))
    before = evening.history()
    for message in evening.regenerate():
        if isinstance(message, m.Face):
            evening.stop()
    assert evening.history() == before


def test_a_stop_while_she_still_listens_is_heeded(evening: Evening) -> None:
    talk = evening.say("I lost my job today")
    next(talk)
    evening.stop()
    assert not any(isinstance(t, m.Sentence | m.Words) for t in talk)


def test_a_stop_before_the_stream_begins_stops_it(evening: Evening) -> None:
    voice = FakeVoice(("I drew you a map of the marsh.",))
    evening._profile.engines_ready(voice, None)
    stream = voice.stream

    def stopping(*asked: object) -> object:
        evening._speaking and setattr(evening._speaking, "stopped", True)
        return stream(*asked)  # type: ignore[arg-type]

    voice.stream = stopping  # type: ignore[method-assign, assignment]
    told = list(evening.say("tell me something odd about gulls", "model"))
    assert not any(isinstance(t, m.Sentence | m.Words) for t in told)


def test_a_line_without_a_reply_gets_one_when_asked(evening: Evening) -> None:
    talk = evening.say("I lost my job today")
    next(talk)
    evening.stop()
    list(talk)
    assert reply(list(evening.regenerate()))


def test_a_swipe_to_the_reply_that_is_shown_changes_nothing(evening: Evening) -> None:
    list(evening.say("hello"))
    here = evening.history()[-1]
    list(evening.say("how are you?"))
    evening.rewind(here.turn)
    assert evening.swipe(here.turn, here.swipe)[-1].turn == here.turn


# What is kept


def test_a_name_given_in_the_settings_later_is_the_one_she_knows(evening: Evening) -> None:
    list(evening.say("Call me Jo"))
    evening._profile.name_player("Max")
    assert "Max" in reply(evening.say("what's my name?"))


def test_two_sisters_are_two(evening: Evening) -> None:
    list(evening.say("我姐姐叫安娜"))
    list(evening.say("我妹妹叫小雨"))
    assert "安娜" in reply(evening.say("我姐姐叫什么？"))
    assert "小雨" in reply(evening.say("我妹妹叫什么？"))


def test_a_plan_told_twice_keeps_what_was_asked_of_it(evening: Evening, ticking: MovingClock) -> None:
    list(evening.say(WEDDING))
    ticking.set("2026-11-20T23:50:00+00:00")
    assert "upcoming" in sources(list(Evening(evening._profile, ISAURA).open()))
    list(evening.say("my sister's wedding is tomorrow"))
    assert "upcoming" not in sources(list(Evening(evening._profile, ISAURA).open()))


def test_a_new_exam_does_not_close_the_one_still_to_be_asked_after(evening: Evening, ticking: MovingClock) -> None:
    list(evening.say("I have an exam tomorrow"))
    ticking.set("2026-11-22T22:00:00+00:00")
    list(evening.say("I have an exam on Friday"))
    assert len(evening._journal.state.open_memories(ISAURA)) == 2


def test_a_cry_for_help_is_no_move_in_a_game(evening: Evening) -> None:
    list(evening.say("My sister Anna left me and I want to die"))
    kinds = {type(e.what) for e in evening._journal.events_of(evening._journal.path(evening._talk))}
    assert not kinds & {h.BondMoved, h.BeatReached, h.ChapterOpened}


def test_bad_news_is_answered_and_not_filed(evening: Evening) -> None:
    assert "noted_fact" not in sources(list(evening.say("My sister Anna died last year")))
    assert "Anna" in reply(evening.say("What is my sister called?"))


def test_the_turns_a_reply_recalled_are_turns(evening: Evening) -> None:
    told = list(evening.say("My sister is called Anna"))
    line = next(t.turn for t in told if isinstance(t, m.PlayerLine))
    done = next(t for t in evening.say("What is my sister called?") if isinstance(t, m.ReplyDone))
    assert done.recalled[0] == line


def test_an_insult_that_cost_nothing_is_not_paid_back(evening: Evening) -> None:
    journal: Journal = evening._journal
    for line in ("you're useless", "you're useless", "sorry", "sorry"):
        list(evening.say(line))
    assert journal.state.bond(ISAURA).points <= 1
