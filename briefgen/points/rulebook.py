"""Rules as data: the rulebook, which finds the rules that match a sentence.

A rule is a few RE2 patterns with the sentences it must and must not match beside them, in the manner of Sigma
(github.com/SigmaHQ). The files under `rules/` are ours; a user's packs are read by the same reader and come first.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from briefgen.errors import UsageError
from briefgen.model import Level
from briefgen.points.rulebook_chain import moved
from briefgen.points.rulebook_match import Hit, Matcher, Reader, refused_pattern
from briefgen.points.rulebook_read import read_rules
from briefgen.points.rulebook_rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model import Kind, Span

__all__ = ["Hit", "Rule", "Rulebook", "builtin_rules", "load_rules", "moved"]

_BUILTIN = Path(__file__).with_name("rules")


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Rules in their order; `hash` (SHA-256, hex) covers all that decides what they find.

    Of the rules that match a sentence, the stronger level is heard first, then the earlier rule.
    """

    rules: tuple[Rule, ...]
    words: dict[str, str] = field(repr=False)
    matchers: dict[tuple[Kind, str], Matcher] = field(repr=False, compare=False)
    hash: str

    @classmethod
    def of(cls, rules: tuple[Rule, ...], words: dict[str, str]) -> Rulebook:
        """A rulebook of checked rules and their word lists."""
        grouped: dict[tuple[Kind, str], list[Rule]] = {}
        for rule in sorted(rules, key=_strength):
            if rule.status != "deprecated":
                grouped.setdefault((rule.kind, rule.language), []).append(rule)
        reader = Reader(words)
        matchers = {key: Matcher(group, reader) for key, group in grouped.items()}
        return cls(rules, words, matchers, _hash(rules, words))

    def languages(self) -> frozenset[str]:
        """The languages (ISO 639-1) that there are rules for."""
        return frozenset(language for _, language in self.matchers)

    def rule(self, rule_id: str) -> Rule:
        """The rule of that id; raises `UsageError` where there is none."""
        found = next((r for r in self.rules if r.id == rule_id), None)
        if found is None:
            near = get_close_matches(rule_id, [r.id for r in self.rules], n=1)
            hint = f"do you mean {near[0]}?" if near else "briefgen rules list names them all"
            raise UsageError(f"there is no rule {rule_id!r}", hint)
        return found

    def first(self, text: str, kind: Kind, language: str) -> Hit | None:
        """What the first rule of that kind to match the sentence `text` finds in it."""
        matcher = self.matchers.get((kind, language))
        return matcher.first(text) if matcher else None

    def fields(self, text: str, kind: Kind, language: str) -> dict[str, tuple[Span, ...]]:
        """What the field rules of that kind take from the sentence `text`, by field."""
        matcher = self.matchers.get((kind, language))
        return matcher.fields(text) if matcher else {}


def load_rules(packs: Iterable[Path] = ()) -> Rulebook:
    """The built-in rules, behind those of the packs (rule files, or folders of them). Raises `RuleError`.

    A pattern is compiled when a text comes that it may match in. With packs all are tried at once, ours too, since a
    pack may add to our word lists.
    """
    own = tuple(packs)
    library = read_rules((*own, _BUILTIN))
    for rule in library.rules if own else ():
        if refused := refused_pattern(rule, library.words):
            key, n, reason = refused
            raise library.error(rule.id, (key, n), f"RE2 refuses the pattern: {reason}")
    return Rulebook.of(library.rules, library.words)


@cache
def builtin_rules() -> Rulebook:
    """The built-in rules alone, loaded once."""
    return load_rules()


def _strength(rule: Rule) -> int:
    return list(Level).index(rule.level) if rule.level else 0


def _hash(rules: tuple[Rule, ...], words: dict[str, str]) -> str:
    told = [(r.id, r.kind, r.level, r.stage, r.field, r.status, r.language, r.any, r.all, r.not_) for r in rules]
    return hashlib.sha256(msgspec.json.encode((told, sorted(words.items())))).hexdigest()
