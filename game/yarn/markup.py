"""Markup in a line: ``[wave]so[/wave]``, ``[pause=1/]``, ``[select value={$x} a="…"/]``; and who speaks it.

A line's markup is read after its values are filled in. What cannot be read is shown as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import normalize

from game.yarn.markup_tags import MarkupError, Tag, read_tag
from game.yarn.plurals import cardinal, ordinal
from game.yarn.values import Value, to_text

_SPEAKER = re.compile(r"((?:[^:\\\[]|\\.)*):\s*", re.DOTALL)
_PLAIN_SPEAKER = re.compile(r"([^:]*):\s*")
_NO_MARKUP_END = re.compile(r"\[\s*/\s*nomarkup\s*\]")
_TEXT = re.compile(r"(?:[^\[\\]|\\.|\\$)+", re.DOTALL)
_UNESCAPE = re.compile(r"\\([\[\]:])")
_PLACEHOLDER = re.compile(r"\{([0-9]{1,4})\}")
_WORD = re.compile(r"[^\W_]+|-?[0-9]+(?:\.[0-9]+)?")
_VALUE_MARK = re.compile(r"(?<!\\)%")
_NO_MARKUP = "nomarkup"
_CHARACTER = "character"
_TRIM = "trimwhitespace"


@dataclass(frozen=True, slots=True)
class Attribute:
    """Markup on ``length`` characters of a line's text from ``position`` on (0 long for a self-closing tag)."""

    name: str
    position: int
    length: int
    properties: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A line ready to be shown: who speaks, what, and with which markup.

    ``prefix`` is the speaker's name as written before the text, with its colon, and empty without a speaker.
    """

    speaker: str | None
    prefix: str
    text: str
    attributes: tuple[Attribute, ...]


def find_speaker(text: str) -> str | None:
    """Who speaks a line of the string table, if its text says so plainly."""
    match = _SPEAKER.match(text)
    return _unescape(match[1]).strip() if match else None


def markup_problems(text: str) -> list[str]:
    """What is wrong with the markup of a line of the string table."""
    try:
        _parse(_PLACEHOLDER.sub("1", text), "en", check_only=True)
    except MarkupError as error:
        return [str(error)]
    return []


def mark_up(template: str, values: Sequence[str], locale: str) -> MarkedText:
    """Fills ``values`` into a line of the string table and reads its markup and speaker."""
    return _mark_up(template, tuple(values), locale)


@lru_cache(maxsize=1024)
def _mark_up(template: str, values: tuple[str, ...], locale: str) -> MarkedText:
    template = normalize("NFC", template)
    values = tuple(normalize("NFC", value) for value in values)
    match = _SPEAKER.match(template)
    if match:
        prefix = _unescape(_fill(match[0], values))
        text, attributes = _read(template[match.end() :], values, locale)
        return MarkedText(_unescape(_fill(match[1], values)).strip(), prefix, text, attributes)
    text, attributes = _read(template, values, locale)
    return _split_speaker(text, attributes, ":" in template and "[" in template)


def _split_speaker(text: str, attributes: tuple[Attribute, ...], search: bool) -> MarkedText:
    """Takes a speaker out who is marked up: ``[character name="Mae"]Mae: [/character]`` or ``[b]Mae[/b]: …``."""
    named = next((one for one in attributes if one.name == _CHARACTER and one.position == 0), None)
    if named is not None:
        speaker = to_text(named.properties.get("name", text[: named.length].rstrip(": ")))
        cut = named.length
    else:
        match = _PLAIN_SPEAKER.match(text) if search and attributes and attributes[0].position == 0 else None
        if match is None:
            return MarkedText(None, "", text, attributes)
        speaker, cut = match[1].strip(), match.end()
    moved = tuple(_shift(one, cut) for one in attributes if one is not named and _remains(one, cut))
    return MarkedText(speaker, text[:cut], text[cut:], moved)


def _remains(one: Attribute, cut: int) -> bool:
    return one.position + one.length > cut or one.position >= cut


def _shift(one: Attribute, cut: int) -> Attribute:
    start = max(one.position - cut, 0)
    return Attribute(one.name, start, one.position + one.length - cut - start, one.properties)


def _fill(template: str, values: Sequence[str]) -> str:
    if not values:
        return template

    def value(match: re.Match[str]) -> str:
        index = int(match[1])
        return values[index] if index < len(values) else match[0]

    return _PLACEHOLDER.sub(value, template)


def _read(template: str, values: Sequence[str], locale: str) -> tuple[str, tuple[Attribute, ...]]:
    if "[" not in template and not any("[" in value for value in values):
        return _unescape(_fill(template, values)), ()
    for escape in (False, True):
        filled = _fill_markup(template, values, escape)
        try:
            return _parse(filled, locale)
        except MarkupError:
            continue
    return _fill(template, values), ()


def _fill_markup(template: str, values: Sequence[str], escape: bool) -> str:
    """Fills values in: quoted inside a tag where they need it, and in text, if asked, safe from being markup."""
    out: list[str] = []
    position = 0
    for match in _PLACEHOLDER.finditer(template):
        index = int(match[1])
        if index >= len(values):
            continue
        before = template[position : match.start()]
        out.append(before)
        value = values[index]
        inside = template.rfind("[", 0, match.start()) > template.rfind("]", 0, match.start())
        if inside and before.rstrip().endswith("=") and not _WORD.fullmatch(value):
            value = '"' + value.replace("\\", "").replace('"', '\\"') + '"'
        elif escape and not inside:
            value = value.replace("[", "\\[").replace("]", "\\]")
        out.append(value)
        position = match.end()
    out.append(template[position:])
    return "".join(out)


def _unescape(text: str) -> str:
    return _UNESCAPE.sub(r"\1", text) if "\\" in text else text


@dataclass(slots=True)
class _Open:
    """A tag whose end has not come yet; ``order`` is its place among the tags of the line."""

    tag: Tag
    position: int
    order: int


class _Reader:
    """Reads marked text from left to right, keeping the tags that are open."""

    def __init__(self, locale: str, check_only: bool) -> None:
        self.locale = locale
        self.check_only = check_only
        self.out: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.closed: list[tuple[int, Attribute]] = []
        self.count = 0
        self.trim = False

    def text(self, written: str) -> None:
        shown = _unescape(written)
        if self.trim and shown[:1].isspace():
            shown = shown[1:]
        self.trim = False
        self.put(shown)

    def put(self, shown: str) -> None:
        self.out.append(shown)
        self.length += len(shown)

    def tag(self, tag: Tag) -> None:
        if tag.closes:
            self.close(tag)
            return
        self.count += 1
        if tag.closed and tag.name in _REPLACEMENTS:
            if not self.check_only:
                self.put(_REPLACEMENTS[tag.name](tag, self.locale))
            return
        if tag.closed:
            self.trim = bool(tag.properties.setdefault(_TRIM, True))
            self.end(_Open(tag, self.length, self.count))
            return
        self.trim = tag.properties.get(_TRIM) is True
        self.open.append(_Open(tag, self.length, self.count))

    def close(self, tag: Tag) -> None:
        if not tag.name:
            while self.open:
                self.end(self.open.pop())
            return
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].tag.name == tag.name:
                self.end(self.open.pop(index))
                return
        raise MarkupError(f"[/{tag.name}] closes nothing.", tag.position)

    def end(self, started: _Open) -> None:
        attribute = Attribute(
            started.tag.name, started.position, self.length - started.position, started.tag.properties
        )
        self.closed.append((started.order, attribute))

    def result(self) -> tuple[str, tuple[Attribute, ...]]:
        if self.open:
            names = ", ".join(f"[{started.tag.name}]" for started in self.open)
            raise MarkupError(f"{names} is never closed.", self.open[0].tag.position)
        self.closed.sort(key=lambda pair: pair[0])
        return "".join(self.out), tuple(attribute for _, attribute in self.closed)


def _parse(source: str, locale: str, *, check_only: bool = False) -> tuple[str, tuple[Attribute, ...]]:
    reader = _Reader(locale, check_only)
    position = 0
    while position < len(source):
        run = _TEXT.match(source, position)
        if run:
            reader.text(run[0])
            position = run.end()
            continue
        tag, position = read_tag(source, position)
        if tag.name == _NO_MARKUP and not tag.closes and not tag.closed:
            end = _NO_MARKUP_END.search(source, position)
            if end is None:
                raise MarkupError("[nomarkup] is never closed.", tag.position)
            reader.tag(tag)
            reader.put(_unescape(source[position : end.start()]))
            reader.end(reader.open.pop())
            position = end.end()
            continue
        reader.tag(tag)
    return reader.result()


def _replacement(tag: Tag, form: str, value: str) -> str:
    chosen = tag.properties.get(form)
    if chosen is None:
        raise MarkupError(f"[{tag.name}] has nothing for {form!r}.", tag.position)
    return _VALUE_MARK.sub(lambda _: value, to_text(chosen))


def _value(tag: Tag) -> Value:
    value = tag.properties.get("value")
    if value is None:
        raise MarkupError(f"[{tag.name}] needs a value, as in [{tag.name} value={{$x}} … /].", tag.position)
    return value


def _select(tag: Tag, _: str) -> str:
    value = to_text(_value(tag))
    return _replacement(tag, value, value)


def _counted(tag: Tag, locale: str) -> str:
    value = _value(tag)
    if isinstance(value, str | bool):
        raise MarkupError(f"[{tag.name}] needs a number, not {to_text(value)!r}.", tag.position)
    form = cardinal(locale, value) if tag.name == "plural" else ordinal(locale, value)
    return _replacement(tag, form, to_text(value))


_REPLACEMENTS = {"select": _select, "plural": _counted, "ordinal": _counted}
