"""The people, animals and things a player may have, under one name in every language: "sister" is also 姐姐.

`kind` tells how one asks for it: a person's or an animal's name, a place, a thing one does or likes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "animal", "work", "place", "self"]


@dataclass(frozen=True)
class Relation:
    """`english` and `chinese` hold the ways to say it, the plainest first."""

    key: str
    kind: Kind
    english: tuple[str, ...]
    chinese: tuple[str, ...]


RELATIONS: tuple[Relation, ...] = (
    Relation("sister", "person", ("sister", "sis"), ("姐姐", "妹妹", "姐妹", "姊姊", "姊妹")),
    Relation("brother", "person", ("brother", "bro"), ("哥哥", "弟弟", "兄弟")),
    Relation("mother", "person", ("mother", "mum", "mom", "mam", "ma"), ("妈妈", "母亲", "媽媽", "母親", "老妈")),
    Relation("father", "person", ("father", "dad", "papa"), ("爸爸", "父亲", "父親", "老爸")),
    Relation("parents", "person", ("parents", "folks"), ("父母", "爸妈", "爸媽")),
    Relation("grandmother", "person", ("grandmother", "grandma", "gran", "nan"), ("奶奶", "外婆", "姥姥", "祖母")),
    Relation("grandfather", "person", ("grandfather", "grandpa", "grandad"), ("爷爷", "外公", "姥爷", "爺爺", "祖父")),
    Relation("wife", "person", ("wife",), ("妻子", "老婆", "太太")),
    Relation("husband", "person", ("husband",), ("丈夫", "老公", "先生")),
    Relation(
        "partner", "person", ("partner", "fiancé", "fiancée", "fiance", "fiancee"), ("伴侣", "对象", "未婚妻", "未婚夫")
    ),
    Relation("girlfriend", "person", ("girlfriend",), ("女朋友", "女友")),
    Relation("boyfriend", "person", ("boyfriend",), ("男朋友", "男友")),
    Relation("daughter", "person", ("daughter",), ("女儿", "女兒")),
    Relation("son", "person", ("son",), ("儿子", "兒子")),
    Relation("aunt", "person", ("aunt", "auntie"), ("阿姨", "姑姑", "姨妈")),
    Relation("uncle", "person", ("uncle",), ("叔叔", "舅舅", "伯伯")),
    Relation("cousin", "person", ("cousin",), ("表哥", "表姐", "表弟", "表妹", "堂哥", "堂姐", "堂弟", "堂妹")),
    Relation("niece", "person", ("niece",), ("侄女", "外甥女")),
    Relation("nephew", "person", ("nephew",), ("侄子", "外甥")),
    Relation("friend", "person", ("best friend", "friend", "mate"), ("好朋友", "朋友", "闺蜜", "闺密")),
    Relation("flatmate", "person", ("flatmate", "roommate", "housemate"), ("室友",)),
    Relation("colleague", "person", ("colleague", "coworker", "co-worker"), ("同事",)),
    Relation("neighbour", "person", ("neighbour", "neighbor"), ("邻居", "鄰居")),
    Relation("boss", "person", ("boss", "manager"), ("老板", "上司", "老闆")),
    Relation("teacher", "person", ("teacher", "professor"), ("老师", "教授", "老師")),
    Relation("cat", "animal", ("cat", "kitten"), ("猫", "猫咪", "小猫", "貓")),
    Relation("dog", "animal", ("dog", "puppy"), ("狗", "小狗", "狗狗")),
    Relation("rabbit", "animal", ("rabbit", "bunny"), ("兔子",)),
    Relation("bird", "animal", ("bird", "parrot", "budgie"), ("鸟", "鹦鹉", "鳥")),
    Relation("hamster", "animal", ("hamster",), ("仓鼠", "倉鼠")),
    Relation("horse", "animal", ("horse",), ("马", "馬")),
    Relation("fish", "animal", ("goldfish", "fish"), ("金鱼", "鱼", "金魚")),
    Relation("job", "work", ("job", "work", "profession"), ("工作", "职业", "職業")),
    Relation("home", "place", ("home", "town", "city"), ("家", "老家", "城市")),
    Relation("name", "self", ("name",), ("名字",)),
)

BY_KEY: Mapping[str, Relation] = {r.key: r for r in RELATIONS}
ENGLISH: Mapping[str, Relation] = {word: r for r in RELATIONS for word in r.english}
CHINESE: Mapping[str, Relation] = {word: r for r in RELATIONS for word in r.chinese}


def _beings(words: Mapping[str, Relation]) -> str:
    """An alternation of the words for people and animals, the longest first."""
    found = (re.escape(w) for w, r in words.items() if r.kind in ("person", "animal"))
    return "|".join(sorted(found, key=len, reverse=True))


ENGLISH_BEINGS, CHINESE_BEINGS = _beings(ENGLISH), _beings(CHINESE)
ENGLISH_QUALIFIER = r"(?:(?:little|big|older|younger|elder|twin|baby|old|new|other|late|best) )?"
"""What may stand between "my" and the relation, in patterns."""


def say_relation(key: str, chinese: bool, said: str = "") -> str:
    """A relation in the language of the talk: the player's own word where it is of that language, else the plainest."""
    relation = BY_KEY.get(key)
    if relation is None:
        return said or key
    words = relation.chinese if chinese else relation.english
    return said if said in words else words[0]
