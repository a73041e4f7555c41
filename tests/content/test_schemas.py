"""story/schemas holds the schema of each kind of file, made from the models that check it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.content.kinds import FILE_KINDS, see_for
from game.content.schemas import schema_texts, write_schemas

SCHEMAS = Path(__file__).parents[2] / "story" / "schemas"


def test_the_schemas_are_up_to_date() -> None:
    kept = {path.name: path.read_text("utf-8") for path in SCHEMAS.glob("*.json") if ".ysls" not in path.suffixes}
    assert kept == schema_texts(), "run game.content.schemas.write_schemas(story/schemas)"


def test_writing_makes_the_folder(tmp_path: Path) -> None:
    write_schemas(tmp_path / "new")
    assert {path.name for path in (tmp_path / "new").iterdir()} == set(schema_texts())


@pytest.mark.parametrize("name", FILE_KINDS)
def test_problems_point_to_a_schema_that_is_there(name: str) -> None:
    assert see_for(FILE_KINDS[name]) == f"story/schemas/{name}.json"
    assert (SCHEMAS / f"{name}.json").is_file()


@pytest.mark.parametrize("name", FILE_KINDS)
def test_each_key_is_explained_and_no_other_allowed(name: str) -> None:
    schema = json.loads(schema_texts()[f"{name}.json"])
    tables = [schema, *schema.get("$defs", {}).values()]
    tables = [option for table in tables for option in table.get("anyOf", [table])]
    for table in [table for table in tables if table["type"] == "object"]:
        assert table["additionalProperties"] is False
        assert all(key["description"] for key in table["properties"].values())


@pytest.mark.parametrize("name", FILE_KINDS)
def test_nothing_may_be_null_which_toml_cannot_write(name: str) -> None:
    assert "null" not in schema_texts()[f"{name}.json"]


def test_a_line_may_be_text_or_a_table_in_the_editor_too() -> None:
    cues = json.loads(schema_texts()["cues.json"])
    assert [option["type"] for option in cues["$defs"]["LineTable"]["anyOf"]] == ["string", "object"]
