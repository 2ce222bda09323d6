"""Word documents (ECMA-376): the paragraphs of the main part in order, by the standard library alone.

python-docx passes over content controls and accepted insertions, which loses sentences of real reports; reading the text
runs one after the other loses none, needs no tree in memory and no further package.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from briefgen.errors import SourceError
from briefgen.sources.characters import in_paragraphs, on_one_line
from briefgen.sources.extract import Extract
from briefgen.sources.xml_events import XmlEvents, parse_events

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BYTES = 100_000_000
_WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_LINKS_TO_MAIN = "/officeDocument"
_STANDS_FOR = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(content: bytes) -> Extract:
    """The text of a .docx; SourceError where it is none or holds no text."""
    try:
        with ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
            main = _main_part(package, names)
            body = _Body()
            parse_events(_part(package, main), body)
            title = _title(package, names)
    except (BadZipFile, KeyError, NotImplementedError) as error:
        raise SourceError("this is not a Word document", "save it again as .docx, or as text") from error
    text = in_paragraphs("".join(body.words))
    if not text:
        raise SourceError("holds no text", "if it holds pictures of pages, recognise their text first")
    return Extract(text, title=title or on_one_line(body.title))


def _part(package: ZipFile, name: str) -> bytes:
    info = package.getinfo(name)
    with package.open(info) as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise SourceError(f"unpacks to more than {MOST_BYTES // 1_000_000} MB", "save its text as a text file")
    return content


def _main_part(package: ZipFile, names: set[str]) -> str:
    """The part that the package names as its document (Open Packaging Conventions), `word/document.xml` as a rule."""
    relations = _Relations()
    if "_rels/.rels" in names:
        parse_events(_part(package, "_rels/.rels"), relations)
    return relations.main.lstrip("/") or "word/document.xml"


def _title(package: ZipFile, names: set[str]) -> str:
    properties = _Properties()
    if "docProps/core.xml" in names:
        parse_events(_part(package, "docProps/core.xml"), properties)
    return on_one_line(properties.title)


@dataclass(slots=True)
class _Relations(XmlEvents):
    main: str = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name.endswith("Relationship") and attributes.get("Type", "").endswith(_LINKS_TO_MAIN):
            self.main = attributes.get("Target", "")


@dataclass(slots=True)
class _Properties(XmlEvents):
    title: str = ""
    inside: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.inside = name == "http://purl.org/dc/elements/1.1/ title"

    def end(self, name: str) -> None:
        self.inside = False

    def characters(self, text: str) -> None:
        if self.inside:
            self.title += text


@dataclass(slots=True)
class _Body(XmlEvents):
    """The words as they come; what is deleted, moved away or said again for older programs is passed over."""

    words: list[str] = field(default_factory=list)
    title: str = ""
    in_text: bool = False
    in_title: bool = False
    passed_over: int = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = _local(name)
        if name == _FALLBACK or local in {"del", "moveFrom"}:
            self.passed_over += 1
        elif local == "p":
            self.words.append("\n")
            self.in_title = False
        elif local == "pStyle":
            self.in_title = attributes.get(f"{name.removesuffix('pStyle')}val", "") == "Title"
        elif local in _STANDS_FOR:
            self._say(_STANDS_FOR[local])
        self.in_text = local == "t"

    def end(self, name: str) -> None:
        local = _local(name)
        if name == _FALLBACK or local in {"del", "moveFrom"}:
            self.passed_over -= 1
        elif local in {"p", "tc"}:
            self.words.append("\n")
        self.in_text = False

    def characters(self, text: str) -> None:
        if self.in_text:
            self._say(text)

    def _say(self, text: str) -> None:
        if not self.passed_over:
            self.words.append(text)
            self.title += text if self.in_title else ""


def _local(name: str) -> str:
    return next((name.removeprefix(space) for space in _WORDS if name.startswith(space)), "")
