"""How the page of packs says what a pack is, in the player's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.shell.words import LANGUAGES, Words

if TYPE_CHECKING:
    from game.session.pack_views import ChangeView, DormantView, PackView

_NAMES = 4
"""So many names of what was changed are told; a count stands for the others."""


class PackWords:
    """Sentences about packs, made of the words of one language."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def facts(self, pack: PackView) -> list[str]:
        """One row a fact, the state first."""
        words, rows = self._words, [pack.summary]
        if pack.state != "on":
            rows.append(words(f"packs.is_{pack.state}"))
        elif pack.problems:
            rows.append(words("packs.stale"))
        adds = [*pack.companions, *self._counted(chapters=pack.chapters, cards=pack.cards, scenes=pack.scenes)]
        if adds:
            rows.append(words("packs.adds", what=self._join(adds)))
        if pack.depends:
            rows.append(words("packs.needs", packs=self._join(pack.depends)))
        rows += [self._change("changes", one) for one in pack.changes]
        rows += [self._change("changed", one) for one in pack.changed_by]
        if pack.authors:
            rows.append(" · ".join((words("packs.by", who=self._join(pack.authors)), *self._licences(pack))))
        if pack.version:
            content = self._join([words(f"packs.with_{one}") for one in pack.descriptors])
            rating = words(f"packs.rating_{pack.rating}")
            spoken = self._join([LANGUAGES.get(one, one) for one in pack.languages])
            rows.append(" · ".join(one for one in (rating, content, spoken, pack.homepage) if one))
        return [row for row in rows if row]

    def sleeps(self, one: DormantView) -> str:
        held = self._counted(companions=one.companions, chapters=one.chapters, cards=one.cards, keepsakes=one.keepsakes)
        return self._words("packs.sleeps", pack=one.pack, what=self._join(held))

    def _licences(self, pack: PackView) -> list[str]:
        return [self._words("packs.licence", licence=pack.licence), *pack.other_licences]

    def _change(self, way: str, one: ChangeView) -> str:
        names = list(one.names[:_NAMES])
        more = len(one.names) - len(names)
        shown = self._join([*names, f"+{more}"] if more else names)
        return self._words(f"packs.{way}_{one.what}", pack=one.pack, what=shown)

    def _counted(self, **counts: int) -> list[str]:
        return [self._words(f"packs.{what}", n=n) for what, n in counts.items() if n]

    def _join(self, parts: list[str] | tuple[str, ...]) -> str:
        return self._words("packs.join").join(parts)
