"""A document with everything that later stages read of it, computed once (in the manner of spaCy's Doc)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from briefgen.text.language import detect_language
from briefgen.text.quotations import Quotation, find_quotations
from briefgen.text.segment import paragraphs, split_sentences

if TYPE_CHECKING:
    from briefgen.model import Document, Sentence, Span


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document, its language (ISO 639-1), paragraphs, sentences and quotations, each in the order of the text."""

    document: Document
    language: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]


@lru_cache(maxsize=256)
def annotate(document: Document) -> AnnotatedDocument:
    """The document annotated; the same document is annotated once (the last 256 are kept)."""
    language = document.language or detect_language(document.text)
    return AnnotatedDocument(
        document=document,
        language=language,
        paragraphs=paragraphs(document.text),
        sentences=split_sentences(document, language),
        quotations=find_quotations(document.text),
    )


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The document's sentences in order, each verbatim with its span and its role."""
    return annotate(document).sentences
