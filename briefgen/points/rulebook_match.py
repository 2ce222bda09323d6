"""Applying rules to a sentence with RE2: linear in the text whatever it holds, and cheap where no rule applies."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import re2

from briefgen.points.rulebook_chain import Chain, CompiledRule, Found, Reading, Regex
from briefgen.points.rulebook_filter import Filter, Shelf
from briefgen.points.rulebook_needs import Needs
from briefgen.points.rulebook_rule import expand, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from briefgen.model import Span
    from briefgen.points.rulebook_rule import Rule

WINDOW = 4_000
"""Characters that rules see at once: no sentence is longer, and a text that never ends a sentence stays linear."""

_MOST_KEPT = 256
"""Texts whose readings are kept: one kind of point is looked for in all of a document before the next."""

_OPTIONS = re2.Options()
_OPTIONS.case_sensitive = False
_OPTIONS.log_errors = False

_PLAIN = str.maketrans(
    dict.fromkeys("“”„‟«»", '"')
    | dict.fromkeys("‘’‚‛´`", "'")
    | dict.fromkeys("‐‑‒–—―", "-")
    | dict.fromkeys("\n\r\t\xa0\u2009\u202f", " ")
)
_SURROGATE = re.compile("[\ud800-\udfff]")


class Hit(NamedTuple):
    """What a rule found, in offsets of the text searched."""

    rule: Rule
    found: Found


class Reader:
    """Reads texts for rules that share word lists: the needs that a text meets, and where parts of patterns match in it."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words
        self._needs, self._filter = Needs(words), Filter()
        self._regexes: dict[str, Regex] = {}
        self._kept = lru_cache(_MOST_KEPT)(self._read)

    def chain(self, pattern: str, rank: Callable[[str], int]) -> Chain:
        """The parts of the pattern; every pattern is given before the first text."""
        parts = steps(pattern)
        needs = frozenset(need for part in parts for need in self._needs.of(part.source))
        return Chain(parts, self._filter.bits(needs), rank)

    def read(self, text: str) -> tuple[tuple[int, Reading], ...]:
        """The text in readings of at most `WINDOW` characters, each with where it starts."""
        return self._kept(text) if len(text) <= WINDOW else self._read(text)

    def _read(self, text: str) -> tuple[tuple[int, Reading], ...]:
        seen = ((start, plain(text[start : start + WINDOW])) for start in range(0, len(text), WINDOW))
        return tuple((start, Reading(part, self._regex, self._filter.met(part))) for start, part in seen)

    def _regex(self, part: str) -> Regex:
        """The part compiled, which is done once and only when a text comes that it may match in."""
        if part not in self._regexes:
            self._regexes[part] = compiled(expand(part, self._words))
        return self._regexes[part]


class Matcher:
    """Rules in their order of precedence, behind a filter that looks for the words that each cannot do without."""

    def __init__(self, rules: Sequence[Rule], reader: Reader) -> None:
        self._reader = reader
        self._points, self._fields = Shelf(), Shelf()
        shared = Counter(part.source for rule in rules for _, _, pattern in rule.patterns() for part in steps(pattern))
        for rule in rules:
            chains: dict[str, list[Chain]] = {"any": [], "all": [], "not": []}
            for key, _, pattern in rule.patterns():
                chains[key].append(reader.chain(pattern, lambda part: -shared[part]))
            shelf = self._fields if rule.field else self._points
            shelf.add(CompiledRule(rule, tuple(chains["any"]), tuple(chains["all"]), tuple(chains["not"])))

    def first(self, text: str) -> Hit | None:
        """What the first rule without a field to match finds in the text."""
        for start, reading in self._reader.read(text):
            for rule, chains in self._points.possible(reading.met):
                if found := next(rule.find(reading, chains), None):
                    return Hit(rule.rule, found.moved(start))
        return None

    def fields(self, text: str) -> dict[str, tuple[Span, ...]]:
        """What the rules with a field take from the text: of each field what its first rule to match takes, in order."""
        taken: dict[str, tuple[Span, ...]] = {}
        for start, reading in self._reader.read(text):
            for rule, chains in self._fields.possible(reading.met):
                if rule.rule.field not in taken and (found := [*rule.find(reading, chains)]):
                    taken[rule.rule.field] = tuple(f.moved(start).taken for f in found)
        return taken


@cache
def compiled(source: str) -> Regex:
    """The source as RE2; raises `re2.error`."""
    regex = re2.compile(source.encode(), _OPTIONS)
    return Regex(regex.finditer, regex.groupindex.get(b"take"))


def refused_pattern(rule: Rule, words: Mapping[str, str]) -> tuple[str, int, str] | None:
    """The first pattern of the rule that RE2 refuses: its key, its place there, and the reason."""
    for key, n, pattern in rule.patterns():
        for part in steps(pattern):
            try:
                compiled(expand(part.source, words))
            except re2.error as error:
                told = error.args[0]
                return key, n, told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
    return None


def plain(text: str) -> str:
    """The text as rules see it, character for character: plain quotes, dashes and blanks, no lone surrogates."""
    return text if text.isascii() and text.isprintable() else _SURROGATE.sub("\ufffd", text.translate(_PLAIN))
