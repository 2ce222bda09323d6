"""The editions kept: listed, and read back whole."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from briefgen.archive.packing import column, string
from briefgen.errors import ArchiveError, DamagedArchiveError, RecordError
from briefgen.past import EditionRow
from briefgen.wire import from_json

if TYPE_CHECKING:
    import sqlite3

    from briefgen.archive.file import Archive
    from briefgen.model import Brief

_BACKUP = "put a backup of the archive in its place, or make the edition again from its sources"


def editions(
    archive: Archive, *, title: str | None = None, since: date | None = None, until: date | None = None
) -> tuple[EditionRow, ...]:
    """The editions that count, the newest first; `since` and `until` are days, both inclusive."""
    query = """
        SELECT id, name, day, made, revision,
            (SELECT count(*) FROM shown WHERE edition = editions.id)
        FROM editions
        WHERE current AND (?1 IS NULL OR name = ?1) AND day BETWEEN coalesce(?2, '') AND coalesce(?3, '9999-99-99')
        ORDER BY day DESC, name
    """
    wanted = (None if title is None else column(title), *(d.isoformat() if d else None for d in (since, until)))
    with archive.reading() as connection:
        rows = connection.execute(query, wanted).fetchall()
        return tuple(
            EditionRow(
                string(name),
                date.fromisoformat(day),
                datetime.fromisoformat(made),
                revision,
                _headlines(connection, key),
                shown,
            )
            for key, name, day, made, revision, shown in rows
        )


def _headlines(connection: sqlite3.Connection, edition: int) -> tuple[str, ...]:
    query = "SELECT headline FROM sections WHERE edition = ? ORDER BY position"
    return tuple(json.loads(headline)["text"] for (headline,) in connection.execute(query, (edition,)))


def edition(archive: Archive, day: date, *, title: str | None = None) -> Brief:
    """The edition of a day, as it was recorded; ArchiveError where there is none, or several and no `title`."""
    query = "SELECT name, CAST(record AS BLOB), sha256 FROM editions WHERE current AND day = ?1 AND (?2 IS NULL OR name = ?2)"
    with archive.reading() as connection:
        wanted = (day.isoformat(), None if title is None else column(title))
        rows = connection.execute(query, wanted).fetchall()
        if not rows:
            named = f" with the title {title!r}" if title else ""
            raise ArchiveError(f"{archive.path} has no edition of {day}{named}", "`briefgen history` lists what it has")
        if len(rows) > 1:
            titles = ", ".join(sorted(repr(string(row[0])) for row in rows))
            raise ArchiveError(f"there are {len(rows)} editions of {day}", f"choose one with --title: {titles}")
        _, content, digest = rows[0]
        return _whole(connection, archive, day, _proved(archive, day, content, digest))


def _proved(archive: Archive, day: date, content: bytes, digest: str) -> Brief:
    if hashlib.sha256(content).hexdigest() != digest:
        raise DamagedArchiveError(f"{archive.path}: the record of {day} is not as it was written", _BACKUP)
    try:
        return from_json(content)
    except RecordError as error:
        raise DamagedArchiveError(f"{archive.path}: the record of {day}: {error.message}", _BACKUP) from error


def _whole(connection: sqlite3.Connection, archive: Archive, day: date, brief: Brief) -> Brief:
    """The brief with the texts of its sources, which the archive keeps once."""
    texts = {s.document_id: text_of(connection, s.document_id) for s in brief.sources}
    lost = [s.number for s in brief.sources if texts[s.document_id] is None]
    if lost:
        where = ", ".join(f"[{number}]" for number in lost)
        raise DamagedArchiveError(f"{archive.path}: the edition of {day} has lost the text of {where}", _BACKUP)
    return replace(brief, sources=tuple(replace(s, text=texts[s.document_id] or "") for s in brief.sources))


def text_of(connection: sqlite3.Connection, document_id: str) -> str | None:
    """The text of the document whose SHA-256 this is; None where it is not kept, or is not what was kept."""
    row = connection.execute("SELECT text FROM documents WHERE sha256 = ?", (document_id,)).fetchone()
    if row is None:
        return None
    text = string(row[0])
    return text if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() == document_id else None
