"""Where the parts of a rule's patterns stand in a sentence, and whether together they make a match."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefgen.points.rulebook_rule import Rule, Step

_WORD = re.compile(r"\w\S*")


class Found(NamedTuple):
    """A stretch that matches: all of it, its first part, and the words in a group `take` where a part has one."""

    span: Span
    head: Span
    group: Span | None = None

    @property
    def taken(self) -> Span:
        """The words in the group `take`, or all that matched."""
        return self.group or self.span

    @property
    def held(self) -> Span:
        """What a veto must touch: the match up to the words that are taken, without what only shows where they end."""
        return Span(self.span.start, self.group.end) if self.group else self.span

    def moved(self, by: int) -> Found:
        """The same, `by` characters further on."""
        return Found(moved(self.span, by), moved(self.head, by), moved(self.group, by) if self.group else None)


class Regex(NamedTuple):
    """A compiled part: `finditer` of RE2 on bytes, which saves it the way to text and back, and its group `take`."""

    finditer: Callable[[bytes], Iterator[Any]]
    take: int | None


class Reading:
    """A text and the needs that it meets, as bits; where parts of patterns match in it is looked up once for all rules."""

    def __init__(self, text: str, regex_of: Callable[[str], Regex], met: int) -> None:
        self.text, self.met = text, met
        self._bytes = text.encode()
        self._regex_of = regex_of
        self._found: dict[str, list[Found]] = {}

    def find(self, part: str) -> list[Found]:
        """Where the part (a source with its word lists) matches, in order."""
        if part not in self._found:
            regex = self._regex_of(part)
            self._found[part] = [self._placed(m, regex.take) for m in regex.finditer(self._bytes)]
        return self._found[part]

    @cached_property
    def _characters(self) -> list[int]:
        """For each byte the number of its character."""
        return [n for n, c in enumerate(f"{self.text} ") for _ in c.encode()]

    def _placed(self, match: Any, take: int | None) -> Found:
        span = self._span(*match.span())
        group = match.span(take) if take else (-1, -1)
        return Found(span, span, self._span(*group) if group[0] >= 0 else None)

    def _span(self, start: int, end: int) -> Span:
        if len(self.text) == len(self._bytes):
            return Span(start, end)
        return Span(self._characters[start], self._characters[end])


class Chain:
    """The parts of one pattern, each with the most words that may stand before it (None: any number).

    `needs` are the bits of the needs that a text must meet for all parts to match, given with the most telling first.
    Parts are looked for by their `rank`, the lowest first: one that many patterns share, and that is missing, rules
    all of them out.
    """

    def __init__(self, parts: tuple[Step, ...], needs: tuple[int, ...], rank: Callable[[str], int]) -> None:
        self.parts, self.needs, self.most_telling = parts, reduce(or_, needs), needs[0]
        self._sources = sorted({part.source for part in parts}, key=rank)

    def find(self, reading: Reading) -> Iterator[Found]:
        """Where the whole chain matches: each part at its first place after the part before."""
        if self.needs & reading.met != self.needs or not all(map(reading.find, self._sources)):
            return
        (_, first), *others = self.parts
        for head in reading.find(first):
            found: Found | None = head
            for within, part in others:
                found = found and _followed(found, within, reading.find(part), reading.text)
            if found:
                yield found


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with its patterns as chains."""

    rule: Rule
    any: tuple[Chain, ...]
    all: tuple[Chain, ...]
    never: tuple[Chain, ...]

    @property
    def finding(self) -> tuple[Chain, ...]:
        """The patterns of which one has to match, and whose words the rule finds."""
        return self.any or self.all[:1]

    def find(self, reading: Reading, possible: Iterable[Chain]) -> Iterator[Found]:
        """What those `finding` patterns find that are `possible` in the text.

        No `not` pattern touches it, and every `all` pattern matches too.
        """
        if not all(next(chain.find(reading), None) for chain in self.all):
            return
        vetoes: list[Span] | None = None
        for chain in possible:
            for found in chain.find(reading):
                if vetoes is None:
                    vetoes = [veto.span for never in self.never for veto in never.find(reading)]
                if not any(v.start < found.held.end and found.held.start < v.end for v in vetoes):
                    yield found


def _followed(before: Found, within: int | None, places: list[Found], text: str) -> Found | None:
    """The match so far and the first of `places` after it, if no more than `within` words stand between."""
    end = before.span.end
    at = bisect_left(places, end, key=_start)
    if at == len(places) or (within is not None and len(_WORD.findall(text, end, places[at].span.start)) > within):
        return None
    return Found(Span(before.span.start, places[at].span.end), before.head, before.group or places[at].group)


def _start(found: Found) -> int:
    return found.span.start


def moved(span: Span, by: int) -> Span:
    """The span, `by` characters further on."""
    return Span(span.start + by, span.end + by)
