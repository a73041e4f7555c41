"""What a player does with a talk as it stands, without a word from the voice: go back in it, go another way, look for
words, put bookmarks, put other words into her mouth.

Nothing is ever thrown away: what leaves the path is kept beside it, and its effects are undone and come back with it.
"""

from __future__ import annotations

from collections.abc import Sequence

from game.mind.ports import Said
from game.mind.text import language_of
from game.play import happenings as h
from game.play.store import Event, Turn
from game.session import wording
from game.session.history import alternatives, entries, entries_of, found, spoken
from game.session.talk import Talk
from game.session.told import origin
from game.session.views import Brought, MarkView, ReplyOrigin, TalkEntry, WayView
from game.session.ways import last_below, marks, ways


class Controls(Talk):
    """A talk that is kept, and can be gone about in. All methods run on the session's thread."""

    def reword_reply(self, turn: int, text: str) -> bool:
        """Put other words into her mouth, marked as the player's; returns whether that was done.

        Her own reply is kept beside them. What it brought and what followed it is undone, as when she answers anew.
        """
        reply, text = self._on_path(turn), text.strip()
        if reply is None or reply.role != "reply" or not text:
            return False
        self._head_made_whole()
        was = self._journal.events_of([reply])
        face = next((e.what.expression for e in was if isinstance(e.what, h.ReplyClosed)), "neutral")
        head = self._journal.conversations[self._talk].head
        self._journal.move_head(self._talk, reply.parent)
        try:
            with self._journal.writing() as pen:
                new = pen.turn(self._talk, "reply")
                language = language_of(text, self._profile.language)
                pen.add(new, h.ReplyReworded(self._who, turn), self._because)
                pen.add(new, h.SentenceShown(self._who, text, language, "player", None), self._because)
                pen.add(new, h.ReplyClosed(self._who, "done", face, None, [], [], 0, 0.0, 0.0), self._because)
        except BaseException:
            self._journal.move_head(self._talk, head)
            raise
        self._journal.save_view()
        self._index()
        return True

    def swipe(self, turn: int, to: int) -> list[TalkEntry]:
        """Show another of the replies at one place, or another wording of a line, and what followed it."""
        shown = self._on_path(turn)
        beside = alternatives(self._journal, shown) if shown is not None else []
        if 0 <= to < len(beside) and beside[to] != shown:
            self._journal.move_head(self._talk, last_below(self._journal, beside[to]).id)
        return self.history()

    def rewind(self, turn: int) -> list[TalkEntry]:
        """Go back to just after this turn; everything later leaves the path."""
        if self._on_path(turn) is not None:
            self._journal.move_head(self._talk, turn)
        return self.history()

    def take_back(self, turn: int) -> list[TalkEntry]:
        """Go back to just before this turn: it and everything later leaves the path."""
        taken = self._on_path(turn)
        if taken is not None:
            self._journal.move_head(self._talk, taken.parent)
        return self.history()

    # The ways it took, and its bookmarks

    def ways(self) -> list[WayView]:
        """The present way first, then every other on which the player said something, the newest first."""
        return ways(self._journal, self._talk)

    def name_way(self, end: int, name: str) -> None:
        """Call the way that ends here by a name; "" for none."""
        self._note(end, h.WayNamed(self._who, name.strip()))

    def take_way(self, through: int) -> list[TalkEntry]:
        """Go the way that leads through this turn, to its newest end."""
        turn = self._journal.turn(through)
        if turn is not None and turn.conversation == self._talk and self._on_path(through) is None:
            self._journal.move_head(self._talk, last_below(self._journal, turn).id)
        return self.history()

    def marks(self) -> list[MarkView]:
        """The bookmarks, in the order in which things were said, also on other ways."""
        return marks(self._journal, self._talk)

    def mark(self, turn: int, note: str | None) -> None:
        """Put a bookmark with a note at a turn; None takes it away."""
        self._note(turn, h.TurnMarked(self._who, note is not None, (note or "").strip()))

    # What was said

    def history(self, limit: int = 200) -> list[TalkEntry]:
        """The newest bubbles on the path, oldest first."""
        return entries(self._journal, self._talk, limit, self._brought)

    def spoken(self) -> list[int]:
        """The turns of all bubbles on the path, oldest first."""
        return spoken(self._journal, self._talk)

    def entries_of(self, turns: Sequence[int]) -> list[TalkEntry]:
        """The bubbles of these turns, in their order."""
        known = (self._journal.turn(turn) for turn in turns)
        here = [turn for turn in known if turn is not None and turn.conversation == self._talk]
        return entries_of(self._journal, here, self._brought)

    def said(self, turns: Sequence[int]) -> list[Said]:
        """What was said in these turns, as it stands in the archive: for reading many at once."""
        return self._profile.archive.said(turns)

    def find(self, words: str) -> list[int]:
        """The turns in whose words these are found, newest first."""
        return found(self._journal, self._profile.archive, self._talk, self._who, words)

    def origin(self, turn: int) -> ReplyOrigin:
        """Where the words of a reply came from, what came to her mind with it, and what a voice was shown for it."""
        return origin(self._profile, self.companion, turn, lambda said: self._on_path(said) is not None)

    # Within

    def _on_path(self, turn: int) -> Turn | None:
        """The turn, where the talk as it stands goes through it."""
        found = self._journal.turn(turn)
        if found is None or found.conversation != self._talk:
            return None
        here = any(one.id == turn for one in self._journal.path(self._talk))
        return found if here else None

    def _note(self, turn: int, what: h.Happening) -> None:
        at = self._journal.turn(turn)
        if at is not None and at.conversation == self._talk:
            with self._journal.writing() as pen:
                pen.add(at, what)
            self._journal.save_view()

    def _brought(self, event: Event) -> Brought | None:
        """What an event of the player's line brought, in words."""
        language, what = self._profile.language, event.what
        if isinstance(what, h.BondMoved) and what.points:
            why = wording.why(what.reason, self.companion, language)
            return Brought("bond", why, points=what.points, times=what.times)
        if isinstance(what, h.BeatReached) and what.beat in self.companion.beats:
            return Brought("beat", self.companion.beats[what.beat].title.within(language))
        memory = self._journal.state.memories.get(event.id)
        if isinstance(what, h.MemoryKept) and memory is not None:
            return Brought("memory", wording.remembers(memory, self._today(), language))
        if isinstance(what, h.ChapterOpened):
            title = self._profile.library.chapter(what.chapter).title.within(language)
            return Brought("chapter", title, chapter=what.chapter)
        return None
