"""A brief as JSON, and back: the record that `verify` proves and that any format can be rendered from again."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import msgspec

from briefgen.errors import RecordError
from briefgen.model import Brief

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMAT = "briefgen.brief/1"
_HINT = "pass the JSON file that `briefgen brief --format json` wrote"
_MEND = "mend it there, or take the JSON file that `briefgen brief --format json` wrote"
_SHAPE = "`briefgen schema` prints what may stand where"
_NAMED = re.compile(rb'"format"\s*:\s*"' + re.escape(FORMAT.encode()) + b'"')  # in a text its quotes would be escaped
_FAULT = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<where>[^`]*)`)?", re.DOTALL)


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
        raise RecordError(f"this is not JSON ({error})", _MEND) from error
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise RecordError(f'this is not a brief ("format" is not "{FORMAT}")', _HINT)
    try:
        brief = msgspec.convert(record, Brief)
    except msgspec.ValidationError as error:
        raise RecordError(f"this brief is damaged: {_located(str(error))}", _SHAPE) from error
    if brief.edition.tzinfo is None:
        raise RecordError("this brief is damaged: edition: there is no time zone", _SHAPE)
    return brief


def from_edited_json(content: bytes) -> Brief:
    """The brief that a person may have edited; RecordError also where a field is not known, so that no slip drops what it holds."""
    brief = from_json(content)
    unknown = list(_unknown(json.loads(content), {"format": FORMAT, **msgspec.to_builtins(brief)}))
    if unknown:
        raise RecordError(f"{', '.join(unknown[:5])}: there is no such field", _SHAPE)
    return brief


def _unknown(record: object, known: object, where: str = "") -> Iterator[str]:
    """The places in a record, as JSON has it, that its brief does not have."""
    if isinstance(record, dict) and isinstance(known, dict):
        for key, value in record.items():
            place = f"{where}.{key}".removeprefix(".")
            if key in known:
                yield from _unknown(value, known[key], place)
            else:
                yield place
    elif isinstance(record, list) and isinstance(known, list | tuple):
        for number, (value, of) in enumerate(zip(record, known, strict=True)):
            yield from _unknown(value, of, f"{where}[{number}]")


def _located(message: str) -> str:
    """The message of msgspec with the place in front of it."""
    fault = _FAULT.fullmatch(message)
    return f"{fault['where']}: {fault['what']}" if fault and fault["where"] else message


def is_record(content: bytes) -> bool:
    """Whether the bytes say of themselves that they are a brief's record; they may be damaged all the same."""
    return bool(_NAMED.search(content))


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a brief's record; it knows every field, so that a slip is found."""
    (ref,), parts = msgspec.json.schema_components([Brief], ref_template="#/$defs/{name}")
    for part in parts.values():
        if part.get("type") == "object":
            part["additionalProperties"] = False
    brief = parts["Brief"]
    brief["properties"] = {"format": {"const": FORMAT}, **brief["properties"]}
    brief["required"] = ["format", *brief["required"]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **ref, "$defs": parts}
