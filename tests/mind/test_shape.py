"""The shape of a line: what kind of answer it wants where nothing is written for just this."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from game.content.model import Act, Follows, Kind
from game.mind.authored import answers
from game.mind.before import Before
from game.mind.hear import Heard
from game.mind.shape import shape
from game.mind.tone import Tone, plainly
from tests.mind.conftest import Situated, cue

TOLD, ASKED = Before("A goose came aboard with a string."), Before("What is it that you carry?")


def heard(text: str, tone: Tone = "plain", *acts: Act, language: str = "en") -> Heard:
    return Heard(text, language, acts, (), (), None, None, None, tone)


@pytest.mark.parametrize(
    ("text", "tone", "kind"),
    [
        ("i got it wrong again", "bad", "trouble"),
        ("we won the cup", "good", "joy"),
        ("i'm going to see it myself", "plain", "plans"),
        ("i wanna be an animator", "plain", "plans"),
        ("i worked there for eleven years", "plain", "of_me"),
        ("my mum thinks i should find an easier job", "plain", "others_say"),
        ("my ex said i never finish anything", "bad", "others_say"),
        ("my teacher hates me", "bad", "wronged"),
        ("my little brother cries at night", "bad", "others_trouble"),
        ("she taught me to swim", "plain", "others"),
        ("His name was Edwin.", "plain", "a_name"),
        ("mostly dragons", "plain", "fragment"),
        ("the house stands at the end of the street", "plain", "of_things"),
        ("that's insane", "plain", "reacts"),
        ("you never listen", "plain", "of_her"),
        ("you're a wonder", "good", "kind_to_her"),
        ("that's not an answer", "plain", "blames_her"),
        ("do you ever sing?", "plain", "asks_her_whether"),
        ("would you come with me?", "plain", "asks_her_would"),
        ("what is your favourite hour?", "plain", "asks_her_what"),
        ("how'd you feel after", "plain", "asks_her_what"),
        ("why won't you say?", "plain", "asks_why"),
        ("did they find it?", "plain", "asks_on"),
        ("what if they fire me", "plain", "what_ahead"),
        ("do you think she'd like it", "plain", "what_ahead"),
        ("will i ever get better", "plain", "what_ahead"),
        ("can i sit up front?", "plain", "asks_leave"),
        ("may I change my name", "plain", "asks_leave"),
        ("do you think fish get thirsty", "plain", "asks_opinion"),
        ("would you rather fight a goose or a bishop", "plain", "asks_choice"),
        ("tea or coffee?", "plain", "asks_choice"),
        ("do you have a plan for when you're old?", "plain", "asks_her_whether"),
        ("do you want to hear a secret", "plain", "offers_her"),
        ("*sets a wet umbrella down*", "plain", "gesture"),
        ("my brother got the part!", "good", "others_joy"),
        ("I talk to his chair. Is that foolish?", "plain", "am_i_wrong"),
        ("how far away is the moon from the earth", "plain", "asks_world"),
        ("tell me about the tides of venus", "plain", "asks_for"),
        ("want to hear one?", "plain", "offers_her"),
        ("a string?", "plain", "echoes_her"),
        ("i don't get it", "bad", "puzzled"),
        ("how do i tell him?", "plain", "asks_advice"),
        ("i should get going before it rains", "plain", "parts"),
        ("maybe i should go to see it", "plain", "plans"),
        ("the doctor says i need an operation", "plain", "others_say"),
        ("ouch", "plain", "reacts"),
        ("he said it was too cute to eat", "plain", "others"),
        ("it's fine, i'm used to it", "bad", "shrugs"),
    ],
)
def test_an_english_line(text: str, tone: Tone, kind: Kind) -> None:
    assert shape(heard(text, tone), TOLD).kinds[0] == kind


@pytest.mark.parametrize(
    ("text", "tone", "kind"),
    [
        ("我又搞砸了", "bad", "trouble"),
        ("我拿了第一名", "good", "joy"),
        ("我打算去看看", "plain", "plans"),
        ("我在那儿干了十一年", "plain", "of_me"),
        ("我妈说这不算正经工作", "plain", "others_say"),
        ("老师总是骂我", "bad", "others_say"),
        ("他们又吵架了", "bad", "others_trouble"),
        ("她教会我游泳", "plain", "others"),
        ("主要画龙", "plain", "fragment"),
        ("你从来不听我说", "plain", "of_her"),
        ("你会唱歌吗", "plain", "asks_her_would"),
        ("你最喜欢几点钟", "plain", "asks_her_what"),
        ("为什么不肯说", "plain", "asks_why"),
        ("我是不是很傻", "plain", "am_i_wrong"),
        ("万一我被开除怎么办", "plain", "what_ahead"),
        ("没事，习惯了", "plain", "shrugs"),
        ("没听懂", "plain", "puzzled"),
        ("我该怎么跟他说", "plain", "asks_advice"),
        ("我该走了", "plain", "parts"),
        ("好了我要下了，拜", "plain", "parts"),
        ("昨晚一直在改稿", "plain", "of_me"),
        ("谁都不理我", "bad", "trouble"),
        ("（靠在门边）我拿了第一名", "good", "joy"),
        ("我能去前面坐吗", "plain", "asks_leave"),
        ("能帮我写个结婚誓词吗", "plain", "asks_for"),
        ("你觉得鱼会口渴吗", "plain", "asks_opinion"),
        ("茶还是咖啡？", "plain", "asks_choice"),
        ("（把伞靠在门边）", "plain", "gesture"),
        ("我弟考上了", "good", "others_joy"),
    ],
)
def test_a_chinese_line(text: str, tone: Tone, kind: Kind) -> None:
    assert kind in shape(heard(text, tone, language="zh-Hans"), TOLD).kinds[:2]


def test_an_answer_to_her_question_is_one() -> None:
    assert shape(heard("some pears and a letter"), ASKED).kinds[0] == "answers_her"


def test_an_evenings_first_line_is_seldom_an_answer() -> None:
    opened = Before("What brings you out?", cue("opens", ("What brings you out?",), trigger="opening"))
    assert shape(heard("i don't feel safe at home", "bad"), opened).kinds[0] == "trouble"
    assert "answers_her" not in shape(heard("we are having a girl in june"), opened).kinds
    assert shape(heard("just the rain"), opened).kinds[0] == "answers_her"


def test_a_quoted_you_is_not_her() -> None:
    assert "of_her" not in shape(heard('i said "you are late" and left'), TOLD).kinds


def test_what_may_be_taken_up_is_turned_to_the_player() -> None:
    assert shape(heard("well, my old boots"), TOLD).slots["echo"] == "your old boots"
    assert shape(heard("my little brother called"), TOLD).slots["someone"] == "your little brother"
    assert shape(heard("he sang"), TOLD).slots["them"] == "him"
    assert shape(heard("a string?"), TOLD).slots["echo"] == "string"


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("i'm scared and alone", "bad"),
        ("what a lovely day", "good"),
        ("i live here", "plain"),
        ("i wasn't bad", "good"),
        ("i don't mind it", "good"),
        ("好难过", "bad"),
        ("连着加班,脖子都肿了", "bad"),
        ("手术很顺利，谢天谢地", "good"),
        ("太开心了", "good"),
    ],
)
def test_the_tone_by_words_alone(text: str, tone: Tone) -> None:
    assert plainly(text) == tone


def test_what_is_written_for_the_kind_comes_before_the_general(situated: Situated) -> None:
    situation = situated("mostly dragons and bees")
    own = replace(cue("own", ("{echo}, then.",), trigger="fallback"), kinds=("fragment",))
    here = replace(own, id="here", kinds=("fragment",), follows=Follows(cues=("door",)))
    with_kinds = replace(situation.companion, cues=(*situation.companion.cues, own, here))
    best = answers(replace(situation, companion=with_kinds, last=TOLD), Random(1))[0]
    assert (best.cue, best.parts[0].text) == ("own", "Mostly dragons and bees, then.")
    door = next(c for c in situation.companion.cues if c.id == "door")
    best = answers(replace(situation, companion=with_kinds, last=Before("It sulks.", door)), Random(1))[0]
    assert best.cue == "here"
