"""A document with everything that later stages read of it, computed once (in the manner of spaCy's Doc)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from briefgen.text.language import detect_language
from briefgen.text.layout import paragraphs
from briefgen.text.quotations import Quotation, find_quotations
from briefgen.text.segment import split_sentences

if TYPE_CHECKING:
    from briefgen.model import Document, Sentence, Span

_KEPT_CHARACTERS = 32_000_000


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A document, its language (ISO 639-1), paragraphs, sentences and quotations, each in the order of the text.

    `language` is the document's own, else the detected one, else "en" where the text is too short to tell.
    `outermost` are the quotations that stand in no other, `starts` the sentences' first offsets. Sentences do not overlap. Text outside them is white space, a dateline, or marks without a letter or digit.
    """

    document: Document
    language: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    outermost: tuple[Quotation, ...]
    starts: tuple[int, ...]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at `offset`; None between sentences."""
        i = bisect_right(self.starts, offset) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].span.end else None

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that share a character with `span`, such as those that a quotation runs over."""
        first = bisect_right(self.sentences, span.start, key=lambda s: s.span.end)
        return self.sentences[first : bisect_left(self.starts, span.end)]

    def quotations_in(self, span: Span) -> tuple[Quotation, ...]:
        """The outermost quotations that share a character with `span`, in order."""
        first = bisect_right(self.outermost, span.start, key=lambda q: q.span.end)
        return self.outermost[first : bisect_left(self.outermost, span.end, key=lambda q: q.span.start)]

    def halves(self, sentence: Sentence) -> tuple[Quotation, ...]:
        """The quotations of which the sentence holds a part only, or that are not closed: it cannot stand alone."""
        span = sentence.span
        return tuple(
            q for q in self.quotations_in(span) if not q.closed or q.span.start < span.start or q.span.end > span.end
        )


class _Memory:
    """Annotated documents by document, the least recently used dropped beyond a number of characters of text."""

    def __init__(self, characters: int) -> None:
        self._limit = characters
        self._held = 0
        self._documents: OrderedDict[Document, AnnotatedDocument] = OrderedDict()
        self._lock = Lock()

    def get(self, document: Document) -> AnnotatedDocument | None:
        with self._lock:
            found = self._documents.get(document)
            if found is not None:
                self._documents.move_to_end(document)
            return found

    def put(self, annotated: AnnotatedDocument) -> None:
        with self._lock:
            if annotated.document in self._documents:
                return
            self._documents[annotated.document] = annotated
            self._held += len(annotated.document.text)
            while self._held > self._limit and len(self._documents) > 1:
                dropped, _ = self._documents.popitem(last=False)
                self._held -= len(dropped.text)


_memory = _Memory(_KEPT_CHARACTERS)


def annotate(document: Document) -> AnnotatedDocument:
    """The document annotated; the same document is annotated once while about 32 million characters are kept."""
    annotated = _memory.get(document)
    if annotated is None:
        annotated = _annotated(document)
        _memory.put(annotated)
    return annotated


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The document's sentences in order, each verbatim with its span and its role."""
    return annotate(document).sentences


def _annotated(document: Document) -> AnnotatedDocument:
    language = document.language or detect_language(document.text) or "en"
    blocks = paragraphs(document.text)
    quotations = find_quotations(document.text, blocks)
    found = split_sentences(document, language, blocks, quotations)
    return AnnotatedDocument(
        document=document,
        language=language,
        paragraphs=blocks,
        sentences=found,
        quotations=quotations,
        outermost=tuple(q for q in quotations if q.depth == 0),
        starts=tuple(s.span.start for s in found),
    )
