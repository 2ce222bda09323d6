"""The words of the ledger, read once from `words.toml`, where people may extend them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from briefgen.points.quantity.lexicon import read_table


class _Deed(msgspec.Struct, frozen=True):
    object: str
    after: str
    active: str
    nouns: str
    of: str


class _Table(msgspec.Struct, frozen=True):
    things: dict[str, str]
    deeds: dict[str, _Deed]
    frame: dict[str, str]


class Deeds(NamedTuple):
    """By word the deed that it tells: before the figure, behind it, as what is counted, before "of" and the figure."""

    object: dict[str, str]
    after: dict[str, str]
    nouns: dict[str, str]
    of: dict[str, str]
    active: frozenset[str]


@cache
def things() -> dict[str, str]:
    """By noun the kind of thing that it names, where several nouns name one."""
    return _by_word(_table().things)


@cache
def deeds() -> Deeds:
    """The words that tell what is done to those who are counted."""
    table = _table().deeds
    before, after = {n: d.object for n, d in table.items()}, {n: d.after for n, d in table.items()}
    nouns, of = {n: d.nouns for n, d in table.items()}, {n: d.of for n, d in table.items()}
    active = frozenset(word for d in table.values() for word in d.active.split())
    return Deeds(_by_word(before), _by_word(after), _by_word(nouns), _by_word(of), active)


@cache
def frame(name: str) -> frozenset[str]:
    """A closed set of words, by its name in the table."""
    return frozenset(_table().frame[name].split())


@cache
def _table() -> _Table:
    return read_table(Path(__file__).parent / "words.toml", _Table)


def _by_word(lines: dict[str, str]) -> dict[str, str]:
    return {word: meaning for meaning, line in lines.items() for word in line.split()}
