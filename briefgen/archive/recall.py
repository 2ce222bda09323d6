"""Recalling: what the editions before a day showed, as far as that day's edition is compared with it."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from briefgen.archive.packing import column, string, unpacked
from briefgen.archive.record import Facts, mark
from briefgen.cited import published_of
from briefgen.errors import DamagedArchiveError
from briefgen.model import DateMention, Document, Headline, KeyPoint, Problem, SanctionsMention
from briefgen.past import Past, PastDocument, PastPoint, PastSection, Precursor
from briefgen.text.address import address
from briefgen.text.sketch import sketch

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from briefgen.archive.file import Archive

STORY_DAYS = 30
"""How far back a story can be taken up again."""

SANCTIONS_DAYS = 365
"""How far back a sanction's earlier stage is looked for."""

MOST_SECTIONS = 1000
"""How many sections are recalled at most, the latest, so that comparing takes a bounded time."""

_MOST_PRECURSORS = 6
_BACKUP = "put a backup in its place"
PointT = TypeVar("PointT", bound=KeyPoint)


def recall(archive: Archive, title: str, day: date, documents: Iterable[Document]) -> Past:
    """What the editions of `title` before `day` showed; `documents` are those of the edition to be made."""
    with archive.reading() as connection:
        return _Recall(connection, archive.path, column(title), day).past(documents)


class _Recall:
    """The queries for one edition, each of which sees the editions of `name` before `day` alone."""

    def __init__(self, connection: sqlite3.Connection, path: Path, name: str | bytes, day: date) -> None:
        self._connection = connection
        self._path = path
        self._altered: dict[str, Problem] = {}
        self._wanted = {"name": name, "day": day.isoformat()}
        self._day = day

    def past(self, documents: Iterable[Document]) -> Past:
        last = self._last()
        if last is None:
            return Past()
        precursors = {d.id: found for d in documents if (found := self._precursors(d))}
        sections = self._sections()
        sanctions = self._sanctions()
        dates = self._dates(last[0])
        cited = {key for s in sections for key in (s.headline.document_id, *s.documents)}
        cited |= {p.point.sentence.document_id for p in sanctions}
        cited |= {p.point.sentence.document_id for p in dates}
        return Past(
            since=datetime.fromisoformat(last[1]),
            precursors=precursors,
            sections=sections,
            sanctions=sanctions,
            dates=dates,
            documents=self._documents(cited),
            problems=tuple(self._altered.values()),
        )

    def _last(self) -> tuple[str, str] | None:
        """The day and moment of the last edition, once every edition is proved to be of the title and day it is found by.

        They are read row by row as they lie, since an index may be damaged too.
        """
        days = {}
        query = "SELECT name, day, revision, made, sha256, current, mark FROM editions NOT INDEXED"
        for *key, current, known in self._connection.execute(query):
            if mark(*key, current=current) != known:
                raise DamagedArchiveError(f"{self._path} is damaged (its edition of {key[1]} is another)", _BACKUP)
            if current and key[0] == self._wanted["name"] and key[1] < self._wanted["day"]:
                days[key[1]] = key[3]
        found = self._rows("SELECT day, made FROM editions WHERE {before} ORDER BY day DESC")
        if dict(found) != days:
            raise DamagedArchiveError(f"{self._path} is damaged (its editions are not found by their days)", _BACKUP)
        return found[0] if found else None

    def _rows(self, query: str, **values: object) -> list[Any]:
        before = "editions.current AND editions.name = :name AND editions.day < :day"
        return self._connection.execute(query.format(before=before), self._wanted | values).fetchall()

    def _sections(self) -> tuple[PastSection, ...]:
        rows = self._rows(
            """SELECT day, story, headline, documents, facts
            FROM sections JOIN editions ON editions.id = sections.edition
            WHERE {before} AND day >= :first ORDER BY day DESC, position LIMIT :most""",
            first=self._back(STORY_DAYS),
            most=MOST_SECTIONS,
        )
        return tuple(_section(*row) for row in reversed(rows))

    def _sanctions(self) -> tuple[PastPoint[SanctionsMention], ...]:
        rows = self._rows(
            """SELECT day, story, point FROM points JOIN editions ON editions.id = points.edition
            WHERE {before} AND day >= :first AND kind = 'sanctions' ORDER BY day, points.id""",
            first=self._back(SANCTIONS_DAYS),
        )
        return _points(rows, SanctionsMention)

    def _dates(self, last: str) -> tuple[PastPoint[DateMention], ...]:
        """The dates that were ahead in an earlier edition and have come since the last one, or are over since then."""
        rows = self._rows(
            """SELECT day, story, point FROM points JOIN editions ON editions.id = points.edition
            WHERE {before} AND kind = 'date'
                AND ((starts > :last AND starts <= :day) OR (ends >= :last AND ends < :day))
            ORDER BY day, points.id""",
            last=last,
        )
        return _points(rows, DateMention)

    def _precursors(self, document: Document) -> tuple[Precursor, ...]:
        """The documents shown before that this one may repeat: by its text, by its address, by its sketch."""
        here = address(document.url)
        near = self._alike(document)
        found: dict[str, Precursor] = {}
        sought = (
            (_SHOWN, "documents.sha256 = :key"),
            (_SHOWN_AT, "address = :address AND address <> ''"),
            (_SHOWN, near),
        )
        for shown, condition in sought:
            query = f"""{shown} WHERE {{before}} AND {condition}
                GROUP BY documents.id ORDER BY latest DESC, documents.id LIMIT {_MOST_PRECURSORS}"""
            for past in self._shown(query, key=document.id, address=here):
                same = here != "" and address(past.document.url) == here
                found.setdefault(past.document.id, Precursor(past, same))
        return tuple(found.values())

    def _alike(self, document: Document) -> str:
        """A condition for the documents with most hashes of this one's sketch."""
        marks = sketch(document.text)
        query = f"""SELECT document FROM sketches WHERE hash IN ({", ".join(map(str, marks))})
            GROUP BY document ORDER BY count(*) DESC, document DESC LIMIT {_MOST_PRECURSORS}"""  # noqa: S608 - numbers
        found = [str(number) for (number,) in self._connection.execute(query)]
        return f"documents.id IN ({', '.join(found)})"

    def _documents(self, keys: Iterable[str]) -> dict[str, PastDocument]:
        query = f"{_SHOWN} WHERE {{before}} AND documents.sha256 = :key GROUP BY documents.id"
        return {past.document.id: past for key in sorted(keys) for past in self._shown(query, key=key)}

    def _shown(self, query: str, **values: object) -> Iterator[PastDocument]:
        """The documents of a query's rows; one whose text is not as it was kept is named and left out."""
        for row in self._rows(query, **values):
            past = _document(row)
            if _is_whole(past.document):
                yield past
            else:
                named = past.document.title or past.document.source or past.document.id[:12]
                hint = "put a backup of the archive in its place"
                problem = Problem(
                    str(self._path), f"the text of “{named}” is not as it was kept, nor compared with", hint
                )
                self._altered[past.document.id] = problem

    def _back(self, days: int) -> str:
        return (self._day - timedelta(days=min(days, self._day.toordinal() - 1))).isoformat()


# With max(day), SQLite takes the other columns from the row that has it: a document as the latest edition showed it.
# CROSS JOIN holds it to this order: from the few documents that are asked for to their editions, not the other way.
_COLUMNS = """
    SELECT max(editions.day) AS latest, documents.sha256, text, shown.title, shown.source, shown.url, published, language
"""
_SHOWN = f"""{_COLUMNS}
    FROM documents CROSS JOIN shown ON shown.document = documents.id CROSS JOIN editions ON editions.id = shown.edition
"""
_SHOWN_AT = f"""{_COLUMNS}
    FROM shown CROSS JOIN editions ON editions.id = shown.edition CROSS JOIN documents ON documents.id = shown.document
"""


def _document(row: Sequence[Any]) -> PastDocument:
    day, key, text, title, source, url, published, language = row
    names = string(title), string(source), string(url)
    return PastDocument(Document(key, string(text), *names, published_of(published), language), date.fromisoformat(day))


def _is_whole(document: Document) -> bool:
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest() == document.id


def _section(day: str, story: str, headline: bytes, documents: str, facts: bytes) -> PastSection:
    known = unpacked(facts, Facts)
    return PastSection(
        date.fromisoformat(day),
        story,
        unpacked(headline, Headline),
        tuple(documents.split()),
        known.figures,
        known.warnings,
    )


def _points(rows: Iterable[tuple[str, str, bytes]], kind: type[PointT]) -> tuple[PastPoint[PointT], ...]:
    return tuple(PastPoint(date.fromisoformat(day), story, unpacked(point, kind)) for day, story, point in rows)
