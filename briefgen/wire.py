"""A brief as JSON, and back: the record that `verify` proves and that any format can be rendered from again."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from briefgen.errors import RecordError
from briefgen.model import Brief

FORMAT = "briefgen.brief/1"
_HINT = "pass the JSON file that `briefgen brief --format json` wrote"


def to_json(brief: Brief) -> bytes:
    """The brief as UTF-8 JSON, the same bytes for the same brief."""
    record = {"format": FORMAT, **msgspec.to_builtins(brief)}
    text = json.dumps(record, ensure_ascii=False, indent=1)
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:  # lone surrogates can only stand in JSON as escapes
        return json.dumps(record, ensure_ascii=True, indent=1).encode() + b"\n"


def from_json(content: bytes) -> Brief:
    """The brief that `to_json` wrote; RecordError where it is not one."""
    try:
        record = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"this is not JSON ({error})", _HINT) from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise RecordError(f'this is not a brief ("format" is not "{FORMAT}")', _HINT)
    try:
        brief = msgspec.convert(record, Brief)
    except msgspec.ValidationError as error:
        raise RecordError(f"this brief is damaged ({error})", _HINT) from error
    if brief.edition.tzinfo is None:
        raise RecordError("this brief is damaged (its edition has no time zone)", _HINT)
    return brief


def is_record(content: bytes) -> bool:
    """Whether the bytes say of themselves that they are a brief's record; they may be damaged all the same."""
    return f'"format": "{FORMAT}"'.encode() in content[:200]


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a brief's record."""
    (ref,), parts = msgspec.json.schema_components([Brief], ref_template="#/$defs/{name}")
    brief = parts["Brief"]
    brief["properties"] = {"format": {"const": FORMAT}, **brief["properties"]}
    brief["required"] = ["format", *brief["required"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **ref, "$defs": parts}
