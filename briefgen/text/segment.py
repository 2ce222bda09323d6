"""Sentences with exact offsets and roles."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.model import Sentence, Span
from briefgen.text.boundaries import boundaries
from briefgen.text.furniture import sentence_role
from briefgen.text.layout import trimmed
from briefgen.text.roles import placed, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Document
    from briefgen.text.quotations import Quotation

_SPOKEN = re.compile(r"[^\W_]")


def split_sentences(
    document: Document, language: str, paragraphs: tuple[Span, ...], quotations: tuple[Quotation, ...]
) -> tuple[Sentence, ...]:
    """The document's sentences in order.

    What stands outside every sentence is white space, a dateline, or marks without a letter or digit (a heading's
    "#", a list's "-", a rule of asterisks).
    """
    found: list[Sentence] = []
    opening = frozenset(q.span.start for q in quotations)
    for part in stretches(document.text, paragraphs):
        for span in _pieces(document.text, part.span, language, opening):
            words = document.text[span.start : span.end]
            found.append(Sentence(document.id, len(found), span, words, part.role or sentence_role(words)))
    return placed(document, paragraphs, tuple(found))


def _pieces(text: str, within: Span, language: str, opening: frozenset[int]) -> Iterator[Span]:
    """The sentences of a stretch; one without a letter or digit goes with the sentence before it."""
    start, spoken = within.start, False
    cuts = boundaries(text, within.start, within.end, language, opening)
    for here, cut in pairwise((within.start, *cuts, within.end)):
        if _SPOKEN.search(text, here, cut):
            if spoken:
                yield trimmed(text, start, here)
                start = here
            spoken = True
    if spoken:
        yield trimmed(text, start, within.end)
