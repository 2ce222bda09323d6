"""The archive's tables, as numbered migrations: each is done whole or not at all, and none is ever changed.

A further table comes as a further migration at the end of `MIGRATIONS`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.errors import ArchiveError

if TYPE_CHECKING:
    import sqlite3

APPLICATION_ID = 0x62726667
"""What tells an archive from other SQLite files: "brfg", in the file's header."""


@dataclass(frozen=True, slots=True)
class Migration:
    """Statements that lead from one version of the schema to the next."""

    title: str
    statements: tuple[str, ...]


_EDITIONS = Migration(
    "documents, editions and what each showed",
    (
        # `text` is a BLOB (UTF-8, surrogates passed) where it holds what no TEXT can: a lone surrogate.
        """CREATE TABLE documents (
            id INTEGER PRIMARY KEY,
            sha256 TEXT NOT NULL UNIQUE,
            text NOT NULL,
            title TEXT NOT NULL,
            source TEXT NOT NULL,
            url TEXT NOT NULL,
            day TEXT NOT NULL
        )""",
        "CREATE INDEX documents_by_day ON documents (day)",
        # A day's edition made again is a further revision; the last one counts, and the others stay as records. `mark` is
        # a checksum of the columns before it, so that an edition gone from its day is noticed.
        """CREATE TABLE editions (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            day TEXT NOT NULL,
            revision INTEGER NOT NULL,
            current INTEGER NOT NULL,
            made TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            mark INTEGER NOT NULL,
            record BLOB NOT NULL,
            UNIQUE (name, day, revision)
        )""",
        "CREATE UNIQUE INDEX editions_that_count ON editions (name, day) WHERE current",
        """CREATE TABLE shown (
            edition INTEGER NOT NULL REFERENCES editions,
            document INTEGER NOT NULL REFERENCES documents,
            title TEXT NOT NULL,
            source TEXT NOT NULL,
            url TEXT NOT NULL,
            address TEXT NOT NULL,
            published TEXT NOT NULL,
            language TEXT NOT NULL,
            PRIMARY KEY (edition, document)
        ) WITHOUT ROWID""",
        "CREATE INDEX shown_by_document ON shown (document, edition)",
        "CREATE INDEX shown_by_address ON shown (address, edition) WHERE address <> ''",
        # `headline` and `facts` are JSON of the model's values.
        """CREATE TABLE sections (
            edition INTEGER NOT NULL REFERENCES editions,
            position INTEGER NOT NULL,
            story TEXT NOT NULL,
            headline BLOB NOT NULL,
            documents TEXT NOT NULL,
            facts BLOB NOT NULL,
            PRIMARY KEY (edition, position)
        ) WITHOUT ROWID""",
        # What is looked up further back than a story runs: sanctions mentions, and dates by their days.
        """CREATE TABLE points (
            id INTEGER PRIMARY KEY,
            edition INTEGER NOT NULL REFERENCES editions,
            story TEXT NOT NULL,
            kind TEXT NOT NULL,
            starts TEXT,
            ends TEXT,
            document INTEGER NOT NULL REFERENCES documents,
            point BLOB NOT NULL
        )""",
        "CREATE INDEX points_by_edition ON points (edition, kind)",
        "CREATE INDEX points_by_start ON points (starts) WHERE starts IS NOT NULL",
        "CREATE INDEX points_by_end ON points (ends) WHERE ends IS NOT NULL",
        """CREATE TABLE sketches (
            hash INTEGER NOT NULL,
            document INTEGER NOT NULL REFERENCES documents,
            PRIMARY KEY (hash, document)
        ) WITHOUT ROWID""",
    ),
)

_SEARCH = Migration(
    "full-text search",
    (
        """CREATE VIRTUAL TABLE documents_text USING fts5 (
            title, text, content = 'documents', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
        )""",
        """CREATE VIRTUAL TABLE editions_text USING fts5 (
            title, text, tokenize = 'porter unicode61 remove_diacritics 2'
        )""",
    ),
)

_FETCHING = Migration(
    "what is remembered of fetched addresses",
    ("CREATE TABLE fetch_states (address TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID",),
)

_OUTBOX = Migration(
    "an outbox of deliveries",
    (
        """CREATE TABLE messages (
            id TEXT PRIMARY KEY,
            day TEXT NOT NULL,
            title NOT NULL,
            channel TEXT NOT NULL CHECK (channel IN ('mail', 'webhook')),
            sender TEXT NOT NULL,
            content BLOB NOT NULL
        )""",
        """CREATE TABLE deliveries (
            id INTEGER PRIMARY KEY,
            message TEXT NOT NULL REFERENCES messages,
            recipient TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'refused', 'uncertain')),
            attempts INTEGER NOT NULL DEFAULT 0,
            unanswered INTEGER NOT NULL DEFAULT 0,
            since TEXT NOT NULL,
            due TEXT,
            reply TEXT NOT NULL DEFAULT '',
            version INTEGER NOT NULL DEFAULT 0,
            UNIQUE (message, recipient)
        )""",
    ),
)

MIGRATIONS: tuple[Migration, ...] = (_EDITIONS, _SEARCH, _FETCHING, _OUTBOX)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the schema to its last version, each migration in a transaction of its own; ArchiveError for a newer one."""
    while (version := schema_version(connection)) < len(MIGRATIONS):
        connection.execute("BEGIN IMMEDIATE")
        if schema_version(connection) == version:  # else another run was faster
            for statement in MIGRATIONS[version].statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {version + 1}")
        connection.execute("COMMIT")
    if version > len(MIGRATIONS):
        raise ArchiveError(
            f"the archive has version {version}, and this briefgen knows {len(MIGRATIONS)}", "use a newer briefgen"
        )


def schema_version(connection: sqlite3.Connection) -> int:
    """How many migrations the file has had."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
