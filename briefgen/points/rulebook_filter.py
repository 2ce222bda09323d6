"""Which rules may match in a text: one look-up for each of its words, however many rules there are.

Each need has a bit of a number, so that the needs of a pattern are one number, and what a text meets is another.
"""

from __future__ import annotations

import re
from functools import reduce
from itertools import groupby
from operator import itemgetter, or_
from typing import TYPE_CHECKING

from briefgen.points.rulebook_needs import AS_LETTERS, LONGEST, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.points.rulebook_chain import Chain, CompiledRule
    from briefgen.points.rulebook_needs import Need

_EVERY = 1
"""What every text meets, which is what a pattern needs of which no need is known."""

_LETTERS = re.compile("[a-z]+")
_MOST_REMEMBERED = 50_000


class Filter:
    """Gives each need its bit, and tells which a text meets. All needs are given before the first text."""

    def __init__(self) -> None:
        self._bits: dict[Need, int] = {}
        self._met_by = _MetBy()

    def bits(self, needs: Iterable[Need]) -> tuple[int, ...]:
        """The bit of each need, that of the most telling first."""
        return tuple(map(self._bit, sorted(needs, key=telling, reverse=True))) or (_EVERY,)

    def met(self, text: str) -> int:
        """The bits of the needs that the text meets."""
        if not text.isascii() and any(letter in text for letter in AS_LETTERS):
            return (2 << len(self._bits)) - 1
        return reduce(or_, map(self._met_by.__getitem__, _LETTERS.findall(text.lower())), _EVERY)

    def _bit(self, need: Need) -> int:
        if need not in self._bits:
            self._bits[need] = bit = 2 << len(self._bits)
            for beginning in need:
                beginnings = self._met_by.beginnings
                beginnings[beginning] = beginnings.get(beginning, 0) | bit
        return self._bits[need]


class _MetBy(dict[str, int]):
    """The bits of the needs that a word meets; fills itself."""

    def __init__(self) -> None:
        super().__init__()
        self.beginnings: dict[str, int] = {}

    def __missing__(self, word: str) -> int:
        lengths = range(1, min(len(word), LONGEST) + 1)
        met = reduce(or_, (self.beginnings.get(word[:n], 0) for n in lengths))
        if len(self) < _MOST_REMEMBERED:
            self[word] = met
        return met


class Shelf:
    """Rules in their order of precedence, to be found by the needs that a text meets."""

    def __init__(self) -> None:
        self._rules: list[CompiledRule] = []
        self._by_bit: dict[int, list[tuple[int, int, Chain]]] = {}
        self._bits = 0

    def add(self, rule: CompiledRule) -> None:
        """Put the rule after those that are there, each of its patterns under its most telling need."""
        for n, chain in enumerate(rule.finding):
            self._by_bit.setdefault(chain.most_telling, []).append((len(self._rules), n, chain))
            self._bits |= chain.most_telling
        self._rules.append(rule)

    def possible(self, met: int) -> Iterator[tuple[CompiledRule, list[Chain]]]:
        """The rules with patterns whose needs are met, in their order, and those patterns."""
        placed = [
            place
            for bit in _each(met & self._bits)
            for place in self._by_bit[bit]
            if place[2].needs & met == place[2].needs
        ]
        placed.sort(key=itemgetter(0, 1))
        for rule, places in groupby(placed, itemgetter(0)):
            yield self._rules[rule], [chain for _, _, chain in places]


def _each(bits: int) -> Iterator[int]:
    while bits:
        bit = bits & -bits
        yield bit
        bits ^= bit
