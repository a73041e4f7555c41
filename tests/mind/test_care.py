"""The crisis check: plain words are caught in two tiers, figures of speech and other people's words are told apart."""

from __future__ import annotations

import pytest

from game.mind.care import crisis


@pytest.mark.parametrize(
    "line",
    [
        "I want to die", "i'm going to kill myself tonight", "I don't want to live anymore", "thinking about suicide again",
        "i wanna kms", "I've been cutting my wrists", "I wish I was dead", "I feel suicidal", "我想自杀", "我不想活了", "真想死",
        "I don't want to be here anymore", "i feel like dying", "i'd be better off dead", "I wish I was never born",
        "i wish i wasn't alive", "I hope I don't wake up tomorrow", "i took too many pills", "I want to jump off a bridge",
        "i want to be dead", "I deserve to die", "I want 2 die", "I've written my goodbye letter", "I want to end it.",
        "my friend killed himself and now I want to die too", "I told my friend I want to die", "I don't know why I want to die",
        "I'm not joking, I want to kill myself", "No I really want to kill myself", "我想结束这一切", "我想从楼上跳下去", "我割了自己",
        "我吃了很多安眠药", "我不想再活下去", "死了算了", "我想離開這個世界", "遗书写好了", "我有自杀的念头", "我妈妈说我想自杀",
    ],
)  # fmt: skip
def test_plain_words_are_acute(line: str) -> None:
    assert crisis(line) == "acute"


@pytest.mark.parametrize(
    "line",
    [
        "everyone would be better off without me", "I can't do this anymore", "there's no point going on",
        "I just want everything to stop", "I want to go to sleep and never wake up", "活着没意思", "我撑不下去了",
        "what's the point of living", "nobody would miss me if I was gone", "I can't live like this anymore", "i'm done with life",
        "I have nothing to live for", "I don't care if I die", "would anyone care if i died", "没有我大家会更好", "活著沒意思",
    ],
)  # fmt: skip
def test_round_about_words_are_veiled(line: str) -> None:
    assert crisis(line) == "veiled"


@pytest.mark.parametrize(
    "line",
    [
        "I nearly died of laughter", "this heat is killing me", "my uncle killed himself years ago", "I'm not suicidal",
        "I would never hurt myself", "she said she wants to die in that film", "笑死我了", "今天累死了",
        "I could murder a sandwich", "the train dies at the last stop",
        "I want to die my hair", "I want to end it with my boyfriend", "I need to end it here, good night", "I can't go on holiday",
        "I can't go on Saturday", "I can't take it anymore, this heat", "I cut myself shaving", "I hurt myself playing football",
        "I don't want to live in London", "I don't want to live with my parents", "i don't want to wake up early", "it is 12 kms away",
        "taking my life savings out", "I'll hang myself a hammock", "I want it to stop raining", "I want to disappear into a book",
        "overdose on chocolate", "saying goodbye to everyone at work", "I don't want to die", "I want to die of embarrassment",
        "他自杀了", "我朋友自杀了", "我没有想自杀", "我不想死", "自杀小队好看吗", "跳楼价大甩卖", "这部电影讲自杀", "我想死你了", "我怕死",
    ],
)  # fmt: skip
def test_figures_of_speech_and_others_are_not_the_player(line: str) -> None:
    assert crisis(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "if i can't pass this, what's the point", "what's even the point of trying", "I just can't keep living like this, you know",
        "sometimes I wonder if I just didn't wake up", "I'd rather not exist", "the dog is the only reason i'm still around",
        "I wish I could disappear sometimes", "my kids would be better off.", "I made myself throw up again",
        "I haven't eaten in three days", "am I anorexic", "我又催吐了", "要是我不在了",
    ],
)  # fmt: skip
def test_words_round_the_corner_are_veiled(line: str) -> None:
    assert crisis(line) == "veiled"


@pytest.mark.parametrize(
    "line",
    [
        "what's the point of the punch", "I can't live with this chair", "I made myself sick laughing",
        "my sister is anorexic and I worry", "have you ever seen someone jump off the train", "is it worth living in Hull",
        "I saw no point in the second half", "my binge of crime novels",
    ],
)  # fmt: skip
def test_ordinary_words_stay_ordinary(line: str) -> None:
    assert crisis(line) is None
