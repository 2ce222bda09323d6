"""Applying rules to a sentence with RE2: linear in the text whatever it holds, and cheap where no rule applies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import re2

from briefgen.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.points.rulebook_rule import Rule

Regex = Any  # google-re2 has no types

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


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found: `span` is the match and `taken` the words it is about, in offsets of the text searched."""

    rule: Rule
    span: Span
    taken: Span


class Matcher:
    """Rules in their order of precedence, behind one filter that looks for the words each of them cannot do without."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._filter = re2.Filter()
        self._owners: list[int] = []
        self._rules = [self._compiled(n, rule) for n, rule in enumerate(rules)]
        if self._owners:
            self._filter.Compile()

    def _compiled(self, number: int, rule: Rule) -> _CompiledRule:
        parts: dict[str, list[Regex]] = {"any": [], "all": [], "not": []}
        for key, n, pattern in rule.patterns():
            try:
                if key == "not":
                    parts[key].append(re2.compile(pattern, _OPTIONS))
                    continue
                index = self._filter.Add(pattern, _OPTIONS)
            except re2.error:
                raise RefusedPatternError(rule, key, n, _reason(pattern)) from None
            self._owners.append(number)
            parts[key].append(self._filter.re(index))
        return _CompiledRule(rule, tuple(parts["any"]), tuple(parts["all"]), tuple(parts["not"]))

    def first(self, text: str) -> Hit | None:
        """What the first rule to match finds in the text; typographic quotes, dashes and blanks count as plain ones."""
        if not self._owners:
            return None
        for start in range(0, len(text), WINDOW):
            hit = self._first(plain(text[start : start + WINDOW]))
            if hit:
                return Hit(hit.rule, _moved(hit.span, start), _moved(hit.taken, start))
        return None

    def _first(self, text: str) -> Hit | None:
        candidates = {self._owners[i] for i in self._filter.Match(text) or ()}
        found = (self._rules[n].find(text) for n in sorted(candidates))
        return next((hit for hit in found if hit), None)


@dataclass(frozen=True, slots=True)
class _CompiledRule:
    rule: Rule
    any: tuple[Regex, ...]
    all: tuple[Regex, ...]
    never: tuple[Regex, ...]

    def find(self, text: str) -> Hit | None:
        """The first match that no `not` pattern touches, where every `all` pattern matches too."""
        if not all(p.search(text) for p in self.all):
            return None
        vetoed: list[Span] | None = None
        for match in self._matches(text):
            if vetoed is None:
                vetoed = [Span(*m.span()) for p in self.never for m in p.finditer(text)]
            span = Span(*match.span())
            if not any(v.start < span.end and span.start < v.end for v in vetoed):
                return Hit(self.rule, span, _taken(match))
        return None

    def _matches(self, text: str) -> Iterator[Any]:
        for pattern in self.any or self.all[:1]:
            yield from pattern.finditer(text)


def plain(text: str) -> str:
    """The text as rules see it, character for character: plain quotes, dashes and blanks, no lone surrogates."""
    return text if text.isascii() and "\n" not in text else _SURROGATE.sub("\ufffd", text.translate(_PLAIN))


def _taken(match: Any) -> Span:
    """The words in the pattern's group `take`, or all that it matched."""
    group = Span(*match.span(match.re.groupindex.get("take", 0)))
    return group if group.start >= 0 else Span(*match.span())


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _reason(pattern: str) -> str:
    """Why RE2 refuses the pattern."""
    try:
        re2.compile(pattern, _OPTIONS)
    except re2.error as error:
        told = error.args[0]
        return told.decode("utf-8", "replace") if isinstance(told, bytes) else str(told)
    return "no reason given"
