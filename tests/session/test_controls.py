"""Editing, going on, taking back, other ways, bookmarks and search: through each the state stays true to the path."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.play.store import StoreError
from game.session import messages as m
from game.session.evening import Evening
from game.session.profile import OpenProfile
from tests.keep.memory_store import MemoryStore
from tests.session.conftest import ISAURA, MovingClock, reply

ANNA = "My sister Anna is getting married on Saturday"


def texts(evening: Evening) -> list[tuple[str, str]]:
    return [(entry.speaker, entry.text) for entry in evening.history()]


def points(profile: OpenProfile) -> int:
    return profile.journal.state.bond(ISAURA).points


def remembered(profile: OpenProfile) -> set[str]:
    return {memory.value or memory.about for memory in profile.journal.state.open_memories(ISAURA)}


# Other words


def test_a_line_in_other_words_earns_what_they_are_worth_and_no_more(evening: Evening, profile: OpenProfile) -> None:
    list(evening.say(ANNA))
    assert "Anna" in remembered(profile)
    line = evening.history()[1]
    list(evening.reword(line.turn, "hello"))
    assert "Anna" not in remembered(profile)
    assert [t for _, t in texts(evening)][1] == "hello"
    (_, now, _) = evening.history()
    assert (now.swipe, now.swipes) == (1, 2)
    evening.swipe(now.turn, 0)
    assert "Anna" in remembered(profile) and texts(evening)[1] == ("player", ANNA)


def test_her_reply_in_the_players_words_says_whose_they_are(evening: Evening, profile: OpenProfile) -> None:
    list(evening.say("hello"))
    earned, own = points(profile), evening.history()[-1]
    assert evening.reword_reply(own.turn, "The gulls are late.\n\nThey always are.")
    put = evening.history()[-1]
    assert (put.text, put.reworded) == ("The gulls are late.\n\nThey always are.", True)
    assert (put.swipe, put.swipes) == (1, 2) and points(profile) == earned
    evening.swipe(put.turn, 0)
    assert (evening.history()[-1].text, evening.history()[-1].reworded) == (own.text, False)


def test_what_the_old_reply_brought_goes_with_it(
    profile: OpenProfile, ticking: MovingClock, reopen: Callable[[], OpenProfile]
) -> None:
    evening = Evening(profile, ISAURA)
    list(evening.open())
    list(evening.say(ANNA))
    ticking.set("2026-11-23T22:00:00+00:00")
    again = Evening(profile, ISAURA)
    assert "wedding" in reply(list(again.open()))
    plan = next(x for x in profile.journal.state.open_memories(ISAURA) if x.memory == "plan")
    assert plan.followed_up
    again.reword_reply(again.history()[-1].turn, "Good evening.")
    assert profile.journal.state.memories[plan.id].followed_up == ()
    assert reopen().journal.state.memories[plan.id].followed_up == ()


def test_what_followed_a_reply_that_was_reworded_is_undone_and_kept_beside(
    evening: Evening, profile: OpenProfile
) -> None:
    list(evening.say("hello"))
    first = evening.history()[-1]
    list(evening.say(ANNA))
    evening.reword_reply(first.turn, "Hm.")
    assert "Anna" not in remembered(profile) and texts(evening)[-1] == ("companion", "Hm.")
    evening.swipe(evening.history()[-1].turn, 0)
    assert "Anna" in remembered(profile)


def test_only_words_and_only_replies_can_be_reworded(evening: Evening) -> None:
    list(evening.say("hello"))
    said = evening.history()
    assert not evening.reword_reply(said[-1].turn, "  ") and not evening.reword_reply(said[1].turn, "other words")
    assert list(evening.reword(said[-1].turn, "other words")) == [] and not evening.reword_reply(999, "nobody's")
    assert evening.history() == said


def test_where_new_words_cannot_be_kept_the_old_ones_stand(
    evening: Evening, monkeypatch: pytest.MonkeyPatch, memory_store: MemoryStore
) -> None:
    list(evening.say("hello"))
    said, real = evening.history(), memory_store.write

    def full(batch: object) -> None:
        if getattr(batch, "events", ()):
            raise StoreError("The disk is full.")
        real(batch)  # type: ignore[arg-type]

    monkeypatch.setattr(memory_store, "write", full)
    with pytest.raises(StoreError):
        evening.reword_reply(said[-1].turn, "Hm.")
    with pytest.raises(StoreError):
        list(evening.reword(said[1].turn, "other words"))
    assert evening.history() == said


# Going on


def test_she_goes_on_with_words_she_has_not_just_said(evening: Evening) -> None:
    list(evening.say("tell me about your hat"))
    first = evening.history()[-1]
    more = reply(evening.go_on())
    assert more and more != first.text
    said = evening.history()
    assert [e.speaker for e in said[-2:]] == ["companion", "companion"]
    assert (said[-2].goes_on, said[-1].goes_on) == (False, True)


def test_another_way_to_go_on_is_a_swipe_of_it_alone(evening: Evening) -> None:
    list(evening.say("tell me about your hat"))
    list(evening.go_on())
    before = evening.history()
    list(evening.regenerate())
    after = evening.history()
    assert after[-2] == before[-2] and (after[-1].swipe, after[-1].swipes) == (1, 2)


def test_her_first_words_can_be_gone_on_from_and_no_evening_begins_twice(
    evening: Evening, reopen: Callable[[], OpenProfile]
) -> None:
    assert reply(evening.go_on())
    assert list(Evening(reopen(), ISAURA).open()) == []


def test_a_line_without_a_reply_gets_one(evening: Evening) -> None:
    list(evening.say("hello"))
    evening.take_back(evening.history()[-1].turn)
    assert texts(evening)[-1] == ("player", "hello")
    list(evening.go_on())
    assert evening.history()[-1].speaker == "companion"


# Taking back, and other ways


def test_taking_back_undoes_what_was_earned_from_there(evening: Evening, profile: OpenProfile) -> None:
    list(evening.say("hello"))
    before, earned = texts(evening), points(profile)
    list(evening.say(ANNA))
    evening.take_back(evening.history()[-2].turn)
    assert texts(evening) == before and points(profile) == earned and "Anna" not in remembered(profile)


def test_the_ways_say_where_they_part_and_lead_back(evening: Evening, profile: OpenProfile) -> None:
    list(evening.say("hello"))
    fork = evening.history()[-1]
    list(evening.say(ANNA))
    evening.name_way(evening.history()[-1].turn, "The wedding")
    evening.rewind(fork.turn)
    assert evening.history()[-1].ways == 1
    list(evening.say("tell me about your hat"))
    here, other = evening.ways()
    assert here.here and here.text == texts(evening)[-1][1]
    assert (other.text, other.name, other.evening, other.length) == (ANNA, "The wedding", "2026-11-20", 2)
    evening.take_way(other.end)
    assert "Anna" in remembered(profile) and ("player", ANNA) in texts(evening)
    assert [way.text for way in evening.ways() if not way.here] == ["tell me about your hat"]
    assert evening.ways()[0].name == "The wedding"


def test_swipes_that_nothing_followed_are_no_ways(evening: Evening) -> None:
    list(evening.say("hello"))
    list(evening.regenerate())
    assert [way.here for way in evening.ways()] == [True]
    list(evening.say(ANNA))
    list(evening.regenerate())
    evening.take_back(evening.history()[-2].turn)
    assert len(evening.ways()) == 2


# Bookmarks


def test_bookmarks_stay_through_other_ways_and_restarts(
    evening: Evening, profile: OpenProfile, reopen: Callable[[], OpenProfile]
) -> None:
    list(evening.say(ANNA))
    line = evening.history()[1]
    before = profile.journal.state
    evening.mark(line.turn, " the wedding ")
    assert evening.history()[1].mark == "the wedding" and profile.journal.state == before
    evening.take_back(line.turn)
    (kept,) = Evening(reopen(), ISAURA).marks()
    assert (kept.turn, kept.note, kept.text, kept.here) == (line.turn, "the wedding", ANNA, False)
    evening.take_way(line.turn)
    assert evening.marks()[0].here
    evening.mark(line.turn, None)
    assert evening.marks() == [] and evening.history()[1].mark is None


# Looking


def test_words_are_found_on_the_path_alone_newest_first(evening: Evening) -> None:
    list(evening.say("The HARBOUR is quiet"))
    list(evening.say("我喜欢安静的港口"))
    list(evening.say("back to the harbour"))
    said = {entry.text: entry.turn for entry in evening.history()}
    hits = evening.find(" harbour ")
    assert [t for t in hits if t in (said["The HARBOUR is quiet"], said["back to the harbour"])] == [
        said["back to the harbour"],
        said["The HARBOUR is quiet"],
    ]
    assert evening.find("港口") == [said["我喜欢安静的港口"]] and evening.find("  ") == []
    evening.take_back(said["back to the harbour"])
    assert said["back to the harbour"] not in evening.find("harbour")


def test_any_bubbles_can_be_read_by_their_turns(evening: Evening) -> None:
    for line in ("hello", "tell me about your hat", "good night"):
        list(evening.say(line))
    said = evening.history()
    assert evening.spoken() == [entry.turn for entry in said]
    assert evening.entries_of(evening.spoken()[2:5]) == said[2:5]
    assert evening.history(2) == said[-2:]


def test_what_a_line_brought_is_told_again_with_its_bubble(evening: Evening) -> None:
    told = list(evening.say(ANNA))
    brought = evening.history()[-2].brought
    bonds = [(t.points, t.why) for t in told if isinstance(t, m.BondChanged)]
    assert [(b.points, b.text) for b in brought if b.what == "bond"] == bonds
    assert [b.text for b in brought if b.what == "memory"] == [t.text for t in told if isinstance(t, m.Remembered)]


def test_an_evening_says_where_it_begins(evening: Evening, profile: OpenProfile, ticking: MovingClock) -> None:
    list(evening.say("hello"))
    ticking.set("2026-11-21T01:30:00+00:00")
    list(evening.say("still here"))
    ticking.set("2026-11-22T22:10:00+00:00")
    list(Evening(profile, ISAURA).open())
    begins = [(entry.evening, entry.begins) for entry in evening.history()]
    assert begins == [("2026-11-20", True)] + [("2026-11-20", False)] * 4 + [("2026-11-22", True)]
