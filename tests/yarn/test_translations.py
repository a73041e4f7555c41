"""String tables go out to translators and come back, and stale rows show."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.yarn import Row, YarnErrors, compile_yarn, export_rows, import_rows, review_problems, review_rows, texts_by_id
from game.yarn.translations import source_hash

SOURCE = """title: S
---
Ana: Hello, {1}. #line:a
"Quoted", with comma #line:b
Hello again #line:c
Hello again #shadow:c
===
"""
PROGRAM = compile_yarn({"s.yarn": SOURCE})


def translated(*rows: tuple[str, str]) -> list[Row]:
    return [Row(line_id, source_hash(PROGRAM.strings[line_id].text), text) for line_id, text in rows]


def test_a_table_holds_every_line_but_shadows():
    rows = list(csv.DictReader(io.StringIO(export_rows(PROGRAM))))
    assert [(row["id"], row["source"], row["text"]) for row in rows] == [
        ("line:a", "Ana: Hello, {0}.", ""),
        ("line:b", '"Quoted", with comma', ""),
        ("line:c", "Hello again", ""),
    ]
    assert (rows[0]["speaker"], rows[0]["node"], rows[0]["file"], rows[0]["line"]) == ("Ana", "S", "s.yarn", "3")


def test_a_table_comes_back_as_it_went():
    known = translated(("line:a", "Ana: Hallo, {0}."), ("line:b", "„Zitat“, mit\nZeile"))
    back = import_rows(export_rows(PROGRAM, known))
    assert [row for row in back if row.text] == known
    assert texts_by_id(back) == {row.id: row.text for row in known}


def test_what_a_table_needs_is_told():
    rows = [
        *translated(("line:a", "Ana: Hallo.")),
        Row("line:b", "0ld", "Zitat"),
        Row("line:gone", "x", "weg"),
    ]
    found = review_rows(PROGRAM, rows)
    assert (found.missing, found.stale, found.orphans) == (("line:c",), ("line:b",), ("line:gone",))
    assert found.placeholders == ("line:a",)
    assert [str(problem) for problem in review_problems(PROGRAM, rows, "de.csv")] == [
        "s.yarn:5:1: line:c is not translated in de.csv.",
        "s.yarn:4:1: line:b was translated from an older text in de.csv.",
        "s.yarn:3:1: line:a has other {values} than its source in de.csv.",
        "de.csv:1:1: line:gone belongs to no line.",
    ]


def test_a_stale_translation_is_kept_and_stays_stale_until_it_is_done_again():
    old = [Row("line:b", "0ld", "Zitat")]
    rows = import_rows(export_rows(PROGRAM, old))
    assert review_rows(PROGRAM, rows).stale == ("line:b",)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("id,text\n", "lacks the column source_hash"),
        ("", "lacks the column id and source_hash and text"),
        ("id,source_hash,text\nx,1,a\nx,1,b\n", "comes twice"),
        ("id,source_hash,text\nx,1," + "a" * 200_000 + "\n", "no CSV table"),
    ],
)
def test_a_broken_table_is_told(table, told):
    with pytest.raises(YarnErrors, match=told):
        import_rows(table, "de.csv")


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=30))
def test_any_translation_survives_the_way_out_and_back(text):
    known = translated(("line:c", text))
    (row,) = (row for row in import_rows(export_rows(PROGRAM, known)) if row.id == "line:c")
    assert row.text == text
