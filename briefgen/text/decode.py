"""Bytes to text."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.errors import SourceError


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, with Unix newlines, and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """The text of `data`; SourceError where it is not text."""
    if b"\0" in data:
        raise SourceError("this is not a text file", "give briefgen text")
    try:
        return Decoded(data.decode("utf-8-sig").replace("\r\n", "\n"), "utf-8")
    except UnicodeDecodeError:
        return Decoded(data.decode("windows-1252", "replace").replace("\r\n", "\n"), "windows-1252")
