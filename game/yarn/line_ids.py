"""Writes ``#line:`` ids into a script, so that translations, voices and saves can name its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from game.yarn.digest import digest
from game.yarn.problems import Problems
from game.yarn.reader import normalise, read_file
from game.yarn.syntax import TextLine


def add_line_ids(source: str, taken: Collection[str] = (), *, file: str = "script") -> str:
    """The script with an id behind every line, option and group line that has none.

    Ids are short hashes of the node, the text and its count, so that adding them twice gives the same ids; none
    of ``taken`` (with or without their ``line:``) is used again. Nothing else changes.

    Raises:
        YarnErrors: the script cannot be read.
    """
    problems = Problems()
    tree = read_file(file, source, problems)
    problems.raise_if_any()
    used = {one.removeprefix("line:") for one in taken}
    texts = [(node.title, text) for node in tree.nodes for text in node.texts]
    used |= {tag.removeprefix("line:") for _, text in texts for tag in text.tags if tag.startswith("line:")}
    counts: Counter[tuple[str, str]] = Counter()
    lines = normalise(source).split("\n")
    for title, text in texts:
        if _has_id(text):
            continue
        new = _new_id(title, text.text, used, counts)
        used.add(new)
        row = lines[text.line - 1]
        lines[text.line - 1] = f"{row[: text.end]} #line:{new}{row[text.end :]}"
    ends = "\r\n" if "\r\n" in source else "\n"
    return ("\ufeff" if source.startswith("\ufeff") else "") + ends.join(lines)


def _has_id(text: TextLine) -> bool:
    return any(tag.startswith(("line:", "shadow:")) for tag in text.tags)


def _new_id(title: str, text: str, used: Collection[str], counts: Counter[tuple[str, str]]) -> str:
    while True:
        count = counts[title, text]
        counts[title, text] += 1
        made = "0" + digest(f"{title}\n{text}\n{count}", 4)
        if made not in used:
            return made
