"""The player's models: where what is kept in the profile meets the room that opens models. Part of `app`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.keep.own_models import OwnModel
from game.mind.ports import EngineError, Voice
from game.model import machine
from game.model.known import KnownVoice, describe, look_at
from game.model.server.address import is_address, parse
from game.model.starter import STARTER, STARTERS, open_voice
from game.session.shelf import Fetching, FitView, ModelView, OfferView

if TYPE_CHECKING:
    from game.keep.profile import Profile
    from game.model.catalogue import Offer
    from game.model.server.voice import ServerVoice


class PlayersShelf:
    """Fulfils `game.session.shelf.Shelf` over an open profile."""

    def __init__(self, kept: Profile) -> None:
        self._kept = kept

    # Opening

    def open(self, spec: str) -> Voice:
        """Open a model by what it is chosen by. Raises EngineError."""
        own = self._kept.models.get(_full(spec))
        return self._server(own) if is_address(spec) else open_voice(own.spec, languages=own.languages)

    def server_of(self, spec: str) -> tuple[str, bool]:
        """The host and port of a server, and whether it is another machine; ("", False) for a file."""
        if not is_address(spec):
            return "", False
        try:
            at = parse(spec)
        except EngineError:
            return "", False
        return at.place, not at.local

    def _server(self, own: OwnModel) -> ServerVoice:
        from game.model.server.exchange import Whereto
        from game.model.server.voice import ServerVoice

        return ServerVoice(Whereto(parse(own.spec), own.key), own.spec, own.languages or ("en",))

    # The list

    def rows(self) -> list[ModelView]:
        """The starter, the player's own models, and one in use that is on no list."""
        specs = dict.fromkeys([STARTER, *(m.spec for m in self._kept.models.models), self._in_use])
        return [self._row(spec) for spec in specs]

    def use(self, spec: str) -> ModelView:
        """Speak with this one from now on. Raises EngineError for one that cannot be used."""
        spec = _full(spec)
        row = self._row(spec)
        if not row.fits:
            raise EngineError(f"{spec} cannot be used: {row.why.rstrip('.')}.", "`models list` shows what there is.")
        self._kept.settings.change(model=spec)
        return replace(row, in_use=True)

    def add(self, spec: str, languages: Sequence[str] = (), key: str | None = None) -> ModelView:
        """Look at a file, or ask a server, and put it on the list. Raises EngineError for what cannot be used."""
        spec = _full(spec)
        before = self._kept.models.get(spec)
        own = OwnModel(spec, tuple(languages) or before.languages, before.key if key is None else key)
        if is_address(spec):
            self._server(own).wait()
        else:
            look_at(spec)
        self._kept.models.put(own)
        return self._row(spec)

    def remove(self, spec: str) -> None:
        """Take it off the list; whoever spoke with it speaks with the starter."""
        spec = _full(spec)
        if spec == STARTER or spec not in {m.spec for m in self._kept.models.models}:
            raise EngineError(f"{spec} is not on the list.", "`models list` shows what there is.")
        self._kept.models.remove(spec)
        settings = self._kept.settings.settings
        if settings.model == spec:
            self._kept.settings.change(model=STARTER)
        if any(one.get("model") == spec for one in settings.speech.values()):
            without = {
                who: {name: value for name, value in one.items() if (name, value) != ("model", spec)}
                for who, one in settings.speech.items()
            }
            self._kept.settings.change(speech=without)

    @property
    def _in_use(self) -> str:
        return self._kept.settings.settings.model

    def _row(self, spec: str) -> ModelView:
        own, in_use = self._kept.models.get(spec), spec == self._in_use
        if is_address(spec):
            return _server_row(own, in_use)
        return _file_row(describe(spec), own, in_use)

    # What would run here

    def fit(self, specs: Sequence[str] = ()) -> list[FitView]:
        """How models would run here, the most able that run well first. Takes some seconds."""
        from game.model.fit import Wants, best_first, judge, measure, wants_of
        from game.model.gguf_header import read_header
        from game.model.starter import OWN_CONTEXT

        wanted: dict[str, tuple[str, Wants]] = {}
        files = [r.spec for r in self.rows() if not r.server and not describe(r.spec).problem]
        for spec in [_full(s) for s in specs] or files:
            if is_address(spec):
                raise EngineError("What a server can run is for its own machine to say.", "Name a model file.")
            known = look_at(spec)
            wanted[spec] = (known.name, wants_of(read_header(known.path), known.context))
        for offer in () if specs else self._catalogue():
            if not self._place(offer).exists():
                attention = offer.attention_bytes * OWN_CONTEXT
                wanted[offer.name] = (offer.title, Wants(offer.size, offer.size, attention, OWN_CONTEXT))
        speed, free, cores = measure(), machine.available_memory(), machine.threads().drawing
        fits = {spec: judge(wants, free, cores, speed) for spec, (_, wants) in wanted.items()}
        return [
            FitView(
                spec, wanted[spec][0], fits[spec].verdict, wanted[spec][1].memory, wanted[spec][1].weights,
                wanted[spec][1].attention, wanted[spec][1].context, fits[spec].tokens_per_s, fits[spec].reasons,
            )
            for spec in best_first(list(fits.items()))
        ]  # fmt: skip

    # What can be fetched

    def offers(self) -> list[OfferView]:
        return [
            OfferView(o.name, o.title, o.size, o.languages, o.licence, o.url, self._place(o).exists())
            for o in self._catalogue()
        ]

    def get(self, name: str) -> Iterator[Fetching]:
        """Fetch a model of the catalogue and put it on the list. Raises EngineError."""
        from game.model.fetch import fetch

        found = {offer.name: offer for offer in self._catalogue()}
        if name not in found:
            raise EngineError(f"There is no model called {name} in the catalogue.", f"It has: {', '.join(found)}.")
        offer = found[name]
        for step in fetch(offer, self._kept.folders.fetched):
            if step.doing == "done":
                spec = str(self._place(offer))
                self._kept.models.put(OwnModel(spec, offer.languages))
                yield Fetching(step.done, step.total, "done", spec)
            else:
                yield Fetching(step.done, step.total, step.doing)

    def _catalogue(self) -> list[Offer]:
        from game.model.catalogue import offers, shipped_catalogue

        return offers([shipped_catalogue(), self._kept.folders.root / "catalogue.toml"])

    def _place(self, offer: Offer) -> Path:
        return self._kept.folders.fetched / offer.file


def _full(spec: str) -> str:
    """A model by what it is chosen by: a starter by its name, an address as it is, a file by its absolute path."""
    return spec if spec in STARTERS or is_address(spec) else str(Path(spec).expanduser().absolute())


def _file_row(known: KnownVoice, own: OwnModel, in_use: bool) -> ModelView:
    return ModelView(
        spec=known.spec, name=known.name, path=str(known.path), size_mb=known.size / 1e6,
        quantisation=known.quantisation, context=known.context, languages=own.languages or known.languages,
        in_use=in_use, fits=not known.problem and known.fits is not False,
        why=known.problem or f"it takes about {known.memory / 1e6:.0f} MB of memory",
    )  # fmt: skip


def _server_row(own: OwnModel, in_use: bool) -> ModelView:
    try:
        at = parse(own.spec)
    except EngineError as error:
        return ModelView(own.spec, own.spec, own.spec, 0, "", 0, (), in_use, False, str(error))
    why = f"what you say is sent to {at.place}" if not at.local else f"a server on this machine, {at.place}"
    name = at.model or at.place
    return ModelView(
        own.spec, name, own.spec, 0, "", 0, own.languages or ("en",), in_use, True, why, at.place, not at.local
    )
