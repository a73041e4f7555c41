"""One sitting at the game: brings window, session, stage and pages together, from the first frame to the last save."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from game.shell.announce import announce
from game.shell.context import Context
from game.shell.director import Director
from game.shell.dress import Dress, from_settings, language_of, still, theme_of
from game.shell.faces import FaceMaker
from game.shell.fonts import ALL_FILES, FIRST_FILES, load_fonts
from game.shell.garbage import GuiGarbage
from game.shell.link import Failed, SessionLink
from game.shell.pages.making import make_page
from game.shell.places import Shape
from game.shell.soundscape import Soundscape
from game.shell.talk import Talk
from game.shell.tokens import THEMES, Look, window_scale
from game.shell.window import Window
from game.shell.words import Words

if TYPE_CHECKING:
    from game.session.loading import Loading
    from game.session.messages import CardCame
    from game.session.views import CardEntry, CompanionView, StatusView
    from game.shell.desk import Arrival
    from game.shell.ports import LoadModels

SHAPES: dict[str, Shape] = {
    "title": "title", "first-run": "alone", "talk": "side", "companions": "side", "chapters": "side", "map": "wide",
    "aboard": "side", "album": "wide", "settings": "side", "models": "side", "packs": "side", "reader": "story",
    "card": "wide",
}  # fmt: skip
"""Every page and how it lies in the window."""
_HOUR_MS = 5 * 60 * 1000
"""How often the light outside is asked to follow the player's clock."""


class Sitting(QObject):
    """`usable` once the first frame is on the screen and its page takes input. `failed` if the game cannot go on."""

    usable = Signal()
    failed = Signal(object)
    arrived = Signal()

    def __init__(
        self, root: Path, link: SessionLink, dress: Dress, language: str | None, load: LoadModels | None
    ) -> None:
        super().__init__()
        self._root, self._asked_language, self._load = root, language, load
        self.link, self.dress = link, dress
        self._garbage = GuiGarbage(self)
        self.window = Window()
        self.director = Director(self.window.canvas)
        self.faces = FaceMaker(self)
        self.sound = Soundscape(root / "assets" / "sounds", self)
        self.talk: Talk | None = None
        self.companion: CompanionView | None = None
        self.page = "talk" if dress.first_run_done else "title"
        self._arrival: Arrival | None = None
        self._status: StatusView | None = None
        self._spoken = ""
        """The language the session speaks."""
        self._hours = QTimer(self)
        self.chapter = ""
        self._progress = ""
        """The key of what is told of the models, "" for nothing."""
        self.typed = ["", ""]
        self.album_kept: dict[str, Any] = {}
        """What the player last wanted to see of the album."""
        self._begun: tuple[str, str] | None = None
        """The name and address of a player who was through the first minute before the profile was open."""
        self._early: dict[str, Any] = {}
        """What was changed before the profile was open: written down once it is."""
        self._for_now: dict[str, Any] = {}
        """What is worn without being written down; then nothing else is written either (a picture is being taken)."""
        english_talk = self.page == "talk" and language_of(dress, language) == "en"
        load_fonts(root / "assets" / "fonts", FIRST_FILES if english_talk else ALL_FILES)
        self.window.take_place(dress.window)
        self._wear()
        self._connect()

    def open(self) -> None:
        """Show the window; the session starts once the first frame is painted."""
        if self.dress.maximised:
            self.window.showMaximized()
        else:
            self.window.show()

    def close(self) -> None:
        """End the reply under way, write down where the window was, close the profile."""
        if self._arrival is not None and not self._for_now:
            values = self.window.place()
            self.link.ask(lambda desk: desk.change_settings(values))
        self.link.close()
        self.faces.close()
        self.sound.close()
        self._hours.stop()
        self._garbage.stop()

    def _connect(self) -> None:
        window, link = self.window, self.link
        self._hours.setInterval(_HOUR_MS)
        self._hours.timeout.connect(lambda: link.ask(lambda desk: desk.hour(), self.director.pass_to))
        window.canvas.painted.connect(self._begin)
        window.closing.connect(self.close)
        window.resized.connect(self._refit)
        window.key.connect(self._key)
        window.stage_pressed.connect(self._stage_pressed)
        self.director.setting_changed.connect(window.stage_changed)
        self.director.setting_changed.connect(self._surround)
        self.director.boarded.connect(lambda: self.sound.play("door"))
        self.sound.captioned.connect(window.show_caption)
        self.sound.captioned.connect(self._announce)
        window.dropped.connect(self._dropped)
        link.arrived.connect(self._arrive)
        link.cannot_open.connect(self.failed)
        link.trouble.connect(self.trouble)
        link.models.connect(self._models_loading)
        for number in range(1, 6):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), window)
            shortcut.activated.connect(lambda number=number: window.go_tab(number, self.go))

    # Beginning

    def _begin(self) -> None:
        self.usable.emit()
        self.link.start()
        load_fonts(self._root / "assets" / "fonts", ALL_FILES)

    def _arrive(self, arrival: Arrival) -> None:
        self._arrival, self._spoken = arrival, arrival.language
        self.dress = from_settings(arrival.settings).changed(self._early).changed(self._for_now)
        if self._early:
            early = self._early
            self.link.ask(lambda desk: desk.change_settings(early))
        if not self.dress.first_run_done and self.page != "first-run":
            self.page = "title"
        if arrival.companions:
            last = arrival.settings.companion
            self._meet(next((c for c in arrival.companions if c.id == last), arrival.companions[0]), arrival)
        self._wear()
        self.director.raise_curtain(still(self.dress))
        if not self._for_now:
            from game.shell.pack_watch import keep_up

            self.sound.open(self.dress)
            self._hours.start()
            keep_up(self)
        self._surround()
        if self.dress.first_run_done:
            self._begin_evening()
        if self._load is not None:
            self._progress = "models.loading_ear"
            self._show_progress()
            self.link.load_models(self._load, self.dress.model)
        for pack, problem in arrival.broken_packs.items():
            self.trouble(Failed(self.words("trouble.pack", pack=pack), problem))
        self._garbage.settle()
        if self._begun is not None:
            self.begin_game(*self._begun)
        self.arrived.emit()

    def _meet(self, who: CompanionView, arrival: Arrival) -> None:
        self.companion = who
        talk = self.talk = Talk(self.link, who.id, self)
        talk.face.connect(self.director.face)
        talk.face.connect(self._tell_face)
        talk.speaking.connect(self.director.speak)
        talk.busy_changed.connect(self.director.think)
        talk.boarded.connect(self.director.board)
        talk.settled.connect(self._ask_standing)
        talk.noticed.connect(self.sound.mark)
        talk.today = arrival.today
        self.director.meet(who, arrival.hour, arrival.today, arrival.platforms.get(who.id))

    def meet(self, companion: str) -> None:
        """Talk with somebody else from now on."""
        if self.companion is not None and self.companion.id == companion:
            self.go("talk")
            return
        self.link.stop()
        self.link.ask(lambda desk: desk.arrive(), lambda arrival: self.change_over(companion, arrival))

    def change_over(self, companion: str, arrival: Arrival) -> None:
        """From whoever was here to this companion, if they are aboard."""
        who = next((one for one in arrival.companions if one.id == companion), None)
        if who is None:
            return
        old, self._status = self.talk, None
        self._arrival = arrival
        self._meet(who, arrival)
        if old is not None:
            old.leave()
        self._set_pace()
        self.go("talk")
        self._begin_evening()
        if not self._for_now:
            self.link.ask(lambda desk: desk.change_settings({"companion": companion}))

    def _begin_evening(self) -> None:
        if self.talk is not None:
            self.talk.begin(silent=bool(self._for_now))
            self._ask_standing()

    def begin_game(self, name: str, address: str) -> None:
        """The first minute is over: keep what was chosen, and let her say hello."""
        if self._arrival is None:
            self._begun = (name, address)
            return
        self.wear({"first_run_done": True, "language": self.words.language, "address": address})
        self.link.ask(lambda desk: desk.name_player(name))
        self.go("talk")
        self._begin_evening()

    # Looks

    def wear(self, values: dict[str, Any]) -> None:
        """Change settings: at once on the screen, and written down."""
        before = self.dress
        self.dress = before.changed(values)
        if "language" in values:
            self._asked_language = None
        if self._arrival is not None:
            self.link.ask(lambda desk: desk.change_settings(values))
        else:
            self._early |= values
        if self._look() != self._worn or language_of(self.dress, self._asked_language) != self.words.language:
            self._wear()
        self.window.canvas.set_reduced_motion(still(self.dress))
        if values.keys() & {"music", "ambience", "effects", "muted"}:
            self.sound.wear(self.dress)
        self.sound.words = self.dress.captions
        self._set_pace()

    def wear_for_now(self, values: dict[str, Any]) -> None:
        """Wear something for a picture, and touch nothing of the player's."""
        self._for_now = values
        self.dress = self.dress.changed(values)
        self.page = "talk" if self.dress.first_run_done else "title"
        self._wear()

    def _look(self) -> Look:
        language = language_of(self.dress, self._asked_language)
        scale = self.dress.text_scale * window_scale(self.window.width(), self.window.height())
        return Look(THEMES[theme_of(self.dress)], scale, language.startswith("zh"), still(self.dress))

    def _wear(self) -> None:
        """Make panel and page anew in the present language, theme and size."""
        language = language_of(self.dress, self._asked_language)
        self.words = Words(self._root / "assets" / "locales", language)
        self._worn = self._look()
        self.sound.language, self.sound.words = language, self.dress.captions
        self._set_pace()
        before = self.window.page
        if before is not None:
            # Only a page that is made anew has a place to keep: the first frame does not wait for this.
            from game.shell.where import return_to, where

            kept = where(before)
        self.window.dress(self._worn, self.words, self.go)
        if self._arrival is not None and self._spoken != language:
            self._spoken = language
            self._speak_language(language)
        self.go(self.page)
        if before is not None and self.window.page is not None and self.page != "talk":
            return_to(self.window.page, kept)

    def _set_pace(self) -> None:
        if self.talk is not None:
            self.talk.set_pace(self._worn.still, self.dress.text_speed)

    def _speak_language(self, language: str) -> None:
        self.link.ask(lambda desk: desk.speak_language(language))
        self.link.ask(lambda desk: desk.arrive(), self._name_anew)

    def _name_anew(self, arrival: Arrival) -> None:
        """The same people by their names in another language."""
        if self.companion is not None:
            self.companion = next((c for c in arrival.companions if c.id == self.companion.id), self.companion)
            self._status = None
            self.go(self.page)

    def _refit(self) -> None:
        if self._look() != self._worn:
            self._wear()

    # Pages

    def context(self) -> Context:
        return Context(
            self.link, self.words, self._worn, self.director, self.faces, self.sound, self.dress, self.companion,
            self.talk, self.go, self.read, self.reveal, self.wear, self.window.set_cover, self.window.hide_panel,
            self.trouble, self._announce, self.window.reshape, self._tell,
        )  # fmt: skip

    def go(self, page: str) -> None:
        """Show a page by its name."""
        self.page = page
        if page != "reader":
            self.director.return_to_talk()
        made = make_page(page, self)
        self.window.show_page(made, page, SHAPES[page])
        greet = getattr(made, "greet_focus", None)
        if greet is not None:
            greet()
        else:
            self.window.setFocus()
        self._show_progress()
        if page in ("talk", "companions", "chapters", "map"):
            # What is known is shown at once: while she thinks of a reply, the session has no time for questions.
            if self._status is not None:
                self._show_standing(self._status)
            self._ask_standing()

    def read(self, chapter: str) -> None:
        self.chapter = chapter
        self.sound.play("page")
        self.go("reader")

    def reveal(self, came: CardCame, after: Callable[[], None]) -> None:
        from game.shell.in_hand import reveal

        reveal(self, came, after)

    def show_cards(self, cards: Sequence[CardEntry], at: int) -> None:
        from game.shell.in_hand import show_cards

        show_cards(self, cards, at)

    # What is told

    def _ask_standing(self) -> None:
        who = self.companion
        if who is not None and self._arrival is not None:
            self.link.ask(lambda desk: desk.status(who.id), self._show_standing)

    def _show_standing(self, status: StatusView) -> None:
        self.companion, self._status = status.companion, status
        show = getattr(self.window.page, "show_standing", None)
        if show is not None:
            show(status)

    def load_voice(self, spec: str) -> None:
        """Load another model beside the game; until it speaks, she speaks lines written for her."""
        if self._load is not None:
            self.link.load_models(self._load, spec)

    def _models_loading(self, told: Loading | None, ready: bool) -> None:
        """Loading goes on in silence while it goes well; where a part will not come, the player is told why."""
        if told is not None and told.problem:
            self.trouble(Failed(told.problem, self.words("models.none")))
        elif told is not None:
            self._progress = f"models.loading_{told.part}"
        else:
            self._progress = "" if ready else "models.none"
        self._show_progress()

    def _show_progress(self) -> None:
        show = getattr(self.window.page, "show_progress", None)
        if show is not None:
            show(self.words(self._progress) if self._progress else "")

    def trouble(self, failed: Failed) -> None:
        """A plain card that says what went wrong and what is kept; the talk shows its own."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self.window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setTextFormat(Qt.TextFormat.PlainText)  # It may hold a stranger's words.
        box.setWindowTitle(self.words("trouble.title"))
        box.setText(failed.what)
        box.setInformativeText(failed.remedy or self.words("trouble.kept"))
        box.open()

    def _tell(self, text: str) -> None:
        self.window.show_caption(text)
        self._announce(text)

    def _announce(self, text: str) -> None:
        announce(self.window, text)

    def _surround(self) -> None:
        view = self.director.view() if self.window.canvas.stage is not None else None
        if view is not None:
            from game.shell.sky import told

            self.sound.surround(view)
            seen, before = told(self.words, view, self.director.names), self.window.canvas.accessibleDescription()
            if " ".join(seen) != before:
                self.window.canvas.setAccessibleDescription(" ".join(seen))
                self._announce(" ".join(one for one in seen if one not in before))

    def _dropped(self, files: list[str]) -> None:
        if self._arrival is not None:
            from game.shell.newcomers import take_in

            take_in(self, files)

    def _stage_pressed(self) -> None:
        pressed = getattr(self.window.page, "stage_pressed", None)
        if pressed is not None:
            pressed()

    def _tell_face(self, expression: str) -> None:
        who = self.companion.short_name if self.companion else ""
        self.window.canvas.setAccessibleName(self.words(f"face.{expression}", name=who))

    def _key(self, key: int) -> None:
        if key == Qt.Key.Key_Escape and self.page not in ("talk", "title", "reader", "map"):
            self.go("title" if self.page == "first-run" else "talk")
