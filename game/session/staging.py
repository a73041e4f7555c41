"""What a story's commands change: the stage as it stands, what happens on it once, and a talk about to begin.

All of it is plain data that is written down with every step, so that a reading is taken up exactly as it stood.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from game.content.library import Library
from game.content.model import Chapter
from game.session.views import StageEffect


class StoryError(Exception):
    """A chapter cannot go on: which, where, and what its author should mend."""


@dataclass(frozen=True)
class Scope:
    """What names in a chapter mean: looked up in its own pack first. `quote` is the line that opened the chapter.

    language: the reader's, in which what commands tell is written down.
    """

    library: Library
    chapter: Chapter
    quote: str
    language: str = "en"

    def within(self, text: str) -> str:
        """A text of a command as the reader reads it; as the script has it where nobody translated it."""
        return self.chapter.told[text].within(self.language) if text in self.chapter.told else text


@dataclass(frozen=True)
class TalkTerms:
    """A stretch of free talk: with whom, what they want of it, after how many lines it ends, and what may come of it.

    outcomes: name → what the player's line may look like, in any language; the one without examples comes where no
    line decided.
    """

    who: str
    goal: str
    turns: int
    outcomes: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def default(self) -> str:
        return next(name for name, examples in self.outcomes if not examples)


@dataclass(frozen=True)
class StageState:
    """What stands on the stage of a story: the scene's full id, who with which expression in order of entry, who holds
    themselves otherwise than upright, what goes on sounding. `effects` and `talk` belong to this one step; `outcomes`
    wait for the talk that follows them."""

    scene: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    poses: tuple[tuple[str, str], ...] = ()
    music: str = ""
    dark: bool = False
    effects: tuple[StageEffect, ...] = ()
    outcomes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    talk: TalkTerms | None = None

    def onward(self) -> StageState:
        """The stage for the next step: what happened once is over."""
        return replace(self, effects=(), outcomes=(), talk=None)

    def to_data(self) -> dict[str, Any]:
        talk = self.talk
        return {
            "scene": self.scene,
            "figures": [list(f) for f in self.figures],
            "poses": [list(p) for p in self.poses],
            "music": self.music,
            "dark": self.dark,
            "effects": [[one.kind, one.what, one.seconds] for one in self.effects],
            "talk": talk and [talk.who, talk.goal, talk.turns, [[name, list(like)] for name, like in talk.outcomes]],
        }

    @staticmethod
    def from_data(data: Mapping[str, Any]) -> StageState:
        """The stage as it was written down, by this game or by one that knew fewer commands."""
        talk = data.get("talk")
        return StageState(
            str(data.get("scene") or ""),
            tuple((str(who), str(face)) for who, face in data.get("figures") or ()),
            tuple((str(who), str(pose)) for who, pose in data.get("poses") or ()),
            str(data.get("music") or ""),
            bool(data.get("dark")),
            tuple(StageEffect(kind, what, seconds) for kind, what, seconds in data.get("effects") or ()),
            talk=talk and TalkTerms(talk[0], talk[1], talk[2], tuple((name, tuple(like)) for name, like in talk[3])),
        )
