"""XML as a stream of events: no document type, hence no entities and no bombs, and no tree that could nest too deeply."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from briefgen.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_DEPTH = 1000


class XmlEvents:
    """What a reader is told; names are `namespace local`, with one space between."""

    __slots__ = ()

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def characters(self, text: str) -> None:
        """Some text of an element."""


def parse_events(content: bytes, reader: XmlEvents) -> None:
    """Tell the reader what the XML holds.

    SourceError, with the line, where it is not well-formed, declares a document type, or nests deeper than `MOST_DEPTH`.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > MOST_DEPTH:
            raise SourceError(f"its XML is nested too deeply (line {parser.CurrentLineNumber})", "save it again")
        reader.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        reader.end(name)

    def doctype(*_: object) -> None:
        raise SourceError(
            f"its XML declares a document type (line {parser.CurrentLineNumber})",
            "briefgen reads no entities from outside; remove the <!DOCTYPE ...>",
        )

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        raise SourceError(
            f"its XML is not well-formed: {expat.ErrorString(error.code)} (line {error.lineno})", "save it again"
        ) from error
    except (ValueError, LookupError) as error:  # from the codec that the XML names
        raise SourceError("its XML is in an encoding that is not read", "save it again as UTF-8") from error
