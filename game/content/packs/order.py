"""Which packs can stand together, and in which order: computed from what they say of each other, not sorted by hand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from game.content.manifest import PackFile
from game.content.packs.needs import need
from game.content.problems import Problem, nearest_name
from game.content.reading import FileRead
from game.content.versions import version_holds

Manifests = Mapping[str, FileRead[PackFile]]


@dataclass(frozen=True)
class Arranged:
    """The packs that can be used, each after those it names; and why the others cannot, by id."""

    order: tuple[str, ...]
    refused: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)


def arrange(manifests: Manifests, off: Collection[str] = ()) -> Arranged:
    """`manifests` by pack, in the order in which packs that know nothing of each other shall stand; `off` are those
    that are there and switched off.

    A pack that needs one which is not there, or is refused itself, is refused; so is one that waits for itself.
    """
    refused: dict[str, tuple[Problem, ...]] = {}
    while True:
        left = {name: file for name, file in manifests.items() if name not in refused}
        news = {
            name: found for name, file in left.items() if (found := tuple(_problems(file, left, manifests, off)))
        } or _circles(left)
        if not news:
            return Arranged(_sorted(left), refused)
        refused |= news


def _problems(file: FileRead[PackFile], there: Manifests, known: Manifests, off: Collection[str]) -> Iterator[Problem]:
    for at, written in enumerate(file.content.depends):
        wanted, here = need(written), ("depends", at)
        if wanted.pack in there:
            version = there[wanted.pack].content.version
            if not version_holds(wanted.versions, version):
                yield file.problem(here, f"needs {wanted}, and the version that is here is {version}")
        elif wanted.pack in off or wanted.pack in known:
            yield file.problem(here, f"needs {wanted.pack}, which is switched off")
        else:
            yield file.problem(here, f"needs {wanted}, which is not here", nearest_name(wanted.pack, known))
    for at, written in enumerate(file.content.conflicts):
        other = need(written)
        if other.pack in there and version_holds(other.versions, there[other.pack].content.version):
            what = f"cannot stand beside {other}; switch off one of the two"
            yield file.problem(("conflicts", at), what)


def _circles(there: Manifests) -> Mapping[str, tuple[Problem, ...]]:
    """The packs that come after themselves, straight or by way of others."""
    found = {}
    for name, file in there.items():
        waiting, seen = list(_before(file, there)), set[str]()
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(_before(there[one], there))
        if name in seen:
            found[name] = (file.problem((), f"can never come: it and {', '.join(sorted(seen - {name})) or name} "
                                            "each wait for the other"),)  # fmt: skip
    return found


def _before(file: FileRead[PackFile], there: Manifests) -> tuple[str, ...]:
    """The packs that this one comes after."""
    pack = file.content
    named = (*(need(one).pack for one in (*pack.depends, *pack.optional)), *pack.load_after)
    return tuple(name for name in named if name in there)


def _sorted(there: Manifests) -> tuple[str, ...]:
    """By how many others must stand before, then as they were given."""
    depths: dict[str, int] = {}

    def depth(name: str) -> int:
        if name not in depths:
            depths[name] = 1 + max((depth(one) for one in _before(there[name], there)), default=0)
        return depths[name]

    return tuple(sorted(there, key=depth))
