"""What may stand in each file of a pack, as the guide tells it: made from the models that also check the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from game.content.kinds import FILE_KINDS
from game.content.packs.names import PICTURE_SUFFIXES, SOUND_SUFFIXES, TEXT_SUFFIXES
from game.content.packs.pictures import MOST_PIXELS, MOST_SIDE
from game.content.schemas import schema_of, write_schemas

GUIDE = "MODDING.md"
BEGIN, END = "<!-- generated: what may stand in a pack's files -->", "<!-- end of what is generated -->"
_PLACES: Mapping[str, str] = {
    "pack": "pack.toml",
    "companion": "companions/ID/companion.toml",
    "cues": "companions/ID/cues/ANY.toml",
    "lore": "companions/ID/lore/ANY.toml, or lore/ANY.toml for everybody of the pack",
    "chapters": "chapters/chapters.toml",
    "cards": "cards/cards.toml",
    "scenes": "scenes/scenes.toml",
    "changed-cues": "changes/PACK/companions/ID/cues/ANY.toml",
}
"""Where each kind of file lies. Translations have the same places below languages/LANGUAGE."""


def reference() -> str:
    """Every kind of file with its tables and keys, in Markdown."""
    suffixes = ", ".join(sorted(TEXT_SUFFIXES | PICTURE_SUFFIXES | SOUND_SUFFIXES))
    limits = (
        f"A pack holds only files of these kinds: {suffixes}. A text file has at most 2 MB, a picture 32 MB, "
        f"{MOST_SIDE:,} pixels on a side and {MOST_PIXELS // 10**6} million in all; a pack 20,000 files and 1 GB. "
        "Links and programs are refused.\n"
    )
    parts = [limits, *(_kind(name, place) for name, place in _PLACES.items())]
    told = sorted(name for name in FILE_KINDS if name.startswith("translated-"))
    words = ", ".join(name.removeprefix("translated-") for name in told)
    parts.append(
        f"Translations ({words}) hold ids and texts only; their schemas are story/schemas/translated-*.json.\n"
    )
    return "\n".join(parts)


def with_reference(guide: str) -> str:
    """The guide's text with the generated part made anew. Raises ValueError where its marks are missing."""
    before, begin, rest = guide.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{GUIDE} has not both of its marks: {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{reference()}\n{END}{after}"


def write_docs(stories: Path) -> None:
    """Writes schemas, and the guide's generated part, into the folder of stories."""
    write_schemas(stories / "schemas")
    guide = stories / GUIDE
    guide.write_text(with_reference(guide.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")


def _kind(name: str, place: str) -> str:
    schema = schema_of(FILE_KINDS[name])
    tables = schema.get("$defs", {})
    rows = [f"### {place}", ""]
    for title, table in _tables(schema, tables):
        rows += [f"{title}", "", "| key | what | written as |", "|---|---|---|"]
        needed = table.get("required", [])
        for key, value in table.get("properties", {}).items():
            mark = "" if key in needed else " (may be left out)"
            rows.append(f"| `{key}`{mark} | {_cell(value.get('description', ''))} | {_cell(_form(value, tables))} |")
        rows.append("")
    return "\n".join(rows)


def _tables(schema: Mapping[str, Any], tables: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The file itself, unless it is nothing but a list of tables, and every table in it, each with what it is."""
    lists = [value for value in schema["properties"].values() if "$ref" in value.get("items", {})]
    if len(lists) < len(schema["properties"]):
        yield str(schema.get("description", "")), schema
    for table in tables.values():
        table = next((one for one in table.get("anyOf", ()) if "properties" in one), table)
        yield str(table.get("description", "")), table


def _form(value: Mapping[str, Any], tables: Mapping[str, Any]) -> str:
    """What a value is, in words: "text", "a list of text", "one of warm, sad"."""
    for one in value.get("allOf", ()):
        return _form(one, tables)
    if "anyOf" in value:
        return " or ".join(dict.fromkeys(_form(one, tables) for one in value["anyOf"]))
    if "$ref" in value:
        table = tables[value["$ref"].rpartition("/")[2]]
        return "text, or a table" if "anyOf" in table else "a table"
    if "const" in value or "enum" in value:
        return f"one of {', '.join(map(str, value.get('enum', [value.get('const')])))}"
    if value.get("type") == "array":
        inner = _form(value.get("items", {}), tables)
        return "tables" if inner == "a table" else f"a list of {inner}"
    kinds = {"string": "text", "integer": "a whole number", "number": "a number", "boolean": "true or false"}
    return kinds.get(value.get("type", ""), "a value")


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())
