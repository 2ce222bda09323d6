"""Which rules may match in a text: one look-up for each of its words, however many rules there are."""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from briefgen.points.rulebook_needs import AS_LETTERS, LONGEST, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.points.rulebook_chain import Chain, CompiledRule
    from briefgen.points.rulebook_needs import Need

ANY = 0
"""What a pattern needs that needs nothing."""

_EVERY = frozenset((ANY,))
_LETTERS = re.compile("[a-z]+")
_LEAST_LETTERS = 2
_MOST_NEEDS = 4
_MOST_REMEMBERED = 50_000


class Filter:
    """Numbers needs, and tells of a text the numbers of those it meets. All needs are numbered before the first text."""

    def __init__(self) -> None:
        self._numbers: dict[Need, int] = {}
        self._met_by = _MetBy()

    def numbers(self, needs: Iterable[Need]) -> tuple[int, ...]:
        """The numbers of the needs that tell something, that of the most telling first."""
        ordered = sorted(needs, key=telling, reverse=True)
        told = [need for need in ordered[:_MOST_NEEDS] if min(map(len, need)) >= _LEAST_LETTERS]
        return tuple(self._number(need) for need in told or ordered[:1])

    def met(self, text: str) -> frozenset[int]:
        """The numbers of the needs that the text meets, and `ANY`, which each text does."""
        if not text.isascii() and any(letter in text for letter in AS_LETTERS):
            return frozenset(range(len(self._numbers) + 1))
        return _EVERY.union(*map(self._met_by.__getitem__, set(_LETTERS.findall(text.lower()))))

    def _number(self, need: Need) -> int:
        if need not in self._numbers:
            self._numbers[need] = number = len(self._numbers) + 1
            for beginning in need:
                self._met_by.beginnings.setdefault(beginning, set()).add(number)
        return self._numbers[need]


class _MetBy(dict[str, frozenset[int]]):
    """The numbers of the needs that a word meets; fills itself."""

    def __init__(self) -> None:
        super().__init__()
        self.beginnings: dict[str, set[int]] = {}

    def __missing__(self, word: str) -> frozenset[int]:
        parts = (word[:n] for n in range(1, min(len(word), LONGEST) + 1))
        met = frozenset(number for part in parts for number in self.beginnings.get(part, ()))
        if len(self) < _MOST_REMEMBERED:
            self[word] = met
        return met


class Shelf:
    """Rules in their order of precedence, to be found by the needs that a text meets."""

    def __init__(self) -> None:
        self._rules: list[CompiledRule] = []
        self._by_need: dict[int, list[tuple[frozenset[int], int, int]]] = {}

    def add(self, rule: CompiledRule) -> None:
        """Put the rule after those that are there, each of its patterns under its most telling need."""
        for n, chain in enumerate(rule.finding):
            place = (frozenset(chain.needs), len(self._rules), n)
            self._by_need.setdefault(chain.needs[0] if chain.needs else ANY, []).append(place)
        self._rules.append(rule)

    def possible(self, met: frozenset[int]) -> Iterator[tuple[CompiledRule, list[Chain]]]:
        """The rules with patterns whose needs are met, in their order, and those patterns."""
        placed = sorted(
            (rule, n) for need in self._by_need.keys() & met for needs, rule, n in self._by_need[need] if needs <= met
        )
        for rule, places in groupby(placed, itemgetter(0)):
            found = self._rules[rule]
            yield found, [found.finding[n] for _, n in places]
