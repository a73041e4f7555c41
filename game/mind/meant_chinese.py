"""What Chinese characters mean where they stand, for hearing only: 你好 is a hello, but 你好吵 is "you are so loud"."""

from __future__ import annotations

import re

_SO = re.compile(
    "(?<=[你您她他它])好(?=像(?!样)|吵|美|烦|冷|可[爱怜怕]|温[柔暖]|有[趣意才]|厉害|棒|坏|凶|笨|傻|蠢|闷|无[聊情趣]|慢|快(?!乐)|高|懂|会|奇怪|怪|神秘|漂亮|帅|"
    "聪明|幽默|搞笑|逗|贴心|体贴|细心|耐心|[啰罗][嗦唆]|唠叨|话多|敷衍|过分|残忍|绝情|讨厌|孤[单独]|寂寞|辛苦|忙|累|酷|甜|暖|贱|懒|幼稚|成熟|"
    "小气|大[方胆]|[土旧真假狠香远多难](?![人])|严[肃厉]|善良|安静|认真|努力|直接|坦白|客气|见外|陌生|面熟|眼熟|意思)"
)


def as_meant(text: str) -> str:
    """The text with 好 told as "so" where no hello is meant: 你好吵 → 你很吵, 你好像 → 你像是."""
    return _SO.sub("很", text).replace("很像", "像是") if "好" in text else text
