"""Full-text search over documents and editions (SQLite's FTS5; rank is its bm25, a title counts more than a text)."""

from __future__ import annotations

import re
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.archive.packing import plain, string
from briefgen.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.archive.file import Archive

MARKS = ("\x02", "\x03")
"""What stands before and after the words found in a snippet: characters that no document has."""

_PIECE = re.compile(r'"([^"]*)"?|([^\s"]+)')
_LETTER = re.compile(r"[^\W_]")
_MOST_WORDS = 32
_RANKED = 20_000

# FTS5 hands the rows out by rank, so that only those wanted are read and cut into snippets.
_DOCUMENTS = """
    SELECT 'document', day, documents.title, source, url, snippet(documents_text, 1, ?5, ?6, '…', 24),
        (SELECT group_concat(DISTINCT editions.day) FROM shown JOIN editions ON editions.id = shown.edition
            WHERE shown.document = documents.id)
    FROM documents_text JOIN documents ON documents.id = documents_text.rowid
    WHERE documents_text MATCH ?1 AND rank MATCH 'bm25(4.0, 1.0)' AND documents_text.rowid > ?7 AND day BETWEEN ?2 AND ?3
    ORDER BY rank LIMIT ?4
"""
_EDITIONS = """
    SELECT 'edition', day, name, '', '', snippet(editions_text, 1, ?5, ?6, '…', 24), day
    FROM editions_text JOIN editions ON editions.id = editions_text.rowid
    WHERE editions_text MATCH ?1 AND rank MATCH 'bm25(4.0, 1.0)' AND day BETWEEN ?2 AND ?3
    ORDER BY rank LIMIT ?4
"""


class Hit(NamedTuple):
    """What was found: a "document" or an "edition", its day, and where its words stand between `MARKS` in `snippet`.

    `editions` are the days of the editions that showed the document.
    """

    kind: str
    day: date
    title: str
    source: str
    url: str
    snippet: str
    editions: tuple[date, ...]


def search(
    archive: Archive, words: str, *, since: date | None = None, until: date | None = None, limit: int = 20
) -> tuple[Hit, ...]:
    """The editions and documents that hold all the words, each kind the best first, at most `limit` of each.

    Words in double quotes stand together, a word that ends in * may go on, and no other character means anything. If
    the latest 20,000 documents have enough finds, older ones are not ranked, so that a common word is found quickly.
    UsageError where there is no word. `since` and `until` are days, both inclusive.
    """
    asked = _asked(plain(words))
    if not asked:
        raise UsageError("there is no word to search for", "give one or more words")
    days = (since.isoformat() if since else "", until.isoformat() if until else "9999-99-99")
    with archive.reading() as connection:
        found = connection.execute(_EDITIONS, (asked, *days, limit, *MARKS)).fetchall()
        last = connection.execute("SELECT coalesce(max(id), 0) FROM documents").fetchone()[0]
        documents: list[Any] = []
        for first in sorted({max(0, last - _RANKED), 0}, reverse=True):
            documents = connection.execute(_DOCUMENTS, (asked, *days, limit, *MARKS, first)).fetchall()
            if len(documents) >= limit:
                break
    return tuple(_hit(row) for row in (*found, *documents))


def _asked(words: str) -> str:
    return " ".join(islice(_terms(_PIECE.findall(words)), _MOST_WORDS))


def _terms(pieces: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Each piece as a string of FTS5's query language, in which every character stands for itself."""
    for phrase, word in pieces:
        piece = phrase or word
        if _LETTER.search(piece):
            yield f'"{piece.rstrip("*")}"' + ("*" if word.endswith("*") else "")


def _hit(row: tuple[str, str, str | bytes, str | bytes, str | bytes, str, str | None]) -> Hit:
    kind, day, title, source, url, snippet, editions = row
    days = tuple(sorted(date.fromisoformat(d) for d in (editions or "").split(",") if d))
    named = (plain(string(title)), plain(string(source)), plain(string(url)))
    return Hit(kind, date.fromisoformat(day), *named, " ".join(plain(snippet).split()), days)
