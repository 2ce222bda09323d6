"""From the sources of a configuration to documents, with the tags that tell audiences which of them are theirs."""

from __future__ import annotations

import glob
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefgen.config.tables import USUAL_TIER
from briefgen.sources import FullText, Input, collect
from briefgen.sources.collected import together
from briefgen.sources.folder import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from briefgen.config import SourceTable
    from briefgen.model import Document
    from briefgen.sources import Collected, FetchState


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came in, and by its id each document's tags, and the best tier of a source that has it."""

    collected: Collected
    tags: Mapping[str, frozenset[str]]
    tiers: Mapping[str, int]

    def documents(self, tags: frozenset[str]) -> tuple[Document, ...]:
        """Those that have one of the tags; all where there is no tag."""
        return tuple(d for d in self.collected.documents if not tags or tags & self.tags[d.id])


def gather(sources: Sequence[SourceTable], states: Mapping[str, FetchState], now: datetime) -> Gathered:
    """Everything that the sources hold; `states` is what was remembered of their addresses.

    A folder or pattern without a document is no problem here: an inbox may be empty.
    """
    by_name = {s.name: _Standing(frozenset(s.tags), s.tier) for s in sources if s.url and s.told_apart}
    tags: dict[str, frozenset[str]] = defaultdict(frozenset)
    tiers: dict[str, int] = {}
    parts = []
    for of_group, group in _groups(sources).items():
        collected = collect([input_of(s) for s in group], states=states, now=now)
        parts.append(collected)
        for document in collected.documents:
            standing = by_name.get(document.source, of_group) if of_group == _USUAL else of_group
            tags[document.id] |= standing.tags
            tiers[document.id] = min(standing.tier, tiers.get(document.id, standing.tier))
    return Gathered(together(parts), tags, tiers)


class _Standing(NamedTuple):
    """What a source's documents have of it."""

    tags: frozenset[str] = frozenset()
    tier: int = USUAL_TIER


_USUAL = _Standing()


def input_of(source: SourceTable) -> Input:
    """The source as it is collected."""
    return Input(source.where, source.name, source.language, source.private, FullText(source.full_text))


def _groups(sources: Sequence[SourceTable]) -> Mapping[_Standing, list[SourceTable]]:
    """Files by their standing; all web addresses together, since they are fetched side by side and known by their names."""
    groups: dict[_Standing, list[SourceTable]] = defaultdict(list)
    for source in sources:
        if not _is_empty(source):
            groups[_USUAL if source.url else _Standing(frozenset(source.tags), source.tier)].append(source)
    return groups


def _is_empty(source: SourceTable) -> bool:
    if source.url:
        return False
    found = named(source.path)
    if any(folder.files or folder.refused or folder.skipped for folder in found):
        return False
    return glob.has_magic(source.path) or not any(folder.missing for folder in found)
