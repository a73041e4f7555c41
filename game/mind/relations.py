"""The people, animals and things a player may have, under one name in every language: "sister" is also 姐姐.

`kind` tells how one asks for it: a person's or an animal's name, a place, what one does, a way of one's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "animal", "work", "place", "self", "own"]


@dataclass(frozen=True)
class Relation:
    """`english` and `chinese` hold the ways to say it, the plainest first.

    of: the wider relation that one language names and another does not: an older sister is a sister. many: whether
    one may well have several, so that a second does not take the first one's place.
    """

    key: str
    kind: Kind
    english: tuple[str, ...]
    chinese: tuple[str, ...]
    of: str = ""
    many: bool = False


RELATIONS: tuple[Relation, ...] = (
    Relation("sister", "person", ("sister", "sis"), ("姐妹", "姊妹")),
    Relation(
        "older sister", "person", ("older sister", "big sister", "elder sister"), ("姐姐", "姊姊", "姐"), "sister"
    ),
    Relation("younger sister", "person", ("younger sister", "little sister", "baby sister"), ("妹妹", "妹"), "sister"),
    Relation("brother", "person", ("brother", "bro"), ("兄弟",)),
    Relation("older brother", "person", ("older brother", "big brother", "elder brother"), ("哥哥", "哥"), "brother"),
    Relation(
        "younger brother", "person", ("younger brother", "little brother", "baby brother"), ("弟弟", "弟"), "brother"
    ),
    Relation("mother", "person", ("mother", "mum", "mom", "mam", "ma"), ("妈妈", "母亲", "媽媽", "母親", "老妈", "妈")),
    Relation("father", "person", ("father", "dad", "papa"), ("爸爸", "父亲", "父親", "老爸", "爸")),
    Relation("parents", "person", ("parents", "folks"), ("父母", "爸妈", "爸媽")),
    Relation("grandmother", "person", ("grandmother", "grandma", "gran", "nan"), ()),
    Relation("father’s mother", "person", (), ("奶奶", "祖母"), "grandmother"),
    Relation("mother’s mother", "person", (), ("外婆", "姥姥"), "grandmother"),
    Relation("grandfather", "person", ("grandfather", "grandpa", "grandad"), ()),
    Relation("father’s father", "person", (), ("爷爷", "爺爺", "祖父"), "grandfather"),
    Relation("mother’s father", "person", (), ("外公", "姥爷"), "grandfather"),
    Relation("wife", "person", ("wife",), ("妻子", "老婆", "太太")),
    Relation("husband", "person", ("husband",), ("丈夫", "老公", "先生")),
    Relation(
        "partner", "person", ("partner", "fiancé", "fiancée", "fiance", "fiancee"), ("伴侣", "对象", "未婚妻", "未婚夫")
    ),
    Relation("girlfriend", "person", ("girlfriend",), ("女朋友", "女友")),
    Relation("boyfriend", "person", ("boyfriend",), ("男朋友", "男友")),
    Relation("daughter", "person", ("daughter", "girl"), ("女儿", "女兒", "闺女", "閨女")),
    Relation("son", "person", ("son", "boy", "lad"), ("儿子", "兒子")),
    Relation("aunt", "person", ("aunt", "auntie"), (), many=True),
    *(Relation(said, "person", (), (said,), "aunt") for said in ("阿姨", "姑姑", "姨妈")),
    Relation("uncle", "person", ("uncle",), (), many=True),
    *(Relation(said, "person", (), (said,), "uncle") for said in ("叔叔", "舅舅", "伯伯")),
    Relation("cousin", "person", ("cousin",), (), many=True),
    *(Relation(said, "person", (), (said,), "cousin") for said in ("表哥", "表姐", "表弟", "表妹")),
    *(Relation(said, "person", (), (said,), "cousin") for said in ("堂哥", "堂姐", "堂弟", "堂妹")),
    Relation("niece", "person", ("niece",), ("侄女", "外甥女"), many=True),
    Relation("nephew", "person", ("nephew",), ("侄子", "外甥"), many=True),
    Relation("best friend", "person", ("best friend", "best mate", "bestie"), ("闺蜜", "闺密", "最好的朋友"), "friend"),
    Relation("friend", "person", ("friend", "mate"), ("朋友", "好朋友"), many=True),
    Relation("flatmate", "person", ("flatmate", "roommate", "housemate"), ("室友",), many=True),
    Relation("colleague", "person", ("colleague", "coworker", "co-worker"), ("同事",), many=True),
    Relation("neighbour", "person", ("neighbour", "neighbor"), ("邻居", "鄰居"), many=True),
    Relation("boss", "person", ("boss", "manager"), ("老板", "上司", "领导", "老闆", "領導")),
    Relation("teacher", "person", ("teacher", "professor"), ("老师", "教授", "老師"), many=True),
    Relation("cat", "animal", ("cat", "kitten", "tabby", "moggy"), ("猫", "猫咪", "小猫", "貓")),
    Relation("dog", "animal", ("dog", "puppy"), ("狗", "小狗", "狗狗")),
    Relation("rabbit", "animal", ("rabbit", "bunny"), ("兔子",)),
    Relation("bird", "animal", ("bird", "parrot", "budgie"), ("鸟", "鹦鹉", "鳥")),
    Relation("hamster", "animal", ("hamster",), ("仓鼠", "倉鼠")),
    Relation("horse", "animal", ("horse",), ("马", "馬")),
    Relation("fish", "animal", ("goldfish", "fish"), ("金鱼", "鱼", "金魚")),
    Relation("job", "work", ("job", "work", "profession"), ("工作", "职业", "職業")),
    Relation("home", "place", ("home", "town", "city"), ("家", "城市")),
    Relation("home town", "place", ("home town", "hometown"), ("老家", "家乡", "家鄉")),
    Relation("name", "self", ("name",), ("名字",)),
    Relation("birthday", "own", ("birthday",), ("生日",)),
    Relation("age", "own", ("age",), ("年纪", "年龄", "岁", "多大", "年紀", "年齡", "歲")),
    Relation("favourite", "own", ("favourite", "favorite"), ("最喜欢的", "最喜歡的", "最爱", "最愛")),
    Relation("allergy", "own", ("allergy", "allergic"), ("过敏", "過敏"), many=True),
    Relation("fear", "own", ("fear", "afraid", "scared", "terrified", "frightened"), ("怕",), many=True),
    Relation(
        "dislikes", "own", ("dislike", "hate", "stand", "detest"), ("讨厌", "不喜欢", "受不了", "討厭"), many=True
    ),
    Relation("likes", "own", ("like", "love", "enjoy"), ("喜欢", "喜歡", "爱好", "愛好"), many=True),
    Relation("plays", "own", ("play", "instrument"), ("乐器", "弹", "拉", "樂器", "彈"), many=True),
    Relation("studies", "own", ("study", "studying", "degree"), ("专业", "学的", "念的", "專業", "學的")),
)

OWN_WAYS = frozenset(r.key for r in RELATIONS if r.kind == "own")
BY_KEY: Mapping[str, Relation] = {r.key: r for r in RELATIONS}
ENGLISH: Mapping[str, Relation] = {word: r for r in RELATIONS for word in r.english}
CHINESE: Mapping[str, Relation] = {word: r for r in RELATIONS for word in r.chinese}


_NO_HORSE: Mapping[str, str] = {"马": "(?![上路])", "馬": "(?![上路])"}
"""马上 is "at once", 马路 a road."""


def _beings(words: Mapping[str, Relation]) -> str:
    """An alternation of the words for people and animals, the longest first."""
    found = sorted((w for w, r in words.items() if r.kind in ("person", "animal")), key=len, reverse=True)
    return "|".join(re.escape(w) + _NO_HORSE.get(w, "") for w in found)


ENGLISH_BEINGS, CHINESE_BEINGS = _beings(ENGLISH), _beings(CHINESE)
ENGLISH_QUALIFIER = (
    r"(?:(?:little|big|older|younger|elder|eldest|youngest|oldest|middle|only|twin|"
    r"baby|old|new|other|second|late|dear|own) )??"
)
"""What may stand between "my" and the relation, in patterns; lazy, for "older sister" is a relation of its own."""


def same_being(one: str, other: str) -> bool:
    """Whether two relations can be the same being's: "sister" and "older sister", but not an older and a younger."""
    return one == other or of(one) == other or one == of(other)


def of(key: str) -> str:
    """The wider relation of one; "" where there is none."""
    return BY_KEY[key].of if key in BY_KEY else ""


def say_relation(key: str, chinese: bool, said: str = "") -> str:
    """A relation in the language of the talk: the player's own word where it is of that language, else the plainest."""
    relation = BY_KEY.get(key)
    if relation is None:
        return said or key
    words = relation.chinese if chinese else relation.english
    if said in words:
        return said
    return words[0] if words else _ELSEWHERE[chinese].get(key) or say_relation(relation.of, chinese)


_ELSEWHERE: Mapping[bool, Mapping[str, str]] = {
    True: {"grandmother": "奶奶", "grandfather": "爷爷", "aunt": "阿姨", "uncle": "叔叔", "cousin": "表亲"},
    False: {},
}
"""The plainest word where a language has only narrower ones."""
