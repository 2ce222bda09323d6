"""Applying rules to a sentence with RE2: linear in the text whatever it holds, and cheap where no rule applies."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import re2

from briefgen.points.rulebook_chain import Chain, CompiledRule, Found, Part, Reading
from briefgen.points.rulebook_rule import steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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


class RefusedPatternError(Exception):
    """RE2 refuses the `n`-th pattern under `key` of a rule."""

    def __init__(self, rule: Rule, key: str, n: int, reason: str) -> None:
        super().__init__(reason)
        self.rule, self.key, self.n, self.reason = rule, key, n, reason


class Hit(NamedTuple):
    """What a rule found, in offsets of the text searched."""

    rule: Rule
    found: Found


class Matcher:
    """Rules in their order of precedence, behind one filter that looks for the words each part cannot do without."""

    def __init__(self, rules: Sequence[Rule], words: dict[str, str]) -> None:
        self._words = words
        self._filter = re2.Filter()
        self._parts: dict[str, int] = {}
        self._rules = [self._compiled(rule) for rule in rules]
        self._ending: dict[Part, list[tuple[frozenset[Part], int]]] = {}
        for n, rule in enumerate(self._rules):
            for chain in rule.any or rule.all[:1]:
                self._ending.setdefault(chain.last, []).append((chain.needed, n))
        self._filter.Compile()
        self._last: tuple[str, list[tuple[int, Reading]]] = ("", [])

    def first(self, text: str) -> Hit | None:
        """What the first rule without a field to match finds in the text."""
        for start, reading in self._readings(text):
            for rule in self._candidates(reading):
                if not rule.rule.field and (found := next(rule.find(reading), None)):
                    return Hit(rule.rule, found.moved(start))
        return None

    def fields(self, text: str) -> dict[str, tuple[Span, ...]]:
        """What the rules with a field take from the text: of each field what its first rule to match takes, in order."""
        taken: dict[str, tuple[Span, ...]] = {}
        for start, reading in self._readings(text):
            for rule in self._candidates(reading):
                if rule.rule.field and rule.rule.field not in taken and (found := [*rule.find(reading)]):
                    taken[rule.rule.field] = tuple(f.moved(start).taken for f in found)
        return taken

    def _candidates(self, reading: Reading) -> list[CompiledRule]:
        """The rules that have all parts of a pattern in the text, in their order."""
        ending = (entry for part in reading.matched for entry in self._ending.get(part, ()))
        return [self._rules[n] for n in sorted({n for needed, n in ending if needed <= reading.matched})]

    def _readings(self, text: str) -> list[tuple[int, Reading]]:
        """The text's readings, kept until the next text: a sentence with a point is read for its fields right after."""
        if self._last[0] != text:
            self._last = (text, list(self._read(text)))
        return self._last[1]

    def _read(self, text: str) -> Iterator[tuple[int, Reading]]:
        for start in range(0, len(text), WINDOW):
            seen = plain(text[start : start + WINDOW])
            if matched := self._filter.Match(seen):
                yield start, Reading(seen, self._regex, frozenset(matched))

    def _compiled(self, rule: Rule) -> CompiledRule:
        chains: dict[str, list[Chain]] = {"any": [], "all": [], "not": []}
        for key, n, pattern in rule.patterns():
            part_of = self._veto if key == "not" else self._part
            try:
                parts = steps(pattern, self._words)
                chains[key].append(Chain(tuple((part.within, part_of(part.source)) for part in parts)))
            except re2.error:
                raise RefusedPatternError(rule, key, n, _reason(pattern, self._words)) from None
        return CompiledRule(rule, tuple(chains["any"]), tuple(chains["all"]), tuple(chains["not"]))

    def _part(self, source: str) -> int:
        if source not in self._parts:
            self._parts[source] = self._filter.Add(source, _OPTIONS)
        return self._parts[source]

    def _veto(self, source: str) -> Part:
        """Vetoes are asked for in few sentences: one that is no rule's part anyway is compiled when it is needed."""
        return self._parts.get(source, source)

    def _regex(self, part: Part) -> Any:
        return compiled(part) if isinstance(part, str) else self._filter.re(part)


@cache
def compiled(source: str) -> Any:
    """The source as RE2; raises `re2.error`."""
    return re2.compile(source, _OPTIONS)


def check_vetoes(rule: Rule, words: dict[str, str]) -> None:
    """Raises `RefusedPatternError` where RE2 refuses a `not` pattern, which would else show at the first match only."""
    for n, pattern in enumerate(rule.not_):
        if reason := _reason(pattern, words):
            raise RefusedPatternError(rule, "not", n, reason)


def plain(text: str) -> str:
    """The text as rules see it, character for character: plain quotes, dashes and blanks, no lone surrogates."""
    return text if text.isascii() and text.isprintable() else _SURROGATE.sub("\ufffd", text.translate(_PLAIN))


def _reason(pattern: str, words: dict[str, str]) -> str:
    """Why RE2 refuses the pattern; empty where it does not."""
    for _, source in steps(pattern, words):
        try:
            compiled(source)
        except re2.error as error:
            told = error.args[0]
            return told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
    return ""
