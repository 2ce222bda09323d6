"""Documents into stories: copies first, then what is alike, then the origins of each story."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.stories.copies import copies
from briefgen.stories.likeness import MOST_NEIGHBOURS, neighbours, openings
from briefgen.stories.linkage import average_link
from briefgen.stories.origins import origins

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Document
    from briefgen.stories.likeness import Opening

ALIKE = 0.22
"""The mean likeness from which two groups of documents are one story."""


@dataclass(frozen=True, slots=True)
class Group:
    """A story as places in the list of documents: its members, its sets of copies, its members by origin."""

    members: tuple[int, ...]
    copies: tuple[tuple[int, ...], ...]
    origins: tuple[tuple[int, ...], ...]


def group(documents: Sequence[Document]) -> list[Group]:
    """The documents' stories, by their first member."""
    opened = openings(documents)
    pairs = list(neighbours(opened))
    first = copies([o.body for o in opened], pairs)
    kept = [k for k, original in enumerate(first) if k == original]
    if len(kept) < len(opened):  # copies make their words look common: compare once more without them
        pairs = list(neighbours([opened[k] for k in kept]))
    repeated = _repeated(first)
    return [
        _described(documents, opened, [kept[k] for k in story], repeated)
        for story in average_link(len(kept), pairs, threshold=ALIKE, degree=MOST_NEIGHBOURS)
    ]


def _repeated(first: Sequence[int]) -> dict[int, list[int]]:
    """The copies of each document that has some."""
    found: dict[int, list[int]] = defaultdict(list)
    for k, original in enumerate(first):
        if k != original:
            found[original].append(k)
    return found


def _described(
    documents: Sequence[Document], opened: Sequence[Opening], story: Sequence[int], repeated: dict[int, list[int]]
) -> Group:
    members = sorted([*story, *(copy for k in story for copy in repeated.get(k, ()))])
    parts = origins([documents[k] for k in members], [opened[k].body for k in members])
    return Group(
        tuple(members),
        tuple((k, *repeated[k]) for k in story if k in repeated),
        tuple(tuple(members[n] for n in part) for part in parts),
    )
