"""String tables as rows, for translators: export, import, and which rows a changed script has made stale.

A row says which text it translates by a hash of that text, so that a change of the source shows. Rows are
read and written as CSV (RFC 4180) with a header; further columns are not looked at.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.yarn.digest import digest
from game.yarn.problems import Problems, YarnProblem
from game.yarn.program import Program

COLUMNS = ("id", "source_hash", "text", "source", "node", "speaker", "file", "line")
_PLACEHOLDER = re.compile(r"\{\d+\}")


@dataclass(frozen=True, slots=True)
class Row:
    """One translated line; ``text`` is empty where nothing has been translated yet."""

    id: str
    source_hash: str
    text: str


@dataclass(frozen=True, slots=True)
class Review:
    """What a table of translations needs: ids in the order of the script (orphans as in the table)."""

    missing: tuple[str, ...]
    stale: tuple[str, ...]
    orphans: tuple[str, ...]
    placeholders: tuple[str, ...]


def source_hash(text: str) -> str:
    """A short hash of a source text."""
    return digest(text, 6)


def export_rows(program: Program, known: Iterable[Row] = ()) -> str:
    """A program's string table as CSV; ``known`` translations are kept, stale ones with their old hash."""
    rows = {row.id: row for row in known}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in program.strings.values():
        if line.shadow:
            continue
        row = rows.get(line.id)
        hashed = row.source_hash if row and row.text else source_hash(line.text)
        text = row.text if row else ""
        writer.writerow((line.id, hashed, text, line.text, line.node, line.speaker or "", line.file, line.line))
    return out.getvalue()


def import_rows(table: str, file: str = "table") -> tuple[Row, ...]:
    """The rows of a CSV table; raises `YarnErrors` when columns are missing or an id comes twice."""
    problems = Problems()
    reader = csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline=""))
    try:
        columns: Sequence[str] = reader.fieldnames or ()
        found_rows = list(reader)
    except csv.Error as error:
        problems.error(file, max(reader.line_num, 1), 1, f"This is no CSV table: {error}.")
        problems.raise_if_any()
    absent = [name for name in ("id", "source_hash", "text") if name not in columns]
    if absent:
        problems.error(file, 1, 1, f"The table lacks the column {' and '.join(absent)}.")
        problems.raise_if_any()
    rows: dict[str, Row] = {}
    for number, found in enumerate(found_rows, 2):
        line_id = (found["id"] or "").strip()
        if line_id in rows:
            problems.error(file, number, 1, f"The id {line_id} comes twice.")
        elif line_id:
            rows[line_id] = Row(line_id, (found["source_hash"] or "").strip(), found["text"] or "")
    problems.raise_if_any()
    return tuple(rows.values())


def review_rows(program: Program, rows: Iterable[Row]) -> Review:
    """Which lines are not translated, which translations are of an older text, which belong to no line, and
    which lack a ``{0}`` of their source (or have one too many)."""
    by_id = {row.id: row for row in rows}
    sources = {line.id: line.text for line in program.strings.values() if not line.shadow}
    translated = {line_id: by_id[line_id] for line_id in sources if line_id in by_id and by_id[line_id].text.strip()}
    return Review(
        missing=tuple(line_id for line_id in sources if line_id not in translated),
        stale=tuple(line_id for line_id, row in translated.items() if row.source_hash != source_hash(sources[line_id])),
        orphans=tuple(line_id for line_id in by_id if line_id not in sources),
        placeholders=tuple(
            line_id for line_id, row in translated.items() if _values(row.text) != _values(sources[line_id])
        ),
    )


def review_problems(program: Program, rows: Iterable[Row], file: str) -> list[YarnProblem]:
    """A `Review` as problems an author can act on, each at the line it concerns (orphans at the table's top)."""
    found = review_rows(program, rows)
    told = (
        (found.missing, "is not translated"),
        (found.stale, "was translated from an older text"),
        (found.placeholders, "has other {values} than its source"),
    )
    problems = [
        YarnProblem(program.strings[line_id].file, program.strings[line_id].line, 1, f"{line_id} {what} in {file}.")
        for ids, what in told
        for line_id in ids
    ]
    return problems + [YarnProblem(file, 1, 1, f"{line_id} belongs to no line.") for line_id in found.orphans]


def texts_by_id(rows: Iterable[Row]) -> Mapping[str, str]:
    """Translated texts by line id, for `Dialogue`'s ``text_for``."""
    return {row.id: row.text for row in rows if row.text.strip()}


def _values(text: str) -> list[str]:
    return sorted(_PLACEHOLDER.findall(text))
