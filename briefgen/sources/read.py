"""From the content of a file to its documents, by the reader of its format."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.errors import SourceError
from briefgen.model import Document, Problem
from briefgen.sources.characters import remarkable, shown
from briefgen.sources.collected import Collected, together
from briefgen.sources.dates import judged, read_date
from briefgen.sources.extract import Extract
from briefgen.sources.formats import BY_SUFFIX, Format, format_of
from briefgen.sources.plain import read_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from typing import Self

    from briefgen.sources.isolated import Answer, Feed, IsolatedParsers, Task

MOST_LAYERS = 3


class Reading:
    """What readers work with: the time of the edition (aware), and a child process for formats that can hurt.

    The child is made at the first need and ended on leaving; text and Markdown never need it.
    """

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._open = ExitStack()
        self._parsers: IsolatedParsers | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def parse(self, task: Task) -> Answer:
        """What the child makes of a task; SourceError as `IsolatedParsers.parse`."""
        if self._parsers is None:
            from briefgen.sources.isolated import IsolatedParsers

            self._parsers = self._open.enter_context(IsolatedParsers())
        return self._parsers.parse(task)


def read_content(
    name: str,
    content: bytes,
    reading: Reading,
    *,
    kind: Format | None = None,
    url: str = "",
    charset: str = "",
    layers: int = MOST_LAYERS,
) -> Collected:
    """The documents in `content`; a failure is a problem at `name`, and never an exception.

    `kind` is found by name and content where it is not given; `url` and `charset` are where it came from and what its server
    said of its encoding; `layers` is how many archives within each other are opened.
    """
    kind = kind or format_of(name, content)
    try:
        match kind:
            case Format.TEXT:
                return _finished(read_plain(content), name, reading)
            case Format.MARKDOWN:
                from briefgen.sources.markdown import read_markdown

                return _finished(read_markdown(content), name, reading)
            case Format.RECORDS:
                return together(_records(name, content, reading))
            case Format.GZIP | Format.ZIP:
                return together(_unpacked(name, kind, content, reading, layers))
            case _:
                from briefgen.sources.isolated.wire import Task

                return _isolated(name, Task(kind, content, url, charset), reading)
    except SourceError as error:
        return Collected(problems=(Problem(shown(name), error.message, error.hint),))


def document_of(extract: Extract, name: str) -> Document:
    """The document of an extract; its source is what the extract says, or else `name`."""
    return Document.from_text(
        extract.text,
        title=extract.title,
        source=extract.source or shown(name),
        url=extract.url if extract.url.startswith(("http://", "https://")) else "",
        published=read_date(extract.published),
        language=extract.language[:2].lower() or None,
    )


def _finished(document: Document, name: str, reading: Reading) -> Collected:
    """The document under its name, with a note for a remarkable date or for remarkable characters."""
    dated, notes = judged(document, shown(name), reading.now)
    if strange := remarkable(document.text):
        notes += (Problem(shown(name), f"holds {strange}", "look at the file before you trust what it shows"),)
    return Collected((dated if dated.source else replace(dated, source=shown(name)),), notes=notes)


def extracted(extract: Extract, name: str, reading: Reading) -> Collected:
    """The document of an extract, with notes on what its reader remarked."""
    document = document_of(extract, name)
    remarks = [Problem(shown(name), message, hint) for message, hint in extract.remarks]
    if extract.published and document.published is None:
        remarks.append(
            Problem(
                shown(name), f"its date is not understood: {shown(extract.published)[:60]}", "write it as 2024-10-24"
            )
        )
    finished = _finished(document, name, reading)
    return replace(finished, notes=(*finished.notes, *remarks))


def _isolated(name: str, task: Task, reading: Reading) -> Collected:
    answer = reading.parse(task)
    if answer.extract:
        return extracted(answer.extract, name, reading)
    if task.url or not answer.feed:
        raise SourceError("is a feed, not an article", "give its address as a source of its own")
    return together(_saved(answer.feed, name, reading))


def _saved(feed: Feed, name: str, reading: Reading) -> Iterator[Collected]:
    """The articles of a feed in a file, by what the feed itself says of them: nothing is fetched for it."""
    if feed.damage:
        problem = Problem(shown(name), f"its XML is damaged ({feed.damage})", "articles may be missing; fetch it again")
        yield Collected(problems=(problem,))
    for number, entry in enumerate(feed.entries, start=1):
        if entry.text:
            said = Extract(entry.text, entry.title, feed.title, entry.url, entry.published)
            yield extracted(said, f"{name}:{number}", reading)
        else:
            hint = "give the feed's address, so that its articles are fetched"
            yield Collected(
                problems=(Problem(f"{shown(name)}:{number}", "this article has no text in the feed", hint),)
            )


def _records(name: str, content: bytes, reading: Reading) -> Iterator[Collected]:
    from briefgen.sources.records import Refused, read_records

    for record in read_records(content):
        if isinstance(record, Refused):
            yield Collected(problems=(Problem(f"{shown(name)}:{record.place}", record.message, record.hint),))
        else:
            place, extract = record
            yield extracted(extract, f"{name}:{place}", reading)


def _unpacked(name: str, kind: Format, content: bytes, reading: Reading, layers: int) -> Iterator[Collected]:
    from briefgen.sources.packed import gunzip, inner_name, unzip

    if layers == 0:
        raise SourceError(f"is packed more than {MOST_LAYERS} times over", "unpack it first")
    if kind is Format.GZIP:
        yield read_content(inner_name(name), gunzip(content), reading, layers=layers - 1)
        return
    empty = True
    for member in unzip(content):
        empty = False
        place = f"{name}/{member.name}"
        if member.error:
            yield Collected(problems=(Problem(shown(place), member.error.message, member.error.hint),))
        else:
            yield read_content(place, member.content, reading, layers=layers - 1)
    if empty:
        raise SourceError("this zip file holds no document", f"briefgen reads {', '.join(sorted(BY_SUFFIX))}")
