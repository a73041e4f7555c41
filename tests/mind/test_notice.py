"""What follows from a heard line, before any rule of unlocking."""

from __future__ import annotations

from dataclasses import replace

from game.content.model import Companion
from game.mind.conditions import Moment
from game.mind.hear import Listener
from game.mind.notice import notice
from game.play import happenings as h
from game.play.bond import BEAT_POINTS
from game.play.state import Bond
from tests.mind.conftest import NOW, cue, memory


def noticed(ana: Companion, text: str, bond: Bond | None = None, *memories: object) -> list[h.Happening]:
    heard = Listener(ana, None).hear(text, NOW.date())
    return list(notice(ana, heard, Moment(bond or Bond(), NOW), memories, ""))  # type: ignore[arg-type]


def of(kind: type[h.Happening], found: list[h.Happening]) -> list[h.Happening]:
    return [x for x in found if isinstance(x, kind)]


def test_a_line_is_labelled_and_moves_the_bond(ana: Companion) -> None:
    found = noticed(ana, "why is that door locked?")
    assert isinstance(found[0], h.LineHeard)
    assert (found[0].cue, found[0].topics) == ("door", ["door"])
    assert [m.reason for m in of(h.BondMoved, found)] == ["asks_world", "beat"]


def test_a_beat_counts_once(ana: Companion) -> None:
    first = noticed(ana, "why is that door locked?")
    assert [b.beat for b in of(h.BeatReached, first)] == ["door"]
    assert [m.points for m in of(h.BondMoved, first) if m.reason == "beat"] == [BEAT_POINTS]
    assert of(h.BeatReached, noticed(ana, "why is that door locked?", Bond(beats={"door": 1}))) == []


def test_telling_of_someone_reaches_the_beat_of_the_cue_that_answers_it(ana: Companion) -> None:
    assert [b.beat for b in of(h.BeatReached, noticed(ana, "my cat is called Miso"))] == ["someone"]


def test_telling_of_someone_needs_somebody(ana: Companion) -> None:
    people = cue(
        "people", ("I see.",), ("i only talk to strangers", "i only talk to him"), acts=("confides",), beat="someone"
    )
    with_people = replace(ana, cues=(*ana.cues, people))
    assert of(h.BeatReached, noticed(with_people, "i only talk to strangers")) == []
    assert [b.beat for b in of(h.BeatReached, noticed(with_people, "i only talk to him"))] == ["someone"]


def test_a_name_is_remembered_and_used(ana: Companion) -> None:
    assert [n.name for n in of(h.PlayerNamed, noticed(ana, "call me Jo"))] == ["Jo"]


def test_what_is_known_already_is_not_kept_twice(ana: Companion) -> None:
    assert of(h.MemoryKept, noticed(ana, "my sister is called Anna", None, memory("sister", "Anna"))) == []


def test_a_changed_fact_closes_the_one_before(ana: Companion) -> None:
    found = noticed(ana, "my sister is called Hanna", None, memory("sister", "Anna", 5))
    assert [c.memory for c in of(h.MemoryClosed, found)] == [5]
    assert [k.value for k in of(h.MemoryKept, found)] == ["Hanna"]


def test_a_crisis_moves_no_bond(ana: Companion) -> None:
    assert of(h.BondMoved, noticed(ana, "I want to die")) == []


def test_asking_after_a_fact_is_no_cue(ana: Companion) -> None:
    (heard,) = of(h.LineHeard, noticed(ana, "what is my sister called?"))
    assert (heard.cue, heard.topics) == (None, ["sister"])


def test_a_second_friend_does_not_take_the_firsts_place(ana: Companion) -> None:
    found = noticed(ana, "my friend Sara is coming", None, memory("friend", "Tom", 5))
    assert (of(h.MemoryClosed, found), [k.value for k in of(h.MemoryKept, found)]) == ([], ["Sara"])


def test_another_sister_stands_beside_the_first(ana: Companion) -> None:
    assert of(h.MemoryClosed, noticed(ana, "my other sister is called Mia", None, memory("sister", "Anna", 5))) == []


def test_a_name_put_right_closes_the_wrong_one(ana: Companion) -> None:
    hannah = memory("sister", "Hannah")
    for line in ("actually it's Anna, not Hannah", "No, her name is Anna, not Hannah.", "not Hannah, Anna"):
        found = noticed(ana, line, None, hannah)
        assert of(h.MemoryClosed, found) == [h.MemoryClosed(hannah.id, "corrected")]
        assert [(m.relation, m.value) for m in of(h.MemoryKept, found)] == [("sister", "Anna")]
    assert of(h.MemoryKept, noticed(ana, "it's Anna, not Bella", None, hannah)) == []
    assert of(h.MemoryClosed, noticed(ana, "是安娜，不是汉娜", None, memory("sister", "汉娜")))
