"""JSON Schemas of the files authors write, for completion and checking in an editor; kept in story/schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from game.content.kinds import FILE_KINDS


def schema_texts() -> Mapping[str, str]:
    """The schema of each kind of file as JSON text, by file name."""
    return {f"{name}.json": _schema_text(model) for name, model in FILE_KINDS.items()}


def write_schemas(folder: Path) -> None:
    """Writes every schema into `folder`, which is made when it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_texts().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


class _TomlSchema(GenerateJsonSchema):
    """TOML has no null: a key that may be left out is simply not required. A key needs no title beside its name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - as the base class has it
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        if schema.get("default") is None or isinstance(schema["default"], BaseModel):
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)


def schema_of(model: type[BaseModel]) -> Mapping[str, Any]:
    """The schema of one kind of file, as plain data."""
    return model.model_json_schema(schema_generator=_TomlSchema)


def _schema_text(model: type[BaseModel]) -> str:
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", **schema_of(model)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
