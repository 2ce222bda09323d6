"""Applying rules to a sentence with RE2: linear in the text whatever it holds, and cheap where no rule applies."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import re2

from briefgen.points.rulebook_chain import Chain, CompiledRule, Found, Reading, Regex
from briefgen.points.rulebook_filter import Filter, Shelf
from briefgen.points.rulebook_needs import Needs
from briefgen.points.rulebook_rule import expand, steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.model import Span
    from briefgen.points.rulebook_rule import Rule

WINDOW = 4_000
"""Characters that rules see at once: no sentence is longer, and a text that never ends a sentence stays linear."""

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


class Matcher:
    """Rules in their order of precedence, behind a filter that looks for the words that each cannot do without."""

    def __init__(self, rules: Sequence[Rule], words: Mapping[str, str]) -> None:
        self._words = words
        self._filter = Filter()
        self._points, self._fields = Shelf(), Shelf()
        self._regexes: dict[str, Regex] = {}
        self._last: tuple[str, list[tuple[int, Reading]]] = ("", [])
        needs = Needs(words)
        shared = Counter(part.source for rule in rules for _, _, pattern in rule.patterns() for part in steps(pattern))
        for rule in rules:
            (self._fields if rule.field else self._points).add(self._chained(rule, needs, shared))

    def first(self, text: str) -> Hit | None:
        """What the first rule without a field to match finds in the text."""
        for start, reading in self._readings(text):
            for rule, chains in self._points.possible(reading.met):
                if found := next(rule.find(reading, chains), None):
                    return Hit(rule.rule, found.moved(start))
        return None

    def fields(self, text: str) -> dict[str, tuple[Span, ...]]:
        """What the rules with a field take from the text: of each field what its first rule to match takes, in order."""
        taken: dict[str, tuple[Span, ...]] = {}
        for start, reading in self._readings(text):
            for rule, chains in self._fields.possible(reading.met):
                if rule.rule.field not in taken and (found := [*rule.find(reading, chains)]):
                    taken[rule.rule.field] = tuple(f.moved(start).taken for f in found)
        return taken

    def _readings(self, text: str) -> list[tuple[int, Reading]]:
        """The text's readings, kept until the next text: a sentence with a point is read for its fields right after."""
        if self._last[0] != text:
            self._last = (text, list(self._read(text)))
        return self._last[1]

    def _read(self, text: str) -> Iterator[tuple[int, Reading]]:
        for start in range(0, len(text), WINDOW):
            seen = plain(text[start : start + WINDOW])
            yield start, Reading(seen, self._regex, self._filter.met(seen))

    def _chained(self, rule: Rule, needs: Needs, shared: Counter[str]) -> CompiledRule:
        chains: dict[str, list[Chain]] = {"any": [], "all": [], "not": []}
        for key, _, pattern in rule.patterns():
            parts = steps(pattern)
            needed = frozenset(need for part in parts for need in needs.of(part.source))
            chains[key].append(Chain(parts, self._filter.numbers(needed), lambda part: -shared[part]))
        return CompiledRule(rule, tuple(chains["any"]), tuple(chains["all"]), tuple(chains["not"]))

    def _regex(self, part: str) -> Regex:
        """The part compiled, which is done once and only when a text comes that it may match in."""
        if part not in self._regexes:
            self._regexes[part] = compiled(expand(part, self._words))
        return self._regexes[part]


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
