"""Speaking: when the author's words are taken, when the model's, and what a failing model does to a reply."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from game.content.model import Act
from game.mind.critic import faults
from game.mind.face import face_of
from game.mind.hear import Heard
from game.mind.prompt import lay_out
from game.mind.situation import Part, Situation
from game.mind.speak import Policy, Speaking
from game.mind.tone import Tone
from game.model.fake import FakeEar, FakeVoice, Line
from tests.mind.conftest import Situated, memory

NOTHING_NEAR = "my neighbour keeps bees on the roof"


def speak(situation: Situation, voice: FakeVoice | None, policy: Policy = "best") -> tuple[Speaking, list[Part]]:
    speaking = Speaking()
    parts = speaking.parts(situation, voice, FakeEar(), Random(1), policy)
    return speaking, [p for p in parts if isinstance(p, Part)]


def starter(*script: str | Line) -> FakeVoice:
    return FakeVoice(list(script), starter=True, scorer=lambda _messages, _text: 0.0)


def test_an_authored_answer_that_fits_needs_no_model(situated: Situated) -> None:
    voice = starter("Never said.")
    _, parts = speak(situated("why is that door locked?"), voice)
    assert (parts[0].source, voice.asked, voice.scored) == ("authored", [], [])


def unwritten(situation: Situation) -> Situation:
    """The same to a companion whose author wrote only answers to what is foreseen."""
    cues = tuple(cue for cue in situation.companion.cues if cue.trigger == "heard")
    heard = replace(situation.heard, matches=())
    return replace(situation, companion=replace(situation.companion, cues=cues), heard=heard)


def test_a_starter_is_not_asked_where_anything_is_written(situated: Situated) -> None:
    voice = starter("Never said.")
    _, parts = speak(situated(NOTHING_NEAR), voice)
    assert (parts[0].source, voice.asked) == ("authored", [])


def test_where_nothing_is_written_the_starter_may_try(situated: Situated) -> None:
    voice = starter("A neighbour with bees on the roof keeps good company.")
    situation = unwritten(situated(NOTHING_NEAR))
    meant = replace(situation.heard, vector=FakeEar().embed([NOTHING_NEAR])[0])
    _, parts = speak(replace(situation, heard=meant), voice)
    assert [(p.text, p.source) for p in parts] == [("A neighbour with bees on the roof keeps good company.", "model")]


def test_what_the_critic_refuses_is_not_said(situated: Situated) -> None:
    _, parts = speak(unwritten(situated(NOTHING_NEAR)), starter("As an AI language model, I love bees on the roof."))
    assert [p.source for p in parts] == ["authored"]


def test_a_model_that_dies_leaves_the_authors_words_and_is_told_of(situated: Situated) -> None:
    speaking, parts = speak(unwritten(situated(NOTHING_NEAR)), starter(Line("Bees on the", dies_after=1)))
    assert (parts[0].source, speaking.trouble is not None) == ("authored", True)


def test_a_language_the_voice_does_not_list_is_never_sampled(situated: Situated) -> None:
    voice = starter("Never said.")
    _, parts = speak(situated("蜜蜂在屋顶上"), voice)
    assert voice.asked == []
    assert all(p.source != "model" for p in parts)


def test_a_larger_voice_speaks_at_once_with_the_authors_lines_as_examples(situated: Situated) -> None:
    voice = FakeVoice(["It sulks. It was put in sideways."])
    _, parts = speak(situated("why is that door locked?"), voice)
    assert [(p.text, p.source) for p in parts] == [("It sulks.", "model"), ("It was put in sideways.", "model")]
    assert "It sulks." in voice.asked[0][0][-1].content


def test_a_larger_voice_is_not_asked_for_a_fact_that_rules_know(situated: Situated) -> None:
    voice = FakeVoice(["Perhaps Bertha?"])
    _, parts = speak(situated("what is my sister called?", memories=(memory("sister", "Anna"),)), voice)
    assert [p.text for p in parts] == ["Anna is your sister."]


def test_a_sentence_that_breaks_a_rule_ends_a_streamed_reply(situated: Situated) -> None:
    voice = FakeVoice(["The sea is up tonight. How may I assist you? Bye."])
    _, parts = speak(situated(NOTHING_NEAR), voice)
    assert [p.text for p in parts] == ["The sea is up tonight."]


def test_stopping_ends_the_words(situated: Situated) -> None:
    speaking = Speaking()
    given: list[str] = []
    for part in speaking.parts(
        situated(NOTHING_NEAR), FakeVoice(["One thing. Two things. Three things."]), None, Random(1)
    ):
        if isinstance(part, Part):
            given.append(part.text)
            speaking.stop()
    assert given == ["One thing."]


# What a model is told


def test_the_prompt_keeps_lasting_things_first_and_notes_last(situated: Situated) -> None:
    first = lay_out(situated("hello", said_before=("Mind the step.",))).messages
    second = lay_out(situated("and again", memories=(memory("sister", "Anna"),), player="")).messages
    assert first[0] == second[0]
    assert "Ana keeps the light." in first[0].content
    assert second[-1].role == "user"
    assert "my sister Anna" in second[-1].content
    assert second[-1].content.endswith("and again")


# What the critic refuses


@pytest.mark.parametrize(
    ("reply", "rule"),
    [
        ("As an AI, I cannot.", "help-desk"), ("I'm sorry to hear that.", "help-desk"), ("I am a real person.", "claims-human"),
        ("*smiles* Well.", "markup"), ("User: hello there", "speaks-for-player"), ("You nod slowly.", "speaks-for-player"),
        ("Ana: well then.", "names-herself"), ("今晚的风很大。", "language"), ("The lamp the lamp the lamp the lamp is lit.", "loops"),
        ("The tide was out when", "unfinished"), ("The tide turns at four, they say.", "said-before"), ("Why do you keep bees there?", "echo"),
    ],
)  # fmt: skip
def test_what_is_not_hers_to_say(reply: str, rule: str) -> None:
    recent = ["The tide turns at four, they say."]
    assert rule in faults(reply, "why do you keep bees there", "en", "Ana", recent)


def test_a_plain_good_line_passes() -> None:
    assert faults("The tide is out; we can hear the stones.", "hello", "en", "Ana", ["Mind the step."]) == []


@pytest.mark.parametrize(
    ("reply", "rule"),
    [
        ("Your brother Kevin would like the view.", "invents"),
        ("You told me about the harbour once.", "claims-memory"),
        ("Please stay with me a while longer.", "holds-back"),
    ],
)
def test_nothing_is_made_up_about_the_player_and_nobody_is_kept(reply: str, rule: str) -> None:
    assert rule in faults(reply, "it rained all day", "en", "Ana", [])


def test_a_relation_the_player_spoke_of_may_be_spoken_of() -> None:
    assert faults("Your brother sounds like good weather.", "my brother came by", "en", "Ana", []) == []


def test_a_sentence_of_one_word_is_no_fault_of_a_longer_reply(situated: Situated) -> None:
    _, parts = speak(situated(NOTHING_NEAR), FakeVoice(("Good. The gulls were wrong about the tide.",)))
    assert [p.text for p in parts] == ["Good.", "The gulls were wrong about the tide."]


def test_a_pasted_page_does_not_fill_the_prompt(situated: Situated) -> None:
    page = "seaweed " * 4000
    messages = lay_out(
        situated(page, said_before=(page,) * 12, memories=(memory("sister", "Anna", text=page),))
    ).messages
    assert sum(len(m.content) for m in messages) < 9000


# Larger voices, sentence by sentence


def test_a_first_sentence_that_breaks_a_rule_is_drawn_again(situated: Situated) -> None:
    voice = FakeVoice(["How may I assist you?", "The gulls were wrong about the tide."])
    speaking, parts = speak(situated(NOTHING_NEAR), voice)
    assert [p.text for p in parts] == ["The gulls were wrong about the tide."]
    assert len(voice.asked) == 2
    assert speaking.reply is not None


def test_where_every_try_breaks_a_rule_her_author_speaks(situated: Situated) -> None:
    _, parts = speak(situated(NOTHING_NEAR), FakeVoice(["How may I assist you?"] * 9))
    assert [p.source for p in parts] == ["authored"]


def test_what_an_author_keeps_for_themself_no_model_says(situated: Situated) -> None:
    situation = situated("why is that door locked?")
    cues = tuple(replace(c, own_words=c.id == "door") for c in situation.companion.cues)
    matches = tuple(replace(m, cue=next(c for c in cues if c.id == m.cue.id)) for m in situation.heard.matches)
    owned = replace(
        situation, companion=replace(situation.companion, cues=cues), heard=replace(situation.heard, matches=matches)
    )
    voice = FakeVoice(["Never said."])
    _, parts = speak(owned, voice)
    assert (voice.asked, parts[0].source) == ([], "authored")


def test_a_phrase_her_author_will_not_have_is_not_said(situated: Situated) -> None:
    situation = situated(NOTHING_NEAR)
    persona = replace(situation.companion.persona, bans=("Tapestry of",))
    banned = replace(situation, companion=replace(situation.companion, persona=persona))
    _, parts = speak(banned, FakeVoice(["Life is a tapestry of bees.", "Bees keep good time."]))
    assert [p.text for p in parts] == ["Bees keep good time."]


@pytest.mark.parametrize(
    ("reply", "line", "acts", "tone", "face"),
    [
        ("I'm so sorry about the roof.", "it leaks", ("confides",), "bad", "sad"),
        ("Well done, then.", "i passed", ("confides",), "good", "joy"),
        ("The tide is out.", "you fool", ("hurts",), "bad", "hurt"),
        ("The tide is out.", "i failed again", ("confides",), "bad", "worry"),
        ("The tide is out.", "you are kind", ("compliments",), "good", "shy"),
        ("The tide is out.", "it is tuesday", ("small_talk",), "plain", "neutral"),
    ],
)
def test_the_face_goes_with_the_words(reply: str, line: str, acts: tuple[Act, ...], tone: Tone, face: str) -> None:
    assert face_of(reply, Heard(line, "en", acts, (), (), None, None, None, tone)) == face
