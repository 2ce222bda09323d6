"""Where the parts of a rule's patterns stand in a sentence, and whether together they make a match."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from briefgen.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefgen.points.rulebook_rule import Rule

Part = int | str
"""A part that the filter looks for, by its number there, or the source of one that is compiled when it is needed."""

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


class Reading:
    """A text with the parts of patterns that match somewhere in it; where they do is looked up once for all rules."""

    def __init__(self, text: str, regex_of: Callable[[Part], Any], matched: frozenset[Part]) -> None:
        self.text, self.matched = text, matched
        self._regex_of = regex_of
        self._found: dict[Part, list[Found]] = {}

    def find(self, part: Part) -> list[Found]:
        """Where the part matches, in order."""
        if part not in self._found:
            regex = self._regex_of(part)
            group = regex.groupindex.get("take") if regex.groups else None
            self._found[part] = [_found(m, group) for m in regex.finditer(self.text)]
        return self._found[part]


class Chain:
    """The parts of one pattern, each with the most words that may stand before it (None: any number)."""

    def __init__(self, parts: tuple[tuple[int | None, Part], ...]) -> None:
        self.parts = parts
        self.needed: frozenset[Part] = frozenset(part for _, part in parts if isinstance(part, int))
        self.last = parts[-1][1]

    def find(self, reading: Reading) -> Iterator[Found]:
        """Where the whole chain matches: each part at its first place after the part before."""
        if not self.needed <= reading.matched:
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

    def find(self, reading: Reading) -> Iterator[Found]:
        """What the rule finds: matches that no `not` pattern touches, where every `all` pattern matches too."""
        if not all(next(chain.find(reading), None) for chain in self.all):
            return
        vetoes: list[Span] | None = None
        for chain in self.any or self.all[:1]:
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


def _found(match: Any, group: int | None) -> Found:
    span = Span(*match.span())
    taken = Span(*match.span(group)) if group else None
    return Found(span, span, taken if taken and taken.start >= 0 else None)


def moved(span: Span, by: int) -> Span:
    """The span, `by` characters further on."""
    return Span(span.start + by, span.end + by)
