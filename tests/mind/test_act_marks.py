"""An act that has words of its own counts for little in a line without them."""

from __future__ import annotations

import pytest

from game.content.model import Act
from game.mind.act_marks import marked


@pytest.mark.parametrize(
    ("line", "act", "has"),
    [
        ("good night then", "parts", True), ("I like it once they switch it off, it's quiet", "parts", True),
        ("she brought soup on Monday", "parts", False), ("晚安，明天见", "parts", True),
        ("关了以后我反而喜欢，安静", "parts", False), ("现在聊天隔着八个钟头", "parts", False),
        ("my daughter likes rules", "invites", False), ("come and have tea with me", "invites", True),
        ("是作者后来自己改错的", "thanks", False), ("多谢你听我说", "thanks", True),
        ("toast at eight", "asks_memory", False), ("what's my sister called?", "asks_memory", True),
        ("the harbour is flat tonight", "asks_world", False), ("tell me of the harbour", "asks_world", True),
        ("Ines rang to ask if I had won", "refuses", False), ("I don't want to", "refuses", True),
        ("作者没意见", "hurts", False), ("你烦死了", "hurts", True),
        ("anything at all", "confides", True), ("随便什么", "small_talk", True),
    ],
)  # fmt: skip
def test_whether_a_line_has_a_word_of_an_act(line: str, act: Act, has: bool) -> None:
    assert marked(line, act) is has
