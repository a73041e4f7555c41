"""Names every node: plain nodes by their title, members of a node group by a name of their own."""

from __future__ import annotations

from collections.abc import Iterable

from game.yarn.digest import digest
from game.yarn.problems import Problems
from game.yarn.syntax import Header, NodeTree


def name_nodes(nodes: Iterable[NodeTree], problems: Problems) -> dict[str, list[NodeTree]]:
    """Sets every node's ``name``; gives the node groups by title.

    A member is called ``Group.subtitle``, or ``Group.`` and a hash of what it says when it has no subtitle, so
    that what a save remembers of it survives the reordering of a file.
    """
    by_title: dict[str, list[NodeTree]] = {}
    for node in nodes:
        if node.title:
            by_title.setdefault(node.title, []).append(node)
    groups: dict[str, list[NodeTree]] = {}
    for title, members in by_title.items():
        if any(member.whens for member in members):
            groups[title] = members
            _name_members(title, members, problems)
            continue
        members[0].name = title
        for again in members[1:]:
            problems.error(
                again.file,
                again.line,
                1,
                f"There already is a node named {title}, in {members[0].file}, line {members[0].line}.",
                "Nodes that share a title need a 'when:' header each.",
            )
    return groups


def _name_members(title: str, members: list[NodeTree], problems: Problems) -> None:
    taken: set[str] = set()
    for member in members:
        if not member.whens:
            problems.error(
                member.file,
                member.line,
                1,
                f"Every node named {title} needs a 'when:' header, because one has it.",
                "Write 'when: always' for one without conditions.",
            )
        subtitle = next((header for header in member.headers if header.key == "subtitle"), None)
        name = f"{title}.{subtitle.value}" if subtitle else f"{title}.{_digest(member)}"
        if name in taken:
            name = _another(name, subtitle, member, taken, problems)
        taken.add(name)
        member.name = name


def _another(name: str, subtitle: Header | None, member: NodeTree, taken: set[str], problems: Problems) -> str:
    if subtitle:
        problems.error(
            member.file, subtitle.line, 1, f"Another node named {member.title} has the subtitle {subtitle.value}."
        )
    count = 2
    while f"{name}_{count}" in taken:
        count += 1
    return f"{name}_{count}"


def _digest(member: NodeTree) -> str:
    said = "\n".join([*(header.value for header in member.headers if header.key == "when"), member.source])
    return digest(said, 4)
