"""Gives every line its id and builds the string table; checks ids and shadow lines."""

from __future__ import annotations

from collections.abc import Sequence

from game.yarn.markup import find_speaker, markup_problems
from game.yarn.problems import Problems
from game.yarn.program import LineInfo
from game.yarn.syntax import NodeTree, TextLine


def build_string_table(nodes: Sequence[NodeTree], problems: Problems) -> dict[str, LineInfo]:
    """The string table in the order written; sets ``line_id`` on every text line."""
    table: dict[str, LineInfo] = {}
    texts: dict[str, TextLine] = {}
    shadows: list[tuple[NodeTree, TextLine, str]] = []
    taken = _written_ids(nodes)
    for node in nodes:
        name = node.name or node.title
        count = 0
        for text in node.texts:
            line_id, shadow = _ids(node, text, problems)
            implicit = line_id is None
            if line_id is None:
                line_id = f"line:{name}-{count}"
                while line_id in taken:
                    line_id += "_"
                count += 1
            elif line_id in table:
                first = table[line_id]
                problems.error(
                    node.file,
                    text.line,
                    text.column,
                    f"Another line has the id #{line_id}: {first.file}, line {first.line}.",
                )
                continue
            if shadow:
                shadows.append((node, text, shadow))
            text.line_id = line_id
            texts[line_id] = text
            table[line_id] = _row(node, name, text, line_id, implicit, shadow)
            if "[" in text.text:
                for message in markup_problems(text.text):
                    problems.warning(node.file, text.line, text.column, message)
    for node, text, shadow in shadows:
        _check_shadow(node, text, texts.get(shadow), shadow, problems)
    return table


def _written_ids(nodes: Sequence[NodeTree]) -> set[str]:
    return {tag for node in nodes for text in node.texts for tag in text.tags if tag.startswith("line:")}


def _row(node: NodeTree, name: str, text: TextLine, line_id: str, implicit: bool, shadow: str | None) -> LineInfo:
    return LineInfo(
        id=line_id,
        text=text.text,
        node=name,
        file=node.file,
        line=text.line,
        tags=text.tags,
        speaker=find_speaker(text.text),
        implicit=implicit,
        shadow=shadow,
    )


def _ids(node: NodeTree, text: TextLine, problems: Problems) -> tuple[str | None, str | None]:
    if not text.tags:
        return None, None
    lines = [tag for tag in text.tags if tag.startswith("line:")]
    shadows = [tag for tag in text.tags if tag.startswith("shadow:")]
    if lines and shadows:
        problems.error(node.file, text.line, text.column, "A line cannot have both a #line: and a #shadow: id.")
    elif len(lines) > 1 or len(shadows) > 1:
        problems.error(node.file, text.line, text.column, "A line has only one #line: or #shadow: id.")
    shadow = f"line:{shadows[0].removeprefix('shadow:')}" if shadows else None
    return (lines[0] if lines else None), shadow


def _check_shadow(node: NodeTree, text: TextLine, source: TextLine | None, wanted: str, problems: Problems) -> None:
    message = ""
    if source is None:
        message = f"No line has the id #{wanted}, which this line shadows."
    elif text.values or source.values:
        message = "A shadow line and its source cannot hold {expressions}."
    elif source.text != text.text:
        message = f"A shadow line must say exactly what its source says: {source.text!r}."
    if message:
        problems.error(node.file, text.line, text.column, message)
