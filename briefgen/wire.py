"""A brief as JSON, and back."""

from __future__ import annotations

import msgspec

from briefgen.errors import RecordError
from briefgen.model import Brief


def to_json(brief: Brief) -> bytes:
    """The brief as UTF-8 JSON, indented, the same bytes for the same brief."""
    return msgspec.json.format(msgspec.json.encode(brief), indent=1) + b"\n"


def from_json(content: bytes) -> Brief:
    """The brief that `to_json` wrote; RecordError where it is not one."""
    try:
        return msgspec.json.decode(content, type=Brief)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise RecordError(
            f"this is not a brief's JSON ({error})", "pass the file that `briefgen brief` wrote"
        ) from error
