"""The archive's file: opened, proved to be one, and set aside where it is damaged.

The journal is a rollback journal that is synced with its folder (DELETE, EXTRA), so that what was acknowledged survives a
loss of power. WAL would be faster and is not needed: SQLite before 3.51.3 can corrupt a file in it ("The WAL Reset Bug",
sqlite.org/wal.html), and it is more than one file.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.archive.schema import APPLICATION_ID, migrate, schema_version
from briefgen.errors import ArchiveError, DamagedArchiveError
from briefgen.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

WAIT = 30.0
"""Seconds to wait for another run that writes."""

# What briefgen asks is always well-formed: an error in it, or a constraint that fails, is a schema or an index gone bad.
_DAMAGED = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_ERROR,
        sqlite3.SQLITE_CONSTRAINT,
        sqlite3.SQLITE_MISMATCH,
    }
)
_MAGIC = b"SQLite format 3\0"
_TRACE = b"CREATE TABLE editions ("
_BLOCK = 1 << 20
_BACKUP = "put a backup in its place"
_HINTS = {
    sqlite3.SQLITE_FULL: "make room on the disk and run it again",
    sqlite3.SQLITE_BUSY: "another run is writing; run it again when that is done",
    sqlite3.SQLITE_READONLY: "check the permissions of the file and of its folder",
    sqlite3.SQLITE_CANTOPEN: "check the path and its permissions",
}


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive. `problems` says what was wrong when it was opened, such as a damaged file that was set aside."""

    connection: sqlite3.Connection
    path: Path
    problems: tuple[Problem, ...] = ()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, all of whose reads see one state; ArchiveError where one fails."""
        with _told(self.path), _transaction(self.connection, "BEGIN"):
            yield self.connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The connection, whose writes are all kept or none, once this ends; ArchiveError where one fails."""
        with _told(self.path), _transaction(self.connection, "BEGIN IMMEDIATE"):
            yield self.connection


@contextmanager
def open_archive(path: Path, *, create: bool = False) -> Iterator[Archive]:
    """The archive at `path`, made where there is none and `create` says so.

    A damaged file is renamed, never written to, and named in the archive's problems (where `create`; else it is
    DamagedArchiveError). ArchiveError for what never was an archive, is of a newer briefgen, or cannot be opened.
    """
    if not create and not path.is_file():
        raise ArchiveError(
            f"there is no archive at {path}", "`briefgen run` begins one, and `briefgen brief INPUT... --archive PATH`"
        )
    problems = _emptied(path)
    try:
        connection = _opened(path, whole=create)
    except DamagedArchiveError as error:
        _refuse_other(path)
        if not create:
            raise
        problems = (set_aside(path, error),)
        connection = _opened(path, whole=create)
    try:
        yield Archive(connection, path, problems)
    finally:
        connection.close()


def _emptied(path: Path) -> tuple[Problem, ...]:
    """A file without a byte passes for a new archive: say so, for it may have been an old one."""
    if not path.exists() or path.stat().st_size:
        return ()
    hint = "if it held editions, put a backup in its place to have them again"
    return (Problem(str(path), "was an empty file, and a new archive was begun in it", hint),)


def _refuse_other(path: Path) -> None:
    """What never was a database was named by mistake: it is left as it is, and nothing is written."""
    with path.open("rb") as file:
        header = file.read(len(_MAGIC))
        if header != _MAGIC and header.strip(b"\0") and not _bears_trace(file):
            raise ArchiveError(f"{path} is no archive, and is left as it is", "give the archive a path of its own")


def _bears_trace(file: BinaryIO) -> bool:
    """Whether a schema like the archive's stands anywhere, as it does in one whose beginning is damaged."""
    file.seek(0)
    end = b""
    while block := file.read(_BLOCK):
        if _TRACE in end + block:
            return True
        end = block[-len(_TRACE) :]
    return False


def set_aside(path: Path, error: ArchiveError) -> Problem:
    """Rename the archive and its journal, so that a new one can begin, and say where they are now."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    try:
        path.rename(aside)
        journal = path.with_name(f"{path.name}-journal")
        if journal.exists():
            journal.rename(aside.with_name(f"{aside.name}-journal"))
    except OSError as trouble:
        raise ArchiveError(f"{error.message}, and it cannot be renamed ({trouble.strerror})", error.hint) from trouble
    hint = "this edition cannot leave out what earlier ones showed; put a backup in its place to have them again"
    return Problem(str(path), f"was damaged and is now {aside.name}, and a new archive was begun", hint)


def _opened(path: Path, *, whole: bool) -> sqlite3.Connection:
    """A connection to the archive, after a look at all its pages where it is to be written (`whole`)."""
    if path.is_dir():
        raise ArchiveError(f"{path} is a folder", f"name a file for the archive, such as {path / 'briefgen.db'}")
    if not path.parent.is_dir():
        raise ArchiveError(f"{path}: there is no folder {path.parent}", "make it first, or check the path")
    with _told(path):
        connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            _check(connection, path, whole=whole)
            connection.execute("PRAGMA cache_size = -32000")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA cell_size_check = ON")
            migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _check(connection: sqlite3.Connection, path: Path, *, whole: bool) -> None:
    """That the file is an archive or empty, and (`whole`) that its pages hang together."""
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application != APPLICATION_ID and (tables or schema_version(connection)):
        raise ArchiveError(f"{path} is the database of another program", "give the archive a path of its own")
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0] if whole else "ok"
    if found != "ok":
        raise DamagedArchiveError(f"{path} is damaged ({found})", _BACKUP)


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """SQLite's errors as errors that say what to do."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if "no such module" in str(error):
            raise ArchiveError(
                f"this Python's SQLite has no full-text search ({error})", "use one with FTS5"
            ) from error
        if code in _DAMAGED:
            raise DamagedArchiveError(f"{path} is damaged ({error})", _BACKUP) from error
        hint = _HINTS.get(code, "check the disk that it is on")
        raise ArchiveError(f"the archive {path} fails ({error})", hint) from error
    except (ValueError, TypeError) as error:  # a day that is none, JSON or text that cannot be read
        raise DamagedArchiveError(f"{path} is damaged ({error})", _BACKUP) from error
