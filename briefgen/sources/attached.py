"""The record of a brief that goes with its PDF."""

from __future__ import annotations

from briefgen.sources.formats import Format
from briefgen.sources.isolated import IsolatedParsers, Task


def attached_json(pdf: bytes) -> bytes:
    """The JSON file attached to a PDF, empty where there is none; SourceError where the PDF cannot be read."""
    with IsolatedParsers() as parsers:
        return parsers.parse(Task(Format.PDF, pdf, attached=True)).attached
