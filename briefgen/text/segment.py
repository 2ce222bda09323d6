"""Paragraphs and sentences with exact offsets, over sentencex."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sentencex import get_sentence_boundaries

from briefgen.model import Sentence, Span

if TYPE_CHECKING:
    from briefgen.model import Document


def paragraphs(text: str) -> tuple[Span, ...]:
    """The spans of the text's paragraphs (runs of lines that are not blank), without outer white space."""
    return tuple(Span(*m.span()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))


def split_sentences(document: Document, language: str) -> tuple[Sentence, ...]:
    """The document's sentences in order."""
    text = document.text
    found: list[Sentence] = []
    for p in paragraphs(text):
        for b in get_sentence_boundaries(language, text[p.start : p.end]):
            piece = b["text"]
            start = p.start + b["start_index"] + len(piece) - len(piece.lstrip())
            end = start + len(piece.strip())
            if end > start:
                found.append(Sentence(document.id, len(found), Span(start, end), text[start:end]))
    return tuple(found)
