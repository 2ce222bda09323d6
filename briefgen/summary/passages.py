"""The coherence guard: which sentences may be shown, and which only together.

A passage is a run of sentences that stands on its own. A sentence that opens with a pronoun, a connective or a definite
anaphor needs the one before it; a sentence that is nothing but quotation needs the one that names its speaker; half a
quotation, a fragment and a text with a hole in it are never shown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model import Role
from briefgen.summary.openers import leaning
from briefgen.text.terms import word_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.model import Sentence
    from briefgen.text import AnnotatedDocument

SHORTEST, LONGEST = 5, 60
"""Words of a sentence that may be shown: less is a fragment, more is several sentences that nobody could part."""

_LONGEST_PASSAGE = 3
_END = re.compile(r"[.!?。！？…।؟][\"”’'»)\]]*$")
_START = re.compile(r"[\"“‘'«„(\[¿¡]*(?:[^\W_a-zß-öø-ÿ]|[a-z]{1,2}[A-Z])")
_HOLE = re.compile(r"[,;:]\s*[,;:]|\(\s*\)|\s[,.]\s|\.{2,}\s+[a-z]")
_ONLY_QUOTED = re.compile(r"[\"“‘'«„](?:[^\"”»]|[\"”»](?=\w))*[\"”’'»][.!?]?$")
_SAID_PRONOUN = re.compile(r"[,.?!][\"”’'»]\s+(?:he|she|they|it)\s+\w+", re.IGNORECASE)


def passages(annotated: AnnotatedDocument) -> tuple[tuple[int, ...], ...]:
    """For each sentence the passage that ends with it, as places among the document's sentences; () if never shown."""
    inside = _inside_quotations(annotated)
    leans = leaning(annotated.language)
    found: list[tuple[int, ...]] = []
    for k, sentence in enumerate(annotated.sentences):
        first = not any(s.role is Role.BODY for s in annotated.sentences[:k])
        if k in inside or not fit(sentence):
            found.append(())
        elif first or not _needs_the_one_before(sentence.text, leans):
            found.append((k,))
        else:
            found.append(_joined(found, k))
    return tuple(found)


def fit(sentence: Sentence) -> bool:
    """Whether the sentence is a whole one of the article's own text: no heading, fragment or half quotation."""
    text = sentence.text
    return (
        sentence.role is Role.BODY
        and SHORTEST <= word_count(text) <= LONGEST
        and bool(_START.match(text) and _END.search(text))
        and not _HOLE.search(text)
        and _closed(text)
    )


def _closed(text: str) -> bool:
    pairs = (("“", "”"), ("(", ")"), ("«", "»"))
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in pairs) and not _half_single(text)


def _half_single(text: str) -> bool:
    """Whether a quotation in single marks is only half there; an apostrophe is told from a mark by its place."""
    opening = len(re.findall(r"(?:^|[\s(])[‘'](?=\w)", text))
    closing = len(re.findall(r"(?<=[\w.,!?])[’'](?=$|[\s,.;:)])", text))
    possessive = len(re.findall(r"s[’'](?=\s)", text))
    return opening > closing or closing - possessive > opening


def _needs_the_one_before(text: str, leans: re.Pattern[str] | None) -> bool:
    if leans is not None and leans.match(text):
        return True
    return bool(_ONLY_QUOTED.match(text) or _SAID_PRONOUN.search(text))


def _joined(found: Sequence[tuple[int, ...]], k: int) -> tuple[int, ...]:
    """The passage before `k` and `k`, if both may be shown and they stay short."""
    before = found[k - 1] if k else ()
    return (*before, k) if before and len(before) < _LONGEST_PASSAGE else ()


def _inside_quotations(annotated: AnnotatedDocument) -> frozenset[int]:
    """Sentences that share a quotation with another sentence: part of it alone would not be whole."""
    parts: set[int] = set()
    spans = [s.span for s in annotated.sentences]
    for q in annotated.quotations:
        held = [k for k, s in enumerate(spans) if s.start < q.span.end and q.span.start < s.end]
        if len(held) > 1:
            parts.update(held)
    return frozenset(parts)
