"""The archive: documents, editions and what each showed, in one SQLite file."""

from briefgen.archive.editions import edition, editions
from briefgen.archive.fetching import fetch_states, keep_fetch_states
from briefgen.archive.file import Archive, open_archive
from briefgen.archive.recall import recall
from briefgen.archive.record import record
from briefgen.archive.search import Hit, search

__all__ = [
    "Archive",
    "Hit",
    "edition",
    "editions",
    "fetch_states",
    "keep_fetch_states",
    "open_archive",
    "recall",
    "record",
    "search",
]
