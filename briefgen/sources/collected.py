"""What reading leaves: documents, what failed, what is worth knowing, and what to remember for the next time."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.model import Document, Problem
    from briefgen.sources.state import FetchState


@dataclass(frozen=True, slots=True)
class Collected:
    """The documents read, and what could not be.

    `notes` are findings about sources that were read (an old or impossible date, an address that has moved, characters
    that were taken out); `states` holds, by address as it was given, what the next run should be told.
    """

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    states: Mapping[str, FetchState] = field(default_factory=dict)


def together(parts: Iterable[Collected]) -> Collected:
    """All parts in one, in their order."""
    parts = tuple(parts)
    return Collected(
        tuple(chain.from_iterable(p.documents for p in parts)),
        tuple(chain.from_iterable(p.problems for p in parts)),
        tuple(chain.from_iterable(p.notes for p in parts)),
        dict(chain.from_iterable(p.states.items() for p in parts)),
    )
