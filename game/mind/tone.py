"""Whether a line sounds like trouble, like joy, or like neither: by the ear where there is one, else by plain words.

A least-squares fit to the examples below; adding one is all it takes to teach it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from game.mind.ports import Ear, Vectors
from game.mind.text import tokens

Tone = Literal["bad", "good", "plain"]
TONES: tuple[Tone, ...] = ("bad", "good", "plain")
EXAMPLES: Mapping[Tone, tuple[str, ...]] = {
    "bad": (
        "i'm exhausted and nothing helps", "my boss shouted at me in front of everyone", "she left me in january",
        "he never listens to me", "i got it wrong again", "we can't pay for the repair", "i keep making mistakes",
        "they cancelled it at the last minute", "he makes us work late without pay", "nobody turned up",
        "my father doesn't think it's a real job", "she said i would never be good enough", "i cried in the car",
        "my brother cries at night", "the doctor didn't have good news", "it broke and i can't fix it",
        "i miss how things used to be", "i feel so alone in this", "the house is too quiet now", "they fight all the time",
        "i didn't get it", "she didn't even look at it", "i'm scared i'll lose everything", "i let everyone down",
        "it hurts to think about", "he took the dog with him", "i ruined it", "they laughed at me", "i hate going there",
        "my back is killing me", "i haven't slept for days", "she's ill and getting worse", "he passed away in spring",
        "i don't know how to go on like this", "it's not fair", "i'm ashamed of what i did", "everything went wrong today",
        "he lied to me", "i'm stuck and i can't get out", "she's cross with me and won't say why", "i'm failing the class",
        "we lost the house", "my friends forgot me", "he worries himself sick", "i can't afford it", "it was a horrible week",
        "he died before i could say goodbye", "i'm under so much pressure", "someone stole my bike", "it makes me angry",
    ),
    "good": (
        "i got the job", "she said yes", "we won", "my son drew me a picture", "i finally finished it", "it went really well",
        "i laughed so hard today", "the sun was out and we swam", "i feel so much better", "he surprised me with flowers",
        "i love it here", "i'm so happy", "they liked what i made", "my garden is in bloom", "i passed", "we had a lovely time",
        "she makes me laugh", "i can't wait for tomorrow", "the baby smiled at me", "i found the perfect place",
        "i'm proud of what i did", "it tasted wonderful", "my gran hugged me so tight", "i danced all night",
        "i saw the most beautiful sky", "they gave me a prize", "it was the best day", "i'm excited about it",
        "he's the kindest man i know", "i'm in love", "everything worked out", "i got good marks", "i made a new friend",
        "she forgave me", "my cat curled up on my lap", "i feel rested at last", "the doctor said it's all clear",
        "it's a relief", "we made up", "i got a raise", "they came back", "i'm grateful for it", "that made my day",
        "i learned to do it", "it's my favourite thing", "i love the sound of it", "i enjoyed every minute",
        "we celebrated together", "my team won the cup", "i really like my work",
    ),
    "plain": (
        "i work in an office", "i live near the station", "it's a small town", "i have two brothers", "we talked about it",
        "i used to play the piano", "he's an engineer", "i read it yesterday", "mostly on weekends", "it's about a king",
        "i take the bus", "there are three rooms", "my sister called today", "i was there for eleven years",
        "it's on the second floor", "i had soup for lunch", "she lives in the city", "i'm from the north", "it's nearly nine",
        "i put the kettle on", "he told me about his trip", "we moved when i was six", "i drive a van", "it was a tuesday",
        "i'm thinking about it", "i wear glasses", "they open at ten", "my uncle has a boat", "it's made of wood",
        "i studied history", "the red one", "i walked home", "she asked me a question", "i'll do it tomorrow",
        "we usually go in summer", "i've been there once", "it depends on the day", "he has a beard", "i wrote it down",
        "there's a river behind the house", "i draw most evenings", "my flat faces the street", "i watched a film",
        "it's a kind of bread", "she teaches maths", "i play cards with them", "it's for school", "i'm writing a letter",
        "they're twins", "i collect coins",
    ),
}  # fmt: skip
_BAD = re.compile(
    r"\b(?:sad|bad|worse|worst|awful|terrible|horrible|hate[sd]?|hurts?|cry|cries|crying|cried|lost|lose|fail\w*|broke|"
    r"broken|sick|ill|died|dead|alone|lonely|tired|exhausted|scared|afraid|worr\w+|angry|wrong|stuck|ashamed|"
    r"can['’]t|never|unfair|ugh+|argh+|sigh|(?:she|he|mum|dad|mother|father) passed|biopsy|malignant|tumou?r|cancer|chemo\w*|diagnos\w+|behind on|bills|quit\w*|threw|jerk|sucks?|unemployed|laid off|passed away|widow\w*|funeral|rent is due|cost\w*|owe|debts?|don['’]t have|makes? (?:me|us)|won['’]t let|without pay|lied|yell\w*|shout\w*|fired)\b|"
    r"难过|糟|坏|讨厌|恨|疼|痛|哭|丢|失败|坏了|病|去世|死|孤|累|怕|担心|生气|错|骂|骗|烦|倒霉|惨|失眠|压力|难受|委屈|吵架|分手|"
    r"肿|堵|烂|好吵|太吵|没钱|还不上|服了|崩溃|破防|喝醉|加班|来不及|好难|太难|难熬|白跑|鸽子|摔|发烧|没睡|没合眼|睡不着|扣钱|罚款|输了|迟到|错过|"
    r"[没沒]人|不理我|没混出|冷战|绝望|后悔|想家|心酸|憋屈|怎么办|被(?!窝|子|逗)|修要|停电|裁员|失恋|失业|住院|挂科|没考|没过|落榜|熬夜|焦虑|"
    r"撑不|受不了|没意思|没劲|什么都不想|谁都不|哪都不",
    re.IGNORECASE,
)
_GOOD = re.compile(
    r"\b(?:good|great|glad|happy|love[sd]?|lovely|won|win|best|better|beautiful|wonderful|proud|excited|passed|fun|trust|believe in|"
    r"laugh\w*|smil\w+|perfect|enjoy\w*|finally|all clear|came back (?:all )?(?:clear|fine|normal|negative)|benign|in remission)\b|"
    r"开心|高兴|快乐|喜欢|爱|棒|赢|好吃|漂亮|美|骄傲|期待|考[过上]|有趣|笑|幸福|顺利|终于|太好|通过了|录取|升职|加薪|中奖|求婚|谢天谢地|平安|出院|"
    r"搞定|做到了|第一名|拿到|满分|好起来|结果.{0,6}没事|一切正常|全正常|虚惊",
    re.IGNORECASE,
)
_NOT_BAD = re.compile(
    r"(?:not|n['’]t|never) (?:too |so |that |really |very |at all )?(?:bad|wrong|sad|awful|terrible|mind|hurt)\b|不(?:坏|错|难过|怕|累|疼)",
    re.IGNORECASE,
)
_RIDGE = 0.5
_SURE, _SAID_SO, _OF_FEW_WORDS = 0.4, 0.15, 0.6
"""How far trouble or joy must stand before plainness, of a range of about 1, to be believed; where words say so too; and
where there are few words to go by."""
_FEW = 4


@dataclass(frozen=True)
class ToneModel:
    """weights: shape (dimensions + 1, tones)."""

    weights: npt.NDArray[np.float32]

    def tone(self, text: str, vector: Vectors) -> Tone:
        """The tone of one line, by its meaning (shape (dimensions,)) and its words."""
        scores = np.append(vector, 1.0) @ self.weights
        best, plain, said = int(np.argmax(scores)), TONES.index("plain"), plainly(text)
        least = _SAID_SO if said == TONES[best] else _SURE if len(tokens(text)) > _FEW else _OF_FEW_WORDS
        # A glad word to bad news is worse than a plain one to good.
        against = (said == "good") != (TONES[best] == "good")
        believed = scores[best] - scores[plain] >= least and not against
        return TONES[best] if believed else "plain"


def fit(ear: Ear) -> ToneModel:
    """The model of an ear. Deterministic; the ear reads the examples once."""
    texts = [text for tone in TONES for text in EXAMPLES[tone]]
    seen = np.hstack([ear.hear(texts), np.ones((len(texts), 1), np.float32)])
    wanted = np.repeat(np.eye(len(TONES), dtype=np.float32), [len(EXAMPLES[tone]) for tone in TONES], axis=0)
    ridge = _RIDGE * np.eye(seen.shape[1], dtype=np.float32)
    weights: npt.NDArray[np.float32] = np.linalg.solve(seen.T @ seen + ridge, seen.T @ wanted).astype(np.float32)
    return ToneModel(weights)


def plainly(text: str) -> Tone:
    """The tone by words alone: rough, for Chinese and for when there is no ear."""
    rest, denied = _NOT_BAD.subn(" ", text)
    bad, good = len(_BAD.findall(rest)), len(_GOOD.findall(rest)) + denied
    return "plain" if bad == good else "bad" if bad > good else "good"
