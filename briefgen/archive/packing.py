"""Values of the model as the archive's columns hold them: JSON, and text that any string survives."""

from __future__ import annotations

import json
from typing import TypeVar

import msgspec

from briefgen.errors import DamagedArchiveError

T = TypeVar("T")


def packed(value: object) -> bytes:
    """The value as JSON."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:  # lone surrogates can only stand in JSON as escapes
        return json.dumps(msgspec.to_builtins(value)).encode()


def unpacked(content: bytes, kind: type[T]) -> T:
    """The value of `kind` that `packed` wrote; DamagedArchiveError where it is none."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _slowly(content, kind)


def _slowly(content: bytes, kind: type[T]) -> T:
    try:
        return msgspec.convert(json.loads(content), kind)
    except (ValueError, msgspec.ValidationError) as error:
        hint = "put a backup of the archive in its place"
        raise DamagedArchiveError(f"the archive holds a damaged {kind.__name__} ({error})", hint) from error


def column(text: str) -> str | bytes:
    """The text as a column holds it: TEXT, or bytes where it has a lone surrogate."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")
    return text


def string(value: str | bytes) -> str:
    """The text that `column` stored."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def plain(text: str) -> str:
    """The text as it can be shown and searched: what no UTF-8 can hold replaced, NUL a space."""
    return text.encode("utf-8", "replace").decode().replace("\0", " ")
