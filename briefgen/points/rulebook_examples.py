"""Trying the examples that stand beside each rule."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.points.rulebook_match import Matcher, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.points.rulebook import Rulebook
    from briefgen.points.rulebook_rule import Rule


@dataclass(frozen=True, slots=True)
class Trial:
    """One example of a rule, tried: `wanted` is whether the rule is to match, `taken` the words that it took."""

    rule: str
    example: str
    wanted: bool
    taken: str | None
    passed: bool


def try_examples(book: Rulebook) -> tuple[Trial, ...]:
    """Every example of the book's rules in order, each tried on its own rule alone."""
    return tuple(trial for rule in book.rules for trial in trials_of(rule, book.words))


def trials_of(rule: Rule, words: dict[str, str]) -> Iterator[Trial]:
    """Every example of one rule, tried; `words` are the word lists that it may use."""
    matcher = Matcher([rule], Reader(words))
    for example in rule.tests.match:
        taken = _taken(matcher, example)
        marked = re.search(r"\[(.*)\]", example)
        yield Trial(
            rule.id, example, wanted=True, taken=taken, passed=taken == marked[1] if marked else taken is not None
        )
    for example in rule.tests.no_match:
        taken = _taken(matcher, example)
        yield Trial(rule.id, example, wanted=False, taken=taken, passed=taken is None)


def _taken(matcher: Matcher, example: str) -> str | None:
    text = example.replace("[", "").replace("]", "")
    spans = [span for found in matcher.fields(text).values() for span in found]
    if hit := matcher.first(text):
        spans.append(hit.found.taken)
    return text[spans[0].start : spans[0].end] if spans else None
