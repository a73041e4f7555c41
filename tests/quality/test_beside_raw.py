"""The table of two columns: the bare model hears the talk so far, and rows that are blind have a key."""

from __future__ import annotations

from random import Random

from game.model.fake import FakeVoice
from tests.quality.beside_raw import bare_replies, table


def test_the_bare_model_hears_the_talk_so_far_and_nothing_of_ours() -> None:
    voice = FakeVoice(["One.", "Two."])
    assert list(bare_replies(voice, ["hello", "why"], 1)) == ["One.", "Two."]
    assert [(m.role, m.content) for m in voice.asked[1][0]] == [
        ("user", "hello"),
        ("assistant", "One."),
        ("user", "why"),
    ]


def test_a_blind_table_tells_only_at_its_end_which_is_which() -> None:
    lines = [f"line {n}" for n in range(20)]
    text = table(lines, ["hers"] * 20, ["its | own"] * 20, Random(3))
    head, key = text.rsplit("A is the bare model in rows: ", 1)
    turned = {int(n) for n in key.split(",")}
    for number in range(1, 21):
        row = head.splitlines()[number + 1]
        assert row.index("its") < row.index("hers") if number in turned else row.index("hers") < row.index("its")
    assert 0 < len(turned) < 20
    assert "Isaura" not in head
