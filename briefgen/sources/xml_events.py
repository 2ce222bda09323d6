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
    guard = _Guard(reader, parser)
    parser.StartElementHandler, parser.EndElementHandler = guard.start, guard.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = reader.characters, guard.doctype
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError as error:
        message = f"its XML is not well-formed: {expat.ErrorString(error.code)} (line {error.lineno})"
        raise SourceError(message, "save it again") from error
    except (ValueError, LookupError) as error:  # from the codec that the XML names
        raise SourceError("its XML is in an encoding that is not read", "save it again as UTF-8") from error


class _Guard:
    """Stands before the reader and refuses what could hurt."""

    def __init__(self, reader: XmlEvents, parser: expat.XMLParserType) -> None:
        self._reader = reader
        self._parser = parser
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise SourceError(f"its XML is nested too deeply (line {self._parser.CurrentLineNumber})", "save it again")
        self._reader.start(name, attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._reader.end(name)

    def doctype(self, *_: object) -> None:
        line = self._parser.CurrentLineNumber
        raise SourceError(
            f"its XML declares a document type (line {line})", "remove its <!DOCTYPE ...>: no entities are read"
        )
