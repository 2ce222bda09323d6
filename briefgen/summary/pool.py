"""The sentences of all documents side by side, with what every method ranks and chooses them by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.model import Role
from briefgen.summary.passages import passages
from briefgen.text import annotate
from briefgen.text.order import by_time
from briefgen.text.terms import terms, word_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.model import Document, Sentence


@dataclass(frozen=True, slots=True)
class Pooled:
    """A sentence in the pool: `owner` is its document's place, `position` its place among its document's own text."""

    sentence: Sentence
    owner: int
    position: int
    terms: tuple[str, ...]
    words: int
    passage: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """The documents in an order of their own, their languages, and their sentences that are article text."""

    documents: tuple[Document, ...]
    languages: tuple[str, ...]
    sentences: tuple[Pooled, ...]


def pool(documents: Iterable[Document]) -> Pool:
    """The documents' sentences, the same for any order of the documents; a text that comes twice counts once."""
    ordered = tuple({d.id: d for d in sorted(documents, key=by_time)}.values())
    pooled: list[Pooled] = []
    for owner, document in enumerate(ordered):
        pooled += _pooled(document, owner, len(pooled))
    return Pool(ordered, tuple(annotate(d).language for d in ordered), tuple(pooled))


def _pooled(document: Document, owner: int, offset: int) -> list[Pooled]:
    annotated = annotate(document)
    own = [k for k, s in enumerate(annotated.sentences) if s.role is Role.BODY]
    place = {k: offset + n for n, k in enumerate(own)}
    needed = passages(annotated)
    return [
        _entry(annotated.sentences[k], owner, n, annotated.language, tuple(place[j] for j in needed[k]))
        for n, k in enumerate(own)
    ]


def _entry(sentence: Sentence, owner: int, position: int, language: str, passage: Sequence[int]) -> Pooled:
    return Pooled(
        sentence, owner, position, tuple(terms(sentence.text, language)), word_count(sentence.text), tuple(passage)
    )
