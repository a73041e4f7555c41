"""A reading as it is shown: the step it stands at, and all that was told before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from game.content.model import POSES
from game.session.profile import OpenProfile
from game.session.reading_log import ReadingLog, Step
from game.session.staging import StageState
from game.session.views import Figure, PassedView, StoryStep, TalkView


def speaker(profile: OpenProfile, name: str | None) -> str:
    """A speaker as shown: a companion's short name in the player's language, anyone else as written."""
    if name is None:
        return ""
    for one in profile.library.companions:
        if name.lower() in (one.full_id, one.id, one.short_name.within("en").lower(), one.name.within("en").lower()):
            return one.short_name.within(profile.language)
    return name


def step_view(
    profile: OpenProfile, log: ReadingLog, steps: Sequence[Step], *, seen: bool, can_go_back: bool, left: int | None
) -> StoryStep:
    """The last of the steps. left: how many lines of a talk are left to say; None where nobody can say any."""
    step, library = steps[-1], profile.library
    shown, stage = step.shown or {}, step.stage
    told = shown if "text" in shown else next((s.shown for s in reversed(steps) if s.shown and "text" in s.shown), {})
    talk, kind = None, "end" if step.shown is None else "choice" if "options" in shown else "line"
    if left is not None and stage.talk is not None:
        name = library.companion(stage.talk.who).short_name.within(profile.language)
        kind, talk = "talk", TalkView(stage.talk.who, name, left, log.said(step))
    return StoryStep(
        log.chapter.full_id,
        log.title(),
        kind,  # type: ignore[arg-type]
        str(told.get("speaker", "")) if step.shown is not None else "",
        str(told.get("text", "")) if step.shown is not None else "",
        tuple((str(o["text"]), bool(o["available"])) for o in shown.get("options", ())),
        library.scene(stage.scene).folder if stage.scene else None,
        tuple(_figure(profile, who, face, stage) for who, face in stage.figures),
        can_go_back,
        stage.music,
        stage.dark,
        stage.effects,
        talk,
        seen,
        not log.counts,
    )


def _figure(profile: OpenProfile, who: str, face: str, stage: StageState) -> Figure:
    companion = profile.library.companion(who)
    pose = dict(stage.poses).get(who, POSES[0])
    return Figure(who, companion.rig, face, companion.short_name.within(profile.language), pose)


def passed(profile: OpenProfile, log: ReadingLog, steps: Sequence[Step]) -> Iterator[PassedView]:
    """Everything told so far, oldest first: lines, the options taken, what was said, and which line decided a talk."""
    for place, step in enumerate(steps):
        following = steps[place + 1] if place + 1 < len(steps) else None
        shown, chosen = step.shown or {}, (following.chosen if following is not None else None) or {}
        if "text" in shown:
            yield PassedView(place, "line", str(shown["speaker"]), str(shown["text"]))
        elif "options" in shown and "text" in chosen:
            yield PassedView(place, "choice", "", str(chosen["text"]))
        elif "talk" in shown:
            for entry in log.said(step, following):
                kind: Literal["hers", "yours"] = "hers" if entry.speaker == "companion" else "yours"
                yield PassedView(place, kind, speaker(profile, shown["talk"]) if kind == "hers" else "", entry.text)
            if following is not None:
                yield PassedView(place, "decided", "", str(chosen.get("quote", "")))
