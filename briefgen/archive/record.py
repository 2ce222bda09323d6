"""Recording: an edition, the documents it was made of and what it showed, all in one transaction."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from briefgen.archive.packing import column, packed, plain
from briefgen.cited import document_of
from briefgen.model import Brief, DateMention, Document, Figure, WarningStatement
from briefgen.text.address import address
from briefgen.text.sketch import sketch
from briefgen.wire import to_json

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from briefgen.archive.file import Archive
    from briefgen.model import KeyPoint, Section, Source


@dataclass(frozen=True, slots=True)
class Facts:
    """What a section showed that later editions compare with."""

    figures: tuple[Figure, ...]
    warnings: tuple[WarningStatement, ...]


def record(archive: Archive, brief: Brief, documents: Iterable[Document] = ()) -> None:
    """Keep the brief as the edition of its title and day, and all `documents` that came in, shown or not.

    The same brief again changes nothing; another of the same title and day takes the place of the first, whose record
    stays. When this returns, the edition is on the disk.
    """
    content = to_json(replace(brief, sources=tuple(replace(s, text="") for s in brief.sources)))
    digest = hashlib.sha256(content).hexdigest()
    with archive.writing() as connection:
        day = brief.edition.date()
        numbers = _documents(connection, documents, brief.sources, day)
        before = _current(connection, column(brief.title), day)
        if before and before[2] == digest:
            return
        if before:
            _supersede(connection, before[0])
        edition = _edition(connection, brief, content, digest, 1 + (before[1] if before else 0))
        _shown(connection, edition, brief, numbers)


def _documents(
    connection: sqlite3.Connection, documents: Iterable[Document], sources: Iterable[Source], day: date
) -> dict[str, int]:
    """The numbers of the documents, which are kept where they are not yet."""
    found = {}
    for document in (*documents, *map(document_of, sources)):
        if document.id not in found:
            found[document.id] = _number(connection, document) or _kept(connection, document, day)
    return found


def _number(connection: sqlite3.Connection, document: Document) -> int:
    row = connection.execute("SELECT id FROM documents WHERE sha256 = ?", (document.id,)).fetchone()
    return int(row[0]) if row else 0


def _kept(connection: sqlite3.Connection, document: Document, day: date) -> int:
    published = document.published
    first = (published.date() if isinstance(published, datetime) else published) or day
    values = (document.text, document.title, document.source, document.url)
    cursor = connection.execute(
        "INSERT INTO documents (sha256, text, title, source, url, day) VALUES (?, ?, ?, ?, ?, ?)",
        (document.id, *map(column, values), first.isoformat()),
    )
    number = cursor.lastrowid or 0
    words = (number, plain(document.title), plain(document.text))
    connection.execute("INSERT INTO documents_text (rowid, title, text) VALUES (?, ?, ?)", words)
    connection.executemany("INSERT INTO sketches VALUES (?, ?)", [(mark, number) for mark in sketch(document.text)])
    return number


def _current(connection: sqlite3.Connection, name: str | bytes, day: date) -> tuple[int, int, str] | None:
    query = "SELECT id, revision, sha256 FROM editions WHERE name = ? AND day = ? AND current"
    row: tuple[int, int, str] | None = connection.execute(query, (name, day.isoformat())).fetchone()
    return row


def _supersede(connection: sqlite3.Connection, edition: int) -> None:
    """Keep the edition as a record only: what it showed no longer counts."""
    for table in ("shown", "sections", "points"):
        connection.execute(f"DELETE FROM {table} WHERE edition = ?", (edition,))  # noqa: S608 - a name from above
    connection.execute("DELETE FROM editions_text WHERE rowid = ?", (edition,))
    row = connection.execute(
        "SELECT name, day, revision, made, sha256 FROM editions WHERE id = ?", (edition,)
    ).fetchone()
    changed = (mark(*row, current=0), edition)
    connection.execute("UPDATE editions SET current = 0, mark = ? WHERE id = ?", changed)


def _edition(connection: sqlite3.Connection, brief: Brief, content: bytes, digest: str, revision: int) -> int:
    key = (column(brief.title), brief.edition.date().isoformat(), revision)
    made = brief.edition.isoformat()
    cursor = connection.execute(
        "INSERT INTO editions (name, day, revision, current, made, record, sha256, mark) VALUES (?, ?, ?, 1, ?, ?, ?, ?)",
        (*key, made, content, digest, mark(*key, made, digest, current=1)),
    )
    edition = cursor.lastrowid or 0
    shown = [*(s.headline.text for s in brief.sections), *(s.text for s in brief.bottom_line)]
    shown += (sentence.text for section in brief.sections for sentence in section.summary)
    text = "\n".join(dict.fromkeys(shown))
    words = (edition, plain(brief.title), plain(text))
    connection.execute("INSERT INTO editions_text (rowid, title, text) VALUES (?, ?, ?)", words)
    return edition


def mark(name: str | bytes, day: str, revision: int, made: str, digest: str, *, current: int) -> int:
    """A checksum of what finds an edition; `digest` is the SHA-256 of its record."""
    return zlib.crc32(repr((name, day, revision, made, digest, current)).encode())


def _shown(connection: sqlite3.Connection, edition: int, brief: Brief, numbers: Mapping[str, int]) -> None:
    connection.executemany(
        "INSERT INTO shown VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [_source(edition, numbers[s.document_id], s) for s in brief.sources if s.shown is None],
    )
    by_number = {s.number: s.document_id for s in brief.sources}
    connection.executemany(
        "INSERT INTO sections VALUES (?, ?, ?, ?, ?, ?)",
        [_section(edition, position, s, by_number) for position, s in enumerate(brief.sections)],
    )
    connection.executemany(
        "INSERT INTO points (edition, story, kind, starts, ends, document, point) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [_point(edition, s.story, p, numbers) for s in brief.sections for p in _looked_up(s)],
    )


def _source(edition: int, document: int, source: Source) -> tuple[object, ...]:
    names = (column(source.title), column(source.source), column(source.url), address(source.url))
    return (edition, document, *names, source.published, source.language)


def _section(edition: int, position: int, section: Section, by_number: Mapping[int, str]) -> tuple[object, ...]:
    facts = Facts(tuple(e.point for e in section.figures), tuple(e.point for e in section.warnings))
    documents = " ".join(by_number[n] for n in section.sources if n in by_number)
    return (edition, position, section.story, packed(section.headline), documents, packed(facts))


def _looked_up(section: Section) -> Iterable[KeyPoint]:
    yield from (entry.point for entry in section.sanctions)
    yield from (entry.point for entry in section.dates)


def _point(edition: int, story: str, point: KeyPoint, numbers: Mapping[str, int]) -> tuple[object, ...]:
    start, end = (point.start, point.end) if isinstance(point, DateMention) else (None, None)
    days = (start.isoformat() if start else None, end.isoformat() if end else None)
    return (edition, story, point.kind.value, *days, numbers[point.sentence.document_id], packed(point))
