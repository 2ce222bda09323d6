"""What is remembered of fetched addresses from run to run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.archive.packing import packed, unpacked
from briefgen.sources.state import FetchState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.archive.file import Archive


def fetch_states(archive: Archive) -> Mapping[str, FetchState]:
    """What was last remembered of each address, by the address as it was given."""
    with archive.reading() as connection:
        rows = connection.execute("SELECT address, state FROM fetch_states").fetchall()
    return {address: unpacked(state, FetchState) for address, state in rows}


def keep_fetch_states(archive: Archive, states: Mapping[str, FetchState]) -> None:
    """Remember these; what is remembered of other addresses stays."""
    with archive.writing() as connection:
        connection.executemany(
            "INSERT INTO fetch_states VALUES (?, ?) ON CONFLICT (address) DO UPDATE SET state = excluded.state",
            [(address, packed(state)) for address, state in states.items()],
        )
