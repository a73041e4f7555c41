"""From a card to an ordinary pack: someone to talk with, a place, a deck, a diary; and the card itself, kept whole.

Everything here is plain data that its player may go on writing in. What the game does not read of the card lies beside
it, byte for byte, in companions/<id>/original.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PIL import Image

from game.content.interchange import plain_chinese, plain_english
from game.content.interchange.character import Character, read_character
from game.content.interchange.cues import card_cues, plain_cues
from game.content.interchange.diary import diary_files
from game.content.interchange.examples import within
from game.content.interchange.grown_up import age_of, child
from game.content.interchange.limits import Refused
from game.content.interchange.lorebooks import as_card_book
from game.content.interchange.opening import Opened
from game.content.interchange.origin import UNSAID, origin_of
from game.content.interchange.pictures import dressed, dressed_as_drawn, hue_of, open_picture
from game.content.interchange.texts import as_json
from game.content.interchange.writing import path_of
from game.content.packs.names import name_refusal
from game.content.packs.toml_text import toml_text
from game.content.traditional import traditional
from game.content.versions import GAME_VERSION

Files = dict[str, str | bytes]
_MOST_KEPT = 32 * 1024 * 1024
_MOST_TEXT = 2 * 1024 * 1024
_SUFFIXES = {"apng": "png", "jpeg": "jpg"}
_HAN = re.compile(r"[\u4e00-\u9fff]")
_KANA = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")
_TRADITIONAL = re.compile(r"[們個說這來時會對過還為學國後麼沒樣讓嗎無點頭錢車門間見聽話請謝樂愛買賣]")
RANK_POINTS = (0, 20, 80, 200)
_RARITIES = ("gilded", "rose-lens", "silver-rail", "silver-rail", "ticket")
_FACES: Mapping[str, tuple[str, ...]] = {
    "neutral": ("neutral", "default", "normal", "calm", "main"),
    "warm": ("caring", "love", "approval", "gratitude", "admiration", "desire", "warm", "smile", "relief"),
    "joy": ("joy", "amusement", "excitement", "happy", "pride", "optimism", "laugh"),
    "sad": ("sadness", "sad", "grief", "disappointment", "remorse", "crying"),
    "surprise": ("surprise", "surprised", "realization", "curiosity", "shock"),
    "wry": ("wry", "annoyance", "disapproval", "smirk", "smug"),
    "worry": ("nervousness", "fear", "confusion", "worry", "worried", "scared"),
    "hurt": ("hurt", "anger", "disgust", "angry", "pain"),
    "shy": ("embarrassment", "shy", "blush"),
}
"""Our nine expressions, and which of other programs' labels will do for each, the best first."""


@dataclass(frozen=True)
class Made:
    """A pack ready to be written. repaired: what of the card was mended or set aside; remarks: what else its giver may
    want to know."""

    id: str
    name: str
    files: Files
    repaired: tuple[str, ...]
    remarks: tuple[str, ...]


_TAKEN = frozenset({"old", "gone", "raw"})
"""Names that an installation uses for itself."""


def name_of_pack(name: str) -> str:
    """An id out of a name: small letters, digits and dashes; what has none of them is called by a number of its own."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    if len(slug) > 1 and not slug.isdigit() and slug not in _TAKEN and name_refusal(slug) is None:
        return slug
    return f"card-{zlib.crc32(name.encode('utf-8', 'replace')):08x}"


def character_of(opened: Opened, otherwise: str, notes: list[str]) -> Character:
    """The character of a card that may come aboard. Raises Refused."""
    character = read_character(opened.card, notes, otherwise)
    why = child(character)
    if why is not None:
        raise Refused(f"Companions here are grown up, and of this card {why}.")
    return character


def make_pack(opened: Opened, otherwise: str = "Nameless", id: str | None = None) -> Made:
    """The pack of a card. `otherwise`: its name where it gives none; `id`: the pack's, else made from the name.

    Raises Refused where it is no card, or none that can come aboard.
    """
    notes, remarks = list(opened.notes), list[str]()
    character = character_of(opened, otherwise, notes)
    id = id or name_of_pack(character.called)
    language = language_of_card(character)
    words = _Words(character.called, language)
    files: Files = {}
    files["pack.toml"] = toml_text(_manifest(id, character, language, words))
    files[f"companions/{id}/companion.toml"] = toml_text(_companion(opened, character, words))
    files[f"companions/{id}/cues/card.toml"] = toml_text({"cue": card_cues(character, language)})
    files[f"companions/{id}/cues/plain.toml"] = toml_text({"cue": plain_cues(character.called, language)})
    if character.book is not None:
        files[f"companions/{id}/lore/book.json"] = as_json(as_card_book(character.book), indent=1) + b"\n"
    files |= _original(id, opened)
    files |= _pictures(id, opened, character, notes, remarks)
    files["cards/cards.toml"] = toml_text({"card": list(_cards(id, words))})
    files["scenes/scenes.toml"] = toml_text({"scene": [{"id": _PLACE, "name": words.said("place")}]})
    files |= diary_files(id, character.called, language)
    if character.group_only_greetings:
        remarks.append("Greetings for groups are kept for export; talks here are between two.")
    if not (character.mes_example.strip() or within(character.description)):
        remarks.append("It has no example lines: with the starter voice there is its greeting, and plain words.")
    return Made(id, character.name, files, tuple(dict.fromkeys(notes)), tuple(remarks))


_PLACE = "here"


@dataclass(frozen=True)
class _Words:
    """The pack's own few words, in its language, of this companion."""

    name: str
    language: str

    def said(self, key: str) -> str:
        return self.put(self._tables.TEXTS[key])

    def put(self, text: str) -> str:
        said = text.replace("{name}", self.name)
        return traditional(said) if self.language == "zh-Hant" else said

    @property
    def ranks(self) -> list[str]:
        return [self.put(rank) for rank in self._tables.RANKS]

    @property
    def cards(self) -> list[str]:
        return [self.put(card) for card in self._tables.CARDS]

    @property
    def _tables(self) -> Any:
        return plain_chinese if self.language.startswith("zh") else plain_english


def language_of_card(character: Character) -> str:
    """The language a card speaks: Chinese where its greeting and description are, else English stands for all."""
    text = (character.first_mes + character.description + character.scenario)[:20_000]
    han, others = len(_HAN.findall(text)), sum(c.isascii() and c.isalpha() for c in text)
    if not han or others > 6 * han or len(_KANA.findall(text)) * 6 > han:
        return "en"
    return "zh-Hant" if len(_TRADITIONAL.findall(text)) * 25 > han else "zh-Hans"


def _manifest(id: str, character: Character, language: str, words: _Words) -> dict[str, Any]:
    return {
        "format": 1,
        "id": id,
        "version": "1.0.0",
        "name": words.said("pack"),
        "authors": [character.creator or "?"],
        "licence": origin_of(character).licence,
        "languages": [language],
        "game": f">={GAME_VERSION.rsplit('.', 1)[0]},<1",
    }


def _companion(opened: Opened, character: Character, words: _Words) -> dict[str, Any]:
    origin = origin_of(character)
    note = character.note
    persona: dict[str, Any] = {
        "summary": summary(character, words.said("personality"), words.said("scenario")) or character.name,
        "never": [words.said("truth"), words.said("goodbye"), words.said("grown")],
        "instructions": character.system_prompt.strip(),
        "last_word": character.post_history.strip(),
    }
    if note is not None:
        persona["note"] = {"text": note.text.strip(), "depth": note.depth, "role": note.role}
    return {
        "name": character.name,
        "short_name": character.called,
        "role": words.said("role"),
        "age": age_of(character) or 18,
        "scene": _PLACE,
        "persona": persona,
        "rank": [
            {"number": number, "name": name, "points": points}
            for number, (name, points) in enumerate(zip(words.ranks, RANK_POINTS, strict=True), 1)
        ],
        "origin": {
            "file": f"original/{_kept_name(opened)}",
            "creator": character.creator,
            "version": character.character_version,
            "licence": "" if origin.licence == UNSAID else origin.licence,
            "remix": origin.remix,
            "source": list(character.source),
            "lineage": [dict(one) for one in origin.lineage],
        },
    }


def summary(character: Character, personality: str, scenario: str) -> str:
    """Who someone is, as a model is told: description, personality, scenario, with the card's macros left in."""
    parts = [character.description.strip()]
    if character.personality.strip():
        parts.append(f"{personality}: {character.personality.strip()}")
    if character.scenario.strip():
        parts.append(f"{scenario}: {character.scenario.strip()}")
    return "\n".join(part for part in parts if part)


def _kept_name(opened: Opened) -> str:
    suffix = _SUFFIXES.get(opened.container, opened.container)
    return f"card.{suffix}" if len(opened.data) <= _MOST_TEXT or suffix not in ("json", "yaml") else "card.kept"


def _original(id: str, opened: Opened) -> Files:
    if len(opened.data) > _MOST_KEPT:
        raise Refused(
            f"It has {len(opened.data) // 1024 // 1024} MB, and at most {_MOST_KEPT // 1024 // 1024} are kept."
        )
    return {f"companions/{id}/original/{_kept_name(opened)}": opened.data}


def _cards(id: str, words: _Words) -> Iterator[dict[str, Any]]:
    titles = words.cards
    for number, (title, rarity) in enumerate(zip(titles, _RARITIES, strict=True), 1):
        story = number == 1
        yield {
            "id": f"card-{number}",
            "number": f"{number:02d}",
            "set": words.said("set"),
            "rarity": rarity,
            "title": title,
            "subtitle": words.name,
            "flavour": words.said("flavour"),
            "hint": words.said("hint_story" if story else "hint"),
            "picture": f"card-{number}.jpg",
            "companion": id,
            "source": "story" if story else "deck",
        }


def _pictures(id: str, opened: Opened, character: Character, notes: list[str], remarks: list[str]) -> Files:
    main = picture_of(opened, character)
    portrait = open_picture(main)
    if portrait is None:
        if main:
            notes.append("Its picture cannot be shown and was set aside; a drawn one stands in.")
        else:
            remarks.append("It came without a picture; a drawn one stands in.")
        looks = dressed_as_drawn(hue_of(character.name))
    else:
        faces = dict(_faces(opened, character)) if opened.assets else {}
        looks = dressed(portrait, faces, open_picture(_asset(opened, character, ("background",))))
    files: Files = {}
    files |= {f"companions/{id}/rig/{name}": data for name, data in looks.rig.items()}
    files |= {f"scenes/{_PLACE}/{name}": data for name, data in looks.scene.items()}
    files |= {f"cards/pictures/card-{number}.jpg": picture for number, picture in enumerate(looks.deck, 1)}
    return files


def picture_of(opened: Opened, character: Character) -> bytes | None:
    """The picture of someone: the main icon among the assets, else the file's own picture, else any icon."""
    icons = [a for a in character.assets if a.kind in ("icon", "")]
    for asset in sorted(icons, key=lambda a: a.name != "main"):
        found = _bytes_of(opened, asset.uri)
        if found is not None and (asset.name == "main" or opened.picture is None):
            return found
    if opened.picture is not None:
        return opened.picture
    pictures = (data for name, data in opened.assets.items() if re.search(r"\.(png|jpe?g|webp)$", name, re.IGNORECASE))
    return next(pictures, None)


def _bytes_of(opened: Opened, uri: str) -> bytes | None:
    name = path_of(uri)
    if name is not None:
        return opened.assets.get(name)
    if uri.startswith("data:") and ";base64," in uri[:100]:
        import base64
        import binascii

        try:
            return base64.b64decode(uri.partition(";base64,")[2])
        except (binascii.Error, ValueError):
            return None
    return opened.assets.get(uri)


def _asset(opened: Opened, character: Character, kinds: tuple[str, ...]) -> bytes | None:
    found = (
        _bytes_of(opened, a.uri) for a in sorted(character.assets, key=lambda a: a.name != "main") if a.kind in kinds
    )
    return next((data for data in found if data is not None), None)


def _faces(opened: Opened, character: Character) -> Iterator[tuple[str, Image.Image]]:
    """The expressions a card has pictures for, by our names; "neutral" takes the portrait's place where it is given."""
    by_label = {
        a.name.lower().partition(".")[0].partition("-")[0]: a
        for a in character.assets
        if a.kind in ("emotion", "expression")
    }
    for face, labels in _FACES.items():
        asset = next((by_label[label] for label in labels if label in by_label), None)
        picture = open_picture(_bytes_of(opened, asset.uri)) if asset is not None else None
        if picture is not None:
            yield face, picture
