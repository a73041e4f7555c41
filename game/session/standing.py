"""Where things stand: with whom, how close, what has opened, what is missing for the next, and what is remembered."""

from __future__ import annotations

from game.content.model import Chapter, Companion
from game.play import deck
from game.play.clock import evening_of
from game.play.unlocks import conditions
from game.session import wording
from game.session.collecting import by_rarity
from game.session.profile import OpenProfile
from game.session.views import ChapterView, CompanionView, EndingView, MemoryView, MissingView, StatusView


def companion_view(profile: OpenProfile, companion: Companion) -> CompanionView:
    """A companion with the bond as it stands; `next_points` is what the next rank's scene asks for, None at the top."""
    bond, language = profile.journal.state.bond(companion.full_id), profile.language
    rank = next((r for r in companion.ranks if r.number == bond.rank), companion.ranks[0])
    following = next((r for r in companion.ranks if r.number == bond.rank + 1), None)
    return CompanionView(
        id=companion.full_id,
        name=companion.name.within(language),
        short_name=companion.short_name.within(language),
        role=companion.role.within(language),
        rank=bond.rank,
        ranks=len(companion.ranks),
        rank_name=rank.name.within(language),
        points=bond.points,
        next_points=following.points if following else None,
        rig=companion.rig,
        scene=profile.library.scene(companion.scene, companion.pack).folder if companion.scene else None,
        expression="neutral",
    )


def companions(profile: OpenProfile) -> list[CompanionView]:
    return [companion_view(profile, c) for c in profile.library.companions]


def status(profile: OpenProfile, companion: str) -> StatusView:
    """Everything about where the player stands with one companion."""
    who = profile.library.companion(companion)
    state = profile.journal.state
    memories = state.open_memories(who.full_id)
    today = evening_of(profile.now())
    cards = profile.library.cards_of(who.full_id)
    left = deck.left(state, profile.library.deck_of(who.full_id))
    draws, put_by = deck.waiting(state.bond(who.full_id).draws, len(left))
    server, away = words_go_to(profile, who.full_id)
    return StatusView(
        companion=companion_view(profile, who),
        beats_found=tuple(
            who.beats[b].title.within(profile.language) for b in state.bond(who.full_id).beats if b in who.beats
        ),
        chapters=tuple(chapter_view(profile, c) for c in profile.library.chapters_of(who.full_id)),
        memories=tuple(
            MemoryView(m.id, wording.remembers(m, today, profile.language), m.since, m.due, m.text) for m in memories
        ),
        draws=draws,
        deck_left=by_rarity(left),
        cards=sum(card.full_id in state.cards for card in cards),
        cards_total=len(cards),
        server=server,
        away=away,
        draws_put_by=put_by,
    )


def words_go_to(profile: OpenProfile, companion: str) -> tuple[str, bool]:
    """The server that is to speak for a companion, and whether that is another machine; ("", False) for a model's file.
    Known before anything has been sent."""
    return profile.server_of(profile.speech_of(companion).model or profile.model)


def chapter_view(profile: OpenProfile, chapter: Chapter) -> ChapterView:
    """A chapter, whether it can be read, and what it still waits for."""
    state, language = profile.journal.state, profile.language
    progress = state.progress(chapter.full_id)
    who = profile.library.companion(chapter.companion)
    needs: list[MissingView] = []
    for item in conditions(state, chapter):
        title = profile.library.chapter(item.name).title.within(language) if item.kind == "chapter" else ""
        met = item.have >= item.need
        needs.append(MissingView(item.kind, *wording.lacks(item, who, title, language), met))
    waits = [one for one in needs if not one.met] if progress.opened is None else []
    return ChapterView(
        id=chapter.full_id,
        companion=chapter.companion,
        kind=chapter.kind,
        title=chapter.title.within(language),
        summary=chapter.summary.within(language),
        state="read"
        if progress.finished is not None or (progress.other_evening and progress.opened is None)
        else "begun"
        if progress.begun is not None
        else "open"
        if progress.opened is not None
        else "locked",
        quote=progress.quote,
        missing=tuple(waits),
        other_evening=progress.other_evening,
        needs=tuple(needs),
        endings=tuple(
            EndingView(
                one.title.within(language) if one.id in progress.endings else "",
                one.hint.within(language),
                one.id in progress.endings,
            )
            for one in chapter.endings
        ),
    )
