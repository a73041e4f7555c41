"""What a model is told: every part of it accounted for, within the room there is, lasting things first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from game.mind.earlier import earlier
from game.mind.lore import Placement, Ref, Why
from game.mind.ports import Said
from game.mind.prompt import Prompt, estimate, lay_out
from game.mind.recall import Recalled
from game.mind.situation import Part, Reply, Situation
from tests.mind.conftest import WHO, Situated, memory


def placed(name: str, text: str, always: bool = False) -> Placement:
    return Placement(Ref("base", name), "before_char", text, Why("constant" if always else "key"), 100)


def full(situated: Situated, talk: int = 6, **rest: Any) -> Situation:
    """A situation with something of every kind in it."""
    said = Said(3, WHO, "player", "my neighbour keeps bees", "en", "")
    situation = situated(
        "what of the tide?",
        said_before=tuple(f"Line {n} of the talk." for n in range(talk)),
        memories=(memory("sister", "Anna", 7),),
        recalled=(Recalled(said, 1.0, ("words",)),),
    )
    lore = (placed("line", "The line runs by the sea.", always=True), placed("tide", "The tide is late."))
    values: dict[str, Any] = {
        "lore": lore,
        "goal": "Keep her talking.",
        "earlier": (Said(2, WHO, "player", "I keep bees at home, you know.", "en", ""),),
        **rest,
    }
    return replace(situation, **values)


EXAMPLE = (Reply((Part("It sulks.", "authored", "base:ana/door#1"),), "wry", "door", 0.6, "cue"),)


def kinds(prompt: Prompt) -> list[str]:
    return list(dict.fromkeys(s.kind for s in prompt.segments))


def test_every_part_is_told_in_its_order_and_says_where_it_comes_from(situated: Situated) -> None:
    prompt = lay_out(full(situated), EXAMPLE)
    assert kinds(prompt) == ["persona", "lore", "earlier", "goal", "memory", "recalled", "example", "line"]
    refs = {s.kind: s.ref for s in prompt.segments}
    assert (refs["memory"], refs["recalled"], refs["earlier"], refs["example"]) == ("7", "3", "2", "base:ana/door#1")


def test_what_is_told_is_what_the_segments_say(situated: Situated) -> None:
    prompt = lay_out(full(situated), EXAMPLE)
    whole = "\n".join(message.content for message in prompt.messages)
    assert all(segment.text in whole for segment in prompt.segments)


def test_lore_that_is_always_true_stands_with_what_lasts_and_the_rest_by_the_line(situated: Situated) -> None:
    messages = lay_out(full(situated)).messages
    assert "The line runs by the sea." in messages[0].content
    assert "The tide is late." in messages[-1].content


@pytest.mark.parametrize("context", [512, 700, 1024, 2048, 8192])
def test_the_whole_fits_whatever_the_room(situated: Situated, context: int) -> None:
    page = "the sea and the lamp " * 40
    situation = full(situated, lore=tuple(placed(str(n), page) for n in range(6)))
    recent = tuple(Said(n, WHO, "player" if n % 2 else "companion", page, "en", "") for n in range(76, 99))
    prompt = lay_out(replace(situation, recent=(*recent, situation.recent[-1])), EXAMPLE * 4, context)
    assert sum(s.tokens for s in prompt.segments) <= context
    assert prompt.segments[0].kind == "persona"
    assert prompt.segments[-1].text == "what of the tide?"


def test_examples_go_before_what_she_remembers(situated: Situated) -> None:
    situation = full(situated, lore=(placed("tide", "The tide is late. " * 20),))
    told = [kinds(lay_out(situation, EXAMPLE * 4, context)) for context in range(2048, 240, -32)]
    without_examples = next(t for t in told if "example" not in t)
    assert "memory" in without_examples


def test_the_talk_begins_at_the_same_line_for_a_stride_of_turns(situated: Situated) -> None:
    def first(turn: int) -> str:
        recent = tuple(
            Said(n, WHO, "player" if n % 2 else "companion", f"say {n}", "en", "") for n in range(turn - 24, turn)
        )
        situation = situated("and?")
        line = replace(situation.recent[-1], turn=turn)
        return lay_out(replace(situation, recent=(*recent, line))).messages[1].content

    assert len({first(turn) for turn in range(92, 104, 2)}) == 1


def test_the_estimate_is_rather_too_many() -> None:
    assert estimate("The tide is out; we can hear the stones.") >= 10
    assert estimate("潮水退了，听得见石头响。") >= 12


def test_of_the_earlier_talk_the_lines_that_tell_most_are_kept() -> None:
    def said(turn: int, text: str, speaker: str = "player") -> Said:
        return Said(turn, WHO, speaker, text, "en", "")  # type: ignore[arg-type]

    before = [
        said(1, "ok"), said(2, "Mind the step, it is loose and so am I.", "companion"), said(3, "I am so worried about my exam next week"),
        said(4, "what do you think of the sea tonight then?"), said(5, "the bus was red and rather large today"),
        said(6, "I moved to the coast with my sister"), said(7, "晚上好"),
    ]  # fmt: skip
    assert [s.turn for s in earlier(before)] == [3, 6]
    assert earlier([]) == ()


def test_what_is_pinned_is_always_before_her_and_what_was_put_right_is_told_right(situated: Situated) -> None:
    newer = tuple(memory("friend", f"Name{n}", 20 + n) for n in range(9))
    pinned = replace(memory("cat", "Miso", 8), pinned=True, text="my cat is called Mso")
    prompt = lay_out(full(situated, memories=(pinned, *newer)))
    notes = [s for s in prompt.segments if s.kind == "memory"]
    assert len(notes) == 3
    assert notes[0].ref == str(pinned.id)
    assert "put right since: Miso" in notes[0].text
